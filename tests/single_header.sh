#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   single_header.sh FOLDER COMPILER
#
# Compiles the single header and one table in a FOLDER that has nothing else, with the standard
# library and nothing else on the include path, then runs what came out. 77 if there is no such
# compiler.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$1
compiler=$2
command -v "$compiler" > /dev/null || exit 77

rm -rf "$folder"
mkdir -p "$folder/include" "$folder/triage/providers"
cp "$root/single_include/triage.hpp" "$root/tests/single_header.cpp" "$folder"
cp "$root/single_include/triage/providers/persly.hpp" "$folder/triage/providers"
cd "$folder"

# system_includes FLAG...: options for the compiler's own include path, where each folder that has
# more than the standard library is replaced by links to the rest.
system_includes() {
  LC_ALL=C "$compiler" "$@" -E -v -x c++ /dev/null 2>&1 |
    sed -n '/^#include <...>/,/^End of search/ s/^ //p' | {
    number=0
    printf '%s' '-nostdinc -nostdinc++'
    while read -r dir; do
      if [ -e "$dir/boost" ] || [ -e "$dir/simdjson.h" ]; then
        number=$((number + 1))
        bare=include/$number
        if [ ! -d "$bare" ]; then
          mkdir "$bare"
          ln -s "$dir"/* "$bare"
          rm -f "$bare/boost" "$bare"/simdjson*
        fi
        dir=$bare
      fi
      printf ' -isystem %s' "$dir"
    done
  }
}

warnings='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror'

# build FLAG...
build() {
  echo "$compiler $*"
  # shellcheck disable=SC2046,SC2086 # lists of options
  "$compiler" "$@" $(system_includes "$@") $warnings single_header.cpp -o single_header
  ./single_header
}

"$compiler" --version | sed 1q
build -std=c++20
build -std=c++20 -O2 -fno-exceptions -fno-rtti
build -std=c++2b -O3
# Not every clang takes the libc++ that is installed.
if echo "#include <string_view>" |
  "$compiler" -std=c++2b -stdlib=libc++ -fsyntax-only -x c++ - 2> /dev/null; then
  build -std=c++2b -stdlib=libc++
fi

# Below C++20 there is one error, which says so.
echo "$compiler -std=c++17"
said=$("$compiler" -std=c++17 -fsyntax-only single_header.cpp 2>&1 || true)
errors=$(printf '%s\n' "$said" | grep 'error: ' || true)
case $errors in
  *error:*error:*) ;;
  *"triage needs C++20"*) exit 0 ;;
esac
printf '%s\n' "$said" >&2
exit 1
