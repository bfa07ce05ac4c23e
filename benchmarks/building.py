#!/usr/bin/env python3
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""building.py [--rounds N] [--jobs N] [--simdjson FOLDER] [--out FILE] [COMPILER...]

Measures what building with the library costs, by default with g++ and clang++: the time of
includes, of classifications in static_asserts and of generated providers; the size of programs; how
far the compilers' default limits of constant evaluation are. --simdjson: where simdjson.h and simdjson.cpp
of version 3.9.4 are. Writes the numbers as JSON for report.py. Needs nothing but Python and the
compilers; what a compiler can't compile is left out. Three minutes."""

import argparse
import concurrent.futures
import json
import os
import re
import resource
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
INCLUDE = os.path.join(ROOT, "include")
SINGLE = os.path.join(ROOT, "single_include")
BUILDING = os.path.join(HERE, "building")
MANY, CODES_EACH = 50, 40
LONGEST_TABLE = 237  # codes; with their types and statuses the most rows that a table can have

BUILTIN = "#define TRIAGE_CARRIER TRIAGE_CARRIER_OWN\n"
ASSERTS = (0, 50, 100, 200)

# In the order of the report.
INCLUDES = {
    "nothing": "",
    "string_view and optional": "#include <string_view>\n#include <optional>\n",
    "triage with one provider":
        BUILTIN + "#include <triage/check.hpp>\n#include <triage/providers/persly.hpp>\n",
    "triage with all providers":
        BUILTIN + "#include <triage/check.hpp>\n#include <triage/providers.hpp>\n",
    "triage.hpp": BUILTIN + '#include "triage.hpp"\n',
    "triage.hpp, Outcome":
        '#define TRIAGE_CARRIER TRIAGE_CARRIER_OUTCOME\n#include "triage.hpp"\n',
    "triage.hpp, std::expected":
        '#define TRIAGE_CARRIER TRIAGE_CARRIER_EXPECTED\n#include "triage.hpp"\n',
    "nlohmann/json.hpp": "#include <nlohmann/json.hpp>\n",
}

# No table of its own, a small one, one of usual size, and two large ones: of JSON and of XML.
PROVIDERS = ["generic", "persly", "openai", "stripe", "s3"]


def run(command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def must(command):
    done = run(command)
    if done.returncode != 0:
        sys.exit(" ".join(command) + "\n" + done.stderr)
    return done.stdout


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


def in_parallel(jobs, function, arguments):
    """Only for what is not timed."""
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        return list(pool.map(lambda a: function(*a), arguments))


def literal(data):
    """A string_view literal of any bytes."""
    plain = "".join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\?' else f"\\{b:03o}"
                    for b in data)
    return f'"{plain}"sv'


def corpus():
    """The static_asserts that the lines of the corpus are, and the bytes of their bodies."""
    found = []
    folder = os.path.join(ROOT, "tests", "corpus")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".jsonl"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            for line in map(json.loads, f):
                response = line["response"]
                body = response["body"].encode("utf-8", "surrogatepass")
                headers = "".join(f"{name}: {value}\r\n"
                                  for name, value in (response.get("headers") or {}).items())
                found.append((f'static_assert(triage::classify(triage::providers::'
                              f'{response["provider"]}, {{{response["status"]}, {literal(body)}, '
                              f'{literal(headers.encode())}}}).category() == '
                              f'triage::category::{line["expect"]["category"]});\n', len(body)))
    return found


def asserts(count):
    """A file with that many classifications of the corpus, evenly chosen."""
    lines = corpus()
    chosen = [lines[i * len(lines) // count] for i in range(count)]
    text = (BUILTIN + '#include "triage.hpp"\n#include "triage/providers.hpp"\nusing namespace std::string_view_literals;\n' +
            "".join(text for text, _ in chosen))
    return text, sum(size for _, size in chosen)


def body_of(size):
    """An error in JSON, as Persly sends them, of so many bytes."""
    text = ('{"error":{"message":"%s","type":"rate_limit_error","code":"quota_exceeded",'
            '"param":null}}')
    return text % ("x" * (size - len(text) + 2))


def repeated(size, times):
    """One constant expression with so many classifications of such a body."""
    return f"""{BUILTIN}#include "triage.hpp"
#include "triage/providers/persly.hpp"
constexpr bool all(int times) {{
  constexpr std::string_view body = R"({body_of(size)})";
  for (int i = 0; i < times; ++i) {{
    if (triage::classify(triage::providers::persly, {{429, body}}).verdict() != triage::never) {{
      return false;
    }}
  }}
  return true;
}}
static_assert(all({times}));
"""


def generated(folder, providers, codes):
    path = os.path.join(folder, f"many_{providers}_{codes}")
    os.makedirs(path)
    write(path, "many_providers.hpp",
          must([sys.executable, os.path.join(BUILDING, "providers.py"), str(providers),
                str(codes)]))
    return path


def user_time(command):
    """In seconds, or None if it failed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    return after - before if done.returncode == 0 else None


def measure_time(compiler, folder, simdjson, many, rounds):
    """The least user time of each file by name. The files take turns."""
    files = {name: (text, []) for name, text in INCLUDES.items()}
    for flags in [], ["-isystem", simdjson] if simdjson else []:
        version = simdjson_version(compiler, flags)
        files[f"simdjson.h {version}"] = ("#include <simdjson.h>\n", flags)
    for count in ASSERTS:
        files[f"asserts {count}"] = (asserts(count)[0], [])
    for count in (0, 1, MANY):
        text = '#include "many_providers.hpp"\n' if count else "#include <triage/tables/provider.hpp>\n"
        files[f"providers {count}"] = (text, ["-I", many[count]] if count else [])

    least = {}
    commands = {}
    for name, (text, flags) in files.items():
        path = write(folder, name.replace("/", "_").replace(" ", "_") + ".cpp", text)
        commands[name] = [compiler, "-std=c++23" if "expected" in name else "-std=c++20",
                          "-fsyntax-only", "-I", INCLUDE, "-I", SINGLE, *flags, path]
    for _ in range(rounds):
        for name, command in list(commands.items()):
            took = user_time(command)
            if took is None:
                if name.startswith(("asserts", "providers")):
                    must(command)
                del commands[name]
                continue
            least[name] = min(least.get(name, took), took)
    return least


def simdjson_version(compiler, flags):
    done = run([compiler, "-std=c++20", *flags, "-dM", "-E", "-include", "simdjson.h",
                "-x", "c++", "/dev/null"])
    found = re.search(r'define SIMDJSON_VERSION "?([0-9.]+)', done.stdout)
    return found[1] if found else "none"


def sections(program):
    """Bytes of code, of tables, and of all that is loaded from the file."""
    code = tables = 0
    for line in must(["size", "-A", program]).splitlines():
        cells = line.split()
        if len(cells) != 3 or not cells[0].startswith("."):
            continue
        if cells[0] == ".text":
            code += int(cells[1])
        elif cells[0] in (".rodata", ".data", ".data.rel.ro"):
            tables += int(cells[1])
    text, data = must(["size", program]).splitlines()[1].split()[:2]
    return {"code": code, "tables": tables, "all": int(text) + int(data)}


def measure_sizes(compiler, folder, simdjson, many, jobs):
    """By optimisation and program: the bytes over a program that does nothing."""
    def ours(header, *choice):
        return ["classify.cpp", f"-DTRIAGE_BUILDING_HEADER={header}", *choice]

    programs = {"empty": ["empty.cpp"]}
    for name in PROVIDERS:
        programs[f"triage, {name}"] = ours(f"<triage/providers/{name}.hpp>",
                                           f"-DTRIAGE_BUILDING_PROVIDER=triage::providers::{name}")
    programs["triage, all by name"] = ours("<triage/registry.hpp>",
                                           "-DTRIAGE_BUILDING_FIND=triage::find_provider")
    programs[f"triage, {MANY} generated"] = ours(
        "<many_providers.hpp>", "-DTRIAGE_BUILDING_FIND=many::find", "-I", many[MANY])
    programs["nlohmann/json DOM"] = ["nlohmann.cpp"]
    programs["RapidJSON DOM"] = ["rapidjson.cpp"]
    if simdjson:
        programs["simdjson 3.9.4 On-Demand"] = ["simdjson.cpp", "-isystem", simdjson]
    else:
        programs["simdjson On-Demand, without its shared library"] = ["simdjson.cpp", "-lsimdjson"]

    def build(optimise, name, source, *flags):
        program = os.path.join(folder, re.sub(r"\W", "_", name) + optimise)
        command = [compiler, "-std=c++20", optimise, "-ffunction-sections", "-fdata-sections",
                   "-Wl,--gc-sections", "-I", INCLUDE, os.path.join(BUILDING, source)]
        if "3.9.4" in name:
            command.append(os.path.join(simdjson, "simdjson.cpp"))
        must([*command, *flags, "-o", program])
        if name.endswith(("persly", "DOM", "On-Demand")):
            same_answer(program)
        return optimise, name, sections(program)

    out = {}
    for optimise, name, bytes_of in in_parallel(
            jobs, build, [(o, n, *p) for o in ("-Os", "-O2") for n, p in programs.items()]):
        out.setdefault(optimise, {})[name] = bytes_of
    for sizes in out.values():
        empty = sizes.pop("empty")
        for bytes_of in sizes.values():
            for what in bytes_of:
                bytes_of[what] -= empty[what]
    return out


def same_answer(program):
    """Ends all unless the program does its job."""
    body = '{"error":{"message":"none left","type":"rate_limit_error","code":"quota_exceeded"}}'
    done = run([program, "429", body])
    if (done.returncode, done.stdout) != (11, "none left"):  # category::quota_exhausted
        sys.exit(f"{program} says {done.returncode} {done.stdout}")


# The limits of constant evaluation, and their defaults.
LIMITS = {
    "g++": {"-fconstexpr-ops-limit": 33554432, "-fconstexpr-loop-limit": 262144,
            "-fconstexpr-depth": 512},
    "clang": {"-fconstexpr-steps": 1048576, "-fconstexpr-depth": 512},
}


WORK = ("-fconstexpr-ops-limit", "-fconstexpr-steps")


def family(compiler):
    return "clang" if "clang" in must([compiler, "--version"]).split("\n")[0] else "g++"


def needed(compiler, source, flags, option):
    """The least value of the limit with which the file compiles, or up to 5 % more."""
    def enough(value):
        return run([compiler, "-std=c++20", "-fsyntax-only", "-I", INCLUDE, "-I", SINGLE, *flags,
                    f"{option}={value}", source]).returncode == 0

    low, high = 100 if option in WORK else 1, 2**28
    if not enough(high):
        sys.exit(f"{source} does not compile even with {option}={high}")
    while high - low > 1 and high / low > 1.05:
        middle = round((low * high)**0.5)
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def measure_limits(compiler, folder, many, jobs):
    """By subject and limit: what the largest constant expression in it takes. A limit is for one
    expression, so it does not matter how many there are."""
    times = 20  # so that this is the largest one in the file
    single = write(folder, "limits_single.cpp", INCLUDES["triage.hpp"])
    header = write(folder, "limits_many.cpp", '#include "many_providers.hpp"\n')
    subjects = {
        "triage.hpp with its tables": (single, [], 1),
        f"a provider of {CODES_EACH} codes": (header, ["-I", many[1]], 1),
        f"a provider of {LONGEST_TABLE} codes, the most": (header, ["-I", many["longest"]], 1),
    }
    for size in (224, 2048):
        subjects[f"one classification, body of {size} bytes"] = (
            write(folder, f"limits_{size}.cpp", repeated(size, times)), [], times)
    options = LIMITS[family(compiler)]

    def one(subject, option):
        source, flags, repeats = subjects[subject]
        value = needed(compiler, source, flags, option)
        # Only work adds up when it is repeated.
        return subject, option, value / repeats if option in WORK else value

    out = {}
    for subject, option, value in in_parallel(
            jobs, one, [(s, o) for s in subjects for o in options]):
        out.setdefault(subject, {})[option] = value
    return {"defaults": options, "needed": out}


def check_generated(compiler, folder, many):
    """How many codes were looked up; all were found to be right, or the program ends here."""
    program = os.path.join(folder, "check_providers")
    must([compiler, "-std=c++20", "-O1", "-I", INCLUDE, "-I", many[MANY],
          os.path.join(BUILDING, "check_providers.cpp"), "-o", program])
    return int(must([program]))


def main():
    parser = argparse.ArgumentParser(description="What building with the library costs.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--simdjson", default="")
    parser.add_argument("--out", default="/dev/stdout")
    parser.add_argument("compilers", nargs="*", default=["g++", "clang++"])
    options = parser.parse_args()
    simdjson = os.path.abspath(options.simdjson) if options.simdjson else ""

    result = {"rounds": options.rounds, "many": MANY, "codes_each": CODES_EACH,
              "assert_bytes": {n: asserts(n)[1] for n in ASSERTS}, "compilers": {}}
    with tempfile.TemporaryDirectory() as top:
        many = {n: generated(top, n, CODES_EACH) for n in (1, MANY)}
        many["longest"] = generated(top, 1, LONGEST_TABLE)
        for compiler in options.compilers:
            folder = os.path.join(top, re.sub(r"\W", "_", compiler))
            os.makedirs(folder)
            result["compilers"][compiler] = {
                "version": must([compiler, "--version"]).splitlines()[0],
                "codes_checked": check_generated(compiler, folder, many),
                "seconds": measure_time(compiler, folder, simdjson, many, options.rounds),
                "bytes": measure_sizes(compiler, folder, simdjson, many, options.jobs),
                "limits": measure_limits(compiler, folder, many, options.jobs),
            }
    with open(options.out, "w", encoding="utf-8") as f:
        json.dump(result, f, indent=1)
        f.write("\n")


main()
