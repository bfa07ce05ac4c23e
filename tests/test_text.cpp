// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/text/text.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "catch.hpp"

using triage::text;
using form = triage::text::form;

namespace {

std::string decoded(const text& t) {
  std::string buffer(t.raw().size() + 1, '#');
  return std::string(t.decode(buffer.data(), buffer.size()));
}

}  // namespace

TEST_CASE("an absent text equals nothing, not even an empty one") {
  STATIC_REQUIRE(!text{}.present());
  STATIC_REQUIRE(!(text{} == ""));
  STATIC_REQUIRE(text::plain("") == "");
  STATIC_REQUIRE(text::plain("").present());
  STATIC_REQUIRE(std::is_trivially_copyable_v<text>);
  STATIC_REQUIRE(sizeof(text) == 2 * sizeof(void*));
}

TEST_CASE("escaped text compares as what it means") {
  STATIC_REQUIRE(text("c\\u006fde", form::escaped) == "code");
  STATIC_REQUIRE(text("\\ud83d\\ude00", form::escaped) == "\xF0\x9F\x98\x80");
  STATIC_REQUIRE(text("\\\"\\\\\\/\\b\\f\\n\\r\\t", form::escaped) == "\"\\/\b\f\n\r\t");
  STATIC_REQUIRE(text("\\u00e9\\u20AC", form::escaped) == "\xC3\xA9\xE2\x82\xAC");
  STATIC_REQUIRE(!(text("c\\u006fde", form::escaped) == "cod"));
  STATIC_REQUIRE(!(text("c\\u006fde", form::escaped) == "codes"));
  STATIC_REQUIRE(!(text("c\\u006fde", form::plain) == "code"));
}

TEST_CASE("what cannot be decoded comes as it stands") {
  CHECK(decoded(text("a\\qb", form::escaped)) == "a\\qb");
  CHECK(decoded(text("a\\u12G4", form::escaped)) == "a\\u12G4");
  CHECK(decoded(text("a\\u12", form::escaped)) == "a\\u12");
  CHECK(decoded(text("a\\", form::escaped)) == "a\\");
  CHECK(decoded(text("\\ud800x", form::escaped)) == "\xEF\xBF\xBDx");
  CHECK(decoded(text("\\ud800\\u0041", form::escaped)) ==
        "\xEF\xBF\xBD"
        "A");
  CHECK(decoded(text("\\udc00\\ud800", form::escaped)) == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("a path is its parts, joined by dots") {
  STATIC_REQUIRE(text(R"(["body", "a\u0041", 0 ])", form::path) == "body.aA.0");
  STATIC_REQUIRE(text(R"([ ])", form::path) == "");
  STATIC_REQUIRE(text(R"(["a,b", "c]\"d"])", form::path) == "a,b.c]\"d");
  STATIC_REQUIRE(text("[\n \"a\" ,\t12\r]", form::path) == "a.12");
}

TEST_CASE("a buffer that is too small gets whole characters") {
  const text t("a\\u00e9\\u20ac\\ud83d\\ude00z", form::escaped);
  const std::string whole = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";
  CHECK(decoded(t) == whole);
  const std::size_t ends[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
  for (std::size_t size = 0; size < std::size(ends); ++size) {
    INFO(size);
    std::string buffer(16, '#');
    CHECK(t.decode(buffer.data(), size) == whole.substr(0, ends[size]));
    CHECK(buffer.substr(size) == std::string(16 - size, '#'));
  }
}

TEST_CASE("decoded as a whole or not at all") {
  char buffer[4] = {};
  CHECK(text("\\u0034\\u0032\\u0039", form::escaped).decode_whole(buffer, 3) == "429");
  CHECK(text("\\u0034\\u0032\\u0039", form::escaped).decode_whole(buffer, 4) == "429");
  CHECK(text("4\\u003229", form::escaped).decode_whole(buffer, 3) == std::nullopt);
  // Also where a buffer that is too small would get all but a character that does not fit.
  CHECK(text("500\\u2F6f", form::escaped).decode_whole(buffer, 4) == std::nullopt);
  CHECK(text("500\\u2F6f", form::escaped).decode(buffer, 4) == "500");
  CHECK(text::plain("longer than it").decode_whole(buffer, 4) == "longer than it");
  CHECK(text("\\n", form::escaped).decode_whole(buffer, 0) == std::nullopt);
}

TEST_CASE("nothing is copied where nothing has to be decoded") {
  const std::string_view bytes = "plain";
  char buffer[1] = {'#'};
  CHECK(text::plain(bytes).decode(buffer, 1).data() == bytes.data());
  CHECK(text("[1]", form::json).decode(buffer, 1) == "[1]");
  CHECK(buffer[0] == '#');
  const std::string_view array = R"(["\n"])";
  text::decoder d(text(array, form::json));
  for (const char c : array) CHECK(d.next() == c);
  CHECK(d.next() == -1);
}

TEST_CASE("every \\u escape is its character") {
  // An encoder of its own: this one is the judge.
  const auto utf8 = [](std::uint32_t c) {
    std::string s;
    const auto put = [&s](std::uint32_t byte) { s += static_cast<char>(byte); };
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 + c / 64);
      put(0x80 + c % 64);
    } else if (c < 0x10000) {
      put(0xE0 + c / 4096);
      put(0x80 + c / 64 % 64);
      put(0x80 + c % 64);
    } else {
      put(0xF0 + c / 262144);
      put(0x80 + c / 4096 % 64);
      put(0x80 + c / 64 % 64);
      put(0x80 + c % 64);
    }
    return s;
  };
  const auto escape = [](std::uint32_t unit, const char* digits) {
    std::string s = "\\u";
    for (std::uint32_t place = 4096; place != 0; place /= 16) s += digits[unit / place % 16];
    return s;
  };
  for (const char* digits : {"0123456789abcdef", "0123456789ABCDEF"}) {
    int wrong = 0;
    for (std::uint32_t c = 0; c < 0x10000; ++c) {
      const bool half = c >= 0xD800 && c <= 0xDFFF;
      const std::string raw = escape(c, digits);
      if (decoded(text(raw, form::escaped)) != utf8(half ? 0xFFFD : c)) ++wrong;
    }
    for (std::uint32_t c = 0x10000; c < 0x110000; c += 37) {
      const std::string raw =
          escape(0xD800 + (c - 0x10000) / 1024, digits) + escape(0xDC00 + c % 1024, digits);
      if (decoded(text(raw, form::escaped)) != utf8(c)) ++wrong;
    }
    CHECK(wrong == 0);
  }
  CHECK(decoded(text("\\udbff\\udfff", form::escaped)) == "\xF4\x8F\xBF\xBF");
}

TEST_CASE("half pairs do not swallow what follows") {
  CHECK(decoded(text("\\ud83d\\ud83d\\ude00", form::escaped)) == "\xEF\xBF\xBD\xF0\x9F\x98\x80");
  CHECK(decoded(text("\\ude00\\ude00", form::escaped)) == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(decoded(text("\\ud83d\\n", form::escaped)) == "\xEF\xBF\xBD\n");
  CHECK(decoded(text("\\ud83d\\ue000", form::escaped)) == "\xEF\xBF\xBD\xEE\x80\x80");
  CHECK(decoded(text("\\ud83d\\ude0", form::escaped)) == "\xEF\xBF\xBD\\ude0");
  CHECK(decoded(text("\\ud83dude00", form::escaped)) == "\xEF\xBF\xBDude00");
  CHECK(decoded(text("\\ude00\\ud83d\\ude00", form::escaped)) == "\xEF\xBF\xBD\xF0\x9F\x98\x80");
}

TEST_CASE("the end of a text is its end") {
  // What stands behind it in the body is not read.
  const std::string_view body = "\\ud83d\\ude00\\n";
  CHECK(decoded(text(body.substr(0, 1), form::escaped)) == "\\");
  CHECK(decoded(text(body.substr(0, 5), form::escaped)) == "\\ud83");
  CHECK(decoded(text(body.substr(0, 6), form::escaped)) == "\xEF\xBF\xBD");
  CHECK(decoded(text(body.substr(0, 11), form::escaped)) == "\xEF\xBF\xBD\\ude0");
  CHECK(decoded(text(body.substr(0, 13), form::escaped)) == "\xF0\x9F\x98\x80\\");
  for (std::size_t n = 0; n <= body.size(); ++n) {
    const std::vector<char> exact(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(n));
    CHECK(decoded(text({exact.data(), n}, form::escaped)).size() <= n);
  }
}

TEST_CASE("comparison is of the whole, NUL and all") {
  using namespace std::literals;
  STATIC_REQUIRE(text("a\\u0000b", form::escaped) == "a\0b"sv);
  STATIC_REQUIRE(!(text("a\\u0000b", form::escaped) == "a"));
  STATIC_REQUIRE(!(text("a", form::escaped) == "a\0"sv));
  STATIC_REQUIRE("a\0b"sv == text("a\0b"sv, form::plain));
  STATIC_REQUIRE(text("", form::escaped) == "");
  STATIC_REQUIRE(!(text("\\u00e9", form::escaped) == "\xC3"));
  STATIC_REQUIRE(!(text("\\u00e9", form::escaped) == "\xE9"));
  STATIC_REQUIRE(text("x", form::plain) != "y");
  STATIC_REQUIRE(text{} != "");
  // Bytes beyond 127 are compared as what they are where char has a sign, too.
  STATIC_REQUIRE(text("\xFF\\n", form::escaped) == "\xFF\n");
}

TEST_CASE("a path of unusual parts") {
  CHECK(decoded(text("[]", form::path)).empty());
  CHECK(decoded(text(R"(["only"])", form::path)) == "only");
  CHECK(decoded(text(R"(["",""])", form::path)) == ".");
  CHECK(decoded(text(R"([-1,2.5e3,true,null])", form::path)) == "-1.2.5e3.true.null");
  CHECK(decoded(text(R"(["a b", "c\\\"d", "\u00e9"])", form::path)) == "a b.c\\\"d.\xC3\xA9");
  CHECK(decoded(text(R"([["a","b"],["c"]])", form::path)) == "a.b.c");
  CHECK(decoded(text("[\"a\\\"", form::path)) == "a\"");
  const text path(R"(["body","items",0,"name"])", form::path);
  CHECK(path == "body.items.0.name");
  CHECK(path != "body.items.0");
  CHECK(path != "body.items.0.names");
  char buffer[7];
  CHECK(path.decode(buffer, sizeof buffer) == "body.it");
}

TEST_CASE("bytes that are no characters do not take characters with them") {
  // Where a body is not UTF-8, a small buffer still holds what fits before the noise.
  const text t("\\u0041bc\x80\x80\x80\x80\x80\x80\x80\x80", form::escaped);
  for (std::size_t size = 3; size < 11; ++size) {
    char buffer[16] = {};
    INFO(size);
    CHECK(t.decode(buffer, size).substr(0, 3) == "Abc");
  }
  // Nothing before the buffer is looked at.
  const text noise("\x80\x81\x82\\n", form::escaped);
  for (std::size_t size = 1; size <= 2; ++size) {
    char buffer[4] = {'\xE2', 0, 0, 0};
    INFO(size);
    CHECK(noise.decode(buffer + 1, size) == std::string_view("\x80\x81", size));
  }
}

TEST_CASE("an absent text is nothing to decode") {
  CHECK(text{}.decode(nullptr, 0).empty());
  CHECK(text{}.raw().empty());
  CHECK(!text{}.escaped());
  CHECK(text("\\n", form::escaped).decode(nullptr, 0).empty());
}

TEST_CASE("a percent sign with two digits is a byte") {
  char buffer[32] = {};
  const auto decoded = [&](std::string_view s) {
    return triage::text(s, triage::text::form::percent).decode(buffer, sizeof buffer);
  };
  CHECK(decoded("a%2Fb%5a%20") == "a/bZ ");
  CHECK(decoded("%e2%82%AC") == "\xE2\x82\xAC");
  CHECK(decoded("100%") == "100%");
  CHECK(decoded("%4") == "%4");
  CHECK(decoded("%g1%1g") == "%g1%1g");
}

TEST_CASE("a reference to what is no character stays as it is") {
  for (const std::string_view none : {"&#x110000;", "&#x10FFFF0;", "&#11141110;", "&#x10FFFFF;"}) {
    INFO(none);
    CHECK(decoded(text(none, form::xml)) == none);
  }
  CHECK(decoded(text("&#x10FFFF;", form::xml)) == "\xF4\x8F\xBF\xBF");
  CHECK(decoded(text("&#1114111;", form::xml)) == "\xF4\x8F\xBF\xBF");
}

TEST_CASE("a character of UTF-8 is as long as it is, and as what is there of it") {
  using triage::detail::utf8_length;
  for (const std::string_view c : {"a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"}) {
    INFO(c);
    CHECK(utf8_length(c.data(), c.data() + c.size()) == c.size());
    for (std::size_t size = 0; size < c.size(); ++size) {
      CHECK(utf8_length(c.data(), c.data() + size) == 0);
    }
  }
}
