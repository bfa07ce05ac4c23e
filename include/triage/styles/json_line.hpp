// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// An error as one line of JSON for structured logs, with OpenTelemetry's names for what it names.
#ifndef TRIAGE_STYLES_JSON_LINE_HPP
#define TRIAGE_STYLES_JSON_LINE_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/error.hpp>
#include <triage/text/escape.hpp>
#include <triage/line.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI {

/// A buffer of this size always holds all members that `to_json_line` has.
inline constexpr std::size_t json_line_size = 4096;

namespace detail {

// Writes an object into a buffer, member by member. There is always room left to close it.
class json_object {
 public:
  // Bytes between the quotes of a text: what a log gets from a server has a bound.
  static constexpr std::size_t most = 256;
  static constexpr std::size_t most_of_message = 1024;

  constexpr json_object(char* buffer, std::size_t size) noexcept : buffer_(buffer), size_(size) {}

  constexpr void number(std::string_view key, std::int64_t value) noexcept {
    char digits[20] = {};
    buffer_sink sink(digits, sizeof digits);
    append_number(sink, value);
    write({key, "", sink.view(), ""});
  }

  // For words of our own, which need no escaping. What does not fit is left out.
  constexpr void word(std::string_view key, std::string_view value) noexcept {
    write({key, "\"", value, "\""});
  }

  // Of a table: left out if it does not fit, as half of it would be another word.
  constexpr void name(std::string_view key, std::string_view value) noexcept {
    escaped(key, triage::text::plain(value), most, false);
  }

  // Of a server: cut if it is too long, left out if it is absent or there is no room.
  constexpr void text(std::string_view key, const triage::text& value,
                      std::size_t limit = most) noexcept {
    if (value.present()) escaped(key, value, limit, true);
  }

  [[nodiscard]] constexpr std::string_view close() noexcept {
    if (size_ < 2) return {};
    if (used_ == 0) buffer_[used_++] = '{';
    buffer_[used_++] = '}';
    return {buffer_, used_};
  }

 private:
  struct member {
    std::string_view key, before, value, after;
  };

  // A comma or the opening brace, two quotes and a colon, and the closing brace.
  static constexpr std::size_t overhead = 5;

  constexpr void escaped(std::string_view key, const triage::text& value, std::size_t limit,
                         bool may_be_cut) noexcept {
    const std::size_t around = overhead + key.size() + 2;
    if (size_ - used_ < around) return;
    const std::size_t room = size_ - used_ - around;
    char characters[most_of_message] = {};
    buffer_sink sink(characters, room < limit ? room : limit);
    escape_to<escape_style::json>(sink, value);
    if (sink.full() && (!may_be_cut || sink.view().size() < 3)) return;
    write({key, "\"", sink.view(), "\""});
  }

  constexpr void write(const member& m) noexcept {
    const std::size_t quotes = m.before.size() + m.after.size();
    const std::size_t needed = overhead + m.key.size() + quotes + m.value.size();
    if (size_ - used_ < needed) return;
    const std::string_view start = used_ == 0 ? "{\"" : ",\"";
    for (const std::string_view s :
         {start, m.key, std::string_view("\":"), m.before, m.value, m.after}) {
      for (const char c : s) buffer_[used_++] = c;
    }
  }

  char* buffer_;
  std::size_t size_;
  std::size_t used_ = 0;
};

}  // namespace detail

/// Writes the error as one JSON object (RFC 8259) into the caller's buffer and returns what was
/// written. One line: no raw control character, valid UTF-8, everything from the server escaped as
/// by `append_json`. No line end, no NUL at the end.
///
///     {"error.type":"rate_limit_exceeded","http.response.status_code":429,
///     "triage.provider":"assisters","triage.category":"rate_limited","triage.retry":"after",
///     "triage.delay_ms":5000,"triage.delay_basis":"header","triage.basis":"code",
///     "triage.processed":"no","triage.remedy":"wait","triage.scope":"credential",
///     "triage.request_id":"req_1","triage.code":"rate_limit_exceeded",
///     "triage.message":"Slow down"}
///
/// `error.type` and `http.response.status_code` are OpenTelemetry's, and mean what its semantic
/// conventions say (https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/): a type
/// is the provider's code if its table has it, else the category, so that no server can make new
/// ones; a success has none. The rest begins with "triage.". Members that have nothing to say are
/// left out: `triage.recovery` where there is none, and `triage.server_delay_ms` where the server
/// named no delay or the verdict has it as `triage.delay_ms`. The words of the server come last and
/// are cut with "..." at 256 bytes each, the message at 1024.
///
/// The object is whole whatever the size: what does not fit is cut or left out. `json_line_size`
/// holds everything, a buffer of less than 2 bytes nothing. Allocates nothing.
[[nodiscard]] constexpr std::string_view to_json_line(const error& e, char* buffer,
                                                      std::size_t size) noexcept {
  detail::json_object out(buffer, size);
  if (e.failed()) {
    out.name("error.type", e.code().known() ? e.code().name() : to_string(e.category()));
  }
  if (e.status() != 0) out.number("http.response.status_code", e.status());
  if (e.provider()) out.name("triage.provider", e.provider()->name());
  out.word("triage.category", to_string(e.category()));
  if (e.failed()) {
    out.word("triage.retry", to_string(e.verdict().action));
    if (e.verdict() == after) {
      out.number("triage.delay_ms", e.delay_ms());
      out.word("triage.delay_basis", to_string(e.verdict().delay_basis));
    }
    out.word("triage.basis", to_string(e.verdict().decided_by));
    out.word("triage.processed", to_string(e.processed()));
    out.word("triage.remedy", to_string(e.remedy()));
    out.word("triage.scope", to_string(e.scope()));
    if (e.recovery() != recovery::none) out.word("triage.recovery", to_string(e.recovery()));
    if (const auto delay = e.server_delay_ms(); delay && e.verdict() != after) {
      out.number("triage.server_delay_ms", *delay);
    }
  }
  if (e.failed() && e.body_kind() != body_kind::json)
    out.word("triage.body_kind", to_string(e.body_kind()));
  if (e.damage() != damage::none) out.word("triage.damage", to_string(e.damage()));
  out.text("triage.request_id", e.request_id());
  out.text("triage.error_id", e.error_id());
  out.text("triage.code", e.code().raw());
  out.text("triage.type", e.type());
  out.text("triage.param", e.param());
  out.text("triage.message", e.message(), detail::json_object::most_of_message);
  return out.close();
}

template <std::size_t N>
[[nodiscard]] constexpr std::string_view to_json_line(const error& e, char (&buffer)[N]) noexcept {
  return to_json_line(e, buffer, N);
}

}  // namespace triage::inline TRIAGE_ABI

#endif
