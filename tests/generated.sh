#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   generated.sh FOLDER
#
# Generates the generated files anew, into FOLDER, and compares them with those of the source tree.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$1
rm -rf "$folder"
sh "$root/tools/update.sh" "$folder"

status=0
for file in include/triage/providers.hpp include/triage/tables/detail/lexicon_table.hpp \
  include/triage/tables/detail/generic_table.hpp module/providers.inc single_include docs/providers.md docs/providers; do
  diff -ru "$root/$file" "$folder/$file" || status=1
done
if [ $status -ne 0 ]; then echo "Not current: run tools/update.sh." >&2; fi
exit $status
