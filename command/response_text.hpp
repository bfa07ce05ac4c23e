// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Finds the response in what curl printed.
#ifndef TRIAGE_COMMAND_RESPONSE_TEXT_HPP
#define TRIAGE_COMMAND_RESPONSE_TEXT_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <triage.hpp>

namespace command {

std::string_view trimmed(std::string_view s);

// A value of JSON as bytes.
std::string decoded(const triage::text& t);

// Without the byte order mark of UTF-8 that editors and shells put in front.
std::string_view without_mark(std::string_view s);

// A response. The views borrow from the text it was found in.
struct raw_response {
  int status = 0;
  std::string_view head;  // status line and headers
  std::string_view body;
  int answers = 1;  // how many there were; this is the last
};

// What `curl -w` wrote behind a body.
struct curl_report {
  std::string url;            // the last that was asked
  std::optional<int> status;  // of the last response; nullopt if that is not told, or none came
};

// Takes what `curl -w` wrote off the end of a text, if it is a JSON object that tells the URL: that
// of `%{json}`, or one of somebody's own with a member "url_effective", or with "url" and
// "http_code" or "response_code". An object that may be the whole body is left where it is, unless
// it names curl's version as `%{json}` does.
std::optional<curl_report> take_report(std::string& all);

// The last answer in what `curl -i` printed: before it there may be interim heads (100 Continue,
// redirects that were followed, a proxy's answer to CONNECT) and, with `--retry` or several URLs,
// whole answers. nullopt if the text does not begin with a status line.
std::optional<raw_response> find_response(std::string_view all);

// What `curl -v` and the progress meter print to standard error, taken out of a text in which it is
// mixed with the response ("2>&1"): what is left is as `curl -i` prints it. nullopt if there is no
// response in it.
std::optional<std::string> without_trace(std::string_view all);

// The host that was asked for the last response in what `curl -v` prints: from the request's Host
// header, or else from the connection; it may have a port. Empty if there is none. It borrows from
// the text.
std::string_view asked_host(std::string_view all);

// Whether the headers say that the body was sent in chunks. A program that prints the body usually
// has put them together already.
bool says_chunked(std::string_view head);

// The body without its chunk sizes (RFC 9112, 7.1), as far as it goes if it was cut off. nullopt if
// it is not in chunks.
std::optional<std::string> without_chunks(std::string_view body);

// Why a text in which no response was found has none, and what to do.
std::string why_no_response(std::string_view all);

}  // namespace command

#endif
