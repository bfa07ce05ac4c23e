#!/usr/bin/env python3
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""Packs what the page of the playground loads: pack.py WASM CORPUS FOLDER.

engine.js is the compiled library, samples.js the recorded responses of samples.txt. They are scripts,
since a page that was opened from a file may not read files.
"""
import base64
import gzip
import json
import pathlib
import sys
import time

here = pathlib.Path(__file__).parent


def as_printed(response):
    """A line for `triage --batch` as `curl -si` prints it."""
    lines = [f"HTTP/2 {response['status']} "]
    for name, values in (response.get("headers") or {}).items():
        for value in values if isinstance(values, list) else [values]:
            lines.append(f"{name}: {value}")
    if response.get("now") is not None:
        # The page has no clock of its own; the Date header is when the response came.
        moment = time.gmtime(response["now"])
        lines.append(time.strftime("Date: %a, %d %b %Y %H:%M:%S GMT", moment))
    return "\r\n".join(lines) + "\r\n\r\n" + response.get("body", "")


def samples(corpus):
    wanted = {}
    for line in (here / "samples.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            name, title = line.split(None, 1)
            wanted[name] = title
    found = {}
    for file in sorted(corpus.glob("*.jsonl")):
        for line in file.read_text().splitlines():
            recorded = json.loads(line)
            if recorded["name"] in wanted:
                found[recorded["name"]] = recorded
    for name, title in wanted.items():
        if name not in found:
            sys.exit(f"samples.txt: the corpus has no line {name}")
        response = found[name]["response"]
        yield {"name": name, "title": title, "provider": response["provider"],
               "text": as_printed(response), "expect": found[name]["expect"]}


def main():
    wasm, corpus, folder = map(pathlib.Path, sys.argv[1:])
    # The same input gives the same file: no time in it.
    packed = gzip.compress(wasm.read_bytes(), 9, mtime=0)
    (folder / "engine.js").write_text(
        f"window.triageEngine = '{base64.b64encode(packed).decode()}';\n")
    (folder / "samples.js").write_text(
        f"window.triageSamples = {json.dumps(list(samples(corpus)))};\n")


if __name__ == "__main__":
    main()
