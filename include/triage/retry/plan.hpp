// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The next attempt after an error, or why there is none.
#ifndef TRIAGE_RETRY_PLAN_HPP
#define TRIAGE_RETRY_PLAN_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <triage/text/detail/null.hpp>
#include <triage/error.hpp>
#include <triage/vocabulary/retry_policy.hpp>

namespace triage::inline TRIAGE_ABI {

namespace detail {

/// The delay that the server named for this error, whatever the verdict.
[[nodiscard]] constexpr std::optional<std::int64_t> named_delay_ms(const error& e) noexcept {
  if (e.verdict() == after) return e.delay_ms();
  return e.server_delay_ms();
}

template <std::size_t N>
[[nodiscard]] constexpr bool lists(const std::string_view (&methods)[N],
                                   std::string_view method) noexcept {
  for (const std::string_view m : methods) {
    if (!m.empty() && m == method) return true;
  }
  return false;
}

/// Whether a client with these rules would retry; `named`: the server named a delay.
[[nodiscard]] constexpr bool retries(const retry_rules& rules, const error& e,
                                     std::string_view method, bool named) noexcept {
  const bool told = rules.any_with_delay && named && e.status() >= 400;
  bool wanted = e.verdict() != never;
  if (e.verdict().decided_by == basis::http_default && !rules.statuses.empty()) {
    wanted = told || rules.statuses.contains(e.status());
  }
  if (!wanted || told || method.empty() || rules.methods[0].empty()) return wanted;
  return lists(rules.methods, method) ||
         (lists(rules.some_methods, method) && rules.some_statuses.contains(e.status()));
}

}  // namespace detail

constexpr plan retry_policy::next(const error& e, const request_facts& request,
                                  std::int32_t attempt, std::uint64_t entropy,
                                  std::int64_t previous_ms) const noexcept {
  if (!e.failed()) return {.why = stop::succeeded};
  std::optional<std::int64_t> named = detail::named_delay_ms(e);
  bool wanted = e.verdict() != never;
  if (!detail::is_null(rules) && e.status() != 0) {
    const bool heard = rules->delay_statuses.empty() || rules->delay_statuses.contains(e.status());
    if (!heard) named = std::nullopt;
    const bool allowed = wanted;
    wanted = detail::retries(*rules, e, request.method, named.has_value());
    if (allowed && !wanted) return {.why = stop::by_policy};
  }
  if (!wanted) return {.why = stop::not_retryable};
  if (!request.idempotent && e.processed() != processed::no) return {.why = stop::outcome_unknown};
  const std::int32_t made = attempt > 1 ? attempt : 1;
  const plan p = timed(named, backoff_ms(made, entropy, previous_ms), entropy);
  if (p && made >= max_attempts) return {.why = stop::attempts_spent};
  return p;
}

}  // namespace triage::inline TRIAGE_ABI

#endif
