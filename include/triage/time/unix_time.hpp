// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A moment, as the caller's clock or a server's date gives it.
#ifndef TRIAGE_TIME_UNIX_TIME_HPP
#define TRIAGE_TIME_UNIX_TIME_HPP

#include <compare>
#include <cstdint>
#include <type_traits>

#include <triage/config.hpp>

namespace triage::inline TRIAGE_ABI {

/// A moment in whole seconds since 1970-01-01T00:00:00Z, without leap seconds, as std::time and
/// std::chrono::system_clock count them; negative before that.
struct unix_time {
  std::int64_t seconds = 0;

  constexpr unix_time() = default;
  /// From std::time_t or any other integer: seconds.
  template <class Integer>
  requires(std::is_integral_v<Integer>) constexpr unix_time(Integer s) noexcept
      : seconds(s > Integer{0} && static_cast<std::uint64_t>(s) > INT64_MAX
                    ? INT64_MAX
                    : static_cast<std::int64_t>(s)) {}
  /// From std::chrono::system_clock::now(). Other clocks do not compile: they count from elsewhere.
  template <class TimePoint>
  requires requires(const TimePoint& t) { TimePoint::clock::to_time_t(t); }
  constexpr unix_time(const TimePoint& t) noexcept
      : seconds(whole_seconds<typename TimePoint::period>(
            static_cast<std::int64_t>(t.time_since_epoch().count()))) {}

  friend constexpr bool operator==(const unix_time& a, const unix_time& b) noexcept {
    return a.seconds == b.seconds;
  }
  friend constexpr auto operator<=>(const unix_time& a, const unix_time& b) noexcept {
    return a.seconds <=> b.seconds;
  }

 private:
  // Rounds down, like the clock on the wall.
  template <class Period>
  static constexpr std::int64_t whole_seconds(std::int64_t ticks) noexcept {
    static_assert(Period::num == 1 || Period::den == 1, "triage: an unusual clock");
    if constexpr (Period::den == 1) {
      if (ticks > INT64_MAX / Period::num) return INT64_MAX;
      if (ticks < INT64_MIN / Period::num) return INT64_MIN;
      return ticks * Period::num;
    }
    return ticks / Period::den - (ticks % Period::den < 0 ? 1 : 0);
  }
};

}  // namespace triage::inline TRIAGE_ABI

#endif
