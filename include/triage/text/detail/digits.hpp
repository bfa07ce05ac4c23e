// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Where a text has digits.
#ifndef TRIAGE_TEXT_DETAIL_DIGITS_HPP
#define TRIAGE_TEXT_DETAIL_DIGITS_HPP

#include <bit>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <triage/text/detail/hex.hpp>
#include <triage/text/detail/simd.hpp>

namespace triage::inline TRIAGE_ABI::detail {

[[nodiscard]] constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

/// The first digit of ASCII at `at` or behind it; the size of the text if there is none.
[[nodiscard]] constexpr std::size_t find_digit(std::string_view s, std::size_t at) noexcept {
#if TRIAGE_SIMD
  if (!std::is_constant_evaluated() && at + 16 <= s.size()) {
    const char* const p = s.data();
    const std::size_t last = s.size() - 16;
    // Two at a time, since most messages have no digit.
    for (; at + 16 <= last; at += 32) {
      const simd::sixteen first = simd::digits(simd::load16(p + at));
      const simd::sixteen second = simd::digits(simd::load16(p + at + 16));
      if (const simd::mask m = simd::bits(first | second); m != 0) {
        const simd::mask both = simd::bits(first) | simd::bits(second) << 16;
        return at + static_cast<std::size_t>(std::countr_zero(both));
      }
    }
    if (at <= last) {
      const simd::mask m = simd::bits(simd::digits(simd::load16(p + at)));
      if (m != 0) return at + static_cast<std::size_t>(std::countr_zero(m));
      at += 16;
    }
    // The last 16, of which some were looked at before.
    const simd::mask m = simd::bits(simd::digits(simd::load16(p + last))) >> (at - last);
    return m != 0 ? at + static_cast<std::size_t>(std::countr_zero(m)) : s.size();
  }
#endif
  while (at < s.size() && !is_digit(s[at])) ++at;
  return at;
}

/// Digits that follow each other.
struct digit_run {
  std::size_t begin;
  std::size_t end;  ///< 0: there are none
};

/// The last digits of ASCII before `end`, which may be beyond the text.
[[nodiscard]] constexpr digit_run last_digits(std::string_view s, std::size_t end) noexcept {
  if (end > s.size()) end = s.size();
  std::size_t begin = 0;
#if TRIAGE_SIMD
  if (!std::is_constant_evaluated() && s.size() >= 16) {
    const char* const p = s.data();
    simd::mask m = 0;
    // Two at a time, since most messages have no digit.
    for (; end >= 32; end -= 32) {
      const simd::sixteen first = simd::digits(simd::load16(p + end - 32));
      const simd::sixteen second = simd::digits(simd::load16(p + end - 16));
      m = simd::bits(first) | simd::bits(second) << 16;
      if (m != 0) break;
    }
    if (m == 0 && end >= 16) {
      m = simd::bits(simd::digits(simd::load16(p + end - 16))) << 16;
      if (m == 0) end -= 16;
    }
    if (m == 0) {
      if (end == 0) return {0, 0};
      // The first 16, of which some may have been looked at before.
      m = simd::bits(simd::digits(simd::load16(p))) << (32 - end);
      if (m == 0) return {0, 0};
    }
    const auto behind = static_cast<std::size_t>(std::countl_zero(m));
    end -= behind;
    begin = end - static_cast<std::size_t>(std::countl_one(m << behind));
  } else
#endif
  {
    while (end > 0 && !is_digit(s[end - 1])) --end;
    begin = end;
  }
  while (begin > 0 && is_digit(s[begin - 1])) --begin;
  return {begin, end};
}

/// Whether a JSON string with escapes can have a digit once they are decoded: one that is no part
/// of an escape, or the escape of one (\u0030 … \u0039).
[[nodiscard]] constexpr bool may_decode_to_digit(std::string_view raw) noexcept {
  for (std::size_t at = find_digit(raw, 0); at < raw.size();) {
    std::size_t escape = at < 5 ? 0 : at - 5;
    while (escape < at && raw[escape] != '\\') ++escape;
    if (escape == at || raw.size() - escape < 6 || raw[escape + 1] != 'u' ||
        hex4(raw.data() + escape + 2) < 0 || raw.substr(escape, 5) == "\\u003") {
      return true;
    }
    // Behind another backslash it may be a plain u.
    if (escape != 0 && raw[escape - 1] == '\\') return true;
    at = find_digit(raw, escape + 6);
  }
  return false;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
