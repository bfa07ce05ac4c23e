// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <triage.hpp>
#include <utility>
#include <vector>

#include "input.hpp"
#include "modes.hpp"
#include "output.hpp"
#include "providers.hpp"
#include "report.hpp"
#include "response_text.hpp"

namespace command {

namespace {

using triage::text;
using triage::json::token;

// One line, read. What is a std::string was decoded, for headers and bodies are not JSON any more.
struct batch_line {
  std::string id = "null";
  std::string provider;
  std::optional<int> status;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::optional<triage::unix_time> now;
  std::string fault;
};

std::string decoded(const text& t) {
  std::string out;
  text::decoder d(t);
  for (int c = d.next(); c >= 0; c = d.next()) out += static_cast<char>(c);
  return out;
}

// A value of any kind, whose first token was `t`: from its first byte to behind its last.
std::string_view raw_value(triage::json::scanner& s, std::string_view line, std::size_t start,
                           token t) {
  if (t == token::object_begin || t == token::array_begin) s.skip();
  return line.substr(start, s.offset() - start);
}

bool simple(token t) {
  return t == token::string || t == token::number || t == token::boolean;
}

// The headers of a line: {"name": "value" or ["value", …], …}.
bool read_headers(triage::json::scanner& s, batch_line& out) {
  std::string name;
  for (;;) {
    const token t = s.next();
    switch (t) {
      case token::key: name = decoded(s.value()); break;
      case token::string:
      case token::number:
      case token::boolean: out.headers.emplace_back(name, decoded(s.value())); break;
      case token::object_begin: s.skip(); break;
      case token::object_end: return true;
      case token::truncated:
      case token::malformed:
      case token::end: return false;
      default: break;
    }
  }
}

// A JSON value as it was written, but safe for a terminal: in one that is valid, white space is
// between tokens only, and what is not ASCII is in strings only, where it may be escaped.
std::string safe_json(std::string_view value) {
  std::string out;
  const auto plain = [](char c) { return c >= ' ' && c < '\x7F'; };
  while (!value.empty()) {
    std::size_t n = 0;
    while (n < value.size() && !plain(value[n])) ++n;
    const std::string_view other = value.substr(0, n);
    if (other.find_first_not_of("\t\r\n") == std::string_view::npos) {
      out.append(n, ' ');
    } else {
      std::string escaped;
      triage::append_json(escaped, text::plain(other));
      out.append(escaped, 1, escaped.size() - 2);  // without the quotes
    }
    value.remove_prefix(n);
    for (n = 0; n < value.size() && plain(value[n]);) ++n;
    out.append(value.substr(0, n));
    value.remove_prefix(n);
  }
  return out;
}

batch_line read_line(std::string_view line) {
  batch_line out;
  if (trimmed(line).empty()) {
    out.fault = "the line is blank";
    return out;
  }
  triage::json::scanner s(line);
  if (s.next() != token::object_begin) {
    out.fault = "not a JSON object";
    return out;
  }
  for (;;) {
    const token key = s.next();
    if (key == token::object_end) break;
    if (key != token::key) {
      out.fault = key == token::truncated ? "the line ends too early" : "malformed JSON";
      return out;
    }
    const text name = s.value();
    const std::size_t start = s.offset();
    const token t = s.next();
    if (t == token::truncated || t == token::malformed) {
      out.fault = t == token::truncated ? "the line ends too early" : "malformed JSON";
      return out;
    }
    if (name == "id") {
      const std::string_view id = raw_value(s, line, start, t);
      if (s.flawed()) {
        out.fault = "the id is not valid JSON";  // and must not be written as if it were
        return out;
      }
      out.id = safe_json(id);
    } else if (name == "provider" && t == token::string) {
      out.provider = decoded(s.value());
    } else if (name == "status" && simple(t)) {
      const std::string digits = decoded(s.value());
      const bool negative = digits.starts_with('-');
      out.status = number(std::string_view(digits).substr(negative ? 1 : 0));
      if (out.status && negative) out.status = -*out.status;
    } else if (name == "now" && simple(t)) {
      if (const auto seconds = number<std::int64_t>(decoded(s.value()))) out.now = *seconds;
    } else if (name == "headers" && t == token::object_begin) {
      if (!read_headers(s, out)) {
        out.fault = "malformed headers";
        return out;
      }
    } else if (name == "headers" && t != token::null) {
      out.fault = "the headers are not a JSON object";
      return out;
    } else if (name == "body" && t == token::string) {
      out.body = decoded(s.value());
    } else if (name == "body" && t != token::null) {
      out.body = raw_value(s, line, start, t);  // JSON that somebody pasted as it was
    } else if (t == token::object_begin || t == token::array_begin) {
      s.skip();
    }
  }
  if (s.next() != token::end) {
    out.fault = "something follows the JSON object";
  } else if (!out.status) {
    out.fault = "no \"status\", or not an integer";
  }
  return out;
}

void write_batch_line(output& out, const batch_line& line, std::int64_t number) {
  out << "{\"id\":" << line.id << ",";
  if (!line.fault.empty()) {
    out << "\"error\":";
    write_string(out, line.fault);
    member(out, "line", number);
    out << "}\n";
    return;
  }
  const auto known = provider_named(line.provider);
  const triage::provider provider = known.value_or(triage::providers::generic);
  const triage::error e =
      triage::classify(provider, {*line.status, line.body, line.headers, line.now});
  std::string note = error_in_success(e, line.body);
  if (!known) note = "unknown provider \"" + line.provider + "\": classified as generic";
  write_members(out, e, triage::limits(provider, line.headers, line.now), note);
  out << "}\n";
}

}  // namespace

int batch(const options& o) {
  input in(o.file());
  if (!in.open()) return in.fault();
  const bool progress = errors_are_terminal() && !output_is_terminal();
  output out;
  bool bad = false;
  std::int64_t lines = 0;
  while (const auto line = in.read_line(out)) {
    const batch_line read = read_line(lines == 0 ? without_mark(*line) : *line);
    ++lines;
    bad = bad || !read.fault.empty();
    write_batch_line(out, read, lines);
    if (out.size() > 65536) out.flush();
    if (out.error() != 0) break;
    if (progress && lines % 10000 == 0)
      std::fprintf(stderr, "\r%s lines", std::to_string(lines).c_str());
  }
  if (progress && lines >= 10000)
    std::fprintf(stderr, "\r%s lines\n", std::to_string(lines).c_str());
  const int status = finish(out, bad ? bad_data : no_error);
  return in.failed() && out.error() == 0 ? in.fault() : status;
}

}  // namespace command
