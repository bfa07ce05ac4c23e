#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   linking.sh FOLDER COMPILER
#
# Compiles the same source with different options, links the objects in pairs, in both orders, and
# runs what came out: each object must behave as it was compiled. The linker keeps one copy of
# each inline function, so one name for two functions shows in one of the orders.
set -eu
root=${TRIAGE_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
compiler=$2
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
failures=0

# object NAME FLAG...
object() {
  name=$1
  shift
  "$compiler" -std=c++20 -Wall -Wextra -Werror -DPART="part_$name" "$@" -I"$root/include" \
    -c "$here/part.cpp" -o "$name.o"
}

# expect STATUS COMMAND...: 0, or 134 for abort. `order` is that of the objects.
expect() {
  wanted=$1
  shift
  status=0
  "$@" > out.txt 2>&1 || status=$?
  if [ "$status" -ne "$wanted" ]; then
    echo "not so: status $status, not $wanted: $*, with $order" >&2
    cat out.txt >&2
    failures=$((failures + 1))
  fi
}

# pair FIRST SECOND CHECK=STATUS...: with CHECK as main.cpp takes it.
pair() {
  first=$1
  second=$2
  shift 2
  for order in "$first.o $second.o" "$second.o $first.o"; do
    # shellcheck disable=SC2086 # two words
    "$compiler" -DFIRST="part_$first" -DSECOND="part_$second" "$here/main.cpp" $order -o program
    for check in "$@"; do
      expect "${check#*=}" ./program "${check%=*}"
    done
  done
}

# apart FIRST SECOND: no function or object of the library has the same name in both.
apart() {
  for o in "$1" "$2"; do
    nm --defined-only "$o.o" | awk '$2 ~ /^[WVu]$/ && $3 ~ /6triage/ { print $3 }' | sort > "$o.names"
    [ -s "$o.names" ] || { echo "no names in $o.o" >&2; failures=$((failures + 1)); }
  done
  comm -12 "$1.names" "$2.names" > both.names
  if [ -s both.names ]; then
    echo "one name for two things, in $1.o and $2.o:" >&2
    sed 5q both.names >&2
    failures=$((failures + 1))
  fi
}

object plain

# Exceptions.
object aborting -fno-exceptions
pair plain aborting 1c=0 2c=0 1v=0 1e=0 1t=0 2v=134 2e=134 2t=134
object plain_o2 -O2 -DTRIAGE_TEST_TAKES
object aborting_o2 -O2 -fno-exceptions -DTRIAGE_TEST_GIVES
pair plain_o2 aborting_o2 1c=0 2c=0 1v=0 1e=0 1t=0 1p=0 2v=134 2e=134 2t=134

# Without vectors, and with those that not every processor has.
object words -DTRIAGE_SIMD=0
pair plain words 1c=0 2c=0
apart plain words
if echo "int main() {}" | "$compiler" -mavx2 -x c++ - -o program 2> /dev/null; then
  object avx2 -mavx2
  apart plain avx2
  object avx2_o2 -O2 -mavx2
  apart plain_o2 avx2_o2
  if command -v qemu-x86_64 > /dev/null && [ "$(uname -m)" = x86_64 ]; then
    for suffix in "" _o2; do
      for order in "plain$suffix.o avx2$suffix.o" "avx2$suffix.o plain$suffix.o"; do
        others=
        [ -z "$suffix" ] || others=aborting_o2.o
        # shellcheck disable=SC2086 # lists of words
        "$compiler" -DFIRST="part_plain$suffix" -DSECOND="part_avx2$suffix" "$here/main.cpp" \
          $order $others -o program
        for check in 1c 1v 1t; do
          expect 0 qemu-x86_64 -cpu qemu64 ./program $check
        done
      done
    done
  else
    echo "not run on a processor without AVX, for want of qemu-x86_64: objects compared by name"
  fi
fi

# Carriers.
if echo "#include <boost/outcome/basic_result.hpp>" |
  "$compiler" -std=c++20 -fsyntax-only -x c++ - 2> /dev/null; then
  object outcome -DTRIAGE_CARRIER=TRIAGE_CARRIER_OUTCOME
  pair plain outcome 1c=0 2c=0 1v=0 2v=0 1t=0 2t=0
  object outcome_aborting -DTRIAGE_CARRIER=TRIAGE_CARRIER_OUTCOME -fno-exceptions
  pair outcome outcome_aborting 1c=0 2c=0 1v=0 1e=0 2v=134 2e=134
fi
if printf '#include <version>\n#ifndef __cpp_lib_expected\n#error\n#endif\n' |
  "$compiler" -std=c++2b -fsyntax-only -x c++ - 2> /dev/null; then
  object expected -std=c++2b -DTRIAGE_CARRIER=TRIAGE_CARRIER_EXPECTED
  pair plain expected 1c=0 2c=0 1v=0 2v=0 1t=0 2t=0
fi

# Another version of the single header, in which an error is larger.
mkdir this next
sh "$root/tools/amalgamate.sh" this/triage.hpp
for version in this next; do cp -R "$root/single_include/triage" "$version"; done
sed -e 's/^#define TRIAGE_VERSION_MINOR .*/#define TRIAGE_VERSION_MINOR 987/' \
  -e 's/^class error {$/class error { char more_[16] = {};/' this/triage.hpp > next/triage.hpp
[ "$(diff this/triage.hpp next/triage.hpp | grep -c '^>')" = 2 ]
object this_version -DTRIAGE_TEST_SINGLE_HEADER -Ithis -Wno-unused
object next_version -DTRIAGE_TEST_SINGLE_HEADER -Inext -Wno-unused
pair this_version next_version 1c=0 2c=0 1v=0 2v=0
apart this_version next_version

exit $failures
