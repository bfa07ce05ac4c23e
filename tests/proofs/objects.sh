#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   objects.sh FOLDER COMPILER
#
# Compiles every entry point of the core, with all tables, and reads in the object what it needs
# and what it keeps: no memory that can be written to, so no mutable globals, no guards of local
# statics, nothing that runs before main; and of other objects only what is listed here, so no
# allocation, no locale, no I/O, no errno. An owned error, which allocates, is in an object of its
# own. 77 if there is no such compiler, or no objects that this can read.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
compiler=$2
command -v "$compiler" > /dev/null || exit 77
command -v nm > /dev/null || exit 77
command -v size > /dev/null || exit 77

rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"

# As grep -x has them. What compilers call by themselves: for copies and comparisons, for what is noexcept and calls
# what need not be (an exception of a callable ends in std::terminate there), and for the check in
# std::string_view::substr, where they cannot see that it always holds.
may_need='memcpy
memmove
memset
memcmp
bcmp
memchr
strlen
_GLOBAL_OFFSET_TABLE_
__stack_chk_fail
__gxx_personality_v0
__cxa_begin_catch
__cxa_end_catch
_Unwind_Resume
std::terminate()
std::__throw_out_of_range_fmt(char const\*, ...)
std::__1::__throw_out_of_range[[]abi:[^]]*](char const\*)'
owned_may_need='std::nothrow
operator new\[\](unsigned long)
operator new\[\](unsigned long, std::nothrow_t const&)
operator delete\[\](void\*)
operator delete\[\](void\*, unsigned long)'

# symbols OBJECT: lines CLASS|SECTION|NAME. A name may have the character that nm has between columns.
symbols() {
  nm -C -f sysv "$1" | awk -F'|' 'NF >= 7 {
    class = $(NF - 4)
    section = $NF
    name = $1
    for (i = 2; i <= NF - 6; ++i) name = name "|" $i
    gsub(/ /, "", class)
    gsub(/ /, "", section)
    sub(/ *$/, "", name)
    print class "|" section "|" name
  }'
}

# faults OBJECT LIST: what the object has and should not have.
faults() {
  symbols "$1" > symbols
  # Code, constants, and what describes them.
  grep -v '^[Uw]|' symbols |
    grep -Ev '^[^|]*\|(\.(text|rodata|lrodata|data\.rel\.ro|gcc_except_table|eh_frame|group|note|comment|debug)[^|]*|\*ABS\*)\|' |
    sed 's/^[^|]*|\([^|]*\)|/can be written to, or runs before main, in \1: /' || true
  grep -i 'guard variable' symbols | sed 's/^[^|]*|[^|]*|/a guard: /' || true
  size -A "$1" | awk '$1 ~ /^\.(data|bss|tdata|tbss|ldata|lbss|init_array|fini_array|ctors|dtors|preinit_array)(\.|$)/ &&
    $1 !~ /^\.data\.rel\.ro/ && $2 > 0 { print "not empty: section " $1 ", " $2 " bytes" }'
  printf '%s\n' "$2" > list
  sed -n 's/^[Uw]|[^|]*|//p' symbols | sed 's/@.*//' | grep -vx -f list |
    sed 's/^/needs what is not listed: /' || true
}

object() {
  name=$1
  shift
  "$compiler" -std=c++20 -O2 -fno-pic -I "$root/include" "$@" -c -o "$name.o"
}

failed=0
"$compiler" --version | sed 1q

# That this finds what it looks for.
cat > faulty.cpp << 'END'
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <locale>
int counter = 1;
int zero;
thread_local int mine;
static int start = std::rand();
int* local() { static int* const p = new int(std::rand()); return p; }
int calls() { std::puts(std::locale().name().c_str()); return errno + start + zero + mine; }
void* takes() { return std::malloc(static_cast<std::size_t>(counter)); }
END
object faulty faulty.cpp
faults faulty.o "$may_need" > found
for expected in 'in .data: counter$' 'in .bss: zero$' 'in .tbss: mine$' 'guard.*local()' \
  'section .init_array' 'listed: malloc$' 'listed: puts$' 'listed: operator new(unsigned long)$' \
  'listed: std::.*locale::locale()$' 'listed: __errno_location$' 'listed: __cxa_guard_acquire$'; do
  if ! grep -q "$expected" found; then
    echo "This test does not find what it should: $expected" >&2
    failed=1
  fi
done

# check OBJECT LIST
check() {
  faults "$1.o" "$2" > found
  if [ -s found ]; then
    echo "$1.o, made by $compiler:" >&2
    cat found >&2
    failed=1
  fi
  echo "$1.o: $(grep -c '|\.text' symbols) functions, $(grep -c '|\.rodata' symbols)" \
    "constants; needs $(sed -n 's/^[Uw]|[^|]*|//p' symbols | sort | tr '\n' ' ')"
}

object core "$root/tests/proofs/objects.cpp"
check core "$may_need"
object owned -DTRIAGE_TEST_OWNED "$root/tests/proofs/objects.cpp"
check owned "$may_need
$owned_may_need"
if ! grep -q '^U|.*|operator new\[\]' symbols; then
  echo "An owned error allocates, and this does not see it." >&2
  failed=1
fi
exit $failed
