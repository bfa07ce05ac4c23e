// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Delays as servers write them: numbers, durations and moments.
#ifndef TRIAGE_TIME_DELAY_HPP
#define TRIAGE_TIME_DELAY_HPP

#include <cstdint>
#include <optional>
#include <string_view>

#include <triage/time/http_date.hpp>
#include <triage/time/unix_time.hpp>
#include <triage/vocabulary/verdict.hpp>

namespace triage::inline TRIAGE_ABI {
namespace detail {

/// mantissa * 10^exponent, and a little more if there were digits beyond the mantissa.
struct decimal {
  std::uint64_t mantissa = 0;  ///< below 10^17
  std::int64_t exponent = 0;
  bool more = false;
  bool negative = false;
};

/// Takes a number as JSON writes it off the front of `s`. nullopt if there is none.
[[nodiscard]] constexpr std::optional<decimal> take_decimal(std::string_view& s,
                                                            bool with_exponent) noexcept {
  const auto digit = [&] { return !s.empty() && s[0] >= '0' && s[0] <= '9'; };
  decimal d;
  d.negative = !s.empty() && s[0] == '-';
  if (d.negative) s.remove_prefix(1);
  if (!digit()) return std::nullopt;

  const auto take_digits = [&](bool fraction) {
    for (; digit(); s.remove_prefix(1)) {
      if (d.mantissa < 10'000'000'000'000'000U) {
        d.mantissa = d.mantissa * 10 + static_cast<unsigned>(s[0] - '0');
        if (fraction) --d.exponent;
      } else {
        d.more = d.more || s[0] != '0';
        if (!fraction) ++d.exponent;
      }
    }
  };
  take_digits(false);
  if (!s.empty() && s[0] == '.') {
    s.remove_prefix(1);
    if (!digit()) return std::nullopt;
    take_digits(true);
  }
  if (with_exponent && !s.empty() && (s[0] == 'e' || s[0] == 'E')) {
    s.remove_prefix(1);
    const bool minus = !s.empty() && s[0] == '-';
    if (minus || (!s.empty() && s[0] == '+')) s.remove_prefix(1);
    if (!digit()) return std::nullopt;
    std::int64_t e = 0;
    for (; digit(); s.remove_prefix(1)) {
      if (e < 1'000'000'000) e = e * 10 + (s[0] - '0');
    }
    d.exponent += minus ? -e : e;
  }
  return d;
}

/// The number without its sign times `factor`, which is at most 100, times 10^`shift`, rounded up
/// to 0 … `most`.
[[nodiscard]] constexpr std::int64_t whole(decimal d, unsigned factor, int shift,
                                           std::int64_t most) noexcept {
  if (d.mantissa == 0) return 0;
  const auto limit = static_cast<std::uint64_t>(most);
  std::uint64_t n = d.mantissa * factor;
  std::int64_t exponent = d.exponent + shift;
  for (; exponent > 0; --exponent) {
    if (n > limit / 10) return most;
    n *= 10;
  }
  for (; exponent < 0 && n != 0; ++exponent) {
    d.more = d.more || n % 10 != 0;
    n /= 10;
  }
  if (d.more) ++n;
  return n >= limit ? most : static_cast<std::int64_t>(n);
}

/// A number and nothing else, times 10^`shift`. A negative one is none: no delay and no moment that
/// a server means is less than zero.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_scaled(std::string_view s, int shift,
                                                                 std::int64_t most) noexcept {
  const std::optional<decimal> d = take_decimal(s, true);
  if (!d || d->negative || !s.empty()) return std::nullopt;
  return whole(*d, 1, shift, most);
}

/// Of values that a proxy joined ("5, 60", RFC 9110 section 5.3) the first; the comma of a date
/// does not join.
[[nodiscard]] constexpr std::string_view first_value(std::string_view s) noexcept {
  std::size_t comma = s.find(',');
  const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const bool after_weekday = comma != std::string_view::npos && letter(s[0]) &&
                             comma < s.find(' ') && comma + 2 < s.size() && s[comma + 2] >= '0' &&
                             s[comma + 2] <= '9';
  if (after_weekday) comma = s.find(',', comma + 1);
  s = s.substr(0, comma);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

}  // namespace detail

/// Seconds as a decimal number, possibly with a fraction or an exponent, to milliseconds, rounded
/// up. RFC 9110 section 10.2.3 has whole seconds; servers also send "1.5", and bodies have JSON
/// numbers. More than max_delay_ms is max_delay_ms; anything else, such as "-5", "30abc", "inf", a
/// date or nothing, is nullopt. Never rounds to less than the server asked for.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_seconds(std::string_view s) noexcept {
  return detail::parse_scaled(s, 3, max_delay_ms);
}

/// The same for a number of milliseconds, as in Retry-After-Ms.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_milliseconds(
    std::string_view s) noexcept {
  return detail::parse_scaled(s, 0, max_delay_ms);
}

/// The same for a number of minutes.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_minutes(std::string_view s) noexcept {
  const std::optional<detail::decimal> d = detail::take_decimal(s, true);
  if (!d || d->negative || !s.empty()) return std::nullopt;
  return detail::whole(*d, 6, 4, max_delay_ms);
}

/// A duration as Go and protobuf write it: "6m0s", "1h30m45s", "120ms", "2m59.56s", "34.074824s";
/// units h, m, s, ms, us (also with µ) and ns, each number with its unit. To milliseconds, rounded
/// up. More than max_delay_ms is max_delay_ms; anything else, a negative one too, is nullopt.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_duration(std::string_view s) noexcept {
  // 10^exponent nanoseconds, `factor` times. Longer names first: m is the beginning of ms.
  constexpr struct {
    std::string_view name;
    unsigned factor;
    int exponent;
  } units[] = {
      {"ns", 1, 0}, {"us", 1, 3}, {"\u00B5s", 1, 3}, {"\u03BCs", 1, 3},
      {"ms", 1, 6}, {"s", 1, 9},  {"m", 6, 10},      {"h", 36, 11},
  };
  constexpr std::int64_t most_ns = max_delay_ms * 1'000'000;

  if (!s.empty() && s[0] == '+') s.remove_prefix(1);
  if (s.empty()) return std::nullopt;
  std::int64_t total = 0;
  while (!s.empty()) {
    const std::optional<detail::decimal> number = detail::take_decimal(s, false);
    if (!number || number->negative) return std::nullopt;
    bool known = false;
    for (const auto& unit : units) {
      if (s.substr(0, unit.name.size()) != unit.name) continue;
      s.remove_prefix(unit.name.size());
      const std::int64_t ns = detail::whole(*number, unit.factor, unit.exponent, most_ns);
      total = ns > most_ns - total ? most_ns : total + ns;
      known = true;
      break;
    }
    if (!known) return std::nullopt;
  }
  return total / 1'000'000 + (total % 1'000'000 != 0 ? 1 : 0);
}

/// A delay of a response.
struct server_delay {
  std::optional<std::int64_t> ms;  ///< 0 … max_delay_ms; absent if it could not be worked out
  std::optional<unix_time> at;     ///< the moment, if the server named one

  [[nodiscard]] constexpr bool understood() const noexcept { return ms || at; }
};

/// The delay until a moment; without `now` it is not known. A moment before `now` is none: nobody
/// means a delay that is over before it was asked for.
[[nodiscard]] constexpr server_delay delay_until(unix_time at,
                                                 std::optional<unix_time> now) noexcept {
  if (!now) return {std::nullopt, at};
  if (at < *now) return {};
  if (at == *now) return {0, at};
  // Years have four digits, but the caller's clock may say anything.
  const auto seconds =
      static_cast<std::uint64_t>(at.seconds) - static_cast<std::uint64_t>(now->seconds);
  constexpr auto most = static_cast<std::uint64_t>(max_delay_ms) / 1000;
  return {seconds >= most ? max_delay_ms : static_cast<std::int64_t>(seconds) * 1000, at};
}

/// The value of Retry-After, or of a body's field for it, in any of the forms that are in use:
/// seconds, a duration, an HTTP-date (RFC 9110 section 5.6.7), an RFC 3339 timestamp. A moment
/// becomes a delay if `now` is known: the response's Date, best. If repeated headers came joined
/// ("5, 10"), the first is used. Neither member is there if it is none of this.
[[nodiscard]] constexpr server_delay parse_delay(
    std::string_view s, std::optional<unix_time> now = std::nullopt) noexcept {
  s = detail::first_value(s);
  if (const auto ms = parse_seconds(s)) return {ms, std::nullopt};
  if (const auto at = parse_http_date(s, now)) return delay_until(*at, now);
  if (const auto ms = parse_duration(s)) return {ms, std::nullopt};
  if (const auto at = parse_rfc3339(s)) return delay_until(*at, now);
  return {};
}

namespace detail {

/// A number above 10^9 as Unix time in seconds, one above 10^12 as milliseconds; nullopt of a
/// smaller one, and of what is no number.
[[nodiscard]] constexpr std::optional<server_delay> moment_in_number(
    std::string_view s, std::optional<unix_time> now) noexcept {
  std::optional<std::int64_t> ms = parse_scaled(s, 0, 100'000'000'000'000);
  if (!ms || *ms < 1'000'000'000) return std::nullopt;
  if (*ms < 1'000'000'000'000) ms = parse_scaled(s, 3, 100'000'000'000'000);
  const unix_time at{*ms / 1000};
  server_delay d = delay_until(at, now);
  if (*ms % 1000 == 0) return d;
  // Rounded up, like delays.
  if (d.ms) *d.ms = *d.ms > max_delay_ms - *ms % 1000 ? max_delay_ms : *d.ms + *ms % 1000;
  if (d.at) d.at = unix_time{at.seconds + 1};
  return d;
}

/// The moment of a response: its Date header, else what the caller's clock said.
[[nodiscard]] constexpr std::optional<unix_time> response_time(
    std::string_view date, std::optional<unix_time> now) noexcept {
  const std::optional<unix_time> its = parse_http_date(first_value(date), now);
  return its ? its : now;
}

}  // namespace detail
}  // namespace triage::inline TRIAGE_ABI

#endif
