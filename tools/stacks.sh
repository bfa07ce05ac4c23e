#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/stacks.sh [STACK...]
#
# Installs the HTTP stacks that tools/test.sh does without (on Debian and its like): poco, qt,
# cpprest, grpc and, where there is a package of it, drogon; or those that are named. Then builds and
# runs their tests. cpr and aws, the AWS SDK, have no package: for those that are named,
# CMAKE_PREFIX_PATH says where they are installed.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh
build=build/stacks
all=
[ $# -gt 0 ] || { all=1; set -- poco qt cpprest grpc; }

want_drogon() {
  want libdrogon-dev test -e /usr/include/drogon/HttpClient.h
  want libjsoncpp-dev test -e /usr/include/jsoncpp/json/json.h
}

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
    qt)
      want qtbase5-dev sh -c 'ls -d /usr/lib/*/cmake/Qt5Network'
      want qt6-base-dev sh -c 'ls -d /usr/lib/*/cmake/Qt6Network'
      ;;
    cpprest)
      cpprest=$PWD/$build/cpprest
      want libcpprest2.10 sh -c 'ls /usr/lib/*/libcpprest.so.2.10'
      ;;
    grpc)
      want libgrpc++-dev test -e /usr/include/grpcpp/grpcpp.h
      want pkgconf command -v pkg-config
      ;;
    drogon) want_drogon ;;
    cpr | aws) ;;
    *) echo "usage: tools/stacks.sh [poco] [qt] [cpprest] [grpc] [drogon] [cpr] [aws]" >&2; exit 64 ;;
  esac
done
install_missing
# Whether there is a package is known now, as the lists of packages may have come just before.
if [ -n "$all" ]; then
  want_drogon
  if [ -z "$missing" ] || available libdrogon-dev; then
    install_missing
    set -- "$@" drogon
  else
    echo "Not run, for want of a package: drogon"
  fi
fi

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
  targets=triage_http_$stack
  [ "$stack" != qt ] || targets='triage_http_qt triage_http_qt5'  # Qt 6 and Qt 5
  # shellcheck disable=SC2086 # a list
  { cmake --build "$build" --target $targets &&
    ctest --test-dir "$build" -R "^http\.${stack}5?\$" --output-on-failure --no-tests=error; } ||
    status=1
done
exit $status
