-- Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
--
-- Of the source tree that it is in:
--
--     add_repositories("triage triage/packaging/xmake")
--     add_requires("triage")
package("triage")
    set_kind("library", {headeronly = true})
    set_description("From an HTTP response to a classified API error, headers only")
    set_license("BSL-1.0")
    set_sourcedir(path.join(os.scriptdir(), "..", "..", "..", "..", ".."))

    on_install(function (package)
        os.cp("include", package:installdir())
    end)

    on_test(function (package)
        assert(package:has_cxxincludes("triage.hpp", {configs = {languages = "c++20"}}))
    end)
