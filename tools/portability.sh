#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/portability.sh [TARGET...]
#
# Builds tests/portable.cpp and tests/strict.cpp, with strict warnings as errors, for other
# compilers, options, processors and systems, and runs them: on this machine, under qemu, wine or
# node. Each must read the whole corpus rightly, and make the same of everything else as the first
# build here does. Prints a line for each; what went wrong is in build/portability/. Fails if a target
# does. A target that cannot be had here is named as not run, which is no failure.
#
# Without a TARGET, all of them: every g++ from 11 and clang from 14 that is here or that Debian
# offers, and those that `describe` below has. That takes about an hour. Installs what is
# missing on Debian and its like, but removes nothing for it: the versions of libc++ exclude each
# other, so it takes the one that is there.
set -u
cd "$(dirname "$0")/.." || exit
# shellcheck source=tools/packages.sh
. tools/packages.sh
made=$PWD/build/portability
mkdir -p "$made/evaluation"
warnings='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror'
others='unsigned-char unsigned-char-clang m32 m32-sse2 avx2 native no-simd unoptimised
  no-exceptions debug-mode s390x aarch64 aarch64-clang armhf riscv64 mingw emscripten'

sudo=
if [ "$(id -u)" -ne 0 ]; then sudo=sudo; fi
may_install=no
if command -v apt-get > /dev/null && { [ -z "$sudo" ] || command -v sudo > /dev/null; }; then
  may_install=yes
  $sudo apt-get -qq update > /dev/null || true
fi

# get: installs what is missing if it can be had; what could not be had shows when it is used.
get() {
  [ -n "$missing" ] || return 0
  choose_packages
  wanted=$missing
  missing=
  [ $may_install = yes ] || return 0
  for package in $wanted; do
    available "$package" || return 0
  done
  # shellcheck disable=SC2086 # a list of packages
  $sudo env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -y --no-install-recommends --no-remove install $wanted > "$made/apt.log" 2>&1 || true
}

# describe TARGET: sets what makes it.
#   compiler, options   what compiles it, and with
#   linking             what links it
#   runner              what runs the program, if this machine does not: its first word is a command
#   standards           the versions of C++
#   constants           yes: also what is evaluated by the compiler, which differs by target, too
describe() {
  compiler=g++
  options=-O2
  linking=
  runner=
  standards=20
  constants=no
  case $1 in
    g++-[0-9]*)
      compiler=$1
      standards='20 23 26'
      want "$1" command -v "$1"
      ;;
    clang++-[0-9]*)
      compiler=$1
      standards='20 23 26'
      want "clang-${1#clang++-}" command -v "$1"
      ;;
    libc++-[0-9]*)
      compiler=clang++-${1#libc++-}
      options='-O2 -stdlib=libc++'
      standards='20 23 26'
      want "clang-${1#libc++-}" command -v "$compiler"
      want "$1-dev" dpkg -s "$1-dev"
      ;;
    unsigned-char)
      options='-O2 -funsigned-char'
      constants=yes
      ;;
    unsigned-char-clang)
      compiler=$clang
      options='-O2 -funsigned-char'
      want "clang-${clang#clang++-}" command -v "$clang"
      ;;
    m32 | m32-sse2)
      # The versioned package, as the other one excludes compilers for other processors; so the
      # kernel's headers are looked for where they are.
      options='-O2 -m32 -idirafter /usr/include/x86_64-linux-gnu'
      [ "$1" != m32 ] || constants=yes
      [ "$1" = m32 ] || options="$options -msse2 -mfpmath=sse"
      want "g++-$(g++ -dumpversion 2> /dev/null | sed 's/\..*//')-multilib" \
        sh -c "echo 'int main() {}' | g++ -m32 -x c++ - -lstdc++ -o /dev/null"
      ;;
    avx2) options='-O2 -mavx2 -mbmi -mbmi2' ;;
    native) options='-O3 -march=native' ;;
    no-simd) options='-O2 -DTRIAGE_SIMD=0' ;;
    unoptimised) options=-O0 ;;
    no-exceptions) options='-O2 -fno-exceptions -fno-rtti' ;;
    debug-mode) options='-O1 -D_GLIBCXX_DEBUG -D_GLIBCXX_DEBUG_PEDANTIC' ;;
    s390x | aarch64 | riscv64)
      compiler=$1-linux-gnu-g++
      runner="qemu-$1 -L /usr/$1-linux-gnu"
      [ "$1" != s390x ] || constants=yes
      want "g++-$1-linux-gnu" command -v "$compiler"
      want qemu-user command -v "qemu-$1"
      ;;
    aarch64-clang)
      compiler=$clang
      options='-O2 --target=aarch64-linux-gnu'
      runner='qemu-aarch64 -L /usr/aarch64-linux-gnu'
      want "clang-${clang#clang++-}" command -v "$clang"
      want g++-aarch64-linux-gnu command -v aarch64-linux-gnu-g++
      want qemu-user command -v qemu-aarch64
      ;;
    armhf)
      compiler=arm-linux-gnueabihf-g++
      # Otherwise it says of each array of structures that another version passed them differently.
      options='-O2 -Wno-psabi'
      runner='qemu-arm -L /usr/arm-linux-gnueabihf'
      want g++-arm-linux-gnueabihf command -v "$compiler"
      want qemu-user command -v qemu-arm
      ;;
    mingw)
      compiler=x86_64-w64-mingw32-g++-posix
      options='-O2 -static'
      runner=wine
      constants=yes
      want g++-mingw-w64-x86-64-posix command -v "$compiler"
      want wine command -v wine
      want wine64 sh -c '[ -e /usr/lib/wine/wine64 ] || command -v wine64'
      ;;
    emscripten)
      compiler=em++
      # All in one file: old versions cannot load a second one with what newer versions of node have.
      linking='-sALLOW_MEMORY_GROWTH=1 -sSINGLE_FILE=1'
      runner=node
      constants=yes
      want emscripten command -v em++
      want nodejs command -v node
      ;;
    *) return 1 ;;
  esac
}

# Wine's settings are none of this user's; where Debian's packages lie, for any node.
WINEPREFIX=$made/wine
WINEDEBUG=-all
NODE_PATH=/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}
export WINEPREFIX WINEDEBUG NODE_PATH

# versions FIRST PACKAGE COMMAND: the versions from FIRST on of what is here or can be had.
versions() {
  for number in $(seq "$1" 40); do
    if command -v "$3$number" > /dev/null ||
      { [ $may_install = yes ] && available "$2$number"; }; then
      echo "$3$number"
    fi
  done
}

clangs=$(versions 14 clang- clang++-)
clang=$(echo "$clangs" | sed -n '$p')
if [ $# -eq 0 ]; then
  library=
  for number in $(seq 14 40); do
    if dpkg -s "libc++-$number-dev" > /dev/null 2>&1; then library=libc++-$number; fi
  done
  # shellcheck disable=SC2046,SC2086 # lists
  set -- $(versions 11 g++- g++-) $clangs "${library:-libc++-19}" $others
fi
for target; do
  describe "$target" || { echo "There is no target $target." >&2; exit 64; }
  missing=
done

want g++ command -v g++
want cmake command -v cmake
get
cmake -DFROM="$PWD/tests/corpus" -DTO="$made" -P tests/embed.cmake &&
  cmake -DFROM="$PWD/tests/evaluation" -DTO="$made/evaluation" -P tests/embed.cmake &&
  cmake -DFROM="$PWD/tests/streams" -DTO="$made/streams.inc" -P tests/embed_streams.cmake || exit

# compile ARGUMENT...
compile() {
  # shellcheck disable=SC2086 # lists of options
  "$compiler" $options "-std=$standard" $warnings -I include -I tests -I "$made" "$@"
}

# run SECONDS PROGRAM
run() {
  # shellcheck disable=SC2086 # a command with its options, or nothing
  timeout "$1" $runner "$2"
}

# build_and_run NAME: both programs; the sum is in NAME.said. Says what failed, or nothing.
build_and_run() {
  log=$made/$1.log
  program=$made/$1.program
  # The endings that their systems and runners want.
  case $compiler in *mingw*) program=$program.exe ;; em++) program=$program.js ;; esac
  rm -f "$program" "$made/$1.said"
  # shellcheck disable=SC2086 # lists of options
  if ! compile -DTRIAGE_STRICT_ALL=1 tests/strict.cpp $linking -o "$program" > "$log" 2>&1; then
    echo 'tests/strict.cpp does not compile'
  elif [ "$can_run" = yes ] && ! run 300 "$program" >> "$log" 2>&1; then
    echo 'tests/strict.cpp does not run'
  elif ! compile tests/portable.cpp $linking -o "$program" >> "$log" 2>&1; then
    echo 'tests/portable.cpp does not compile'
  elif [ "$can_run" = yes ] && ! run 900 "$program" > "$made/$1.said" 2>> "$log"; then
    echo 'the corpus is not read rightly'
  fi
  rm -f "$program"
}

# What all others must make of the bodies that nothing is expected of.
compiler=g++
options=-O2
linking=
runner=
standard=c++20
can_run=yes
failure=$(build_and_run first)
if [ -n "$failure" ]; then
  echo "g++: $failure; see build/portability/first.log" >&2
  exit 1
fi
sum=$(sed -n 's/^sum: //p' "$made/first.said" | tr -d '\r')

line() {
  printf '%-20s | %-22s | %-46s | %s\n' "$@"
}

# knows STANDARD: sets how the compiler spells it; fails if it has none.
knows() {
  # shellcheck disable=SC2086 # a list of options
  for standard in c++$1 c++$(echo "$1" | sed 's/20/2a/; s/23/2b/; s/26/2c/'); do
    if "$compiler" $options "-std=$standard" -fsyntax-only -x c++ /dev/null > /dev/null 2>&1; then
      return 0
    fi
  done
  return 1
}

failed=
not_run=
line target compiler 'what ran' result
for target; do
  missing=
  describe "$target"
  get
  # What does not come up to an empty program is not here.
  # shellcheck disable=SC2086 # a list of options
  if ! echo '#include <string>
int main() {}' | "$compiler" $options -x c++ - -o "$made/empty.js" > "$made/$target.log" 2>&1; then
    line "$target" - - 'not run: no compiler'
    not_run="$not_run $target"
    continue
  fi
  # shellcheck disable=SC2086 # a list of options
  version=$("$compiler" $options -dM -E -x c++ /dev/null 2> /dev/null |
    sed -n 's/^#define __clang_version__ "\([^ "]*\).*/clang \1/p; s/^#define __VERSION__ "\([0-9.]*\)[^"]*"$/g++ \1/p' |
    sort | sed 1q)
  can_run=yes
  if [ -n "$runner" ] && ! command -v "${runner%% *}" > /dev/null; then can_run=no; fi
  for number in $standards; do
    knows "$number" || continue
    name=$target-c++$number
    what="c++$number: compiled"
    failure=$(build_and_run "$name")
    said=$made/$name.said
    if [ -z "$failure" ] && [ $can_run = yes ]; then
      what="c++$number: $(tr -d '\r' < "$said" | sed '/^sum/d; s/:.* / /' |
        sed 's/^\(.*\) \(.*\)/\1 \2/' | paste -s -d ',' | sed 's/,/, /')"
      if [ "$(sed -n 's/^sum: //p' "$said" | tr -d '\r')" != "$sum" ]; then
        failure='the sum differs'
      fi
    fi
    if [ -z "$failure" ] && [ $constants = yes ]; then
      for file in tests/static/*.cpp; do
        compile -fsyntax-only "$file" >> "$made/$name.log" 2>&1 || failure="$file does not compile"
      done
      what="$what, constants"
    fi
    if [ -n "$failure" ]; then
      failed="$failed $name"
      line "$target" "$version" "$what" "FAILED: $failure; see build/portability/$name.log"
    elif [ $can_run = no ]; then
      not_run="$not_run $target"
      line "$target" "$version" "$what" "compiled, not run: no ${runner%% *}"
    else
      line "$target" "$version" "$what" ok
    fi
  done
done
rm -f "$made/empty.js" "$made/empty.js.exe"

if [ -n "$not_run" ]; then echo "Not run:$not_run"; fi
if [ -n "$failed" ]; then
  echo "Failed:$failed" >&2
  exit 1
fi
