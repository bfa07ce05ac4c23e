#!/bin/sh
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#
#   conan.sh FOLDER
#
# Conan's recipe. Where there is Conan 2, `conan create`; else with modules in the place of Conan's
# that do the same in short, which cannot say what Conan makes of the recipe.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
rm -rf "$folder"
mkdir -p "$folder/conan/tools"
if conan --version 2> /dev/null | grep -q 'version 2'; then
  export CONAN_HOME="$folder/home"
  conan profile detect
  conan create "$root/packaging/conan" -s compiler.cppstd=20
  exit
fi

echo "There is no Conan 2: the recipe is run by a stand-in."
echo 'class ConanFile: pass' > "$folder/conan/__init__.py"
touch "$folder/conan/tools/__init__.py"
echo 'def check_min_cppstd(*_): pass' > "$folder/conan/tools/build.py"
cat > "$folder/conan/tools/files.py" << 'END'
import pathlib
import shutil
def load(_, path): return pathlib.Path(path).read_text()
def copy(_, pattern, src, dst):
    import fnmatch
    found = [p for p in pathlib.Path(src).rglob("*")
             if p.is_file() and fnmatch.fnmatch(str(p.relative_to(src)), pattern)]
    assert found, pattern
    for p in found:
        to = pathlib.Path(dst) / p.relative_to(src)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(p, to)
END
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$folder python3 - "$root/packaging/conan" "$folder" << 'END'
import ast, importlib.util, pathlib, sys
from unittest.mock import MagicMock
recipe, folder = pathlib.Path(sys.argv[1]), sys.argv[2]
spec = importlib.util.spec_from_file_location("recipe", recipe / "conanfile.py")
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
c = module.TriageConan()
c.version = None
c.recipe_folder = str(recipe)
c.export_sources_folder = c.source_folder = folder + "/sources"
c.package_folder = folder + "/package"
c.settings, c.info, c.cpp_info = MagicMock(), MagicMock(), MagicMock()
c.set_version(); c.export_sources(); c.validate(); c.package(); c.package_id(); c.package_info()
print(c.name, c.version)
assert c.version.count(".") == 2
assert pathlib.Path(c.package_folder, "licenses", "LICENSE").is_file()
ast.parse((recipe / "test_package" / "conanfile.py").read_text())
END
diff -r "$root/include" "$folder/package/include"
"${CXX:-c++}" -std=c++20 -I "$folder/package/include" "$root/packaging/conan/test_package/main.cpp" \
  -o "$folder/test_package"
"$folder/test_package"
