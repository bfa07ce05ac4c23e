// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What every carrier has to do beside an application's own Outcome types. Included by a file for
// each, after it has chosen one. The first two come first, as Outcome asks once whether an error
// makes an error_code.
#include <triage/error_code.hpp>
#include <triage/exception.hpp>

#include <boost/outcome.hpp>
#include <boost/outcome/try.hpp>

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <system_error>

#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include "catch.hpp"

namespace {
namespace interop {

namespace outcome = BOOST_OUTCOME_V2_NAMESPACE;
using namespace triage::providers;

constexpr std::string_view quota_body =
    R"({"error":{"message":"m","code":"quota_exceeded","type":"insufficient_quota"}})";

// An application's error, which can be made of the library's and turned into it.
struct app_error {
  app_error(const triage::error& e) : reason(to_string(e.category())), http(e) {}
  operator const triage::error&() const { return http; }
  std::string reason;
  triage::error http;
};

// The types of applications, as they are met.
template <class T>
using with_own_error = outcome::basic_result<T, app_error, outcome::policy::all_narrow>;
template <class T>
using with_owned_error = outcome::basic_result<T, triage::owned_error, outcome::policy::terminate>;
template <class T>
using with_error_code = outcome::std_result<T>;
template <class T>
using with_boost_error_code = outcome::boost_result<T>;
template <class T>
using with_exception = outcome::basic_result<T, std::exception_ptr, outcome::policy::all_narrow>;
template <class T>
using with_either = outcome::std_outcome<T>;

// TRY in a function of the application.
template <template <class> class Result>
Result<std::size_t> size_of(const triage::response& r) {
  BOOST_OUTCOME_TRY(auto body, triage::check(persly, r));
  return body.size();
}

template <template <class> class Result>
void check_value() {
  REQUIRE(size_of<Result>({200, "abc"}).has_value());
  CHECK(size_of<Result>({200, "abc"}).assume_value() == 3);
  CHECK(!size_of<Result>({500, "abc"}).has_value());
}

inline void run_into_application() {
  check_value<with_own_error>();
  check_value<with_owned_error>();
  check_value<with_error_code>();
  check_value<with_boost_error_code>();
  check_value<with_exception>();
  check_value<with_either>();

  const triage::response quota{429, quota_body};
  CHECK(size_of<with_own_error>(quota).assume_error().reason == "quota_exhausted");
  CHECK(size_of<with_own_error>(quota).assume_error().http.code() == persly["quota_exceeded"]);
  CHECK(size_of<with_error_code>(quota).error() == triage::category::quota_exhausted);
  CHECK(size_of<with_error_code>(quota).error().category() == triage::category_of(persly));
  CHECK(size_of<with_boost_error_code>(quota).error() == triage::category::quota_exhausted);
  CHECK(size_of<with_either>(quota).error() == triage::category::quota_exhausted);
  CHECK(size_of<with_error_code>({504, ""}).error() == std::errc::timed_out);

  // What owns outlives the response.
  std::string body(quota_body);
  const with_owned_error<std::size_t> owned = size_of<with_owned_error>({429, body});
  const with_exception<std::size_t> thrown = size_of<with_exception>({429, body});
  body.assign(body.size(), '#');
  CHECK(owned.error()->body() == quota_body);
  try {
    std::rethrow_exception(thrown.assume_error());
  } catch (const triage::failure& f) {
    CHECK(f.error().body() == quota_body);
  }
}

// Whole results, without TRY: Outcome's conversions are explicit.
inline void run_converted() {
  const auto bad = triage::check(persly, {429, quota_body});
  const auto good = triage::check(persly, {200, "abc"});
  const with_own_error<std::string_view> bad_own(bad);
  const with_own_error<std::string_view> good_own(good);
  CHECK(bad_own.assume_error().http.code() == persly["quota_exceeded"]);
  CHECK(good_own.assume_value() == "abc");
  const with_owned_error<std::string_view> owned(bad);
  CHECK(owned.error()->status() == 429);
}

#if TRIAGE_CARRIER != TRIAGE_CARRIER_EXPECTED

// And back: TRY of the application's type in a function of the library's.
inline triage::result<std::size_t> doubled(const triage::response& r) {
  BOOST_OUTCOME_TRY(auto size, size_of<with_own_error>(r));
  return size * 2;
}

inline void run_from_application() {
  CHECK(doubled({200, "abc"}).value() == 6);
  const std::string body(quota_body);
  const triage::result<std::size_t> bad = doubled({429, body});
  REQUIRE(!bad);
  CHECK(bad.error().code() == persly["quota_exceeded"]);
  CHECK(bad.error().verdict() == triage::never);
  // It borrows from the response still, and not from what was in between.
  CHECK(bad.error().body().data() == body.data());
  CHECK(bad.error().message() == "m");
}

#endif

}  // namespace interop
}  // namespace

TEST_CASE("into an application's Outcome types: " TRIAGE_TEST_CARRIER) {
  interop::run_into_application();
  interop::run_converted();
}

#if TRIAGE_CARRIER != TRIAGE_CARRIER_EXPECTED
TEST_CASE("from an application's Outcome type: " TRIAGE_TEST_CARRIER) {
  interop::run_from_application();
}
#endif
