#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   batch_files.sh COMMAND
#
# The tables in examples/batch have the columns of --tsv, and what else is there can be parsed.
# tools/engines.sh tries it in the engines. COMMAND is the program.
set -eu
here=$(cd "$(dirname "$0")/../../examples/batch" && pwd)
command=$1
failed=0
fail() {
  echo "$*" >&2
  failed=1
}

columns=$("$command" --batch --tsv --header < /dev/null | tr '\t' '\n')
[ "$(echo "$columns" | wc -l)" -ge 31 ] || fail "too few columns: $columns"
for table in "$here"/*.sql; do
  found=$(sed -n '/^CREATE TABLE verdicts (/,/^)/s/^  \([a-z_]*\) .*/\1/p' "$table")
  [ "$found" = "$columns" ] || fail "$table has other columns: $found"
done
for script in "$here"/*.sh; do sh -n "$script" || fail "$script"; done
for script in "$here"/*.py; do
  python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read())' "$script" || fail "$script"
done
for file in "$here"/*.xml; do
  python3 -c 'import sys, xml.etree.ElementTree as xml
functions = xml.parse(sys.argv[1]).getroot().findall("function")
assert functions and all(f.findtext("command") == "triage --batch" for f in functions)' "$file" ||
    fail "$file"
done
exit $failed
