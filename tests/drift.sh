#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   drift.sh FOLDER
#
# Runs tools/drift.sh with a package made here, in which a code is new and one is gone, and with one
# that has lost its list: no network. Skipped, with 77, without python3. Works in FOLDER.
# shellcheck disable=SC2016 # the backticks are those of Markdown
set -eu
python3 -c '' 2> /dev/null || exit 77
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$1
rm -rf "$folder"
package=$folder/npm/@grpc+grpc-js
mkdir -p "$package/build/src"
echo 9.9.9 > "$package/.version"
{
  echo 'export declare enum Status {'
  echo '    OK = 0,'
  n=1
  for name in CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS \
    PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED \
    INTERNAL UNAVAILABLE; do
    echo "    $name = $n,"
    n=$((n + 1))
  done
  echo '    UNAUTHENTICATED = 16,'
  echo '    MADE_UP = 99'
  echo '}'
} > "$package/build/src/constants.d.ts"
package=$folder/npm/@connectrpc+connect
mkdir -p "$package"
echo 8.8.8 > "$package/.version"

report=$folder/report
PACKAGES=$folder sh "$root/tools/drift.sh" grpc connect_rpc kraken_is_not_here > "$report" 2>&1 &&
  { echo 'an unknown provider is not refused' >&2; exit 1; }
# Kubernetes has no source.
PACKAGES=$folder sh "$root/tools/drift.sh" grpc connect_rpc kubernetes > "$report"

status=0
expect() {
  grep -qF -e "$1" "$report" || { echo "not in the report: $1" >&2; status=1; }
}
expect '(npm 9.9.9), enum Status: 16 codes there, 15 of them here by name.'
expect '- only there, and in no row: 1'
expect '`99` MADE_UP'
expect '- only here: 2'
expect '`15`, `DATA_LOSS`'
expect "(npm 8.8.8) can't be read: it has no dist/esm/code.d.ts any more."
expect '| `kubernetes` | 20'
if [ $status -ne 0 ]; then cat "$report" >&2; fi
exit $status
