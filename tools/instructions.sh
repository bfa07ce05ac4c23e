#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/instructions.sh [check | record]
#
# Counts the instructions of a classification in about a dozen situations, with callgrind, and fails
# if one takes 3 % more than benchmarks/instructions.txt has for this compiler. record: writes the
# counts there instead. Counts, unlike times, are the same on a busy machine. CXX is the compiler,
# g++ if it is not set. Installs what is missing on Debian and its like; takes about a minute.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh
recorded=benchmarks/instructions.txt
at_most=3  # per cent

mode=${1:-check}
case $mode in
  check | record) ;;
  *) echo "usage: tools/instructions.sh [check | record]" >&2; exit 64 ;;
esac

compiler=${CXX:-g++}
[ "$compiler" != g++ ] || want g++ command -v g++
want valgrind command -v valgrind
install_missing

# Whose counts they are: x86_64-gcc-12.
key=$(uname -m)-$("$compiler" -dM -E -x c++ /dev/null |
  sed -n 's/^#define __clang_major__ /clang-/p; s/^#define __GNUC__ /gcc-/p' | sort | sed 1q)

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
"$compiler" -std=c++20 -O2 -I include -I benchmarks -Wl,-z,now -o "$made/counted" \
  benchmarks/counted.cpp benchmarks/bodies.cpp benchmarks/wild.cpp
# The C library's functions for memory are to be the same on every machine.
GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX,-AVX2,-AVX512F,-AVX512VL,-AVX512BW,-BMI2,-MOVBE,-ERMS,-FSRM,-RTM
export GLIBC_TUNABLES
if ! valgrind --tool=callgrind --toggle-collect=counted --callgrind-out-file="$made/out" \
  "$made/counted" > "$made/times" 2> "$made/said"; then
  cat "$made/said" >&2
  exit 1
fi

# "openai_429 2090": what each function took, with all that it called, for one of its times.
callgrind_annotate --inclusive=yes --threshold=100 "$made/out" 2> /dev/null |
  sed -n 's/^ *\([0-9,]*\).*[: ]situation_\([A-Za-z0-9_]*\).*/\2 \1/p' | tr -d , |
  awk 'NR == FNR { times[$1] = $2; order[++n] = $1; next }
       $1 in times && !($1 in count) { count[$1] = int($2 / times[$1] + 0.5) }
       END { for (i = 1; i <= n; i++) print order[i], count[order[i]] }' "$made/times" - \
    > "$made/counts"
if ! [ -s "$made/counts" ] || grep -qv ' [1-9][0-9]*$' "$made/counts"; then
  echo "callgrind has not counted everything:" >&2
  cat "$made/counts" >&2
  exit 1
fi

if [ "$mode" = record ]; then
  {
    grep -v "^$key " "$recorded" 2> /dev/null ||
      echo "# Instructions of one classification; written by tools/instructions.sh record."
    sed "s/^/$key /" "$made/counts"
  } > "$made/new"
  cp "$made/new" "$recorded"
  echo "$recorded has now for $key:"
  cat "$made/counts"
  exit 0
fi

if ! grep -q "^$key " "$recorded" 2> /dev/null; then
  echo "Nothing is recorded for $key to compare these with:"
  cat "$made/counts"
  exit 0
fi
sed -n "s/^$key //p" "$recorded" | awk -v key="$key" -v at_most="$at_most" '
  NR == FNR { old[$1] = $2; next }
  !($1 in old) { printf "%-20s %9d   not recorded\n", $1, $2; more = 1; next }
  {
    change = 100 * ($2 / old[$1] - 1)
    said = ""
    if (change > at_most) { said = "   TOO MANY: at most +" at_most " %"; failed = 1 }
    else if (change < -at_most) more = 1
    printf "%-20s %9d   recorded %9d   %+6.1f %%%s\n", $1, $2, old[$1], change, said
  }
  END {
    if (more) print "tools/instructions.sh record keeps what is new or better."
    if (failed) print "More instructions than are recorded for " key "." > "/dev/stderr"
    exit failed
  }' - "$made/counts"
