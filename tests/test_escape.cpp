// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/text/escape.hpp>
#include <triage/text/headers.hpp>
#include <triage/line.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>

#include "catch.hpp"

#if __has_include(<nlohmann/json.hpp>)
#include <nlohmann/json.hpp>
#endif

using triage::text;

namespace {

std::string json(const text& t) {
  std::string out;
  triage::append_json(out, t);
  return out;
}

std::string escaped(const text& t) {
  std::string out;
  triage::append_escaped(out, t);
  return out;
}

}  // namespace

TEST_CASE("texts as JSON strings") {
  CHECK(json({}) == "null");
  CHECK(json(text::plain("")) == R"("")");
  CHECK(json(text::plain("a\"b\\c\n\r\t\x01\x7f")) == R"("a\"b\\c\n\r\t\u0001\u007f")");
  CHECK(json(text::plain("caf\xC3\xA9 \xF0\x9F\x98\x80")) == "\"caf\xC3\xA9 \xF0\x9F\x98\x80\"");
  CHECK(json(text::plain("\xF3\xA0\x80\x81")) == R"("\udb40\udc01")");
  CHECK(json(text::plain("\xC2\x9B\xE2\x80\xAE\xEF\xBB\xBF")) == R"("\u009b\u202e\ufeff")");
  CHECK(json(text::plain("\xFFx\xC3")) == "\"\xEF\xBF\xBDx\xEF\xBF\xBD\"");
  CHECK(json(text("\\u0041\\ud800\\n", text::form::escaped)) == "\"A\xEF\xBF\xBD\\n\"");
  CHECK(json(text(R"(["a", 0])", text::form::path)) == R"("a.0")");
}

namespace {

// From UnicodeData.txt by category, and from DerivedCoreProperties.txt, of Unicode 14.0 (by
// Python's unicodedata and Perl's \p{Default_Ignorable_Code_Point}), and what Unicode 15.0 added.
struct range {
  std::uint32_t first, last;
};
constexpr range control[] = {{0x0, 0x1F}, {0x7F, 0x9F}};  // Cc
constexpr range format[] = {                              // Cf
    {0xAD, 0xAD},       {0x600, 0x605},     {0x61C, 0x61C},     {0x6DD, 0x6DD},
    {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},     {0x180E, 0x180E},
    {0x200B, 0x200F},   {0x202A, 0x202E},   {0x2060, 0x2064},   {0x2066, 0x206F},
    {0xFEFF, 0xFEFF},   {0xFFF9, 0xFFFB},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD},
    {0x13430, 0x13438}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0001, 0xE0001},
    {0xE0020, 0xE007F}};
constexpr range format_15[] = {{0x13439, 0x1343F}};
constexpr range separators[] = {{0x2028, 0x2028}, {0x2029, 0x2029}};  // Zl, Zp
constexpr range default_ignorable[] = {
    {0xAD, 0xAD},       {0x34F, 0x34F},    {0x61C, 0x61C},   {0x115F, 0x1160}, {0x17B4, 0x17B5},
    {0x180B, 0x180F},   {0x200B, 0x200F},  {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
    {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},  {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};

template <std::size_t N>
bool in(const range (&ranges)[N], std::uint32_t c) {
  for (const range& r : ranges) {
    if (c >= r.first && c <= r.last) return true;
  }
  return false;
}

std::string in_hex(const char* form, std::uint32_t c) {
  char bytes[16] = {};
  const int size = std::snprintf(bytes, sizeof bytes, form, static_cast<unsigned>(c));
  return {bytes, static_cast<std::size_t>(size)};
}

}  // namespace

TEST_CASE("of all code points, those that cannot be seen are escaped, and no others") {
  std::size_t hidden = 0;
  for (std::uint32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;  // no characters
    char bytes[4] = {};
    const std::size_t size = triage::detail::utf8_encode(c, bytes);
    const std::string character(bytes, size);
    std::string in_json, in_log;
    if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t') {
      in_json = in_log = std::string("\\") + (c == '\n'   ? 'n'
                                              : c == '\r' ? 'r'
                                              : c == '\t' ? 't'
                                                          : static_cast<char>(c));
    } else if (in(control, c) || in(format, c) || in(format_15, c) || in(separators, c) ||
               in(default_ignorable, c)) {
      ++hidden;
      in_json = c < 0x10000 ? in_hex("\\u%04x", c)
                            : in_hex("\\u%04x", 0xD7C0 + (c >> 10)) +
                                  in_hex("\\u%04x", 0xDC00 + (c & 0x3FF));
      in_log = c < 0x80    ? in_hex("\\x%02x", c)
               : c < 0x100 ? in_hex("\\u{%02x}", c)
                           : in_hex("\\u{%04x}", c);
    } else {
      in_json = in_log = character;
    }
    if (json(text::plain(character)) != '"' + in_json + '"' ||
        escaped(text::plain(character)) != in_log) {
      INFO(c);
      CHECK(json(text::plain(character)) == '"' + in_json + '"');
      CHECK(escaped(text::plain(character)) == in_log);
    }
  }
  CHECK(hidden > 4000);
}

TEST_CASE("hidden text comes out in the open") {
  CHECK(json(text(R"(a\udb40\udc41b)", text::form::escaped)) == R"("a\udb40\udc41b")");
  CHECK(escaped(text(R"(a\udb40\udc41b)", text::form::escaped)) == R"(a\u{e0041}b)");
  // A sink that is full does not end within a pair.
  char line[32];
  for (std::size_t size = 0; size < sizeof line; ++size) {
    triage::detail::buffer_sink sink(line, size);
    triage::append_json(sink, text::plain("\xF3\xA0\x81\x81\xF3\xA0\x81\x81"));
    const std::string whole = R"("\udb40\udc41\udb40\udc41")";
    std::string said(sink.view());
    INFO(said);
    if (said == whole) continue;
    while (!said.empty() && said.back() == '.') said.pop_back();
    CHECK((said == whole.substr(0, 13) || said.size() <= 1));
  }
}

TEST_CASE("texts for logs") {
  CHECK(escaped({}) == "");
  CHECK(escaped(text::plain("a\"b\\c\n\x1b[31m")) == R"(a\"b\\c\n\x1b[31m)");
  CHECK(escaped(text::plain("\xD8\x9C\xC2\x9B\xFF")) == R"(\u{061c}\u{9b}\xff)");
}

#if __has_include(<nlohmann/json.hpp>)
TEST_CASE("whatever the bytes are, the JSON string is valid and means them") {
  std::string bytes;
  for (int round = 0; round < 3000; ++round) {
    bytes += static_cast<char>(round * 7919 % 256);
    if (bytes.size() > 12) bytes.erase(0, 5);
    const std::string written = json(text::plain(bytes));
    INFO(written);
    REQUIRE(nlohmann::json::accept(written));
    const std::string read = nlohmann::json::parse(written).get<std::string>();
    if (read.find("\xEF\xBF\xBD") == std::string::npos) CHECK(read == bytes);
  }
}
#endif

TEST_CASE("null pointers are no headers") {
  const char* volatile none = nullptr;  // so that the compiler does not know
  const char* const unknown = none;
  CHECK(triage::header_view(unknown)("a") == std::nullopt);
  CHECK(triage::header_view(nullptr)("a") == std::nullopt);
}

namespace {

struct fixed_sink {
  char bytes[64] = {};
  std::size_t size = 0;
  constexpr void append(std::string_view s) {
    for (const char c : s) bytes[size++] = c;
  }
};

constexpr fixed_sink in_a_log(std::string_view s) {
  fixed_sink sink;
  triage::detail::escape_to<triage::detail::escape_style::log>(sink, text::plain(s));
  return sink;
}

constexpr bool logs_as(std::string_view s, std::string_view expected) {
  const fixed_sink sink = in_a_log(s);
  return std::string_view(sink.bytes, sink.size) == expected;
}

}  // namespace

TEST_CASE("characters of four bytes, whole and broken, in constant expressions") {
  STATIC_REQUIRE(logs_as("a\xF0\x9F\x98\x80", "a\xF0\x9F\x98\x80"));
  STATIC_REQUIRE(logs_as("\xF0\x9F\x98", "\\xf0\\x9f\\x98"));
  STATIC_REQUIRE(logs_as("\xF0\x9F\x98z", "\\xf0\\x9f\\x98z"));
  STATIC_REQUIRE(logs_as("\xF3\xA0\x80\x81", "\\u{e0001}"));
}
