// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The state of one call, which a retry loop keeps from one attempt to the next.
#ifndef TRIAGE_RETRY_ATTEMPTS_HPP
#define TRIAGE_RETRY_ATTEMPTS_HPP

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <type_traits>

#include <triage/error.hpp>
#include <triage/retry/plan.hpp>
#include <triage/retry/retry_budget.hpp>
#include <triage/vocabulary/retry_policy.hpp>

namespace triage::inline TRIAGE_ABI {

/// A set of recoveries: `{recovery::follow, recovery::new_connection}`. It never contains
/// `recovery::none`.
class recovery_set {
 public:
  constexpr recovery_set() = default;
  constexpr recovery_set(std::initializer_list<recovery> all) noexcept {
    for (const recovery r : all) insert(r);
  }
  constexpr void insert(recovery r) noexcept {
    if (r != recovery::none) bits_ |= std::uint32_t{1} << static_cast<unsigned>(r);
  }
  [[nodiscard]] constexpr bool contains(recovery r) const noexcept {
    return (bits_ >> static_cast<unsigned>(r) & 1U) != 0;
  }

 private:
  std::uint32_t bits_ = 0;
};

/// Options of one call, in addition to the policy.
struct call_options {
  /// Carrying the request out twice does no harm; see `request_facts`.
  bool idempotent = false;
  /// "POST", for policies with rules for methods. It must live as long as the attempts are used.
  std::string_view method = {};
  /// When the whole call must be over, on the clock of `attempts::next`. Every planned wait ends
  /// before it. The caller has to limit the time of each attempt.
  std::optional<std::int64_t> deadline_ms = std::nullopt;
  /// From which tokens are taken for each planned retry, if it is not nullptr. It must outlive the
  /// attempts. Not synchronised.
  retry_budget* budget = nullptr;
  /// The recoveries that the program can carry out before it sends the request again.
  recovery_set recoveries = {};
};

namespace detail {

/// The error of an outcome: of an `error`, of an `owned_error`, or of anything with has_value() and
/// error(), as the result types have them; an error that did not fail, for a value. It borrows as
/// the outcome's does.
template <class Outcome>
[[nodiscard]] constexpr error error_of(const Outcome& outcome) {
  if constexpr (std::is_convertible_v<const Outcome&, const error&>) {
    return outcome;
  } else if constexpr (requires { static_cast<const error&>(outcome.get()); }) {
    return outcome.get();
  } else {
    static_assert(
        requires {
          outcome.has_value();
          outcome.error();
        },
        "triage::run: send has to return a result, a triage::error or a triage::owned_error");
    return outcome.has_value() ? error() : error_of(outcome.error());
  }
}

}  // namespace detail

/// The attempts of one call. It contains no clock, no random source and no I/O, and allocates
/// nothing. A loop (`run` in <triage/retry/retry_loop.hpp>), a coroutine and an event loop use it
/// in the same way: after each attempt call `next`, and do what it says.
///
///     triage::attempts a(policy, {.idempotent = true, .deadline_ms = now_ms() + 30'000});
///     const triage::plan p = a.next(e, now_ms(), rng());
///     if (p) timer.start(p.wait_ms, send_again);
///
/// Use one object for one call. It borrows the budget and the method's name.
class attempts {
 public:
  explicit constexpr attempts(const retry_policy& policy, const call_options& call = {}) noexcept
      : policy_(policy), call_(call) {}

  /// What to do after an attempt with the result `e`. Call it once for each attempt, also for a
  /// success, which gives tokens back to the budget. `now_ms`: any monotonic clock, the same as for
  /// `deadline_ms`. `random`: any 64 random bits.
  ///
  /// A recovery of `e` that the program can carry out is planned once, although the verdict is
  /// `never`. `follow` is planned even if the request was carried out, since the service asks for
  /// it; the others only if the request was certainly not carried out or is idempotent. A recovery
  /// counts as an attempt, so at most max_attempts requests are sent. It is immediate unless the
  /// server named a delay, and takes no tokens, since there is at most one of each kind.
  ///
  /// The deadline is checked before the budget, so tokens are taken only for plans that are
  /// returned. Constant time.
  [[nodiscard]] constexpr plan next(const error& e, std::int64_t now_ms,
                                    std::uint64_t random) noexcept {
    if (made_ < INT32_MAX) ++made_;
    last_ = decide(e, now_ms, random);
    if (made_ == 1 || e.processed() == processed::yes ||
        (e.processed() == processed::unknown && outcome_ == processed::no)) {
      outcome_ = e.processed();
    }
    return last_;
  }

  /// The same for the result of an attempt: of any type that has has_value() and error(), or an
  /// `owned_error`.
  template <class Outcome>
  requires(!std::is_base_of_v<error, Outcome>) [[nodiscard]] constexpr plan
      next(const Outcome& outcome, std::int64_t now_ms, std::uint64_t random) noexcept {
    return next(detail::error_of(outcome), now_ms, random);
  }

  /// The milliseconds until the deadline, for the timeout of the next attempt: at least 1, since 0
  /// means "no timeout" in many HTTP stacks; `otherwise` if the call has no deadline.
  [[nodiscard]] constexpr std::int64_t left_ms(std::int64_t now_ms,
                                               std::int64_t otherwise) const noexcept {
    if (!call_.deadline_ms) return otherwise;
    if (now_ms >= *call_.deadline_ms) return 1;
    const std::uint64_t left =
        static_cast<std::uint64_t>(*call_.deadline_ms) - static_cast<std::uint64_t>(now_ms);
    return left < static_cast<std::uint64_t>(max_delay_ms) ? static_cast<std::int64_t>(left)
                                                           : max_delay_ms;
  }

  /// How many attempts were made: how often `next` was called.
  [[nodiscard]] constexpr std::int32_t made() const noexcept { return made_; }
  /// Whether the request was carried out by any of the attempts so far: `no` only if each of them
  /// was certainly not carried out. Use it before the request is sent to another service, or before
  /// a client is answered: if the last attempt was refused, one before it may have timed out and
  /// been carried out.
  [[nodiscard]] constexpr triage::processed outcome() const noexcept { return outcome_; }
  /// The last plan; of a finished call it says why it ended.
  [[nodiscard]] constexpr const plan& last() const noexcept { return last_; }
  [[nodiscard]] constexpr const retry_policy& policy() const noexcept { return policy_; }
  [[nodiscard]] constexpr const call_options& call() const noexcept { return call_; }

 private:
  [[nodiscard]] constexpr plan decide(const error& e, std::int64_t now_ms,
                                      std::uint64_t random) noexcept {
    plan p = policy_.next(e, {.idempotent = call_.idempotent, .method = call_.method}, made_,
                          random, waited_ms_);
    if (p.why == stop::succeeded) {
      if (call_.budget != nullptr) call_.budget->succeeded(paid_);
      paid_ = 0;
      return p;
    }
    const bool by_verdict = static_cast<bool>(p);
    if (p.why == stop::not_retryable || p.why == stop::outcome_unknown ||
        p.why == stop::by_policy) {
      if (const recovery r = open_recovery(e); r != recovery::none) {
        p = policy_.timed(detail::named_delay_ms(e), 0, random);
        if (p && made_ >= policy_.max_attempts) p = {.why = stop::attempts_spent};
        if (p) p.recovery = r;
      }
    }
    if (p && !ends_in_time(p.wait_ms, now_ms)) p = refused(stop::deadline, p);
    if (p && by_verdict && call_.budget != nullptr) {
      const std::optional<std::int32_t> cost = call_.budget->take(e);
      if (cost) {
        paid_ = *cost;
      } else {
        p = refused(stop::budget, p);
      }
    }
    if (p) {
      offered_.insert(p.recovery);
      if (by_verdict) waited_ms_ = p.wait_ms;
    }
    return p;
  }

  // The recovery to carry out after `e`, if it may be and was not yet.
  [[nodiscard]] constexpr recovery open_recovery(const error& e) const noexcept {
    const recovery r = e.recovery();
    // A 412 after an attempt that may have been carried out may be that attempt's own trace.
    if (r == recovery::read_again && made_ > 1 && outcome_ != processed::no) return recovery::none;
    const bool safe = r == recovery::follow || call_.idempotent || e.processed() == processed::no;
    return safe && call_.recoveries.contains(r) && !offered_.contains(r) ? r : recovery::none;
  }

  [[nodiscard]] constexpr bool ends_in_time(std::int64_t wait_ms,
                                            std::int64_t now_ms) const noexcept {
    if (!call_.deadline_ms) return true;
    if (now_ms >= *call_.deadline_ms) return false;
    // Unsigned: the difference of two moments may be more than a signed number holds.
    const std::uint64_t left =
        static_cast<std::uint64_t>(*call_.deadline_ms) - static_cast<std::uint64_t>(now_ms);
    return static_cast<std::uint64_t>(wait_ms) < left;
  }

  [[nodiscard]] static constexpr plan refused(stop why, const plan& p) noexcept {
    return {.why = why, .wait_ms = p.wait_ms, .from_server = p.from_server};
  }

  retry_policy policy_;
  call_options call_;
  plan last_;
  std::int64_t waited_ms_ = -1;  // before the last retry; -1: there was none
  std::int32_t made_ = 0;
  std::int32_t paid_ = 0;  // tokens, for the last retry
  recovery_set offered_;
  triage::processed outcome_ = triage::processed::unknown;  // of all attempts
};

}  // namespace triage::inline TRIAGE_ABI

#endif
