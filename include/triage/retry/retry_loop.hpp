// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The retry loop, for programs that may block. Sending, sleeping, clock and random bits are
// callables.
#ifndef TRIAGE_RETRY_RETRY_LOOP_HPP
#define TRIAGE_RETRY_RETRY_LOOP_HPP

#include <cstdint>
#include <type_traits>

#include <triage/retry/attempts.hpp>
#include <triage/error.hpp>

namespace triage::inline TRIAGE_ABI {

namespace detail {

/// Whether values of the generator fill 64 bits, as far as its type tells.
template <class Random>
[[nodiscard]] consteval bool gives_64_bits() {
  using generator = std::remove_cvref_t<Random>;
  if constexpr (requires { (generator::max)(); }) {
    return (generator::max)() == UINT64_MAX;
  } else {
    return sizeof(std::invoke_result_t<Random&>) >= sizeof(std::uint64_t);
  }
}

}  // namespace detail

/// Sends until `a` plans no further attempt, and returns the result of the last one; `a.last().why`
/// says why it was the last.
///
///     triage::attempts a(policy, {.idempotent = true});
///     auto r = triage::run(a, send, sleep_for, steady_ms, rng, refresh);
///
/// - `send()` makes one attempt. It returns a value of a result type (has_value() and error(), such
///   as `result<T>`), an `error` or an `owned_error`. What that points into has to live until the
///   loop is over or sends again.
/// - `wait(ms)` sleeps for that many milliseconds, which may be 0.
/// - `clock()` returns milliseconds of a monotonic clock, the same as for
/// `call_options::deadline_ms`.
/// - `random()` returns 64 random bits; std::mt19937_64 will do. (std::mt19937 returns only the 32
/// low
///   bits, and thus nearly no jitter.)
/// - `recover(recovery, error)` carries out a recovery before the wait, and returns whether it
///   could; if not, the loop ends. Called only for those of `call_options::recoveries`.
///
/// No I/O and no allocation of its own; it throws what the callables throw.
template <class Send, class Wait, class Clock, class Random, class Recover>
[[nodiscard]] constexpr std::invoke_result_t<Send&> run(attempts& a, Send&& send, Wait&& wait,
                                                        Clock&& clock, Random&& random,
                                                        Recover&& recover) {
  static_assert(!std::is_reference_v<std::invoke_result_t<Send&>>,
                "triage::run: send has to return by value");
  static_assert(detail::gives_64_bits<Random>(), "triage::run: random has to give 64 random bits");
  for (;;) {
    std::invoke_result_t<Send&> outcome = send();
    const error e = detail::error_of(outcome);
    const plan next = a.next(e, clock(), random());
    if (!next) return outcome;
    if (next.recovery != recovery::none && !recover(next.recovery, e)) return outcome;
    wait(next.wait_ms);
  }
}

/// The same for programs without recoveries. Leave `call_options::recoveries` empty: a planned
/// recovery would end the loop, since there is no function to carry it out.
template <class Send, class Wait, class Clock, class Random>
[[nodiscard]] constexpr std::invoke_result_t<Send&> run(attempts& a, Send&& send, Wait&& wait,
                                                        Clock&& clock, Random&& random) {
  return run(a, send, wait, clock, random, [](recovery, const error&) { return false; });
}

}  // namespace triage::inline TRIAGE_ABI

#endif
