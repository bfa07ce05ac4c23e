// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>
#include <triage/providers/redner.hpp>
#include <triage/ostream.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <iomanip>
#include <map>
#include <optional>
#include <random>
#include <sstream>
#include <string>

#include "catch.hpp"

#if __has_include(<version>)
#include <version>
#endif
#if defined(__cpp_lib_format)
#include <triage/format.hpp>
#endif

using namespace triage::providers;

namespace {

std::string line(const triage::error& e) {
  char buffer[4096];
  return std::string(to_line(e, buffer));
}

std::string message_line(std::string_view json_string) {
  const std::string body = "{\"error\":{\"message\":\"" + std::string(json_string) + "\"}}";
  const std::string whole = line(triage::classify(generic, {500, body}));
  return whole.substr(whole.find(" message=") + 9);
}

}  // namespace

TEST_CASE("an error as one line") {
  CHECK(line(triage::classify(
            assisters,
            {429, R"({"error":{"message":"Slow down","code":"rate_limit_exceeded","type":"t"}})",
             "Retry-After: 5\r\nX-Request-ID: req_1\r\n"})) ==
        "provider=assisters status=429 category=rate_limited code=\"rate_limit_exceeded\" "
        "retry=after delay_ms=5000 basis=code processed=no scope=credential request_id=\"req_1\" "
        "message=\"Slow down\"");
  CHECK(line(triage::classify(persly, {502, "<html><title>Bad</title>"})) ==
        "provider=persly status=502 category=unavailable retry=backoff basis=status "
        "processed=unknown scope=service body=html message=\"Bad\"");
  CHECK(line(triage::classify(persly, {400, R"({"error":{"type":"x","param":"p"})"})) ==
        "provider=persly status=400 category=invalid_request type=\"x\" retry=never basis=status "
        "processed=no scope=request damage=truncated param=\"p\"");
  CHECK(line(triage::error{}) ==
        "provider=none status=0 category=none retry=never basis=default processed=unknown "
        "body=empty");
}

namespace {

// A provider of the user's own, with what a program can do by itself.
struct recovering_api : triage::kinds {
  static constexpr std::string_view name = "recovering";
  static constexpr triage::row rows[] = {
      {"EXPIRED", 401, expired_key.with(triage::scope::region)},
      {"USED_UP", 429, out_of_quota},
  };
};
constexpr triage::provider recovering = triage::define<recovering_api>();

}  // namespace

TEST_CASE("scope, recovery and the server's delay are in the line where they say something") {
  CHECK(line(triage::classify(recovering, {401, R"({"code":"EXPIRED"})"})) ==
        "provider=recovering status=401 category=authentication code=\"EXPIRED\" retry=never "
        "basis=code processed=no scope=region recovery=refresh_credentials");
  CHECK(line(triage::classify(recovering, {429, R"({"code":"USED_UP"})", "Retry-After: 60"})) ==
        "provider=recovering status=429 category=quota_exhausted code=\"USED_UP\" retry=never "
        "basis=code processed=no scope=account server_delay_ms=60000");
  // A verdict with a delay has the server's.
  CHECK(line(triage::classify(recovering, {503, "{}", "Retry-After: 60"})) ==
        "provider=recovering status=503 category=unavailable retry=after delay_ms=60000 "
        "basis=default processed=unknown scope=service");
  CHECK(line(triage::classify(recovering, {200, ""})).find("scope") == std::string::npos);
}

TEST_CASE("nothing the server sends can break the line or forge another") {
  CHECK(message_line(R"(a\nstatus=200\r\n\tb)") == R"("a\nstatus=200\r\n\tb")");
  CHECK(message_line(R"(\" code=\"x)") == R"("\" code=\"x")");
  CHECK(message_line(R"(\\)") == R"("\\")");
  CHECK(message_line(R"(\u001b[31m\u0000\u007f)") == R"("\x1b[31m\x00\x7f")");
  CHECK(message_line("\x1b[31m") == R"("\x1b[31m")");
  CHECK(message_line(R"(\u0085\u009b)") == R"("\u{85}\u{9b}")");
  CHECK(message_line(R"(\u202e\u2028\u2066\ufeff\u200b)") ==
        R"("\u{202e}\u{2028}\u{2066}\u{feff}\u{200b}")");
  CHECK(message_line("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80") ==
        "\"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"");
  CHECK(message_line("\xFF\xC3(\xE2\x82\xF0\x9F\x98") == R"("\xff\xc3(\xe2\x82\xf0\x9f\x98")");
  CHECK(message_line("\xED\xA0\x80\xC0\xAF") == R"("\xed\xa0\x80\xc0\xaf")");
}

TEST_CASE("what does not fit is cut, with dots, at a whole piece") {
  const triage::error e =
      triage::classify(persly, {500, "{\"error\":{\"message\":\"caf\xC3\xA9\\u0001\"}}"});
  char whole[512];
  const std::string all(to_line(e, whole));
  for (std::size_t size = 0; size < all.size(); ++size) {
    INFO(size);
    std::string buffer(all.size() + 8, '#');
    const std::string cut(to_line(e, buffer.data(), size));
    CHECK(buffer.substr(size).find_first_not_of('#') == std::string::npos);
    REQUIRE(cut.size() <= size);
    if (size >= 3) {
      REQUIRE(cut.size() >= 3);
      CHECK(cut.substr(cut.size() - 3) == "...");
      const std::string kept = cut.substr(0, cut.size() - 3);
      CHECK(all.substr(0, kept.size()) == kept);
      CHECK((kept.empty() || kept.back() != '\xC3'));
    }
  }
  std::string exact(all.size(), '#');
  CHECK(to_line(e, exact.data(), exact.size()) == all);
}

TEST_CASE("streams and format write the same line") {
  const triage::error e = triage::classify(redner, {503, R"({"error":{"code":"X"}})"});
  std::ostringstream out;
  out << std::setw(400) << e;
  CHECK(out.str() == line(e));
  std::ostringstream category;
  category << e.category();
  CHECK(category.str() == "unavailable");
#if defined(__cpp_lib_format)
  CHECK(std::format("[{}]", e) == "[" + line(e) + "]");
  CHECK(std::format("{:>12}", e.category()) == " unavailable");
#endif
}

TEST_CASE("a line in constant expressions") {
  constexpr auto size = [] {
    char buffer[256] = {};
    return to_line(triage::classify(persly, {500, ""}), buffer).size();
  }();
  STATIC_REQUIRE(
      size ==
      std::string_view("provider=persly status=500 category=internal "
                       "retry=backoff basis=status processed=unknown scope=service body=empty")
          .size());
}

TEST_CASE("a line that is cut never ends within an escape or a character") {
  const std::string_view before =
      "provider=generic status=500 category=internal retry=backoff basis=default "
      "processed=unknown scope=service damage=malformed message=\"";
  const std::string_view pieces[] = {"a",    "\\n",      "\\x01", "\\\"",
                                     "\\\\", "\xC3\xA9", "\\xff", "\\u{202e}",
                                     "\\t",  "\\u{85}",  "z",     "\xF0\x9F\x98\x80"};
  const std::string body =
      "{\"message\":\"a\\n\\u0001\\\"\\\\\xC3\xA9\xFF\\u202e\\t\\u0085z\xF0\x9F\x98\x80\"}";
  const triage::error e = triage::classify(generic, {500, body});
  std::string all(before);
  for (const std::string_view piece : pieces) all += piece;
  all += '"';
  REQUIRE(line(e) == all);
  for (std::size_t size = before.size() + 3; size < all.size(); ++size) {
    // No bigger than said, so that the sanitizers see a write beyond it.
    std::string buffer(size, '#');
    const std::string cut(to_line(e, buffer.data(), size));
    INFO(size << ": " << cut);
    std::string longest;
    std::string kept(before);
    for (const std::string_view piece : pieces) {
      if (kept.size() + 3 <= size) longest = kept + "...";
      kept += piece;
    }
    if (kept.size() + 3 <= size) longest = kept + "...";
    CHECK(cut == longest);
  }
}

TEST_CASE("a line in next to no space") {
  const triage::error e = triage::classify(generic, {500, ""});
  char buffer[5] = {'#', '#', '#', '#', '#'};
  CHECK(to_line(e, nullptr, 0).empty());
  CHECK(to_line(e, buffer, 0).empty());
  CHECK(to_line(e, buffer, 1) == ".");
  CHECK(to_line(e, buffer, 2) == "..");
  CHECK(buffer[2] == '#');
  CHECK(to_line(e, buffer, 3) == "...");
  CHECK(to_line(e, buffer) == "...");
  CHECK(buffer[3] == '#');
}

TEST_CASE("each of the server's words is escaped") {
  // The type is shown where there is no code. What has escapes in a body is no request id.
  const std::string codes = line(triage::classify(
      generic,
      {400, R"({"error":{"code":"c\" x=\"\n","param":"p\u0000","request_id":"r\u202e"}})"}));
  CHECK(codes ==
        "provider=generic status=400 category=invalid_request code=\"c\\\" x=\\\"\\n\" retry=never "
        "basis=default processed=no scope=request param=\"p\\x00\"");
  const std::string types =
      line(triage::classify(generic, {400, "{\"error\":{\"type\":\"t\\u001b\xFF\"}}",
                                      "X-Request-ID: \x1b[2J\xC2\x9B\r\n"}));
  CHECK(types ==
        "provider=generic status=400 category=invalid_request type=\"t\\x1b\\xff\" retry=never "
        "basis=default processed=no scope=request damage=malformed request_id=\"\\x1b[2J\\u{9b}\"");
  // Text that is not JSON, and a code that is a number.
  CHECK(line(triage::classify(generic, {400, "no\nJSON \"here\""})) ==
        "provider=generic status=400 category=invalid_request retry=never basis=default "
        "processed=no scope=request body=text message=\"no\\nJSON \\\"here\\\"\"");
  CHECK(line(triage::classify(generic, {-5, R"({"error":{"code":-1e5}})"})) ==
        "provider=generic status=-5 category=bad_response code=\"-1e5\" retry=never basis=default "
        "processed=unknown scope=service");
}

TEST_CASE("characters that reorder or break lines are not written") {
  // All of Unicode's Bidi_Control, and its line and paragraph separators.
  const std::uint32_t unsafe[] = {0x85,   0x61C,  0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B,
                                  0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069};
  for (const std::uint32_t c : unsafe) {
    char escape[8] = {};
    (void)std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
    char shown[16] = {};
    (void)std::snprintf(shown, sizeof shown, c > 0xFF ? "\"\\u{%04x}\"" : "\"\\u{%02x}\"",
                        static_cast<unsigned>(c));
    CHECK(message_line(escape) == shown);
  }
  // Their neighbours are.
  CHECK(message_line(R"(\u061b\u061d\u2010\u2027\u202f\u2070\u00a0)") ==
        "\"\xD8\x9B\xD8\x9D\xE2\x80\x90\xE2\x80\xA7\xE2\x80\xAF\xE2\x81\xB0\xC2\xA0\"");
}

namespace {

// Reads a line back, by the documentation alone: words as key=value, in the server's ones escapes.
// Nothing if it is not such a line.
std::optional<std::map<std::string, std::string>> understood(std::string_view s) {
  std::map<std::string, std::string> all;
  std::size_t at = 0;
  const auto hex = [&](char end) {
    unsigned value = 0;
    for (int digits = 0; at < s.size() && (end == 0 ? digits < 2 : s[at] != end); ++digits) {
      const char c = s[at++];
      value = value * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return value;
  };
  while (at < s.size()) {
    if (!all.empty() && s[at++] != ' ') return std::nullopt;
    const std::size_t equals = s.find('=', at);
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string key(s.substr(at, equals - at));
    at = equals + 1;
    std::string value;
    if (at < s.size() && s[at] == '"') {
      ++at;
      for (;;) {
        if (at == s.size()) return std::nullopt;
        const char c = s[at++];
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return std::nullopt;
        if (c == '"') break;
        if (c != '\\') {
          value += c;
          continue;
        }
        const char kind = s[at++];
        if (kind == 'x') {
          value += static_cast<char>(hex(0));
        } else if (kind == 'u' && s[at] == '{') {
          ++at;
          const unsigned c16 = hex('}');
          ++at;
          if (c16 < 0x800) {
            value += static_cast<char>(0xC0 | c16 >> 6);
          } else {
            value += static_cast<char>(0xE0 | c16 >> 12);
            value += static_cast<char>(0x80 | (c16 >> 6 & 0x3F));
          }
          value += static_cast<char>(0x80 | (c16 & 0x3F));
        } else {
          value += kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind == 't' ? '\t' : kind;
        }
      }
    } else {
      const std::size_t end = std::min(s.find(' ', at), s.size());
      value = s.substr(at, end - at);
      if (value.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789") != std::string::npos) {
        return std::nullopt;
      }
      at = end;
    }
    if (!all.emplace(key, value).second) return std::nullopt;
  }
  return all;
}

}  // namespace

TEST_CASE("what the server sent can be read back from the line") {
  std::mt19937 random(404);
  const std::string_view parts[] = {"a",        "\"",       "\\",       "\n",       "\x01",
                                    "\x1b",     "\x7F",     "=",        " code=",   "\xC3\xA9",
                                    "\xC3",     "\xE2\x80", "\xAE",     "\xF0\x9F", "\x98\x80",
                                    "\xED\xA0", "\x80",     "\xC2\x85", "\xD8\x9C", "\xE2\x80\xA8",
                                    "\xFF",     "\xC0\x80", "u{202e}",  "x41",      "\xEF\xBB\xBF"};
  const auto made = [&] {
    std::string s = "<";
    for (auto n = random() % 6; n != 0; --n) s += parts[random() % std::size(parts)];
    return s + ">";
  };
  for (int i = 0; i < 5000; ++i) {
    const std::string message = made();
    const std::string code = made();
    std::string id = made();
    std::replace(id.begin(), id.end(), '\n', ' ');
    const auto quoted = [](const std::string& s) {
      std::string out = "\"";
      for (const char c : s) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
      }
      return out + "\"";
    };
    const std::string body = "{\"message\":" + quoted(message) + ",\"code\":" + quoted(code) + "}";
    const triage::header_line headers[] = {{"x-request-id", id}};
    const std::string written = line(triage::classify(generic, {500, body, headers}));
    INFO(written);
    auto read = understood(written);
    REQUIRE(read);
    CHECK((*read)["message"] == message);
    CHECK((*read)["code"] == code);
    CHECK((*read)["request_id"] == id);
    CHECK((*read)["status"] == "500");
    read->erase("damage");
    CHECK(read->size() == 10);
  }
}
