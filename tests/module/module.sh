#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   module.sh FOLDER COMPILER
#
# Compiles the module and a program that imports it, by commands of the compiler, and runs that. With
# clang also asks for every name that the headers have, and that the module has to export. 77 if the
# compiler is older than clang 16 or g++ 14, or is a g++ that cannot read what it wrote, as 14.2.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
compiler=$2
command -v "$compiler" > /dev/null || exit 77
defined() { echo "$1" | "$compiler" -E -P -x c++ - | tail -n 1; }
clang=$(defined __clang_major__)
gcc=$(defined __GNUC__)
flags="-std=c++20 -Wall -Wextra -I $root/include"
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"

"$compiler" --version | sed 1q
if [ "$clang" != __clang_major__ ]; then
  [ "$clang" -ge 16 ] || exit 77
  # shellcheck disable=SC2086 # a list of options
  {
    "$compiler" $flags --precompile "$root/module/triage.cppm" -o triage.pcm
    "$compiler" -c triage.pcm -o triage.o
    "$compiler" $flags -fmodule-file=triage=triage.pcm "$root/tests/module/main.cpp" triage.o -o main
  }
else
  [ "$gcc" -ge 14 ] || exit 77
  # shellcheck disable=SC2086
  {
    "$compiler" $flags -fmodules-ts -x c++ -c "$root/module/triage.cppm" -o triage.o
    "$compiler" $flags -fmodules-ts "$root/tests/module/main.cpp" triage.o -o main 2> said || {
      cat said
      if grep -q 'Bad file data' said; then exit 77; fi
      exit 1
    }
  }
fi
./main

[ "$clang" != __clang_major__ ] || exit 0
# What an editor would offer behind NAMESPACE::, without what is the library's own.
names() {
  { sed -n '/^#include/p' "$root/module/triage.cppm" | grep '<triage'; printf '%s' "int f() { $1::"; } > names.cpp
  line=$(($(wc -l < names.cpp) + 1))
  "$compiler" -std=c++20 -I "$root/include" -fsyntax-only -Xclang \
    "-code-completion-at=names.cpp:$line:$((${#1} + 13))" names.cpp 2> /dev/null |
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
