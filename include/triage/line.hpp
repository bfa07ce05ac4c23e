// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// An error as one line for logs. Nothing in a response can add a line or imitate one.
#ifndef TRIAGE_LINE_HPP
#define TRIAGE_LINE_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/error.hpp>
#include <triage/text/escape.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI {

namespace detail {

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
  word("provider=", e.provider() ? e.provider()->name() : "none");
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
  if (e.failed()) {
    word(" scope=", to_string(e.scope()));
    if (e.recovery() != recovery::none) word(" recovery=", to_string(e.recovery()));
    if (const auto delay = e.server_delay_ms(); delay && e.verdict() != after) {
      sink.append(" server_delay_ms=");
      append_number(sink, *delay);
    }
  }
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
  /// Whether something was cut; what comes then is ignored.
  [[nodiscard]] constexpr bool full() const noexcept { return full_; }

 private:
  char* buffer_;
  std::size_t size_;
  std::size_t used_ = 0;
  std::size_t safe_ = 0;
  bool full_ = false;
};

}  // namespace detail

/// Writes the error as one line into the caller's buffer and returns what was written, which ends
/// in
/// "..." if it was cut. The line consists of key=value. Texts of the server are quoted, and control
/// characters, quotes, backslashes, invalid UTF-8 and characters that reorder text or are invisible
/// are escaped in them. There is no line end and no NUL at the end.
///
///     provider=assisters status=429 category=rate_limited code="rate_limit_exceeded" retry=after
///     delay_ms=5000 basis=code processed=no scope=credential request_id="req_1"
///     message="Slow down"
///
/// Left out are: `scope` for a success, `recovery` if it is `none`, and `server_delay_ms` if the
/// server named no delay or the verdict has it.
///
/// 512 bytes are usually enough. Allocates nothing. <triage/styles/ostream.hpp>,
/// <triage/styles/format.hpp> and <triage/styles/fmt.hpp> write the same.
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

}  // namespace triage::inline TRIAGE_ABI

#endif
