// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Many bytes at a time, where the target can: what a JSON text is searched for.
#ifndef TRIAGE_TEXT_DETAIL_SIMD_HPP
#define TRIAGE_TEXT_DETAIL_SIMD_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <triage/config.hpp>

// The compilers' vector types need no header, and <immintrin.h> costs more than all of triage.
namespace triage::inline TRIAGE_ABI::detail::simd {

#if TRIAGE_SIMD

#if defined(__AVX2__)
inline constexpr std::size_t width = 32;
#else
inline constexpr std::size_t width = 16;
#endif
using mask = std::uint32_t;
using bytes = signed char __attribute__((vector_size(width)));

[[nodiscard]] inline bytes load(const char* p) noexcept {
  bytes b;
  std::memcpy(&b, p, width);
  return b;
}

[[nodiscard]] inline bytes splat(char c) noexcept {
  return bytes{} + static_cast<signed char>(c);
}

/// The same of 16 bytes, whatever the width is: most strings are short.
using sixteen = signed char __attribute__((vector_size(16)));
[[nodiscard]] inline sixteen load16(const char* p) noexcept {
  sixteen b;
  std::memcpy(&b, p, 16);
  return b;
}

/// Bit i of the result is byte i of a comparison.
[[nodiscard]] inline mask bits(sixteen b) noexcept {
#if defined(__SSE2__)
  using chars = char __attribute__((vector_size(16)));
  return static_cast<mask>(__builtin_ia32_pmovmskb128(reinterpret_cast<chars>(b)));
#else
  // A bit of each byte, gathered by a multiplication.
  std::uint64_t half[2];
  std::memcpy(half, &b, sizeof half);
  constexpr std::uint64_t one_each = 0x8040201008040201U;
  constexpr std::uint64_t gather = 0x0101010101010101U;
  return static_cast<mask>(((half[0] & one_each) * gather) >> 56 |
                           (((half[1] & one_each) * gather) >> 56) << 8);
#endif
}
#if defined(__AVX2__)
[[nodiscard]] inline mask bits(bytes b) noexcept {
  using chars = char __attribute__((vector_size(32)));
  return static_cast<mask>(__builtin_ia32_pmovmskb256(reinterpret_cast<chars>(b)));
}
#endif

/// Bytes that are not plain inside a JSON string: a quote, a backslash, a control character, or
/// none of ASCII (which are negative). With one bit turned, the quote is below '!' as control
/// characters are, and the blank is not, which saves a comparison.
template <class Bytes>
[[nodiscard, gnu::always_inline]] inline mask special(Bytes b) noexcept {
  return bits(((b ^ static_cast<signed char>('"' ^ ' ')) < static_cast<signed char>('!')) |
              (b == static_cast<signed char>('\\')));
}

/// Digits of ASCII, which are the only bytes that come to more than 0x75 when 0x46 is added: what
/// is above them becomes negative.
[[nodiscard, gnu::always_inline]] inline sixteen digits(sixteen b) noexcept {
  using unsigned_bytes = unsigned char __attribute__((vector_size(16)));
  const auto moved = reinterpret_cast<unsigned_bytes>(b) + static_cast<unsigned char>(0x7F - '9');
  return reinterpret_cast<sixteen>(moved) > static_cast<signed char>(0x7F - 10);
}

/// Which of 16 bytes are the same.
[[nodiscard, gnu::always_inline]] inline mask same16(const char* a, const char* b) noexcept {
  return bits(load16(a) == load16(b));
}

/// Control characters of ASCII that no text has: all but white space and the escape of terminals.
[[nodiscard]] inline mask controls(bytes b) noexcept {
  return bits(((b > splat('\xFF')) & (b < splat('\t'))) | ((b > splat('\r')) & (b < splat(0x1b))) |
              ((b > splat(0x1b)) & (b < splat(0x20))));
}

/// Bytes that are no white space of JSON.
[[nodiscard]] inline mask solid(bytes b) noexcept {
  const mask space =
      bits((b == splat(' ')) | (b == splat('\n')) | (b == splat('\r')) | (b == splat('\t')));
  return static_cast<mask>(~space & (width == 32 ? 0xFFFFFFFFU : 0xFFFFU));
}

/// What 64 bytes of JSON have where: a bit for each byte.
struct block {
  std::uint64_t quotes = 0;
  std::uint64_t others = 0;  ///< what else is not plain inside a string: see `special`
};

/// Adds the `width` bytes that begin at i.
[[gnu::always_inline]] inline void add(block& found, const char* p, std::size_t i) noexcept {
  const bytes b = load(p + i);
  found.quotes |= static_cast<std::uint64_t>(bits(b == splat('"'))) << i;
  found.others |= static_cast<std::uint64_t>(bits((b == splat('\\')) | (splat(0x20) > b))) << i;
}

[[nodiscard, gnu::always_inline]] inline block look(const char* p) noexcept {
  block found;
  // Shifts by what the compiler knows cost half.
  add(found, p, 0);
  add(found, p, width);
  if constexpr (width == 16) {
    add(found, p, 32);
    add(found, p, 48);
  }
  return found;
}

/// The same for fewer bytes, at least `width`: the last ones are looked at twice rather than bytes
/// behind them once.
[[nodiscard]] inline block look_at(const char* p, std::size_t size) noexcept {
  block found;
  for (std::size_t i = 0; i + width < size; i += width) add(found, p, i);
  add(found, p, size - width);
  return found;
}

/// Where a byte is among 64.
[[nodiscard]] inline std::uint64_t find_all(const char* p, char c) noexcept {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < 64; i += width) {
    found |= static_cast<std::uint64_t>(bits(load(p + i) == splat(c))) << i;
  }
  return found;
}

/// The same of a letter in any case. What differs from it in that one bit only is taken for it.
[[nodiscard]] inline std::uint64_t find_letters(const char* p, char letter) noexcept {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < 64; i += width) {
    const bytes b = load(p + i) | splat(0x20);
    found |= static_cast<std::uint64_t>(bits(b == splat(static_cast<char>(letter | 0x20)))) << i;
  }
  return found;
}

/// The brackets among 64 bytes, inside strings and outside.
struct brackets {
  std::uint64_t opens = 0;   ///< { and [
  std::uint64_t closes = 0;  ///< } and ]
};

[[nodiscard]] inline brackets find_brackets(const char* p) noexcept {
  brackets found;
  for (std::size_t i = 0; i < 64; i += width) {
    const bytes b = load(p + i) | splat(0x20);  // [ becomes {, ] becomes }, and nothing else does
    found.opens |= static_cast<std::uint64_t>(bits(b == splat('{'))) << i;
    found.closes |= static_cast<std::uint64_t>(bits(b == splat('}'))) << i;
  }
  return found;
}

/// Bit i of the result: whether an odd number of the bits 0 … i are set.
[[nodiscard]] inline std::uint64_t parity(std::uint64_t b) noexcept {
  b ^= b << 1;
  b ^= b << 2;
  b ^= b << 4;
  b ^= b << 8;
  b ^= b << 16;
  b ^= b << 32;
  return b;
}

/// Which characters a backslash escapes. `carry`: whether the last block's last character escapes
/// the first one; is set for the next.
[[nodiscard]] inline std::uint64_t escaped(std::uint64_t backslashes,
                                           std::uint64_t& carry) noexcept {
  std::uint64_t result = carry;
  backslashes &= ~carry;
  carry = 0;
  // One at a time: they are few, and mostly none.
  while (backslashes != 0) {
    const std::uint64_t first = backslashes & (~backslashes + 1);
    if (first >> 63 != 0) {
      carry = 1;
      break;
    }
    result |= first << 1;
    backslashes &= ~(first | first << 1);
  }
  return result;
}

/// The block without the quotes that are escaped. `p`: its 64 bytes, of which the first `before`
/// are not part of it. `carry` as for `escaped`.
[[nodiscard]] inline block unescaped(block b, const char* p, unsigned before,
                                     std::uint64_t& carry) noexcept {
  if ((b.others | carry) != 0) b.quotes &= ~escaped(find_all(p, '\\') >> before, carry);
  return b;
}

/// Less than 64 bytes, made 64 with blanks.
struct padded {
  char bytes[64];
  padded(const char* p, std::size_t size) noexcept {
    std::memset(bytes, ' ', sizeof bytes);
    std::memcpy(bytes, p, size);
  }
};

#endif

}  // namespace triage::inline TRIAGE_ABI::detail::simd

#endif
