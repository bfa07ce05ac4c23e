// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// How a client retries: how often, how long it waits, how much of the server's patience it has.
#ifndef TRIAGE_RETRY_POLICY_HPP
#define TRIAGE_RETRY_POLICY_HPP

#include <cstdint>
#include <string_view>

#include <triage/verdict.hpp>

namespace triage::inline TRIAGE_ABI {

class error;

/// How chance spreads the delays of many clients, so that they do not come back all at once. d is
/// the delay without it. `none` to `decorrelated` are those of the AWS Architecture Blog,
/// "Exponential Backoff And Jitter"; the other two are what client libraries do.
enum class jitter : std::uint8_t {
  none,          ///< d
  full,          ///< 0 … d
  equal,         ///< d/2 … d
  decorrelated,  ///< base … 3 times the previous delay, at most the cap
  less,          ///< d, less up to `jitter_amount` per mille of it
  more,          ///< d, and up to `jitter_amount` milliseconds more
};

/// What to do with a delay from the server that is longer than `max_server_delay_ms`.
enum class if_longer : std::uint8_t {
  stop,     ///< not retry: an early retry would only fail again
  compute,  ///< take the computed delay instead
  shorter,  ///< take the computed delay, or the server's if that is shorter
  clamp,    ///< wait max_server_delay_ms
};

/// Why there is no next attempt.
enum class stop : std::uint8_t {
  no,               ///< there is one
  not_retryable,    ///< the verdict is `never`
  outcome_unknown,  ///< it may have been carried out, and the request is not idempotent
  server_delay,     ///< the server wants more patience than the policy has
  attempts_spent,   ///< max_attempts were made
};

[[nodiscard]] constexpr std::string_view to_string(stop s) noexcept {
  switch (s) {
    case stop::no: break;
    case stop::not_retryable: return "not_retryable";
    case stop::outcome_unknown: return "outcome_unknown";
    case stop::server_delay: return "server_delay";
    case stop::attempts_spent: return "attempts_spent";
  }
  return "no";
}

/// The next step.
struct plan {
  stop why = stop::no;
  /// Before the next attempt, in milliseconds; for stop::server_delay, what the server wanted.
  std::int64_t delay_ms = 0;
  bool from_server = false;  ///< the delay is the server's, not computed

  /// Whether there is a next attempt.
  explicit constexpr operator bool() const noexcept { return why == stop::no; }
  friend constexpr bool operator==(const plan&, const plan&) = default;
};

/// Plain numbers; delays in milliseconds. No clock and no random source inside: the caller gives
/// the number of the attempt and some random bits, and the same arguments give the same plan.
///
///     constexpr triage::retry_policy policy{.max_attempts = 5, .idempotent = true};
///     if (const triage::plan p = policy.next(e, attempt, rng())) sleep_for(p.delay_ms);
struct retry_policy {
  std::int32_t max_attempts = 3;  ///< all of them, the first included
  std::int64_t base_ms = 500;     ///< before the first retry
  double factor = 2.0;            ///< each delay is this many times the one before
  std::int64_t cap_ms = 20'000;   ///< of computed delays, before jitter
  triage::jitter jitter = triage::jitter::full;
  std::int32_t jitter_amount = 0;             ///< for jitter::less and jitter::more
  std::int64_t max_server_delay_ms = 60'000;  ///< what to accept of the server
  triage::if_longer if_longer = triage::if_longer::stop;
  bool zero_is_no_delay = false;  ///< a server's delay of 0 is taken for none
  bool first_at_once = false;     ///< the first retry does not wait; the others as if it had
  bool idempotent = false;        ///< the request may be carried out twice

  /// What to do after attempt number `attempt`, of which the first is 1, has failed with `e`.
  /// `entropy`: any 64 random bits. `previous_ms`: the delay before this attempt, for
  /// jitter::decorrelated; if it is not given, the longest that it can have been. Defined in
  /// <triage/plan.hpp>.
  ///
  /// A delay from the server is taken as it is, without jitter, if it is at most
  /// max_server_delay_ms; else `if_longer` says.
  [[nodiscard]] constexpr plan next(const error& e, std::int32_t attempt, std::uint64_t entropy,
                                    std::int64_t previous_ms = -1) const noexcept;

  /// The computed delay before retry number `n`, of which the first is 1, whatever the error.
  /// 0 … max_delay_ms.
  [[nodiscard]] constexpr std::int64_t delay_ms(std::int32_t n, std::uint64_t entropy,
                                                std::int64_t previous_ms = -1) const noexcept;

 private:
  // base × by^n, by squaring; beyond anything that could count, it may be less.
  [[nodiscard]] constexpr double grown(double by, std::int32_t n) const noexcept {
    constexpr double plenty = 1e100;
    double d = static_cast<double>(base_ms);
    for (; n > 0 && d < plenty; n /= 2) {
      if (n % 2 != 0) d *= by;
      if (by < plenty) by *= by;
    }
    return d;
  }
};

constexpr std::int64_t retry_policy::delay_ms(std::int32_t n, std::uint64_t entropy,
                                              std::int64_t previous_ms) const noexcept {
  if (first_at_once && n <= 1) return 0;
  const auto cap = static_cast<double>(cap_ms);
  const auto base = static_cast<double>(base_ms);
  const std::int32_t before = n > 1 ? n - 1 : 0;
  double d = grown(factor, before);
  if (d > cap) d = cap;
  // [0, 1), as many bits as a double has.
  const double r = static_cast<double>(entropy >> 11) * 0x1p-53;
  switch (jitter) {
    case jitter::none: break;
    case jitter::full: d *= r; break;
    case jitter::equal: d = d / 2 + d / 2 * r; break;
    case jitter::decorrelated: {
      const double previous =
          previous_ms >= 0 ? static_cast<double>(previous_ms) : grown(3, before);
      d = base + ((previous > base ? previous : base) * 3 - base) * r;
      if (d > cap) d = cap;
      break;
    }
    case jitter::less: d *= 1 - r * jitter_amount / 1000; break;
    case jitter::more: d += r * jitter_amount; break;
  }
  if (!(d > 0)) return 0;
  if (d >= static_cast<double>(max_delay_ms)) return max_delay_ms;
  const auto whole = static_cast<std::int64_t>(d);
  return d - static_cast<double>(whole) < 0.5 ? whole : whole + 1;
}

}  // namespace triage::inline TRIAGE_ABI

#endif
