// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What was found in a text that holds a response, and what it means.
#ifndef TRIAGE_COMMAND_ANSWER_HPP
#define TRIAGE_COMMAND_ANSWER_HPP

#include <optional>
#include <string>
#include <triage.hpp>
#include <vector>

#include "options.hpp"
#include "providers.hpp"
#include "response_text.hpp"

namespace command {

// It stays where it is, since `response`, `error` and `limits` borrow from its other members.
struct answer {
  answer() = default;
  answer(const answer&) = delete;
  answer& operator=(const answer&) = delete;
  ~answer() = default;

  std::string text;                  // what came, without what curl says about itself
  std::optional<std::string> whole;  // the body, if it came in chunks
  std::vector<char> buffer;          // the error that was found in a stream
  raw_response response;
  choice chosen;
  triage::error error;
  triage::rate_limits limits;
  std::string note;  // safe for a terminal; may be empty
};

// Finds the response in a text and judges it as `o` says. False if there is none; `out.text` is
// then what why_no_response() explains.
bool read_answer(answer& out, std::string all, const options& o);

}  // namespace command

#endif
