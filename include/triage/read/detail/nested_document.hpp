// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Takes a JSON or XML document out of a text that has it in a string.
#ifndef TRIAGE_READ_DETAIL_NESTED_DOCUMENT_HPP
#define TRIAGE_READ_DETAIL_NESTED_DOCUMENT_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/read/json.hpp>
#include <triage/text/headers.hpp>
#include <triage/text/host.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// Writes into a caller's buffer, up to its size.
class bounded_writer {
 public:
  constexpr bounded_writer(char* buffer, std::size_t size) noexcept
      : buffer_(buffer), size_(size) {}

  constexpr void put(char c) noexcept {
    if (used_ < size_) buffer_[used_++] = c;
  }
  constexpr void put(std::string_view s) noexcept {
    for (const char c : s) put(c);
  }
  [[nodiscard]] constexpr bool full() const noexcept { return used_ == size_; }
  [[nodiscard]] constexpr std::string_view view() const noexcept { return {buffer_, used_}; }

 private:
  char* buffer_;
  std::size_t size_;
  std::size_t used_ = 0;
};

[[nodiscard]] constexpr bool is_letter(int c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Finds documents in a decoded text, one after the other, and writes them into a buffer. A
/// document begins with {" or [{ or <name, possibly with white space between; what is before it is
/// passed over. It may be written
///
/// - as it is: `400 Bad Request: {"error": …}`;
/// - as a string with quotes around it and escapes of its own: `b'{\n "error": …}'`, "{\"error\"…";
/// - as a dictionary of Python, which is made JSON: `Error code: 429 - {'error': {'code': None}}`.
///
/// Gateways written in Python pass on the last two. Constant stack; a `next` is linear in the text,
/// whatever that has of what only begins like a document.
class nested_documents {
 public:
  explicit constexpr nested_documents(const text& t) noexcept : in_(t), closing_(t) {}

  /// The next document, up to its end, or as much of it as the buffer holds. Empty if there is
  /// none.
  [[nodiscard]] constexpr std::string_view next(char* buffer, std::size_t size) noexcept {
    for (int c = take(); c >= 0; c = take()) {
      const form f = form_at(c);
      if (f == form::none) {
        see(c);
        continue;
      }
      bounded_writer out(buffer, size);
      const bool found = f != form::xml || closes(size);
      if (found) copy(f, c, out);
      before_ = static_cast<char>(c);
      if (found) return whole(f, out.view());
    }
    return {};
  }

  /// The status of a failure that the text in front of the document names: at its beginning, as in
  /// `429 Too Many Requests: {…}`, or behind "code", "status" or "HTTP". 0 if there is none. Only
  /// the first 128 bytes are looked at.
  [[nodiscard]] constexpr int status() const noexcept {
    const std::string_view head(head_, head_size_);
    if (const int first = status_at(head); first != 0) return first;
    for (std::size_t at = 0; at < head.size(); ++at) {
      for (const std::string_view word : {"code", "status", "HTTP"}) {
        if (!same_name(head.substr(at, word.size()), word)) continue;
        std::size_t behind = at + word.size();
        while (behind < head.size() && !is_letter(head[behind]) && !is_digit(head[behind])) {
          ++behind;
        }
        if (const int named = status_at(head.substr(behind)); named != 0) return named;
      }
    }
    return 0;
  }

 private:
  enum class form : std::uint8_t { none, json, quoted, python, xml };

  constexpr void see(int c) noexcept {
    before_ = static_cast<char>(c);
    if (head_size_ < sizeof head_) head_[head_size_++] = before_;
  }

  constexpr int take() noexcept {
    ++taken_;
    return in_.next();
  }

  // Whether a > is among `size` bytes, of which the one that was taken last is the first: without,
  // nothing of it can be an element. One pass over the text for all times that this is asked.
  constexpr bool closes(std::size_t size) noexcept {
    while (closed_ < taken_) {
      const int c = closing_.next();
      ++passed_;
      if (c < 0) closed_ = SIZE_MAX;
      if (c == '>') closed_ = passed_;
    }
    return closed_ != SIZE_MAX && closed_ - taken_ < size;
  }

  // The next byte that is not white space, without taking anything.
  [[nodiscard]] constexpr int ahead() const noexcept {
    text::decoder in = in_;
    int c = in.next();
    while (c >= 0 && blank(static_cast<char>(c))) c = in.next();
    return c;
  }

  [[nodiscard]] constexpr form form_at(int c) const noexcept {
    const bool in_quotes = before_ == '"' || before_ == '\'';
    if (c == '<') {
      const int n = ahead();
      return is_letter(n) || n == '?' || n == '!' ? form::xml : form::none;
    }
    if (c != '{' && c != '[') return form::none;
    const int n = ahead();
    if (n == '\\') return in_quotes ? form::quoted : form::none;
    if (n == (c == '[' ? '{' : '"')) return before_ == '\'' ? form::quoted : form::json;
    return c == '{' && n == '\'' ? form::python : form::none;
  }

  constexpr void copy(form f, int c, bounded_writer& out) const noexcept {
    text::decoder in = in_;
    switch (f) {
      case form::quoted: return copy_quoted(in, c, out);
      case form::python: return copy_python(in, c, out);
      default: break;
    }
    for (; c >= 0 && !out.full(); c = in.next()) out.put(static_cast<char>(c));
  }

  // Up to the quotation mark that closes the string; one level of escapes is undone.
  constexpr void copy_quoted(text::decoder& in, int c, bounded_writer& out) const noexcept {
    for (; c >= 0 && static_cast<char>(c) != before_ && !out.full(); c = in.next()) {
      if (c != '\\') {
        out.put(static_cast<char>(c));
        continue;
      }
      c = in.next();
      switch (c) {
        case 'n': out.put('\n'); break;
        case 'r': out.put('\r'); break;
        case 't': out.put('\t'); break;
        case 'x': out.put(hex_byte(in)); break;
        case 'u': out.put("\\u"); break;  // means the same in the string of JSON that it is in
        case -1: return;
        default: out.put(static_cast<char>(c));
      }
    }
  }

  static constexpr void copy_python(text::decoder& in, int c, bounded_writer& out) noexcept {
    int quote = 0;  // that closes the string which is open
    for (; c >= 0 && !out.full(); c = in.next()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
          out.put('"');
        } else if (c == '"') {
          out.put("\\\"");
        } else if (c == '\\') {
          c = in.next();
          if (c < 0) return;
          if (c == 'x') {
            out.put("\\u00");
          } else {
            if (c != '\'') out.put('\\');
            out.put(static_cast<char>(c));
          }
        } else {
          out.put(static_cast<char>(c));
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        out.put('"');
      } else if (c == 'N' || c == 'T' || c == 'F') {
        out.put(c == 'N' ? "null" : c == 'T' ? "true" : "false");
        for (int rest = c == 'F' ? 4 : 3; rest > 0 && c >= 0; --rest) c = in.next();
      } else {
        out.put(c == '(' ? '[' : c == ')' ? ']' : static_cast<char>(c));
      }
    }
  }

  static constexpr char hex_byte(text::decoder& in) noexcept {
    unsigned value = 0;
    for (int i = 0; i < 2; ++i) {
      const char c = lower(static_cast<char>(in.next()));
      value = value * 16 + static_cast<unsigned>(c >= 'a' ? c - 'a' + 10 : c - '0');
    }
    return static_cast<char>(value);
  }

  // Without what follows it. A document that has no end is all there is; XML has a > here.
  static constexpr std::string_view whole(form f, std::string_view from) noexcept {
    if (f == form::xml) return from.substr(0, from.rfind('>') + 1);
    json::scanner s(from);
    (void)s.next();
    return s.skip() == json::token::truncated ? from : from.substr(0, s.offset());
  }

  // A number of three digits, 400 to 599, that is not a part of something longer.
  static constexpr int status_at(std::string_view s) noexcept {
    if (s.size() < 3 || (s[0] != '4' && s[0] != '5') || !is_digit(s[1]) || !is_digit(s[2])) {
      return 0;
    }
    if (s.size() > 3 && (is_digit(s[3]) || is_letter(s[3]) || s[3] == '.' || s[3] == '_')) return 0;
    return (s[0] - '0') * 100 + (s[1] - '0') * 10 + (s[2] - '0');
  }

  text::decoder in_;
  std::size_t taken_ = 0;   // how many bytes in_ has read
  text::decoder closing_;   // the same text, read ahead to the next >
  std::size_t passed_ = 0;  // how many bytes closing_ has read
  std::size_t closed_ = 0;  // how many up to that > and with it; SIZE_MAX if there is none left
  char before_ = ' ';
  std::size_t head_size_ = 0;
  char head_[128] = {};  // what is in front of the document
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
