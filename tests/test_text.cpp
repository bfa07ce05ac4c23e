// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/text.hpp>

#include <string>
#include <type_traits>

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

TEST_CASE("nothing is copied where nothing has to be decoded") {
  const std::string_view bytes = "plain";
  char buffer[1] = {'#'};
  CHECK(text::plain(bytes).decode(buffer, 1).data() == bytes.data());
  CHECK(text("[1]", form::json).decode(buffer, 1) == "[1]");
  CHECK(buffer[0] == '#');
}
