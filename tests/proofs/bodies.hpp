// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The responses of the corpus, and as many more as are wanted that are made of pieces of them and
// of what parsers look for. The same in every run and with every compiler.
#ifndef TRIAGE_TESTS_PROOFS_BODIES_HPP
#define TRIAGE_TESTS_PROOFS_BODIES_HPP

#include <triage/registry.hpp>

#include "../corpus.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

namespace proofs {

// Random numbers in which nothing wraps: Park and Miller's, as std::minstd_rand has them.
class dice {
 public:
  explicit dice(std::uint64_t seed) : state_(seed % 2147483646 + 1) {}
  std::size_t below(std::size_t n) {
    state_ = state_ * 48271 % 2147483647;
    return static_cast<std::size_t>(state_ / 7 % n);
  }

 private:
  std::uint64_t state_;
};

// Text in a place of its own; what does not fit is left out.
template <std::size_t N>
class kept {
 public:
  void clear() { used_ = 0; }
  void append(std::string_view s) {
    for (const char c : s.substr(0, N - used_)) text_[used_++] = c;
  }
  void cut(std::size_t size) { used_ = size < used_ ? size : used_; }
  void set(std::size_t at, char c) { text_[at] = c; }
  [[nodiscard]] std::size_t size() const { return used_; }
  [[nodiscard]] std::string_view view() const { return {text_.data(), used_}; }

 private:
  std::array<char, N> text_{};
  std::size_t used_ = 0;
};

inline constexpr std::string_view body_pieces[] = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "\\",
    "\\u00",
    "\\ud83d\\ude00",
    "null",
    "true",
    "-1e9",
    "{\"error\":",
    "{\"error\":{\"message\":\"",
    "\"code\":\"",
    "\"type\":",
    "\"errors\":[",
    "\"details\":[{\"field\":\"",
    "\"retry_after\":",
    "\"status\":429,",
    "{\"detail\":[{\"loc\":[",
    "rate_limit_exceeded",
    "insufficient_quota",
    "Please try again in ",
    "20s",
    "1.5 minutes",
    "429",
    "Thu, 01 Jan 2026 00:00:00 GMT",
    "2026-01-01T00:00:00Z",
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&",
    "&amp;",
    "&#x",
    ";",
    "<?xml version=\"1.0\"?>",
    "<Error>",
    "<Code>",
    "</Code>",
    "<Message>",
    "<html>",
    "<title>",
    "</title>",
    "<h1>",
    "<script>",
    "<p a='",
    "data: ",
    "event: error\n",
    "data: {\"error\":{\"message\":\"",
    "\n\n",
    "\r\n",
    "\n",
    "\r",
    "[DONE]",
    "\xEF\xBB\xBF",
    "\xC3",
    "\xE2\x80\xAE",
    "\xF0\x9F\x98\x80",
    "\xFF",
    " ",
    "\t",
    "request id: ",
    "Upstream error: {\\\"error\\\":{\\\"code\\\":\\\"",
    "{'error': {'message': '",
    "Error code: 429 - ",
    "\x80",
    "\x1F\x8B\x08",
    "AAAAAA9ncnBjLXN0YXR1czo4",
    "\"raw\":\"{\\\"",
    "\"metadata\":{",
    "\"items\":[{\"index\":{\"status\":429,\"error\":{",
    "usage limit",
    "credit balance is too low",
    "overloaded",
    "\xE8\xAF\xB7\xE7\xA8\x8D\xE5\x90\x8E",
    "%20"};

inline constexpr std::string_view header_pieces[] = {"Retry-After: ",
                                                     "retry-after-ms: ",
                                                     "Date: ",
                                                     "RateLimit: ",
                                                     "RateLimit-Policy: ",
                                                     "X-RateLimit-Limit: ",
                                                     "X-RateLimit-Remaining: 0\r\n",
                                                     "X-RateLimit-Reset: ",
                                                     "x-ratelimit-reset-requests: ",
                                                     "X-Should-Retry: ",
                                                     "Content-Type: text/event-stream\r\n",
                                                     "grpc-status: 8\r\n",
                                                     "grpc-message: %E2%80",
                                                     "x-request-id: ",
                                                     "www-authenticate: ",
                                                     "X-Amzn-ErrorType: ",
                                                     "\r\n",
                                                     "\n",
                                                     "\r",
                                                     ":",
                                                     " ",
                                                     "\t",
                                                     "120",
                                                     "1e3",
                                                     "9223372036854775808",
                                                     "Thu, 01 Jan 2026 00:00:00 GMT",
                                                     "2026-01-01T00:00:00Z",
                                                     "6m0s",
                                                     "\"default\";r=0;t=5",
                                                     ";w=60",
                                                     ",",
                                                     ";",
                                                     "=",
                                                     "\"",
                                                     "HTTP/1.1 429 Too Many Requests\r\n",
                                                     "HTTP/1.1 100 Continue\r\n\r\n",
                                                     "\x00\x01\xFF"};

struct request {
  triage::provider provider = triage::all_providers()[0];
  int status = 0;
  kept<12'288> body;
  kept<6'144> headers;
  std::optional<triage::unix_time> now;
};

inline void read_line(request& r, std::string_view line, corpus::arena& memory) {
  memory = corpus::arena();
  const corpus::sample s = corpus::read(line, memory);
  if (s.provider) r.provider = *s.provider;
  r.status = s.status;
  r.now = s.now;
  r.body.clear();
  r.body.append(s.body);
  r.headers.clear();
  for (std::size_t i = 0; i < s.headers_size; ++i) {
    r.headers.append(s.headers[i].first);
    r.headers.append(": ");
    r.headers.append(s.headers[i].second);
    r.headers.append("\r\n");
  }
}

// Changes some bytes, or the end.
template <std::size_t N>
void damage(kept<N>& text, dice& d) {
  if (text.size() == 0) return;
  for (std::size_t i = d.below(6); i != 0; --i) {
    static constexpr std::string_view sharp(
        "\"\\{}[]<>&:,\n\r\0\xE2\xFF"
        "0 ",
        18);
    const char c =
        d.below(2) == 0
            ? sharp[d.below(sharp.size())]
            : static_cast<char>(static_cast<signed char>(static_cast<int>(d.below(256)) - 128));
    text.set(d.below(text.size()), c);
  }
  if (d.below(3) == 0) text.cut(d.below(text.size()));
}

template <std::size_t N, std::size_t Pieces>
void append_pieces(kept<N>& text, const std::string_view (&pieces)[Pieces], dice& d) {
  for (std::size_t i = d.below(40); i != 0; --i) text.append(pieces[d.below(Pieces)]);
}

// Makes the request with this number: a line of the corpus, then as many as are asked for.
inline void make(request& r, std::size_t number, corpus::arena& memory) {
  if (number < corpus::size) return read_line(r, corpus::lines[number], memory);
  dice d(number);
  read_line(r, corpus::lines[d.below(corpus::size)], memory);
  if (d.below(4) == 0) {
    r.provider = triage::all_providers()[d.below(triage::all_providers().size())];
  }
  if (d.below(4) == 0) r.status = static_cast<int>(d.below(700));
  if (d.below(4) == 0) r.now = 1'700'000'000;
  switch (d.below(4)) {
    case 0:
      r.body.clear();
      append_pieces(r.body, body_pieces, d);
      break;
    case 1:
      r.body.cut(d.below(r.body.size() + 1));
      append_pieces(r.body, body_pieces, d);
      break;
    case 2: {
      request other;
      read_line(other, corpus::lines[d.below(corpus::size)], memory);
      r.body.cut(d.below(r.body.size() + 1));
      r.body.append(other.body.view().substr(d.below(other.body.size() + 1)));
      break;
    }
    default: break;
  }
  damage(r.body, d);
  if (d.below(2) == 0) append_pieces(r.headers, header_pieces, d);
  if (d.below(2) == 0) damage(r.headers, d);
}

}  // namespace proofs

#endif
