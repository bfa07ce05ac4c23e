// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The lexer that looks at 64 bytes at a time.
#ifndef TRIAGE_DETAIL_BLOCK_LEXER_HPP
#define TRIAGE_DETAIL_BLOCK_LEXER_HPP

#include <triage/detail/lexer.hpp>

#if TRIAGE_SIMD

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace triage::detail {

/// A lexer whose strings end where a bit says so. The quotes of a block are found together, so
/// where the next string begins does not wait for the search for the end of the last one. Bits are
/// used up as the grammar gets to them; there is no index.
class block_lexer : public lexer {
 public:
  /// `carry` is for this object alone: a variable whose address is taken would drag the others out
  /// of the registers.
  block_lexer(std::string_view s, std::uint64_t& carry) noexcept
      : lexer(s), next_(p_), long_(s.size() >= 64), carry_(carry) {}

  [[gnu::always_inline]] inline step string(piece& out) noexcept {
    // Outside strings, the next quote is the one where we are.
    while (quotes_ == 0) {
      if (next_ == end_) return unusual_string(p_ + 1, out);
      load();
    }
    const std::uint64_t from_here = quotes_;
    quotes_ &= quotes_ - 1;
    std::uint64_t unusual = 0;
    if (quotes_ != 0) {
      // The bits from the lower of two to the other.
      if (others_ != 0) unusual = others_ & (from_here ^ (from_here - 1) ^ quotes_ ^ (quotes_ - 1));
    } else {
      unusual = others_ & (~from_here + 1);
      for (;;) {
        if (next_ == end_) return unusual_string(p_ + 1, out);
        load();
        if (quotes_ != 0) break;
        unusual |= others_;
      }
      unusual |= others_ & (quotes_ ^ (quotes_ - 1));
    }
    if (unusual != 0) {
      quotes_ &= quotes_ - 1;
      return unusual_string(p_ + 1, out);
    }
    const char* const q = base_ + __builtin_ctzll(quotes_);
    quotes_ &= quotes_ - 1;
    out = {p_ + 1, static_cast<std::size_t>(q - p_ - 1), text::form::plain};
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
    const std::uint64_t second = quotes_ & (quotes_ - 1);
    if (second == 0) return false;  // not both quotes in this block
    quotes_ = second & (second - 1);
    p_ += size + 3;
    skip_space();
    return true;
  }

  [[gnu::always_inline]] inline bool skip_container() noexcept {
    const char* const behind = skip_blocks(p_, end_);
    p_ = behind != nullptr ? behind : end_;
    next_ = p_;
    quotes_ = 0;
    carry_ = 0;
    return behind != nullptr;
  }

 private:
  // The next block. There is one.
  [[gnu::always_inline]] inline void load() noexcept {
    const simd::block b = look(next_, end_, long_, carry_);
    base_ = next_;
    next_ = end_ - next_ > 64 ? next_ + 64 : end_;
    quotes_ = b.quotes;
    others_ = b.others;
  }

  [[gnu::noinline]] static simd::block look(const char* p, const char* end, bool long_text,
                                            std::uint64_t& carry) noexcept {
    const auto left = static_cast<std::size_t>(end - p);
    if (left >= 64) return simd::unescaped(simd::look(p), p, 0, carry);
    if (long_text) {
      // Back from the end, and without what was there before.
      const auto shift = static_cast<unsigned>(64 - left);
      simd::block b = simd::look(end - 64);
      b.quotes >>= shift;
      b.others >>= shift;
      return simd::unescaped(b, end - 64, shift, carry);
    }
    if (left >= simd::width) {
      const simd::block b = simd::look_at(p, left);
      if ((b.others | carry) == 0) return b;
    }
    const simd::padded copy(p, left);
    return simd::unescaped(simd::look(copy.bytes), copy.bytes, 0, carry);
  }

  std::uint64_t quotes_ = 0;  // of the block, those ahead
  std::uint64_t others_ = 0;  // of the block: see simd::block
  const char* base_ = nullptr;
  const char* next_;      // the next block
  bool long_;             // the text is at least one block
  std::uint64_t& carry_;  // whether the first character of the next block is escaped
};

}  // namespace triage::detail

#endif
#endif
