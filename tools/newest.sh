#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/newest.sh FOLDER [COMPILER...]
#
# Builds and runs what uses other people's headers with the versions of them that are in FOLDER, and
# with every compiler named, or g++. FOLDER has what is to be tried of:
#
#   cpp-httplib/httplib.h            yhirose/cpp-httplib
#   fmt/include                      fmtlib/fmt
#   boost-outcome/include            boostorg/outcome, over the rest of the Boost that is installed
#   outcome/single-header            ned14/outcome
#   simdjson/singleheader            simdjson/simdjson, simdjson.h and simdjson.cpp
#   json/single_include              nlohmann/json
#   Catch2                           catchorg/Catch2; the installed one without it
#
# Nothing is downloaded: get checkouts or archives there yourself. Takes about five minutes for each
# compiler.
set -eu
cd "$(dirname "$0")/.."
if [ $# -eq 0 ] || [ ! -d "$1" ]; then
  echo "usage: tools/newest.sh FOLDER [COMPILER...]" >&2
  exit 64
fi
folder=$(cd "$1" && pwd)
shift
[ $# -gt 0 ] || set -- g++

# The compilers look there before they look at what is installed.
CPLUS_INCLUDE_PATH=
for part in cpp-httplib fmt/include boost-outcome/include outcome/single-header json/single_include; do
  [ ! -d "$folder/$part" ] || CPLUS_INCLUDE_PATH=$CPLUS_INCLUDE_PATH${CPLUS_INCLUDE_PATH:+:}$folder/$part
done
# Of what is installed, Debian's cpp-httplib has options that belong to its own library.
PKG_CONFIG_LIBDIR=$folder/none
export CPLUS_INCLUDE_PATH PKG_CONFIG_LIBDIR

status=0
for compiler; do
  build=build/newest-$compiler
  if [ -d "$folder/Catch2" ]; then
    cmake -S "$folder/Catch2" -B "$build/catch2" -DCMAKE_CXX_COMPILER="$compiler" \
      -DCMAKE_CXX_STANDARD=20 -DCMAKE_INSTALL_PREFIX="$PWD/$build/prefix" -DBUILD_TESTING=OFF
    cmake --build "$build/catch2" --target install
  fi
  # Not optimised: g++ 12 breaks fmt 12 at -O1, where a back_inserter of a vector gets nothing.
  cmake -S . -B "$build" -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_BUILD_TYPE= \
    -DCMAKE_PREFIX_PATH="$PWD/$build/prefix" -DCMAKE_DISABLE_FIND_PACKAGE_httplib=ON \
    -DTRIAGE_SIMDJSON_SOURCE="$folder/simdjson/singleheader" -DTRIAGE_TESTS_TOGETHER=14
  targets=
  for target in triage_tests triage_carrier_tests triage_http_httplib triage_reference_simdjson_source \
    triage_program_allocations_styles triage_example_http_httplib triage_example_gateway; do
    if cmake --build "$build" --target help | grep -q " $target\$"; then
      targets="$targets $target"
    else
      echo "Not built: $target"
    fi
  done
  # shellcheck disable=SC2086 # a list
  { cmake --build "$build" --target $targets -- -k &&
    ctest --test-dir "$build" --output-on-failure --no-tests=error -R \
      '^(triage_tests|triage_carrier_tests|http\.httplib|reference\.simdjson_source|program\.allocations_styles)$' &&
    "$build/examples/http_httplib" && "$build/examples/gateway"; } || status=1
done
exit $status
