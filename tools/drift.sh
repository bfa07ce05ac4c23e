#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/drift.sh [PROVIDER...]
#
# For maintainers: compares the tables with the lists of codes that packages carry (SDKs and service
# models from npm and Debian), and prints what either side does not have, as Markdown. Where no
# package has a list, prints how old the table is. Without PROVIDER, for all of them; the last report
# is docs/drift.md:
#
#   tools/drift.sh > docs/drift.md && git diff docs/drift.md
#
# The difference is what changed at the APIs since then. Fetches with npm and apt-get as they are set
# up; what can't be fetched is named in the report. Which package is read for which provider, and how,
# is in tools/drift.py. Needs a C++20 compiler, python3, npm, tar, and for Debian's packages apt-get
# and dpkg-deb. With PACKAGES=FOLDER, keeps the packages there, and fetches none that is there.
#
# Exit code: 0 also if there are differences; 64 for an unknown provider.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packages=${PACKAGES:-$work/packages}
mkdir -p "$packages"
packages=$(cd "$packages" && pwd)

"${CXX:-c++}" -std=c++20 -I "$root/include" "$root/tools/table_rows.cpp" -o "$work/table_rows"
"$work/table_rows" > "$work/rows"

# A package is unpacked into a folder of its name, with + for /; beside its files, .version says which
# it is. One that can't be fetched has no folder.
fetch_npm() {  # NAME FOLDER
  file=$(cd "$work/fetched" && npm pack --silent "$1" 2> "$work/log" < /dev/null | tail -n 1)
  [ -f "$work/fetched/$file" ] || return 1
  tar -xzf "$work/fetched/$file" -C "$2" --strip-components=1
  python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["version"])' "$2/package.json" \
    > "$2/.version"
}

fetch_debian() {  # NAME FOLDER
  (cd "$work/fetched" && apt-get download -q "$1") > "$work/log" 2>&1 || return 1
  for file in "$work/fetched/$1"_*.deb; do
    dpkg-deb -x "$file" "$2"
    dpkg-deb -f "$file" Version > "$2/.version"
  done
}

python3 "$root/tools/drift.py" --packages "$work/rows" "$@" > "$work/wanted"
while read -r registry name; do
  folder=$packages/$registry/$(echo "$name" | tr / +)
  [ ! -f "$folder/.version" ] || continue
  rm -rf "$work/fetched" "$folder"
  mkdir -p "$work/fetched" "$folder"
  echo "fetching $name ($registry)" >&2
  if ! "fetch_$registry" "$name" "$folder"; then
    rm -rf "$folder"
    echo "drift.sh: $name could not be fetched" >&2
    cat "$work/log" >&2
  fi
done < "$work/wanted"

python3 "$root/tools/drift.py" "$packages" "$work/rows" "$@"
