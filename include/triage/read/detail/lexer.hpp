// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The pieces of JSON's grammar (RFC 8259): what the scanner and the reader are made of.
#ifndef TRIAGE_READ_DETAIL_LEXER_HPP
#define TRIAGE_READ_DETAIL_LEXER_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

#include <triage/text/detail/digits.hpp>
#include <triage/text/detail/hex.hpp>
#include <triage/text/detail/simd.hpp>
#include <triage/text/detail/utf8.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// A scalar as it stands in the text. A text says the same in less room; this is faster to make.
struct piece {
  const char* data = nullptr;
  std::size_t size = 0;
  text::form form = text::form::absent;

  [[nodiscard]] constexpr std::string_view bytes() const noexcept { return {data, size}; }
  [[nodiscard]] constexpr text as_text() const noexcept { return {{data, size}, form}; }
};

/// A place in a text, and steps over what is there. A step that does not succeed leaves the place
/// where it failed.
///
/// In constant evaluation, and where there is no SIMD, plain code does the same byte by byte.
class lexer {
 public:
  enum class step : std::uint8_t {
    ok,
    closed,     ///< the container ended instead
    truncated,  ///< the text ends here, in the middle
    malformed,  ///< this is no JSON
  };

  /// Skips a byte order mark.
  explicit constexpr lexer(std::string_view s) noexcept : p_(s.data()), end_(s.data() + s.size()) {
    if (s.substr(0, 3) == "\xEF\xBB\xBF") p_ += 3;
  }

  /// The same of a text that has none.
  struct as_it_is {};
  constexpr lexer(std::string_view s, as_it_is /*tag*/) noexcept
      : p_(s.data()), end_(s.data() + s.size()) {}

  [[nodiscard]] constexpr const char* here() const noexcept { return p_; }
  [[nodiscard]] constexpr const char* end() const noexcept { return end_; }
  [[nodiscard]] constexpr bool at_end() const noexcept { return p_ == end_; }
  [[nodiscard]] constexpr char peek() const noexcept { return *p_; }
  constexpr void advance() noexcept { ++p_; }

  /// Whether a string so far was not what RFC 8259 section 7 and 8.1 ask for.
  [[nodiscard]] constexpr bool flawed() const noexcept { return flawed_; }

  [[gnu::always_inline]] constexpr void skip_space() noexcept {
    if (p_ == end_ || static_cast<unsigned char>(*p_) > ' ') return;
    // Mostly it is one blank.
    if (*p_ == ' ' && end_ - p_ > 1 && static_cast<unsigned char>(p_[1]) > ' ') {
      ++p_;
    } else {
      p_ = skip_blanks(p_, end_);
    }
  }

  /// Behind an opening bracket: `closed` if its end follows, else at the first item.
  [[gnu::always_inline]] constexpr step first_item(char bracket) noexcept {
    skip_space();
    if (p_ == end_) return step::truncated;
    if (*p_ != bracket) return step::ok;
    ++p_;
    return step::closed;
  }

  /// Behind an item: `closed` if its container ends, else at the next item.
  [[gnu::always_inline]] constexpr step next_item(char bracket) noexcept {
    skip_space();
    if (p_ == end_) return step::truncated;
    const char c = *p_;
    if (c != ',') {
      if (c != bracket) return step::malformed;
      ++p_;
      return step::closed;
    }
    ++p_;
    skip_space();
    return p_ == end_ ? step::truncated : step::ok;
  }

  /// Whether a lexer has `take_name` and can see at once whether the next name is a certain one.
  static constexpr bool can_guess = false;

  /// For a lexer that knows where a string ends before it gets there; this one doesn't.
  static constexpr bool take_string(piece& /*out*/) noexcept { return false; }

  /// Behind the name of an item: takes the colon, and goes on to the value, which may be missing.
  [[gnu::always_inline]] constexpr step colon() noexcept {
    skip_space();
    if (p_ == end_) return step::truncated;
    if (*p_ != ':') return step::malformed;
    ++p_;
    skip_space();
    return step::ok;
  }

  /// At a quote: takes the string. If it does not end, `out` is what is there, without half an
  /// escape or half a character at its end.
  constexpr step string(piece& out) noexcept {
    const char* const start = p_ + 1;
    const char* const q = find_special(start, end_);
    if (q == end_ || *q != '"') return unusual_string(q, out);
    out = {start, static_cast<std::size_t>(q - start), text::form::plain};
    p_ = q + 1;
    return step::ok;
  }

  /// At anything that is no string, array or object: takes a number, or true or false; for null,
  /// `out` is absent. `inside`: of a container, where a number at the end may have been cut.
  [[gnu::always_inline]] constexpr step scalar(piece& out, bool& number, bool inside) noexcept {
    const char* const start = p_;
    const scanned s = scan_scalar(p_, end_, inside);
    p_ = s.at;
    out = {};
    if (s.form != text::form::absent) out = {start, static_cast<std::size_t>(p_ - start), s.form};
    number = s.mark;
    return s.result;
  }

  /// Behind the bracket that opened an array or object: goes behind the one that closes it. Follows
  /// strings and counts brackets; what is between is not looked at. False if the text ends before.
  constexpr bool skip_container() noexcept {
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated()) {
      const char* const behind = skip_blocks(p_, end_);
      p_ = behind != nullptr ? behind : end_;
      return behind != nullptr;
    }
#endif
    std::size_t open = 1;
    while (p_ != end_) {
      const char c = *p_++;
      if (c == '"') {
        if (!skip_string()) return false;
      } else if (c == '\\' && p_ != end_ && (*p_ == '"' || *p_ == '\\')) {
        ++p_;  // outside strings there are none, but the same holds in blocks
      } else if (c == '{' || c == '[') {
        ++open;
      } else if ((c == '}' || c == ']') && --open == 0) {
        return true;
      }
    }
    return false;
  }

 protected:
  // What slow paths give back, in two registers. They get the place by value and not this object,
  // which can then stay in registers, too.
  struct scanned {
    const char* at;  // the end of the value; of a string without its quote
    step result;
    bool mark;        // of a string: flawed; of a scalar: a number
    text::form form;  // of the value; absent if it is null or none
  };

  // At the item of an object: whether its name is this one of 1 … 8 bytes, which are `word`,
  // written plainly and with the colon right behind it.
  [[nodiscard, gnu::always_inline]] inline bool at_name(std::uint64_t word,
                                                        std::size_t size) const noexcept {
    if (static_cast<std::size_t>(end_ - p_) < 12) return false;
    std::uint64_t here = 0;
    std::memcpy(&here, p_ + 1, 8);
    std::uint16_t behind = 0;
    std::memcpy(&behind, p_ + 1 + size, 2);
    constexpr std::uint16_t quote_and_colon = '"' | ':' << 8;
    return ((here ^ word) << (64 - 8 * size)) == 0 && behind == quote_and_colon;
  }
  // Behind such a name, at the value.
  [[gnu::always_inline]] inline void pass_name(std::size_t size) noexcept {
    p_ += size + 3;
    skip_space();
  }

  // At a quote; q is the first byte of the string that is not plain.
  [[gnu::always_inline]] constexpr step unusual_string(const char* q, piece& out) noexcept {
    const char* const start = p_ + 1;
    const scanned s = rest_of_string(q, end_);
    out = {start, static_cast<std::size_t>(s.at - start), s.form};
    p_ = s.result == step::ok ? s.at + 1 : end_;
    flawed_ = flawed_ || s.mark;
    return s.result;
  }

  [[gnu::noinline]] static constexpr const char* skip_blanks(const char* p,
                                                             const char* end) noexcept {
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated()) {
      // Usually a line end and an indentation.
      for (; static_cast<std::size_t>(end - p) >= simd::width; p += simd::width) {
        if (const simd::mask solid = simd::solid(simd::load(p)); solid != 0) {
          return p + std::countr_zero(solid);
        }
      }
    }
#endif
    while (p != end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')) ++p;
    return p;
  }

  static constexpr scanned stopped(const char* p, const char* end) noexcept {
    return {p, p == end ? step::truncated : step::malformed, false, text::form::absent};
  }

  // RFC 8259 sections 3 and 6. What follows a number must be able to follow, so that 01 and 12abc
  // are not read as 0 and 12.
  [[gnu::noinline]] static constexpr scanned scan_scalar(const char* p, const char* end,
                                                         bool inside) noexcept {
    const bool null = *p == 'n';
    const std::string_view word = *p == 't'   ? "true"
                                  : *p == 'f' ? "false"
                                  : null      ? "null"
                                              : std::string_view();
    if (!word.empty()) {
      for (const char c : word) {
        if (p == end || *p != c) return stopped(p, end);
        ++p;
      }
      return {p, step::ok, false, null ? text::form::absent : text::form::plain};
    }
    const auto digits = [&p, end] {
      const char* const first = p;
      while (p != end && is_digit(*p)) ++p;
      return p != first;
    };
    if (*p == '-') ++p;
    if (p != end && *p == '0') {
      ++p;
    } else if (!digits()) {
      return stopped(p, end);
    }
    if (p != end && *p == '.') {
      ++p;
      if (!digits()) return stopped(p, end);
    }
    if (p != end && (*p == 'e' || *p == 'E')) {
      ++p;
      if (p != end && (*p == '+' || *p == '-')) ++p;
      if (!digits()) return stopped(p, end);
    }
    if (p == end) {
      if (inside) return stopped(p, end);
    } else if (const char c = *p; c != ',' && c != '}' && c != ']' && c != ' ' && c != '\n' &&
                                  c != '\r' && c != '\t') {
      return stopped(p, end);
    }
    return {p, step::ok, true, text::form::plain};
  }

  // From p on, the first byte of a string that is not plain.
  [[gnu::noinline]] static constexpr scanned rest_of_string(const char* p,
                                                            const char* end) noexcept {
    bool escapes = false;
    bool flawed = false;
    const char* half = nullptr;  // the last first half of a surrogate pair
    const auto form = [&] { return escapes ? text::form::escaped : text::form::plain; };
    // Escapes often come in a row.
    for (; p != end; p = p != end && *p == '\\' ? p : find_special(p, end)) {
      const auto c = static_cast<unsigned char>(*p);
      if (c == '"') return {p, step::ok, flawed, form()};
      if (c == '\\') {
        const std::ptrdiff_t length = escape_length(p, end, flawed);
        if (length == 0) break;
        escapes = true;
        if (length == 6 && (p[2] == 'd' || p[2] == 'D') && high_half(p[3])) half = p;
        p += length;
      } else if (c < 0x20) {
        flawed = true;
        ++p;
      } else {
        std::size_t length = utf8_length(p, end);
        if (length == 0) {
          if (cut_character(p, end)) break;
          flawed = true;
          length = 1;
        }
        p += length;
      }
    }
    if (half != nullptr && p - half == 6) p = half;
    return {p, step::truncated, flawed, form()};
  }

  // Whether \uDcxx is the first half of a pair.
  static constexpr bool high_half(char c) noexcept {
    return c == '8' || c == '9' || c == 'a' || c == 'b' || c == 'A' || c == 'B';
  }

  // The length of the escape at p, 0 if the text ends in it. An unknown escape is two plain bytes.
  static constexpr std::ptrdiff_t escape_length(const char* p, const char* end,
                                                bool& flawed) noexcept {
    if (end - p < 2) return 0;
    switch (p[1]) {
      case '"':
      case '\\':
      case '/':
      case 'b':
      case 'f':
      case 'n':
      case 'r':
      case 't': return 2;
      case 'u': break;
      default:
        flawed = true;
        return static_cast<unsigned char>(p[1]) < 0x20 || static_cast<unsigned char>(p[1]) >= 0x80
                   ? 1
                   : 2;
    }
    if (end - p >= 6 && hex4(p + 2) >= 0) return 6;
    // One of the next four is no digit, or the text ends before them.
    for (std::ptrdiff_t i = 2;; ++i) {
      if (end - p == i) return 0;
      if (hex(p[i]) < 0) {
        flawed = true;
        return 2;
      }
    }
  }

  // Whether the bytes at p are the beginning of a character that the end of the text cuts off.
  [[nodiscard]] static constexpr bool cut_character(const char* p, const char* end) noexcept {
    const auto lead = static_cast<unsigned char>(*p);
    if (lead > 0xF4) return false;
    const std::ptrdiff_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (end - p >= length) return false;
    for (const char* q = p + 1; q != end; ++q) {
      if ((static_cast<unsigned char>(*q) & 0xC0U) != 0x80U) return false;
    }
    return true;
  }

  // The first byte that is a quote, a backslash, a control character or not ASCII.
  static constexpr const char* find_special(const char* p, const char* end) noexcept {
    if (!std::is_constant_evaluated()) {
#if TRIAGE_SIMD
      for (; static_cast<std::size_t>(end - p) >= simd::width; p += simd::width) {
        if (const simd::mask m = simd::special(simd::load(p)); m != 0) {
          return p + std::countr_zero(m);
        }
      }
#endif
      // Eight bytes at a time; see "Bit Twiddling Hacks", "Determine if a word has a byte less
      // than n". A byte that follows a hit may be reported wrongly, never one before it, so
      // the loop below finds the exact place.
      constexpr std::uint64_t ones = 0x0101010101010101U;
      constexpr std::uint64_t highs = 0x8080808080808080U;
      for (; end - p >= 8; p += 8) {
        std::uint64_t w = 0;
        std::memcpy(&w, p, 8);
        const std::uint64_t quote = w ^ ones * '"';
        const std::uint64_t slash = w ^ ones * '\\';
        if (((w | (w - ones * 0x20) | (quote - ones) | (slash - ones)) & highs) != 0) break;
      }
    }
    while (p != end && static_cast<signed char>(*p) >= 0x20 && *p != '"' && *p != '\\') ++p;
    return p;
  }

  // Behind a quote: goes behind the one that closes the string.
  constexpr bool skip_string() noexcept {
    for (;;) {
      p_ = find_special(p_, end_);
      if (p_ == end_) return false;
      const char c = *p_++;
      if (c == '"') return true;
      if (c == '\\') {
        if (p_ == end_) return false;
        ++p_;
      }
    }
  }

#if TRIAGE_SIMD
  // 64 bytes at a time, in which only brackets outside strings are looked at. Null if the text ends
  // before.
  static const char* skip_blocks(const char* p, const char* end) noexcept {
    std::size_t open = 1;
    std::uint64_t in_string = 0;  // all ones: the block begins inside a string
    std::uint64_t carry = 0;
    for (; end - p >= 64; p += 64) {
      if (const int at = leave_in(p, open, in_string, carry); at >= 0) return p + at;
    }
    if (p == end) return nullptr;
    const simd::padded rest(p, static_cast<std::size_t>(end - p));
    const int at = leave_in(rest.bytes, open, in_string, carry);
    return at >= 0 ? p + at : nullptr;
  }

  // Behind which of 64 bytes the container ends, or -1.
  [[gnu::always_inline]] static inline int leave_in(const char* p, std::size_t& open,
                                                    std::uint64_t& in_string,
                                                    std::uint64_t& carry) noexcept {
    const std::uint64_t quotes = simd::unescaped(simd::look(p), p, 0, carry).quotes;
    std::uint64_t inside = in_string;
    if (quotes != 0) {
      inside ^= simd::parity(quotes);
      in_string = inside >> 63 != 0 ? ~std::uint64_t{0} : 0;
    }
    if (inside == ~std::uint64_t{0}) return -1;
    const simd::brackets brackets = simd::find_brackets(p);
    const std::uint64_t opens = brackets.opens & ~inside;
    for (std::uint64_t both = opens | (brackets.closes & ~inside); both != 0; both &= both - 1) {
      const std::uint64_t bracket = both & (~both + 1);
      if ((opens & bracket) != 0) {
        ++open;
      } else if (--open == 0) {
        return std::countr_zero(bracket) + 1;
      }
    }
    return -1;
  }
#endif

  const char* p_;
  const char* end_;
  bool flawed_ = false;
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
