#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   tools/amalgamate.sh [FILE [HEADER...]]
#
# Writes the single header: include/triage.hpp with the library's own headers in place of their
# #include lines, each once, where it is first wanted. HEADERs, as they are in #include lines, are
# put behind it. Needs a POSIX shell and awk. The same input
# gives the same output, so that a test can tell whether the committed copy is current.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
out=${1:-$root/single_include/triage.hpp}
[ $# -eq 0 ] || shift
made=$(mktemp)
trap 'rm -f "$made"' EXIT

LC_ALL=C awk -v include="$root/include/" -v more="$*" '
function fail(message) {
  print "amalgamate.sh: " message > "/dev/stderr"
  failed = 1
  exit 1
}

function emit(line) {
  if (line == "" && blank) return
  blank = line == ""
  print line
}

# Copies a header. `conditional`: whether its #include stands inside #if, so that what it brings
# is not there for everybody.
function copy(name, conditional,    path, line, number, depth, inside, wanted, read) {
  if (name in done) {
    if (done[name] && !failed) {
      fail(name " is included inside #if first, and again later. Include it outside #if before.")
    }
    return
  }
  done[name] = conditional
  path = include name
  number = 0
  depth = 0
  while ((read = (getline line < path)) > 0) {
    ++number
    if (number == 1 && line ~ /^\/\/ Copyright the triage authors\./) continue
    if (number == 2 && line == "//") continue
    if (line ~ /^[ \t]*#[ \t]*if/) ++depth
    if (line ~ /^[ \t]*#[ \t]*endif/) --depth
    # The include guard is the first #if.
    inside = conditional || depth > 1
    if (line ~ /^[ \t]*#[ \t]*include[ \t]*<[^>]*>/) {
      wanted = line
      sub(/^[^<]*</, "", wanted)
      sub(/>.*/, "", wanted)
      if (wanted ~ /^triage\//) {
        copy(wanted, inside)
        if (failed) return
        continue
      }
      if (!inside && wanted in standard) continue
      if (!inside) standard[wanted] = 1
    }
    emit(line)
  }
  if (read < 0) fail("cannot read " path)
  close(path)
  if (depth != 0) fail(name " has #if without #endif")
  emit("")
}

BEGIN {
  while ((getline line < (include "triage/config.hpp")) > 0) {
    if (line ~ /^#define TRIAGE_VERSION_(MAJOR|MINOR|PATCH) /) {
      sub(/.* /, "", line)
      version = version (version == "" ? "" : ".") line
    }
  }
  close(include "triage/config.hpp")
  print "// triage " version ": from HTTP responses to classified API errors. Header-only, C++20."
  print "//"
  print "// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0"
  print "// Boost Software License 1.0: https://www.boost.org/LICENSE_1_0.txt"
  print "//"
  print "// Generated from include/ by tools/amalgamate.sh; do not edit."
  print ""
  blank = 1
  copy("triage.hpp", 0)
  count = split(more, header, " ")
  for (i = 1; i <= count && !failed; ++i) copy(header[i], 0)
}
' > "$made"

# A blank line at the end says nothing.
mkdir -p "$(dirname "$out")"
sed -e '$ { /^$/ d; }' "$made" > "$out"
