#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/simdjson.sh FOLDER
#
# Puts simdjson 3.9.4, which Debian does not have, into FOLDER. It comes from npm's registry,
# whichever is configured; if it can't be had, FOLDER stays without it, and so do the tests and
# benchmarks that want it.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
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
       "to have $package." >&2
fi
