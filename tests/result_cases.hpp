// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What every carrier has to do. Included by a file for each, after it has chosen one.
#include <triage.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "catch.hpp"

namespace {
namespace cases {

using triage::check;
using triage::result;
using namespace triage::providers;

inline constexpr std::string_view quota =
    R"({"error":{"message":"m","code":"quota_exceeded","type":"insufficient_quota"}})";

inline constexpr auto size_of = [](std::string_view body) { return body.size(); };
inline constexpr auto text_of = [](std::string_view body) { return std::string(body); };

static_assert(check(persly, {200, "body"}).has_value());
static_assert(check(persly, {200, "body"}).value() == "body");
static_assert(check(persly, {204, ""}).value().empty());
static_assert(!check(persly, {429, quota}).has_value());
static_assert(check(persly, {429, quota}).error().code() == persly["quota_exceeded"]);
static_assert(check(persly, {200, "body"}, size_of).value() == 4);
static_assert(!check(persly, {199, "body"}, size_of));
static_assert(!check(persly, {300, "body"}, size_of));
static_assert(std::is_same_v<decltype(check(persly, {200, ""})), result<std::string_view>>);
static_assert(std::is_same_v<decltype(check(persly, {200, ""}, size_of)), result<std::size_t>>);
static_assert(std::is_same_v<decltype(check(persly, {200, ""}, text_of)), result<std::string>>);

inline result<int> number(std::string_view body) {
  if (body == "42") return 42;
  return result<int>(
      triage::carrier::failure<int>(triage::undecodable(persly, {200, body}, "not the answer")));
}

inline void run() {
  SECTION("decode makes the value") {
    const result<std::string> r = check(persly, {200, "body"}, text_of);
    REQUIRE(r);
    CHECK(r.value() == "body");
    CHECK(!check(persly, {500, "body"}, text_of));
  }
  SECTION("decode may make a result") {
    CHECK(check(persly, {200, "42"}, number).value() == 42);
    const result<int> bad = check(persly, {200, "41"}, number);
    REQUIRE(!bad);
    CHECK(bad.error().message() == "not the answer");
    CHECK(bad.error().body() == "41");
    CHECK(bad.error().category() == triage::category::unknown);
    CHECK(bad.error().verdict() == triage::never);
    CHECK(bad.error().processed() == triage::processed::unknown);
    CHECK(check(persly, {429, quota}, number).error().code() == persly["quota_exceeded"]);
  }
  SECTION("decode may make nothing") {
    int calls = 0;
    const auto count = [&](std::string_view) { ++calls; };
    const result<void> good = check(persly, {200, ""}, count);
    CHECK(good.has_value());
    CHECK(calls == 1);
    const result<void> bad = check(persly, {500, ""}, count);
    CHECK(!bad.has_value());
    CHECK(bad.error().status() == 500);
    CHECK(calls == 1);
  }
  SECTION("decode may make what cannot be copied") {
    result<std::unique_ptr<int>> r =
        check(persly, {200, ""}, [](std::string_view) { return std::make_unique<int>(7); });
    result<std::unique_ptr<int>> moved = std::move(r);
    CHECK(*std::move(moved).value() == 7);
  }
  SECTION("copies and assignments between values and errors") {
    const result<std::string> value = check(persly, {200, std::string(100, 'x')}, text_of);
    const result<std::string> failed = check(persly, {429, quota}, text_of);
    for (const auto* from : {&value, &failed}) {
      for (const auto* to : {&value, &failed}) {
        result<std::string> copy = *to;
        copy = *from;
        CHECK(copy.has_value() == from->has_value());
        result<std::string> moved = *to;
        moved = std::move(copy);
        REQUIRE(moved.has_value() == from->has_value());
        if (moved) CHECK(moved.value() == std::string(100, 'x'));
        if (!moved) CHECK(moved.error().code() == persly["quota_exceeded"]);
        const result<std::string>& itself = moved;
        moved = itself;
        CHECK(moved.has_value() == from->has_value());
      }
    }
  }
}

#if TRIAGE_CARRIER != TRIAGE_CARRIER_EXPECTED

// value() of an error, for the carriers whose exception owns what it says.
inline void run_owning() {
  std::string body(quota);
  const result<std::string_view> r = check(persly, {429, body});
  try {
    (void)r.value();
    FAIL("value() of an error returned");
  } catch (const triage::bad_result_access& e) {
    body.assign(body.size(), '#');
    CHECK(e.error().code() == persly["quota_exceeded"]);
    CHECK(e.error().message() == "m");
    CHECK(e.error().body() == quota);
    CHECK(std::string(e.what()).find("code=\"quota_exceeded\"") != std::string::npos);
  }
  const result<std::string_view> good = check(persly, {200, "x"});
  CHECK_THROWS_AS(good.error(), triage::bad_result_access);
  const result<void> nothing = check(persly, {500, ""}, [](std::string_view) {});
  CHECK_THROWS_AS(nothing.value(), std::exception);
  static_assert(std::is_trivially_copyable_v<result<std::string_view>>);
  static_assert(std::is_trivially_copyable_v<result<int>>);
}

#endif

}  // namespace cases
}  // namespace
