#!/usr/bin/env python3
# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""Tries the playground in a browser: test.py SITE AXE FOLDER. Pictures of it go to FOLDER."""
import functools
import gzip
import http.server
import json
import pathlib
import re
import subprocess
import sys
import threading
import time
import urllib.parse

root = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(root / "playground"), str(root / "tests/playground")]
from browser import Browser  # noqa: E402
from pack import as_printed, samples  # noqa: E402

site, axe, folder = (pathlib.Path(a).resolve() for a in sys.argv[1:])
TAB, DOWN = "\ue004", "\ue015"
# What the command's --batch and its single responses have in common, and the corpus may expect.
MEMBERS = ["category", "code", "type", "message", "param", "request_id", "retry", "basis", "remedy",
           "processed", "scope", "recovery", "body_kind", "delay_basis", "damage", "help", "details"]
tests = []


def test(function):
    tests.append(function)
    return function


class Quiet(http.server.SimpleHTTPRequestHandler):
    """The site in a folder of a server, to see that its links are relative."""

    def translate_path(self, path):
        return super().translate_path(path.removeprefix("/some/folder"))

    def log_message(self, *_):
        pass


def same(what, got, wanted):
    assert got == wanted, f"{what}: {got!r} instead of {wanted!r}"


def choose(b, element, value):
    b.run("""const e = document.getElementById(arguments[0]); e.value = arguments[1];
             e.dispatchEvent(new Event(e.tagName === 'SELECT' ? 'change' : 'input', {bubbles: true}));
          """, element, value)


def paste(b, text, provider=""):
    choose(b, "provider", provider)
    choose(b, "text", text)
    time.sleep(0.3)  # the page waits until somebody stops typing


def text_of(b, element):
    return b.run("return document.getElementById(arguments[0]).innerText", element)


def fact(b, name):
    return b.run("""for (const dt of document.querySelectorAll('#facts dt'))
        if (dt.textContent === arguments[0]) return dt.nextElementSibling.textContent;
        return null""", name)


def differences(said, expect, lines=MEMBERS):
    """What the answer has that the corpus does not expect; what it leaves out is the usual."""
    a = said["answer"]
    wrong = [m for m in lines if m in expect and (a.get(m) or None) != (expect[m] or None)]
    for m in ("delay_ms", "retry_at", "server_delay_ms"):
        if m in expect and expect[m] is not None and a[m] != expect[m]:
            wrong.append(m)
    return wrong


@test
def recorded_responses_are_read_as_the_corpus_expects(b):
    for sample in samples(root / "tests/corpus"):
        choose(b, "sample", sample["name"])
        expect, name = sample["expect"], sample["name"]
        same(name, fact(b, "Category"), expect["category"])
        assert fact(b, "Verdict").startswith(expect["retry"]), name
        assert fact(b, "Processed").startswith(expect["processed"]), name
        assert fact(b, "To do").startswith(expect["remedy"]), name
        said = b.run("return playground.ask({text: document.getElementById('text').value,"
                     " provider: document.getElementById('provider').value})")
        same(name, differences(said, expect), [])


@test
def the_whole_corpus_is_read_as_expected(b):
    lines = [json.loads(line) for file in sorted((root / "tests/corpus").glob("*.jsonl"))
             for line in file.read_text().splitlines()]
    wrong, read = [], 0
    for start in range(0, len(lines), 400):
        asked = []
        for line in lines[start:start + 400]:
            response = line["response"]
            if not isinstance(response.get("body", ""), str) or not 100 <= response["status"] <= 999:
                continue
            # The moment is given beside the text here, as the caller's clock.
            now = response.get("now", 0)
            asked.append((line, {"provider": response["provider"], "now": now,
                                 "text": as_printed({**response, "now": None} if now else response)}))
        answers = b.run("return arguments[0].map((q) => playground.ask(q))", [q for _, q in asked])
        for (line, question), said in zip(asked, answers):
            read += 1
            if "fault" in said:
                wrong.append((line["name"], said["fault"]))
                continue
            fault = differences(said, line["expect"])
            pieces = said["head"] + said["body"]
            if "".join(p["text"] for p in pieces) != question["text"]:
                fault.append("what is shown")
            if said["answer"]["category"] != "none" and not any(p["decides"] for p in pieces):
                fault.append("what decided")
            if fault:
                wrong.append((line["name"], fault))
    print(f"  {read} of {len(lines)} lines of the corpus, {len(wrong)} otherwise: {wrong[:10]}")
    assert not wrong


@test
def what_is_shown_is_what_was_pasted_with_the_deciding_bytes_marked(b):
    for sample in samples(root / "tests/corpus"):
        choose(b, "sample", sample["name"])
        shown, marked = b.run("""const copy = document.getElementById('shown').cloneNode(true);
            const marked = [...copy.querySelectorAll('mark')].map((m) => m.textContent);
            for (const tag of copy.querySelectorAll('.tag')) tag.remove();
            return [copy.textContent, marked]""")
        same(sample["name"], shown, sample["text"].replace("\r\n", "\n"))
        expect = sample["expect"]
        wanted = {"code": expect.get("code"), "type": expect.get("type"),
                  "default": str(sample["text"].split()[1])}.get(expect["basis"])
        assert marked, sample["name"]
        if wanted:
            assert wanted in marked, f"{sample['name']}: {marked} instead of {wanted}"


@test
def words_of_a_condition_are_marked_in_any_case(b):
    paste(b, "HTTP/1.1 403 Forbidden\r\ncontent-type: application/json\r\n\r\n"
          '{"code":"insufficient_quota","message":"The FREE TIER of this model is used up."}', "dashscope")
    marked = b.run("return [...document.querySelectorAll('#shown mark')].map((m) => m.firstChild.textContent)")
    assert "FREE TIER" in marked, marked


@test
def the_plan_follows_the_answer_the_policy_and_the_request(b):
    choose(b, "sample", "openai/limits/retry_after_ms")
    same("attempts", b.run("return document.querySelectorAll('#steps li').length"), 3)
    same("dots", b.run("return document.querySelectorAll('#timeline circle').length"), 3)
    choose(b, "policy", "go_retryablehttp")
    same("attempts", b.run("return document.querySelectorAll('#steps li').length"), 5)
    choose(b, "policy", "default")
    choose(b, "sample", "stripe/foreign/502")
    assert "must not be carried out twice" in text_of(b, "plan-note")
    b.run("document.querySelector('[name=idempotent][value=\"1\"]').click()")
    same("attempts", b.run("return document.querySelectorAll('#steps li').length"), 3)
    b.run("document.querySelector('[name=idempotent][value=\"0\"]').click()")
    choose(b, "sample", "aws/code/ExpiredTokenException/400")
    assert "get new credentials first" in text_of(b, "steps")


@test
def the_url_chooses_the_api(b):
    paste(b, "HTTP/1.1 429 X\n\n{\"error\":{\"code\":\"insufficient_quota\"}}")
    choose(b, "url", "https://api.openai.com/v1/chat")
    b.wait("document.querySelector('#facts dd').textContent.startsWith('OpenAI')")
    choose(b, "url", "https://example.org/")
    b.wait("document.querySelector('#facts').textContent.includes('no API of the library has the host')")
    choose(b, "url", "")


@test
def what_a_server_wrote_stays_text(b):
    body = "<script>window.hurt = 1</script><img src=x onerror='window.hurt = 1'>\u202e\u0007"
    paste(b, "HTTP/1.1 500 X\nContent-Type: application/json\n\n"
             + json.dumps({"error": {"message": body, "code": body}}, ensure_ascii=False))
    same("scripts and pictures", b.run("return document.querySelectorAll('main script, main img').length"), 0)
    same("hurt", b.run("return window.hurt === undefined"), True)
    assert body[:40] in text_of(b, "shown")


@test
def what_is_no_response_is_said_to_be_none(b):
    paste(b, "")
    same("headline", text_of(b, "headline"), "Waiting for a response")
    paste(b, "{\"error\": 1}")
    same("headline", text_of(b, "headline"), "No response found")
    assert len(text_of(b, "summary")) > 20
    paste(b, "HTTP/1.1 200 OK\n\n{}")
    same("headline", text_of(b, "headline"), "No error")
    for text in ("HTTP/1.1 500 X\n\n" + "x\0y" * 400000, "HTTP/1.1 500 X\n\n" + "[" * 1000000,
                 "HTTP/1.1 500 X\n\n" + '{"a":' * 200000, "HTTP/1.1 999 \n", "HTTP/1.1 100 X\n\n" * 50000):
        begin = time.monotonic()
        said = b.run("return Object.keys(playground.ask({text: arguments[0]}))", text)
        took = time.monotonic() - begin
        assert said and took < 5, f"{took} s for {text[:40]!r}"


@test
def programs_compile(b):
    source, includes = [], set()
    for i, sample in enumerate(samples(root / "tests/corpus")):
        choose(b, "sample", sample["name"])
        program = b.run("return document.getElementById('program').textContent")
        assert program.count("static_assert") >= 4, sample["name"]
        includes |= set(re.findall(r"^#include.*", program, re.M))
        source.append(f"namespace n{i} {{\n" + re.sub(r"^#include.*\n", "", program, flags=re.M) + "}\n")
    for i, text in enumerate(("HTTP/1.1 429 X\r\nA: \"\\?\r\n\r\n{\"error\":{\"message\":\")\\\"\\u00e9\u00e9\n\"}}",
                              "HTTP/1.1 503 X\n\n", "HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\n"
                              "data: {\"error\":{\"code\":\"server_error\",\"message\":\"m\"}}\n\n")):
        program = b.run("return playground.ask({text: arguments[0], provider: 'openai'}).program", text)
        source.append(f"namespace m{i} {{\n" + re.sub(r"^#include.*\n", "", program, flags=re.M) + "}\n")
    file = folder / "site-work/programs.cpp"
    file.write_text("".join(f"{line}\n" for line in sorted(includes)) + "".join(source))
    subprocess.run(["nice", "g++", "-std=c++20", "-Wall", "-Wextra", "-fsyntax-only", "-I",
                    str(root / "include"), str(file)], check=True)
    # And the assertions are what holds.
    file.write_text(file.read_text().replace("== triage::never)", "== triage::backoff)", 1))
    failed = subprocess.run(["nice", "g++", "-std=c++20", "-fsyntax-only", "-I", str(root / "include"),
                             str(file)], capture_output=True)
    assert failed.returncode != 0


@test
def the_keyboard_reaches_everything_in_order(b):
    b.look(1280, 900)
    b.go(b.page)
    b.wait("document.documentElement.dataset.ready")
    order = []
    for _ in range(40):
        b.press(TAB)
        at = b.run("""const e = document.activeElement;
            return e === document.body ? 'end' : e.id || e.className || e.name || e.textContent""")
        if at == "end" or order and at == order[0]:
            break
        order.append(at)
    same("order of focus", [at for at in order if at not in ("How a verdict is made", "Providers")],
         ["skip", "home", "sample", "text", "provider", "page of the API", "shown", "idempotent",
          "policy", "copy", "program", "triage", "command"])
    # A sample, chosen with the keyboard.
    b.run("document.getElementById('sample').focus()")
    before = text_of(b, "headline")
    b.press(DOWN)
    b.wait("document.getElementById('headline').textContent !== " + json.dumps(before))


def violations(b):
    """What axe, which the page has loaded, says against the page: rules, and the places."""
    b.run("window.found = undefined; axe.run(document, {resultTypes: ['violations']})"
          ".then((r) => { window.found = r; })")
    result = b.wait("window.found && {v: window.found.violations.map((v) =>"
                    " [v.id, v.nodes.map((n) => n.html.slice(0, 120))]),"
                    " n: window.found.passes.length}")
    assert result["n"] > 20
    return result["v"]


@test
def axe_finds_nothing(b):
    source = axe.read_text()
    b.go(b.page)
    b.wait("document.documentElement.dataset.ready")
    b.run(source)
    found = []
    states = ["openai/trap/insufficient_quota_is_no_rate_limit", "openai/limits/retry_after_ms",
              "stripe/foreign/502", "github/trap/graphql_200", "resayil/ambiguity/laravel_422", ""]
    for dark in (False, True):
        for size in ((1280, 900), (390, 844)):
            b.look(*size, dark)
            for state in states:
                if state:
                    choose(b, "sample", state)
                else:
                    paste(b, "no response")
                found += [(state, size, dark, v) for v in violations(b)]
    assert not found, found


@test
def axe_finds_nothing_on_other_pages(b):
    source = axe.read_text()
    found = []
    for page in ("index.html", "docs/http.html", "docs/comparison.html", "docs/verdicts.html",
                 "docs/providers.html", "docs/providers/openai.html", "reference/index.html",
                 "reference/error.html", "benchmarks/RESULTS.html"):
        for width, height, dark in ((1280, 900, False), (390, 844, True)):
            b.look(width, height, dark)
            b.go(b.page.replace("playground/index.html", page))
            b.wait("document.readyState === 'complete'")
            time.sleep(0.5)  # the theme wraps the tables
            b.run(source)
            found += [(page, width, v) for v in violations(b)]
    b.go(b.page)
    b.wait("document.documentElement.dataset.ready")
    assert not found, found


@test
def nothing_is_wider_than_the_window(b):
    for width in (320, 390, 768, 1280):
        b.look(width, 844)
        for sample in samples(root / "tests/corpus"):
            choose(b, "sample", sample["name"])
            same(f"{sample['name']} at {width}", b.run("return document.documentElement.scrollWidth"), width)


@test
def a_link_may_name_a_sample(b):
    b.look(1280, 900)
    b.go("about:blank")
    b.go(b.page + "#s3/limit/slow_down")
    b.wait("document.documentElement.dataset.ready")
    same("sample", b.run("return document.getElementById('sample').value"), "s3/limit/slow_down")


@test
def pictures(b):
    for name, width, height, dark, sample in (
            ("desktop", 1280, 900, False, "openai/trap/insufficient_quota_is_no_rate_limit"),
            ("desktop-retry", 1280, 900, False, "github/trap/graphql_200"),
            ("desktop-dark", 1280, 900, True, "stripe/foreign/502"),
            ("phone", 390, 844, False, "openai/limits/retry_after_ms"),
            ("phone-dark", 390, 844, True, "resayil/ambiguity/laravel_422")):
        b.look(width, height, dark)
        choose(b, "sample", sample)
        time.sleep(0.2)
        b.picture(folder / f"playground-{name}.png")
        b.picture(folder / f"playground-{name}-whole.png", whole=True)


@test
def it_works_from_a_file(b):
    b.look(1280, 900)
    b.go((site / "playground/index.html").as_uri())
    b.wait("document.documentElement.dataset.ready")
    same("category", fact(b, "Category"), "insufficient_funds")


@test
def the_search_of_the_site_works_from_a_server_and_from_files(b):
    for page in (b.page.replace("playground/", ""), (site / "index.html").as_uri()):
        b.go(page)
        b.run("document.querySelector('[data-md-component=search-query]').focus()")
        b.press(*"insufficient_quota")
        b.wait("document.querySelector('.md-search-result__item a[href*=\"docs/providers/\"]') !== null")


@test
def nothing_went_wrong_and_nothing_went_out(b):
    """Last: about all that the tests before it did."""
    faults = b.faults + [m for m in b.log("browser") if m["level"] in ("SEVERE", "WARNING")]
    same("messages in the console", [m["message"] for m in faults], [])
    outside = set()
    requests = 0
    for entry in b.requests + b.log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] != "Network.requestWillBeSent":
            continue
        url = urllib.parse.urlsplit(message["params"]["request"]["url"])
        requests += 1
        if url.scheme in ("http", "https", "ws", "wss") and url.hostname != "127.0.0.1":
            outside.add(url.geturl())
    print(f"  {requests} requests, all of them here")
    same("requests to others", outside, set())
    assert requests > 5


def weights():
    sizes = {}
    for file in sorted((site / "playground").iterdir()):
        data = file.read_bytes()
        sizes[file.name] = (len(data), len(gzip.compress(data, 9)))
    wasm = (folder / "site-work/triage.wasm").read_bytes()
    for name, (plain, packed) in {**sizes, "all": tuple(map(sum, zip(*sizes.values())))}.items():
        print(f"  {name:16} {plain:8} bytes, {packed:8} with gzip")
    print(f"  (unpacked wasm)  {len(wasm):8} bytes, {len(gzip.compress(wasm, 9)):8} with gzip")


def main():
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    b = Browser()
    b.page = f"http://127.0.0.1:{server.server_port}/some/folder/playground/index.html"
    b.faults, b.requests = [], []
    failed = 0
    try:
        weights()
        times = []
        for _ in range(5):
            b.look(1280, 900)
            b.go("about:blank")
            b.go(b.page)
            times.append(b.wait("window.playgroundReady"))
        print("  ready after " + ", ".join(f"{t:.0f}" for t in times) + " ms")
        for function in tests:
            try:
                function(b)
                print(f"ok    {function.__name__}")
            except (AssertionError, RuntimeError, subprocess.CalledProcessError) as fault:
                failed += 1
                print(f"FAULT {function.__name__}: {fault}")
    finally:
        b.close()
        server.shutdown()
    print(f"playground: {len(tests) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
