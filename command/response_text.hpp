// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Finds the response in what curl printed.
#ifndef TRIAGE_COMMAND_RESPONSE_TEXT_HPP
#define TRIAGE_COMMAND_RESPONSE_TEXT_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace command {

std::string_view trimmed(std::string_view s);

// Without the byte order mark of UTF-8 that editors and shells put in front.
std::string_view without_mark(std::string_view s);

// A response. The views borrow from the text it was found in.
struct raw_response {
  int status = 0;
  std::string_view head;  // status line and headers
  std::string_view body;
  int answers = 1;  // how many there were; this is the last
};

// The last answer in what `curl -i` printed: before it there may be interim heads (100 Continue,
// redirects that were followed, a proxy's answer to CONNECT) and, with `--retry` or several URLs,
// whole answers. nullopt if the text does not begin with a status line.
std::optional<raw_response> find_response(std::string_view all);

// What `curl -v` and the progress meter print to standard error, taken out of a text in which it is
// mixed with the response ("2>&1"): what is left is as `curl -i` prints it. nullopt if there is no
// response in it.
std::optional<std::string> without_trace(std::string_view all);

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
