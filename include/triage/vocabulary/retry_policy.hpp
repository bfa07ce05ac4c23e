// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// How a client retries: how often, how long it waits, and how long it lets the server make it wait.
#ifndef TRIAGE_VOCABULARY_RETRY_POLICY_HPP
#define TRIAGE_VOCABULARY_RETRY_POLICY_HPP

#include <cstdint>
#include <optional>
#include <string_view>

#include <triage/vocabulary/verdict.hpp>

namespace triage::inline TRIAGE_ABI {

class error;

/// How chance spreads the computed delays of many clients, so that they do not all come back at the
/// same moment. d is the delay without it. `none` to `decorrelated` are those of the AWS
/// Architecture Blog, "Exponential Backoff And Jitter"; the other two are what client libraries do.
enum class jitter : std::uint8_t {
  none,   ///< d
  full,   ///< 0 … d
  equal,  ///< d/2 … d
  /// Uniform in [base, 3 × the previous delay], at most the cap. Pass the previous delay; without
  /// it the longest possible one is assumed.
  decorrelated,
  less,  ///< d, less up to `less_permille` thousandths of it
  more,  ///< d, and up to `more_ms` milliseconds more, at most the cap
};

/// What to do with a delay from the server that is longer than `max_server_delay_ms`.
enum class if_longer : std::uint8_t {
  stop,     ///< do not retry: an early retry would only fail again
  compute,  ///< take the computed delay instead
  shorter,  ///< take the computed delay, or the server's if that is shorter
  clamp,    ///< wait max_server_delay_ms
};

/// Why there is no next attempt.
enum class stop : std::uint8_t {
  none,             ///< there is one
  succeeded,        ///< none is needed
  not_retryable,    ///< the verdict is `never`
  outcome_unknown,  ///< it may have been carried out, and must not be carried out twice
  by_policy,        ///< the verdict allows it, the policy's `retry_rules` do not
  server_delay,     ///< the server asks for a longer wait than max_server_delay_ms
  attempts_spent,   ///< max_attempts were made
  deadline,         ///< the wait would not end before the deadline; from `attempts` only
  budget,           ///< the retry budget is spent; from `attempts` only
};

/// The enumerator's own name, for logs. Static storage.
[[nodiscard]] constexpr std::string_view to_string(stop s) noexcept {
  switch (s) {
    case stop::none: break;
    case stop::succeeded: return "succeeded";
    case stop::not_retryable: return "not_retryable";
    case stop::outcome_unknown: return "outcome_unknown";
    case stop::by_policy: return "by_policy";
    case stop::server_delay: return "server_delay";
    case stop::attempts_spent: return "attempts_spent";
    case stop::deadline: return "deadline";
    case stop::budget: return "budget";
  }
  return "none";
}

/// The next step.
struct plan {
  stop why = stop::none;
  /// Milliseconds to wait before the next attempt, 0 … max_delay_ms. If there is none, the wait
  /// that was out of the question (stop::server_delay, deadline, budget), else 0.
  std::int64_t wait_ms = 0;
  bool from_server = false;  ///< the server named the delay, whatever was added or cut off
  /// What to do before the next attempt; from `attempts` only.
  triage::recovery recovery = triage::recovery::none;

  /// Whether there is a next attempt.
  explicit constexpr operator bool() const noexcept { return why == stop::none; }
  friend constexpr bool operator==(const plan&, const plan&) = default;
};

/// Whether RFC 9110 section 9.2.2 calls a method idempotent: sending the request twice is meant to
/// have the effect of sending it once. Methods are case-sensitive (section 9.1).
[[nodiscard]] constexpr bool is_idempotent_method(std::string_view method) noexcept {
  for (const std::string_view m : {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}) {
    if (method == m) return true;
  }
  return false;
}

/// What only the caller knows about a request.
struct request_facts {
  /// Carrying it out twice does no harm: it reads, it sets what is set already, or an idempotency
  /// key protects it. Otherwise only `processed::no` is repeated. See `is_idempotent_method`.
  bool idempotent = false;
  /// "POST", for policies that go by the method; empty skips those rules. Borrowed.
  std::string_view method = {};
};

/// Up to eight ranges of statuses: `{{{408, 408}, {500, 599}}}`.
struct status_set {
  struct range {
    std::int16_t first = 0;
    std::int16_t last = 0;
  };
  range ranges[8] = {};

  [[nodiscard]] constexpr bool contains(int status) const noexcept {
    for (const range& r : ranges) {
      if (r.first != 0 && status >= r.first && status <= r.last) return true;
    }
    return false;
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return ranges[0].first == 0; }
};

/// What a client retries by status and method, for policies that copy one. The rules take the place
/// of HTTP's own meaning of a status and no more: what a code, a type, the provider's table or the
/// server's explicit word decided is not overruled, because it says more than the client knows. Nor
/// is `request_facts::idempotent`. They do not apply if there was no response.
struct retry_rules {
  /// Retried if only the status is known (basis::http_default). Empty: what the verdict retries.
  status_set statuses = {};
  /// Retried too, with any method and any status above 399, if the server named a delay.
  bool any_with_delay = false;
  /// The methods that are retried on all those statuses, from the first on. Empty: all methods.
  std::string_view methods[8] = {};
  /// The methods that are retried on `some_statuses` only. Those in neither list are not retried.
  std::string_view some_methods[4] = {};
  status_set some_statuses = {};
  /// Where a delay from the server is looked at. Empty: everywhere.
  status_set delay_statuses = {};
};

/// Plain numbers; delays in milliseconds. No clock and no random source inside: the caller gives
/// the number of the attempt and some random bits, and the same arguments give the same plan. For
/// a whole call use `attempts`, which counts and keeps what belongs to the call.
///
///     constexpr triage::retry_policy policy{.max_attempts = 5};
///     const triage::plan p = policy.next(e, {.idempotent = true}, attempt, rng());
///     if (p) sleep_for(p.wait_ms);
///
/// Every value is valid: one that makes no sense is read as the nearest that does.
struct retry_policy {
  std::int32_t max_attempts = 3;  ///< total number, the first included; 1 and less never retry
  std::int64_t base_ms = 500;     ///< before the first retry; negative is 0
  double factor = 2.0;            ///< growth from one delay to the next; ≤ 0 and NaN are 1
  std::int64_t cap_ms = 20'000;   ///< longest computed delay; negative is 0
  triage::jitter jitter = triage::jitter::full;  ///< of computed delays
  std::int32_t less_permille = 250;              ///< for jitter::less, 0 … 1000
  std::int32_t more_ms = 1000;                   ///< for jitter::more; negative is 0
  /// Longest server-named delay to wait for, in ms; `if_longer` says what happens to longer ones.
  std::int64_t max_server_delay_ms = 60'000;
  triage::if_longer if_longer = triage::if_longer::stop;
  /// A server's delay d becomes d … d × (1 + spread_permille / 1000), so that clients that were
  /// told the same do not come back at the same moment. Never shorter than d, and by this much it
  /// may be longer than max_server_delay_ms. Negative is 0.
  std::int32_t spread_permille = 100;
  bool ignore_zero = true;  ///< a server's delay of 0 is taken for none: the computed one is used
  /// The first retry is immediate; later ones use the delay of their number (0, base × factor,
  /// base × factor², …). Not if the server named a delay.
  bool first_retry_immediately = false;
  /// What is retried by status and method, nullptr for what the verdict says. In static storage, or
  /// alive as long as the policy and its copies are used.
  const retry_rules* rules = nullptr;

  /// What to do after attempt number `attempt`, of which the first is 1 (less is read as 1), came
  /// to `e`. `entropy`: any 64 random bits. `previous_ms`: the delay before this attempt, for
  /// jitter::decorrelated; negative if it is not known. Defined in <triage/retry/plan.hpp>.
  ///
  /// Whether there is a next attempt does not depend on `entropy`.
  [[nodiscard]] constexpr plan next(const error& e, const request_facts& request,
                                    std::int32_t attempt, std::uint64_t entropy,
                                    std::int64_t previous_ms = -1) const noexcept;

  /// The computed delay before retry number `n`, of which the first is 1 (less is read as 1),
  /// whatever the error. 0 … max_delay_ms.
  [[nodiscard]] constexpr std::int64_t backoff_ms(std::int32_t n, std::uint64_t entropy,
                                                  std::int64_t previous_ms = -1) const noexcept;

  /// The plan for a retry that is decided: the delay that the server named, if any, else
  /// `computed_ms`; stop::server_delay if it is too long.
  [[nodiscard]] constexpr plan timed(std::optional<std::int64_t> named_ms, std::int64_t computed_ms,
                                     std::uint64_t entropy) const noexcept;

 private:
  // [0, 1), as many bits as a double has.
  [[nodiscard]] static constexpr double fraction(std::uint64_t entropy) noexcept {
    return static_cast<double>(entropy >> 11) * 0x1p-53;
  }

  // Rounded to the nearest; 0 … max_delay_ms, also of infinity and NaN.
  [[nodiscard]] static constexpr std::int64_t whole(double d) noexcept {
    if (!(d > 0)) return 0;
    if (d >= static_cast<double>(max_delay_ms)) return max_delay_ms;
    const auto floor = static_cast<std::int64_t>(d);
    return d - static_cast<double>(floor) < 0.5 ? floor : floor + 1;
  }

  // base × by^n, by squaring; where it is more than 1e100, it may be less than that. No
  // intermediate value overflows, which would be an error in constant evaluation.
  [[nodiscard]] static constexpr double grown(double base, double by, std::int32_t n) noexcept {
    constexpr double plenty = 1e100;
    double d = base;
    for (; n > 0 && d < plenty; n /= 2) {
      if (n % 2 != 0) d *= by;
      if (by < plenty) by *= by;
    }
    return d;
  }

  [[nodiscard]] constexpr std::int64_t spread(std::int64_t d,
                                              std::uint64_t entropy) const noexcept {
    if (d >= max_delay_ms) return max_delay_ms;
    const double permille = spread_permille > 0 ? spread_permille : 0;
    const std::int64_t more = whole(static_cast<double>(d) * permille / 1000 * fraction(entropy));
    return more > max_delay_ms - d ? max_delay_ms : d + more;
  }
};

constexpr std::int64_t retry_policy::backoff_ms(std::int32_t n, std::uint64_t entropy,
                                                std::int64_t previous_ms) const noexcept {
  if (first_retry_immediately && n <= 1) return 0;
  const double cap = cap_ms > 0 ? static_cast<double>(cap_ms) : 0;
  const double base = base_ms > 0 ? static_cast<double>(base_ms) : 0;
  // More than any cap at the first step, and too little for products to overflow.
  constexpr double most = 1e20;
  const double by = !(factor > 0) ? 1 : factor < most ? factor : most;
  const std::int32_t before = n > 1 ? n - 1 : 0;
  const double r = fraction(entropy);
  double d = grown(base, by, before);
  if (d > cap) d = cap;
  switch (jitter) {
    case jitter::none: break;
    case jitter::full: d *= r; break;
    case jitter::equal: d = d / 2 + d / 2 * r; break;
    case jitter::decorrelated: {
      const double previous =
          previous_ms >= 0 ? static_cast<double>(previous_ms) : grown(base, 3, before);
      d = base + ((previous > base ? previous : base) * 3 - base) * r;
      break;
    }
    case jitter::less: {
      const std::int32_t part = less_permille < 0 ? 0 : less_permille > 1000 ? 1000 : less_permille;
      d *= 1 - r * part / 1000;
      break;
    }
    case jitter::more: d += r * (more_ms > 0 ? more_ms : 0); break;
  }
  return whole(d > cap ? cap : d);
}

constexpr plan retry_policy::timed(std::optional<std::int64_t> named_ms, std::int64_t computed_ms,
                                   std::uint64_t entropy) const noexcept {
  if (!named_ms || (ignore_zero && *named_ms <= 0)) return {.wait_ms = computed_ms};
  const std::int64_t named = *named_ms > 0 ? *named_ms : 0;
  const std::int64_t most = max_server_delay_ms > 0 ? max_server_delay_ms : 0;
  if (named <= most) return {.wait_ms = spread(named, entropy), .from_server = true};
  switch (if_longer) {
    case if_longer::stop: return {.why = stop::server_delay, .wait_ms = named, .from_server = true};
    case if_longer::compute: break;
    case if_longer::shorter:
      if (named < computed_ms) return {.wait_ms = spread(named, entropy), .from_server = true};
      break;
    case if_longer::clamp: return {.wait_ms = spread(most, entropy), .from_server = true};
  }
  return {.wait_ms = computed_ms};
}

}  // namespace triage::inline TRIAGE_ABI

#endif
