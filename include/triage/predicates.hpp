// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Predicates for circuit breakers, alarms and rate limiters.
#ifndef TRIAGE_PREDICATES_HPP
#define TRIAGE_PREDICATES_HPP

#include <triage/vocabulary/category.hpp>
#include <triage/error.hpp>

namespace triage::inline TRIAGE_ABI {

/// Whether the service, or the network to it, is at fault, for circuit breakers and error rates.
/// False for a success, for faults of the request or the account, for limits, and for failures of
/// your own program (`cancelled`, `local`).
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

/// Whether sending fewer requests per time helps. It does not help with a used-up quota or balance.
[[nodiscard]] constexpr bool throttled(const error& e) noexcept {
  return e.category() == category::rate_limited || e.category() == category::overloaded;
}

}  // namespace triage::inline TRIAGE_ABI

#endif
