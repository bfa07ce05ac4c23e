// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What circuit breakers, alarms and pace keepers ask about an error.
#ifndef TRIAGE_PREDICATES_HPP
#define TRIAGE_PREDICATES_HPP

#include <triage/vocabulary/category.hpp>
#include <triage/error.hpp>

namespace triage::inline TRIAGE_ABI {

/// Whether the failure speaks against the service, for circuit breakers and error rates: it, or the
/// network to it, did not do its part. False for a success, for what the request or the account is
/// to blame for, for limits, and for what this side did (`cancelled`, `local`).
[[nodiscard]] constexpr bool counts_against_service(const error& e) noexcept {
  switch (e.category()) {
    case category::timeout:
    case category::internal:
    case category::unavailable:
    case category::overloaded:
    case category::bad_response: return true;
    default: return false;
  }
}

/// Whether the service asks for fewer requests per time, so that slowing down helps. A used-up
/// quota or balance does not come back by slowing down.
[[nodiscard]] constexpr bool throttled(const error& e) noexcept {
  return e.category() == category::rate_limited || e.category() == category::overloaded;
}

}  // namespace triage::inline TRIAGE_ABI

#endif
