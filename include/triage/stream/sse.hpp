// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Server-sent events, from bytes as they arrive: the event streams of the HTML standard.
#ifndef TRIAGE_STREAM_SSE_HPP
#define TRIAGE_STREAM_SSE_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <triage/stream/detail/kept_text.hpp>
#include <triage/vocabulary/verdict.hpp>

namespace triage::inline TRIAGE_ABI {

/// One event. Borrows from the chunk or from the reader: good until the callable returns.
struct sse_event {
  std::string_view type;   ///< of its `event` lines the last; empty: none, which means "message"
  std::string_view data;   ///< its `data` lines, joined by LF
  std::string_view id;     ///< the last event ID so far
  bool truncated = false;  ///< the data is longer than the buffer: this is its beginning
  /// Not an event by the standard but JSON without `data:` before it, which a browser passes over.
  bool bare = false;
};

/// Reads an event stream by the rules of the HTML standard, section 9.2.6
/// (https://html.spec.whatwg.org/multipage/server-sent-events.html). It is fed chunk by chunk, cut
/// anywhere, and where the cuts are makes no difference to the events.
///
///     char buffer[4096];
///     triage::sse_reader reader(buffer);
///     reader.feed(chunk, [](const triage::sse_event& e) { … });  // for each chunk
///     reader.finish([](const triage::sse_event& e) { … });       // when the connection ends
///
/// Linear time, constant memory: the data of an event that lies in one chunk, in one `data` line,
/// is a view of the chunk; else it is put together in the buffer, up to its size. Types and IDs
/// have 64 bytes; a longer type is cut, a longer ID ignored. No allocation, no exception but the
/// callable's, usable in constant expressions.
///
/// Two things are not as in a browser. Bytes are not decoded: invalid UTF-8 stays as it is. And
/// JSON that is sent without `data:` between events is reported as a `bare` event, since proxies
/// and Google's Gemini send errors in this way. It starts at a line that begins with {, and ends
/// before a field, a comment, an empty line or the end of the stream. Between events means that no
/// field has come since the last empty line; behind a field such a line is ignored, as the standard
/// says. So every event that a browser gets is the same here, with the same name.
class sse_reader {
 public:
  /// Borrows the buffer, which must not be where the chunks are.
  constexpr sse_reader(char* buffer, std::size_t size) noexcept : data_(buffer, size) {}
  template <std::size_t N>
  explicit constexpr sse_reader(char (&buffer)[N]) noexcept : sse_reader(buffer, N) {}
  sse_reader(const sse_reader&) = delete;
  sse_reader& operator=(const sse_reader&) = delete;

  /// The next bytes. `on_event(const sse_event&)` gets the events that they complete, in order. If
  /// it throws, the rest of the chunk is lost.
  template <class OnEvent>
  constexpr void feed(std::string_view chunk, OnEvent&& on_event) {
    while (!chunk.empty()) {
      if (after_cr_ || bom_ < bom.size()) {
        if (skipped(chunk[0])) chunk.remove_prefix(1);
        continue;
      }
      std::size_t end = 0;
      while (end != chunk.size() && chunk[end] != '\n' && chunk[end] != '\r') ++end;
      if (end != 0) take(chunk.substr(0, end), on_event);
      if (end == chunk.size()) break;
      after_cr_ = chunk[end] == '\r';
      chunk.remove_prefix(end + 1);
      end_line(on_event);
    }
    data_.keep();
  }

  /// The stream is over. An event that its end cuts off, be it only for want of the empty line, is
  /// dropped by the standard; here `on_event` gets what there is of it, if it has data. The next
  /// `feed` begins another stream; the last event ID stays.
  template <class OnEvent>
  constexpr void finish(OnEvent&& on_event) {
    at_ = place::line_start;
    after_cr_ = false;
    bom_ = 0;
    dispatch(on_event);
  }

  /// The reconnection time that the stream set last, in ms, at most `max_delay_ms`.
  [[nodiscard]] constexpr std::optional<std::int64_t> retry_ms() const noexcept { return retry_; }

 private:
  enum class place : std::uint8_t { line_start, name, after_colon, value };
  enum class field : std::uint8_t { unknown, event, data, id, retry };
  struct small_text {
    char bytes[64] = {};
    std::uint8_t size = 0;
    bool cut = false;

    constexpr void append(std::string_view s) noexcept {
      const std::size_t room = sizeof bytes - size;
      if (s.size() > room) cut = true;
      size = static_cast<std::uint8_t>(size + s.copy(bytes + size, room));
    }
    constexpr void clear() noexcept {
      size = 0;
      cut = false;
    }
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes, size}; }
  };
  static constexpr std::string_view bom = "\xEF\xBB\xBF";

  // The LF of a CR LF, and the byte order mark at the start. Whether `c` is part of them.
  constexpr bool skipped(char c) noexcept {
    if (after_cr_) {
      after_cr_ = false;
      return c == '\n';
    }
    if (c == bom[bom_]) {
      ++bom_;
      return true;
    }
    if (bom_ != 0) {  // then its bytes begin a name, one that no field has
      at_ = place::name;
      name_.append(bom.substr(0, bom_));
    }
    bom_ = bom.size();
    return false;
  }

  // A part of a line: not empty, without its end.
  template <class OnEvent>
  constexpr void take(std::string_view s, OnEvent& on_event) {
    if (at_ == place::line_start) {
      const char c = s[0];
      const bool begins_field = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':';
      if (bare_ && begins_field) dispatch(on_event);
      name_.clear();
      at_ = place::name;
      if (bare_ || (c == '{' && !has_field_)) {
        field_ = field::data;
        begin_value();
        bare_ = true;
        at_ = place::value;
      }
    }
    if (at_ == place::name) {
      const std::size_t colon = s.find(':');
      name_.append(s.substr(0, colon));
      if (colon == std::string_view::npos) return;
      end_name();
      at_ = place::after_colon;
      s.remove_prefix(colon + 1);
      if (s.empty()) return;
    }
    if (at_ == place::after_colon) {
      at_ = place::value;
      if (s[0] == ' ') s.remove_prefix(1);
    }
    switch (field_) {
      case field::unknown: break;
      case field::event: type_.append(s); break;
      case field::data: data_.append(s); break;
      case field::id: new_id_.append(s); break;
      case field::retry:
        for (const char c : s) add_digit(c);
        break;
    }
  }

  constexpr void end_name() noexcept {
    const std::string_view name = name_.view();
    field_ = name == "data"    ? field::data
             : name == "event" ? field::event
             : name == "id"    ? field::id
             : name == "retry" ? field::retry
                               : field::unknown;
    has_field_ = has_field_ || field_ != field::unknown;
    begin_value();
  }

  constexpr void begin_value() noexcept {
    switch (field_) {
      case field::unknown: break;
      case field::event: type_.clear(); break;
      case field::data:
        if (has_data_) data_.append("\n");
        has_data_ = true;
        break;
      case field::id: new_id_.clear(); break;
      case field::retry:
        new_retry_ = std::nullopt;
        digits_only_ = true;
        break;
    }
  }

  constexpr void add_digit(char c) noexcept {
    if (c < '0' || c > '9') {
      digits_only_ = false;
    } else {
      const std::int64_t n = new_retry_.value_or(0) * 10 + (c - '0');
      new_retry_ = n < max_delay_ms ? n : max_delay_ms;
    }
  }

  template <class OnEvent>
  constexpr void end_line(OnEvent& on_event) {
    if (at_ == place::line_start) return dispatch(on_event);
    if (at_ == place::name) end_name();
    at_ = place::line_start;
    if (field_ == field::id && !new_id_.cut &&
        new_id_.view().find('\0') == std::string_view::npos) {
      id_ = new_id_;
    }
    if (field_ == field::retry && digits_only_ && new_retry_) retry_ = new_retry_;
  }

  // An event without data is none, says the standard.
  template <class OnEvent>
  constexpr void dispatch(OnEvent& on_event) {
    const sse_event e{type_.view(), data_.view(), id_.view(), data_.cut(), bare_};
    const bool is_event = has_data_;
    data_.clear();
    type_.clear();
    has_field_ = has_data_ = bare_ = false;
    if (is_event) on_event(e);
  }

  detail::kept_text data_;
  small_text name_;
  small_text type_;
  small_text id_;
  small_text new_id_;
  std::optional<std::int64_t> retry_;
  std::optional<std::int64_t> new_retry_;
  std::size_t bom_ = 0;  // bytes of the byte order mark that were there
  place at_ = place::line_start;
  field field_ = field::unknown;
  bool after_cr_ = false;
  bool has_field_ = false;  // of the event that comes next
  bool has_data_ = false;
  bool bare_ = false;
  bool digits_only_ = true;
};

}  // namespace triage::inline TRIAGE_ABI

#endif
