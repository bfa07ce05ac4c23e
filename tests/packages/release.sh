#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   release.sh FOLDER
#
# The files of a release: the same each time, with the sums that they say, and of use as they are.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
rm -rf "$folder"
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
