// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A stream that is there as a whole: the first error in it, in one call.
#ifndef TRIAGE_STREAM_SAVED_HPP
#define TRIAGE_STREAM_SAVED_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include <triage/classify.hpp>
#include <triage/error.hpp>
#include <triage/read/body.hpp>
#include <triage/read/detail/saved_events.hpp>
#include <triage/read/json.hpp>
#include <triage/response.hpp>
#include <triage/result.hpp>
#include <triage/stream/stream.hpp>
#include <triage/tables/provider.hpp>
#include <triage/text/headers.hpp>

namespace triage::inline TRIAGE_ABI {
namespace detail {

/// Looks at the events of one stream, in order, for the first that is an error.
class saved_stream {
 public:
  constexpr saved_stream(provider p, char* buffer, std::size_t size) noexcept
      : provider_(p), buffer_(buffer), size_(size) {}

  /// Server-sent events.
  [[nodiscard]] constexpr std::optional<error> events(std::string_view body) noexcept {
    saved_events all(body);
    for (saved_event e; all.next(e);) {
      if (std::optional<error> found = look(e.name, joined(e), e.bare)) return found;
    }
    return std::nullopt;
  }

  /// JSON documents, one after the other: on lines of their own, or in an array around all. What
  /// is between them is passed over.
  [[nodiscard]] constexpr std::optional<error> documents(std::string_view body) noexcept {
    body = without_mark(body);
    for (;;) {
      while (!body.empty() && body[0] != '{') body.remove_prefix(1);
      if (body.empty()) return std::nullopt;
      json::scanner s(body);
      (void)s.next();
      const bool whole = s.skip() != json::token::truncated;
      const std::string_view document = whole ? body.substr(0, s.offset()) : body;
      if (std::optional<error> found = look({}, document, false)) return found;
      body.remove_prefix(document.size());
    }
  }

 private:
  [[nodiscard]] constexpr std::optional<error> look(std::string_view name, std::string_view data,
                                                    bool bare) noexcept {
    const stream_event e = read_event(provider_, name, data, begun_);
    begun_ = begun_ || (!bare && !e.keep_alive);
    return e.error;
  }

  // The data of an event, its lines joined by LF.
  [[nodiscard]] constexpr std::string_view joined(const saved_event& e) const noexcept {
    if (e.lines.empty() || size_ == 0) return e.data;
    std::string_view rest = e.lines;
    std::size_t used = 0;
    for (bool first = true; !rest.empty();) {
      const auto data = event_value(take_event_line(rest), "data");
      if (!data) continue;
      if (!first && used < size_) buffer_[used++] = '\n';
      first = false;
      used += data->copy(buffer_ + used, size_ - used);
    }
    return {buffer_, used};
  }

  provider provider_;
  char* buffer_;
  std::size_t size_;
  bool begun_ = false;
};

}  // namespace detail

/// The first error in a stream that is there as a whole, such as one from a log or a test:
/// `classify` for a failure, and for a success with an event stream or JSON lines as its body what
/// `sse_stream` and `ndjson_stream` find in it. A success without an error is one (`!failed()`).
///
/// It is read as events if its Content-Type is text/event-stream or its body does not begin with
/// { or [, else as JSON documents. The buffer, which may be left out, is for events of which the
/// data is spread over several `data` lines; without it, only the first of these is looked at, and
/// what does not fit is cut. For a stream that is being received, see `sse_stream`.
///
/// Borrows from the response and from the buffer. Linear, constant stack, no allocation, no
/// exception but that of a callable that looks up headers; usable in constant expressions.
template <class Headers = header_view>
[[nodiscard]] constexpr error classify_stream(
    provider p, const basic_response<Headers>& r, char* buffer,
    std::size_t size) noexcept(detail::nothrow_headers<Headers>) {
  const error whole = classify(p, r);
  if (whole.failed()) return whole;
  const std::string_view body = r.body;
  const std::optional<std::string_view> type = detail::find_header(r.headers, "Content-Type");
  const std::string_view start = detail::trim(detail::without_mark(body)).substr(0, 1);
  const bool events = (type && detail::same_name(type->substr(0, 17), "text/event-stream")) ||
                      (start != "{" && start != "[");
  detail::saved_stream stream(p, buffer, size);
  return (events ? stream.events(body) : stream.documents(body)).value_or(whole);
}
template <class Headers = header_view, std::size_t N>
[[nodiscard]] constexpr error classify_stream(
    provider p, const basic_response<Headers>& r,
    char (&buffer)[N]) noexcept(detail::nothrow_headers<Headers>) {
  return classify_stream(p, r, buffer, N);
}
template <class Headers = header_view>
[[nodiscard]] constexpr error classify_stream(
    provider p, const basic_response<Headers>& r) noexcept(detail::nothrow_headers<Headers>) {
  return classify_stream(p, r, nullptr, 0);
}

inline namespace TRIAGE_CARRIER_NAMESPACE {

/// The body of a success whose stream has no error, or the first error: `classify_stream` as
/// `check` is for `classify`.
template <class Headers = header_view>
[[nodiscard]] constexpr result<std::string_view> check_stream(
    provider p, const basic_response<Headers>& r, char* buffer,
    std::size_t size) noexcept(detail::nothrow_headers<Headers>) {
  const error e = classify_stream(p, r, buffer, size);
  if (e.failed()) return carrier::failure<std::string_view>(e);
  return carrier::success<std::string_view>(r.body);
}
template <class Headers = header_view, std::size_t N>
[[nodiscard]] constexpr result<std::string_view> check_stream(
    provider p, const basic_response<Headers>& r,
    char (&buffer)[N]) noexcept(detail::nothrow_headers<Headers>) {
  return check_stream(p, r, buffer, N);
}
template <class Headers = header_view>
[[nodiscard]] constexpr result<std::string_view> check_stream(
    provider p, const basic_response<Headers>& r) noexcept(detail::nothrow_headers<Headers>) {
  return check_stream(p, r, nullptr, 0);
}

}  // namespace TRIAGE_CARRIER_NAMESPACE
}  // namespace triage::inline TRIAGE_ABI

#endif
