#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/site.sh [FOLDER]
#   tools/site.sh test [FOLDER]
#
# Installs what is missing (on Debian and its like), then builds the site of the documentation, with
# the reference of all public names and the playground, in build/site or in FOLDER. Fails if a link
# leads nowhere. test: also tries the playground in a browser; its pictures are in build/.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh

test=
if [ "${1:-}" = test ]; then
  test=yes
  shift
fi
case ${1:-} in -*) echo "usage: tools/site.sh [test] [FOLDER]" >&2; exit 64 ;; esac
site=${1:-build/site}
case $site in /*) ;; *) site=$PWD/$site ;; esac
if [ -n "$(ls -A "$site" 2> /dev/null)" ] && [ ! -f "$site/playground/engine.js" ]; then
  echo "$site holds something else than this site, and would be emptied." >&2
  exit 64
fi

want mkdocs command -v mkdocs
want mkdocs-material sh -c '[ -d /usr/share/mkdocs/themes/material ] ||
  ls -d /usr/lib/python3/dist-packages/material'
want doxygen command -v doxygen
want emscripten command -v em++
want python3 command -v python3
if [ -n "$test" ]; then
  want chromium command -v chromium
  want chromium-driver command -v chromedriver
  want npm command -v npm
  want g++ command -v g++
fi
install_missing

work=build/site-work
pages=$work/pages
rm -rf "$pages" "$work/xml"
mkdir -p "$pages/playground" "$work/objects"

echo "== playground"
# The command's own sources, but for its main().
objects=
for file in playground/playground.cpp command/classify.cpp command/input.cpp command/output.cpp \
  command/providers.cpp command/report.cpp command/response_text.cpp; do
  object=$work/objects/$(basename "$file" .cpp).o
  objects="$objects $object"
  # Compiled again only if something changed; there are few enough files to look at them all.
  if [ -f "$object" ] && [ -z "$(find include command playground tools/site.sh -newer "$object" \
    \( -name '*.?pp' -o -name site.sh \) | head -n 1)" ]; then
    continue
  fi
  em++ -std=c++20 -Oz -fno-exceptions -fno-rtti -I include -c "$file" -o "$object"
done
# Without the JavaScript of emscripten: the module needs nothing from outside.
# shellcheck disable=SC2086 # a list of files
em++ -Oz --no-entry -sSTANDALONE_WASM -sALLOW_MEMORY_GROWTH -sTOTAL_STACK=1048576 \
  -sEXPORTED_FUNCTIONS=_malloc,_free,_playground_ask,_playground_choices \
  -o "$work/triage.wasm" $objects
python3 playground/pack.py "$work/triage.wasm" tests/corpus "$pages/playground"
cp playground/*.html playground/*.css playground/*.js "$pages/playground/"

echo "== reference"
{ cat tools/site/Doxyfile; echo "OUTPUT_DIRECTORY = $work"; } | doxygen - > "$work/doxygen.log" 2>&1 ||
  { cat "$work/doxygen.log" >&2; exit 1; }
python3 tools/site/reference.py "$work/xml" include "$pages/reference"

echo "== pages"
python3 tools/site/pages.py . "$pages"
rm -rf "$site"
TRIAGE_SITE_PAGES=$PWD/$pages PYTHONDONTWRITEBYTECODE=1 \
  mkdocs build --quiet --strict -f tools/site/mkdocs.yml -d "$site"
rm -f "$site/sitemap.xml" "$site/sitemap.xml.gz"  # it would need an address
python3 tools/site/check_links.py "$site"
echo "The site is in $site; open $site/index.html."

if [ -n "$test" ]; then
  echo
  echo "== tests"
  tests/playground/run.sh "$site"
fi
