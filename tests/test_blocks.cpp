// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The lexers that look at many bytes at a time, and the reader of usual bodies, against those that
// look at each byte.
#include <triage/read/detail/block_lexer.hpp>
#include <triage/read/detail/collector.hpp>
#include <triage/read/detail/short_lexer.hpp>
#include <triage/providers.hpp>
#include <triage/read/read.hpp>
#include <triage/registry.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "corpus.hpp"

#if TRIAGE_SIMD

namespace {

using triage::detail::block_lexer;
using triage::detail::collector;
using triage::detail::lexer;
using triage::detail::walker;

// Skips containers a byte at a time.
class plain_lexer : public lexer {
 public:
  using lexer::lexer;
  bool skip_container() noexcept {
    unsigned open = 1;
    bool in_string = false;
    bool escaped = false;
    for (; p_ != end_; ++p_) {
      const bool quote = *p_ == '"' && !escaped;
      escaped = *p_ == '\\' && !escaped;
      if (quote) in_string = !in_string;
      if (quote || in_string) continue;
      if (*p_ == '{' || *p_ == '[') {
        ++open;
      } else if ((*p_ == '}' || *p_ == ']') && --open == 0) {
        ++p_;
        return true;
      }
    }
    return false;
  }
};

// What a walk found, in words: where it stopped, and what is where in the body. `own` is null for
// the generic shapes.
template <class Lexer>
std::string walked(Lexer& in, const triage::detail::shape_view* own, std::string_view body) {
  collector found;
  found.look_for(own != nullptr ? own->trie : triage::detail::shapes_of_json.trie);
  std::size_t members = 0;
  const lexer::step last = walker<Lexer>::walk(in, found, members);
  if (own != nullptr) {
    (void)found.resolve(*own);
  } else {
    found.resolve(triage::detail::shapes_of_json, 0);
  }
  std::string s = std::to_string(static_cast<int>(last)) + " at " +
                  std::to_string(in.here() - body.data()) + (in.flawed() ? " flawed" : "") + " " +
                  std::to_string(members) + " members, shape " + std::to_string(found.shape());
  for (unsigned r = 0; r < triage::role_count; ++r) {
    const triage::text t = found[static_cast<triage::role>(r)];
    s += "; " + std::to_string(static_cast<int>(t.kind()));
    if (t.present()) {
      s +=
          " " + std::to_string(t.raw().data() - body.data()) + "+" + std::to_string(t.raw().size());
    }
  }
  return s;
}

// Equal, with the body at the very end of its memory, where reading too far is noticed.
bool agree(const triage::detail::shape_view* own, std::string_view body) {
  const std::unique_ptr<char[]> copy(new char[body.size()]);
  if (!body.empty()) std::memcpy(copy.get(), body.data(), body.size());
  const std::string_view exact(copy.get(), body.size());
  plain_lexer slow(exact);
  triage::detail::string_index index;
  block_lexer fast(exact, index);
  const std::string expected = walked(slow, own, exact);
  const std::string got = walked(fast, own, exact);
  std::string short_got = expected;
  if (body.size() >= triage::detail::short_lexer::least) {
    triage::detail::short_lexer other(exact);
    short_got = walked(other, own, exact);
  }
  if (got == expected && short_got == expected) return true;
  UNSCOPED_INFO(body);
  UNSCOPED_INFO("byte by byte: " << expected);
  UNSCOPED_INFO("in blocks:    " << got);
  UNSCOPED_INFO("short:        " << short_got);
  return false;
}
bool agree(const triage::provider& p, std::string_view body) {
  return (p.shapes().empty() || agree(&p.shapes(), body)) && agree(nullptr, body);
}

// What a provider finds, in words.
std::string fields_of(const triage::detail::shape_view& shapes, std::string_view body) {
  const triage::body_fields found(shapes, body);
  std::string s = std::string(to_string(found.kind())) + ", " +
                  std::string(to_string(found.damage())) + ", shape " +
                  std::to_string(found.shape());
  for (unsigned r = 0; r < triage::role_count; ++r) {
    const triage::text t = found[static_cast<triage::role>(r)];
    s += "; " + std::to_string(static_cast<int>(t.kind())) +
         (found.own(static_cast<triage::role>(r)) ? " own " : " ") + std::string(t.raw());
  }
  return s;
}

// Whether it makes no difference that the provider names a usual body.
bool same_without_usual(const triage::provider& p, std::string_view body) {
  const std::unique_ptr<char[]> copy(new char[body.size()]);
  if (!body.empty()) std::memcpy(copy.get(), body.data(), body.size());
  const std::string_view exact(copy.get(), body.size());
  triage::detail::shape_view walked_only = p.shapes();
  walked_only.usual = {};
  const std::string expected = fields_of(walked_only, exact);
  const std::string got = fields_of(p.shapes(), exact);
  if (got == expected) return true;
  UNSCOPED_INFO(p.name() << ": " << body);
  UNSCOPED_INFO("walked:   " << expected);
  UNSCOPED_INFO("as usual: " << got);
  return false;
}

// Usual bodies of which the place alone does not say which value has which role.
struct two_messages_api : triage::kinds {
  static constexpr std::string_view name = "two_messages";
  static constexpr triage::field fields[] = {{"/error/message", triage::role::message},
                                             {"/error/detail", triage::role::message},
                                             {"/error/code", triage::role::code}};
  static constexpr std::string_view usual_body =
      R"({"error":{"message":"","code":"","detail":""}})";
};
struct two_roles_api : triage::kinds {
  static constexpr std::string_view name = "two_roles";
  static constexpr triage::field fields[] = {{"/code", triage::role::code},
                                             {"/code", triage::role::type},
                                             {"/message", triage::role::message}};
  static constexpr std::string_view usual_body = R"({"code":"","message":""})";
};
struct cut_code_api : triage::kinds {
  static constexpr std::string_view name = "cut_code";
  static constexpr triage::field fields[] = {
      {"/type", triage::role::code, {}, triage::form::last_segment},
      {"/title", triage::role::message}};
  static constexpr std::string_view usual_body = R"({"type":"","title":"","other":0})";
};
constexpr triage::provider ambiguous[] = {triage::define<two_messages_api>(),
                                          triage::define<two_roles_api>(),
                                          triage::define<cut_code_api>()};

std::mt19937 bits(7);

unsigned below(unsigned n) {
  return static_cast<unsigned>(bits() % n);
}

std::string random_string() {
  static constexpr const char* pieces[] = {
      "a", "message", "\\\"", "\\\\", "\\n", "\\u00e4", "\u00e4", "{",  "}",      "[",
      "]", ",",       ":",    " ",    "\t",  "\\",      "\xff",   "\n", "x y z w"};
  std::string s = "\"";
  for (unsigned n = below(8) == 0 ? below(90) : below(7); n > 0; --n) {
    // What is not allowed is rare.
    s += pieces[below(below(9) == 0 ? 19 : 14)];
  }
  return s + "\"";
}

std::string random_json(unsigned depth) {
  static constexpr const char* names[] = {"error",   "message",     "code",   "type",     "param",
                                          "details", "request_id",  "detail", "errors",   "title",
                                          "status",  "retry_after", "msg",    "metadata", "loc"};
  static constexpr const char* blanks[] = {"",  "",     "",
                                           " ", "\n  ", "\r\n\t\t    \t                 "};
  const auto blank = [&] { return std::string(blanks[below(6)]); };
  switch (below(depth > 4 ? 5 : 8)) {
    case 0: return "null";
    case 1: return below(2) == 0 ? "true" : "false";
    case 2: return std::to_string(below(100000)) + (below(3) == 0 ? ".5e3" : "");
    case 3:
    case 4: return random_string();
    case 5: {
      std::string s = "[" + blank();
      for (unsigned n = below(4); n > 0; --n) {
        s += random_json(depth + 1) + blank() + (n > 1 ? "," : "") + blank();
      }
      return s + "]";
    }
    default: {
      std::string s = "{" + blank();
      for (unsigned n = below(6); n > 0; --n) {
        s += (below(4) == 0 ? random_string() : "\"" + std::string(names[below(15)]) + "\"") +
             blank() + ":" + blank() + random_json(depth + 1) + blank() + (n > 1 ? "," : "") +
             blank();
      }
      return s + "}";
    }
  }
}

}  // namespace

TEST_CASE("blocks: the bodies of the corpus, and every beginning of them") {
  for (std::size_t i = 0; i < corpus::size; ++i) {
    corpus::arena memory;
    const corpus::sample s = corpus::read(corpus::lines[i], memory);
    if (!corpus::for_every_byte(s.name, i)) continue;
    INFO(s.name);
    for (std::size_t size = 0; size <= s.body.size(); ++size) {
      REQUIRE(agree(*s.provider, s.body.substr(0, size)));
    }
  }
}

TEST_CASE("blocks: the bodies of the corpus, at every distance from a block's beginning") {
  for (std::size_t i = 0; i < corpus::size; ++i) {
    corpus::arena memory;
    const corpus::sample s = corpus::read(corpus::lines[i], memory);
    if (!corpus::for_every_byte(s.name, i)) continue;
    INFO(s.name);
    for (unsigned blanks = 0; blanks <= 70; ++blanks) {
      REQUIRE(agree(*s.provider, std::string(blanks, ' ') + std::string(s.body)));
    }
  }
}

TEST_CASE("blocks: random JSON, whole, cut, and with a byte changed") {
  for (int i = 0; i < 20000; ++i) {
    std::string body = random_json(0);
    const triage::provider& p = triage::all_providers()[below(6)];
    REQUIRE(agree(p, body));
    REQUIRE(agree(p, std::string_view(body).substr(0, below(static_cast<unsigned>(body.size())))));
    static constexpr std::string_view others = "\"\\{}[],: \n\x80x0";
    body[below(static_cast<unsigned>(body.size()))] =
        others[below(static_cast<unsigned>(others.size()))];
    REQUIRE(agree(p, body));
  }
}

TEST_CASE("usual bodies: with any values, whole, cut, and with a byte changed") {
  std::size_t with_usual = 0;
  std::vector<triage::provider> providers(std::begin(ambiguous), std::end(ambiguous));
  for (const triage::provider& p : triage::all_providers()) providers.push_back(p);
  for (const triage::provider& p : providers) {
    const triage::detail::usual_view usual = p.shapes().usual;
    if (usual.size == 0) continue;
    ++with_usual;
    for (int i = 0; i < 800; ++i) {
      std::string body;
      for (std::size_t r = 0; r < usual.size; ++r) {
        body.append(usual.runs[r].bytes, usual.runs[r].size);
        if (!usual.runs[r].value) continue;
        const unsigned kind = below(12);
        body += kind < 8    ? "\"" + std::string(below(60), 'a') + (kind < 2 ? "/b\"" : "\"")
                : kind == 8 ? std::string("\"\"")
                            : random_json(4);
      }
      REQUIRE(same_without_usual(p, body));
      REQUIRE(same_without_usual(p, body + (below(2) == 0 ? "\n" : "}")));
      const auto size = static_cast<unsigned>(body.size());
      REQUIRE(same_without_usual(p, std::string_view(body).substr(0, below(size))));
      static constexpr std::string_view others = "\"\\{}[],: \n\x80x0";
      body[below(size)] = others[below(static_cast<unsigned>(others.size()))];
      REQUIRE(same_without_usual(p, body));
    }
  }
  // As many as name one, and those whose base does.
  CHECK(with_usual >= 16 + std::size(ambiguous));
}

TEST_CASE("usual bodies: the corpus") {
  std::size_t as_usual = 0;
  for (std::size_t i = 0; i < corpus::size; ++i) {
    corpus::arena memory;
    const corpus::sample s = corpus::read(corpus::lines[i], memory);
    INFO(s.name);
    REQUIRE(same_without_usual(*s.provider, s.body));
    if (s.provider->shapes().usual.size == 0 ||
        s.body.size() < triage::detail::short_lexer::least) {
      continue;
    }
    collector found;
    found.look_for(s.provider->shapes().trie);
    if (triage::detail::usual_reader(s.body).read(s.provider->shapes().usual, found)) ++as_usual;
  }
  CHECK(as_usual > 300);
}

TEST_CASE("blocks: escapes and quotes at every place of two blocks") {
  for (const std::string_view middle :
       {"\\\"", "\\\\", "\\\\\\\"", "\"", "\\", "\xC3\xA4", "\n", "{", "]"}) {
    for (unsigned before = 0; before < 140; ++before) {
      const std::string inside = std::string(before, 'x') + std::string(middle) + "y";
      REQUIRE(agree(triage::providers::generic, "{\"message\":\"" + inside + "\",\"code\":\"c\"}"));
      REQUIRE(agree(triage::providers::generic, "{\"a\":[\"" + inside + "\"],\"code\":\"c\"}"));
    }
  }
}

#endif
