# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""What mkdocs is told in addition to mkdocs.yml: the navigation, and where source files went."""
import json
import os
import pathlib
import posixpath
import sys

from mkdocs.structure.nav import Link

sys.path.insert(0, os.path.dirname(__file__))
import pages  # noqa: E402

USE = ["install", "http", "retrying", "streams", "errors", "carriers", "integrations", "command",
       "batch"]
UNDERSTAND = ["comparison", "verdicts", "reading", "tables", "platforms"]

# The rooms of the library, in the order in which a reader should learn them.
ROOMS = [("", "Front door"), ("vocabulary", "Vocabulary"), ("retry", "Retrying"), ("time", "Time"),
         ("stream", "Streams"), ("styles", "Error styles"), ("http", "HTTP stacks"),
         ("tables", "Tables"), ("read", "Reading"), ("text", "Text")]


def on_config(config):
    root = pathlib.Path(config["docs_dir"])
    providers = sorted(p.name for p in (root / "docs/providers").glob("*.md"))
    reference = [{"All names": "reference/index.md"}]
    for folder, title in ROOMS:
        headers = sorted((root / "reference" / folder).glob("*.md"))
        reference.append({title: [str(p.relative_to(root)) for p in headers if p.name != "index.md"]})
    known = {folder for folder, _ in ROOMS}
    for folder in (root / "reference").iterdir():
        if folder.is_dir() and folder.name not in known:
            raise SystemExit(f"hooks.py: ROOMS has no {folder.name}")
    pages_of = {p.stem for p in (root / "docs").glob("*.md")} - {"providers", "drift"}
    if missing := pages_of - set(USE + UNDERSTAND):
        raise SystemExit(f"hooks.py: these pages are in no part of the navigation: {missing}")
    config["nav"] = [
        {"Start here": "README.md"},
        {"Guides": [f"docs/{name}.md" for name in USE]},
        {"Background": [f"docs/{name}.md" for name in UNDERSTAND] +
         [{"Drift of the tables": "docs/drift.md"},
          "SECURITY.md", {"Measurements": "benchmarks/RESULTS.md"}, "CHANGELOG.md",
          "CONTRIBUTING.md", "CODE_OF_CONDUCT.md"]},
        {"Reference": reference},
        {"Providers": ["docs/providers.md"] + [f"docs/providers/{name}" for name in providers]},
    ]
    return config


def on_nav(nav, config, files):
    # Not in `nav` above, where mkdocs wants pages.
    nav.items.append(Link("Playground", "playground/index.html"))
    return nav


def on_page_markdown(markdown, page, config, files):
    """Links to source files and folders lead to the copies that pages.py made."""
    path = page.file.src_path
    if path.startswith("docs/providers") or path == "reference/index.md":
        page.meta["hide"] = ["toc"]  # the tables want the room
    elif path == "README.md":
        page.meta["hide"] = ["navigation"]  # of which it is the only page
    here = posixpath.dirname(page.file.src_path)
    known = {f.src_path for f in files}
    for link in set(pages.links(markdown)):
        path = link.split("#")[0]
        if not path or pages.is_outside(path):
            continue
        target = posixpath.normpath(posixpath.join(here, path))
        copy = pages.source_name(target)
        if target not in known and copy in known:
            markdown = markdown.replace(f"]({link})", f"]({posixpath.relpath(copy, here or '.')})")
    return markdown


def on_page_content(html, page, config, files):
    """A table whose first column needs no name has an empty cell there, and no header without text."""
    return html.replace("<th></th>", "<td></td>")


def on_post_build(config):
    site = pathlib.Path(config["site_dir"])
    # Every page loads the index of the search. Of the tables it is enough to have each word once.
    path = site / "search/search_index.json"
    index = json.loads(path.read_text())
    for entry in index["docs"]:
        if entry["location"].startswith("docs/providers/"):
            entry["text"] = " ".join(dict.fromkeys(entry["text"].split()))
    index = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(index)
    # A page that was opened from a file may neither fetch the index nor start a worker from a file.
    # It gets a script with both, as the older theme (__search) and the newer one (__index) want it.
    worker = next((site / "assets/javascripts/workers").glob("search.*.js")).read_text()
    (site / "search/search_index.js").write_text(
        "// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0\n"
        f"var __index = {index};\n"
        "var __search = {index: Promise.resolve(__index)};\n"
        "if (!window.Worker.fromText) {\n"
        f"  const text = new Blob([{json.dumps(worker)}], {{type: 'text/javascript'}});\n"
        "  const worker = URL.createObjectURL(text);\n"
        "  const plain = window.Worker;\n"
        "  window.Worker = class { constructor() { return new plain(worker); } };\n"
        "  window.Worker.fromText = true;\n}\n")
