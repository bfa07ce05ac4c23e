# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   cmake -DFROM=folder -DTO=file -P embed_streams.cmake
#
# Writes the recorded streams of FROM with what is expected of them as C++ initializers: name, kind
# ("sse" or "ndjson"), stream, expectation.
file(GLOB files ${FROM}/*.sse ${FROM}/*.ndjson)
set(out "")
foreach(file IN LISTS files)
  cmake_path(GET file STEM name)
  cmake_path(GET file EXTENSION LAST_ONLY kind)
  string(SUBSTRING ${kind} 1 -1 kind)
  file(READ "${file}" stream)
  file(READ "${FROM}/${name}.expect" expect)
  string(FIND "${stream}${expect}" ")~~~\"" at)
  if(NOT at EQUAL -1)
    message(FATAL_ERROR "${file} has the bytes that end the raw string literals.")
  endif()
  string(APPEND out "{\"${name}\"sv, \"${kind}\"sv,\nR\"~~~(${stream})~~~\"sv,\nR\"~~~(${expect})~~~\"sv},\n")
endforeach()
file(WRITE "${TO}" "${out}")
