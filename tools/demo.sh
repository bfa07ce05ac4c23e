#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/demo.sh [FOLDER]
#
# Builds the command, with one call of the compiler, and shows what it says about recorded
# responses. FOLDER, where the command is put, is build/ by default. CXX chooses the compiler.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-build}
# shellcheck source=tools/packages.sh
. tools/packages.sh

# show COMMAND...: runs it for all to see.
show() {
  printf '\n$ %s\n' "$*"
  "$@"
}

if [ -z "${CXX:-}" ]; then
  for CXX in g++ clang++ c++; do
    if command -v "$CXX" > /dev/null; then break; fi
  done
  want g++ command -v "$CXX"
  if [ -n "$missing" ]; then CXX=g++; fi
  install_missing
fi

mkdir -p "$folder"
show "$CXX" -std=c++20 -O1 -I single_include command/*.cpp -o "$folder/triage"

for file in examples/responses/*.http examples/responses/*.sse; do
  name=${file##*/}
  kind=
  case $name in *.sse) kind=--sse ;; esac
  status=0
  # shellcheck disable=SC2086 # it may be nothing
  show "$folder/triage" --provider "${name%%-*}" $kind "$file" || status=$?
  case $status in
    0) ;;
    1) echo "(exit status 1: don't retry)" ;;
    75) echo "(exit status 75: retry)" ;;
    76) echo "(exit status 76: retry only if it may be carried out twice)" ;;
    *) exit "$status" ;;
  esac
done
