// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What in an event of a stream says that it is an error, or the end of the stream.
#ifndef TRIAGE_DETAIL_STREAM_MARKS_HPP
#define TRIAGE_DETAIL_STREAM_MARKS_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/headers.hpp>
#include <triage/json.hpp>

namespace triage::inline TRIAGE_ABI::detail {

enum class stream_mark : std::uint8_t { error, end };

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
};

/// What one object says about itself. Only its own members count, so that a model may write about
/// errors as it likes.
struct object_marks {
  bool error = false;
  bool end = false;
  bool has_error = false;     ///< whether there is a member `error` that is something
  std::string_view response;  ///< the member of this name as it stands, if it is an object
  std::string_view choices;   ///< … if it is an array

  constexpr void add(const text& key, const text& value) noexcept {
    for (const member_mark& m : member_marks) {
      if (key == m.key && value == m.value) (m.mark == stream_mark::end ? end : error) = true;
    }
  }
};

/// Reads the members of a JSON object, up to its end or the first damage. Linear.
[[nodiscard]] constexpr object_marks read_marks(std::string_view object) noexcept {
  using json::token;
  object_marks found;
  json::scanner s(object);
  if (s.next() != token::object_begin) return found;
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
      found.has_error = something || t == token::truncated;  // of equal names the last counts
    } else if (t == token::string || t == token::boolean) {
      found.add(key, s.value());
    } else if (t == token::object_begin && key == "response") {
      found.response = value;
    } else if (t == token::array_begin && key == "choices") {
      found.choices = value;
    }
  }
  return found;
}

/// What an event's JSON says.
struct event_marks {
  bool end = false;
  bool error = false;
  std::string_view body;  ///< of an error: the object that has it
};

[[nodiscard]] constexpr event_marks read_event_marks(std::string_view data) noexcept {
  const object_marks top = read_marks(data);
  event_marks found{top.end, top.error || top.has_error, data};
  if (top.has_error) return found;
  if (top.error && read_marks(top.response).has_error) {
    found.body = top.response;  // OpenAI's response.failed
    return found;
  }
  // OpenRouter's choices may have the error each for itself.
  json::scanner s(top.choices);
  for (json::token t = s.next(); t == json::token::array_begin || t == json::token::object_begin;
       t = s.next()) {
    if (t == json::token::array_begin) continue;
    const std::size_t start = s.offset() - 1;
    s.skip();
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
