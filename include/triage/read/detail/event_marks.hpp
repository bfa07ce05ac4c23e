// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What in an event of a stream says that it is an error, or the end of the stream.
#ifndef TRIAGE_READ_DETAIL_EVENT_MARKS_HPP
#define TRIAGE_READ_DETAIL_EVENT_MARKS_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/text/headers.hpp>
#include <triage/read/json.hpp>

namespace triage::inline TRIAGE_ABI::detail {

enum class stream_mark : std::uint8_t { error, end, keep_alive };

/// A member of an event's object that has a fixed meaning.
struct member_mark {
  std::string_view key;
  std::string_view value;  ///< of a string, or true
  stream_mark mark;
};

/// Sources: Anthropic, Streaming Messages; openai-python, types/responses; Gemini, Interactions
/// API; vLLM and Mistral, whose errors are flat; OpenRouter, Streaming, "Errors after tokens have
/// been sent"; Ollama, api.md. The member `error` is not in the table: what counts is that it is
/// something.
inline constexpr member_mark member_marks[] = {
    {"type", "error", stream_mark::error},
    {"type", "response.failed", stream_mark::error},
    {"event_type", "error", stream_mark::error},
    {"object", "error", stream_mark::error},
    {"finish_reason", "error", stream_mark::error},
    {"type", "message_stop", stream_mark::end},
    {"type", "response.completed", stream_mark::end},
    {"type", "response.incomplete", stream_mark::end},
    {"done", "true", stream_mark::end},
    {"type", "ping", stream_mark::keep_alive},
};

/// What one object says about itself. Only its own members are looked at, so that a model may write
/// about errors as it likes.
struct object_marks {
  bool is_object = false;
  bool error = false;
  bool end = false;
  bool keep_alive = false;
  bool has_error = false;     ///< whether there is a member `error` that is something
  std::string_view response;  ///< the member of this name as it stands, if it is an object
  std::string_view choices;   ///< … if it is an array
};

/// Reads the members of a JSON object, up to its end or the first damage. If several have the same
/// name, the last one is taken, whatever its value is, as the reader of bodies does. Linear.
[[nodiscard]] constexpr object_marks read_marks(std::string_view object) noexcept {
  using json::token;
  object_marks found;
  json::scanner s(object);
  if (s.next() != token::object_begin) return found;
  found.is_object = true;
  bool said[std::size(member_marks)] = {};
  while (s.next() == token::key) {
    const text key = s.value();
    const std::size_t start = s.offset();
    const token t = s.next();
    const bool container = t == token::object_begin || t == token::array_begin;
    const std::string_view inside = object.substr(s.offset());
    if (container) s.skip();
    const std::string_view value = object.substr(start, s.offset() - start);
    if (key == "error") {
      // As openai-python has it, what Python takes for true; but a number may be a measurement.
      const std::string_view first = trim(inside).substr(0, 1);
      const bool something = container            ? first != "}" && first != "]"
                             : t == token::string ? !s.value().raw().empty()
                                                  : t == token::boolean && value == "true";
      found.has_error = something || t == token::truncated;
    } else if (key == "response") {
      found.response = t == token::object_begin ? value : std::string_view();
    } else if (key == "choices") {
      found.choices = t == token::array_begin ? value : std::string_view();
    } else {
      const bool scalar = t == token::string || t == token::boolean;
      for (std::size_t i = 0; i < std::size(member_marks); ++i) {
        if (key == member_marks[i].key) said[i] = scalar && s.value() == member_marks[i].value;
      }
    }
  }
  for (std::size_t i = 0; i < std::size(member_marks); ++i) {
    if (!said[i]) continue;
    switch (member_marks[i].mark) {
      case stream_mark::error: found.error = true; break;
      case stream_mark::end: found.end = true; break;
      case stream_mark::keep_alive: found.keep_alive = true; break;
    }
  }
  return found;
}

/// What an event's JSON says.
struct event_marks {
  bool is_object = false;
  bool end = false;
  bool keep_alive = false;
  bool error = false;
  std::string_view body;  ///< of an error: the object that has it
};

[[nodiscard]] constexpr event_marks read_event_marks(std::string_view data) noexcept {
  const object_marks top = read_marks(data);
  event_marks found{top.is_object, top.end, top.keep_alive, top.error || top.has_error, data};
  if (top.has_error) return found;
  if (top.error && read_marks(top.response).has_error) {
    found.body = top.response;  // OpenAI's response.failed
    return found;
  }
  // OpenRouter's choices may have the error each for itself. The first object that says so is
  // taken; other elements, also what is inside arrays, are passed over.
  using json::token;
  json::scanner s(top.choices);
  token t = s.next();
  if (t != token::array_begin) return found;
  for (t = s.next(); t != token::array_end; t = s.next()) {
    if (t >= token::end) break;
    const std::size_t start = s.offset() - 1;
    if (t == token::object_begin || t == token::array_begin) s.skip();
    if (t != token::object_begin) continue;
    const std::string_view choice = top.choices.substr(start, s.offset() - start);
    const object_marks marks = read_marks(choice);
    if (!marks.error && !marks.has_error) continue;
    found.error = true;
    if (marks.has_error) found.body = choice;
    break;
  }
  return found;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
