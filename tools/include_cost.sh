#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/include_cost.sh [COMPILER]
#
# What including the single header costs, alone and with Boost.Outcome, against nlohmann/json.hpp:
# the least user time of 15 rounds, which take turns. Needs nlohmann/json and Boost.Outcome.
set -eu
cd "$(dirname "$0")/.."
compiler=${1:-g++}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

echo '#include <nlohmann/json.hpp>' > "$folder/nlohmann.cpp"
echo '#include "triage.hpp"' > "$folder/outcome.cpp"
{
  echo '#define TRIAGE_CARRIER TRIAGE_CARRIER_BUILTIN'
  echo '#include "triage.hpp"'
} > "$folder/alone.cpp"

# Prints the user time of one compilation, in seconds.
cost() {
  # shellcheck disable=SC2016 # for the inner shell
  TIMEFORMAT=%U bash -c 'time "$@"' - \
    "$compiler" -std=c++20 -fsyntax-only -I single_include "$folder/$1.cpp" 2>&1
}

for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
  for name in nlohmann alone outcome; do echo "$name $(cost $name)"; done
done | awk '
  !($1 in least) || $2 < least[$1] { least[$1] = $2 }
  END {
    printf "nlohmann/json.hpp           %.3f s\n", least["nlohmann"]
    printf "triage.hpp alone            %.3f s   %.2f of it\n", least["alone"],
           least["alone"] / least["nlohmann"]
    printf "triage.hpp, Boost.Outcome   %.3f s   %.2f of it\n", least["outcome"],
           least["outcome"] / least["nlohmann"]
  }'
