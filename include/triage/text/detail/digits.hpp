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
  if (!std::is_constant_evaluated()) {
    for (; at + simd::width <= s.size(); at += simd::width) {
      const simd::bytes b = simd::load(s.data() + at);
      const simd::mask m = simd::bits((b > simd::splat('0' - 1)) & (b < simd::splat('9' + 1)));
      if (m != 0) return at + static_cast<std::size_t>(std::countr_zero(m));
    }
  }
#endif
  while (at < s.size() && !is_digit(s[at])) ++at;
  return at;
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
