# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0

# The HTTP stacks that are installed, each as a target triage_stack_NAME, for examples and tests. A
# build of one for another standard library is of no use, so each that is linked has to link with a
# function that takes a std::string, which is where standard libraries differ.
include(CheckCXXSourceCompiles)
find_package(Threads QUIET)
find_package(OpenSSL QUIET)

# triage_linked_stack(NAME PROGRAM LIBRARIES [INCLUDE...]): the target, if the program links.
function(triage_linked_stack name program libraries)
  set(CMAKE_REQUIRED_INCLUDES ${ARGN})
  set(CMAKE_REQUIRED_LIBRARIES ${libraries})
  set(CMAKE_REQUIRED_FLAGS ${CMAKE_CXX20_STANDARD_COMPILE_OPTION})
  string(TOUPPER TRIAGE_HAS_${name} has)
  check_cxx_source_compiles("${program}" ${has})
  if(${has})
    add_library(triage_stack_${name} INTERFACE)
    target_include_directories(triage_stack_${name} SYSTEM INTERFACE ${ARGN})
    target_link_libraries(triage_stack_${name} INTERFACE ${libraries})
  endif()
endfunction()

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
triage_linked_stack(httplib
  "#include <httplib.h>\nint main() { return httplib::Client(\"127.0.0.1\", 1).is_valid() ? 0 : 1; }"
  "${httplib_libraries}")
if(TARGET triage_stack_httplib AND OPENSSL_FOUND)
  target_link_libraries(triage_stack_httplib INTERFACE OpenSSL::SSL)
  target_compile_definitions(triage_stack_httplib INTERFACE TRIAGE_HAS_OPENSSL)
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

# Those that tools/stacks.sh installs: POCO, Qt, the C++ REST SDK, gRPC and Drogon.
find_package(Poco QUIET COMPONENTS Net)
if(TARGET Poco::Net)
  triage_linked_stack(poco
    "#include <Poco/Net/HTTPClientSession.h>\nint main() { Poco::Net::HTTPClientSession s(\"\"); }"
    Poco::Net)
endif()
# Qt 6 or Qt 5; if both are there, Qt 5 is triage_stack_qt5.
foreach(version IN ITEMS 6 5)
  find_package(Qt${version} QUIET COMPONENTS Network)
  if(TARGET Qt${version}::Network)
    set(stack triage_stack_qt)
    if(TARGET ${stack})
      string(APPEND stack ${version})
    endif()
    add_library(${stack} INTERFACE)
    target_link_libraries(${stack} INTERFACE Qt${version}::Network)
  endif()
endforeach()
find_path(TRIAGE_CPPREST_INCLUDE cpprest/http_client.h)
find_library(TRIAGE_CPPREST_LIBRARY NAMES cpprest libcpprest.so.2.10)
if(TRIAGE_CPPREST_INCLUDE AND TRIAGE_CPPREST_LIBRARY AND OPENSSL_FOUND AND Threads_FOUND)
  triage_linked_stack(cpprest
    "#include <cpprest/http_client.h>\nint main() { web::http::client::http_client c(\"\"); }"
    "${TRIAGE_CPPREST_LIBRARY};OpenSSL::SSL;Threads::Threads" ${TRIAGE_CPPREST_INCLUDE})
endif()

if(PkgConfig_FOUND)
  pkg_check_modules(grpcpp QUIET IMPORTED_TARGET grpc++)
endif()
if(TARGET PkgConfig::grpcpp)
  triage_linked_stack(grpc
    "#include <grpcpp/grpcpp.h>\nint main() { grpc::CreateChannel(\"\", nullptr); }"
    PkgConfig::grpcpp)
endif()

# Drogon is in Debian 13. Without the packages that it was built with, its own configuration ends
# everything.
find_path(TRIAGE_DROGON_INCLUDE drogon/HttpClient.h)
find_path(TRIAGE_JSONCPP_INCLUDE json/json.h PATH_SUFFIXES jsoncpp)
find_library(TRIAGE_DROGON_LIBRARY drogon)
find_library(TRIAGE_TRANTOR_LIBRARY trantor)
if(TRIAGE_DROGON_INCLUDE AND TRIAGE_JSONCPP_INCLUDE AND TRIAGE_DROGON_LIBRARY AND
   TRIAGE_TRANTOR_LIBRARY AND Threads_FOUND)
  triage_linked_stack(drogon
    "#include <drogon/HttpClient.h>\nint main() { drogon::HttpClient::newHttpClient(\"\"); }"
    "${TRIAGE_DROGON_LIBRARY};${TRIAGE_TRANTOR_LIBRARY};Threads::Threads"
    ${TRIAGE_DROGON_INCLUDE} ${TRIAGE_JSONCPP_INCLUDE})
endif()

# cpr and the AWS SDK are in no Debian: CMAKE_PREFIX_PATH says where they are.
find_package(cpr QUIET)
if(TARGET cpr::cpr)
  triage_linked_stack(cpr
    "#include <cpr/cpr.h>\nint main() { cpr::Get(cpr::Url{\"\"}); }" cpr::cpr)
endif()
find_package(aws-cpp-sdk-core QUIET)
if(TARGET aws-cpp-sdk-core)
  triage_linked_stack(aws
    "#include <aws/core/Aws.h>\nint main() { Aws::InitAPI({}); }" aws-cpp-sdk-core)
endif()

# The targets of the stacks that a source includes; in `missing` those that are not installed.
function(triage_stacks_of source stacks missing)
  set(found "")
  set(absent "")
  foreach(stack IN ITEMS curl httplib beast poco qt cpprest grpc drogon cpr aws)
    file(STRINGS ${source} uses
      REGEX "#include <(triage/http/${stack}\\.hpp|${stack}\\.h|${stack}/[A-Za-z/]*\\.h)>")
    if(uses AND TARGET triage_stack_${stack})
      list(APPEND found triage_stack_${stack})
    elseif(uses)
      list(APPEND absent ${stack})
    endif()
  endforeach()
  set(${stacks} "${found}" PARENT_SCOPE)
  set(${missing} "${absent}" PARENT_SCOPE)
endfunction()
