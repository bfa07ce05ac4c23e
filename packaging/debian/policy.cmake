# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
# Run by cpack before it packs: copyright, changelog, a compressed page of the manual, and zsh's
# completion where Debian's zsh has those of packages.
string(TIMESTAMP now "%a, %d %b %Y %H:%M:%S +0000" UTC)  # of SOURCE_DATE_EPOCH, if that is set
foreach(component IN ITEMS TRIAGE_DEV TRIAGE_COMMAND)
  string(TOLOWER ${component} folder)
  set(usr ${CPACK_TEMPORARY_DIRECTORY}/${folder}/usr)
  if(NOT IS_DIRECTORY ${usr})
    continue()
  endif()
  set(package ${CPACK_DEBIAN_${component}_PACKAGE_NAME})
  set(doc ${usr}/share/doc/${package})
  file(REMOVE_RECURSE ${usr}/share/doc)
  file(READ ${CPACK_TRIAGE_LICENSE} license)
  string(STRIP "${license}" license)
  string(REGEX REPLACE "\n\n" "\n.\n" license "${license}")
  string(REGEX REPLACE "\n" "\n " license "${license}")
  file(WRITE ${doc}/copyright
    "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
    "Upstream-Name: triage\n\nFiles: *\nCopyright: 2026 the triage authors\nLicense: BSL-1.0\n ${license}\n")
  file(WRITE ${doc}/changelog
    "${package} (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium\n\n"
    "  * Packaged by CPack. CHANGELOG.md in the sources has what is new.\n\n"
    " -- ${CPACK_PACKAGE_CONTACT}  ${now}\n")
  # -n: without the time, which would make each package another one.
  file(GLOB pages ${usr}/share/man/man1/*.1)
  execute_process(COMMAND gzip -9nf ${doc}/changelog ${pages} COMMAND_ERROR_IS_FATAL ANY)
  if(IS_DIRECTORY ${usr}/share/zsh/site-functions)
    file(RENAME ${usr}/share/zsh/site-functions ${usr}/share/zsh/vendor-completions)
  endif()
  file(GLOB_RECURSE files LIST_DIRECTORIES true ${usr}/*)
  list(APPEND files ${usr})
  foreach(file IN LISTS files)
    if(IS_DIRECTORY ${file} OR file MATCHES "/usr/bin/")
      set(mode 755)
    else()
      set(mode 644)
    endif()
    execute_process(COMMAND chmod ${mode} ${file} COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
endforeach()
