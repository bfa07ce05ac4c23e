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
  explicit block_lexer(std::string_view s) noexcept : lexer(s), long_(s.size() >= 64) {
    now_.next = p_;
  }

  [[gnu::always_inline]] inline step string(text& out) noexcept {
    // Outside strings, the next quote is the one where we are.
    while (now_.quotes == 0) {
      if (now_.next == end_) return lexer::string(out);
      now_ = load(now_, end_, long_);
    }
    const std::uint64_t first = now_.quotes & (~now_.quotes + 1);
    now_.quotes ^= first;
    std::uint64_t last = 0;
    std::uint64_t unusual = 0;
    if (now_.quotes != 0) {
      last = now_.quotes & (~now_.quotes + 1);
      unusual = now_.others & (last - first);
    } else {
      unusual = now_.others & (~first + 1);
      for (;;) {
        if (now_.next == end_) return slow_string(out);
        now_ = load(now_, end_, long_);
        if (now_.quotes != 0) break;
        unusual |= now_.others;
      }
      last = now_.quotes & (~now_.quotes + 1);
      unusual |= now_.others & (last - 1);
    }
    now_.quotes ^= last;
    if (unusual != 0) return slow_string(out);
    const char* const start = p_ + 1;
    p_ = now_.base + std::countr_zero(last);
    out = text({start, static_cast<std::size_t>(p_ - start)}, text::form::plain);
    ++p_;
    return step::ok;
  }

  bool skip_container() noexcept {
    const char* const behind = skip_blocks(p_, end_);
    p_ = behind != nullptr ? behind : end_;
    now_ = {.next = p_};
    return behind != nullptr;
  }

 private:
  struct block {
    std::uint64_t quotes = 0;  // those ahead
    std::uint64_t others = 0;  // see simd::block
    std::uint64_t carry = 0;   // the first character of the next block is escaped
    const char* base = nullptr;
    const char* next = nullptr;  // the next block
  };

  // Escapes, control characters, other characters than ASCII, no end. The quotes agree with it
  // about where the string ends.
  [[gnu::always_inline]] inline step slow_string(text& out) noexcept {
    const unusual_string s = rest_of_string(p_ + 1, p_ + 1, end_);
    p_ = s.here;
    flawed_ = flawed_ || s.flawed;
    out = s.value;
    return s.result;
  }

  // The next block. There is one. All by value, so that the lexer can stay in registers.
  [[gnu::noinline]] static block load(block last, const char* end, bool long_text) noexcept {
    block b;
    b.base = last.next;
    const auto left = static_cast<std::size_t>(end - b.base);
    const char* from = b.base;
    unsigned shift = 0;
    char copy[64];
    if (left >= 64) {
      b.next = b.base + 64;
    } else {
      b.next = end;
      if (long_text) {
        from = end - 64;
        shift = static_cast<unsigned>(64 - left);
      } else {
        std::memset(copy, ' ', sizeof copy);
        std::memcpy(copy, b.base, left);
        from = copy;
      }
    }
    const simd::block found = simd::look(from);
    b.quotes = found.quotes >> shift;
    b.others = found.others >> shift;
    b.carry = last.carry;
    if ((b.others | b.carry) != 0) {
      b.quotes &= ~simd::escaped(simd::find_all(from, '\\') >> shift, b.carry);
    }
    return b;
  }

  block now_;
  bool long_;  // the text is at least one block
};

}  // namespace triage::detail

#endif
#endif
