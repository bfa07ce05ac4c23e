#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   rooms.sh [FOLDER]
#
# Reads the #include lines in FOLDER/triage and fails on one that goes up: a folder may use itself
# and those above it in the list here, which is the order in which things build on each other.
# FOLDER is include/ if it is not given.
set -eu
include=${1:-$(cd "$(dirname "$0")/.." && pwd)/include}
cd "$include/triage"

LC_ALL=C find . -name '*.hpp' | sort | xargs awk '
BEGIN {
  # "." is the front door: the files in include/triage itself.
  rooms = split("vocabulary text tables read time . providers retry stream styles http", name, " ")
  for (i = 1; i <= rooms; ++i) level[name[i]] = i
  # The list of all providers, and what is made from it. They stand at the front door for users.
  level["providers.hpp"] = level["registry.hpp"] = level["providers"]
  # It reads by the generic provider what came from somebody else.
  level["nested.hpp"] = level["providers"]
  # It reads by the generic provider what no other one describes.
  level["error_in_success.hpp"] = level["providers"]
  # What everything may use.
  level["config.hpp"] = level["fwd.hpp"] = 0
}

function level_of(path,    room) {
  if (path in level) return level[path]
  room = path ~ /\// ? path : "./"
  sub(/\/.*/, "", room)
  if (!(room in level)) {
    print "include/triage/" path ": a folder that tests/rooms.sh does not know" > "/dev/stderr"
    failed = 1
  }
  return level[room]
}

# A path for users at the front door, of a header that has moved into a room.
function forwards(path, wanted) {
  return path !~ /\// && wanted ~ ("^[a-z]+/" path "$")
}

/^[ \t]*#[ \t]*include[ \t]*<triage\// {
  path = substr(FILENAME, 3)
  wanted = $0
  sub(/^[^<]*<triage\//, "", wanted)
  sub(/>.*/, "", wanted)
  ++seen
  if (level_of(wanted) > level_of(path) && !forwards(path, wanted)) {
    print "include/triage/" path ":" FNR ": goes up to " wanted > "/dev/stderr"
    failed = 1
  }
}

END {
  if (seen < 100) {
    print "only " seen " includes seen" > "/dev/stderr"
    failed = 1
  }
  exit failed
}
'
