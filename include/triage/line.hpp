// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// An error as one line for logs, which nothing the server sends can break or forge.
#ifndef TRIAGE_LINE_HPP
#define TRIAGE_LINE_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/detail/utf8.hpp>
#include <triage/error.hpp>
#include <triage/text.hpp>

namespace triage {

namespace detail {

/// Writes bytes of unknown origin so that a log and a terminal show them and do not obey them:
/// quotes, backslashes and control characters escaped, characters that reorder or break lines as
/// \u{…}, bytes that are not UTF-8 as \x….
template <class Sink>
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
        escape("\\x", static_cast<unsigned char>(pending_[0]), 2, "");
        drop(1);
      }
    }
  }

  constexpr void finish() {
    for (; size_ != 0; drop(1)) escape("\\x", static_cast<unsigned char>(pending_[0]), 2, "");
  }

 private:
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
      switch (pending_[0]) {
        case '"': return sink_.append("\\\"");
        case '\\': return sink_.append("\\\\");
        case '\n': return sink_.append("\\n");
        case '\r': return sink_.append("\\r");
        case '\t': return sink_.append("\\t");
        default: break;
      }
      if (c < 0x20 || c == 0x7F) return escape("\\x", c, 2, "");
    } else {
      c &= 0x7FU >> length;
      for (std::size_t i = 1; i < length; ++i) {
        c = c << 6 | (static_cast<unsigned char>(pending_[i]) & 0x3FU);
      }
      const bool unsafe = c < 0xA0 || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
                          (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
                          c == 0xFEFF;
      if (unsafe) return escape("\\u{", c, c > 0xFF ? 4 : 2, "}");
    }
    sink_.append({pending_, length});
  }

  // In one piece, so that a sink that is full does not end within it.
  constexpr void escape(std::string_view before, std::uint32_t value, unsigned digits,
                        std::string_view after) {
    char piece[8] = {};
    std::size_t size = 0;
    for (const char c : before) piece[size++] = c;
    for (unsigned i = digits; i-- > 0;) {
      piece[size++] = "0123456789abcdef"[value >> (4 * i) & 0xFU];
    }
    for (const char c : after) piece[size++] = c;
    sink_.append({piece, size});
  }

  constexpr void drop(std::size_t n) noexcept {
    size_ -= n;
    for (std::size_t i = 0; i < size_; ++i) pending_[i] = pending_[i + n];
  }

  Sink& sink_;
  char pending_[4] = {};
  std::size_t size_ = 0;
};

template <class Sink>
constexpr void append_escaped(Sink& sink, const text& t) {
  escaper<Sink> e(sink);
  text::decoder d(t);
  for (int c = d.next(); c >= 0; c = d.next()) e.put(static_cast<char>(c));
  e.finish();
}

template <class Sink>
constexpr void append_number(Sink& sink, std::int64_t n) {
  char digits[20] = {};
  char* const end = digits + sizeof digits;
  char* p = end;
  const bool negative = n < 0;
  do {
    const auto digit = static_cast<int>(n % 10);
    *--p = static_cast<char>('0' + (digit < 0 ? -digit : digit));
    n /= 10;
  } while (n != 0);
  if (negative) sink.append("-");
  sink.append({p, static_cast<std::size_t>(end - p)});
}

/// Appends the line to anything that has `append(std::string_view)`.
template <class Sink>
constexpr void append_line(Sink& sink, const error& e) {
  const auto word = [&](std::string_view key, std::string_view value) {
    sink.append(key);
    sink.append(value);
  };
  const auto quoted = [&](std::string_view key, const text& value) {
    if (!value.present()) return;
    sink.append(key);
    sink.append("\"");
    append_escaped(sink, value);
    sink.append("\"");
  };
  word("provider=", e.provider() != nullptr ? e.provider()->name() : "none");
  sink.append(" status=");
  append_number(sink, e.status());
  word(" category=", to_string(e.category()));
  quoted(" code=", e.code().raw());
  if (!e.code()) quoted(" type=", e.type());
  word(" retry=", to_string(e.verdict().action));
  if (e.verdict() == after) {
    sink.append(" delay_ms=");
    append_number(sink, e.delay_ms());
  }
  word(" basis=", to_string(e.verdict().decided_by));
  word(" processed=", to_string(e.processed()));
  if (e.body_kind() != body_kind::json) word(" body=", to_string(e.body_kind()));
  if (e.damage() != damage::none) word(" damage=", to_string(e.damage()));
  quoted(" param=", e.param());
  quoted(" request_id=", e.request_id());
  quoted(" message=", e.message());
}

/// Fills a buffer; what does not fit is cut at a whole piece, with "..." at the end.
class buffer_sink {
 public:
  constexpr buffer_sink(char* buffer, std::size_t size) noexcept : buffer_(buffer), size_(size) {}

  constexpr void append(std::string_view s) noexcept {
    if (full_) return;
    if (s.size() > size_ - used_) {
      full_ = true;
      // Every earlier piece that leaves room for the dots can stay.
      used_ = safe_;
      for (std::size_t i = 0; i < 3 && used_ < size_; ++i) buffer_[used_++] = '.';
      return;
    }
    for (const char c : s) buffer_[used_++] = c;
    if (used_ + 3 <= size_) safe_ = used_;
  }

  [[nodiscard]] constexpr std::string_view view() const noexcept { return {buffer_, used_}; }

 private:
  char* buffer_;
  std::size_t size_;
  std::size_t used_ = 0;
  std::size_t safe_ = 0;
  bool full_ = false;
};

}  // namespace detail

/// Writes the error as one line into the caller's buffer and returns what was written, which ends
/// in "..." if it was cut. Words as key=value; what the server sent is quoted, and in it control
/// characters, quotes, backslashes, invalid UTF-8 and characters that reorder text are escaped. No
/// line end, no NUL at the end.
///
///     provider=assisters status=429 category=rate_limited code="rate_limit_exceeded" retry=after
///     delay_ms=5000 basis=code processed=no request_id="req_1" message="Slow down"
///
/// 512 bytes are usually enough. Allocates nothing. <triage/ostream.hpp> and <triage/format.hpp>
/// write the same.
[[nodiscard]] constexpr std::string_view to_line(const error& e, char* buffer,
                                                 std::size_t size) noexcept {
  detail::buffer_sink sink(buffer, size);
  detail::append_line(sink, e);
  return sink.view();
}

template <std::size_t N>
[[nodiscard]] constexpr std::string_view to_line(const error& e, char (&buffer)[N]) noexcept {
  return to_line(e, buffer, N);
}

}  // namespace triage

#endif
