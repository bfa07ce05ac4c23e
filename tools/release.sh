#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/release.sh [FOLDER]
#
# Makes the files that go with a release, in FOLDER, which is build/dist by default:
#
#   triage.hpp               the single header
#   triage-all.hpp           the same with all tables and the registry in it, for where one file is all
#                            that can be had, such as Compiler Explorer
#   triage-X.Y.Z.tar.gz      the single header and the tables beside it, with the license
#   triage-X.Y.Z.zip         the same, if there is zip
#   SHA256SUMS               for `sha256sum -c`
#
# The same commit gives the same bytes: times are those of the commit, or of SOURCE_DATE_EPOCH.
set -eu
cd "$(dirname "$0")/.."
dist=${1:-build/dist}
version=$(sh tools/version.sh)
name=triage-$version
time=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}

rm -rf "$dist"
mkdir -p "$dist"
dist=$(cd "$dist" && pwd)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
mkdir "$stage/$name"
cp single_include/triage.hpp "$dist"
sh tools/amalgamate.sh "$dist/triage-all.hpp" triage/registry.hpp
cp -r single_include/. LICENSE "$stage/$name"
find "$stage/$name" -type d -exec chmod 755 {} +
find "$stage/$name" -type f -exec chmod 644 {} +
find "$stage/$name" -exec touch -d "@$time" {} +

cd "$stage"
find "$name" -type f | LC_ALL=C sort > files
tar --format=ustar --owner=0 --group=0 --numeric-owner -T files -cf - | gzip -9n > "$dist/$name.tar.gz"
if command -v zip > /dev/null; then
  TZ=UTC zip -9 -X -q "$dist/$name.zip" -@ < files  # its times have no time zone
fi
cd "$dist"
chmod 644 triage*
sha256sum triage* > SHA256SUMS
cat SHA256SUMS
