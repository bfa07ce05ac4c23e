#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   meson.sh FOLDER
#
# Meson: as a project of its own, installed, and as a subproject behind the wrap file.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
rm -rf "$folder"
mkdir -p "$folder/user/subprojects"
version=$(sh "$root/tools/version.sh")

echo "== of its own"
meson setup "$folder/own" "$root" --prefix "$folder/prefix"
meson test -C "$folder/own"
meson install -C "$folder/own" --quiet
test -f "$folder/prefix/include/triage/providers/persly.hpp"
if command -v pkg-config > /dev/null; then
  said=$(PKG_CONFIG_PATH=$folder/prefix/share/pkgconfig pkg-config --modversion triage)
  [ "$said" = "$version" ]
fi

echo "== as a subproject"
cp "$root/packaging/meson/triage.wrap" "$folder/user/subprojects"
mkdir "$folder/user/subprojects/triage"
cp -r "$root/include" "$root/meson.build" "$folder/user/subprojects/triage"
cp "$root/tests/consumer/main.cpp" "$folder/user"
cat > "$folder/user/meson.build" << END
project('user', 'cpp', default_options: ['cpp_std=c++20', 'warning_level=3', 'werror=true'])
test('user', executable('user', 'main.cpp', dependencies: dependency('triage', version: '$version')))
END
meson setup "$folder/user/build" "$folder/user"
meson test -C "$folder/user/build"
