#!/usr/bin/env python3
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""report.py RESULTS PLOTS FILE: writes FILE, the report, from what run.sh measured in the folder
RESULTS, and the data of the plots into the folder PLOTS. The report has three parts, what a call
costs in which situation, what it costs to run besides, and what it costs to build: one that was not
measured stays as it stands in FILE. Needs nothing but Python."""

import json
import os
import re
import sys
from statistics import median, quantiles

FLAVOURS = {"baseline": "baseline x86-64", "native": "-march=native"}

TITLES = {
    "triage": "**triage**",
    "scalar": "scalar scanner, checks nothing",
    "triage_simdjson": "triage with simdjson 3.9.4 as its parser, with the padding copy",
    "triage_simdjson_padded": "triage with simdjson 3.9.4 as its parser, padded body",
    "simdjson_3_9_4": "simdjson 3.9.4 On-Demand, with the padding copy",
    "simdjson_3_9_4_padded": "simdjson 3.9.4 On-Demand, padded body",
    "simdjson_3_0_1": "simdjson 3.0.1 On-Demand, with the padding copy",
    "simdjson_3_0_1_padded": "simdjson 3.0.1 On-Demand, padded body",
    "rapidjson_insitu": "RapidJSON in situ, with the copy",
    "rapidjson_dom": "RapidJSON DOM",
    "boost_json": "Boost.JSON",
    "cjson": "cJSON",
    "nlohmann_sax": "nlohmann/json SAX",
    "nlohmann_dom": "nlohmann/json DOM",
    "gperf": "gperf, `%compare-lengths`",
    "unordered_map": "`std::unordered_map`",
    "lower_bound": "sorted `std::array`, `lower_bound`",
    "if_chain": "if-chain",
}

# What a size means: (title, from, to), in bytes.
GROUPS = [
    ("≤ 512 B", 0, 520),
    ("512 B – 64 KB", 520, 60000),
    ("≥ 64 KB", 60000, 1 << 30),
]
SIZES = [("≤ 512 B", 0, 520), ("2 KB", 1700, 3000), ("64 KB", 60000, 80000),
         ("1 MB", 1000000, 1 << 30)]


def load(path):
    """Medians by name, the counters by name, and the context."""
    with open(path, encoding="utf-8") as f:
        data = json.load(f)
    times, counters = {}, {}
    for b in data["benchmarks"]:
        if b["run_type"] != "iteration":
            continue
        assert b["time_unit"] == "ns"
        name = b["run_name"]
        times.setdefault(name, []).append(b["cpu_time"])
        counters[name] = b
    return {n: median(t) for n, t in times.items()}, counters, data["context"]


def spread(path):
    """How far apart the middle half of the repetitions is, as a part of the median: of all
    benchmarks the median, and the 95th percentile."""
    with open(path, encoding="utf-8") as f:
        data = json.load(f)
    times = {}
    for b in data["benchmarks"]:
        if b["run_type"] == "iteration":
            times.setdefault(b["run_name"], []).append(b["cpu_time"])
    parts = sorted((quantiles(t)[2] - quantiles(t)[0]) / median(t) for t in times.values())
    return median(parts), parts[len(parts) * 95 // 100]


def number(x):
    """Three digits, or all before the point."""
    if x >= 100:
        return f"{x:,.0f}".replace(",", " ")
    return f"{x:.1f}" if x >= 10 else f"{x:.2f}"


def table(head, rows):
    out = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return "\n".join(out + ["| " + " | ".join(r) + " |" for r in rows]) + "\n"


class Classify:
    """One run of the classification benchmark."""

    def __init__(self, path):
        medians, counters, self.context = load(path)
        self.spread = spread(path)
        self.times = {}  # contender -> body -> ns
        self.bytes = {}
        self.json = set()
        for name, ns in medians.items():
            _, contender, body = name.split("/")
            self.times.setdefault(contender, {})[body] = ns
            self.bytes[body] = int(counters[name]["bytes"])
            if counters[name]["json"]:
                self.json.add(body)
        # They come in the random order in which they were measured.
        self.times = {c: self.times[c] for c in TITLES if c in self.times}

    def group(self, low, high):
        return [b for b in self.bytes if b in self.json and low <= self.bytes[b] < high]

    def ratios(self, contender, bodies):
        own = self.times["triage"]
        return [self.times[contender][b] / own[b] for b in bodies]


def section_classify(run, title):
    out = [f"## Whole classification, {title}\n"]
    kernels = run.context.get("simdjson kernels")
    if kernels:
        out.append(f"simdjson chose these kernels at run time: {kernels}.\n")
    middle, high = run.spread
    out.append(f"Noise: the middle half of the repetitions of one benchmark spans "
               f"{100 * middle:.0f} % of their median (median of all benchmarks; of the noisiest "
               f"twentieth more than {100 * high:.0f} %).\n")
    out.append("How many times as long as triage, median over the bodies of that size:\n")
    out.append(table(
        [""] + [f"{t} ({len(run.group(a, b))} bodies)" for t, a, b in GROUPS],
        [[TITLES[c]] + [f"{median(run.ratios(c, run.group(a, b))):.2f}" for _, a, b in GROUPS]
         for c in run.times]))
    out.append("Median time over the bodies of about that size, in ns:\n")
    out.append(table(
        [""] + [t for t, _, _ in SIZES],
        [[TITLES[c]] + [number(median(run.times[c][x] for x in run.group(a, b)))
                        for _, a, b in SIZES] for c in run.times]))
    return out


def section_bodies(run, title):
    others = [c for c in ("simdjson_3_9_4", "simdjson_3_0_1", "nlohmann_dom") if c in run.times]
    rows = []
    for body in sorted(run.bytes, key=lambda b: run.bytes[b]):
        name = body if body in run.json else f"{body} ¹"
        rows.append([name, str(run.bytes[body]), number(run.times["triage"][body])] +
                    [number(run.times[c][body]) for c in others])
    return [f"## Every body, {title}\n",
            table(["body", "bytes", "triage, ns"] + [TITLES[c] + ", ns" for c in others], rows),
            "¹ Not an error in JSON. The others see that it is none, or a success, and are done; "
            "of HTML triage also reads the title.\n"]


def own_instructions(counted):
    """Of check on a 200. The function that does nothing has two itself."""
    return counted["check", "200"] - counted["nothing", "200"] + 2


def section_bars(runs, lookups, instructions):
    """The aims, each with the worst of what was measured beside the median."""
    rows = []

    def add(aim, flavour, value, worst, reached):
        rows.append([aim, flavour, value, worst, "yes" if reached else "**no**"])

    def bound(aim, contender, low, high, limit):
        for flavour, run in runs.items():
            if contender not in run.times:
                continue
            shares = [1 / r for r in run.ratios(contender, run.group(low, high))]
            add(aim, flavour, f"{median(shares):.3f}", f"{max(shares):.3f}",
                median(shares) <= limit)

    bound("≤ 512 B: at most 0.5 × simdjson 3.9.4, copy included", "simdjson_3_9_4", 0, 520, 0.5)
    bound("≤ 512 B: at most 0.04 × nlohmann DOM", "nlohmann_dom", 0, 520, 0.04)
    bound("512 B – 64 KB: at most 1 × simdjson 3.9.4", "simdjson_3_9_4", 520, 60000, 1.0)
    bound("≥ 64 KB: at most 1.05 × simdjson 3.9.4", "simdjson_3_9_4", 60000, 1 << 30, 1.05)
    for flavour, times in lookups.items():
        for kind in ("hit", "miss"):
            own = times[f"lookup/triage/60/{kind}"]
            for other, limit in (("unordered_map", 1 / 3), ("gperf", 1.0)):
                share = own / times[f"lookup/{other}/60/{kind}"]
                shown = "1/3" if other == "unordered_map" else "1"
                add(f"60 codes, {kind}: at most {shown} × {TITLES[other]}", flavour,
                    f"{share:.3f}", "", share <= limit)
    counted = {(c, b): n for c, b, n in instructions}
    if ("check", "200") in counted:
        n = own_instructions(counted)
        add("`check` on a 200: at most 25 instructions", "baseline", str(n), "", n <= 25)
    return ["## The aims\n",
            "Time as a part of the other's, median over the bodies, and the worst body.\n",
            table(["aim", "build", "median", "worst", "reached"], rows)]


LIMITS = """\
### What limits the small bodies

Up to 512 bytes it is not the scanning: the section on instructions has 64 bytes to 64 KB beside each
other. A call has fixed parts that no scanner makes smaller: choosing the row and filling 224 bytes of
error, telling roles to values, looking for a delay in the message, and a walk that answers for damage,
duplicate keys, escapes in names and the layouts of other APIs, which the program around simdjson here
does not. An empty body, without any walk, is `status/classify_503_empty` below.

Designs that were tried for the built-in scanner, with the instructions of one call for a body of 152
to 224 bytes, at the state of the library that they were tried in:

1. A walk over bytes, the ends of strings found 16 bytes at a time, names found by a hash: 107 ns.
2. Blocks of 64 bytes whose quotes are found together and used up as the grammar gets to them, names
   compared with the one that usually comes next: 80 ns, 2 240 instructions.
3. The quotes of 512 bytes as eight words of bits, before the walk begins: no better than blocks, as
   a string that crosses words takes two loops.
4. The same as offsets in an array, which is what larger bodies still have: no boundaries but one every
   512 bytes, a string is two loads; a long string with escapes is not looked at twice. 1 900
   instructions then; 5 400 when two passes, own fields and words had come.
5. No index for up to 1 KB, the end of a string found on the way, values kept as texts and roles found
   by sets of nodes: 2 900 instructions for any form of a body, which is built in.
6. The layout that an API documents, compiled into pieces that are compared 32 bytes at a time
   (`usual_body`), and design 5 for what differs from it: 1 800 instructions.
7. The same, where the compiler also says which value has which role, so that nothing is chosen from
   what was kept; digits are looked for 32 bytes at a time before anything about delays begins, and what
   is rare (headers, several rows of a code) is out of line: 1 200 instructions.
8. The same, where the last number of a message is looked at first, and the words before it are found by
   one hash each (they were lists, and all numbers were looked at); where nothing is read in a wider piece
   than it has just been written in, which stalls for a dozen cycles; and where what the lexer's slow paths
   find comes back in two registers: 1 160 instructions. A message with "try again in 20 seconds" takes 900
   more; with design 7 it took 1 570 more. This one is built in.

Of these 1 160, 510 are reading (240 of them the ends of three strings, 130 the comparison of five
pieces, 100 what is kept of three values), 270 telling roles to members of the error and filling it, 90
the lookup of the code, 120 the search for a delay; the rest is spread over a dozen parts. No other
contender reads delays in messages, which half of the first group above name. Half of simdjson's time is
about 900 instructions, which the parts that no reader makes smaller leave no room for.

Fewer branches are not less time. A branch that is guessed right costs nothing, and a place that is
computed has to be waited for. Tried with design 8, and left out:

- where the words before a number end from a mask of 32 bytes: 88 instead of 78 ns hot, 122 instead of
  115 mixed;
- the ends of strings 32 bytes at a time: 80 instead of 75 ns hot; the same from a place that is never
  beyond the end, so that nothing is asked: 80 hot and 117 instead of 109 mixed, and a fifth more for
  five APIs;
- the endings of words from a table, and always three cells of the lexicon compared: a sixth more for
  *generic*, hot, and no less mixed, though valgrind counts a fifth fewer wrong guesses;
- the functions of the usual path in a section of their own: no difference, cold;
- long strings 32 bytes at a time: no less.

For an API without a table, words decide: of 6 900 instructions 3 100 are reading and weighing the
words of code, type and message, and 3 400 remain with `use_words = false`. Tried: hashing words letter
by letter (three times as long), eight letters at a time with a bitmap of the pairs that begin a phrase,
phrases as a tree (more misses than it saved instructions), one table of words sorted by their hashes, of
which each says what kinds of phrases it begins (which is in: a third less than with two tables and a
search for each). Pages and texts are read for titles, codes and words, which no other contender does;
their tags and labels are found 32 bytes at a time instead of byte by byte, which took two fifths off pages.

### What limits a lookup

gperf looks at the few characters that tell its keys apart. Here the first eight bytes of a key, and its last
and middle eight, are multiplied with two numbers that the compiler found for the table, so that one slot
remains, and both ends of the row's key are compared, 16 bytes at once: 36 instructions without a call,
where gperf takes 55 with its `memcmp`. Near misses take less time than gperf's; hits take 0.9 to 1.4 of
its time, depending on what the compiler makes of the loop around them. Tried before: hashing all bytes
(0.2 to 0.5 ns more), which is left for keys that differ elsewhere only; a second round of mixing
(0.6 ns more); three or four overlapping comparisons of 8 bytes without a branch on the length (0.3 to
0.9 ns more); keys in a table of their own, apart from the rows (no difference); the length and three
characters at chosen places, as gperf has it (0 to 0.5 ns less for hits, 0.7 to 1 ns more for misses: what
remains of a hit is the comparison).
"""


def section_lookup(times, title):
    hows, tables = [], []
    for name in times:
        _, how, size, _ = name.split("/")
        if how not in hows:
            hows.append(how)
        if size not in tables:
            tables.append(size)
    tables.sort(key=lambda t: (not t.isdigit(), int(t) if t.isdigit() else 0, t))
    out = [f"## Code lookup, {title}\n", "Hit / near-miss, in ns. The numbers are generated codes.\n"]
    hows.sort(key=list(TITLES).index)
    out.append(table(
        [""] + tables,
        [[TITLES[h]] + [f"{times[f'lookup/{h}/{t}/hit']:.1f} / {times[f'lookup/{h}/{t}/miss']:.1f}"
                        for t in tables] for h in hows]))
    return out


def section_parts(runs):
    names = sorted(next(iter(runs.values())))
    return ["## Parts\n", "In ns; what the parts are says `parts.cpp`.\n",
            table(["part"] + [FLAVOURS[f] for f in runs],
                  [[n.removeprefix("part/")] + [f"{runs[f][n]:.1f}" for f in runs] for n in names])]


def kernels_section(run, limited):
    """Beside the baseline build: simdjson without what the baseline does not have."""
    contenders = [c for c in run.times if c.startswith("simdjson")]
    head = ["times as long as triage"] + [t for t, _, _ in GROUPS]
    rows = []
    for title, r in (("", run), (", kernel of SSE4.2 only", limited)):
        for c in contenders:
            rows.append([TITLES[c] + title] +
                        [f"{median(r.ratios(c, r.group(a, b))):.2f}" for _, a, b in GROUPS])
    return ["In the baseline build triage has SSE2 and nothing else, while simdjson has a kernel for "
            "every instruction set and takes the best. With `SIMDJSON_FORCE_IMPLEMENTATION=westmere` "
            "(a run of its own, with triage in it):\n", table(head, rows)]


def section_carriers(path):
    with open(path, encoding="utf-8") as f:
        # What follows `ret` only fills up to the next function.
        functions = [re.sub(r"(\n  ret\b).*", r"\1", code, flags=re.S)
                     for code in re.split(r"\n\n+", f.read().strip())]
    names = {"error": "`error`", "builtin": "`result<T>`, the built-in", "outcome":
             "`result<T>`, Boost.Outcome", "bytes": "a struct of as many bytes and a flag"}
    rows = []
    for code in functions:
        name = re.search(r"return_(\w+)", code)[1]
        lines = [line.split() for line in code.splitlines()[1:]]
        wide = [line for line in lines if line[0].startswith("movu") or line[0] == "movdqu"]
        calls = [line for line in lines if line[0].startswith(("call", "j"))]
        rows.append([names.get(name, name), str(len(lines)), str(len(wide)), str(len(calls))])
    return ["## An error by value\n",
            "What g++ makes of the functions in `carriers.cpp`, which return an error by itself, in "
            "each carrier, and as many bytes without a meaning; baseline build. What "
            "to see: every one copies the error's bytes once, 16 at a time, to where the caller wants "
            "them. A carrier adds the flag that says which of value and error it holds: one store "
            "(Outcome loads the flag from memory first), as the struct of bytes does too. So an error "
            "by value in `result<T>` costs its bytes and nothing else.\n",
            table(["returned", "instructions", "of 16 bytes", "calls and jumps"], rows),
            "```asm\n" + "\n\n".join(functions) + "\n```\n"]


class Building:
    """What building.py measured."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            data = json.load(f)
        self.rounds, self.many, self.codes_each = data["rounds"], data["many"], data["codes_each"]
        self.assert_bytes = {int(n): b for n, b in data["assert_bytes"].items()}
        self.compilers = data["compilers"]

    def title(self, compiler):
        """g++ 12.2.0"""
        return compiler + " " + re.findall(r"\d+\.\d+\.\d+", self.compilers[compiler]["version"])[-1]

    def seconds(self, compiler):
        return self.compilers[compiler]["seconds"]

    def simdjson(self, compiler):
        """The newest that was measured, or None."""
        names = [n for n in self.seconds(compiler) if n.startswith("simdjson.h")]
        return max(names, key=lambda n: [int(x) for x in re.findall(r"\d+", n)], default=None)

    def headers(self):
        """All that were included, by any compiler, in order."""
        all_names = dict.fromkeys(n for c in self.compilers for n in self.seconds(c))
        return [n for n in all_names if not n.startswith(("asserts", "providers"))]


def fit(points):
    """The slope of the line that comes nearest to the points."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    return (sum((x - mean_x) * (y - mean_y) for x, y in points) /
            sum((x - mean_x)**2 for x, _ in points))


def building_includes(b):
    head, rows = ["included"], []
    for c in b.compilers:
        head += [f"{b.title(c)}, ms", "× nlohmann", f"× {b.simdjson(c) or 'simdjson'}"]
    for name in b.headers():
        row = [f"**{name}**" if name.startswith("triage") else name]
        for c in b.compilers:
            seconds = b.seconds(c)
            if name not in seconds:
                row += ["", "", ""]
                continue
            row.append(f"{1000 * seconds[name]:.0f}")
            for other in ("nlohmann/json.hpp", b.simdjson(c)):
                row.append(f"{seconds[name] / seconds[other]:.2f}" if other in seconds else "")
        rows.append(row)
    return ["### Includes\n",
            f"User time of `-fsyntax-only`, the least of {b.rounds} rounds in which all files take "
            "turns. `triage.hpp` is the single header, with the built-in carrier unless it says "
            "which; with `std::expected` it is compiled as C++23, where the compiler's library has "
            "it. With one provider: `check.hpp` and `providers/persly.hpp`.\n",
            table(head, rows)]


def building_providers(b):
    rows = []
    for c in b.compilers:
        seconds = b.seconds(c)
        one = 1000 * (seconds["providers 1"] - seconds["providers 0"])
        many = 1000 * (seconds[f"providers {b.many}"] - seconds["providers 0"])
        ratios = [f"{many / 1000 / seconds[other]:.2f}" if other in seconds else ""
                  for other in ("nlohmann/json.hpp", b.simdjson(c))]
        rows.append([b.title(c), f"{one:.0f}", f"{many / b.many:.1f}", f"{many:.0f}", *ratios])
    checked = min(x["codes_checked"] for x in b.compilers.values())
    return ["### Many providers\n",
            f"`building/providers.py` generates {b.many} providers of {b.codes_each} codes. They "
            "compile with the default limits, and the program that looks up each of their "
            f"{checked} codes, by itself and in a response, finds the right row, and none for a "
            "code with one letter changed. User time beyond that of `provider.hpp`, in the same "
            "rounds as the includes:\n",
            table(["", "the first, ms", f"each of {b.many}, ms", f"all {b.many}, ms",
                   "all × nlohmann's include", "× simdjson's"], rows)]


def building_asserts(b):
    counts = sorted(b.assert_bytes)
    rows = []
    for c in b.compilers:
        seconds = b.seconds(c)
        each = fit([(n, seconds[f"asserts {n}"]) for n in counts])
        include = seconds.get("nlohmann/json.hpp")
        rows.append([b.title(c), f"{1000 * each:.2f}", f"{include / each:.0f}" if include else ""] +
                    [f"{1000 * seconds[f'asserts {n}']:.0f}" for n in counts])
    largest = counts[-1]
    return ["### Classifications in `static_assert`\n",
            f"Files with {', '.join(map(str, counts))} lines of the tests' corpus, evenly chosen "
            f"(with {largest}, bodies of {b.assert_bytes[largest] / largest:.0f} bytes on average), "
            "one `static_assert` each. User time as above; the cost of one is the slope of the line "
            "through the four.\n",
            table(["", "each, ms", "as many take as long as nlohmann's include"] +
                  [f"{n}, ms" for n in counts], rows)]


def building_limits(b):
    head, rows, worst = ["largest constant expression"], {}, {}
    for c, measured in b.compilers.items():
        defaults, needed = measured["limits"]["defaults"], measured["limits"]["needed"]
        for option, default in defaults.items():
            head.append(f"{b.title(c)}, `{option}={default}`")
            for subject, of in needed.items():
                share = of[option] / default
                rows.setdefault(subject, [subject]).append(
                    f"{of[option]:,.0f} ({100 * share:.2g} %)".replace(",", " "))
                tables = not subject.startswith("one classification")
                if tables and share > worst.get(subject, (0,))[0]:
                    worst[subject] = share, option, b.title(c)
    said = "; ".join(f"{subject} {100 * share:.2g} % ({title}, `{option}`)"
                     for subject, (share, option, title) in worst.items())
    return ["### Limits of constant evaluation\n",
            "The least value of each limit with which a file compiles, or up to 5 % more, beside "
            "the compiler's default, which is in the head. A limit counts anew for every constant "
            "expression, so neither the number of providers nor that of `static_assert`s matters. "
            "The work of a classification is that of 20 in one expression, divided.\n",
            f"**Tables stay under the default limits.** Of them is taken at most: {said}.\n",
            table(head, list(rows.values()))]


def building_sizes(b):
    def kilobytes(n):
        return f"{n / 1000:.1f}"

    configurations = [(c, o) for c in b.compilers for o in b.compilers[c]["bytes"]]
    sizes, ratios = {}, {}
    for c, o in configurations:
        measured = b.compilers[c]["bytes"][o]
        others = [n for n in measured if not n.startswith("triage")]
        for name, of in measured.items():
            title = name if name in others else f"**{name}**"
            sizes.setdefault(name, [title]).append(
                f"{kilobytes(of['all'])} ({kilobytes(of['code'])} + {kilobytes(of['tables'])})")
            if name not in others:
                ratios.setdefault(name, [title]).append(
                    " / ".join(f"{of['all'] / measured[o]['all']:.2f}" for o in others))
    return ["### Size of a program\n",
            "A program that classifies one response: a status, a body and headers that come from "
            "outside (`building/classify.cpp`). Beside it the same with the least code that finds "
            "code and message with another library and the category in the same rows "
            "(`building/nlohmann.cpp`, `building/rapidjson.cpp`, `building/simdjson.cpp`). Linked "
            "with `-ffunction-sections -fdata-sections -Wl,--gc-sections`, since what counts is what is left in the program: "
            "of an object file nobody knows what the linker throws away, and of simdjson it has "
            "nothing. KB (1000 bytes) more than a program that reads the same and does "
            "nothing: all that is loaded of the file (in brackets, of that: code, `.text`, + "
            "tables, `.rodata`, `.data` and `.data.rel.ro`; the rest is relocations and unwind "
            "tables).\n",
            table([""] + [f"{b.title(c)} {o}" for c, o in configurations], list(sizes.values())),
            f"As a part of the others' size: {' / '.join(others)}.\n",
            table([""] + [f"{b.title(c)} {o}" for c, o in configurations],
                  list(ratios.values()))]


COLD_LIMITS = """A line that is not in the cache takes 10 to 16 ns, so the lines are the time; two thirds of
them are code. What was tried, from 187 lines of the call with openai's table on: rows of 32 bytes and tries
of exact size, both without pointers (tables from 24 lines to 17); what is rare out of line, and one
instance of each part (code from 125 to 89); values kept as two words each, nothing filled in that is not
used (stack from 35 to 26); the functions of the usual path beside each other in a section of their own (no
difference). Three quarters of simdjson's time would be about 70 lines, which is what reading and the error
take by themselves.
"""


BUILDING_LIMITS = """### What limits the cost of building

*Includes.* Of the time of `check.hpp` with one provider, headers of the standard library take about a
fifth and the evaluation of tables an eighth; the rest is 15 000 lines of declarations and inline
functions, of which no header takes more than 0.03 of nlohmann/json's time. Tried: tables of words and
layouts that a tool writes and the compiler only reads, in the place of lists that each file evaluates; and
rows, tries and hashes without pointers and of exact size. Together 15 % less with g++ and 22 % with clang.
A quarter of nlohmann/json's time would be less than what the declarations alone take.

*Programs.* The other programs find two members of a body and look a code up. What is in this one besides:
words (41 KB of tables), layouts of other APIs (24 KB), statuses, well-known codes and names of headers
(16 KB), delays (4 KB), and 82 KB of code for JSON, XML, headers, limits, delays, words, events and damage.
Tried: rows as records of 32 bytes with offsets in the place of pointers (they had 256 bytes with their
relocations) and tries of exact size; the lists that tables are made from in no program; one instance of
the reader where there were three. Together a third less for one provider, and half for all of them. Fifty
providers of 40 codes have 36 KB of names of codes alone, which is more than RapidJSON's whole program.
"""


def section_building(path, environment, plots):
    b = Building(path)
    os.makedirs(plots, exist_ok=True)
    with open(os.path.join(plots, "building.dat"), "w", encoding="utf-8") as f:
        compilers = list(b.compilers)
        f.write("header " + " ".join(f'"{b.title(c)}"' for c in compilers) + "\n")
        for name in b.headers():
            if name == "nothing":
                continue
            parts = [f"{b.seconds(c)[name] / b.seconds(c)['nlohmann/json.hpp']:.4f}"
                     if name in b.seconds(c) else "-" for c in compilers]
            f.write(f'"{name}" ' + " ".join(parts) + "\n")
    lines = read_lines(environment) if os.path.exists(environment) else []
    lines += [f"- {c}: {b.compilers[c]['version']}" for c in b.compilers]
    return "\n".join(["## Cost of building\n", "\n".join(lines) + "\n",
                      "![Includes beside nlohmann/json](plots/building.svg)\n",
                      *building_includes(b), *building_sizes(b), BUILDING_LIMITS,
                      *building_providers(b), *building_asserts(b), *building_limits(b)])


# What a group may take of simdjson's time at most, by situation: (situation, group, contender).
SITUATION_AIMS = {
    ("hot", "openai", "triage"): 0.5,
    ("hot", "five", "triage"): 0.7,
    ("hot", "escaped", "triage"): 0.75,
    ("mixed", "generic", "triage"): 0.9,
    ("mixed", "odd", "triage"): 1.0,
    ("cold", "openai", "triage"): 0.75,
    ("cold", "all", "triage"): 0.8,
}
# In the order in which programs meet them.
SITUATIONS = {
    "mixed": "Mixed: 1,024 bodies in turn",
    "cold": "Cold: one call after thousands of other functions and 4 MB of other data",
    "hot": "Hot: one body again and again",
}
SITUATION_TEXT = """\
A program classifies a failure once in a while, with other work in between; so *mixed* and *cold* are
what it meets, *hot* is what benchmarks usually show. The bodies are made by dice (`wild.cpp`), are
none of the tests' corpus, and have at most 512 bytes: five APIs with messages of natural length,
as they document them and in any form (compact, spaced, pretty, members in another order, members that
say nothing of the error), JSON of 27 layouts that APIs are known for, pages of proxies, text, and
bodies that were cut. One process; all contenders take turns in random order.

Median time of a call in ns, and in brackets the median of its ratio to simdjson 3.9.4 On-Demand with
the padding copy and `std::unordered_map`. Of the five APIs' bodies it is checked that all contenders
come to the same fields and verdict. Of *generic* and *odd* they do not, and cannot: simdjson's and
nlohmann's program reads the members of the body, of `error` and of FastAPI's `detail` and gives up on
what is no object, triage (*generic*: the provider `generic`) knows all those layouts, weighs words,
reads titles of pages and what is left of damaged bodies. The same goes for delays that a message
names.
"""
TOUCHED_KINDS = {"code": "code", "tables": "tables", "stack": "stack", "received": "received"}


def sort_of(path):
    """("baseline", "g++") of a file of situations."""
    return tuple(os.path.basename(path).removesuffix("-situations.json").split("-", 1))


def section_situations(results):
    found = {}
    for name in sorted(os.listdir(results)):
        if name.endswith("-situations.json"):
            with open(os.path.join(results, name), encoding="utf-8") as f:
                found[sort_of(name)] = json.load(f)
    # g++ first, as everywhere.
    found = dict(sorted(found.items(), key=lambda kv: (kv[0][1] != "g++", kv[0])))
    out = ["## Hot, mixed and cold\n", "\n".join(read_lines(os.path.join(results, "situations.txt"))) +
           "\n", SITUATION_TEXT]

    def lines_of(run, situation):
        return [line for line in run["lines"] if line["situation"] == situation]

    def cell(line, contender):
        of = line.get(contender)
        return f"{number(of['ns'])} ({of['ratio']:.2f})" if of else ""

    first = next(iter(found.values()))
    contenders = [c for c in TITLES if c in first["lines"][0]]
    if first["yardstick"] != "simdjson_3_9_4":
        out.append("simdjson 3.9.4 could not be had; the ratios are to Debian's version.\n")
    for situation, title in SITUATIONS.items():
        out.append(f"### {title}\n")
        for (flavour, compiler), run in found.items():
            out.append(f"{compiler}, {FLAVOURS[flavour]}:\n")
            out.append(table([""] + [TITLES[c].split(",")[0] for c in contenders],
                             [[line["title"]] + [cell(line, c) for c in contenders]
                              for line in lines_of(run, situation)]))

    out.append("### The aims for small bodies\n")
    rows = []
    for (situation, group, contender), limit in SITUATION_AIMS.items():
        title, cells = "", []
        for run in found.values():
            line = next(x for x in lines_of(run, situation) if x["group"] == group)
            title, ratio = line["title"], line[contender]["ratio"]
            cells.append(f"{ratio:.2f}" if ratio <= limit else f"**{ratio:.2f}**")
        rows.append([f"{title}, {situation}", f"{limit:.2f}"] + cells)
    cells = []
    for run in found.values():
        lines = [x for x in lines_of(run, "hot") if x["group"] in ("openai", "five")]
        ratio = max(x["triage"]["ratio"] / x["nlohmann_dom"]["ratio"] for x in lines)
        cells.append(f"{ratio:.3f}" if ratio <= 0.05 else f"**{ratio:.3f}**")
    rows.append(["natural messages, hot, of nlohmann DOM's time", "0.05"] + cells)
    out.append("As a part of simdjson 3.9.4's time where nothing else is said; bold is not reached.\n")
    out.append(table(["", "at most"] + [f"{c}, {FLAVOURS[f]}" for f, c in found], rows))

    with open(os.path.join(results, "situations-touched.json"), encoding="utf-8") as f:
        touched = list(json.load(f).values())
    out.append("### What a cold call touches\n")
    out.append("A 429 of 166 bytes, the first call of a program, by valgrind (`touched.py`, g++ -O2): "
               "lines of 64 bytes, each of which may be a miss, and instructions.\n")
    out.append(table([""] + list(TOUCHED_KINDS.values()) + ["all lines", "instructions"],
                     [[t["title"]] + [str(t["lines"][k]) for k in TOUCHED_KINDS] +
                      [str(sum(t["lines"].values())), str(sum(t["instructions"].values()))]
                      for t in touched]))
    out.append(COLD_LIMITS)
    out.append("Its instructions by the header that they come from; less than 2 % are left out.\n")
    sums = [sum(t["instructions"].values()) for t in touched]
    parts = dict.fromkeys(p for t, all_of in zip(touched, sums)
                          for p, n in t["instructions"].items() if n >= all_of / 50)
    out.append(table([""] + [t["title"] for t in touched],
                     [[p] + [str(t["instructions"].get(p, "")) for t in touched] for p in parts]))
    return "\n".join(out)


def read_lines(path):
    with open(path, encoding="utf-8") as f:
        return [f"- {line.strip()}" for line in f]


def section_instructions(rows):
    counted = {(c, b): n for c, b, n in rows}
    bodies = []
    contenders = []
    for contender, body, _ in rows:
        if contender in ("nothing", "check"):
            continue
        if body not in bodies:
            bodies.append(body)
        if contender not in contenders:
            contenders.append(contender)
    out = ["## Instructions\n",
           "By callgrind, per call, baseline build; simdjson with the best kernel that valgrind "
           "knows.\n"]
    if ("check", "200") in counted:
        out.append(f"`check` on a 200: **{own_instructions(counted)}**, from the first of the "
                   "function to its `ret`, without the loop and the call around it.\n")
    out.append(table([""] + bodies, [
        [TITLES[c]] + [f"{counted[c, b]:,}".replace(",", " ") if (c, b) in counted else ""
                       for b in bodies] for c in contenders]))
    return out


def write_plots(folder, flavour, run, lookup):
    os.makedirs(folder, exist_ok=True)

    def write(name, lines):
        with open(os.path.join(folder, f"{flavour}-{name}.dat"), "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")

    lines = ["contender " + " ".join(f'"{t}"' for t, _, _ in GROUPS)]
    for c in run.times:
        ratios = [median(run.ratios(c, run.group(a, b))) for _, a, b in GROUPS]
        label = c.replace("_", " ").replace("3 9 4", "3.9.4").replace("3 0 1", "3.0.1")
        lines.append(f'"{label}" ' + " ".join(f"{r:.4f}" for r in ratios))
    write("contenders", lines)

    # The bodies that come in every size.
    for form in ("message", "fastapi"):
        bodies = [b for b in run.bytes if b.rpartition("_")[0] == form]
        lines = ["bytes " + " ".join(run.times)]
        for b in sorted(bodies, key=run.bytes.get):
            lines.append(f"{run.bytes[b]} " +
                         " ".join(f"{run.times[c][b]:.3f}" for c in run.times))
        write(form, lines)

    hows = ["triage", "gperf", "unordered_map", "lower_bound", "if_chain"]
    lines = ["codes " + " ".join(f"{h}_{k}" for h in hows for k in ("hit", "miss"))]
    for n in sorted({int(t) for t in (name.split("/")[2] for name in lookup) if t.isdigit()}):
        lines.append(f"{n} " + " ".join(f"{lookup[f'lookup/{h}/{n}/{k}']:.3f}"
                                        for h in hows for k in ("hit", "miss")))
    write("codes", lines)


def report_of_runs(results, plots):
    """What it costs to run, without the last sections, and those: a pair of texts."""
    runs, lookups, parts = {}, {}, {}
    for flavour in FLAVOURS:
        path = os.path.join(results, f"{flavour}-")
        runs[flavour] = Classify(path + "classify.json")
        lookups[flavour] = load(path + "lookup.json")[0]
        parts[flavour] = load(path + "parts.json")[0]
        write_plots(plots, flavour, runs[flavour], lookups[flavour])
    limited = os.path.join(results, "westmere-classify.json")
    limited = Classify(limited) if os.path.exists(limited) else None
    with open(os.path.join(results, "instructions.txt"), encoding="utf-8") as f:
        instructions = [(c, b, int(n)) for c, b, n in (line.split() for line in f)]
    environment = read_lines(os.path.join(results, "environment.txt"))

    out = ["## Beside all others, one body again and again\n",
           "\n".join(environment) + "\n",
           "All do the same work: read the same fields, find the code in a table of "
           "the same codes, decide. Before anything is timed it is checked that all come to the "
           "same fields and verdict on every body. Each time is the median of nine repetitions; "
           "the repetitions of all contenders and bodies take turns in random order, so ratios "
           "are always of one run.\n",
           "What is not the same: the DOM parsers and SAX check the whole grammar, triage and "
           "On-Demand only what they walk through, the scalar scanner nothing; On-Demand also "
           "checks that everything is UTF-8, triage only what it reads. triage leaves texts as "
           "they stand until somebody asks; the others, except the scalar scanner, decode them. "
           "triage knows more layouts, and damaged bodies. simdjson picks the best "
           "kernel for the machine at run time, in the baseline build too.\n",
           "Here each body is read over and over, so caches are warm and branch predictors know "
           "even long bodies by heart. That flatters whoever branches on bytes, and most so below "
           "1 MB: for small bodies see the first section.\n"]
    if "simdjson_3_9_4" not in runs["baseline"].times:
        out.append("simdjson 3.9.4 could not be had; Debian's version stands for both.\n")
    for flavour in FLAVOURS:
        out.append(f"![Bars per contender, {FLAVOURS[flavour]}](plots/contenders-{flavour}.svg)\n"
                   f"![Cost by body size, {FLAVOURS[flavour]}](plots/size-{flavour}.svg)\n"
                   f"![Cost by number of codes, {FLAVOURS[flavour]}](plots/codes-{flavour}.svg)\n")
    out += section_bars(runs, lookups, instructions)
    out.append(LIMITS)
    for flavour, title in FLAVOURS.items():
        out += section_classify(runs[flavour], title)
        if flavour == "baseline" and limited:
            out += kernels_section(runs[flavour], limited)
    for flavour, title in FLAVOURS.items():
        out += section_lookup(lookups[flavour], title)
    out += section_parts(parts)
    out += section_instructions(instructions)
    out += section_carriers(os.path.join(results, "carriers.asm"))
    last = [line for flavour, title in FLAVOURS.items()
            for line in section_bodies(runs[flavour], title)]
    return "\n".join(out), "\n".join(last)


HEAD = "# Results\n\nWritten by `benchmarks/run.sh`; do not edit."
# A section with everything in it, up to the next of its rank.
SITUATIONS_SECTION = re.compile(r"^## Hot, mixed and cold\n.*?(?=^## |\Z)", re.M | re.S)
BUILDING = re.compile(r"^## Cost of building\n.*?(?=^## |\Z)", re.M | re.S)
BODIES = re.compile(r"^## Every body.*", re.M | re.S)


def main():
    results, plots, path = sys.argv[1:4]
    situations, runs, building, bodies = "", "", "", ""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            old = f.read().removeprefix(HEAD)
        situations = "".join(SITUATIONS_SECTION.findall(old))
        building = "".join(BUILDING.findall(old))
        old = BUILDING.sub("", SITUATIONS_SECTION.sub("", old))
        bodies = "".join(BODIES.findall(old))
        runs = BODIES.sub("", old)
    if os.path.exists(os.path.join(results, "situations.txt")):
        situations = section_situations(results)
    if os.path.exists(os.path.join(results, "baseline-classify.json")):
        runs, bodies = report_of_runs(results, plots)
    if os.path.exists(os.path.join(results, "building.json")):
        building = section_building(os.path.join(results, "building.json"),
                                    os.path.join(results, "building.txt"), plots)
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n\n".join(text.strip() for text in (HEAD, situations, runs, building, bodies)
                            if text.strip()) + "\n")


main()
