#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   linear.sh FOLDER COMPILER [sweep]
#
# Counts the instructions of every entry point with inputs of n, 2n, 4n and 8n bytes, with
# callgrind, and fails if twice the input takes more than 2.2 times as many. sweep: everything at
# once with each of a hundred pieces, repeated in each of thirty places; that takes some minutes,
# and prints only what is near the limit. There only the last step counts, from 4 KB to 8 KB: what
# is looked for in a window, or in the first 4 KB, costs its share only when there is as much of
# it. 77 if there is no valgrind or no such compiler.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
compiler=$2
mode=${3:-list}
command -v "$compiler" > /dev/null || exit 77
command -v valgrind > /dev/null || exit 77
echo '#include <valgrind/callgrind.h>' | "$compiler" -E -x c++ - > /dev/null 2>&1 || exit 77

rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
"$compiler" -std=c++20 -O2 -I "$root/include" -Wl,-z,now "$root/tests/proofs/linear.cpp" -o counted
# Names of functions would make the counts long, and nobody reads them.
strip counted
# The C library's functions for memory are to be the same on every machine.
GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX,-AVX2,-AVX512F,-AVX512VL,-AVX512BW,-BMI2,-MOVBE,-ERMS,-FSRM,-RTM
export GLIBC_TUNABLES

# count ARGUMENT...: prints what has to be looked at, and ends with the number of cases.
count() {
  rm -f counts
  if ! valgrind --tool=callgrind --combine-dumps=yes --callgrind-out-file=counts \
    ./counted "$@" > said 2>&1; then
    cat said >&2
    exit 1
  fi
  awk -v all="$([ "$mode" = list ] && echo 1 || echo 0)" '
    /^desc: Trigger: Client Request: ./ { name = $5 }
    /^summary:/ && name != "" {
      if (!(name in n)) { n[name] = 0; order[++cases] = name }
      cost[name, n[name]++] = $2
      name = ""
    }
    END {
      for (i = 1; i <= cases; ++i) {
        name = order[i]
        worst = 0
        line = sprintf("%-34s", name)
        for (k = 0; k < n[name]; ++k) {
          line = line sprintf(" %10.0f", cost[name, k])
          if (k > 0 && (all || k == 3) && cost[name, k] > worst * cost[name, k - 1])
            worst = cost[name, k] / cost[name, k - 1]
        }
        bad = worst > 2.2 || n[name] != 4
        if (all || worst > 2.1 || bad)
          printf "%s   at most x%.2f%s\n", line, worst, (bad ? "   NOT LINEAR" : "")
        if (bad) failed = 1
      }
      printf "%d cases\n", cases
      exit failed || cases < 30
    }' counts
}

failed=0
if [ "$mode" = sweep ]; then
  for place in $(./counted places); do
    echo "$place:"
    count 1024 "$place" || failed=1
  done
else
  count 4096 || failed=1
fi
if [ $failed = 1 ]; then echo "Twice the input takes more than 2.2 times as long." >&2; fi
exit $failed
