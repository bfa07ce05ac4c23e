# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
include(${CMAKE_CURRENT_LIST_DIR}/triage-targets.cmake)

# For triage::outcome. Where CMake does not find Boost, it has to be on the include path.
if(NOT TARGET Boost::headers)
  find_package(Boost QUIET)
endif()
if(TARGET Boost::headers)
  target_link_libraries(triage::outcome INTERFACE Boost::headers)
endif()

# For triage/simdjson.hpp, where simdjson is. find_package(triage COMPONENTS simdjson) finds it, too.
if("simdjson" IN_LIST triage_FIND_COMPONENTS)
  find_package(simdjson QUIET)
  set(triage_simdjson_FOUND ${simdjson_FOUND})
  if(triage_FIND_REQUIRED_simdjson AND NOT simdjson_FOUND)
    set(triage_FOUND FALSE)
    set(triage_NOT_FOUND_MESSAGE "There is no simdjson.")
  endif()
endif()
if(TARGET simdjson::simdjson AND NOT TARGET triage::simdjson)
  add_library(triage::simdjson INTERFACE IMPORTED)
  target_link_libraries(triage::simdjson INTERFACE triage::triage simdjson::simdjson)
endif()
