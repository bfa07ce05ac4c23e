#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   benchmarks/packages.sh FOLDER
#
# Installs what the benchmarks need (on Debian and its like) and puts simdjson 3.9.4 into FOLDER, if
# it can be had.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")/.."
# shellcheck source=../tools/packages.sh
. tools/packages.sh

# has INCLUDE: whether the header is there.
has() {
  echo "#include <$1>" | g++ -std=c++20 -E -x c++ -
}

want g++ command -v g++
want clang command -v clang++
want cmake command -v cmake
want make command -v make
want python3 command -v python3
want gperf command -v gperf
want valgrind command -v valgrind
want gnuplot-nox command -v gnuplot
want libbenchmark-dev has benchmark/benchmark.h
want nlohmann-json3-dev has nlohmann/json.hpp
want rapidjson-dev has rapidjson/document.h
want libsimdjson-dev has simdjson.h
want libboost1.81-dev has boost/json/src.hpp
want libcjson-dev has cjson/cJSON.h
install_missing

tools/simdjson.sh "$folder"
