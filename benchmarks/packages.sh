#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   benchmarks/packages.sh FOLDER
#
# Installs what the benchmarks need (on Debian and its like) and puts simdjson 3.9.4, which Debian
# does not have, into FOLDER. It comes from npm's registry, whichever is configured; if it can't
# be had, FOLDER stays without it and the benchmarks do with Debian's.
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

[ ! -e "$folder/simdjson.cpp" ] || exit 0
package=@nozbe/simdjson
version=3.9.4
archive=nozbe-simdjson-$version.tgz
checksum=d5c2e068967f1c3061123813d9b6e58ae4b180eb9c8b65b3db9a7f26a2a8a5c1
cd "$folder"
if [ ! -e "$archive" ]; then
  if command -v npm > /dev/null; then
    npm pack --silent "$package@$version" > /dev/null 2>&1 || rm -f "$archive"
  elif [ -n "${NPM_CONFIG_REGISTRY:-}" ] && command -v curl > /dev/null; then
    curl -fsSL -o "$archive" "${NPM_CONFIG_REGISTRY%/}/$package/-/simdjson-$version.tgz" ||
      rm -f "$archive"
  fi
fi
if [ -e "$archive" ] && echo "$checksum  $archive" | sha256sum --check --status; then
  tar xzf "$archive" --strip-components=2 package/src/simdjson.h package/src/simdjson.cpp
else
  echo "No simdjson $version: it takes npm, or curl and NPM_CONFIG_REGISTRY, and the registry has" \
       "to have $package. The benchmarks run without it." >&2
fi
