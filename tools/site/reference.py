#!/usr/bin/env python3
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""Writes the reference of all public names: reference.py XML INCLUDE FOLDER.

Doxygen's XML says what there is and where; declarations and comments are taken from the headers as
they are written there. A page for each header, since a header has one idea, and one with all names.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

KINDS = {"class": "class", "struct": "class", "concept": "concept", "enum": "enum",
         "function": "function", "variable": "constant", "typedef": "type", "define": "macro"}


class Header:
    """A header as text: its declarations and the comments above them."""

    def __init__(self, path, name):
        self.name = name
        self.lines = path.read_text().splitlines()

    def intro(self):
        lines = []
        for line in self.lines[2:]:
            if not line.startswith("//"):
                break
            lines.append(line[3:])
        return "\n".join(lines)

    def first_line(self, line):
        """Of the declaration that has a name on `line` (from 0): where it begins."""
        while line > 0:
            above = self.lines[line - 1].strip()
            if not above or above.startswith(("//", "#")) or above.endswith((";", "{", "}", ":", ",")) \
                    and not re.match(r"template <.*,$", above) or re.search(r"[;,}]\s*//", above):
                break
            line -= 1
        return line

    def comment(self, line):
        """What stands above a line, or behind it."""
        behind = re.search(r"///<\s?(.*)", self.lines[line])
        above = []
        at = line - 1
        while at >= 0 and self.lines[at].strip().startswith("///"):
            above.append(re.sub(r"^\s*/// ?", "", self.lines[at]))
            at -= 1
        if above and not any("///<" in self.lines[at + 1 + i] for i in range(len(above))):
            return "\n".join(reversed(above))
        return behind.group(1) if behind else ""

    def declaration(self, line, whole_body=False):
        """From a line to where the declaration ends, without the body."""
        text = []
        depth = 0
        for at in range(line, len(self.lines)):
            code = re.sub(r"\s*//.*", "", self.lines[at])
            for i, c in enumerate(code):
                if c in "([":
                    depth += 1
                elif c in ")]":
                    depth -= 1
                elif depth == 0 and (c == ";" or c == "{" and not whole_body):
                    text.append(code[:i].rstrip())
                    return clean(text)
                elif c == "{":
                    depth += 1
                elif c == "}":
                    depth -= 1
            if re.match(r"\s*:\s", code) and depth == 0 and text:  # initialisers of a constructor
                return clean(text)
            text.append(code)
        return clean(text)


def clean(lines):
    lines = [line for line in lines if line.strip()]
    if not lines:
        return ""
    indent = min(len(line) - len(line.lstrip()) for line in lines)
    text = "\n".join(line[indent:].rstrip() for line in lines)
    text = re.sub(r"\[\[gnu::\w+\]\] ?|, gnu::\w+", "", text)
    text = re.sub(r" ?\((check\w*)\)\(", r" \1(", text)
    text = re.sub(r"\s*:\s*private\s[^{]*$", "", text)  # of a class
    text = re.sub(r"(\)(?: const)?(?: noexcept)?)\s+:\s.*", r"\1", text, flags=re.S)
    return text.rstrip() + ";"


def anchor(name):
    return re.sub(r"[^\w.]+", "-", name.replace("::", ".")).strip("-")


class Site:
    def __init__(self, xml, include, folder):
        self.xml, self.include, self.folder = xml, include, folder
        self.headers = {}
        self.names = {}   # "triage::error" -> its header; members too
        self.listed = {}  # (name, header) -> (kind, comment), for the page with all names
        self.entries = {}  # header -> what it declares, in order

    def parse(self, name):
        # Doxygen writes control characters of comments as they are.
        text = re.sub(r"[\x00-\x08\x0b-\x1f]", "", (self.xml / name).read_text())
        return ElementTree.fromstring(text)

    def header(self, element):
        location = element.find("location")
        file = location.get("file")
        if file not in self.headers:
            self.headers[file] = Header(self.include / file, file)
        return self.headers[file], int(location.get("line")) - 1

    def add(self, kind, name, element, members=()):
        header, line = self.header(element)
        line = header.first_line(line)
        comment = header.comment(line)
        self.entries.setdefault(header.name, []).append((line, kind, name, comment, element, members))
        self.names.setdefault(name, header.name)
        self.listed.setdefault((name, header.name), (kind, comment))
        for member in members:
            at, line = self.header(member)
            if at is header and header.comment(header.first_line(line)):
                self.names.setdefault(f"{name}::{member.find('name').text}", header.name)

    def collect(self):
        compounds = []
        hidden = set()  # classes in the private part of others
        for compound in self.parse("index.xml").iter("compound"):
            if compound.get("kind") in ("namespace", "class", "struct", "concept"):
                definition = self.parse(compound.get("refid") + ".xml").find("compounddef")
                compounds.append((compound.get("kind"), compound.find("name").text, definition))
                hidden |= {inner.get("refid") for inner in definition.iter("innerclass")
                           if inner.get("prot") != "public"}
        for kind, scope, definition in compounds:
            if not re.match(r"triage($|::)", scope) or "detail" in scope.split("::") or "<" in scope:
                continue
            if kind == "namespace":
                for m in definition.iter("memberdef"):
                    name = m.find("name").text
                    if m.get("kind") in KINDS and ("<" not in name or name.startswith("operator")):
                        header, line = self.header(m)
                        if header.comment(header.first_line(line)):
                            self.add(KINDS[m.get("kind")], f"{scope}::{name}", m)
            elif definition.get("id") not in hidden:
                header, line = self.header(definition)
                if header.comment(header.first_line(line)):
                    members = [m for m in definition.iter("memberdef") if m.get("prot") == "public"]
                    self.add(KINDS[kind], scope, definition, members)

    def markdown(self, text, here):
        """A comment as Markdown: code stays code, and what is a public name leads to it."""
        out = []
        code = False
        for line in text.split("\n"):
            if re.match(r" {4}", line):
                if not code:
                    out += ["", "```cpp"]
                code = True
                out.append(line[4:])
                continue
            if code and line.strip():
                out += ["```", ""]
                code = False
            elif code:
                out.append("")
                continue
            parts = re.split(r"(`[^`]*`)", line)
            for i, part in enumerate(parts):
                if i % 2 == 0:
                    part = re.sub(r"([*_\[\]\\])", r"\\\1", part)
                    parts[i] = part.replace("<", "&lt;").replace("|", "&#124;")
                else:
                    parts[i] = self.linked(part, here)
            out.append("".join(parts))
        if code:
            out += ["```", ""]
        return re.sub(r"\n+```\n", "\n```\n", "\n".join(out))

    def linked(self, code, here):
        word = re.sub(r"\(.*\)$", "", code[1:-1])
        for name in (word, f"triage::{word}"):
            if name in self.names:
                there = page_of(self.names[name])
                if there == here:
                    return f"[{code}](#{anchor(name)})"
                return f"[{code}]({relative(here, there)}#{anchor(name)})"
        return code

    def write(self):
        for file in sorted(self.include.rglob("*.hpp")):
            name = str(file.relative_to(self.include))
            if not re.search("/(detail|providers)/", name):
                header = self.headers.get(name) or Header(file, name)
                path = self.folder / page_of(name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(self.page(header))
        (self.folder / "index.md").write_text(self.index())

    def page(self, header):
        here = page_of(header.name)
        out = [f"# {header.name.removeprefix('triage/')}", "", self.markdown(header.intro(), here),
               "", "```cpp", f"#include <{header.name}>", "```", ""]
        done = set()
        last = None
        self.anchors = set()
        for line, kind, name, comment, element, members in sorted(self.entries.get(header.name, []), key=lambda e: e[:3]):
            if (line, name) in done:
                continue
            done.add((line, name))
            short = name.removeprefix("triage::")
            if name != last:  # overloads share a heading
                out += ["", self.heading(2, short, name), ""]
            last = name
            whole = kind in ("type", "constant", "concept", "macro")
            declared = header.declaration(line, whole)
            if whole and declared.count("\n") > 16:
                declared = header.declaration(line)
            out += ["```cpp", declared, "```", "", self.markdown(comment, here), ""]
            if kind == "enum":
                out += self.values(header, element, here)
            if kind == "class":
                out += self.members(header, name, members, here)
        return "\n".join(out) + "\n"

    def values(self, header, element, here):
        rows = []
        for value in element.iter("enumvalue"):
            name = value.find("name").text
            line = next((i for i in range(self.header(element)[1], len(header.lines))
                         if re.match(rf"\s*{name}\b", header.lines[i])), None)
            text = self.markdown(header.comment(line), here).replace("\n", " ") if line else ""
            rows.append(f"| `{name}` | {text} |")
        return ["| value | |", "|---|---|"] + rows + [""]

    def heading(self, level, short, name):
        """Whose name is the anchor, if it is the first of that name."""
        first = anchor(name) not in self.anchors
        self.anchors.add(anchor(name))
        return "#" * level + f" `{short}`" + (f" {{: #{anchor(name)} }}" if first else "")

    def members(self, header, name, members, here):
        """Members, documented ones with their comments, in the order of the header."""
        out = []
        found = {}
        for m in members:
            where, line = self.header(m)
            if where is header and m.get("kind") in ("function", "variable", "typedef", "enum"):
                found[header.first_line(line)] = m
        plain = []
        last = None

        def flush():
            if plain:
                out.extend(["```cpp", *plain, "```", ""])
                plain.clear()
        simple = all(m.get("kind") == "variable" for m in found.values())
        if simple:
            rows = []
            for line, m in sorted(found.items()):
                declared = header.declaration(line, True).replace("|", "\\|").replace("\n", " ")
                text = self.markdown(header.comment(line), here).replace("\n", " ")
                place = anchor(f"{name}::{m.find('name').text}")
                rows.append(f"| `{declared}`{{: #{place} }} | {text} |")
            return ["| member | |", "|---|---|"] + rows + [""] if rows else []
        for line, m in sorted(found.items()):
            comment = header.comment(line)
            declared = header.declaration(line, m.get("kind") != "function")
            if not declared or "= delete" in declared:
                continue
            if not comment:
                plain.append(declared)
                continue
            flush()
            short = m.find("name").text
            if short != last or not out:
                out += [self.heading(3, short, f"{name}::{short}"), ""]
            last = short
            out += ["```cpp", declared, "```", "", self.markdown(comment, here), ""]
        flush()
        return out

    def index(self):
        out = ["# All names", "",
               "Everything that a program may use, by the header that has it. What is in a namespace",
               "`detail` is not listed and may change.", ""]
        out += ["| name | | header | |", "|---|---|---|---|"]
        for (name, header), (kind, comment) in sorted(self.listed.items(), key=lambda n: n[0][0].lower()):
            first = re.split(r"(?<=[.:])\s", comment.replace("\n", " ") + " ", maxsplit=1)[0]
            out.append(f"| [`{name.removeprefix('triage::')}`]({page_of(header)}#{anchor(name)}) | {kind} "
                       f"| [`{header.removeprefix('triage/')}`]({page_of(header)}) "
                       f"| {self.markdown(first.rstrip(':'), 'index.md')} |")
        out += ["", "The tables of the APIs, `triage::providers::openai` and so on, are under",
                "[Providers](../docs/providers.md).", ""]
        return "\n".join(out)


def page_of(header):
    return header.removeprefix("triage/").removesuffix(".hpp") + ".md"


def relative(here, there):
    return "../" * here.count("/") + there


def main():
    site = Site(*(pathlib.Path(a) for a in sys.argv[1:]))
    site.collect()
    site.write()
    print(f"{len(site.listed)} public names in {len(site.entries)} headers")


if __name__ == "__main__":
    main()
