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
#include <string_view>

namespace triage::inline TRIAGE_ABI::detail {

/// A lexer for texts of `least` to `most` bytes, in which an index of all strings would cost more
/// than it saves; less it cannot read, more it only reads more slowly.
class short_lexer : public lexer {
 public:
  static constexpr bool can_guess = true;
  static constexpr std::size_t least = 16;
  static constexpr std::size_t most = 1024;  ///< from here on the index is faster

  explicit constexpr short_lexer(std::string_view s) noexcept : lexer(s) {}
  constexpr short_lexer(std::string_view s, as_it_is how) noexcept : lexer(s, how) {}

  [[gnu::always_inline]] inline step string(piece& out) noexcept {
    const char* q = nullptr;
    return take_plain(out, q) ? step::ok : unusual_string(q, out);
  }

  /// Takes the name and its colon if they are as `at_name` says.
  [[gnu::always_inline]] inline bool take_name(std::uint64_t word, std::size_t size) noexcept {
    if (!at_name(word, size)) return false;
    pass_name(size);
    return true;
  }

  /// At a value: takes it if it is a string of plain characters.
  [[gnu::always_inline]] inline bool take_string(piece& out) noexcept {
    const char* q = nullptr;
    return p_ != end_ && *p_ == '"' && take_plain(out, q);
  }

 private:
  // At a quote: takes the string if it is plain; `q` is the first byte that is not.
  [[gnu::always_inline]] inline bool take_plain(piece& out, const char*& q) noexcept {
    const char* const start = p_ + 1;
    q = end_of_plain(start);
    if (q == end_ || *q != '"') return false;
    out = {start, static_cast<std::size_t>(q - start), text::form::plain};
    p_ = q + 1;
    return true;
  }

  // The first byte from p on that is not plain inside a string, or the end.
  [[gnu::always_inline]] inline const char* end_of_plain(const char* p) const noexcept {
    for (const char* const last = end_ - 16; p <= last; p += 16) {
      if (const simd::mask m = simd::special(simd::load16(p)); m != 0)
        return p + std::countr_zero(m);
    }
    // Back from the end, and without what was there before.
    const simd::mask m = simd::special(simd::load16(end_ - 16)) >> (16 - (end_ - p));
    return m != 0 ? p + std::countr_zero(m) : end_;
  }
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
#endif
