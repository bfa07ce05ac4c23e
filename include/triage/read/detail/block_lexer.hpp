// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The lexer that knows where the strings end before it gets there.
#ifndef TRIAGE_READ_DETAIL_BLOCK_LEXER_HPP
#define TRIAGE_READ_DETAIL_BLOCK_LEXER_HPP

#include <triage/read/detail/lexer.hpp>

#if TRIAGE_SIMD

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace triage::inline TRIAGE_ABI::detail {

/// Where the quotes are in a piece of a text, and what is not plain inside strings: see
/// simd::block. 64 bytes are looked at together, and all before any of it is needed, so that
/// nothing waits for the search for the end of a string.
struct string_index {
  static constexpr unsigned reach = 512;  ///< how many bytes at once, at most
  static constexpr std::uint16_t none = 0xFFFF;

  std::uint16_t quotes[reach + 2];  ///< offsets, two times `none` behind the last
  std::uint16_t others[reach + 1];  ///< offsets, `none` behind the last
  std::uint64_t inside = 0;         ///< all ones: what comes next is inside a string
  std::uint64_t carry = 0;          ///< whether the next character is escaped

  /// Indexes `size` bytes from p on, or to the end; gives where it ended.
  [[gnu::noinline]] const char* fill(const char* p, const char* end, bool long_text,
                                     unsigned size) noexcept {
    std::uint16_t* quote = quotes;
    std::uint16_t* other = others;
    unsigned offset = 0;
    do {
      const simd::block b = look(p, end, long_text);
      const std::uint16_t* const before = quote;
      quote = write(b.quotes, offset, quote);
      if (b.others != 0) {
        other = write(b.others & (simd::parity(b.quotes) ^ inside), offset, other);
      }
      if (((quote - before) & 1) != 0) inside = ~inside;
      offset += 64;
      p = end - p > 64 ? p + 64 : end;
    } while (offset < size && p != end);
    quote[0] = quote[1] = *other = none;
    return p;
  }

 private:
  [[gnu::always_inline]] static inline std::uint16_t* write(std::uint64_t bits, unsigned offset,
                                                            std::uint16_t* to) noexcept {
    for (; bits != 0; bits &= bits - 1) {
      *to++ = static_cast<std::uint16_t>(offset + static_cast<unsigned>(__builtin_ctzll(bits)));
    }
    return to;
  }

  // Less than 64 bytes are left only at the end. `long_text`: 64 bytes can be read before it.
  [[gnu::always_inline]] inline simd::block look(const char* p, const char* end,
                                                 bool long_text) noexcept {
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
};

/// A lexer whose strings end where an index says so.
class block_lexer : public lexer {
 public:
  static constexpr bool can_guess = true;

  /// `index` is for this object alone, and not a part of it: what has its address taken does not
  /// stay in registers.
  block_lexer(std::string_view s, string_index& index) noexcept
      : lexer(s), index_(index), limit_(p_), long_(s.size() >= 64) {
    if (p_ != end_) load_more(string_index::reach);
  }

  [[gnu::always_inline]] inline step string(piece& out) noexcept {
    if (p_ >= limit_) load_here();
    return take_plain(out) ? step::ok : other_string(out);
  }

  /// Takes the name and its colon if they are as `at_name` says.
  [[gnu::always_inline]] inline bool take_name(std::uint64_t word, std::size_t size) noexcept {
    if (!at_name(word, size)) return false;
    if (p_ + 1 + size >= limit_) return false;  // not both quotes in the index
    quote_ += 2;
    pass_name(size);
    return true;
  }

  /// At a value: takes it if it is a string of plain characters whose end is in the index.
  [[gnu::always_inline]] inline bool take_string(piece& out) noexcept {
    return p_ < limit_ && *p_ == '"' && take_plain(out);
  }

  [[gnu::always_inline]] inline bool skip_container() noexcept {
    const char* const behind = skip_blocks(p_, end_);
    p_ = behind != nullptr ? behind : end_;
    if (p_ < limit_) {
      const auto here = static_cast<std::uint16_t>(p_ - base_);
      while (*quote_ < here) ++quote_;
      while (*other_ < here) ++other_;
    }
    return behind != nullptr;
  }

 private:
  // At a string that begins in the index. Outside strings, the next quote is the one where we are.
  [[gnu::always_inline]] inline bool take_plain(piece& out) noexcept {
    const std::uint16_t last = quote_[1];
    if (*other_ <= last) return false;  // also if there are no more
    const char* const q = base_ + last;
    quote_ += 2;
    out = {p_ + 1, static_cast<std::size_t>(q - p_ - 1), text::form::plain};
    p_ = q + 1;
    return true;
  }

  // The same for one with characters that are not plain, or that goes on behind the index.
  [[gnu::always_inline]] inline step other_string(piece& out) noexcept {
    ++quote_;
    while (*quote_ == string_index::none) {
      // From the first such character on, the end is searched for anyway.
      if (*other_ != string_index::none) return unusual_string(base_ + *other_, out);
      if (limit_ == end_) return unusual_string(end_, out);
      load_more(string_index::reach);
    }
    const std::uint16_t last = *quote_++;
    const std::uint16_t other = *other_;
    if (other < last) {
      while (*other_ < last) ++other_;
      return unusual_string(base_ + other, out);
    }
    const char* const q = base_ + last;
    out = {p_ + 1, static_cast<std::size_t>(q - p_ - 1), text::form::plain};
    p_ = q + 1;
    return step::ok;
  }

  // Indexes what begins here, outside a string. Behind the beginning of a text, the next thing may
  // be one to skip.
  [[gnu::always_inline]] inline void load_here() noexcept {
    index_.inside = 0;
    index_.carry = 0;
    limit_ = p_;
    load_more(128);
  }

  [[gnu::always_inline]] inline void load_more(unsigned size) noexcept {
    base_ = limit_;
    limit_ = index_.fill(base_, end_, long_, size);
    quote_ = index_.quotes;
    other_ = index_.others;
  }

  string_index& index_;
  const std::uint16_t* quote_ = nullptr;  // the next in the index
  const std::uint16_t* other_ = nullptr;
  const char* base_ = nullptr;  // where the index begins
  const char* limit_;           // … and ends
  bool long_;                   // the text is at least 64 bytes
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
#endif
