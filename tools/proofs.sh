#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/proofs.sh [FOLDER]
#
# What the tests in tests/proofs show, with every compiler and option that shows more of it: what is
# in the objects, that nothing outside of a response is read, that nothing is read before it is
# written, that no number changes when it is converted, that threads share only constants, that
# time is linear and the stack constant. The answers of all runs must be the same, too. Installs
# what is missing on Debian and its like; takes about fifteen minutes. FOLDER, build/proofs if it is
# not given, is emptied first.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh
folder=${1:-build/proofs}

want g++ command -v g++
want cmake command -v cmake
want valgrind command -v valgrind
want clang command -v clang++
want_clang_19
want libc++-19-dev sh -c 'echo "#include <version>" | clang++-19 -stdlib=libc++ -E -x c++ -'
install_missing

rm -rf "$folder"
mkdir -p "$folder"
made=$(cd "$folder" && pwd)
cmake -DFROM=tests/corpus -DTO="$made" -P tests/embed.cmake
failed=

# run NAME COMMAND...
run() {
  name=$1
  shift
  echo
  echo "== $name"
  began=$(date +%s)
  "$@" || failed="$failed $name"
  echo "($(($(date +%s) - began)) s)"
}

# built SOURCE COMPILER OPTION...: compiles tests/proofs/SOURCE.cpp to $made/program.
built() {
  source=$1
  shift
  echo "$*"
  "$@" -std=c++20 -g1 -I include -I "$made" -pthread "tests/proofs/$source.cpp" -o "$made/program"
}

# memory COMPILER OPTION...: runs tests/proofs/memory.cpp; $watch goes before it.
watch=
times=20000
memory() {
  built memory "$@" || return 1
  # shellcheck disable=SC2086 # lists of words
  $watch "$made/program" $times > "$made/said" 2>&1 || {
    tail -n 40 "$made/said"
    return 1
  }
  cat "$made/said"
  cat "$made/said" >> "$made/sums.$(echo "$times" | tr ' ' -)"
}

threads() {
  built threads "$@" && "$made/program"
}

for compiler in g++ clang++ clang++-19; do
  run "objects $compiler" sh tests/proofs/objects.sh "$made/objects" $compiler
done

run memory memory g++ -O2
if grep -qw avx2 /proc/cpuinfo 2> /dev/null; then run memory-avx2 memory g++ -O2 -mavx2 -mbmi2; fi
run memory-without-vectors memory clang++ -O2 -DTRIAGE_SIMD=0
run memory-initialised memory clang++-19 -O1 -fsanitize=memory -fsanitize-memory-track-origins
# Bits may be shifted out of a mask. For the unsigned numbers that may wrap, see the list.
integers='-fsanitize=undefined,integer,implicit-conversion,local-bounds,float-divide-by-zero
  -fno-sanitize=unsigned-shift-base -fno-sanitize-recover=all
  -fsanitize-ignorelist=tests/proofs/wraps.txt'
# shellcheck disable=SC2086 # a list of options
{
  run integers memory clang++-19 -O1 $integers
  run integers-without-vectors memory clang++-19 -O1 -DTRIAGE_SIMD=0 $integers
}
run libstdc++-debug memory g++ -O1 -D_GLIBCXX_DEBUG -D_GLIBCXX_DEBUG_PEDANTIC
run libc++-debug memory clang++-19 -O1 -stdlib=libc++ \
  -D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_DEBUG
run address memory clang++-19 -O1 -fsanitize=address,undefined -fno-sanitize=function \
  -fno-sanitize-recover=all
watch='valgrind -q --error-exitcode=9'
times='8000 4'
run memcheck memory g++ -O2
watch=

# One line of those runs that read the same responses.
echo
for sums in "$made"/sums.*; do
  [ -s "$sums" ] || continue  # nothing ran, which is a failure already
  sort -u "$sums"
  if [ "$(sort -u "$sums" | wc -l)" != 1 ]; then failed="$failed the-same-answers"; fi
done

run threads threads clang++-19 -O1 -fsanitize=thread
run linear sh tests/proofs/linear.sh "$made/linear" g++
run linear-sweep sh tests/proofs/linear.sh "$made/linear" g++ sweep
run large sh -c "g++ -std=c++20 -O2 -I include -pthread -Wl,-z,now tests/proofs/large.cpp -o '$made/large' &&
  '$made/large'"

echo
if [ -n "$failed" ]; then
  echo "Failed:$failed" >&2
  exit 1
fi
echo "All proofs hold."
