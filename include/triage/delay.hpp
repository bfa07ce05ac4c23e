// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Delays as servers write them.
#ifndef TRIAGE_DELAY_HPP
#define TRIAGE_DELAY_HPP

#include <cstdint>
#include <optional>
#include <string_view>

#include <triage/verdict.hpp>

namespace triage {

/// Seconds as a decimal number, possibly with a fraction or an exponent, to milliseconds, rounded
/// up. RFC 9110 section 10.2.3 has whole seconds; servers also send "1.5", and bodies have JSON
/// numbers. Negative is 0; more than max_delay_ms is max_delay_ms; anything else, such as "30abc",
/// "inf", a date or nothing, is nullopt. Never rounds to less than the server asked for.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_seconds(std::string_view s) noexcept {
  const auto digit = [&] { return !s.empty() && s[0] >= '0' && s[0] <= '9'; };
  const bool negative = !s.empty() && s[0] == '-';
  if (negative) s.remove_prefix(1);
  if (!digit()) return std::nullopt;

  // value = mantissa * 10^exponent; further digits than the mantissa holds only round it up.
  std::uint64_t mantissa = 0;
  std::int64_t exponent = 0;
  bool rest = false;
  const auto take_digits = [&](bool fraction) {
    for (; digit(); s.remove_prefix(1)) {
      if (mantissa < 100'000'000'000'000'000U) {
        mantissa = mantissa * 10 + static_cast<unsigned>(s[0] - '0');
        if (fraction) --exponent;
      } else {
        rest = rest || s[0] != '0';
        if (!fraction) ++exponent;
      }
    }
  };
  take_digits(false);
  if (!s.empty() && s[0] == '.') {
    s.remove_prefix(1);
    if (!digit()) return std::nullopt;
    take_digits(true);
  }
  if (!s.empty() && (s[0] == 'e' || s[0] == 'E')) {
    s.remove_prefix(1);
    const bool minus = !s.empty() && s[0] == '-';
    if (minus || (!s.empty() && s[0] == '+')) s.remove_prefix(1);
    if (!digit()) return std::nullopt;
    std::int64_t e = 0;
    for (; digit(); s.remove_prefix(1)) {
      if (e < 1'000'000'000) e = e * 10 + (s[0] - '0');
    }
    exponent += minus ? -e : e;
  }
  if (!s.empty()) return std::nullopt;
  if (negative || (mantissa == 0 && !rest)) return 0;

  exponent += 3;  // seconds to milliseconds
  for (; exponent > 0; --exponent) {
    if (mantissa >= static_cast<std::uint64_t>(max_delay_ms)) return max_delay_ms;
    mantissa *= 10;
  }
  for (; exponent < 0 && mantissa != 0; ++exponent) {
    rest = rest || mantissa % 10 != 0;
    mantissa /= 10;
  }
  if (rest) ++mantissa;
  if (mantissa >= static_cast<std::uint64_t>(max_delay_ms)) return max_delay_ms;
  return static_cast<std::int64_t>(mantissa);
}

}  // namespace triage

#endif
