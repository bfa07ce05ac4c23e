#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/compilers.sh [COMPILER...]
#
# Builds with every compiler named, or with every g++-N and clang++-N that is on the PATH, what a
# user's own strict build would: the headers as they are and as system headers, at each level of
# optimisation, with and without exceptions. There must be no warning. Below C++20, and with a
# compiler that is too old, there must be one error that says so. Takes about a minute for each.
set -u
cd "$(dirname "$0")/.." || exit
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
warnings='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror'
failed=0

if [ $# -eq 0 ]; then
  # shellcheck disable=SC2046 # a list
  set -- $(
    IFS=:
    for folder in $PATH; do
      for file in "$folder"/g++-[0-9]* "$folder"/clang++-[0-9]*; do
        [ -x "$file" ] && basename "$file"
      done
    done | grep -E '^(g|clang)\+\+-[0-9]+$' | sort -u -t- -k1,1 -k2,2n
  )
fi
if [ $# -eq 0 ]; then
  echo "There is no g++-N and no clang++-N; name the compiler." >&2
  exit 1
fi

# build ARGUMENT...: says what is wrong, and remembers that something is.
build() {
  # shellcheck disable=SC2086 # lists of options
  if ! "$compiler" $warnings "$@" -c -o "$made/out.o" > "$made/said" 2>&1; then
    echo "$compiler $*"
    cat "$made/said"
    bad=1
  fi
}

# refuse TEXT ARGUMENT...: must fail with one error, in which TEXT is.
refuse() {
  text=$1
  shift
  if "$compiler" "$@" -fsyntax-only > "$made/said" 2>&1 ||
    [ "$(grep -c 'error: ' "$made/said")" -ne 1 ] || ! grep -q "error: .*$text" "$made/said"; then
    echo "$compiler $*: expected one error, \"$text\""
    cat "$made/said"
    bad=1
  fi
}

for compiler; do
  bad=0
  kind=$("$compiler" -dM -E -x c++ /dev/null |
    sed -n 's/^#define __clang_major__ /clang /p; s/^#define __GNUC__ /gcc /p' | sort | sed 1q)
  case $kind in
    "gcc "? | "gcc 10" | "clang "? | "clang 1"[0-3])
      for include in single_include include; do
        refuse 'triage needs a newer compiler' -std=c++20 -I $include tests/strict.cpp
      done
      ;;
    *)
      for include in single_include include; do
        refuse 'triage needs C++20' -std=c++17 -I $include tests/strict.cpp
        refuse 'triage needs C++20' -std=c++17 -isystem $include tests/strict.cpp
      done
      for level in 0 1 2 3; do
        build -std=c++20 -O$level -I single_include tests/strict.cpp
        build -std=c++20 -O$level -isystem single_include -fno-exceptions -fno-rtti tests/strict.cpp
        build -std=c++20 -O$level -I include -DTRIAGE_STRICT_ALL=1 tests/strict.cpp
        build -std=c++20 -O$level -isystem include examples/error_styles.cpp
      done
      build -std=c++20 -O2 -I include -DTRIAGE_STRICT_ALL=1 -fno-exceptions -fno-rtti tests/strict.cpp
      for file in command/*.cpp; do
        build -std=c++20 -O2 -isystem single_include "$file"
      done
      build -std=c++2b -O2 -I single_include -I include -DTRIAGE_STRICT_ALL=1 tests/strict.cpp
      build -std=c++20 -I single_include -fsanitize=undefined tests/strict.cpp
      # Not every clang takes the libc++ that is installed.
      if echo '#include <string_view>' |
        "$compiler" -std=c++20 -stdlib=libc++ -fsyntax-only -x c++ - 2> /dev/null; then
        build -std=c++20 -O2 -stdlib=libc++ -I single_include tests/strict.cpp
      fi
      ;;
  esac
  if [ $bad -eq 0 ]; then result=ok; else result=FAILED; failed=1; fi
  echo "$compiler ($("$compiler" -dumpfullversion 2> /dev/null || "$compiler" -dumpversion)): $result"
done
exit $failed
