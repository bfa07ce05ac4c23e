// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The scanner against RFC 8259, in the spirit of Nicolas Seriot's "Parsing JSON is a Minefield".
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <triage/read/json.hpp>

#include "both_ways.hpp"

#if __has_include(<nlohmann/json.hpp>)
#define TRIAGE_TESTS_HAVE_NLOHMANN
#include <nlohmann/json.hpp>
#endif

namespace {

using namespace std::literals;
using triage::text;
using triage::json::scanner;
using triage::json::token;

constexpr bool stops(token t) {
  return t == token::end || t == token::truncated || t == token::malformed;
}

// How a document ends. A scanner that goes on for ever comes out as too_deep, which is no end.
struct ending {
  token last = token::too_deep;
  bool flawed = false;
};

constexpr ending end_of(std::string_view body) {
  scanner s(body);
  for (std::size_t i = 0; i <= body.size(); ++i) {
    if (const token t = s.next(); stops(t)) return {t, s.flawed()};
  }
  return {};
}

constexpr std::string_view accepted[] = {
    // Arrays.
    "[]",
    "[[]   ]",
    "[[],[[]]]",
    "[\"\"]",
    "[\"a\"]",
    "[false]",
    "[true]",
    "[null]",
    "[null, 1, \"1\", {}]",
    "[1\n]",
    " [1]",
    "[1,null,null,null,2]",
    "[2] ",
    "[]\n",
    // Numbers.
    "[0]",
    "[-0]",
    "[ 4]",
    "[-1]",
    "[123]",
    "[-123]",
    "[123.456789]",
    "[0.0]",
    "[-0.0]",
    "[0e1]",
    "[0e+1]",
    "[0E-1]",
    "[20e1]",
    "[1E22]",
    "[1E-2]",
    "[1E+2]",
    "[123e45]",
    "[123e65]",
    "[123.456e78]",
    "[1e-2]",
    "[1e+2]",
    "[1e00002]",
    "[-0.0000000000000000000000000000000000000000000000000000000000000000000000000000001]",
    "[100000000000000000000000000000000000000000000]",
    "[1e9999]",
    "[-1e-9999]",
    "[0.4e00669999999999999999999999999999999999999999999999999999999999999999999999969999999006]",
    // Objects.
    "{}",
    "{ }",
    "{\"a\":\"b\"}",
    "{\"asd\":\"sdf\", \"dfg\":\"fgh\"}",
    "{\"a\":\"b\",\"a\":\"c\"}",
    "{\"a\":\"b\",\"a\":\"b\"}",
    "{\"\":0}",
    "{\"foo\\u0000bar\": 42}",
    "{\"min\": -1.0e+28, \"max\": 1.0e+28}",
    "{\"x\":[{\"id\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}], \"id\": "
    "\"xxxxxxxxxxxxxxxx\"}",
    "{\"a\":[]}",
    "{\"a\":{}}",
    "{\"title\":\"\\u041f\\u043e\\u043b\\u0442\\u043e\\u0440\\u0430\"}",
    "{\n\"a\": \"b\"\n}",
    "{\"a\" : 1 , \"b\" : 2}",
    // Strings.
    R"(["\u0060\u012a\u12AB"])",
    R"(["\uD801\udc37"])",
    R"(["\ud83d\ude39\ud83d\udc8d"])",
    R"(["\"\\\/\b\f\n\r\t"])",
    R"(["\\u0000"])",
    R"(["\""])",
    R"(["a/*b*/c/*d//e"])",
    R"(["\\a"])",
    R"(["\\n"])",
    R"(["\u0012"])",
    R"(["\uFFFF"])",
    R"(["\uDBFF\uDFFF"])",
    R"(["\u0000"])",
    R"(["\u002c"])",
    R"(["\u005C"])",
    R"(["\u0022"])",
    R"(["[{]}:,"])",
    "[\"new\\u00A0line\"]",
    "[\"\xF4\x8F\xBF\xBF\"]",
    "[\"\xEF\xBF\xBF\"]",
    "[\"\xCF\x80\"]",
    "[\"\xF0\x9B\xBF\xBF\"]",
    "[\"\xE2\x80\xA8\"]",
    "[\"\xE2\x80\xA9\"]",
    "[\"\x7F\"]",
    "[\"a\x7F\x7F\"]",
    "[\"\xE2\x8D\x82\xE3\x88\xB4\xE2\x8D\x82\"]",
    "[\"\xE2\x82\xAC\xF0\x9D\x84\x9E\"]",
    "[\"\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xF0\x90\x80\x80\"]",
    // Half a surrogate pair is grammatical, section 8.2.
    R"(["\uD800"])",
    R"(["\uDFAA"])",
    R"(["\ud800abc"])",
    R"(["\uDd1e\uD834"])",
    R"(["\uD800\uD800\n"])",
    // Any value is a document.
    "false",
    "true",
    "null",
    "42",
    "-0.1",
    "0",
    "\"asd\"",
    "\"\"",
    "\" \"",
    "\t\n\r [ \t\n\r] \t\n\r",
    // A byte order mark.
    "\xEF\xBB\xBF[]",
    "\xEF\xBB\xBF {\"a\":1}",
};

constexpr std::string_view malformed[] = {
    // Arrays.
    "[1 true]",
    "[a\xE5]",
    "[\"\": 1]",
    "[\"\"],",
    "[,1]",
    "[1,,2]",
    "[\"x\",,]",
    "[\"x\"]]",
    "[\"\",]",
    "[x",
    "[3[4]]",
    "[\xFF]",
    "[1:2]",
    "[,]",
    "[,",
    "[   , \"\"]",
    "[1,]",
    "[1,,]",
    "[\"\va\"\f]",
    "[*]",
    "[\"a\"\n\"b\"]",
    "[}",
    "[1}",
    "[[1]}",
    "][",
    "]",
    // Literals.
    "[fals]",
    "[nul]",
    "[tru]",
    "[True]",
    "[TRUE]",
    "[NULL]",
    "[nulll]",
    "[truee]",
    "[\"x\", truth]",
    "[t rue]",
    "nan",
    "undefined",
    // Numbers.
    "123\0"sv,
    "[++1234]",
    "[+1]",
    "[+Inf]",
    "[-01]",
    "[-1.0.]",
    "[-2.]",
    "[-NaN]",
    "[.-1]",
    "[.2e-3]",
    "[0.1.2]",
    "[0.3e+]",
    "[0.3e]",
    "[0.e1]",
    "[0E+]",
    "[0E]",
    "[0e+]",
    "[0e]",
    "[1.0e+]",
    "[1.0e-]",
    "[1.0e]",
    "[1 000.0]",
    "[1eE2]",
    "[2.e+3]",
    "[2.e-3]",
    "[2.e3]",
    "[9.e+]",
    "[Inf]",
    "[NaN]",
    "[\xEF\xBC\x91]",
    "[1+2]",
    "[0x1]",
    "[0x42]",
    "[Infinity]",
    "[-Infinity]",
    "[0e+-1]",
    "[-123.123foo]",
    "[123\xE5]",
    "[1e1\xE5]",
    "[0\xE5]",
    "[-foo]",
    "[- 1]",
    "[-]",
    "[-012]",
    "[-.123]",
    "[-1x]",
    "[1ea]",
    "[1e\xE5]",
    "[1.]",
    "[.123]",
    "[.]",
    "[e1]",
    "[1.2a-3]",
    "[1.8011670033376514H-308]",
    "[012]",
    "[00]",
    "[1_000]",
    "[1,000.]",
    "[1'000]",
    "[1f]",
    "[1n]",
    "01",
    "1 2",
    "2@",
    "1]",
    "--1",
    // Objects.
    "{[: \"x\"}",
    "{\"x\", null}",
    "{\"x\"::\"b\"}",
    "{\xF0\x9F\x87\xA8\xF0\x9F\x87\xAD}",
    "{\"a\":\"a\" 123}",
    "{key: 'value'}",
    "{\xB9:\"0\",}",
    "{\"a\" b}",
    "{:\"b\"}",
    "{\"a\" \"b\"}",
    "{\"a\":}",
    "{\"a\"}",
    "{1:1}",
    "{9999E9999:1}",
    "{null:null,null:null}",
    "{true:1}",
    "{{}:1}",
    "{\"id\":0,,,,,}",
    "{'a':0}",
    "{\"id\":0,}",
    "{,\"id\":0}",
    "{,}",
    "{\"a\":\"b\"}/**/",
    "{\"a\":\"b\"}//",
    "{\"a\":\"b\"}/",
    "{\"a\":\"b\",,\"c\":\"d\"}",
    "{a: \"b\"}",
    "{ \"foo\" : \"bar\", \"a\" }",
    "{\"a\":\"b\"}#",
    "{\"a\":/*comment*/\"b\"}",
    "{\"a\": true} \"x\"",
    "{\"a\":1 \"b\":2}",
    "{\"a\":1;\"b\":2}",
    "{\"a\"=1}",
    "{]",
    "{\"a\":1]",
    "{[",
    "{}}",
    "{} {}",
    // Strings and what is not one.
    R"([\u0020"asd"])",
    R"([\n])",
    "['single quote']",
    "[`a`]",
    "abc",
    R"(["a"\])",
    R"(["asd"a])",
    "\"a\"\"b\"",
    "\"a\" b",
    // Structure.
    "[<null>]",
    "<html></html>",
    "[1]x",
    "[1]]",
    "a\xC3\xA5",
    "\xC3\xA5",
    "[][]",
    "*",
    "#{}",
    "//c\n[]",
    "[\xE2\x81\xA0]",
    "[\f]",
    "[\v]",
    "\f[]",
    "[]\v",
    "[\xC2\xA0]",
    "\0"sv,
    "[]\0"sv,
    "\0[]"sv,
    "[\0]"sv,
    "\xEF\xBB\xBF\xEF\xBB\xBF[]",
    "[]\xEF\xBB\xBF",
    "[\xEF\xBB\xBF]",
    "\xFF\xFE[\0]\0"sv,
    "\xFE\xFF\0[\0]"sv,
};

constexpr std::string_view truncated[] = {
    "",
    " ",
    "\t\n\r ",
    "\xEF\xBB\xBF",
    "\xEF\xBB\xBF ",
    "[",
    "[ ",
    "[\"",
    "[\"x",
    "[\"x\"",
    "[\"x\" ",
    "[\"x\",",
    "[1",
    "[1 ",
    "[-",
    "[1.",
    "[1e",
    "[1e+",
    "[1.5",
    "[1e5",
    "-",
    "1.",
    "1e",
    "1E-",
    "-0.",
    "[1,\n1\n,1",
    "[\"a\",\n4\n,1,",
    "[{}",
    "[{",
    "[[[[",
    "[ false, nul",
    "[ true, fals",
    "[tru",
    "[ false, true",
    "f",
    "nul",
    "{",
    "{ ",
    "{\"",
    "{\"a",
    "{\"a\"",
    "{\"a\" ",
    "{\"a\":",
    "{\"a\": ",
    "{\"a\":\"a",
    "{\"a\":\"b\"",
    "{\"a\":1",
    "{\"a\":1,",
    "{\"a\":1, ",
    "{\"a\":[{},{\"b\":[",
    "\"",
    "\"asd",
    "\"\\",
    "[\"asd\\",
    R"(["\u)",
    R"(["\u0)",
    R"(["\u00)",
    R"(["\u000)",
    R"(["\u0000)",
    R"(["\uD834\uDd)",
    R"(["\uD800\"])",
    "[\"\xE2\x82",
};

template <std::size_t N>
constexpr std::size_t first_not(const std::string_view (&list)[N], token wanted) {
  for (std::size_t i = 0; i < N; ++i) {
    const ending e = end_of(list[i]);
    if (e.last != wanted || (wanted == token::end && e.flawed)) return i;
  }
  return N;
}

// A token with what the scanner says after it.
struct step {
  token t;
  std::string_view value;  // raw
  text::form form;
  std::size_t offset;
  unsigned depth;
};

template <std::size_t N>
constexpr bool follows(std::string_view body, const step (&steps)[N]) {
  scanner s(body);
  for (const step& want : steps) {
    if (s.next() != want.t || s.value().raw() != want.value || s.value().kind() != want.form ||
        s.offset() != want.offset || s.depth() != want.depth) {
      return false;
    }
  }
  return true;
}

constexpr auto absent = text::form::absent;
constexpr auto plain = text::form::plain;
constexpr auto escaped = text::form::escaped;
constexpr auto json = text::form::json;

// What the scanner has to say when it has stopped.
constexpr text left_over(std::string_view body) {
  scanner s(body);
  while (!stops(s.next())) {
  }
  return s.value();
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string s;
  s.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) s += piece;
  return s;
}

// In one pass, ten megabytes of anything take a moment; in a pass for each byte they take for ever,
// which is how the tests that use this would fail.
std::string ten_megabytes(std::string_view piece) {
  return repeated(piece, 10'000'000 / piece.size());
}

struct seen {
  token t;
  std::string value;
};

std::vector<seen> tokens_of(std::string_view body) {
  std::vector<seen> all;
  scanner s(body);
  for (std::size_t i = 0; i <= body.size(); ++i) {
    const token t = s.next();
    all.push_back({t, std::string(s.value().raw())});
    if (stops(t)) break;
  }
  return all;
}

// Not numbers, which are whole at every digit, and with nothing after their end.
constexpr std::string_view documents[] = {
    R"({"error":{"message":"Slow \"down\", please","code":"rate_limit","param":null}})",
    R"([1,-2.5e+10,true,false,null,"",{},[],{"a":[[]]}])",
    R"({ "a" : [ 1 , { "b\u0021" : "\ud83d\ude00\n" } ] , "" : 0.125 })",
    "{\"k\xC3\xA9y\":\"\xE2\x82\xAC and \xF0\x9F\x98\x80\",\"n\":[0,-0,1E5]}",
    "\"a string\\tof its own \xC3\xA9\"",
    "true",
    "false",
    "null",
    "[[[[[[[[{\"x\":[[[\"deep\"]]]}]]]]]]]]",
};

}  // namespace

TEST_CASE("json: what RFC 8259 allows is accepted") {
  STATIC_REQUIRE(first_not(accepted, token::end) == std::size(accepted));
  for (const std::string_view d : accepted) {
    INFO(d);
    CHECK(end_of(d).last == token::end);
    CHECK_FALSE(end_of(d).flawed);
  }
}

TEST_CASE("json: what RFC 8259 does not allow is malformed") {
  STATIC_REQUIRE(first_not(malformed, token::malformed) == std::size(malformed));
  for (const std::string_view d : malformed) {
    INFO(d);
    CHECK(end_of(d).last == token::malformed);
  }
}

TEST_CASE("json: what only lacks its end is truncated") {
  STATIC_REQUIRE(first_not(truncated, token::truncated) == std::size(truncated));
  for (const std::string_view d : truncated) {
    INFO(d);
    CHECK(end_of(d).last == token::truncated);
  }
  CHECK_BOTH(end_of({}).last == token::truncated);
}

TEST_CASE("json: tokens, values, offsets and depths") {
  static constexpr std::string_view body = R"({"a":[1, true],"b\n" : {"":"x\u0041"},"c":null} )";
  static constexpr step steps[] = {
      {token::object_begin, "", absent, 1, 1}, {token::key, "a", plain, 5, 1},
      {token::array_begin, "", absent, 6, 2},  {token::number, "1", plain, 7, 2},
      {token::boolean, "true", plain, 13, 2},  {token::array_end, "", absent, 14, 1},
      {token::key, R"(b\n)", escaped, 23, 1},  {token::object_begin, "", absent, 24, 2},
      {token::key, "", plain, 27, 2},          {token::string, R"(x\u0041)", escaped, 36, 2},
      {token::object_end, "", absent, 37, 1},  {token::key, "c", plain, 42, 1},
      {token::null, "", absent, 46, 1},        {token::object_end, "", absent, 47, 0},
      {token::end, "", absent, 48, 0},         {token::end, "", absent, 48, 0},
  };
  CHECK_BOTH(follows(body, steps));
}

TEST_CASE("json: a value at the top needs no container") {
  static constexpr step number[] = {{token::number, "-1.5e3", plain, 6, 0}};
  CHECK_BOTH(follows("-1.5e3", number));
  static constexpr step string[] = {{token::string, "x", plain, 6, 0}};
  CHECK_BOTH(follows("\xEF\xBB\xBF\"x\"", string));
  static constexpr step boolean[] = {{token::boolean, "false", plain, 5, 0}};
  CHECK_BOTH(follows("false", boolean));
}

TEST_CASE("json: a number that goes on as something else is no number") {
  for (const std::string_view body :
       {"01", "-012", "12abc", "1.5.2", "0x10", "1e5e5", "[00]", "[1\"\"]", "[1[]]", "{\"a\":1:"}) {
    INFO(body);
    scanner s(body);
    token t = s.next();
    while (!stops(t)) {
      CHECK(t != token::number);
      t = s.next();
    }
    CHECK(t == token::malformed);
  }
}

TEST_CASE("json: a scanner that has stopped stays where it is") {
  static constexpr step done[] = {{token::array_begin, "", absent, 1, 1},
                                  {token::array_end, "", absent, 2, 0},
                                  {token::malformed, "", absent, 2, 0},
                                  {token::malformed, "", absent, 2, 0}};
  CHECK_BOTH(follows("[]]", done));
  static constexpr step bad[] = {{token::array_begin, "", absent, 1, 1},
                                 {token::number, "1", plain, 2, 1},
                                 {token::malformed, "", absent, 2, 1},
                                 {token::malformed, "", absent, 2, 1}};
  CHECK_BOTH(follows("[1}", bad));
  static constexpr step cut[] = {{token::array_begin, "", absent, 1, 1},
                                 {token::truncated, "", absent, 1, 1},
                                 {token::truncated, "", absent, 1, 1}};
  CHECK_BOTH(follows("[", cut));
}

TEST_CASE("json: after the last token there is no value but that of a string that was cut") {
  for (const std::string_view body :
       {"\"abc\"", "12", "\"abc\" x", "[\"abc\"", "[\"abc\" ", "[\"abc\",", "[\"abc\",1",
        "[\"abc\"}", "[true", "{\"abc", "{\"abc\"", "{\"abc\":", "{\"abc\": ", "{\"abc\":tru",
        "{\"abc\":x", "{\"abc\":\"def\"", "{\"abc\":\"def\",", "{\"abc\":\"def\",\"g"}) {
    INFO(body);
    CHECK(left_over(body).raw() == "");
    CHECK(left_over(body).kind() == absent);
  }
  CHECK_BOTH(left_over("{\"abc\":\"de").raw() == "de");
  CHECK_BOTH(left_over("{\"abc\":\"de\",\"f\":\"").kind() == plain);
}

TEST_CASE("json: of a string that is cut, whole characters and escapes are given") {
  struct cut_string {
    std::string_view body;
    std::string_view value;
    text::form form;
  };
  static constexpr cut_string cases[] = {
      {"\"", "", plain},
      {"\"a", "a", plain},
      {"\"abcdefghijklmnopq", "abcdefghijklmnopq", plain},
      {R"({"m":"abc)", "abc", plain},
      {R"({"m":"abc\)", "abc", plain},
      {R"({"m":"abc\u)", "abc", plain},
      {R"({"m":"abc\u1)", "abc", plain},
      {R"({"m":"abc\u12)", "abc", plain},
      {R"({"m":"abc\u123)", "abc", plain},
      {R"({"m":"abc\u1234)", R"(abc\u1234)", escaped},
      {R"({"m":"abc\n)", R"(abc\n)", escaped},
      {R"({"m":"abc\")", R"(abc\")", escaped},
      {R"({"m":"abc\\)", R"(abc\\)", escaped},
      {R"({"m":"abc\\\)", R"(abc\\)", escaped},
      {R"(["x","a\tb\u00)", R"(a\tb)", escaped},
      {"[\"caf\xC3", "caf", plain},
      {"[\"x\xE2", "x", plain},
      {"[\"x\xE2\x82", "x", plain},
      {"[\"x\xF0", "x", plain},
      {"[\"x\xF0\x9F", "x", plain},
      {"[\"x\xF0\x9F\x98", "x", plain},
      {"[\"x\xF0\x9F\x98\x80", "x\xF0\x9F\x98\x80", plain},
      {"[\"x\xE2\x82\xAC\xE2", "x\xE2\x82\xAC", plain},
      // The beginning of no character, so it stays.
      {"[\"x\xFF", "x\xFF", plain},
      {"[\"x\xF5", "x\xF5", plain},
      {"[\"x\x80", "x\x80", plain},
      {"[\"x\xC0", "x\xC0", plain},
      {"[\"x\xE2\xE2\x82", "x\xE2", plain},
  };
  for (const cut_string& c : cases) {
    INFO(c.body);
    CHECK(end_of(c.body).last == token::truncated);
    CHECK(left_over(c.body).raw() == c.value);
    CHECK(left_over(c.body).kind() == c.form);
  }
  STATIC_REQUIRE([] {
    for (const cut_string& c : cases) {
      if (left_over(c.body).raw() != c.value || left_over(c.body).kind() != c.form) return false;
    }
    return true;
  }());
}

TEST_CASE("json: half a surrogate pair at the cut is half a character") {
  CHECK(left_over(R"(["x\ud83d)").raw() == "x");
  CHECK(left_over(R"(["x\ud83d\)").raw() == "x");
  CHECK(left_over(R"(["x\ud83d\ude0)").raw() == "x");
  CHECK(left_over(R"(["x\n\ud83d\ude0)").raw() == R"(x\n)");
  CHECK(left_over(R"(["x\ud83d\ude00)").raw() == R"(x\ud83d\ude00)");
  CHECK(left_over(R"(["x\ud83d-)").raw() == R"(x\ud83d-)");
  CHECK(left_over(R"(["x\ude00)").raw() == R"(x\ude00)");
}

TEST_CASE("json: every prefix of a document is truncated and begins with the same tokens") {
  for (const std::string_view d : documents) {
    REQUIRE(end_of(d).last == token::end);
    const std::vector<seen> whole = tokens_of(d);
    for (std::size_t n = 0; n < d.size(); ++n) {
      const std::string_view prefix = d.substr(0, n);
      INFO(prefix);
      const std::vector<seen> part = tokens_of(prefix);
      REQUIRE(part.back().t == token::truncated);
      REQUIRE(part.size() <= whole.size());
      for (std::size_t i = 0; i + 1 < part.size(); ++i) {
        REQUIRE(part[i].t == whole[i].t);
        REQUIRE(part[i].value == whole[i].value);
      }
    }
  }
  STATIC_REQUIRE([] {
    for (const std::string_view d : documents) {
      for (std::size_t n = 0; n < d.size(); ++n) {
        if (end_of(d.substr(0, n)).last != token::truncated) return false;
      }
    }
    return true;
  }());
}

TEST_CASE("json: the beginning of a number at the top is a number") {
  CHECK_BOTH(end_of("12").last == token::end);
  CHECK_BOTH(end_of("12.5").last == token::end);
  CHECK_BOTH(end_of("12.5e1").last == token::end);
  CHECK_BOTH(end_of("12.").last == token::truncated);
  CHECK_BOTH(end_of("12.5e").last == token::truncated);
  CHECK_BOTH(end_of("12.5e-").last == token::truncated);
}

TEST_CASE("json: a byte less, more or other ends somehow") {
  for (const std::string_view d : documents) {
    for (std::size_t i = 0; i < d.size(); ++i) {
      // As long as the text and no longer, so that sanitizers see a read beyond it.
      std::vector<char> less(d.begin(), d.end());
      less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
      INFO(d << " without byte " << i);
      CHECK(stops(end_of({less.data(), less.size()}).last));
      for (int c = 0; c < 256; ++c) {
        std::string other(d);
        other[i] = static_cast<char>(c);
        if (!stops(end_of(other).last)) FAIL(other);
        other.insert(i, 1, d[i]);
        if (!stops(end_of(other).last)) FAIL(other);
      }
    }
  }
}

TEST_CASE("json: skip goes behind the matching end") {
  // Where a value begins and ends is how it is cut out of the body.
  static constexpr auto skipped = [](std::string_view body, std::string_view wanted, token last) {
    scanner s(body);
    if (s.next() != token::object_begin || s.next() != token::key) return false;
    const std::size_t begin = s.offset();
    const token first = s.next();
    if (first != token::object_begin && first != token::array_begin) return false;
    if (s.skip() != last || body.substr(begin, s.offset() - begin) != wanted) return false;
    return stops(last) || s.depth() == 1;
  };
  CHECK_BOTH(skipped(R"({"x" :  {"y":[1,{"z":"}"}]} , "q":1})", R"({"y":[1,{"z":"}"}]})",
                     token::object_end));
  CHECK_BOTH(skipped("{\"x\":[ ] }", "[ ]", token::array_end));
  CHECK_BOTH(skipped("{\"x\":[[[]],[]] }", "[[[]],[]]", token::array_end));
  CHECK_BOTH(skipped("{\"x\":[[1,2", "[[1,2", token::truncated));
  CHECK_BOTH(skipped("{\"x\":{\"y\":\"z", "{\"y\":\"z", token::truncated));
  CHECK_BOTH(skipped("{\"x\":{\"y\":\"z\\", "{\"y\":\"z\\", token::truncated));
  // What is between need not be JSON, as long as strings end and brackets match in number.
  CHECK_BOTH(skipped("{\"x\":[1,2} }", "[1,2}", token::array_end));
  CHECK_BOTH(skipped("{\"x\":[nope 'no,, \"]\\\"]\" 01] }", "[nope 'no,, \"]\\\"]\" 01]",
                     token::array_end));
  // Outside strings, too, a backslash takes away the meaning of a quote or a backslash.
  CHECK_BOTH(skipped(R"({"x":[\"] })", R"([\"])", token::array_end));
  CHECK_BOTH(skipped(R"({"x":[\\"]"] })", R"([\\"]"])", token::array_end));
  CHECK_BOTH(skipped(R"({"x":[\] })", R"([\])", token::array_end));
  CHECK_BOTH(skipped(R"({"x":[\)", R"([\)", token::truncated));

  static constexpr auto goes_on = [] {
    scanner s(R"({"x":{"y":[1]},"z":[[2]]})");
    if (s.next() != token::object_begin || s.next() != token::key) return false;
    if (s.next() != token::object_begin || s.skip() != token::object_end) return false;
    if (s.next() != token::key || !(s.value() == "z")) return false;
    if (s.next() != token::array_begin || s.next() != token::array_begin) return false;
    if (s.skip() != token::array_end || s.depth() != 2) return false;
    return s.next() == token::array_end && s.next() == token::object_end && s.next() == token::end;
  };
  CHECK_BOTH(goes_on());
  static constexpr auto all = [] {
    scanner s("[[],{}]");
    return s.next() == token::array_begin && s.skip() == token::array_end && s.next() == token::end;
  };
  CHECK_BOTH(all());
}

TEST_CASE("json: strings that are not what they should be are read and marked") {
  struct flaw {
    std::string_view inside;
    text::form form;
  };
  static constexpr flaw flaws[] = {
      // Control characters, section 7.
      {"a\nb", plain},
      {"\t", plain},
      {"\0"sv, plain},
      {"12345678\x1F", plain},
      {"a\\n\nb", escaped},
      // Escapes that do not exist.
      {R"(\a)", escaped},
      {R"(\')", escaped},
      {R"(\x41)", escaped},
      {R"(\0)", escaped},
      {R"(\U0041)", escaped},
      {R"(\N)", escaped},
      {"\\\n", escaped},
      {"\\\0"sv, escaped},
      {"\\\xC3\xA9", escaped},
      {"\\\xFF", escaped},
      {R"(\u)", escaped},
      {R"(\u12)", escaped},
      {R"(\u12G4)", escaped},
      {R"(\u00 0)", escaped},
      {R"(\u+123)", escaped},
      {R"(\uD834\uDdG0)", escaped},
      // Not UTF-8, section 8.1: a tail alone, overlong, a surrogate, beyond U+10FFFF, cut.
      {"\x80", plain},
      {"\xBF", plain},
      {"\xC0\x80", plain},
      {"\xC1\xBF", plain},
      {"\xC2", plain},
      {"\xC2\xC2\x80", plain},
      {"\xC3x", plain},
      {"\xE0\x80\x80", plain},
      {"\xE0\x9F\xBF", plain},
      {"\xED\xA0\x80", plain},
      {"\xED\xBF\xBF", plain},
      {"\xED\xA0\xBD\xED\xB8\x80", plain},
      {"\xE2\x82", plain},
      {"\xE2\x28\xA1", plain},
      {"\xF0\x80\x80\x80", plain},
      {"\xF0\x8F\xBF\xBF", plain},
      {"\xF0\x9F\x98", plain},
      {"\xF0\x9F", plain},
      {"\xF4\x90\x80\x80", plain},
      {"\xF5\x80\x80\x80", plain},
      {"\xF8\x88\x80\x80\x80", plain},
      {"\xFE", plain},
      {"\xFF", plain},
      {"12345678abcdefgh\xE9t\xE9", plain},
  };
  for (const flaw& f : flaws) {
    const std::string body = "[\"" + std::string(f.inside) + "\",1]";
    INFO(body);
    scanner s(body);
    CHECK(s.next() == token::array_begin);
    CHECK_FALSE(s.flawed());
    CHECK(s.next() == token::string);
    CHECK(s.flawed());
    CHECK(s.value().raw() == f.inside);
    CHECK(s.value().kind() == f.form);
    CHECK(s.next() == token::number);
    CHECK(s.next() == token::array_end);
    CHECK(s.next() == token::end);
    CHECK(s.flawed());
    const std::string member = "{\"" + std::string(f.inside) + "\":1}";
    CHECK(end_of(member).last == token::end);
    CHECK(end_of(member).flawed);
  }
  STATIC_REQUIRE(end_of("[\"a\nb\"]").flawed);
  STATIC_REQUIRE(end_of("[\"\\q\"]").flawed);
  STATIC_REQUIRE(end_of("[\"\xC0\x80\"]").flawed);
}

TEST_CASE("json: only strings have flaws") {
  CHECK_BOTH(end_of("[\xC3\xA9]").last == token::malformed);
  CHECK_BOTH(!end_of("[1,\x01]").flawed);
  CHECK_BOTH(!end_of("{\"a\":1,}").flawed);
}

TEST_CASE("json: every character is valid and every other pair of bytes is not") {
  // An encoder of its own: this one is the judge.
  std::string all = "\"";
  const auto put = [&all](std::uint32_t byte) { all += static_cast<char>(byte); };
  for (std::uint32_t c = 0x20; c <= 0x10FFFF; ++c) {
    if (c == '"' || c == '\\' || (c >= 0xD800 && c <= 0xDFFF)) continue;
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
  }
  all += '"';
  CHECK(end_of(all).last == token::end);
  CHECK_FALSE(end_of(all).flawed);

  int wrong = 0;
  for (int a = 0x80; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      if (b == '"' || b == '\\') continue;
      const char body[] = {'"', static_cast<char>(a), static_cast<char>(b), ' ', '"'};
      const bool valid = a >= 0xC2 && a <= 0xDF && b >= 0x80 && b <= 0xBF;
      const ending e = end_of({body, sizeof body});
      if (e.last != token::end || e.flawed == valid) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("json: what ends a string is found at every distance") {
  // Run time looks at eight bytes at once.
  for (std::size_t lead = 0; lead < 20; ++lead) {
    for (std::size_t tail = 0; tail < 20; ++tail) {
      const std::string before(lead, '\x7F');
      const std::string after(tail, '!');
      INFO(lead << " " << tail);
      const std::string early = "\"" + before + "\"" + after;
      scanner s(early);
      CHECK(s.next() == token::string);
      CHECK(s.value().raw() == before);
      CHECK(end_of("\"" + before + "\\\"" + after).last == token::truncated);
      CHECK(end_of("\"" + before + "\\\"" + after + "\"").last == token::end);
      for (const char c : {'\0', '\x01', '\x1F', '\x80', '\xFF'}) {
        const std::string body = "\"" + before + c + after + "\"";
        CHECK(end_of(body).last == token::end);
        CHECK(end_of(body).flawed);
      }
      for (const char c : {' ', '!', '#', '[', ']', '~', '\x7F'}) {
        const std::string body = "\"" + before + c + after + "\"";
        CHECK(end_of(body).last == token::end);
        CHECK_FALSE(end_of(body).flawed);
      }
    }
  }
}

TEST_CASE("json: a thousand and twenty-four levels are matched") {
  STATIC_REQUIRE(scanner::max_depth == 1024);
  const std::string whole = repeated("[", 1024) + repeated("]", 1024);
  scanner s(whole);
  for (unsigned i = 1; i <= 1024; ++i) {
    REQUIRE(s.next() == token::array_begin);
    REQUIRE(s.depth() == i);
  }
  for (unsigned i = 1024; i-- > 0;) {
    REQUIRE(s.next() == token::array_end);
    REQUIRE(s.depth() == i);
  }
  CHECK(s.next() == token::end);

  // Of both kinds in turn, with the wrong bracket on each level once.
  std::string open;
  std::string close;
  for (int i = 0; i < 1024; ++i) {
    const bool object = i % 3 == 0;
    open += object ? "{\"a\":" : "[";
    close.insert(close.begin(), object ? '}' : ']');
  }
  CHECK(end_of(open + "1" + close).last == token::end);
  CHECK(end_of(open + "1" + close.substr(1)).last == token::malformed);
  CHECK(end_of(open + "1" + close.substr(0, 1023)).last == token::truncated);
  for (std::size_t i = 0; i < close.size(); ++i) {
    std::string wrong = close;
    wrong[i] = wrong[i] == '}' ? ']' : '}';
    INFO(i);
    REQUIRE(end_of(open + "1" + wrong).last == token::malformed);
  }
}

TEST_CASE("json: what is deeper is one token") {
  const std::string limit = repeated("[", 1024);
  const std::string back = repeated("]", 1024);
  const auto at_limit = [](std::string_view body) {
    scanner s(body);
    for (int i = 0; i < 1024; ++i) REQUIRE(s.next() == token::array_begin);
    return s;
  };
  {
    const std::string body = limit + "[]" + back;
    scanner s = at_limit(body);
    CHECK(s.next() == token::too_deep);
    CHECK(s.value().raw() == "[]");
    CHECK(s.value().kind() == json);
    CHECK(s.depth() == 1024);
    CHECK(s.next() == token::array_end);
    CHECK(s.value().kind() == absent);
    CHECK(end_of(body).last == token::end);
  }
  {
    // Brackets in strings are none, and there may be several such values.
    const std::string body = limit + R"([[{"a]":"\"}"}],1] , {"]":[]},2)" + back;
    scanner s = at_limit(body);
    CHECK(s.next() == token::too_deep);
    CHECK(s.value().raw() == R"([[{"a]":"\"}"}],1])");
    CHECK(s.next() == token::too_deep);
    CHECK(s.value().raw() == R"({"]":[]})");
    CHECK(s.next() == token::number);
    CHECK(s.next() == token::array_end);
    CHECK_FALSE(s.flawed());
    CHECK(end_of(body).last == token::end);
  }
  {
    const std::string body = limit + "[\"\n\"]" + back;
    CHECK(end_of(body).last == token::end);
    CHECK_FALSE(end_of(body).flawed);  // nothing in it is looked at
  }
  CHECK(end_of(limit + "[" + back).last == token::truncated);
  CHECK(end_of(limit + "[\"" + back).last == token::truncated);
  CHECK(end_of(limit + "[]" + back.substr(1)).last == token::truncated);
  CHECK(end_of(limit + "[]" + back + "]").last == token::malformed);
  {
    const std::string body = repeated("{\"a\":", 1024) + "{\"b\":\"}]\"}" + repeated("}", 1024);
    scanner s(body);
    for (int i = 0; i < 1024; ++i) {
      REQUIRE(s.next() == token::object_begin);
      REQUIRE(s.next() == token::key);
    }
    CHECK(s.next() == token::too_deep);
    CHECK(s.value().raw() == "{\"b\":\"}]\"}");
    CHECK(s.next() == token::object_end);
    CHECK(end_of(body).last == token::end);
    scanner over(body);
    CHECK(over.next() == token::object_begin);
    CHECK(over.skip() == token::object_end);
    CHECK(over.next() == token::end);
  }
}

TEST_CASE("json: ten megabytes of brackets") {
  for (const std::string_view piece : {"["sv, "[{\"a\":"sv, "{\"a\":["sv, "[[],"sv, "{\"\":"sv}) {
    INFO(piece);
    const std::string open = ten_megabytes(piece);
    CHECK(end_of(open).last == token::truncated);
    scanner s(open);
    CHECK(s.next() != token::truncated);
    CHECK(s.skip() == token::truncated);
  }
  const std::string body = repeated("[", 5'000'000) + repeated("]", 5'000'000);
  scanner s(body);
  for (int i = 0; i < 1024; ++i) REQUIRE(s.next() == token::array_begin);
  CHECK(s.next() == token::too_deep);
  CHECK(s.value().raw().size() == 10'000'000 - 2 * 1024);
  for (int i = 0; i < 1024; ++i) REQUIRE(s.next() == token::array_end);
  CHECK(s.next() == token::end);
}

TEST_CASE("json: ten megabytes of other things") {
  CHECK(end_of(ten_megabytes(" ")).last == token::truncated);
  CHECK(end_of(ten_megabytes("9")).last == token::end);
  CHECK(end_of("\"" + ten_megabytes("a") + "\"").last == token::end);
  CHECK(end_of("\"" + ten_megabytes("\\n") + "\"").last == token::end);
  CHECK(end_of("\"" + ten_megabytes("\\")).last == token::truncated);
  CHECK(end_of("\"" + ten_megabytes("\xE2\x82\xAC") + "\"").last == token::end);
  CHECK(end_of("\"" + ten_megabytes("\x80") + "\"").flawed);
  CHECK(end_of("\"" + ten_megabytes("\xF0\x9F")).last == token::truncated);
  CHECK(end_of(ten_megabytes("\0"sv)).last == token::malformed);
  CHECK(end_of("[" + ten_megabytes("1,") + "1]").last == token::end);
}

#ifdef TRIAGE_TESTS_HAVE_NLOHMANN

namespace {

// All strings and names of members, decoded, in order.
struct strings : nlohmann::json_sax<nlohmann::json> {
  std::vector<std::string> all;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t& s) override {
    all.push_back(s);
    return true;
  }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t& s) override { return string(s); }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }
};

std::vector<std::string> strings_of(std::string_view body) {
  std::vector<std::string> all;
  scanner s(body);
  for (token t = s.next(); !stops(t); t = s.next()) {
    if (t != token::string && t != token::key) continue;
    std::string buffer(s.value().raw().size(), '\0');
    all.emplace_back(s.value().decode(buffer.data(), buffer.size()));
  }
  return all;
}

// Whether nlohmann refuses it for a rule of its own: surrogates in pairs, numbers within a double.
bool stricter(const std::string& body) {
  try {
    const auto parsed = nlohmann::json::parse(body);
    return parsed.is_discarded();
  } catch (const nlohmann::json::parse_error& e) {
    return std::string_view(e.what()).find("surrogate") != std::string_view::npos;
  } catch (const nlohmann::json::out_of_range&) {
    return true;
  }
}

}  // namespace

TEST_CASE("json: accepts what nlohmann/json accepts, and reads the same in it") {
  std::mt19937 random(8259);
  const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  // No NUL, which is the end of the text for nlohmann.
  const std::string_view alphabet =
      "{}[]:,\"\"\\\\udD8dcE0019-+.etfnrals \n\t/"
      "\x01\x1F\x7F\x80\xBF\xC3\xA9\xE2\x82\xAC\xED\xA0\xEF\xBB\xF0\x9F\x98\xF4\x90\xFF";
  int agreed[2] = {};
  int excused = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string body(documents[below(std::size(documents))]);
    for (std::size_t edits = 1 + below(3); edits != 0 && !body.empty(); --edits) {
      const std::size_t at = below(body.size());
      switch (below(5)) {
        case 0: body.erase(at, 1); break;
        case 1: body[at] = alphabet[below(alphabet.size())]; break;
        case 2: body.insert(at, 1, alphabet[below(alphabet.size())]); break;
        case 3: body.insert(at, body.substr(below(body.size()), below(8))); break;
        default: std::swap(body[at], body[below(body.size())]); break;
      }
    }
    INFO(body);
    const bool theirs = nlohmann::json::accept(body);
    const ending e = end_of(body);
    const bool ours = e.last == token::end && !e.flawed;
    if (ours && !theirs && stricter(body)) {
      ++excused;
      continue;
    }
    REQUIRE(ours == theirs);
    ++agreed[ours ? 1 : 0];
    if (!ours) continue;
    strings handler;
    REQUIRE(nlohmann::json::sax_parse(body, &handler));
    REQUIRE(strings_of(body) == handler.all);
  }
  // Or else this compares nothing.
  CHECK(agreed[0] > 5'000);
  CHECK(agreed[1] > 2'000);
  CHECK(excused < 500);
}

#endif

TEST_CASE("half of a pair at the end of a string that is cut is left out") {
  for (const char half : {'8', '9', 'a', 'b', 'A', 'B'}) {
    const std::string body = std::string(R"(["ab\ud)") + half + "3d";
    triage::json::scanner s(body);
    (void)s.next();
    (void)s.next();
    INFO(body);
    CHECK(s.value().raw() == "ab");
  }
  triage::json::scanner low(R"(["ab\udc3d)");
  (void)low.next();
  (void)low.next();
  CHECK(low.value().raw() == R"(ab\udc3d)");
}
