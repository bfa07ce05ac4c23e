#!/usr/bin/env python3
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""Lays out what the site is made of: pages.py ROOT FOLDER.

The pages stay where they are: FOLDER gets links to them, with the paths that they have in the source
tree, so that what they link to each other is found. What they link to beside pages goes along:
pictures as they are, source files as text, folders as a list of their files.
"""
import os
import pathlib
import re
import sys

FIRST = ["README.md", "SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md"]
AS_THEY_ARE = {".md", ".svg", ".png", ".html"}
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)


def links(markdown):
    """What a page links to, without what stands in its code."""
    text = re.sub(r"`[^`]*`", "``", FENCE.sub("", markdown))
    return [m.group(1) for m in LINK.finditer(text)]


def is_outside(link):
    return re.match(r"[a-z][a-z0-9+.-]*:|#|/", link) is not None


def source_name(path):
    """Where a file or folder that is no page goes."""
    return f"source/{path}.txt"


def main():
    root, folder = (pathlib.Path(a).resolve() for a in sys.argv[1:])
    waiting = FIRST + sorted(str(p.relative_to(root)) for p in (root / "docs").rglob("*.md"))
    seen = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        path = root / name
        if not path.exists():
            sys.exit(f"there is no {name}, to which a page links")
        target = folder / (name if path.suffix in AS_THEY_ARE else source_name(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            files = sorted(p.relative_to(path) for p in path.rglob("*") if p.is_file())
            target.write_text(f"{name}/\n\n" + "".join(f"  {f}\n" for f in files))
        elif not target.exists():
            target.symlink_to(path)
        if path.suffix == ".md":
            for link in links(path.read_text()):
                link = link.split("#")[0]
                if link and not is_outside(link):
                    waiting.append(os.path.normpath(os.path.join(os.path.dirname(name), link)))


if __name__ == "__main__":
    main()
