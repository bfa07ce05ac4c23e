# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
# An overlay port, of the source tree that it is in:
#
#     vcpkg install triage --overlay-ports=triage/packaging/vcpkg
#
# In a registry, vcpkg_from_git takes the place of the first line.
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

set(VCPKG_BUILD_TYPE release) # headers only
vcpkg_cmake_configure(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS
    -DTRIAGE_BUILD_TESTS=OFF
    -DTRIAGE_BUILD_EXAMPLES=OFF
    -DTRIAGE_BUILD_COMMAND=OFF
    -DTRIAGE_INSTALL=ON)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/triage)
vcpkg_fixup_pkgconfig()
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/share/doc" "${CURRENT_PACKAGES_DIR}/share/cmake")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
file(WRITE "${CURRENT_PACKAGES_DIR}/share/${PORT}/usage"
"triage provides CMake targets:\n
    find_package(triage CONFIG REQUIRED)
    target_link_libraries(main PRIVATE triage::triage)
")
