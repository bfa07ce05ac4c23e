// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Where a text has digits.
#ifndef TRIAGE_TEXT_DETAIL_DIGITS_HPP
#define TRIAGE_TEXT_DETAIL_DIGITS_HPP

#include <bit>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <triage/text/detail/simd.hpp>

namespace triage::inline TRIAGE_ABI::detail {

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
  while (at < s.size() && (s[at] < '0' || s[at] > '9')) ++at;
  return at;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
