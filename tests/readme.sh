#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   readme.sh FOLDER [COMPILER]
#
# The first block of the README is a whole program: compiled as it is printed, with the single
# header and nothing else, it prints what the README says.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$1
compiler=${2:-${CXX:-c++}}
mkdir -p "$folder"
awk '/^```cpp/ { inside = 1; next } /^```/ { if (inside) exit } inside' "$root/README.md" \
  > "$folder/first.cpp"
cp -r "$root/single_include/." "$folder/"
"$compiler" -std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -I "$folder" \
  "$folder/first.cpp" -o "$folder/first"
said=$("$folder/first")
if [ "$said" != "send it again in 2000 ms" ] || ! grep -qF "\`$said\`" "$root/README.md"; then
  echo "README's first program prints: $said" >&2
  exit 1
fi
