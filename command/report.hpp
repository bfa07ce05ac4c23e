// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// An error as text for people, as JSON and as tab-separated values. docs/command.md documents the
// members.
#ifndef TRIAGE_COMMAND_REPORT_HPP
#define TRIAGE_COMMAND_REPORT_HPP

#include <cstdint>
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

void write_value(output& out, const std::optional<std::int64_t>& value);
template <class Value>
void write_value(output& out, const Value& value) {
  if constexpr (std::is_same_v<Value, bool>) {
    out << (value ? "true" : "false");
  } else if constexpr (std::is_integral_v<Value>) {
    out << static_cast<std::int64_t>(value);
  } else {
    write_string(out, value);
  }
}

// One member of an object, after the first.
template <class Value>
void member(output& out, std::string_view key, const Value& value) {
  out << ",\"" << key << "\":";
  write_value(out, value);
}

// One field of a line of tab-separated values, with the escapes that PostgreSQL's COPY and
// ClickHouse read; docs/command.md tells users which.
void write_field(output& out, const triage::text& t);
// The same of a valid JSON value, which stays JSON in the field.
void write_json_field(output& out, std::string_view json);

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
// The same as fields with tabs between them, in the same order, and their names. What is absent
// from an object is null.
void write_fields(output& out, const triage::error& e, const triage::rate_limits& limits,
                  const remarks& more);
std::string field_names();
// An object on a line, which has some members in addition.
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
