#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   module.sh FOLDER COMPILER
#
# Compiles the module and a program that imports it, by commands of clang 16 or later, and runs that.
# Asks clang for every name that the headers have, too, and that the module has to export.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
compiler=$2
flags="-std=c++20 -Wall -Wextra -I $root/include"
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"

"$compiler" --version | sed 1q
# shellcheck disable=SC2086 # a list of options
{
  "$compiler" $flags --precompile "$root/module/triage.cppm" -o triage.pcm
  "$compiler" -c triage.pcm -o triage.o
  "$compiler" $flags -fmodule-file=triage=triage.pcm "$root/tests/module/main.cpp" triage.o -o main
}
./main

# What an editor would offer behind NAMESPACE::, without what is the library's own.
sed -n '/^#include.*<triage/p' "$root/module/triage.cppm" > names.hpp
"$compiler" -std=c++20 -I "$root/include" -x c++-header names.hpp -o names.pch
names() {
  printf '%s' "int f() { $1::" > names.cpp
  "$compiler" -std=c++20 -include-pch names.pch -fsyntax-only -Xclang \
    "-code-completion-at=names.cpp:1:$((${#1} + 13))" names.cpp 2> /dev/null |
    sed -n 's/^COMPLETION: \([a-z_0-9]*\|operator[^ ]*\) : .*/\1/p' | LC_ALL=C sort -u
}
own='carrier|detail|error_maker|json|policies|providers|rules|throwing|v[0-9]_.*|with_own'
for space in triage triage::policies triage::policies::rules triage::providers; do
  names $space | grep -vxE "$own" > expected
  [ -s expected ]
  sed -n "s/^using $space::\([^:]*\);$/\1/p" "$root/module/triage.cppm" "$root/module/providers.inc" |
    LC_ALL=C sort -u > exported
  diff expected exported || { echo "module/triage.cppm: other names in $space" >&2; exit 1; }
done
