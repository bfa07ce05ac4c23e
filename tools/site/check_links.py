#!/usr/bin/env python3
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""Holds the finished site to its promises: check_links.py FOLDER.

Every link within the site leads to a file and a place that exist, all of them are relative, so that
the site works in any folder and without a server, and nothing is loaded from elsewhere.
"""
import html.parser
import pathlib
import sys
import urllib.parse

LOADED = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("video", "src"),
          ("audio", "src"), ("link", "href"), ("object", "data"), ("embed", "src")}
NOT_LOADED = {"canonical", "next", "prev", "alternate", "edit", "license"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.ids = [], set()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        for name in ("id", "name") if tag == "a" else ("id",):
            if attributes.get(name):
                self.ids.add(attributes[name])
        for name in ("href", "src", "data"):
            if attributes.get(name) is not None and not (name == "data" and tag != "object"):
                loaded = (tag, name) in LOADED and attributes.get("rel") not in NOT_LOADED
                self.links.append((attributes[name], loaded))


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        pages[path] = Page()
        pages[path].feed(path.read_text())
    faults = []
    checked = 0
    for path, page in pages.items():
        # The page for what is not found is shown at any depth, so its links are from the top.
        if path == folder / "404.html":
            continue
        for link, loaded in page.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme == "data" or parts.scheme == "mailto":
                continue
            checked += 1
            fault = None
            if parts.scheme or parts.netloc:
                fault = "is loaded from elsewhere" if loaded else None
            elif parts.path.startswith("/"):
                fault = "is not relative"
            else:
                target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
                anchor = urllib.parse.unquote(parts.fragment)
                if target.is_dir():
                    target = target / "index.html"
                if not target.is_file():
                    fault = "leads nowhere"
                elif folder not in target.parents:
                    fault = "leads out of the site"
                elif anchor and target in pages and anchor not in pages[target].ids \
                        and anchor not in ("", "__top"):
                    fault = "has no such place in its page"
            if fault:
                faults.append(f"{path.relative_to(folder)}: {link} {fault}")
    for fault in faults[:100]:
        print(fault)
    print(f"{len(pages)} pages, {checked} links, {len(faults)} faults")
    sys.exit(1 if faults or not pages else 0)


if __name__ == "__main__":
    main()
