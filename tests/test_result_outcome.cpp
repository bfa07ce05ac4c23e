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
}  // namespace

TEST_CASE("BOOST_OUTCOME_TRY passes errors on") {
  CHECK(length({200, "abc"}).value() == 3);
  CHECK(length({500, "abc"}).error().status() == 500);
}

#endif
