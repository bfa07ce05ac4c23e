# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""Compares the tables of providers with lists of codes in packages. For tools/drift.sh.

drift.py --packages ROWS [PROVIDER...]  prints which packages are wanted, "REGISTRY NAME" on a line
drift.py PACKAGES ROWS [PROVIDER...]    prints the report

ROWS is what tools/table_rows.cpp prints. PACKAGES/REGISTRY/NAME, with + for the / of a name, has an
unpacked package, and in the file .version which it is.
"""

import datetime
import glob
import http
import json
import os
import re
import sys
import textwrap


class Entry:
    """A code that a source lists, by any of its names."""

    def __init__(self, names, status=None, label="", retried=False):
        self.names = [names] if isinstance(names, str) else list(names)  # the usual one first
        self.status = status  # if the source has one
        self.label = label  # what a number is called
        self.retried = retried  # whether the source says that clients repeat the request


class Source:
    def __init__(self, providers, registry, package, what, read, full=True, base=""):
        self.providers = providers.split()
        self.registry = registry
        self.package = package
        self.what = what  # what is read, for people
        self.read = read  # read(folder, provider) gives entries
        self.full = full  # whether a code that it does not list may be gone
        self.base = base  # the provider whose codes it does not list


def text_of(folder, pattern):
    """The files that match, one after the other. A package that lost them is a change to look at."""
    files = sorted(glob.glob(os.path.join(folder, pattern), recursive=True))
    if not files:
        raise LookupError(f"has no {pattern} any more")
    texts = []
    for file in files:
        with open(file, encoding="utf-8") as f:
            texts.append(f.read())
    return "\n".join(texts)


def part(text, begin, end):
    """What is between two patterns."""
    found = re.search(begin + r"(.*?)" + end, text, re.S)
    if not found:
        raise LookupError(f"has no {begin} any more")
    return found.group(1)


def by_name(pattern, begin, end, member):
    """Reads names: the first group of `member` in the part from `begin` to `end`."""

    def read(folder, _):
        return [Entry(n) for n in re.findall(member, part(text_of(folder, pattern), begin, end))]

    return read


def by_number(pattern, begin, end, member):
    """Reads numbers with names: the groups of `member` are the name and the number."""

    def read(folder, _):
        found = re.findall(member, part(text_of(folder, pattern), begin, end))
        return [Entry(number, label=name) for name, number in found]

    return read


def in_quotes(pattern, begin, end):
    return by_name(pattern, begin, end, r"'([^'\n]+)'")


def ccxt(file):
    """The keys of the tables of exact matches."""

    def read(folder, _):
        text = text_of(folder, f"js/src/{file}.js")
        every = part(text, r"'exceptions': \{", r"\n {12}\}")
        exceptions = part(every, r"\n {16}'exact': \{", r"\n {16}\}")
        if file == "binance":  # of all markets; and those of spot, as some codes differ
            exceptions += part(every, r"\n {16}'spot': \{", r"\n {16}\}")
        names = re.findall(r"^\s*'([^']+)': [A-Z]", exceptions, re.M)
        if file == "binance":  # the others are messages
            names = [n for n in names if re.fullmatch(r"-\d+", n)]
        return [Entry(n) for n in dict.fromkeys(names)]

    return read


def aws_sdk(folder, _):
    text = text_of(folder, "dist-es/schemas/schemas_0.js")
    words = dict(re.findall(r'^const (_\w+) = "([^"]*)";', text, re.M))
    entries = []
    for word, rest in re.findall(r"= \[-3, n0, (_\w+),\s*(\{.*\}|0),", text):
        alias = re.search(r"\[_aQE\]: \[`([^`]+)`", rest)
        status = re.search(r"\[_hE\]: (\d+)", rest)
        names = [words[word]] + ([alias.group(1)] if alias else [])
        entries.append(Entry(names, int(status.group(1)) if status else None))
    return entries


def botocore(folder, provider):
    data = "usr/lib/python3/dist-packages/botocore/data"
    model = json.loads(sorted_last(folder, f"{data}/{provider}/*/service-2.json"))
    entries = []
    for name, shape in model["shapes"].items():
        if shape.get("exception"):
            error = shape.get("error", {})
            names = [name] + ([error["code"]] if "code" in error else [])
            entries.append(Entry(names, error.get("httpStatusCode")))
    return entries


def sorted_last(folder, pattern):
    files = sorted(glob.glob(os.path.join(folder, pattern)))
    if not files:
        raise LookupError(f"has no {pattern} any more")
    with open(files[-1], encoding="utf-8") as f:
        return f.read()


def botocore_retries(folder, _):
    text = text_of(folder, "usr/lib/python3/dist-packages/botocore/retries/standard.py")
    lists = re.findall(r"_(?:TRANSIENT|THROTTLED)_ERROR_CODES = \[(.*?)\]", text, re.S)
    return [Entry(n, retried=True) for n in re.findall(r"'(\w+)'", "".join(lists))]


def smithy_retries(folder, _):
    text = text_of(folder, "dist-es/submodules/retry/service-error-classification/constants.js")
    entries = []
    for which in ("THROTTLING_ERROR_CODES", "TRANSIENT_ERROR_CODES"):
        names = re.findall(r'"(\w+)"', part(text, f"const {which} = \\[", r"\]"))
        # What the SDK itself calls a time-out of its own is no code of a service.
        entries += [Entry(n, retried=True) for n in names if n != "TimeoutError"]
    skew = part(text, r"const CLOCK_SKEW_ERROR_CODES = \[", r"\]")
    return entries + [Entry(n) for n in re.findall(r'"(\w+)"', skew)]


def azurite(folder, _):
    text = text_of(folder, "dist/src/*/errors/StorageErrorFactory.js")
    found = dict((name, int(s)) for s, name in re.findall(r'\(\s*(\d{3}),\s*"(\w+)"', text))
    return [Entry(name, status) for name, status in found.items() if name[0].isupper()]


def distribution(folder, _):
    text = text_of(folder, "usr/share/gocode/src/github.com/docker/distribution/registry/api/**/*.go")
    statuses = {s.phrase.replace(" ", "").replace("-", ""): s.value for s in http.HTTPStatus}
    entries = []
    for name, rest in re.findall(r'Value:\s+"([A-Z_]+)"(.*?)\n\t\}\)', text, re.S):
        status = re.search(r"http\.Status(\w+)", rest)
        entries.append(Entry(name, statuses.get(status.group(1)) if status else None))
    return entries


def oidc_provider(folder, _):
    text = text_of(folder, "lib/helpers/errors.js")
    found = {}
    for name in re.findall(r"\bE\('(\w+)'", text):
        found[name] = None
    for status, name in re.findall(r"super\((\d{3}), '(\w+)'", text):
        found[name] = int(status)
    return [Entry(name, status) for name, status in found.items()]


def cosmos(folder, _):
    """A comment names the status of those below it."""
    text = text_of(folder, "dist/esm/common/statusCodes.js")
    entries = []
    status = None
    for line in part(text, r"SubStatusCodes = \{", r"\n\}").splitlines():
        comment = re.search(r"// (\d{3})", line)
        status = int(comment.group(1)) if comment else status
        found = re.search(r"(\w+): ([1-9]\d*),", line)
        if found:
            entries.append(Entry(found.group(2), status, label=found.group(1)))
    return entries


def anthropic(folder, _):
    text = text_of(folder, "resources/shared.d.ts")
    names = re.findall(r"\btype: '(\w+_error)'", text) + re.findall(r"errorCode: '(\w+)'", text)
    return [Entry(n) for n in dict.fromkeys(names)]


AWS_SDK = [
    Source(
        name, "npm", f"@aws-sdk/client-{package}", "the errors of its schemas", aws_sdk,
        full=name != "s3", base="aws")
    for name, package in (
        ("bedrock", "bedrock-runtime"), ("dynamodb", "dynamodb"), ("kinesis", "kinesis"),
        ("lambda", "lambda"), ("s3", "s3"), ("secretsmanager", "secrets-manager"), ("sns", "sns"),
        ("sqs", "sqs"), ("sts", "sts"))
]  # fmt: skip

SOURCES = AWS_SDK + [
    Source(
        "dynamodb kinesis lambda s3 secretsmanager sns sqs sts", "debian", "python3-botocore",
        "the exceptions of service-2.json", botocore, full=False, base="aws"),
    Source(
        "aws", "debian", "python3-botocore", "the codes that retries/standard.py repeats",
        botocore_retries, full=False),
    Source(
        "aws", "npm", "@smithy/core",
        "its lists of throttling, transient and clock skew codes, which "
        "@smithy/service-error-classification hands on", smithy_retries, full=False),
    Source("anthropic", "npm", "@anthropic-ai/sdk", "types and codes in shared.d.ts", anthropic),
    Source(
        "openai", "npm", "openai", "ResponseError.code",
        in_quotes("resources/responses/responses.d.ts", r"interface ResponseError \{", r";"),
        full=False),
    Source(
        "discord", "npm", "discord-api-types", "RESTJSONErrorCodes",
        by_number("rest/common.d.ts", r"enum RESTJSONErrorCodes \{", r"\n\}", r"(\w+) = (\d+)")),
    Source(
        "stripe", "npm", "stripe", "type Code of SetupAttempts.d.ts",
        in_quotes("esm/resources/SetupAttempts.d.ts", r"type Code = ", r";"), full=False),
    Source(
        "square", "npm", "square", "ErrorCode",
        by_name("api/types/ErrorCode.d.ts", r"const ErrorCode: \{", r"\n\}", r': "(\w+)"')),
    Source(
        "plaid", "npm", "plaid", "PlaidErrorType (the types; no package has the codes)",
        by_name("dist/api.d.ts", r"enum PlaidErrorType \{", r"\n\}", r'= "(\w+)"'), full=False),
    Source(
        "notion", "npm", "@notionhq/client", "APIErrorCode",
        by_name("build/src/errors.d.ts", r"enum APIErrorCode \{", r"\n\}", r'= "(\w+)"')),
    Source(
        "azure_storage", "npm", "@azure/storage-blob", "KnownStorageErrorCode",
        by_name("dist/esm/generated/src/models/index.js", r"var KnownStorageErrorCode;",
                r"\n\}\)", r'= "(\w+)"'), full=False),
    Source("azure_storage", "npm", "azurite", "its errors with statuses", azurite, full=False),
    Source(
        "azure_cosmos", "npm", "@azure/cosmos", "SubStatusCodes, the values of x-ms-substatus",
        cosmos),
    Source(
        "google_rpc", "npm", "google-proto-files", "enum ErrorReason",
        by_name("google/api/error_reason.proto", r"enum ErrorReason \{", r"\n\}",
                r"\n  ([A-Z_]+) = [1-9]"), full=False),
    Source(
        "google_rpc", "npm", "google-proto-files", "enum Code",
        by_name("google/rpc/code.proto", r"enum Code \{", r"\n\}", r"\n  ([A-Z_]+) = [1-9]"),
        full=False),
    Source(
        "grpc", "npm", "@grpc/grpc-js", "enum Status",
        lambda folder, _: [
            Entry((number, name), label=name)
            for name, number in re.findall(
                r"\n    ([A-Z_]+) = ([1-9]\d*)",
                part(text_of(folder, "build/src/constants.d.ts"), r"enum Status \{", r"\n\}"))]),
    Source(
        "connect_rpc", "npm", "@connectrpc/connect", "enum Code",
        lambda folder, _: [
            Entry(re.sub(r"(?<!^)(?=[A-Z])", "_", n).lower())
            for n in re.findall(r"^    (\w+) = \d+", text_of(folder, "dist/esm/code.d.ts"), re.M)]),
    Source(
        "graphql", "npm", "@apollo/server", "ApolloServerErrorCode and its validation codes",
        by_name("dist/esm/errors/index.d.ts", r"^", r"\Z", r' = "(\w+)"'), full=False),
    Source(
        "jsonrpc", "npm", "@metamask/rpc-errors", "errorCodes: JSON-RPC, EIP-1474 and EIP-1193",
        by_number("dist/error-constants.mjs", r"errorCodes = \{", r"\n\}", r"(\w+): (-?\d+)"),
        full=False),
    Source(
        "jsonrpc", "npm", "@solana/errors", "SOLANA_ERROR__JSON_RPC__*",
        by_number("dist/types/codes.d.ts", r"^", r"\Z",
                  r"const SOLANA_ERROR__JSON_RPC__(\w+) = (-\d+)"), full=False),
    Source("oauth2", "npm", "oidc-provider", "lib/helpers/errors.js", oidc_provider, full=False),
    Source(
        "oci_registry", "debian", "golang-github-docker-distribution-dev",
        "the descriptors of registry/api", distribution, full=False),
    Source(
        "minio", "debian", "golang-github-minio-minio-go-v7-dev", "s3-error.go of the client",
        by_name("usr/share/gocode/src/github.com/minio/minio-go/v7/s3-error.go",
                r"s3ErrorResponseMap = map", r"\n\}", r'\n\t"(\w+)":'), full=False),
    Source("binance", "npm", "ccxt", "what its client tells apart", ccxt("binance"), full=False),
    Source("coinbase", "npm", "ccxt", "what its client tells apart", ccxt("coinbase"), full=False),
    Source("kraken", "npm", "ccxt", "what its client tells apart", ccxt("kraken"), full=False),
]  # fmt: skip


class Row:
    def __init__(self, about, key, first, last, equals, statuses, action):
        self.about, self.key, self.equals, self.action = about, key, equals, action
        self.first, self.last = int(first), int(last)
        self.statuses = []
        for piece in filter(None, statuses.split(", ")):
            ends = piece.split(" to ")
            self.statuses.append((int(ends[0]), int(ends[-1])))

    def covers(self, name):
        """Whether it is a row about several codes, and `name` is one of them."""
        if self.about == "prefix":
            return name.startswith(self.key)
        number = re.fullmatch(r"-?\d+", name)
        return self.about == "range" and bool(number) and self.first <= int(name) <= self.last

    def allows(self, status):
        return not self.statuses or any(a <= status <= b for a, b in self.statuses)


class Table:
    def __init__(self, title, seen, page):
        self.title, self.seen, self.page = title, seen, page
        self.rows = []
        self.named = {}  # rows by code or type, or by what a member or header has to be

    def add(self, row):
        self.rows.append(row)
        for name in (row.key if row.about in ("code", "type") else "", row.equals):
            if name:
                self.named.setdefault(name, []).append(row)


def tables_of(file):
    tables = {}
    with open(file, encoding="utf-8") as f:
        for line in f:
            kind, name, *cells = line.rstrip("\n").split("\t")
            if kind == "provider":
                tables[name] = Table(*cells)
            else:
                tables[name].add(Row(*cells))
    return tables


def filled(text, indent=""):
    """In lines of a width that shows well in a diff."""
    return textwrap.fill(
        text, 100, initial_indent=indent, subsequent_indent=indent, break_long_words=False,
        break_on_hyphens=False)


def listed(title, names):
    if not names:
        return ""
    ordered = sorted(set(names), key=by_value)
    words = ", ".join(f"`{n}` {label}".rstrip() for n, label in ordered)
    return f"- {title}: {len(ordered)}\n\n" + filled(words, "  ") + "\n\n"


def compare(table, entries, full, base):
    same, covered, missing, statuses, verdicts = 0, [], [], [], []
    met = set(base)
    for e in entries:
        rows = [r for n in e.names for r in table.named.get(n, [])]
        met.update(e.names)
        name = (e.names[0], e.label)
        if rows:
            same += 1
        else:
            rows = [r for r in table.rows for n in e.names if r.covers(n)]
            (covered if rows else missing).append(name)
        if rows and (e.status or 0) >= 400 and not any(r.allows(e.status) for r in rows):
            statuses.append((e.names[0], str(e.status)))
        if rows and e.retried and all(r.action == "never" for r in rows):
            verdicts.append(name)
    only_here = [n for n, rows in table.named.items() if n not in met and n == rows[0].key]
    summary = f"{len(entries)} codes there, {same} of them here by name."
    out = listed("only there, and in no row", missing)
    out += listed("there, and here in a row for several codes", covered)
    if full:
        out += listed("only here", [(n, "") for n in only_here])
    elif only_here:
        summary += f" It does not list all: {len(only_here)} here are not in it."
    out += listed("with another status there", statuses)
    out += listed("repeated by the client there, never here", verdicts)
    return summary, out


def by_value(name):
    """Numbers by size, then words by the alphabet."""
    number = re.fullmatch(r"-?\d+", name[0])
    return (0, abs(int(name[0])), name) if number else (1, 0, name)


def folder_of(packages, source):
    return os.path.join(packages, source.registry, source.package.replace("/", "+"))


def section(name, tables, sources, packages):
    table = tables[name]
    out = f"## {table.title}\n\n`{name}`, {len(table.rows)} rows, as the API was on {table.seen}.\n\n"
    for s in sources:
        folder = folder_of(packages, s)
        where = f"**{s.package}** ({'npm' if s.registry == 'npm' else 'Debian'}"
        if not os.path.isfile(os.path.join(folder, ".version")):
            out += filled(f"{where}) could not be fetched.") + "\n\n"
            continue
        with open(os.path.join(folder, ".version"), encoding="utf-8") as f:
            where += f" {f.read().strip()})"
        try:
            entries = s.read(folder, name)
            if not entries:
                raise LookupError("has no codes any more where they were")
        except (LookupError, ValueError) as e:
            out += filled(f"{where} can't be read: it {e}. Look where this went: {s.what}.") + "\n\n"
            continue
        base = tables[s.base].named if s.base else ()
        summary, lists = compare(table, entries, s.full, base)
        out += filled(f"{where}, {s.what}: {summary}") + "\n\n" + lists
    return out


def main():
    packages, file, *names = sys.argv[1:]
    tables = tables_of(file)
    tables.pop("generic", None)
    for name in names:
        if name not in tables:
            print(f"drift.py: no provider {name}", file=sys.stderr)
            return 64
    names = names or sorted(tables)
    sources = {n: [s for s in SOURCES if n in s.providers] for n in names}
    if packages == "--packages":
        wanted = {(s.registry, s.package) for n in names for s in sources[n]}
        print("\n".join(f"{r} {p}" for r, p in sorted(wanted)))
        return 0

    with_source = [n for n in names if sources[n]]
    today = datetime.date.today()
    print("# Drift\n")
    print(filled(
        "For maintainers: where the tables differ from lists of codes in packages of npm and Debian. "
        f"Written by `tools/drift.sh` on {today}: {len(with_source)} APIs have such a list, "
        f"{len(names) - len(with_source)} have none. \"There\" is the package, \"here\" the table. A code "
        "that is only there need not be a mistake: many mean only a bad request, which the status says, "
        "too. Write the report again before a release; `git diff` shows what is new.")
        + "\n")
    for name in with_source:
        print(section(name, tables, sources[name], packages), end="")
    if len(with_source) < len(names):
        print("## Without a list\n\nCompare the oldest with their pages first.\n")
        print("| table | seen | days ago | page |\n|---|---|---|---|")
        for name in names:
            if not sources[name]:
                t = tables[name]
                days = (today - datetime.date.fromisoformat(t.seen)).days if t.seen else "unknown"
                print(f"| `{name}` | {t.seen} | {days} | {t.page} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
