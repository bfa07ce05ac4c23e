// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What a server sends, made safe to show.
#ifndef TRIAGE_TEXT_ESCAPE_HPP
#define TRIAGE_TEXT_ESCAPE_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/text/detail/utf8.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI {

namespace detail {

/// The code points first … last.
struct code_points {
  std::uint32_t first;
  std::uint32_t last;
};

/// What cannot be seen, or orders a terminal to do something, reorders text or breaks a line: the
/// general categories Cc, Cf, Zl and Zp, and all with the property Default_Ignorable_Code_Point
/// (Unicode 15.0, UnicodeData.txt and DerivedCoreProperties.txt). Text can be hidden in these, and
/// two texts that look alike can differ in them. In order.
inline constexpr code_points unseen[] = {
    {0x0000, 0x001F},    // C0 control characters
    {0x007F, 0x009F},    // DEL and the C1 control characters
    {0x00AD, 0x00AD},    // soft hyphen
    {0x034F, 0x034F},    // combining grapheme joiner
    {0x0600, 0x0605},    // Arabic number signs
    {0x061C, 0x061C},    // Arabic letter mark
    {0x06DD, 0x06DD},    // Arabic end of ayah
    {0x070F, 0x070F},    // Syriac abbreviation mark
    {0x0890, 0x0891},    // Arabic pound and piastre marks
    {0x08E2, 0x08E2},    // Arabic disputed end of ayah
    {0x115F, 0x1160},    // Hangul fillers
    {0x17B4, 0x17B5},    // Khmer inherent vowels
    {0x180B, 0x180F},    // Mongolian variation selectors and vowel separator
    {0x200B, 0x200F},    // zero width characters and direction marks
    {0x2028, 0x202E},    // line and paragraph separators, direction overrides
    {0x2060, 0x206F},    // word joiner, invisible operators, direction isolates
    {0x3164, 0x3164},    // Hangul filler
    {0xFE00, 0xFE0F},    // variation selectors
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFA0, 0xFFA0},    // halfwidth Hangul filler
    {0xFFF0, 0xFFFB},    // reserved, and interlinear annotations
    {0x110BD, 0x110BD},  // Kaithi number sign
    {0x110CD, 0x110CD},  // Kaithi number sign above
    {0x13430, 0x1343F},  // Egyptian hieroglyph format controls
    {0x1BCA0, 0x1BCA3},  // shorthand format controls
    {0x1D173, 0x1D17A},  // musical format controls
    {0xE0000, 0xE0FFF},  // tags, variation selectors and what is reserved for such
};

/// Whether a code point is in that table.
[[nodiscard]] constexpr bool is_unseen(std::uint32_t c) noexcept {
  if (c >= 0x20 && c < 0x7F) return false;
  for (const code_points& range : unseen) {
    if (c <= range.last) return c >= range.first;
  }
  return false;
}

enum class escape_style : std::uint8_t { log, json };

// Takes decoded bytes one by one, puts characters together, and writes them escaped.
template <escape_style Style, class Sink>
class escaper {
 public:
  explicit constexpr escaper(Sink& sink) : sink_(sink) {}

  constexpr void put(char byte) {
    pending_[size_++] = byte;
    while (size_ != 0) {
      const std::size_t length = utf8_length(pending_, pending_ + size_);
      if (length != 0) {
        character(length);
        drop(length);
      } else if (may_grow()) {
        return;
      } else {
        no_character();
      }
    }
  }

  constexpr void finish() {
    while (size_ != 0) no_character();
  }

 private:
  static constexpr bool json = Style == escape_style::json;

  // Whether more bytes can make a character of what is pending.
  [[nodiscard]] constexpr bool may_grow() const noexcept {
    constexpr std::string_view endings[] = {"\x80",     "\xBF",         "\x80\x80",
                                            "\xBF\x80", "\x80\x80\x80", "\xBF\x80\x80"};
    char whole[8] = {};
    for (const std::string_view ending : endings) {
      std::size_t n = 0;
      for (; n < size_; ++n) whole[n] = pending_[n];
      for (const char c : ending) whole[n++] = c;
      if (n <= 4 && utf8_length(whole, whole + n) == n) return true;
    }
    return false;
  }

  constexpr void character(std::size_t length) {
    std::uint32_t c = static_cast<unsigned char>(pending_[0]);
    if (length == 1) {
      std::string_view simple;
      switch (pending_[0]) {
        case '"': simple = "\\\""; break;
        case '\\': simple = "\\\\"; break;
        case '\n': simple = "\\n"; break;
        case '\r': simple = "\\r"; break;
        case '\t': simple = "\\t"; break;
        default: break;
      }
      if (!simple.empty()) {
        sink_.append(simple);
        return;
      }
    } else {
      c &= 0x7FU >> length;
      for (std::size_t i = 1; i < length; ++i) {
        c = c << 6 | (static_cast<unsigned char>(pending_[i]) & 0x3FU);
      }
    }
    escape piece;
    if (!is_unseen(c)) {
      sink_.append(std::string_view(pending_, length));
      return;
    }
    if (json && c > 0xFFFF) {  // a surrogate pair: RFC 8259 section 7
      piece.add("\\u", 0xD800U + ((c - 0x10000U) >> 10), 4, "");
      piece.add("\\u", 0xDC00U + ((c - 0x10000U) & 0x3FFU), 4, "");
    } else if (json) {
      piece.add("\\u", c, 4, "");
    } else if (c < 0x80) {
      piece.add("\\x", c, 2, "");
    } else {
      piece.add("\\u{", c, c > 0xFFFF ? 5 : c > 0xFF ? 4 : 2, "}");
    }
    sink_.append(piece.view());
  }

  // A byte that is part of no character.
  constexpr void no_character() {
    if (json) {
      sink_.append(std::string_view("\xEF\xBF\xBD"));  // U+FFFD
    } else {
      escape piece;
      piece.add("\\x", static_cast<unsigned char>(pending_[0]), 2, "");
      sink_.append(piece.view());
    }
    drop(1);
  }

  // One character's escape. It is appended in one piece, so that a sink that is full does not end
  // within it.
  class escape {
   public:
    constexpr void add(std::string_view before, std::uint32_t value, unsigned digits,
                       std::string_view after) noexcept {
      for (const char c : before) bytes_[size_++] = c;
      for (unsigned i = digits; i-- > 0;) {
        bytes_[size_++] = "0123456789abcdef"[value >> (4 * i) & 0xFU];
      }
      for (const char c : after) bytes_[size_++] = c;
    }
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes_, size_}; }

   private:
    char bytes_[12] = {};
    std::size_t size_ = 0;
  };

  constexpr void drop(std::size_t n) noexcept {
    size_ -= n;
    for (std::size_t i = 0; i < size_; ++i) pending_[i] = pending_[i + n];
  }

  Sink& sink_;
  char pending_[4] = {};
  std::size_t size_ = 0;
};

template <escape_style Style, class Sink>
constexpr void escape_to(Sink& sink, const text& t) {
  escaper<Style, Sink> e(sink);
  text::decoder d(t);
  for (int c = d.next(); c >= 0; c = d.next()) {
    e.put(static_cast<char>(c));
    if constexpr (requires { sink.full(); }) {
      if (sink.full()) return;
    }
  }
  e.finish();
}

}  // namespace detail

/// Appends a text, decoded, in a form that logs and terminals show and do not obey: quotes,
/// backslashes and control characters escaped, other characters that reorder text, break lines or
/// cannot be seen as \u{…}, bytes that are not UTF-8 as \x…. Those are the Unicode categories Cc,
/// Cf, Zl and Zp and all that is default-ignorable, variation selectors and the joiners of emoji
/// included. `Sink` is anything with `append(std::string_view)`, such
/// as std::string. Allocates nothing itself.
template <class Sink>
constexpr void append_escaped(Sink& sink, const text& t) {
  detail::escape_to<detail::escape_style::log>(sink, t);
}

/// Appends a text, decoded, as a JSON string (RFC 8259 section 7), quotes included, or `null` if it
/// is absent. The same characters are escaped, those above U+FFFF as two \u…; bytes that are not
/// UTF-8 become U+FFFD.
template <class Sink>
constexpr void append_json(Sink& sink, const text& t) {
  if (!t.present()) {
    sink.append(std::string_view("null"));
    return;
  }
  sink.append(std::string_view("\""));
  detail::escape_to<detail::escape_style::json>(sink, t);
  sink.append(std::string_view("\""));
}

}  // namespace triage::inline TRIAGE_ABI

#endif
