#!/usr/bin/env python3
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""mutation.py [--count N] [--seed S] [--skip K] [--jobs J] [--only PART-OF-A-PATH]
            [--again FILE] [--out FILE]

Breaks the library in N places (300), one at a time, and looks whether the tests notice: a condition
turned round, < for <=, + for -, && for ||, a number off by one, a statement gone. The places are
spread over the headers of include/triage in proportion to their lines, as S (1) says; tables, words
and generated files are left out, since tests/test_corpus.cpp reaches every row by itself.

For each it compiles the tests of the part that is broken, as one source, and then tests/soak with
one path that is broken and one that is not. A mutant is

  tests       noticed by the tests of that part
  corpus      noticed by the corpus: a line of it is answered otherwise
  difference  answered otherwise only where a response of the corpus is changed
  equivalent  nobody can notice: tests/equivalent_mutants.tsv says why
  compiler    not compiled; it does not count
  survived    nothing differed

The last two columns of the result are what was there and what was made of it. What survived is for
a person to read: equivalent, or a gap in the tests. --again judges those of an earlier result anew,
when tests were added; --skip leaves out the first K. Ends with 1 if one survived. Needs a build of
the preset dev (`cmake --build --preset dev --target triage_soak triage_catch_main`). About twenty
seconds for each."""

import argparse
import concurrent.futures
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILT = os.path.join(ROOT, "build", "dev", "tests")
OBJECTS = os.path.join(BUILT, "CMakeFiles")

# Data, not logic; or what only other programs compile, which have tests of their own.
LEFT_OUT = ("/providers/", "/styles/", "lexicon_table", "generic_table", "generic_shapes",
            "lexicon_words", "generic_trie.hpp", "well_known", "table_checks",
            "providers.hpp", "registry.hpp", "result", "carrier", "simd.hpp", "fwd.hpp",
            "config.hpp", "triage/simdjson", "hosts.hpp", "host_checks", "http/curl", "http/beast", "http/httplib", "errors.hpp",
            "json_line", "retry_loop", "error_code", "exception", "failure.hpp", "tables/words.hpp")

# The tests of each part: those that say something about it and need no more than a few tables.
TESTS = {
    "text": "text escape search headers line hosts rows words",
    "time": "delay delay_sentence limits http_date headers",
    "read": "json details body xml fields success error_in_success nested items grpc_web text "
            "stream saved_streams",
    "tables": "rows shapes words http_status hosts success fields error",
    "stream": "sse ndjson stream saved_streams",
    "retry": "plan attempts answering",
    "http": "http_answer http_transport",
    "vocabulary": "error plan attempts answering limits",
    ".": "error nested items body fields headers stream line success answering owned_error",
}

OPERATORS = [
    (r"(?<![<>=!\-])<(?![<=])(?= )", "<="), (r"<=(?!>)", "<"), (r"(?<![>\-])>(?![>=])(?= )", ">="),
    (r"(?<!<)>=", ">"), (r"==", "!="), (r"!=", "=="), (r"&&", "||"), (r"\|\|", "&&"),
    (r"(?<= )\+(?= )", "-"), (r"(?<= )-(?= )", "+"), (r"\+\+(?=\w)", "--"), (r"\+=", "-="),
    (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"(?<![\w.'])1(?![\w.'])", "2"),
    (r"(?<![\w.'])0(?![\w.'x])", "1"), (r"\bif \((?!constexpr|std::is_constant)", "if (!("),
    (r"\bcontinue;", ";"), (r"\bbreak;", ";"),
]


def places(only):
    """(file, line number, what is there, what is made of it) of all mutants there could be."""
    found = {}
    for folder, _, names in os.walk(os.path.join(ROOT, "include", "triage")):
        for name in names:
            path = os.path.join(folder, name)
            if any(part in path for part in LEFT_OUT) or (only and only not in path):
                continue
            with open(path, encoding="utf-8") as f:
                lines = f.read().split("\n")
            for number, line in enumerate(lines):
                code = line.split("//")[0]
                if (not code.startswith("  ") or "static_assert" in code or '"' in code or
                        "template" in code or "operator" in code or "requires" in code or
                        "[[" in code or "#" in code):
                    continue
                for pattern, other in OPERATORS:
                    for m in re.finditer(pattern, code):
                        made = code[:m.start()] + other + code[m.end():]
                        if other == "if (!(":
                            made = negated(code, m)
                        if made:
                            found.setdefault(path, []).append((number, line, made))
    return found


def earlier(file):
    """The mutants of an earlier result; the line may have moved since."""
    found = []
    with open(file, encoding="utf-8") as f:
        for line in f:
            if "\t" not in line:
                continue
            _, place, was, made = line.rstrip("\n").split("\t")
            path, number = place.rsplit(":", 1)
            path = os.path.join(ROOT, path)
            with open(path, encoding="utf-8") as header:
                lines = header.read().split("\n")
            at = [i for i, text in enumerate(lines) if text.strip() == was]
            if at:
                nearest = min(at, key=lambda i: abs(i + 1 - int(number)))
                indent = lines[nearest][:len(lines[nearest]) - len(lines[nearest].lstrip())]
                found.append((path, nearest, lines[nearest], indent + made))
    return found


def negated(code, m):
    """`if (a) b` with !(a); None if the condition does not end on the line."""
    depth = 0
    for i in range(m.end() - 1, len(code)):
        depth += {"(": 1, ")": -1}.get(code[i], 0)
        if depth == 0:
            return code[:m.end()] + "!(" + code[m.end():i] + "))" + code[i + 1:]
    return None


def together(names):
    """The tests as one source, each in a namespace of its own, with what they include before."""
    included, bodies = [], []
    for name in names:
        with open(os.path.join(ROOT, "tests", f"test_{name}.cpp"), encoding="utf-8") as f:
            for line in f:
                if line[0] not in "#/\n":
                    break  # what is included behind code needs that
                # Not <format>, which it includes where there is one.
                if line.startswith("#include") and "format" not in line and line not in included:
                    included.append(line)
        body = f'#include "test_{name}.cpp"\n'
        # It specialises templates of the library, which takes the global namespace.
        bodies.append(body if name == "http_answer" else f"namespace {name}_tests {{\n{body}}}\n")
    return "".join(included + bodies)


def run(seconds, *command):
    """Whether it ended well; running for too long is noticed as well."""
    try:
        return subprocess.run(command, capture_output=True, check=False,
                              timeout=seconds).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def tests_notice(part, include, folder):
    """Whether the tests of a part fail with these headers; None if they are not compiled."""
    tests = os.path.join(folder, "tests")
    with open(tests + ".cpp", "w", encoding="utf-8") as f:
        f.write(together(TESTS[part].split()))
    if not run(300, *compiler(include), "-O0", "-DTRIAGE_CATCH2_MAJOR=2",
               f'-DTRIAGE_SOURCE_DIR="{ROOT}"', "-c", tests + ".cpp", "-o", tests + ".o"):
        return None
    main = os.path.join(OBJECTS, "triage_catch_main.dir", "main.cpp.o")
    subprocess.run(["g++", tests + ".o", main, "-o", tests], check=True)
    return not run(90, tests, "--abort")


def compiler(include):
    return ["g++", "-std=c++20", "-w", "-I", include, "-I", os.path.join(ROOT, "tests"),
            "-I", os.path.join(ROOT, "tests", "soak"), "-I", BUILT]


def judge(mutant):
    path, number, was, made = mutant
    if (was.strip(), made.strip()) in EQUIVALENT.get(os.path.relpath(path, ROOT), {}):
        return "equivalent", mutant
    with tempfile.TemporaryDirectory() as folder:
        include = os.path.join(folder, "include")
        shutil.copytree(os.path.join(ROOT, "include"), include)
        file = os.path.join(include, os.path.relpath(path, os.path.join(ROOT, "include")))
        with open(file, encoding="utf-8") as f:
            lines = f.read().split("\n")
        lines[number] = made
        with open(file, "w", encoding="utf-8") as f:
            f.write("\n".join(lines))

        part = os.path.relpath(path, os.path.join(ROOT, "include", "triage")).split(os.sep)
        noticed = tests_notice(part[0] if len(part) > 1 else ".", include, folder)
        if noticed:
            return "tests", mutant
        program = os.path.join(folder, "soak")
        if not run(300, *compiler(include), "-O1", "-DSOAK_PATH=baseline",
                   os.path.join(ROOT, "tests", "soak", "path.cpp"), "-c", "-o", program + ".o"):
            return "compiler", mutant
        if noticed is None:  # A static_assert of theirs.
            return "tests", mutant
        others = [os.path.join(OBJECTS, f"triage_soak_{name}.dir", "soak", "path.cpp.o")
                  for name in ("plain", "avx2", "simdjson")]
        others.append(os.path.join(OBJECTS, "triage_soak.dir", "soak", "soak.cpp.o"))
        subprocess.run(["g++", program + ".o", *[o for o in others if os.path.exists(o)],
                        "-lsimdjson", "-o", program], check=True)
        for verdict, arguments in (("corpus", ["corpus"]),
                                   ("difference", ["--every", "400", "bytes", "statuses", "fields"]),
                                   ("difference", ["--times", "20000", "random", "headers"])):
            if not run(60, program, *arguments):
                return verdict, mutant
        return "survived", mutant


def with_reasons(name):
    """The lines of tests/NAME without the reasons, which are in their last columns."""
    with open(os.path.join(ROOT, "tests", name), encoding="utf-8") as f:
        return [tuple(line.rstrip("\n").split("\t"))[:-1] for line in f if not line.startswith("#")]


def equivalent_mutants():
    """{file: {(what is there, what is made of it)}} of those that a person has read."""
    found = {}
    for file, was, made in with_reasons("equivalent_mutants.tsv"):
        found.setdefault(file, set()).add((was, made))
    return found


EQUIVALENT = equivalent_mutants()


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", default="")
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--again", default="")
    parser.add_argument("--out", default="")
    options = parser.parse_args()
    if not os.path.exists(os.path.join(OBJECTS, "triage_soak.dir", "soak", "soak.cpp.o")):
        sys.exit("cmake --preset dev && cmake --build --preset dev --target triage_soak "
                 "triage_catch_main")
    for part in TESTS:
        with tempfile.TemporaryDirectory() as folder:
            if tests_notice(part, os.path.join(ROOT, "include"), folder) is not False:
                sys.exit(f"the tests of {part} do not pass without any mutant")

    dice = random.Random(options.seed)
    chosen = [(path, *place) for path, all_of in sorted(places(options.only).items())
              for place in all_of]
    dice.shuffle(chosen)
    chosen = earlier(options.again) if options.again else chosen[options.skip:]
    counts = {}
    out = open(options.out, "w", encoding="utf-8") if options.out else sys.stdout
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        pending, rest = set(), iter(chosen)
        while sum(n for v, n in counts.items() if v != "compiler") < options.count:
            while len(pending) < options.jobs:
                mutant = next(rest, None)
                if mutant is None:
                    break
                pending.add(pool.submit(judge, mutant))
            if not pending:
                break
            done, pending = concurrent.futures.wait(
                pending, return_when=concurrent.futures.FIRST_COMPLETED)
            for one in done:
                verdict, (path, number, was, made) = one.result()
                counts[verdict] = counts.get(verdict, 0) + 1
                if verdict in ("survived", "difference"):
                    print(f"{verdict}\t{os.path.relpath(path, ROOT)}:{number + 1}\t{was.strip()}"
                          f"\t{made.strip()}", file=out, flush=True)
    print(", ".join(f"{n} {verdict}" for verdict, n in sorted(counts.items())), file=out)
    return 1 if counts.get("survived") else 0


if __name__ == "__main__":
    sys.exit(main())
