// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Outcome without Boost, which has another namespace and OUTCOME_TRY: the own type beside it.
#if __has_include(<outcome.hpp>)

#include <triage/error_code.hpp>

#include <outcome.hpp>

#include <cstddef>
#include <string_view>

#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include "catch.hpp"

namespace {

namespace outcome = OUTCOME_V2_NAMESPACE;
using triage::providers::persly;

constexpr std::string_view quota =
    R"({"error":{"message":"m","code":"quota_exceeded","type":"insufficient_quota"}})";

struct app_error {
  app_error(const triage::error& e) : http(e) {}
  operator const triage::error&() const { return http; }
  triage::error http;
};
template <class T>
using app_result = outcome::basic_result<T, app_error, outcome::policy::all_narrow>;

// TRY in a function of the library's type, of the application's, and of one with an error_code.
triage::result<std::size_t> length(const triage::response& r) {
  OUTCOME_TRY(auto body, triage::check(persly, r));
  return body.size();
}
app_result<std::size_t> doubled(const triage::response& r) {
  OUTCOME_TRY(auto size, length(r));
  return size * 2;
}
triage::result<std::size_t> halved(const triage::response& r) {
  OUTCOME_TRY(auto size, doubled(r));
  return size / 2;
}
outcome::std_result<std::size_t> as_code(const triage::response& r) {
  OUTCOME_TRY(auto size, length(r));
  return size;
}

}  // namespace

TEST_CASE("OUTCOME_TRY passes values and errors on, to and fro") {
  CHECK(length({200, "abc"}).value() == 3);
  CHECK(doubled({200, "abc"}).assume_value() == 6);
  CHECK(halved({200, "abc"}).value() == 3);
  CHECK(as_code({200, "abc"}).assume_value() == 3);

  CHECK(length({429, quota}).error().code() == persly["quota_exceeded"]);
  CHECK(doubled({429, quota}).assume_error().http.code() == persly["quota_exceeded"]);
  CHECK(halved({429, quota}).error().code() == persly["quota_exceeded"]);
  CHECK(halved({429, quota}).error().body().data() == quota.data());
  CHECK(as_code({429, quota}).error() == triage::category::quota_exhausted);
  CHECK(as_code({504, ""}).error() == std::errc::timed_out);
}

#endif
