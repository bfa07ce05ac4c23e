// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// UTF-8 sequences (RFC 3629 section 4): how long a well-formed one is, and how to write one.
#ifndef TRIAGE_TEXT_DETAIL_UTF8_HPP
#define TRIAGE_TEXT_DETAIL_UTF8_HPP

#include <cstddef>
#include <cstdint>

#include <triage/config.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// The length of the well-formed sequence at p, 1 … 4; 0 if there is none before `end`.
[[nodiscard]] constexpr std::size_t utf8_length(const char* p, const char* end) noexcept {
  const auto byte = [&](std::ptrdiff_t i) { return static_cast<unsigned char>(p[i]); };
  const auto tail = [&](std::ptrdiff_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  if (p == end) return 0;
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::ptrdiff_t left = end - p;
  if (lead >= 0xC2 && lead <= 0xDF) return left >= 2 && tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (left < 3 || !tail(1) || !tail(2)) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;   // overlong
    if (lead == 0xED && byte(1) >= 0xA0) return 0;  // a surrogate
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (left < 4 || !tail(1) || !tail(2) || !tail(3)) return 0;
    if (lead == 0xF0 && byte(1) < 0x90) return 0;   // overlong
    if (lead == 0xF4 && byte(1) >= 0x90) return 0;  // beyond U+10FFFF
    return 4;
  }
  return 0;
}

/// Writes the scalar value `c` to out[0 … 3]; returns the number of bytes.
constexpr unsigned utf8_encode(std::uint32_t c, char* out) noexcept {
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | (c >> shift & 0x3FU)); };
  if (c < 0x80) {
    out[0] = static_cast<char>(c);
    return 1;
  }
  if (c < 0x800) {
    out[0] = static_cast<char>(0xC0U | c >> 6);
    out[1] = tail(0);
    return 2;
  }
  if (c < 0x10000) {
    out[0] = static_cast<char>(0xE0U | c >> 12);
    out[1] = tail(6);
    out[2] = tail(0);
    return 3;
  }
  out[0] = static_cast<char>(0xF0U | c >> 18);
  out[1] = tail(12);
  out[2] = tail(6);
  out[3] = tail(0);
  return 4;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
