# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
# For Conan 2, of the source tree that it is in: conan create packaging/conan
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load


class TriageConan(ConanFile):
    name = "triage"
    description = "From an HTTP response to a classified API error, headers only"
    license = "BSL-1.0"
    topics = ("http", "api", "errors", "retry", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    no_copy_source = True

    @property
    def _root(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        if not self.version:
            header = load(self, os.path.join(self._root, "include", "triage", "config.hpp"))
            self.version = ".".join(re.findall(r"#define TRIAGE_VERSION_[A-Z]+ (\d+)", header))

    def export_sources(self):
        copy(self, "include/*.hpp", src=self._root, dst=self.export_sources_folder)
        copy(self, "LICENSE", src=self._root, dst=self.export_sources_folder)

    def validate(self):
        if self.settings.get_safe("compiler.cppstd"):
            check_min_cppstd(self, 20)

    def package(self):
        copy(self, "LICENSE", src=self.source_folder,
             dst=os.path.join(self.package_folder, "licenses"))
        copy(self, "*.hpp", src=os.path.join(self.source_folder, "include"),
             dst=os.path.join(self.package_folder, "include"))

    def package_id(self):
        self.info.clear()

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "triage")
        self.cpp_info.set_property("cmake_target_name", "triage::triage")
        self.cpp_info.set_property("pkg_config_name", "triage")
