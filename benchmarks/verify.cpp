// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "verify.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>

#include <triage/text/text.hpp>

namespace bench {
namespace {

// A text in plain, whoever read it.
std::string plain(const contender& c, std::string_view text) {
  if (c.decodes) return std::string(text);
  std::string out;
  triage::text::decoder d(triage::text(text, triage::text::form::escaped));
  for (int byte = d.next(); byte >= 0; byte = d.next()) out += static_cast<char>(byte);
  return out;
}

[[noreturn]] void differ(const body& b, const contender& c, const char* what,
                         const std::string& expected, const std::string& got) {
  std::fprintf(stderr, "%s, %s of %s: triage has \"%.200s\", it has \"%.200s\"\n", c.name, what,
               b.name().c_str(), expected.c_str(), got.c_str());
  std::exit(1);
}

void compare(const body& b, const contender& first, const contender& c, const outcome& expected,
             const outcome& got) {
  const auto same = [&](const char* what, std::string_view e, std::string_view g) {
    const std::string one = plain(first, e);
    const std::string other = plain(c, g);
    if (one != other) differ(b, c, what, one, other);
  };
  if (b.json()) {
    same("code", expected.code, got.code);
    same("type", expected.type, got.type);
    same("message", expected.message, got.message);
    same("param", expected.param, got.param);
    same("request_id", expected.request_id, got.request_id);
    if (expected.retry_after != got.retry_after) differ(b, c, "retry_after", "", "");
  }
  const auto name = [](auto e) { return std::string(triage::to_string(e)); };
  if (expected.action != got.action) {
    differ(b, c, "the verdict", name(expected.action), name(got.action));
  }
  if (expected.category != got.category) {
    differ(b, c, "the category", name(expected.category), name(got.category));
  }
}

}  // namespace

void verify(std::span<const contender> contenders, const body& b) {
  const contender& first = contenders.front();
  const outcome expected = first.run(b.text(), b.status());
  if (b.json() && expected.message.empty()) differ(b, first, "no message", "", "");
  for (const contender& c : contenders) {
    compare(b, first, c, expected, c.run(b.text(), b.status()));
    // Once more, since most keep something from one run to the next.
    compare(b, first, c, expected, c.run(b.text(), b.status()));
  }
}

}  // namespace bench
