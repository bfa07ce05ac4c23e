# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   cmake -DCOMPILER=c++ -DFLAGS="..." -DFILE=file.cpp -P compile_fail.cmake
#
# FILE must compile with TRIAGE_SHOULD_COMPILE=1, so that a slip of the pen cannot pass for the
# error that is meant, and must not compile with =0, with the text after `// expect: ` in the
# compiler's output.
separate_arguments(FLAGS UNIX_COMMAND "${FLAGS}")
set(compile ${COMPILER} ${FLAGS} -fsyntax-only)

file(STRINGS ${FILE} expected REGEX "^// expect: " LIMIT_COUNT 1)
string(REPLACE "// expect: " "" expected "${expected}")
if(expected STREQUAL "")
  message(FATAL_ERROR "${FILE} has no line `// expect: text`.")
endif()

execute_process(
  COMMAND ${compile} -DTRIAGE_SHOULD_COMPILE=1 ${FILE}
  RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(failed)
  message(FATAL_ERROR "${FILE} does not compile where it should:\n${output}")
endif()

execute_process(
  COMMAND ${compile} -DTRIAGE_SHOULD_COMPILE=0 ${FILE}
  RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT failed)
  message(FATAL_ERROR "${FILE} compiles where it should not.")
endif()
string(FIND "${output}" "${expected}" at)
if(at EQUAL -1)
  message(FATAL_ERROR "The compiler does not say `${expected}` about ${FILE}:\n${output}")
endif()
