# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
# `cpack` makes two Debian packages: libtriage-dev, which is the same for all processors, and
# triage, the command.
set(TRIAGE_PACKAGER "The triage authors <maintainers@triage.invalid>" CACHE STRING
    "Who answers for the Debian packages: name and address")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT ${TRIAGE_PACKAGER})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL triage_dev)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_DEBIAN_TRIAGE_DEV_PACKAGE_NAME libtriage-dev)
set(CPACK_DEBIAN_TRIAGE_DEV_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_TRIAGE_DEV_PACKAGE_SECTION libdevel)
set(CPACK_COMPONENT_TRIAGE_DEV_DESCRIPTION
"A header-only C++20 library that turns an HTTP response (status, headers,
body) into a classified API error: a category, the provider's own code, and
a verdict whether and when the request may be sent again.")

if(TRIAGE_BUILD_COMMAND)
  list(APPEND CPACK_COMPONENTS_ALL triage_command)
  set(CPACK_DEBIAN_TRIAGE_COMMAND_PACKAGE_NAME triage)
  set(CPACK_DEBIAN_TRIAGE_COMMAND_PACKAGE_SECTION utils)
  set(CPACK_DEBIAN_TRIAGE_COMMAND_PACKAGE_SHLIBDEPS ON)
  set(CPACK_COMPONENT_TRIAGE_COMMAND_DESCRIPTION
"A command that reads an HTTP response as curl prints it, and says what went
wrong, whether and when the request may be sent again, and what to do.")
endif()

# What Debian wants in packages, and only there.
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/policy.cmake)
set(CPACK_TRIAGE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
include(CPack)
