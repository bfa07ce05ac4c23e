#!/usr/bin/env python3
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""mutation.py [--count N] [--seed S] [--jobs J] [--only PART-OF-A-PATH] [--out FILE]

Breaks the library in N places (300), one at a time, and looks whether the tests notice: a condition
turned round, < for <=, + for -, && for ||, a number off by one, a statement gone. The places are
spread over the headers of include/triage in proportion to their lines, as S (1) says; tables, words
and generated files are left out, since tests/test_corpus.cpp reaches every row by itself.

Each time it compiles one program with the broken headers: tests/soak with one path that is broken
and one that is not. A mutant is

  corpus      noticed by the corpus: a line of it is answered otherwise
  difference  answered otherwise only where a response of the corpus is changed: no line asks for it
  compiler    not compiled; it does not count
  survived    nothing differed

The last two columns of the result are what was there and what was made of it. What survived, or is
only a difference, is for a person to read: equivalent, or a gap in the tests. Needs a build of the
preset dev (`cmake --build --preset dev --target triage_soak`). About ten seconds for each."""

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

# Data, not logic; or nothing that classifying a response runs.
LEFT_OUT = ("/providers/", "/styles/", "/http/", "/stream/", "/retry/", "lexicon_table", "words.hpp",
            "well_known", "table_checks", "host_checks", "providers.hpp", "registry.hpp", "result",
            "carrier", "simd.hpp", "usual_body.hpp", "fwd.hpp", "config.hpp", "nested", "grpc_web",
            "error_body", "error_in_success", "json_line", "owned_error", "trailers", "hosts.hpp")

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


def negated(code, m):
    """`if (a) b` with !(a); None if the condition does not end on the line."""
    depth = 0
    for i in range(m.end() - 1, len(code)):
        depth += {"(": 1, ")": -1}.get(code[i], 0)
        if depth == 0:
            return code[:m.end()] + "!(" + code[m.end():i] + "))" + code[i + 1:]
    return None


def judge(mutant):
    path, number, was, made = mutant
    with tempfile.TemporaryDirectory() as folder:
        include = os.path.join(folder, "include")
        shutil.copytree(os.path.join(ROOT, "include"), include)
        file = os.path.join(include, os.path.relpath(path, os.path.join(ROOT, "include")))
        with open(file, encoding="utf-8") as f:
            lines = f.read().split("\n")
        lines[number] = made
        with open(file, "w", encoding="utf-8") as f:
            f.write("\n".join(lines))
        program = os.path.join(folder, "soak")
        compiled = subprocess.run(
            ["g++", "-std=c++20", "-O1", "-w", "-I", include, "-I", os.path.join(ROOT, "tests"),
             "-I", os.path.join(ROOT, "tests", "soak"), "-DSOAK_PATH=baseline",
             os.path.join(ROOT, "tests", "soak", "path.cpp"), "-c", "-o", program + ".o"],
            capture_output=True, check=False)
        if compiled.returncode != 0:
            return "compiler", mutant
        others = [os.path.join(OBJECTS, f"triage_soak_{name}.dir", "soak", "path.cpp.o")
                  for name in ("plain", "avx2", "simdjson")]
        others.append(os.path.join(OBJECTS, "triage_soak.dir", "soak", "soak.cpp.o"))
        subprocess.run(["g++", program + ".o", *[o for o in others if os.path.exists(o)],
                        "-lsimdjson", "-o", program], check=True)
        for verdict, arguments in (("corpus", ["corpus"]),
                                   ("difference", ["--every", "400", "bytes", "statuses", "fields"]),
                                   ("difference", ["--times", "20000", "random", "headers"])):
            try:
                done = subprocess.run([program, *arguments], capture_output=True, check=False,
                                      timeout=60)
            except subprocess.TimeoutExpired:
                return verdict, mutant
            if done.returncode != 0:
                return verdict, mutant
        return "survived", mutant


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", default="")
    parser.add_argument("--out", default="")
    options = parser.parse_args()
    if not os.path.exists(os.path.join(OBJECTS, "triage_soak.dir", "soak", "soak.cpp.o")):
        sys.exit("cmake --preset dev && cmake --build --preset dev --target triage_soak")

    dice = random.Random(options.seed)
    chosen = [(path, *place) for path, all_of in sorted(places(options.only).items())
              for place in all_of]
    dice.shuffle(chosen)
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


if __name__ == "__main__":
    main()
