// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Event streams by the text of the HTML standard, for comparison: a slow reader that knows nothing
// of the library's, and streams to try both with.
#ifndef TRIAGE_TESTS_WHOLE_STREAM_HPP
#define TRIAGE_TESTS_WHOLE_STREAM_HPP

#include <triage/vocabulary/verdict.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// A reader of its own, written from the text of section 9.2.6 for a whole stream in memory: its
// lines, then "process the field", then "dispatch the event". Everything in it is an event's name,
// data or last event ID.
class whole_stream {
 public:
  explicit whole_stream(std::string text) {
    if (text.rfind("\xEF\xBB\xBF", 0) == 0) text.erase(0, 3);
    std::string line;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '\n' && text[i] != '\r') {
        line += text[i];
        continue;
      }
      if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      take(line);
      line.clear();
    }
  }

  std::vector<std::string> events;
  std::optional<std::int64_t> retry;

 private:
  void take(const std::string& line) {
    if (line.empty()) {
      dispatch();
    } else if (line[0] == ':') {
      return;
    } else if (const std::size_t colon = line.find(':'); colon != std::string::npos) {
      std::string value = line.substr(colon + 1);
      if (!value.empty() && value[0] == ' ') value.erase(0, 1);
      process(line.substr(0, colon), value);
    } else {
      process(line, "");
    }
  }

  void process(const std::string& name, const std::string& value) {
    if (name == "event") type_ = value;
    if (name == "data") data_ += value + "\n";
    if (name == "id" && value.find('\0') == std::string::npos) id_ = value;
    if (name == "retry" && !value.empty() &&
        value.find_first_not_of("0123456789") == std::string::npos) {
      retry = value.size() > 12 ? triage::max_delay_ms
                                : std::min<std::int64_t>(std::stoll(value), triage::max_delay_ms);
    }
  }

  void dispatch() {
    if (!data_.empty()) {
      data_.pop_back();
      events.push_back(type_ + "|" + data_ + "|" + id_);
    }
    data_.clear();
    type_.clear();
  }

  std::string data_, type_, id_;
};

// A stream of up to 24 pieces in which something may go wrong.
inline std::string random_stream(std::mt19937_64& random) {
  using namespace std::string_view_literals;
  static constexpr std::string_view pieces[] = {
      "event",   "data", "id",    "retry", ":",      ": ",  "\n",   "\r",        "\r\n",
      "\n\n",    "{",    "}",     "[",     "{\"a\"", "x",   " ",    "12",        "\xEF\xBB\xBF",
      "\0"sv,    "\n{",  "\n{\n", "error", "done",   ":\n", "\xC3", "data: y\n", "event: error\n",
      "id: 7\n", "\r{",  "\n\n{"};
  std::string text;
  for (std::uint64_t n = random() % 24 + 1; n != 0; --n) {
    text += pieces[random() % std::size(pieces)];
  }
  return text;
}

#endif
