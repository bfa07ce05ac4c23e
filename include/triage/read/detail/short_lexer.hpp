// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The lexer of short texts: it looks for the end of a string when it gets there.
#ifndef TRIAGE_READ_DETAIL_SHORT_LEXER_HPP
#define TRIAGE_READ_DETAIL_SHORT_LEXER_HPP

#include <triage/read/detail/lexer.hpp>

#if TRIAGE_SIMD

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace triage::inline TRIAGE_ABI::detail {

/// A lexer for texts of at least `least` bytes, in which an index of all strings would cost more
/// than it saves.
class short_lexer : public lexer {
 public:
  static constexpr bool can_guess = true;
  static constexpr std::size_t least = 16;
  static_assert(least <= 16 && simd::width >= least);

  explicit constexpr short_lexer(std::string_view s) noexcept : lexer(s) {}

  [[gnu::always_inline]] inline step string(piece& out) noexcept {
    const char* const start = p_ + 1;
    const char* const q = end_of_plain(start);
    if (q == end_ || *q != '"') return unusual_string(q, out);
    out = {start, static_cast<std::size_t>(q - start), text::form::plain};
    p_ = q + 1;
    return step::ok;
  }

  /// At the item of an object: if its name is this one, written plainly and with the colon right
  /// behind it, takes both. The name has eight bytes at most, which are `word`.
  [[gnu::always_inline]] inline bool take_name(std::uint64_t word, std::size_t size) noexcept {
    if (static_cast<std::size_t>(end_ - p_) < 12) return false;
    std::uint64_t here = 0;
    std::memcpy(&here, p_ + 1, 8);
    std::uint16_t behind = 0;
    std::memcpy(&behind, p_ + 1 + size, 2);
    constexpr std::uint16_t quote_and_colon = '"' | ':' << 8;
    // size is 1 … 8
    if (((here ^ word) << (64 - 8 * size)) != 0 || behind != quote_and_colon) return false;
    p_ += size + 3;
    skip_space();
    return true;
  }

  /// At a value: takes it if it is a string of plain characters.
  [[gnu::always_inline]] inline bool take_string(piece& out) noexcept {
    if (p_ == end_ || *p_ != '"') return false;
    const char* const start = p_ + 1;
    const char* const q = end_of_plain(start);
    if (q == end_ || *q != '"') return false;
    out = {start, static_cast<std::size_t>(q - start), text::form::plain};
    p_ = q + 1;
    return true;
  }

 private:
  // The first byte from p on that is not plain inside a string, or the end.
  [[gnu::always_inline]] inline const char* end_of_plain(const char* p) const noexcept {
    for (; end_ - p >= 16; p += 16) {
      if (const simd::mask m = simd::special16(p); m != 0) return p + std::countr_zero(m);
    }
    // Back from the end, and without what was there before.
    const simd::mask m = simd::special16(end_ - 16) >> (16 - (end_ - p));
    return m != 0 ? p + std::countr_zero(m) : end_;
  }
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
#endif
