#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   vcpkg.sh FOLDER
#
# The port, with functions in the place of vcpkg's that do the same in short, and a project that uses
# what came out. It is not vcpkg: that has to be tried where there is one.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
rm -rf "$folder"
mkdir -p "$folder"
cat > "$folder/run.cmake" << 'END'
function(vcpkg_cmake_configure)
  cmake_parse_arguments(arg "" "SOURCE_PATH" "OPTIONS" ${ARGN})
  execute_process(COMMAND ${CMAKE_COMMAND} -S ${arg_SOURCE_PATH} -B ${FOLDER}/build
    -DCMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR} ${arg_OPTIONS} COMMAND_ERROR_IS_FATAL ANY)
endfunction()
function(vcpkg_cmake_install)
  execute_process(COMMAND ${CMAKE_COMMAND} --build ${FOLDER}/build --target install
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endfunction()
function(vcpkg_cmake_config_fixup)
  cmake_parse_arguments(arg "" "CONFIG_PATH" "" ${ARGN})
  file(COPY ${CURRENT_PACKAGES_DIR}/${arg_CONFIG_PATH}/
    DESTINATION ${CURRENT_PACKAGES_DIR}/share/${PORT})
  file(REMOVE_RECURSE ${CURRENT_PACKAGES_DIR}/share/cmake)
  file(GLOB targets ${CURRENT_PACKAGES_DIR}/share/${PORT}/*-targets.cmake)
  file(READ ${targets} text)
  string(REGEX REPLACE "get_filename_component\\(_IMPORT_PREFIX [^\n]*\n" "" text "${text}")
  string(REPLACE "if(_IMPORT_PREFIX STREQUAL"
    "get_filename_component(_IMPORT_PREFIX \"\${CMAKE_CURRENT_LIST_DIR}/../..\" ABSOLUTE)\nif(_IMPORT_PREFIX STREQUAL"
    text "${text}")
  file(WRITE ${targets} "${text}")
endfunction()
function(vcpkg_fixup_pkgconfig)
endfunction()
function(vcpkg_install_copyright)
  cmake_parse_arguments(arg "" "" "FILE_LIST" ${ARGN})
  configure_file(${arg_FILE_LIST} ${CURRENT_PACKAGES_DIR}/share/${PORT}/copyright COPYONLY)
endfunction()
set(PORT triage)
set(CURRENT_PACKAGES_DIR ${FOLDER}/installed)
include(${PORTFILE})
END
cmake "-DFOLDER=$folder" "-DPORTFILE=$root/packaging/vcpkg/triage/portfile.cmake" \
  -P "$folder/run.cmake" > "$folder/log"
cat "$folder/installed/share/triage/usage"
# What vcpkg's check after the build complains of.
for wrong in debug lib share/doc share/cmake; do
  if [ -e "$folder/installed/$wrong" ]; then echo "there is $wrong" >&2; exit 1; fi
done
test -f "$folder/installed/share/triage/copyright"

cmake -S "$root/packaging/conan/test_package" -B "$folder/user" \
  -DCMAKE_PREFIX_PATH="$folder/installed" > "$folder/log"
cmake --build "$folder/user"
"$folder/user/test_package"
