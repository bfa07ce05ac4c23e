# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0

# The HTTP stacks that are installed, each as a target triage_stack_NAME, for examples and tests. A
# build of one for another standard library is of no use, so those that are linked have to link.
include(CheckCXXSourceCompiles)
find_package(Threads QUIET)
find_package(OpenSSL QUIET)

find_package(CURL QUIET)
if(CURL_FOUND)
  add_library(triage_stack_curl INTERFACE)
  target_link_libraries(triage_stack_curl INTERFACE CURL::libcurl)
endif()

# cpp-httplib as its own package, as Debian builds it, or as a lone header.
find_package(httplib QUIET)
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND AND NOT TARGET httplib::httplib)
  pkg_check_modules(httplib QUIET IMPORTED_TARGET cpp-httplib)
endif()
set(httplib_libraries "")
foreach(target IN ITEMS Threads::Threads httplib::httplib PkgConfig::httplib)
  if(TARGET ${target})
    list(APPEND httplib_libraries ${target})
  endif()
endforeach()
set(CMAKE_REQUIRED_LIBRARIES ${httplib_libraries})
set(CMAKE_REQUIRED_FLAGS ${CMAKE_CXX20_STANDARD_COMPILE_OPTION})
check_cxx_source_compiles(
  "#include <httplib.h>\nint main() { return httplib::Client(\"127.0.0.1\", 1).is_valid() ? 0 : 1; }"
  TRIAGE_HAS_HTTPLIB)
unset(CMAKE_REQUIRED_LIBRARIES)
unset(CMAKE_REQUIRED_FLAGS)
if(TRIAGE_HAS_HTTPLIB)
  add_library(triage_stack_httplib INTERFACE)
  target_link_libraries(triage_stack_httplib INTERFACE ${httplib_libraries})
  if(OPENSSL_FOUND)
    target_link_libraries(triage_stack_httplib INTERFACE OpenSSL::SSL)
    target_compile_definitions(triage_stack_httplib INTERFACE TRIAGE_HAS_OPENSSL)
  endif()
endif()

# Boost.Beast is headers only. With OpenSSL its TLS streams are there too.
find_path(TRIAGE_BEAST_INCLUDE boost/beast/http.hpp)
if(TRIAGE_BEAST_INCLUDE AND Threads_FOUND)
  add_library(triage_stack_beast INTERFACE)
  target_include_directories(triage_stack_beast SYSTEM INTERFACE ${TRIAGE_BEAST_INCLUDE})
  target_link_libraries(triage_stack_beast INTERFACE Threads::Threads)
  if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    # To optimise its templates takes a minute, and nothing here is measured.
    target_compile_options(triage_stack_beast INTERFACE -O0)
  endif()
  if(OPENSSL_FOUND)
    target_link_libraries(triage_stack_beast INTERFACE OpenSSL::SSL)
    target_compile_definitions(triage_stack_beast INTERFACE TRIAGE_HAS_OPENSSL)
  endif()
endif()

# The targets of the stacks that a source includes; in `missing` those that are not installed.
function(triage_stacks_of source stacks missing)
  set(found "")
  set(absent "")
  foreach(stack IN ITEMS curl httplib beast)
    file(STRINGS ${source} uses REGEX "#include <(triage/http/${stack}\\.hpp|${stack}\\.h)>")
    if(uses AND TARGET triage_stack_${stack})
      list(APPEND found triage_stack_${stack})
    elseif(uses)
      list(APPEND absent ${stack})
    endif()
  endforeach()
  set(${stacks} "${found}" PARENT_SCOPE)
  set(${missing} "${absent}" PARENT_SCOPE)
endfunction()
