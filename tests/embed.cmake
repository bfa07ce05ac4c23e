# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   cmake -DFROM=folder -DTO=folder -P embed.cmake
#
# Writes the lines of FROM/*.jsonl to TO/corpus.inc, and those of each file to TO/corpus/NAME.inc, as C++ raw string_view literals, each followed by a comma: their
# length need not be counted in constant evaluation. The text
# is only handled as a whole: CMake's lists would break it at semicolons and join it at brackets.
file(GLOB files ${FROM}/*.jsonl)
set(out "")
foreach(file IN LISTS files)
  file(READ "${file}" text)
  string(FIND "${text}" ")~~~\"" at)
  if(NOT at EQUAL -1)
    message(FATAL_ERROR "${file} has the bytes that end the raw string literals.")
  endif()
  string(STRIP "${text}" text)
  if(NOT text STREQUAL "")
    string(REGEX REPLACE "[\r\n]+" ")~~~\"sv,\nR\"~~~(" text "${text}")
    set(text "R\"~~~(${text})~~~\"sv,\n")
    string(APPEND out "${text}")
  endif()
  cmake_path(GET file STEM name)
  set(one "${TO}/corpus/${name}.inc")
  # An old file with the same text is newer than none: what includes it is not compiled again.
  set(old "")
  if(EXISTS "${one}")
    file(READ "${one}" old)
  endif()
  if(NOT old STREQUAL text)
    file(WRITE "${one}" "${text}")
  endif()
endforeach()
file(WRITE "${TO}/corpus.inc" "${out}")
