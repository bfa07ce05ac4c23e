// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Reads a line of the corpus and holds a classification against it, at run time and in constant
// expressions alike.
#ifndef TRIAGE_TESTS_CORPUS_HPP
#define TRIAGE_TESTS_CORPUS_HPP

#include <triage.hpp>
#ifndef TRIAGE_CORPUS_PROVIDERS
#include <triage/registry.hpp>
#endif

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "sanitized.hpp"

namespace corpus {

using namespace std::string_view_literals;

// One file of the corpus with its own providers, or all of it with all of them.
#ifndef TRIAGE_CORPUS
#define TRIAGE_CORPUS "corpus.inc"
#endif
inline constexpr std::string_view lines[] = {
#include TRIAGE_CORPUS
};
inline constexpr std::size_t size = std::size(lines);

constexpr std::optional<triage::provider> find_provider(std::string_view name) {
#ifdef TRIAGE_CORPUS_PROVIDERS
  for (const triage::provider& p : {TRIAGE_CORPUS_PROVIDERS}) {
    if (p.name() == name) return p;
  }
  return std::nullopt;
#else
  return triage::find_provider(name);
#endif
}

// Whether a line is one for tests that try every byte of a body: all lines about how bodies are
// read, and a tenth of those about what APIs mean, whose bodies are much the same; with the address
// sanitizer a fortieth.
constexpr bool for_every_byte(std::string_view name, std::size_t number) {
  for (const std::string_view about : {"damage/", "escape/", "shape/", "xml/"}) {
    if (name.starts_with(about)) return true;
  }
  return number % (TRIAGE_SANITIZED ? 40 : 10) == 0;
}

using triage::text;
using triage::json::scanner;
using triage::json::token;

// Calls f(name, raw JSON) for the members of an object, as long as it returns true.
template <class F>
constexpr void each_member(std::string_view object, F f) {
  scanner s(object);
  if (s.next() != token::object_begin) return;
  while (s.next() == token::key) {
    const text key = s.value();
    const std::size_t start = s.offset();
    const token t = s.next();
    if (t == token::object_begin || t == token::array_begin) s.skip();
    if (!f(key, object.substr(start, s.offset() - start))) return;
  }
}

// All members of a small object, read once: constant evaluation is slow.
class members {
 public:
  constexpr members(std::string_view object) {  // implicit, so that text does as well
    each_member(object, [this](const text& key, std::string_view json) {
      all_.at(size_++) = {key.raw(), json};
      return true;
    });
  }

  // The raw JSON; empty if there is no such member.
  constexpr std::string_view operator[](std::string_view key) const {
    for (std::size_t i = 0; i != size_; ++i) {
      if (all_[i].key == key) return all_[i].json;
    }
    return {};
  }

 private:
  struct one {
    std::string_view key;
    std::string_view json;
  };
  std::array<one, 32> all_{};
  std::size_t size_ = 0;
};

// The raw JSON of one member of an object that may have any number; empty if there is none.
constexpr std::string_view member(std::string_view object, std::string_view wanted) {
  std::string_view found;
  each_member(object, [&](const text& key, std::string_view json) {
    if (!(key == wanted)) return true;
    found = json;
    return false;
  });
  return found;
}

// A scalar as text: absent if it is null or missing.
constexpr text scalar(std::string_view json) {
  scanner s(json);
  const token t = s.next();
  return t == token::string || t == token::number || t == token::boolean ? s.value() : text{};
}

constexpr std::int64_t integer(std::string_view json) {
  std::int64_t n = 0;
  const bool negative = json.starts_with('-');
  for (const char c : json.substr(negative ? 1 : 0)) n = n * 10 + (c - '0');
  return negative ? -n : n;
}

// Decoded texts, which have to lie somewhere.
class arena {
 public:
  constexpr std::string_view keep(const text& t) {
    const std::string_view decoded = t.decode(memory_.data() + used_, memory_.size() - used_);
    if (t.escaped()) used_ += decoded.size();
    return decoded;
  }

 private:
  std::array<char, 6144> memory_{};
  std::size_t used_ = 0;
};

// A response of the corpus.
struct sample {
  std::string_view name;
  std::string_view expect;
  std::optional<triage::provider> provider;
  int status = 0;
  std::string_view body;
  std::array<triage::header_line, 8> headers{};
  std::size_t headers_size = 0;
  std::optional<triage::unix_time> now;

  // By its name, not in braces, for clang 17 with libstdc++ 14: see docs/platforms.md.
  constexpr triage::header_view lines() const {
    return triage::header_view(headers.data(), headers_size);
  }
  constexpr triage::response response() const { return {status, body, lines(), now}; }
};

constexpr sample read(std::string_view json, arena& memory) {
  sample s;
  const members line(json);
  s.name = scalar(line["name"]).raw();
  s.expect = line["expect"];
  const members response(line["response"]);
  s.provider = find_provider(scalar(response["provider"]).raw());
  s.status = static_cast<int>(integer(response["status"]));
  s.body = memory.keep(scalar(response["body"]));
  if (const std::string_view now = response["now"]; !now.empty()) s.now = integer(now);
  scanner h(response["headers"]);
  for (token t = h.next(); t == token::object_begin || t == token::key; t = h.next()) {
    if (t != token::key) continue;
    const std::string_view key = memory.keep(h.value());
    (void)h.next();
    s.headers[s.headers_size++] = {key, memory.keep(h.value())};
  }
  return s;
}

constexpr bool same(const text& a, const text& b) {
  if (a.present() != b.present()) return false;
  text::decoder x(a);
  text::decoder y(b);
  for (;;) {
    const int c = x.next();
    if (c != y.next()) return false;
    if (c < 0) return true;
  }
}

constexpr bool same_details(const triage::error& e, std::string_view expected) {
  scanner s(expected);
  if (s.next() != token::array_begin) return false;
  for (const triage::field_detail& d : e.details()) {
    if (s.next() != token::array_begin) return false;
    for (const text& t : {d.field, d.message}) {
      const token kind = s.next();
      if (!same(t, kind == token::string ? s.value() : text{})) return false;
    }
    if (s.next() != token::array_end) return false;
  }
  return s.next() == token::array_end;
}

// What a line expects of a key. What it leaves out is absent, or the usual.
constexpr text expected(const members& expect, std::string_view key) {
  const std::string_view json = expect[key];
  if (!json.empty()) return scalar(json);
  if (key == "known") return text::plain(expect["code"].empty() ? "false" : "true");
  if (key == "delay_basis" || key == "damage") return text::plain("none");
  if (key == "body_kind") return text::plain("json");
  return {};
}

// What a category says about the scope, written down once more.
constexpr triage::scope usual_scope(const triage::error& e) {
  using triage::category;
  using triage::scope;
  switch (e.category()) {
    case category::context_length:
    case category::content_policy:
    case category::not_found:
    case category::overloaded: return scope::resource;
    case category::authentication:
    case category::permission:
    case category::rate_limited: return scope::credential;
    case category::quota_exhausted:
    case category::insufficient_funds: return scope::account;
    case category::redirected: return scope::region;
    case category::timeout:
    case category::internal:
    case category::unavailable:
    case category::bad_response: return scope::service;
    default: return scope::request;
  }
}

// The first key of what is expected that the error does not meet; empty if it meets all.
constexpr std::string_view mismatch(const triage::error& e, std::string_view object) {
  const members expect(object);
  const triage::verdict& v = e.verdict();
  const auto is = [&](std::string_view key, std::string_view value) {
    return expected(expect, key) == value;
  };
  const auto text_is = [&](std::string_view key, const text& value) {
    return same(value, expected(expect, key));
  };
  if (!is("category", to_string(e.category()))) return "category";
  if (!text_is("code", e.code().raw())) return "code";
  if (!is("known", e.code().known() ? "true" : "false")) return "known";
  if (!text_is("type", e.type())) return "type";
  if (!text_is("message", e.message())) return "message";
  if (!text_is("param", e.param())) return "param";
  if (!text_is("request_id", e.request_id())) return "request_id";
  if (!text_is("help", e.help())) return "help";
  if (!is("retry", to_string(v.action))) return "retry";
  const text delay = scalar(expect["delay_ms"]);
  if (delay.present() != (v == triage::after)) return "delay_ms";
  std::int64_t ms = 0;
  for (const char c : delay.raw()) ms = ms * 10 + (c - '0');
  if (v.delay_ms != ms) return "delay_ms";
  if (!is("delay_basis", to_string(v.delay_basis))) return "delay_basis";
  const std::string_view at = expect["retry_at"];
  if (e.retry_at().has_value() == at.empty()) return "retry_at";
  if (!at.empty() && e.retry_at() != triage::unix_time(integer(at))) return "retry_at";
  if (!is("basis", to_string(v.decided_by))) return "basis";
  if (!is("remedy", to_string(e.remedy()))) return "remedy";
  if (!is("processed", to_string(v.processed))) return "processed";
  // Later members: lines that say nothing of them want the default of the category, or nothing.
  const std::string_view scope = expect["scope"];
  if (!scope.empty() && !is("scope", to_string(e.scope()))) return "scope";
  if (scope.empty() && e.scope() != usual_scope(e)) return "scope";
  const std::string_view recovery = expect["recovery"];
  if (!recovery.empty() && !is("recovery", to_string(e.recovery()))) return "recovery";
  if (recovery.empty() && e.recovery() != triage::recovery::none) return "recovery";
  const std::string_view server_delay = expect["server_delay_ms"];
  if (server_delay.empty() && v != triage::after && e.server_delay_ms()) return "server_delay_ms";
  // A delay out of the table is none that the server named.
  const bool named = v == triage::after && v.delay_basis != triage::delay_basis::table;
  if (server_delay.empty() && named && e.server_delay_ms() != v.delay_ms) return "server_delay_ms";
  if (!server_delay.empty() && e.server_delay_ms() != integer(server_delay)) {
    return "server_delay_ms";
  }
  if (!is("body_kind", to_string(e.body_kind()))) return "body_kind";
  if (!is("damage", to_string(e.damage()))) return "damage";
  const text meaning = scalar(expect["meaning"]);
  if (meaning.present() && !(meaning == e.rule().meaning)) return "meaning";
  const std::string_view details = expect["details"];
  if (!same_details(e, details.empty() ? "[]" : details)) return "details";
  return {};
}

// The same for a line: classifies it first.
constexpr std::string_view mismatch(std::string_view line) {
  arena memory;
  const sample s = read(line, memory);
  if (!s.provider || s.expect.empty() || s.name.empty()) return "line";
  return mismatch(triage::classify(*s.provider, s.response()), s.expect);
}

}  // namespace corpus

#endif
