// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The next attempt after an error, or why there is none; and a budget for retries.
#ifndef TRIAGE_PLAN_HPP
#define TRIAGE_PLAN_HPP

#include <cstdint>
#include <optional>

#include <triage/error.hpp>
#include <triage/retry_policy.hpp>

namespace triage::inline TRIAGE_ABI {

constexpr plan retry_policy::next(const error& e, std::int32_t attempt, std::uint64_t entropy,
                                  std::int64_t previous_ms) const noexcept {
  if (e.verdict() == never) return {.why = stop::not_retryable};
  if (!idempotent && e.processed() != processed::no) return {.why = stop::outcome_unknown};
  const bool named = e.verdict() == after && !(zero_is_no_delay && e.delay_ms() == 0);
  const std::int64_t most = max_server_delay_ms > 0 ? max_server_delay_ms : 0;
  const bool too_long = named && e.delay_ms() > most;
  if (too_long && if_longer == if_longer::stop) {
    return {.why = stop::server_delay, .delay_ms = e.delay_ms(), .from_server = true};
  }
  if (attempt >= max_attempts) return {.why = stop::attempts_spent};
  const std::int64_t computed = delay_ms(attempt, entropy, previous_ms);
  if (named && (!too_long || (if_longer == if_longer::shorter && e.delay_ms() < computed))) {
    return {.delay_ms = e.delay_ms(), .from_server = true};
  }
  if (too_long && if_longer == if_longer::clamp) return {.delay_ms = most, .from_server = true};
  return {.delay_ms = computed};
}

/// A token bucket that all calls to one service share, so that retries stop when most calls fail,
/// and do not make an outage worse. The numbers are those of the standard retry mode of the AWS
/// SDKs ("Retry behavior", AWS SDKs and Tools Reference Guide). The caller keeps it, and guards it
/// if several threads use it.
struct retry_budget {
  std::int32_t capacity = 500;
  std::int32_t tokens = capacity;
  std::int32_t retry_cost = 5;
  std::int32_t timeout_cost = 10;  ///< for category::timeout
  std::int32_t success_refund = 1;

  /// Pays for a retry after `e`: what it cost, or nullopt if there are not enough tokens, so don't
  /// retry.
  [[nodiscard]] constexpr std::optional<std::int32_t> take(const error& e) noexcept {
    const std::int32_t cost = e.category() == category::timeout ? timeout_cost : retry_cost;
    if (cost > tokens) return std::nullopt;
    tokens -= cost;
    return cost;
  }

  /// A call succeeded: gives back what its last retry cost, or success_refund if it needed none.
  constexpr void succeeded(std::int32_t last_cost = 0) noexcept {
    const std::int32_t refund = last_cost > 0 ? last_cost : success_refund;
    tokens = refund > capacity - tokens ? capacity : tokens + refund;
  }
};

}  // namespace triage::inline TRIAGE_ABI

#endif
