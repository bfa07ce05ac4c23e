// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Compiled several times with different options; see linking.sh. PART is the name of the function
// by which main.cpp uses it.
#if defined(TRIAGE_TEST_SINGLE_HEADER)
#include "triage.hpp"
#include "triage/providers/assisters.hpp"
#else
#include <triage/check.hpp>
#include <triage/exception.hpp>
#include <triage/line.hpp>
#include <triage/providers/assisters.hpp>
#endif

#include <cstring>
#include <string_view>

namespace {

using triage::providers::assisters;

bool classifies(std::string_view body, std::string_view headers) {
  const triage::error e = triage::classify(assisters, {429, body, headers});
  char line[512];
  return e.category() == triage::category::rate_limited && e.delay_ms() == 7000 &&
         e.code() == assisters["rate_limit_exceeded"] &&
         e.message() == "a message, long enough for vectors" && e.body() == body &&
         to_line(e, line).size() > 100 && triage::limits(assisters, headers).size() == 1;
}

bool checks(std::string_view body) {
  const triage::result<std::string_view> good = triage::check(assisters, {200, body});
  triage::result<std::string_view> bad = triage::check(assisters, {500, body});
  bad = good;
  return bad.has_value() && bad.value() == body;
}

#if defined(__cpp_exceptions)
template <class F>
bool throws(F f) {
  try {
    f();
  } catch (...) {
    return true;
  }
  return false;
}
#else
template <class F>
bool throws(F f) {
  f();  // aborts
  return false;
}
#endif

}  // namespace

#if defined(TRIAGE_TEST_GIVES)
// The same types in files with and without exceptions.
triage::owned_result<int> passed_between_files(triage::error e) {
  return e;
}
triage::result<int> borrowed_between_files(const triage::owned_error& e) {
  return e.get();
}
#elif defined(TRIAGE_TEST_TAKES)
triage::owned_result<int> passed_between_files(triage::error);
triage::result<int> borrowed_between_files(const triage::owned_error&);
#endif

/// 0 if all is well. `what`: c(lassify), v(alue), e(rror), t(hrow_if_error), p(ass).
extern "C" int PART(char what, const char* body, const char* headers) {
  const auto failed = [&] { return triage::check(assisters, {500, body}); };
  switch (what) {
    case 'c': return classifies(body, headers) && checks(body) ? 0 : 1;
    case 'v': return throws([&] { (void)failed().value(); }) ? 0 : 1;
#if !defined(TRIAGE_CARRIER) || TRIAGE_CARRIER != TRIAGE_CARRIER_EXPECTED
    case 'e': return throws([&] { (void)triage::check(assisters, {200, body}).error(); }) ? 0 : 1;
#endif
#if !defined(TRIAGE_TEST_SINGLE_HEADER)
    case 't': return throws([&] { triage::throw_if_error(failed()); }) ? 0 : 1;
#endif
#if defined(TRIAGE_TEST_TAKES)
    case 'p': {
      const auto owned = passed_between_files(failed().error());
      return owned.error()->status() == 500 && throws([&] { (void)owned.value(); }) &&
                     throws([&] { (void)borrowed_between_files(owned.error()).value(); })
                 ? 0
                 : 1;
    }
#endif
    default: return 0;
  }
}
