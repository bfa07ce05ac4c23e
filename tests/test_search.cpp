// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What is looked for many bytes at a time, against a search byte by byte.
#include <triage/read/body.hpp>
#include <triage/read/detail/labels.hpp>
#include <triage/text/detail/digits.hpp>
#include <triage/text/detail/hex.hpp>
#include <triage/text/headers.hpp>
#include <triage/text/text.hpp>

#include <cctype>
#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <string_view>

#include "catch.hpp"

namespace {

using namespace triage::detail;

std::mt19937 bits(11);

std::string random_bytes(std::string_view alphabet, std::size_t longest) {
  std::string s;
  for (std::size_t n = bits() % (longest + 1); n > 0; --n) s += alphabet[bits() % alphabet.size()];
  return s;
}

// At the very end of its memory, where reading too far is noticed.
struct exact {
  explicit exact(const std::string& s) : copy(new char[s.size()]), size(s.size()) {
    s.copy(copy.get(), size);
  }
  [[nodiscard]] std::string_view view() const { return {copy.get(), size}; }
  std::unique_ptr<char[]> copy;
  std::size_t size;
};

char lowered(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::size_t find_slowly(std::string_view in, std::string_view name) {
  for (std::size_t at = 0; at + name.size() <= in.size(); ++at) {
    std::size_t i = 0;
    while (i < name.size() && lowered(in[at + i]) == lowered(name[i])) ++i;
    if (i == name.size()) return at;
  }
  return std::string_view::npos;
}

}  // namespace

TEST_CASE("search: words in a text, in any case") {
  CHECK(contains_name("Request too LARGE for gpt", "request too large"));
  CHECK_FALSE(contains_name("request too larg", "request too large"));
  CHECK(contains_name("", ""));
  std::size_t found = 0;
  for (int i = 0; i < 100000; ++i) {
    const exact in(random_bytes("aAbB [@`{", 70));
    const std::string name = random_bytes("aAbB [@", 4);
    const std::size_t expected = find_slowly(in.view(), name);
    const bool is_there = expected != std::string_view::npos;
    found += is_there ? 1U : 0U;
    INFO(in.view() << " | " << name);
    REQUIRE(contains_name(in.view(), name) == is_there);
    if (name.empty()) continue;
    REQUIRE(find_name(in.view(), name) == expected);
    REQUIRE(find_text(in.view(), name) == in.view().find(name));
  }
  CHECK(found > 20000);
  CHECK(found < 95000);
}

TEST_CASE("search: digits") {
  for (int i = 0; i < 50000; ++i) {
    const exact in(random_bytes(bits() % 4 == 0 ? "/0189:a" : "/:az \xB0\xBA\xFF\x80", 80));
    const std::size_t from = bits() % (in.size + 1);
    const std::size_t at = in.view().find_first_of("0123456789", from);
    REQUIRE(find_digit(in.view(), from) == (at == std::string_view::npos ? in.size : at));
  }
}

TEST_CASE("search: the last digits") {
  for (int i = 0; i < 50000; ++i) {
    const exact in(random_bytes(bits() % 4 == 0 ? "/0189:a" : "/:az9 \xB0\xBA\xFF\x80", 80));
    const std::size_t before = bits() % (in.size + 5);  // more than there is, too
    const std::string_view part = in.view().substr(0, before);
    const std::size_t last = part.find_last_of("0123456789");
    const std::size_t end = last + 1;  // 0 if there is none
    const std::size_t other = end == 0 ? 0 : part.find_last_not_of("0123456789", last) + 1;
    INFO(in.view() << " before " << before);
    const digit_run found = last_digits(in.view(), before);
    REQUIRE(found.end == end);
    REQUIRE(found.begin == other);
  }
}

TEST_CASE("search: what may be the id of a request") {
  std::size_t found = 0;
  for (int i = 0; i < 50000; ++i) {
    // Short ones are searched in another way.
    const exact in(random_bytes(bits() % 2 == 0 ? "qiI x" : "qi abcdefghklmnop", 400));
    const std::size_t from = bits() % (in.size + 1);
    std::size_t expected = from;
    while (expected + 6 < in.size &&
           !(in.view()[expected] == 'q' && (lowered(in.view()[expected + 5]) == 'i' ||
                                            lowered(in.view()[expected + 6]) == 'i'))) {
      ++expected;
    }
    const bool there = expected + 6 < in.size;
    found += there ? 1U : 0U;
    INFO(in.view() << " from " << from);
    const std::size_t at = find_request(in.view(), from);
    // At the very end one more may be seen, which nothing can follow.
    REQUIRE((there ? at == expected : at == std::string_view::npos || at + 6 >= in.size));
  }
  CHECK(found > 10000);
  CHECK(found < 49000);
}

TEST_CASE("search: the id of a request, wherever it is in a long message") {
  for (std::size_t before = 0; before < 300; ++before) {
    for (const std::string_view label : {"Request ID: ", "request-id ", "requestId="}) {
      const exact in(std::string(before, 'q') + " requests, " + std::string(label) + "ab-1234" +
                     std::string(300 - before, 'i'));
      REQUIRE(request_id_in(in.view()).substr(0, 7) == "ab-1234");
    }
  }
}

TEST_CASE("search: a string that has a digit only when decoded is not missed") {
  static constexpr std::string_view pieces[] = {
      "\\u0441", "\\u0031", "\\u00", "\\\\",   "\\n",     "\\\"",           "u",      "0", "3",
      "z",       " ",       "x",     "\\u12z", "\\u043f", "\\uD83D\\uDE00", "\\u003A"};
  std::size_t spared = 0;
  for (int i = 0; i < 200000; ++i) {
    std::string raw;
    for (std::size_t n = bits() % 9; n > 0; --n) raw += pieces[bits() % std::size(pieces)];
    char buffer[128];
    const std::string_view decoded =
        triage::text(raw, triage::text::form::escaped).decode(buffer, sizeof buffer);
    const bool has = decoded.find_first_of("0123456789") != std::string_view::npos;
    const bool may = may_decode_to_digit(raw);
    INFO(raw);
    REQUIRE((may || !has));
    if (!may && raw.find_first_of("0123456789") != std::string::npos) ++spared;
  }
  // Not merely by always saying yes.
  CHECK(spared > 10000);
}

TEST_CASE("search: behind a backslash that is escaped there is no escape") {
  // A backslash, and the letters and the digit behind it.
  CHECK(may_decode_to_digit(R"(\\uabc1)"));
  CHECK(may_decode_to_digit(R"(x\\uabc1 y)"));
  // U+ABC1 is a letter.
  CHECK_FALSE(may_decode_to_digit(R"(\uabc1)"));
  CHECK_FALSE(may_decode_to_digit(R"(x\uabc1 y)"));
}

TEST_CASE("search: nothing behind a text is looked at") {
  // An array has no NUL behind it, and constant evaluation refuses to read there.
  constexpr char in[] = {'a', 'b', 'a'};
  STATIC_REQUIRE(find_name({in, 3}, "c") == std::string_view::npos);
  STATIC_REQUIRE(find_text({in, 3}, "c") == std::string_view::npos);
  STATIC_REQUIRE(find_text({in, 3}, "ba") == 1);
  STATIC_REQUIRE(find_text({in, 3}, "abab") == std::string_view::npos);
}

TEST_CASE("search: control characters that no text has") {
  for (int c = 0; c < 256; ++c) {
    const bool expected = c < 0x20 && !(c >= 9 && c <= 13) && c != 0x1b;
    for (const std::size_t before : {0U, 3U, 15U, 16U, 31U, 40U}) {
      const std::string s =
          std::string(before, 'x') + static_cast<char>(c) + std::string(before / 2, 'y');
      INFO(c);
      REQUIRE(is_binary(exact(s).view()) == expected);
    }
  }
}

TEST_CASE("search: hexadecimal digits") {
  for (int c = 0; c < 256; ++c) {
    const bool digit = c < 128 && std::isxdigit(c) != 0;
    INFO(c);
    REQUIRE((hex(static_cast<char>(c)) >= 0) == digit);
    for (std::size_t at = 0; at < 4; ++at) {
      std::string four = "0aF9";
      four[at] = static_cast<char>(c);
      REQUIRE((hex4(four.data()) >= 0) == digit);
    }
  }
  CHECK(hex4("00e9") == 0xE9);
  CHECK(hex4("FFff") == 0xFFFF);
}

TEST_CASE("what stands between a label and its value") {
  using triage::detail::behind_label;
  CHECK(behind_label("\t:=\"'(`<b class=x>&#32;&#35;&nbsp;x y") == "x y");
  CHECK(behind_label("<b").empty());
  CHECK(behind_label("&amp;x") == "&amp;x");
  CHECK(behind_label("").empty());
}

TEST_CASE("an id at the beginning of a text") {
  using triage::detail::take_id;
  CHECK(take_id("req_1.2-3+4/5=6 and more") == "req_1.2-3+4/5=6");
  CHECK(take_id("abc-123.") == "abc-123");
  CHECK(take_id("abc-123--") == "abc-123");
  CHECK(take_id("abcdefg").empty());  // no digit: a word
  CHECK(take_id("ab1").empty());
  CHECK(take_id(std::string(300, '7')).size() == 200);
}
