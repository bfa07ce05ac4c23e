// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Hexadecimal digits, as escapes have them.
#ifndef TRIAGE_TEXT_DETAIL_HEX_HPP
#define TRIAGE_TEXT_DETAIL_HEX_HPP

#include <cstdint>

#include <triage/config.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// By byte, what it is worth as a digit; -1 if it is none.
struct hex_digits {
  std::int8_t worth[256] = {};
  constexpr hex_digits() noexcept {
    for (std::int8_t& w : worth) w = -1;
    for (int i = 0; i < 10; ++i) worth['0' + i] = static_cast<std::int8_t>(i);
    for (int i = 0; i < 6; ++i) {
      worth['a' + i] = worth['A' + i] = static_cast<std::int8_t>(10 + i);
    }
  }
};
inline constexpr hex_digits hex_digit;

[[nodiscard]] constexpr int hex(char c) noexcept {
  return hex_digit.worth[static_cast<unsigned char>(c)];
}

/// The number that four digits are; negative if one of them is none.
[[nodiscard]] constexpr std::int32_t hex4(const char* p) noexcept {
  return hex(p[0]) * 4096 | hex(p[1]) * 256 | hex(p[2]) * 16 | hex(p[3]);
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
