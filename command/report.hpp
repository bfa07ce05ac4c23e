// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// An error as text for people and as JSON. docs/command.md documents the members.
#ifndef TRIAGE_COMMAND_REPORT_HPP
#define TRIAGE_COMMAND_REPORT_HPP

#include <optional>
#include <string>
#include <string_view>
#include <triage.hpp>
#include <type_traits>

#include "output.hpp"

namespace command {

// What the server sent, safe for a terminal; cut, with its length, if it is long.
struct shown {
  triage::text t;
};
output& operator<<(output& out, const shown& s);

void write_string(output& out, const triage::text& t);
void write_string(output& out, std::string_view s);

// One member of an object, after the first.
template <class Value>
void member(output& out, std::string_view key, const Value& value) {
  out << ",\"" << key << "\":";
  if constexpr (std::is_same_v<Value, bool>) {
    out << (value ? "true" : "false");
  } else if constexpr (std::is_integral_v<Value>) {
    out << static_cast<std::int64_t>(value);
  } else {
    write_string(out, value);
  }
}
void member(output& out, std::string_view key, const std::optional<std::int64_t>& value);

// What is said beside the error.
struct remarks {
  std::string_view host;  // by which a provider was looked for; may be empty
  bool known = true;      // whether a provider has it
  std::string_view note;  // safe for a terminal; may be empty
};

// The members that all JSON output has, without the braces. The remarks are the last, if there are
// any.
void write_members(output& out, const triage::error& e, const triage::rate_limits& limits,
                   const remarks& more);
// An object on a line, which has some in addition.
void write_json(output& out, const triage::error& e, const triage::rate_limits& limits,
                const remarks& more);

void write_text(output& out, const triage::error& e, const triage::rate_limits& limits,
                const remarks& more);

// "5 s", "1.5 s", "250 ms".
void write_duration(output& out, std::int64_t ms);

void label(output& out, std::string_view name);

int exit_status_of(const triage::error& e);

}  // namespace command

#endif
