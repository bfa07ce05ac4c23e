// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The recorded streams, and what holds a reading against what is expected of it, at run time and in
// constant expressions alike.
#ifndef TRIAGE_TESTS_STREAMS_HPP
#define TRIAGE_TESTS_STREAMS_HPP

#include <triage.hpp>
#include <triage/registry.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>
#include <triage/providers/plurence.hpp>
#include <triage/providers/redner.hpp>
#include <triage/providers/resayil.hpp>
#include <triage/stream/stream.hpp>

#include <cstddef>
#include <string_view>

namespace streams {

using namespace std::string_view_literals;

struct recording {
  std::string_view name;
  std::string_view kind;  // sse, ndjson
  std::string_view text;
  std::string_view expect;  // a line `provider NAME`, then one line per event: see write()
};

inline constexpr recording all[] = {
#include "streams.inc"
};

constexpr std::string_view take_line(std::string_view& rest) {
  const std::string_view line = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(line.size() < rest.size() ? line.size() + 1 : rest.size());
  return line;
}

// An event as the expectation has it:
//   data | end | error STATUS CATEGORY RETRY[=MS] PROCESSED[ code=…][ type=…]:[ MESSAGE]
template <class Sink>
constexpr void write(Sink& out, const triage::stream_event& e) {
  if (!e.error) return out.append(e.end ? "end" : "data");
  const triage::error& error = *e.error;
  const auto words = [&](std::string_view before, const triage::text& t) {
    if (!t.present()) return;
    out.append(before);
    triage::text::decoder d(t);
    for (int c = d.next(); c >= 0; c = d.next()) {
      const char byte = static_cast<char>(c);
      out.append({&byte, 1});
    }
  };
  out.append("error ");
  triage::detail::append_number(out, error.status());
  out.append(" ");
  out.append(to_string(error.category()));
  out.append(" ");
  out.append(to_string(error.verdict().action));
  if (error.verdict() == triage::after) out.append("=");
  if (error.verdict() == triage::after) triage::detail::append_number(out, error.delay_ms());
  out.append(" ");
  out.append(to_string(error.processed()));
  words(" code=", error.code().raw());
  words(" type=", error.type());
  out.append(":");
  words(" ", error.message());
}

// Compares events with the lines of an expectation.
class comparison {
 public:
  explicit constexpr comparison(std::string_view expect) : rest_(expect) { take_line(rest_); }
  constexpr void operator()(const triage::stream_event& e) {
    char buffer[256] = {};
    triage::detail::buffer_sink out(buffer, sizeof buffer);
    write(out, e);
    if (take_line(rest_) != out.view()) same_ = false;
  }
  // Whether all were the same, and there are no more to come.
  [[nodiscard]] constexpr bool same() const { return same_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool same_ = true;
};

constexpr triage::provider provider_of(std::string_view expect) {
  return *triage::find_provider(take_line(expect).substr("provider "sv.size()));
}

// Reads a recording, in pieces of `size` bytes after a first one of `first`.
template <class Stream>
constexpr bool reads(const recording& r, std::size_t first, std::size_t size) {
  char buffer[1024] = {};
  Stream stream(provider_of(r.expect), buffer);
  comparison compare(r.expect);
  std::string_view rest = r.text;
  for (std::size_t n = first; !rest.empty(); n = size) {
    const std::string_view chunk = rest.substr(0, n);
    rest.remove_prefix(chunk.size());
    stream.feed(chunk, compare);
  }
  stream.finish(compare);
  return compare.same();
}

constexpr bool reads(const recording& r, std::size_t first, std::size_t size) {
  return r.kind == "sse" ? reads<triage::sse_stream>(r, first, size)
                         : reads<triage::ndjson_stream>(r, first, size);
}

}  // namespace streams

#endif
