// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the command was asked to do.
#ifndef TRIAGE_COMMAND_OPTIONS_HPP
#define TRIAGE_COMMAND_OPTIONS_HPP

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace command {

enum class mode { response, batch, sse, ndjson, list, explain, help, version };

struct options {
  mode what = mode::response;
  std::string provider;  // empty: none was named
  std::string url;       // that was asked; empty: not told
  std::optional<int> status;
  std::optional<std::int64_t> now;  // Unix time in seconds
  bool json = false;
  bool tsv = false;                // --batch writes tab-separated values
  bool header = false;             // with their names in front
  bool inside_2xx = false;         // a success whose body is an error is judged as one
  std::vector<std::string> words;  // what is no option: FILE, or PROVIDER and CODE

  [[nodiscard]] std::string file() const { return words.empty() ? std::string() : words[0]; }
};

// Reads the arguments. Gives what is wrong with them, or nullopt.
std::optional<std::string> parse(int argc, char** argv, options& o);

// A number of decimal digits; nullopt if there is anything else, or more than surely fits.
template <class Number = int>
std::optional<Number> number(std::string_view s) {
  if (s.empty() || s.size() > std::numeric_limits<Number>::digits10) return std::nullopt;
  Number n = 0;
  for (const char c : s) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n;
}

extern const std::string_view usage;

}  // namespace command

#endif
