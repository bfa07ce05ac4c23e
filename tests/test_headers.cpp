// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/headers.hpp>
#include <triage/response.hpp>

#include <climits>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catch.hpp"

using triage::header_line;
using triage::header_view;

namespace {

// The value of Retry-After; "(none)" if there is none.
std::string found(const header_view& headers) {
  return std::string(headers("Retry-After").value_or("(none)"));
}

std::optional<std::string_view> always_seven(std::string_view name) {
  if (name == "Retry-After") return "7";
  return std::nullopt;
}

}  // namespace

TEST_CASE("no headers are the default") {
  CHECK(found({}) == "(none)");
  CHECK(found(std::nullopt) == "(none)");
  CHECK(triage::response{500, ""}.headers("Retry-After") == std::nullopt);
}

TEST_CASE("headers as raw text") {
  CHECK(found("Retry-After: 5\r\n") == "5");
  CHECK(found("HTTP/1.1 429 Too Many: Requests\r\nA: b\r\nretry-after:5\r\n\r\n") == "5");
  CHECK(found("HTTP/2 429\nRETRY-AFTER:\t 5 \n\n") == "5");
  CHECK(found("Retry-After: 5") == "5");
  CHECK(found("Retry-After: 5\r\nRetry-After: 6\r\n") == "5");
  CHECK(found("Retry-After:\r\n") == "");
  CHECK(found("X: y\r\n\r\nRetry-After: 5\r\n") == "(none)");
  CHECK(found("X-Retry-After: 5\r\nRetry-After2: 6\r\nRetry: 7\r\n") == "(none)");
  CHECK(found("X: one\r\n Retry-After: folded\r\n") == "(none)");
  CHECK(found("no colon here\r\nRetry-After: 5\r\n") == "5");
  CHECK(found("") == "(none)");
  CHECK(found(std::string("Retry-After: 5\r\n")) == "5");
}

TEST_CASE("headers as pairs") {
  const header_line array[] = {{"A", "b"}, {"retry-AFTER", " 5 "}, {"Retry-After", "6"}};
  CHECK(found(array) == "5");
  CHECK(found({array, 1}) == "(none)");
  CHECK(found({{"Retry-After", "5"}}) == "5");
  const std::map<std::string, std::string> map = {{"retry-after", "5"}};
  CHECK(found(map) == "5");
  const std::multimap<std::string, std::string> multimap = {{"Retry-After", "5"},
                                                            {"Retry-After", "6"}};
  CHECK(found(multimap) == "5");
  const std::unordered_map<std::string, std::string> hashed = {{"Retry-After", "5"}};
  CHECK(found(hashed) == "5");
  const std::vector<std::pair<std::string, std::string>> vector = {{"x", "y"}, {"Retry-After", ""}};
  CHECK(found(vector) == "");
  const std::vector<header_line> views = {{"Retry-After", "5"}};
  CHECK(found(views) == "5");
}

TEST_CASE("headers as a callable") {
  const std::string kept = "5";
  const std::string* const none = nullptr;
  CHECK(found(&always_seven) == "7");
  CHECK(found([&](std::string_view) { return std::string_view(kept); }) == "5");
  CHECK(found([&](std::string_view) -> const std::string& { return kept; }) == "5");
  CHECK(found([&](std::string_view) { return kept.c_str(); }) == "5");
  CHECK(found([&](std::string_view) { return &kept; }) == "5");
  CHECK(found([&](std::string_view) { return std::optional<std::string_view>(kept); }) == "5");
  CHECK(found([&](std::string_view) { return none; }) == "(none)");
  CHECK(found([](std::string_view) { return static_cast<const char*>(nullptr); }) == "(none)");
  CHECK(found([](std::string_view) { return std::string_view(); }) == "(none)");
  CHECK(found([](std::string_view) { return ""; }) == "");
}

TEST_CASE("headers in constant expressions") {
  STATIC_REQUIRE(header_view("Retry-After: 5")("retry-after") == "5");
  STATIC_REQUIRE(header_view(&always_seven == nullptr ? "" : "A: 1")("a") == "1");
  constexpr auto response = triage::basic_response{
      429, "", [value = "5"](std::string_view) { return std::string_view(value); }};
  STATIC_REQUIRE(triage::detail::find_header(response.headers, "x") == "5");
}

TEST_CASE("a status is taken from any integer or enumeration") {
  enum class status : unsigned { busy = 429 };
  const auto of = [](triage::status_code s) { return static_cast<int>(s); };
  CHECK(of(429) == 429);
  CHECK(of(429L) == 429);
  CHECK(of(429U) == 429);
  CHECK(of(static_cast<short>(429)) == 429);
  CHECK(of(status::busy) == 429);
  CHECK(of(-1) == -1);
  CHECK(of(LLONG_MAX) == INT_MAX);
  CHECK(of(LLONG_MIN) == INT_MIN);
  CHECK(of(ULLONG_MAX) == INT_MAX);
  CHECK(of(UINT_MAX) == INT_MAX);
  CHECK(of(true) == 1);
}
