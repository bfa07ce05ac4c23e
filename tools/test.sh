#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/test.sh [quick]
#
# Installs what is missing (on Debian and its like), then builds and tests with g++, with clang and
# with clang's sanitizers, checks form and style, and counts instructions. quick: g++ only, and none
# of the checks.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh
jobs=$(nproc 2> /dev/null || echo 2)

mode=${1:-all}
case $mode in
  all | quick) ;;
  *) echo "usage: tools/test.sh [quick]" >&2; exit 64 ;;
esac

# What each part took, printed at the end: took PART, when it has ended.
times=
began=$(date +%s)
took() {
  times="$times$1 $(($(date +%s) - began)) s, "
  began=$(date +%s)
}

# has COMPILER INCLUDE [FLAG...]: whether the header is there.
has() {
  compiler=$1
  header=$2
  shift 2
  echo "#include <$header>" | "$compiler" -std=c++20 "$@" -E -x c++ -
}

want g++ command -v g++
want cmake command -v cmake
want make command -v make
has g++ catch2/catch_version_macros.hpp > /dev/null 2>&1 || want catch2 has g++ catch2/catch.hpp
# Before 1.76, BOOST_OUTCOME_TRY was spelt differently.
want 'libboost1.81-dev|libboost-dev' sh -c "printf '%s\n' '#include <boost/version.hpp>' \
  '#if BOOST_VERSION < 107600' '#error' '#endif' | g++ -E -x c++ -"
want nlohmann-json3-dev has g++ nlohmann/json.hpp
want libfmt-dev has g++ fmt/format.h
want libcurl4-openssl-dev has g++ curl/curl.h
# libcurl does without them only until it connects with TLS.
want ca-certificates sh -c '[ -s /etc/ssl/certs/ca-certificates.crt ] || ! command -v dpkg'
want libabsl-dev has g++ absl/time/time.h
want libcpp-httplib-dev has g++ httplib.h
want libsimdjson-dev has g++ simdjson.h
want libssl-dev has g++ openssl/ssl.h
want pkgconf command -v pkg-config
want python3 command -v python3
want meson command -v meson
want ninja-build command -v ninja
want valgrind command -v valgrind
if [ "$mode" = all ]; then
  want clang command -v clang++
  want_clang_19
  want libc++-19-dev has clang++-19 version -stdlib=libc++
fi
install_missing
# The sources have the form of version 14, which newer releases of Debian do not have.
for tool in clang-format-14 clang-tidy-14; do
  if [ "$mode" = all ] && available $tool; then want $tool command -v $tool; fi
done
install_missing
presets=dev
if [ "$mode" = all ]; then
  presets='dev clang sanitize-libcxx'
  # Catch2 3 is a library, which Debian has built for libstdc++.
  if has g++ catch2/catch_version_macros.hpp > /dev/null 2>&1; then presets='dev clang sanitize'; fi
fi
# A second version to test against; in two of the presets, since it takes a minute to compile.
tools/simdjson.sh build/simdjson-3.9.4
took packages

# All of them, also when one fails: the faults may be different ones.
failed=
for preset in $presets; do
  echo
  echo "== $preset"
  rm -f "build/$preset/ctest.log"
  simdjson=
  case $preset in dev | sanitize*) simdjson=$PWD/build/simdjson-3.9.4 ;; esac
  # The usual clang takes examples and what is only compiled; all tests run with the newer one.
  targets=
  tests=
  sample=
  case $preset in
    # Of the corpus in constant evaluation, which tools/soak.sh takes whole.
    dev) sample=-DTRIAGE_TEST_CONSTANT_CORPUS=10 ;;
    clang)
      targets='--target triage_examples triage_static_tests'
      tests='-R ^example'
      ;;
  esac
  # shellcheck disable=SC2086 # lists of options
  { cmake --preset "$preset" -DTRIAGE_SIMDJSON_SOURCE="$simdjson" -DTRIAGE_TESTS_TOGETHER=14 $sample &&
    cmake --build --preset "$preset" -j "$jobs" $targets &&
    took "$preset built" &&
    ctest --preset "$preset" -j "$jobs" $tests --output-log "build/$preset/ctest.log"; } ||
    failed="$failed $preset"
  took "$preset tested"
done

if [ "$mode" = all ]; then
  echo
  if ! command -v clang-format-14 > /dev/null || ! command -v clang-tidy-14 > /dev/null; then
    echo "Form and style are not checked: there is no clang-format-14 or no clang-tidy-14 here."
  else
    echo "== clang-format"
    find . \( -path ./build -o -path ./single_include -o -path ./.git \) -prune -o \
      \( -name "*.hpp" -o -name "*.cpp" \) -exec clang-format-14 --dry-run -Werror {} + ||
      failed="$failed clang-format"
    echo
    echo "== clang-tidy"
    # What takes longest first.
    printf '%s\n' examples/gateway.cpp command/*.cpp examples/error_styles.cpp \
      examples/http_curl.cpp |
      xargs -n 1 -P "$jobs" clang-tidy-14 --quiet -p build/clang || failed="$failed clang-tidy"
    took "form and style"
  fi
fi

if [ "$mode" = all ]; then
  echo
  echo "== instructions"
  tools/instructions.sh || failed="$failed instructions"
  took instructions
fi

echo
echo "Times: ${times%, }"
# The tests of all presets together, in the form that test runners close with.
for preset in $presets; do cat "build/$preset/ctest.log" 2> /dev/null || true; done |
  sed -n 's/.*% tests passed, \([0-9]*\) tests failed out of \([0-9]*\).*/\1 \2/p' |
  awk '{ failed += $1; all += $2 } END { print "tests: " all - failed " passed, " failed + 0 " failed" }'
if [ -n "$failed" ]; then
  echo "Failed:$failed" >&2
  exit 1
fi
