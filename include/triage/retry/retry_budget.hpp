// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A limit on the retries of all calls to one service together.
#ifndef TRIAGE_RETRY_RETRY_BUDGET_HPP
#define TRIAGE_RETRY_RETRY_BUDGET_HPP

#include <cstdint>
#include <optional>

#include <triage/error.hpp>

namespace triage::inline TRIAGE_ABI {

/// A token bucket that all calls to one service share, so that retries stop when most calls fail
/// and do not make an outage worse. The numbers are those of the standard retry mode of the AWS
/// SDKs
/// ("Retry behavior", AWS SDKs and Tools Reference Guide; botocore, retries/quota.py). All members
/// are numbers of tokens. The caller owns one for each service.
///
/// Not synchronised: if several threads use one, guard every call, also `attempts::next` of the
/// attempts that have a pointer to it.
struct retry_budget {
  std::int32_t capacity = 500;     ///< tokens that it can hold
  std::int32_t tokens = capacity;  ///< tokens that it holds
  std::int32_t retry_cost = 5;     ///< what a retry costs
  std::int32_t timeout_cost = 10;  ///< what it costs after a timeout of one's own, without response
  std::int32_t success_refund = 1;  ///< what a success without retries gives back

  /// Takes the tokens for a retry after `e` and returns their number, or nullopt if there are not
  /// enough: then do not retry. Call it after `retry_policy::next` has planned the retry, so that
  /// no tokens are taken for retries that are not made; `attempts` does both. A negative cost is 0.
  [[nodiscard]] constexpr std::optional<std::int32_t> take(const error& e) noexcept {
    const bool own_timeout = e.status() == 0 && e.category() == category::timeout;
    std::int32_t cost = own_timeout ? timeout_cost : retry_cost;
    if (cost < 0) cost = 0;
    if (cost > tokens) return std::nullopt;
    tokens -= cost;
    return cost;
  }

  /// Call once per successful call. `last_cost`: what `take` returned for its last retry; 0 if
  /// there was no retry.
  constexpr void succeeded(std::int32_t last_cost = 0) noexcept {
    const std::int64_t refund = last_cost > 0 ? last_cost : success_refund;
    if (refund <= 0) return;
    const std::int64_t sum = tokens + refund;
    tokens = sum > capacity ? capacity : static_cast<std::int32_t>(sum);
  }
};

}  // namespace triage::inline TRIAGE_ABI

#endif
