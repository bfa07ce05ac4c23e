#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/stacks.sh [STACK...]
#
# Installs the HTTP stacks that tools/test.sh does without (on Debian and its like): poco, qt,
# cpprest and grpc, or those that are named. Then builds and runs their tests.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh
build=build/stacks
[ $# -gt 0 ] || set -- poco qt cpprest grpc

want g++ command -v g++
want cmake command -v cmake
want make command -v make
want 'catch2' sh -c "echo '#include <catch2/catch_all.hpp>' | g++ -E -x c++ - ||
  echo '#include <catch2/catch.hpp>' | g++ -E -x c++ -"
want libssl-dev sh -c "echo '#include <openssl/ssl.h>' | g++ -E -x c++ -"
cpprest=
for stack in "$@"; do
  case $stack in
    poco) want libpoco-dev test -e /usr/include/Poco/Net/HTTPClientSession.h ;;
    qt) want qtbase5-dev sh -c 'ls /usr/lib/*/cmake/Qt[56]Network' ;;
    cpprest)
      cpprest=$PWD/$build/cpprest
      want libcpprest2.10 sh -c 'ls /usr/lib/*/libcpprest.so.2.10'
      ;;
    grpc)
      want libgrpc++-dev test -e /usr/include/grpcpp/grpcpp.h
      want pkgconf command -v pkg-config
      ;;
    *) echo "usage: tools/stacks.sh [poco] [qt] [cpprest] [grpc]" >&2; exit 64 ;;
  esac
done
install_missing

set -- "$@" --
# It shares functions of Boost with its library, so the version has to be the one that the library was
# built with: Debian's usual one. The other tests want a newer one, which cannot be there at the same
# time, so these are unpacked and not installed.
if [ -n "$cpprest" ] && [ ! -e "$cpprest/usr/include/cpprest" ]; then
  mkdir -p "$cpprest"
  boost=$(apt-cache depends libboost-dev | sed -n 's/.*Depends: //p' | sed 1q)
  (
    cd "$cpprest"
    apt-get -qq download libcpprest-dev "$boost"
    for package in *.deb; do dpkg-deb -x "$package" .; done
  )
fi
include=
[ -z "$cpprest" ] || include="-DTRIAGE_CPPREST_INCLUDE=$cpprest/usr/include"
# shellcheck disable=SC2086 # it may be nothing
cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=Debug -DTRIAGE_BUILD_EXAMPLES=OFF \
  -DTRIAGE_BUILD_COMMAND=OFF $include
status=0
for stack in "$@"; do
  [ "$stack" != -- ] || break
  echo
  echo "== $stack"
  { cmake --build "$build" --target "triage_http_$stack" &&
    ctest --test-dir "$build" -R "^http\.$stack\$" --output-on-failure --no-tests=error; } ||
    status=1
done
exit $status
