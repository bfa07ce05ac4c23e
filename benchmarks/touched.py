#!/usr/bin/env python3
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""touched.py [--include FOLDER] [--json FILE] [COMPILER]

What one classification of a 429 of 166 bytes touches: its instructions by the part of the library
that they belong to, and how many lines of 64 bytes of code, of tables, of the stack and of what was
received, each of which is a miss when the caches hold something else. Counted by valgrind, from one
call of a program that did nothing before; -O2, g++ by default."""

import argparse
import bisect
import collections
import json
import os
import re
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
LINE = 64
RECEIVED = 1024  # bytes, in touched.cpp

CALLS = {"gateway": "the gateway's table", "openai": "openai", "openai+": "openai, with headers",
         "any": "generic", "any+": "generic, with headers"}
KINDS = {"code": "code", "tables": "tables", "stack": "the stack",
         "received": "what was received"}
SMALL = 0.02


def run(*command):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)


def part_of(file):
    """The header in include/triage, or what else a source file belongs to."""
    found = re.search(r"/triage/(.*)$", file)
    if found:
        return found[1]
    if "/benchmarks/" in file:
        return "the benchmark"
    return "the standard library" if "/c++/" in file else "the C library"


def instructions(program, call, folder):
    """By part, of work() and all that it calls: callgrind's own costs of each source file."""
    out = os.path.join(folder, "callgrind")
    run("valgrind", "--tool=callgrind", "--toggle-collect=work", f"--callgrind-out-file={out}",
        program, call)
    names, parts, file, skip = {}, collections.Counter(), "", False
    with open(out, encoding="utf-8") as f:
        for line in f:
            named = re.match(r"(fl|fi|fe)=\((\d+)\)(?: (.*))?", line)
            if named:
                if named[3]:
                    names[named[2]] = named[3].strip()
                file = names[named[2]]
            elif re.match(r"(cfi|cfl)=\(\d+\) ", line):
                number, name = re.match(r"cf[il]=\((\d+)\) (.*)", line).groups()
                names[number] = name.strip()
            elif line.startswith("calls="):
                skip = True  # the line after it is what the called function took
            elif re.match(r"[+*\-\d]", line):
                if not skip:
                    parts[part_of(file)] += int(line.split()[1]) if len(line.split()) > 1 else 0
                skip = False
    return parts


def lines(program, call):
    """How many lines of each kind are touched between the entry of work() and done()."""
    symbols = {}
    for line in run("nm", program).stdout.splitlines():
        address, _, name = line.rpartition(" ")
        if name in ("work", "done", "received"):
            symbols[name] = int(address.split()[0], 16)
    sections = []
    for line in run("readelf", "--section-headers", "--wide", program).stdout.splitlines():
        found = re.match(r" *\[ *\d+\] (\.\S+) +\S+ +([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+)", line)
        if found and int(found[2], 16):
            sections.append((int(found[2], 16), int(found[3], 16), found[1]))
    sections.sort()
    starts = [s[0] for s in sections]

    def kind(address):
        if symbols["received"] <= address < symbols["received"] + RECEIVED:
            return "received"
        i = bisect.bisect(starts, address) - 1
        if 0 <= i and address < sections[i][0] + sections[i][1]:
            return "tables"
        return "stack"

    touched = collections.defaultdict(set)
    inside = False
    process = subprocess.Popen(["valgrind", "--tool=lackey", "--trace-mem=yes", program, call],
                               text=True, stderr=subprocess.PIPE)
    for line in process.stderr:
        found = re.match(r"(I | L| S| M) +([0-9a-f]+),(\d+)$", line)
        if not found:
            continue
        address, size = int(found[2], 16), int(found[3])
        if found[1] == "I ":
            inside = (inside or address == symbols["work"]) and address != symbols["done"]
        if not inside:
            continue
        what = "code" if found[1] == "I " else kind(address)
        touched[what].update(range(address // LINE, (address + size - 1) // LINE + 1))
    process.wait()
    return {k: len(touched[k]) for k in KINDS}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--include", default=os.path.join(ROOT, "include"))
    arguments.add_argument("--json")
    arguments.add_argument("compiler", nargs="?", default="g++")
    chosen = arguments.parse_args()
    result = {}
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "touched")
        # Static, so that nothing is looked up for a first call.
        run(chosen.compiler, "-std=c++20", "-O2", "-g", "-static", "-no-pie", "-I", chosen.include,
            "-I", HERE, "-o", program, os.path.join(HERE, "touched.cpp"))
        for call, title in CALLS.items():
            result[call] = {"title": title, "lines": lines(program, call),
                            "instructions": dict(instructions(program, call, folder).most_common())}
    for of in result.values():
        print(f"429 of 166 bytes, {of['title']}")
        total = sum(of["instructions"].values())
        rest = total
        for part, n in of["instructions"].items():
            if n >= SMALL * total:
                print(f"  {n:6} {100 * n / total:5.1f} %  {part}")
                rest -= n
        print(f"  {rest:6} {100 * rest / total:5.1f} %  less than {100 * SMALL:.0f} % each")
        print(f"  {total:6} instructions")
        print(f"  {sum(of['lines'].values()):6} lines of {LINE} bytes: " +
              ", ".join(f"{n} of {KINDS[k]}" for k, n in of["lines"].items()))
    if chosen.json:
        with open(chosen.json, "w", encoding="utf-8") as f:
            json.dump(result, f, indent=1)


if __name__ == "__main__":
    main()
