// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// An event stream that was saved as a whole, read without a buffer.
#ifndef TRIAGE_READ_DETAIL_SAVED_EVENTS_HPP
#define TRIAGE_READ_DETAIL_SAVED_EVENTS_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include <triage/read/body.hpp>
#include <triage/read/detail/event_marks.hpp>
#include <triage/text/detail/xml_reference.hpp>
#include <triage/text/headers.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// One event of a text that is there as a whole. Views of the text.
struct saved_event {
  std::string_view name;   ///< of its `event` lines the last
  std::string_view data;   ///< its first `data` line; of a bare one, all of its lines
  std::string_view lines;  ///< if it has several `data` lines, all its lines; else empty
  bool bare = false;
};

/// Takes a line and its end, which is LF, CR or both.
[[nodiscard]] constexpr std::string_view take_event_line(std::string_view& rest) noexcept {
  const std::size_t size = rest.find_first_of("\r\n");
  const std::string_view line = rest.substr(0, size);
  rest.remove_prefix(line.size());
  if (rest.substr(0, 2) == "\r\n") rest.remove_prefix(1);
  if (!rest.empty()) rest.remove_prefix(1);
  return line;
}

/// The value of a line of this field, without the blank behind the colon; nullopt if it is another
/// line.
[[nodiscard]] constexpr std::optional<std::string_view> event_value(
    std::string_view line, std::string_view field) noexcept {
  if (line.substr(0, field.size()) != field) return std::nullopt;
  line.remove_prefix(field.size());
  if (line.empty()) return line;
  if (line[0] != ':') return std::nullopt;
  line.remove_prefix(1);
  if (!line.empty() && line[0] == ' ') line.remove_prefix(1);
  return line;
}

/// The events of a text, in order, by the rules of `sse_reader`: those of the HTML standard, and
/// JSON without `data:` between events as a bare one. An event that the end of the text cuts off
/// is one, too. Linear.
class saved_events {
 public:
  explicit constexpr saved_events(std::string_view all) noexcept : rest_(without_mark(all)) {}

  /// The next event that has data. False if there is none.
  [[nodiscard]] constexpr bool next(saved_event& e) noexcept {
    e = {};
    std::string_view from = rest_;
    std::size_t data_lines = 0;
    bool has_field = false;
    while (!rest_.empty()) {
      const std::string_view before = rest_;
      const std::string_view line = take_event_line(rest_);
      if (e.bare) {
        const char c = line.empty() ? ':' : line[0];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':') {
          if (!line.empty()) rest_ = before;  // it belongs to the next event
          return true;
        }
        e.data = {e.data.data(),
                  static_cast<std::size_t>(line.data() + line.size() - e.data.data())};
      } else if (line.empty()) {
        if (data_lines != 0) {
          if (data_lines > 1) e.lines = from.substr(0, from.size() - before.size());
          return true;
        }
        e = {};
        has_field = false;
        from = rest_;
      } else if (const auto data = event_value(line, "data")) {
        if (data_lines++ == 0) e.data = *data;
        has_field = true;
      } else if (const auto name = event_value(line, "event")) {
        e.name = *name;
        has_field = true;
      } else if (event_value(line, "id") || event_value(line, "retry")) {
        has_field = true;
      } else if (line[0] == '{' && !has_field) {
        e.data = line;
        e.bare = true;
      }
    }
    if (data_lines > 1) e.lines = from;
    return e.bare || data_lines != 0;
  }

 private:
  std::string_view rest_;
};

// What an event stream begins with: the name of a field, or a comment.
inline constexpr std::string_view event_beginnings[] = {"data:", "event:", "id:", "retry:", ":"};

/// What an event stream that came as the body of a failure says: of the events that are errors,
/// the last one, else the last one that is JSON. nullopt if this is no event stream: one begins
/// with a field or a comment, and has an event of JSON or one that is named `error`. Of data that
/// is spread over several lines, only the first line is looked at.
[[nodiscard, gnu::noinline]] constexpr std::optional<std::string_view> error_in_events(
    std::string_view body) noexcept {
  const char first = body.empty() ? '\0' : body[0];
  if (first != 'd' && first != 'e' && first != 'i' && first != 'r' && first != ':') {
    return std::nullopt;  // as most texts
  }
  bool begins = false;
  for (const std::string_view field : event_beginnings) {
    begins = begins || begins_with(body, field);
  }
  if (!begins) return std::nullopt;
  std::optional<std::string_view> document;
  bool is_error = false;
  saved_events all(body);
  for (saved_event e; all.next(e);) {
    const bool named = e.name == "error";
    const bool json = trim(e.data).substr(0, 1) == "{";
    if (!json && !named) continue;
    const event_marks marks = read_event_marks(e.data);
    const bool error = named || marks.error;
    if (is_error && !error) continue;
    document = marks.body;
    is_error = error;
  }
  return document;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
