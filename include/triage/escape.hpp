// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What a server sends, made safe to show.
#ifndef TRIAGE_ESCAPE_HPP
#define TRIAGE_ESCAPE_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/detail/utf8.hpp>
#include <triage/text.hpp>

namespace triage::inline TRIAGE_ABI {

namespace detail {

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
    // Control characters, and what reorders text, breaks lines or cannot be seen.
    const bool unsafe = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C ||
                        (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
                        (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
    if (!unsafe) {
      sink_.append(std::string_view(pending_, length));
    } else if (json) {
      numbered("\\u", c, 4, "");
    } else if (c < 0x80) {
      numbered("\\x", c, 2, "");
    } else {
      numbered("\\u{", c, c > 0xFF ? 4 : 2, "}");
    }
  }

  // A byte that is part of no character.
  constexpr void no_character() {
    if (json) {
      sink_.append(std::string_view("\xEF\xBF\xBD"));  // U+FFFD
    } else {
      numbered("\\x", static_cast<unsigned char>(pending_[0]), 2, "");
    }
    drop(1);
  }

  // In one piece, so that a sink that is full does not end within it.
  constexpr void numbered(std::string_view before, std::uint32_t value, unsigned digits,
                          std::string_view after) {
    char piece[8] = {};
    std::size_t size = 0;
    for (const char c : before) piece[size++] = c;
    for (unsigned i = digits; i-- > 0;) {
      piece[size++] = "0123456789abcdef"[value >> (4 * i) & 0xFU];
    }
    for (const char c : after) piece[size++] = c;
    sink_.append(std::string_view(piece, size));
  }

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
/// backslashes and control characters escaped, characters that reorder text or cannot be seen as
/// \u{…}, bytes that are not UTF-8 as \x…. `Sink` is anything with `append(std::string_view)`, such
/// as std::string. Allocates nothing itself.
template <class Sink>
constexpr void append_escaped(Sink& sink, const text& t) {
  detail::escape_to<detail::escape_style::log>(sink, t);
}

/// Appends a text, decoded, as a JSON string (RFC 8259 section 7), quotes included, or `null` if it
/// is absent. The same characters are escaped; bytes that are not UTF-8 become U+FFFD.
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
