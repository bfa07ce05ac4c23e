// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Errors inside a 200: what the events of a stream say, classified like any response.
#ifndef TRIAGE_STREAM_STREAM_HPP
#define TRIAGE_STREAM_STREAM_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include <triage/classify.hpp>
#include <triage/text/detail/null.hpp>
#include <triage/read/detail/event_marks.hpp>
#include <triage/error.hpp>
#include <triage/text/headers.hpp>
#include <triage/time/hints.hpp>
#include <triage/stream/ndjson.hpp>
#include <triage/tables/provider.hpp>
#include <triage/read/read.hpp>
#include <triage/stream/sse.hpp>

namespace triage::inline TRIAGE_ABI {

/// One event of a stream: data, unless it says otherwise. Borrows from the chunk or from the
/// stream's buffer, and so does the error: good until the callable returns. To keep an error, make
/// an `owned_error`.
struct stream_event {
  std::string_view name;    ///< the field `event` of a server-sent event; else empty
  std::string_view data;    ///< usually JSON
  bool truncated = false;   ///< the data is longer than the stream's buffer: this is its beginning
  bool end = false;         ///< the mark that the stream is complete: `[DONE]` and the like
  bool keep_alive = false;  ///< says nothing but that the connection is open: Anthropic's `ping`
  std::optional<triage::error> error;
};

/// Classifies an error that came inside a 200. `body` is the object that holds it, or text;
/// `begun`: whether something of the answer had come before it, which makes `processed()` yes,
/// whatever the tables say: the request was carried out in part. Total: whatever the body is, the
/// answer is an error.
///
/// Its `status()` is not the response's 200 but the status that it would have come with: the one in
/// the body, that of its code or type, else 500, as the server had taken the request and failed.
/// The response's headers are not looked at: they were sent before it.
[[nodiscard]] constexpr error classify_in_stream(provider p, borrowed_string body,
                                                 bool begun) noexcept {
  const header_view no_headers;
  const header_hints none(p, no_headers, std::nullopt);
  const body_fields found(p.shapes(), body);
  const detail::response_facts facts(no_headers, found, none);
  error_maker::open_moment moment;
  error e = error_maker::failure_with(p, 500, body, found, none, facts, moment);
  if (const int status = detail::stated_status(e, 500); status != 500) {
    e = error_maker::failure_with(p, status, body, found, none, facts, moment);
  }
  error_maker::in_stream(e, begun);
  error_maker::finish(e, moment, none);
  return e;
}

/// What one event says, for those who have a reader of their own: `name` is the field `event` of a
/// server-sent event, `begun` as above. It is an error if
///
/// - its name is `error`, whatever its data is,
/// - its object has a member `error` that is neither empty, null, false nor a number,
/// - its object says so in a way that is known: `"type": "error"` and the like,
///   `"finish_reason": "error"` in its `choices`, or
/// - its object has a code that is in the provider's table, where the provider's own fields have
///   it: a code that a generic shape found may be data.
///
/// If an object has several members of one name, the last one is taken. Nothing further inside is
/// looked at, and no text: a model may write about errors as it likes. Linear,
/// constant stack, no allocation, no exception.
[[nodiscard]] constexpr stream_event read_event(provider p, std::string_view name,
                                                borrowed_string data, bool begun) noexcept {
  stream_event e{name, data, false, false, false, std::nullopt};
  const detail::event_marks marks = detail::read_event_marks(data);
  e.end = marks.end || name == "done" || detail::trim(data) == "[DONE]";
  bool failed = marks.error || name == "error";
  if (!failed && marks.is_object && p.has_codes() && !p.shapes().empty()) {
    const body_fields found = body_fields::of_own_shape(p.shapes(), data);
    failed = found.own(role::code) && !detail::is_null(p.find_code(found[role::code]));
  }
  e.keep_alive = !failed && !e.end && marks.keep_alive;
  if (failed) e.error = classify_in_stream(p, marks.body, begun);
  return e;
}

/// One stream, read as it arrives: `sse_stream` or `ndjson_stream`.
///
///     char buffer[4096];
///     triage::sse_stream stream(assisters, buffer);
///     stream.feed(chunk, [&](const triage::stream_event& e) {
///       if (e.error) …
///     });                                    // for each chunk, cut anywhere
///     stream.finish([&](const triage::stream_event& e) { … });  // when the connection ends
///
/// The buffer, which is borrowed, is for an event that does not lie in one chunk: of a longer one,
/// only its beginning is looked at, and it is `truncated`. Linear time, constant memory; no
/// allocation, no exception but the callable's; usable in constant expressions.
template <class Reader>
class event_stream {
 public:
  // NOLINTNEXTLINE(readability-non-const-parameter): the reader writes to it
  constexpr event_stream(provider p, char* buffer, std::size_t size) noexcept
      : provider_(p), reader_(buffer, size) {}
  template <std::size_t N>
  constexpr event_stream(provider p, char (&buffer)[N]) noexcept : event_stream(p, buffer, N) {}

  /// The next bytes. `on_event(const stream_event&)` gets the events that they complete, in order.
  template <class OnEvent>
  constexpr void feed(std::string_view chunk, OnEvent&& on_event) {
    reader_.feed(chunk, [&](const auto& e) { take(e, on_event); });
  }

  /// The connection is closed: an error that its end cut off is reported all the same. If then
  /// neither `ended()` nor `failed()`, the stream broke off, unless the API has no end mark.
  template <class OnEvent>
  constexpr void finish(OnEvent&& on_event) {
    reader_.finish([&](const auto& e) { take(e, on_event); });
  }

  /// Whether data came so far: any event that is not an error, the mark of the end or a ping.
  [[nodiscard]] constexpr bool begun() const noexcept { return begun_; }
  /// Whether the mark of the end came.
  [[nodiscard]] constexpr bool ended() const noexcept { return ended_; }
  /// Whether an error came.
  [[nodiscard]] constexpr bool failed() const noexcept { return failed_; }

 private:
  template <class OnEvent>
  constexpr void take(const sse_event& from, OnEvent& on_event) {
    stream_event e = read_event(provider_, from.type, from.data, begun_ || ended_);
    e.truncated = from.truncated;
    if (!from.bare || e.error) pass(e, on_event);
  }
  template <class OnEvent>
  constexpr void take(const ndjson_line& from, OnEvent& on_event) {
    stream_event e = read_event(provider_, {}, from.text, begun_ || ended_);
    e.truncated = from.truncated;
    pass(e, on_event);
  }
  template <class OnEvent>
  constexpr void pass(const stream_event& e, OnEvent& on_event) {
    ended_ = ended_ || e.end;
    failed_ = failed_ || e.error;
    begun_ = begun_ || (!e.end && !e.error && !e.keep_alive);
    on_event(e);
  }

  provider provider_;
  Reader reader_;
  bool begun_ = false;
  bool ended_ = false;
  bool failed_ = false;
};

/// For text/event-stream.
using sse_stream = event_stream<sse_reader>;
/// For application/x-ndjson: a JSON document a line.
using ndjson_stream = event_stream<ndjson_reader>;

}  // namespace triage::inline TRIAGE_ABI

#endif
