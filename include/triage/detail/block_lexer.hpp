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
    const std::uint64_t first = quotes_ & (~quotes_ + 1);
    quotes_ ^= first;
    std::uint64_t last = 0;
    std::uint64_t unusual = 0;
    if (quotes_ != 0) {
      last = quotes_ & (~quotes_ + 1);
      unusual = others_ & (last - first);
    } else {
      unusual = others_ & (~first + 1);
      for (;;) {
        if (next_ == end_) return unusual_string(p_ + 1, out);
        load();
        if (quotes_ != 0) break;
        unusual |= others_;
      }
      last = quotes_ & (~quotes_ + 1);
      unusual |= others_ & (last - 1);
    }
    quotes_ ^= last;
    if (unusual != 0) return unusual_string(p_ + 1, out);
    const char* const q = base_ + __builtin_ctzll(last);
    out = {p_ + 1, static_cast<std::size_t>(q - p_ - 1), text::form::plain};
    p_ = q + 1;
    return step::ok;
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
    unsigned shift = 0;
    char copy[64];
    if (left < 64) {
      if (long_text) {
        p = end - 64;
        shift = static_cast<unsigned>(64 - left);
      } else {
        std::memset(copy, ' ', sizeof copy);
        std::memcpy(copy, p, left);
        p = copy;
      }
    }
    simd::block b = simd::look(p);
    b.quotes >>= shift;
    b.others >>= shift;
    if ((b.others | carry) != 0) {
      b.quotes &= ~simd::escaped(simd::find_all(p, '\\') >> shift, carry);
    }
    return b;
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
