// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"

#if __has_include(<boost/outcome/basic_result.hpp>)

#define TRIAGE_CARRIER TRIAGE_CARRIER_OUTCOME
#include "result_cases.hpp"

#include <boost/outcome/try.hpp>

static_assert(
    std::is_same_v<triage::result<int>,
                   boost::outcome_v2::basic_result<int, triage::error, triage::outcome_policy>>);

TEST_CASE("result<T> as Boost.Outcome") {
  cases::run();
}
TEST_CASE("value() of an error throws what owns it: Boost.Outcome") {
  cases::run_owning();
}

namespace {
triage::result<std::size_t> length(const triage::response& r) {
  BOOST_OUTCOME_TRY(auto body, triage::check(triage::providers::persly, r));
  return body.size();
}

triage::result<void> nothing(const triage::response& r) {
  BOOST_OUTCOME_TRY(triage::check(triage::providers::persly, r, cases::text_of));
  BOOST_OUTCOME_TRY(auto size, length(r));
  if (size != 3) return triage::undecodable(triage::providers::persly, r, "not three");
  return boost::outcome_v2::success();
}

triage::result<std::unique_ptr<std::string>> moved(const triage::response& r) {
  BOOST_OUTCOME_TRY(auto p, triage::check(triage::providers::persly, r, [](std::string_view body) {
                      return std::make_unique<std::string>(body);
                    }));
  return p;
}

}  // namespace

TEST_CASE("BOOST_OUTCOME_TRY passes errors on") {
  CHECK(length({200, "abc"}).value() == 3);
  CHECK(length({500, "abc"}).error().status() == 500);
  CHECK(nothing({200, "abc"}).has_value());
  CHECK(nothing({200, "ab"}).error().message() == "not three");
  CHECK(nothing({404, "abc"}).error().status() == 404);
  CHECK(*moved({200, "abc"}).value() == "abc");
  CHECK(moved({429, cases::quota}).error().code() == triage::providers::persly["quota_exceeded"]);
}

TEST_CASE("members of Outcome's result") {
  const triage::result<int> bad =
      triage::check(triage::providers::persly, {500, ""}, [](std::string_view) { return 1; });
  CHECK(bad.has_error());
  CHECK(bad.assume_error().status() == 500);
  CHECK(!bad.has_exception());
  const triage::result<long> passed_on = bad.as_failure();
  CHECK(passed_on.error().status() == 500);
  const triage::result<int> good = 3;
  CHECK(good.assume_value() == 3);
  STATIC_REQUIRE(std::is_trivially_copyable_v<triage::result<void>>);
}

#endif
