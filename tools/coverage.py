#!/usr/bin/env python3
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""coverage.py [--least PERCENT] [--folder BUILD] [--no-build]

Which branches of include/ the tests take, without the fuzzers: builds them with clang 19 (packages
clang-19, llvm-19) in build/coverage, runs them, and prints for each header how many of its branches
were taken, then each that was not, as file:line:column, which way, and the line. A branch is one way
out of a condition. tests/unreached_branches.tsv says why no test takes a branch; those it does not
have are printed as "not listed", and its lines about branches that were taken as "listed, but taken".
Ends with 1 below PERCENT (98), or if there are such.

What the compiler decides (if constexpr, is_constant_evaluated) is no branch. The tests are compiled
as one source without precompiled headers, of which clang reports nothing."""

import argparse
import collections
import glob
import json
import os
import re
import subprocess
import sys

from mutation import together, with_reasons

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
INCLUDE = os.path.join(ROOT, "include", "triage", "")
DOCUMENTS = os.path.join(ROOT, "tests", "conformance", "")
PROGRAMS = [
    ["triage_tests"],
    ["triage_carrier_tests"],
    ["triage_http_curl"],
    ["triage_http_httplib"],
    ["triage_http_beast"],
    ["triage_reference_simdjson"],
    *[["triage_conformance", form, "--passed-over", f"{DOCUMENTS}{form}_passed_over.txt",
       f"{DOCUMENTS}{form}.txt"] for form in ("json", "xml")],
    # As the tests run it; what it makes at random is left out.
    ["triage_soak", "corpus"],
    ["triage_soak", "--every", "100", "bytes", "statuses", "fields", "layouts"],
    ["triage_evaluate", "-w", "--least", "0", "0", "0", "0", "0",
     *sorted(glob.glob(os.path.join(ROOT, "tests", "evaluation", "*.jsonl")))],
]
# What is no branch in the source.
FOLDED = re.compile(r"if constexpr|is_constant_evaluated|static_assert|^switch \(|= default;")


# What is promised in constant expressions counts only where it also runs.
FLAGS = ["-fprofile-instr-generate", "-fcoverage-mapping", "-DCATCH_CONFIG_RUNTIME_STATIC_REQUIRE"]


def build(folder):
    subprocess.run(
        ["cmake", "-S", ROOT, "-B", folder, "-DCMAKE_BUILD_TYPE=Debug",
         "-DCMAKE_CXX_COMPILER=clang++-19", "-DCMAKE_CXX_FLAGS_DEBUG=-O0 -g1",
         "-DCMAKE_CXX_FLAGS=" + " ".join(FLAGS), "-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON",
         "-DTRIAGE_TEST_PACKAGE=OFF", "-DTRIAGE_TEST_HEADERS=OFF",
         "-DTRIAGE_TEST_COMPILE_FAIL=OFF", "-DTRIAGE_TEST_CONSTANT_CORPUS=0",
         "-DTRIAGE_BUILD_EXAMPLES=OFF"], check=True, stdout=subprocess.DEVNULL)
    targets = {name for name, *_ in PROGRAMS} - {"triage_tests"}
    subprocess.run(["cmake", "--build", folder, "--target", "triage_command", "triage_corpus",
                    "triage_catch_main", *sorted(targets)], check=True, stdout=subprocess.DEVNULL)
    tests = os.path.join(folder, "tests", "triage_tests")
    names = [os.path.basename(path)[len("test_"):-len(".cpp")]
             for path in sorted(glob.glob(os.path.join(ROOT, "tests", "test_*.cpp")))]
    with open(tests + ".cpp", "w", encoding="utf-8") as f:
        f.write(together([name for name in names if not re.match("interop_|result_", name)]))
    main_object = "CMakeFiles/triage_catch_main.dir/main.cpp.o"
    subprocess.run(
        ["clang++-19", "-std=c++20", "-O0", "-g1", "-w", *FLAGS, "-DTRIAGE_CATCH2_MAJOR=2",
         f'-DTRIAGE_SOURCE_DIR="{ROOT}"', "-DFMT_HEADER_ONLY",
         f'-DTRIAGE_COMMAND="{folder}/command/triage"', "-I", os.path.join(ROOT, "include"),
         "-I", os.path.join(ROOT, "tests"), "-I", os.path.dirname(tests), tests + ".cpp",
         os.path.join(os.path.dirname(tests), main_object), "-o", tests], check=True)


def taken_by(folder, name, *arguments):
    """{(header, line, column, end or None): [times true, times false]} of one program."""
    program = os.path.join(folder, "tests", name)
    for old in glob.glob(os.path.join(folder, "*.profraw")):
        os.remove(old)
    # A file for each program, since tests run the command.
    subprocess.run([program, *arguments], cwd=os.path.join(folder, "tests"), check=True,
                   stdout=subprocess.DEVNULL,
                   env={**os.environ, "LLVM_PROFILE_FILE": os.path.join(folder, "%m.profraw")})
    merged = program + ".profdata"
    subprocess.run(["llvm-profdata-19", "merge", "-o", merged,
                    *glob.glob(os.path.join(folder, "*.profraw"))], check=True)
    found = {}
    objects = [program]
    if name == "triage_tests":
        objects.append(os.path.join(folder, "command", "triage"))
    for object_file in objects:
        add_taken(found, merged, object_file)
    return found


def add_taken(found, merged, program):
    report = subprocess.run(["llvm-cov-19", "export", "-instr-profile", merged, program],
                            check=True, stdout=subprocess.PIPE).stdout
    # By function, and not by file: of a template, a file has only one instance.
    for function in json.loads(report)["data"][0]["functions"]:
        for line, column, last, end, true, false, file, *_ in function["branches"]:
            name = function["filenames"][file]
            if name.startswith(INCLUDE):
                place = (name[len(INCLUDE):], line, column, end if last == line else None)
                ways = found.setdefault(place, [0, 0])
                ways[0] += true
                ways[1] += false


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=float, default=98)
    parser.add_argument("--folder", default=os.path.join(ROOT, "build", "coverage"))
    parser.add_argument("--no-build", action="store_true")
    options = parser.parse_args()
    if not options.no_build:
        build(options.folder)

    taken = {}
    for command in PROGRAMS:
        for place, ways in taken_by(options.folder, *command).items():
            known = taken.setdefault(place, [0, 0])
            known[0] += ways[0]
            known[1] += ways[1]

    lines = {}
    of_header = collections.defaultdict(lambda: [0, 0])
    missed = []
    for (header, line, column, end), ways in sorted(taken.items(), key=lambda x: x[0][:3]):
        if header not in lines:
            with open(INCLUDE + header, encoding="utf-8") as f:
                lines[header] = f.read().split("\n")
        whole = lines[header][line - 1]
        text = whole.strip()
        condition = whole[column - 1:end - 1 if end else None]
        if FOLDED.search(text):
            continue
        of_header[header][0] += 2
        of_header[header][1] += (ways[0] > 0) + (ways[1] > 0)
        for way, times in zip(("true", "false"), ways):
            if times == 0:
                missed.append((header, line, column, way, text, condition))

    for header, (all_of, hit) in sorted(of_header.items(), key=lambda x: x[1][1] / x[1][0]):
        print(f"{100 * hit / all_of:6.1f}  {hit:5} of {all_of:5}  {header}")
    listed = set(with_reasons("unreached_branches.tsv"))  # (header, way, line, condition)
    found = {(header, way, text, condition) for header, _, _, way, text, condition in missed}
    for header, line, column, way, text, condition in missed:
        known = (header, way, text, condition) in listed
        print(f"{'never' if known else 'not listed: never'} {way}\t{header}:{line}:{column}\t"
              f"{condition}\t{text}")
    for header, way, text, condition in sorted(listed - found):
        print(f"listed, but taken: never {way}\t{header}\t{condition}\t{text}")
    all_of = sum(n for n, _ in of_header.values())
    hit = sum(n for _, n in of_header.values())
    print(f"{100 * hit / all_of:.2f} % of {all_of} branches")
    return 0 if 100 * hit / all_of >= options.least and found == listed else 1


if __name__ == "__main__":
    sys.exit(main())
