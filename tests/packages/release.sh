#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   release.sh FOLDER
#
# The files of a release: the same each time, with the checksums in SHA256SUMS, and of use as they are. Files
# that cannot read the version from the header name the same one.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
rm -rf "$folder"
version=$(sh "$root/tools/version.sh")

names() {  # FILE PATTERN
  if ! grep -q "$2" "$root/$1"; then echo "$1 does not name version $version" >&2; exit 1; fi
}
names CHANGELOG.md "^## $version - "
names CITATION.cff "^version: $version\$"
names MODULE.bazel "version = \"$version\""
names docs/install.md "triage/$version\`"
names packaging/meson/triage.wrap "^revision = v$version\$"
names packaging/vcpkg/triage/vcpkg.json "\"version\": \"$version\""

mkdir -p "$folder/unpacked"
export SOURCE_DATE_EPOCH=1700000000
sh "$root/tools/release.sh" "$folder/dist"
(
  umask 077
  TZ=Asia/Tokyo sh "$root/tools/release.sh" "$folder/again" > /dev/null
)
diff -r "$folder/dist" "$folder/again"
(cd "$folder/dist" && sha256sum -c SHA256SUMS)

# What the archive has is the single header and its tables.
tar xzf "$folder"/dist/triage-*.tar.gz -C "$folder/unpacked"
cd "$folder"/unpacked/triage-*
rm LICENSE
diff -r . "$root/single_include"

# One file that has everything.
cat > "$folder/all.cpp" << 'END'
#include "dist/triage-all.hpp"
static_assert(triage::classify(triage::providers::openai,
                               {429, R"({"error":{"code":"insufficient_quota"}})"})
                  .verdict() == triage::never);
int main() { return triage::provider_for("api.openai.com") ? 0 : 1; }
END
"${CXX:-c++}" -std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror "$folder/all.cpp" \
  -o "$folder/all"
"$folder/all"
