// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <version>

#include "catch.hpp"

#if defined(__cpp_lib_expected)

#define TRIAGE_CARRIER TRIAGE_CARRIER_EXPECTED
#include "result_cases.hpp"

#include <expected>

#include <triage/exception.hpp>

static_assert(std::is_same_v<triage::result<int>, std::expected<int, triage::error>>);

TEST_CASE("result<T> as std::expected") {
  cases::run();
  const triage::result<std::string_view> r =
      triage::check(triage::providers::persly, {429, cases::quota});
  CHECK_THROWS_AS(r.value(), std::bad_expected_access<triage::error>);
  // Its exception borrows, as docs/carriers.md says.
  try {
    (void)r.value();
  } catch (const std::bad_expected_access<triage::error>& e) {
    CHECK(e.error().body().data() == cases::quota.data());
  }
  CHECK(r.value_or("otherwise") == "otherwise");
}

TEST_CASE("throw_if_error throws what owns the error, for std::expected too") {
  std::string body(cases::quota);
  try {
    triage::throw_if_error(triage::check(triage::providers::persly, {429, body}));
    FAIL("throw_if_error returned");
  } catch (const triage::failure& f) {
    body.assign(body.size(), '#');
    CHECK(f.error().body() == cases::quota);
  }
}

// The monadic members came with the second version of the feature.
#if __cpp_lib_expected >= 202211L

TEST_CASE("the monadic members of std::expected") {
  using namespace triage::providers;
  using triage::check;
  using triage::result;
  const auto twice = [](std::size_t n) -> result<std::size_t> { return n * 2; };
  const auto size = [](std::string_view body) { return body.size(); };
  CHECK(check(persly, {200, "abc"}).transform(size).and_then(twice).value() == 6);
  CHECK(check(persly, {429, cases::quota}).transform(size).and_then(twice).error().code() ==
        persly["quota_exceeded"]);

  const auto on_retry = [](const triage::error& e) -> result<std::string_view> {
    if (e.may_retry(true)) return "cached";
    return std::unexpected(e);
  };
  CHECK(check(persly, {503, ""}).or_else(on_retry).value() == "cached");
  CHECK(check(persly, {429, cases::quota}).or_else(on_retry).error().status() == 429);
  const auto undecodable = [](std::string_view body) -> result<std::string_view> {
    return std::unexpected(triage::undecodable(persly, {200, body}, "no"));
  };
  CHECK(check(persly, {200, "abc"}).and_then(undecodable).error().message() == "no");

  // Into an application's own error, or one that outlives the response.
  const std::expected<std::string_view, int> own =
      check(persly, {429, cases::quota}).transform_error([](const triage::error& e) {
        return e.status();
      });
  CHECK(own.error() == 429);
  std::string body(cases::quota);
  const std::expected<std::string_view, triage::owned_error> owned =
      check(persly, {429, body}).transform_error([](const triage::error& e) {
        return triage::owned_error(e);
      });
  body.assign(body.size(), '#');
  CHECK(owned.error()->body() == cases::quota);
}

#endif

#endif
