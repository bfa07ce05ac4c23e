// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What classifies: responses, lines of JSON and streams. It is one file because the classification
// is the same code in all three, and most of what the compiler has to do.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <triage.hpp>
#include <utility>
#include <vector>

#include "answer.hpp"
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

// Whether a body is an event stream or lines of JSON: by its Content-Type, or by how it begins.
bool is_stream(const triage::header_view& headers, std::string_view body) {
  const std::string_view type = headers("Content-Type").value_or("");
  for (const std::string_view stream : {"text/event-stream", "application/x-ndjson"}) {
    if (type.starts_with(stream)) return true;
  }
  body = without_mark(body);
  for (const std::string_view field : {"data:", "event:", "id:", "retry:", ": "}) {
    if (body.starts_with(field)) return true;
  }
  return false;
}

// A response, judged. Of a success that is a stream, the first error in it.
struct judged {
  triage::error error;
  std::string note;          // safe for a terminal; may be empty
  std::vector<char> buffer;  // which the error may borrow from
};

// `inside_2xx`: a success whose body is that of an error is one; else that is only a note.
judged judge(const triage::provider& p, const triage::response& r, bool inside_2xx) {
  judged out{triage::classify(p, r), {}, {}};
  if (out.error.failed()) return out;
  if (is_stream(r.headers, r.body)) {
    out.buffer.resize(r.body.size());
    out.error = triage::classify_stream(p, r, out.buffer.data(), out.buffer.size());
    if (out.error.failed()) {
      out.note = "the error is in the stream of a response with status ";
      out.note += std::to_string(r.status);
    }
    return out;
  }
  const std::optional<triage::error> found = triage::error_in_success(r, p);
  if (!found) return out;
  if (inside_2xx) {
    out.error = *found;
    return out;
  }
  output note;
  note << "the status is a success, but the body looks like an error";
  if (found->message()) note << ": " << shown{found->message()};
  out.note = std::string(note.view());
  return out;
}

// Complains that no response was found in what came. Gives the exit status.
int no_response(const input& in, std::string_view all) {
  const std::string_view text = trimmed(without_mark(all));
  if (text.empty()) {
    return input_fault(in.name(), "nothing came; did curl fail? `curl -sSi` shows why", no_input);
  }
  if (text.starts_with("curl: (")) {
    return input_fault(in.name(), "no response came; curl says " + quoted(text.substr(0, 200)),
                       no_input);
  }
  return input_fault(in.name(), why_no_response(all), bad_usage);
}

}  // namespace

bool read_answer(answer& out, std::string all, const options& o) {
  auto report = take_report(all);
  std::string url = o.url;
  raw_response& r = out.response;
  out.text = std::move(all);
  if (o.status) {
    r.status = *o.status;
    r.body = out.text;
  } else {
    auto found = find_response(out.text);
    if (!found) {
      if (auto left = without_trace(out.text)) {
        if (url.empty() && !report) url = asked_host(out.text);
        out.text = std::move(*left);
        if (!report) report = take_report(out.text);  // in front of a remark of curl's
        found = find_response(out.text);
      } else if (report && report->status) {
        found = raw_response{*report->status, {}, out.text};
      } else {
        return false;
      }
    }
    r = *found;
  }
  if (says_chunked(r.head)) out.whole = without_chunks(r.body);
  if (out.whole) {
    r.body = *out.whole;
    out.note = "the body was still in chunks (curl --raw); they were put together";
  }
  if (report && o.url.empty()) url = report->url;
  out.chosen = choose_provider(o.provider, url);
  const triage::provider& p = out.chosen.provider;
  judged j = judge(p, {r.status, r.body, r.head, o.now}, o.inside_2xx);
  out.error = j.error;
  out.buffer = std::move(j.buffer);
  out.limits = triage::limits(p, r.head, o.now);
  const auto add = [&](const std::string& more) {
    if (!more.empty()) out.note += (out.note.empty() ? "" : "; ") + more;
  };
  if (r.answers > 1) add("the last of " + std::to_string(r.answers) + " answers");
  add(j.note);
  if (o.json) add(unknown_host(out.chosen));  // the text has a line for the host
  return true;
}

int one_response(const options& o) {
  if (!provider_named(o.provider)) return unknown_provider(o.provider);
  input in(o.file());
  if (!in.open()) return in.fault();
  if (in.interactive()) {
    std::fputs("triage: reading from the terminal; end with Ctrl-D, or see triage --help\n",
               stderr);
  }
  std::string all = in.read_all();
  if (in.failed()) return in.fault();

  answer a;
  if (!read_answer(a, std::move(all), o)) return no_response(in, a.text);
  const remarks more{a.chosen.host, a.chosen.known, a.note};
  output out;
  o.json ? write_json(out, a.error, a.limits, more) : write_text(out, a.error, a.limits, more);
  return finish(out, exit_status_of(a.error));
}

namespace {

// One line, read. What is a std::string was decoded, for headers and bodies are not JSON any more.
struct batch_line {
  std::string id = "null";
  std::string provider;
  std::string url;
  std::string host;
  std::optional<int> status;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::optional<triage::unix_time> now;
  std::string fault;
};

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
    } else if (name == "url" && t == token::string) {
      out.url = decoded(s.value());
    } else if (name == "host" && t == token::string) {
      out.host = decoded(s.value());
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

// The value of an id as a field: a string as the text that it means.
void write_id_field(output& out, std::string_view id) {
  if (id == "null") {
    write_field(out, text());
  } else if (id.front() == '"') {
    write_field(out, {id.substr(1, id.size() - 2), text::form::escaped});
  } else {
    write_json_field(out, id);
  }
}

// What is written for each line.
class batch_rows {
 public:
  batch_rows(output& out, const options& o) : out_(out), o_(o) {
    if (!o.tsv) return;
    const std::string names = field_names();
    if (o.header) out << "id\tline\terror\t" << names << "\n";
    nulls_ = "\t\\N";
    for (const char c : names) nulls_ += c == '\t' ? "\t\\N" : "";
  }

  void write(const batch_line& line, std::int64_t number) {
    if (o_.tsv) {
      write_id_field(out_, line.id);
      out_ << "\t" << number << "\t";
      write_field(out_, line.fault.empty() ? text() : text::plain(line.fault));
    } else {
      out_ << "{\"id\":" << line.id;
      if (!line.fault.empty()) {
        member(out_, "error", line.fault);
        member(out_, "line", number);
      }
    }
    if (line.fault.empty()) {
      out_ << (o_.tsv ? "\t" : ",");
      write_verdict(line);
    } else {
      out_ << nulls_;
    }
    out_ << (o_.tsv ? "\n" : "}\n");
  }

 private:
  void write_verdict(const batch_line& line) {
    const choice chosen = choose_provider(line.provider, line.url.empty() ? line.host : line.url);
    const triage::provider& provider = chosen.provider;
    const judged j =
        judge(provider, {*line.status, line.body, line.headers, line.now}, o_.inside_2xx);
    std::string note = j.note;
    if (!chosen.known) {
      if (!note.empty()) note += "; ";
      note += chosen.host.empty()
                  ? "unknown provider \"" + line.provider + "\": classified as generic"
                  : unknown_host(chosen);
    }
    const auto write = o_.tsv ? write_fields : write_members;
    write(out_, j.error, triage::limits(provider, line.headers, line.now),
          {chosen.host, chosen.known, note});
  }

  output& out_;
  const options& o_;
  std::string nulls_;  // the verdict of a line that could not be read; nothing in JSON
};

}  // namespace

int batch(const options& o) {
  input in(o.file());
  if (!in.open()) return in.fault();
  const bool progress = errors_are_terminal() && !output_is_terminal();
  output out;
  batch_rows rows(out, o);
  bool bad = false;
  std::int64_t lines = 0;
  while (const auto line = in.read_line(out)) {
    const batch_line read = read_line(lines == 0 ? without_mark(*line) : *line);
    ++lines;
    bad = bad || !read.fault.empty();
    rows.write(read, lines);
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

namespace {

struct counts {
  std::int64_t events = 0;
  std::int64_t errors = 0;
  std::int64_t truncated = 0;
};

void write_stream_error(output& out, const triage::error& e, std::int64_t event,
                        const choice& chosen, bool json) {
  if (json) {
    out << "{\"event\":" << event << ",";
    write_members(out, e, {}, {chosen.host, chosen.known, unknown_host(chosen)});
    out << "}\n";
  } else {
    char line[4096];
    out << "event " << event << ": " << triage::to_line(e, line) << "\n";
  }
}

void write_stream_end(output& out, const counts& n, bool ended, const choice& chosen, bool json) {
  if (json) {
    out << "{\"events\":" << n.events;
    member(out, "errors", n.errors);
    member(out, "truncated", n.truncated);
    member(out, "ended", ended);
    if (!chosen.host.empty()) member(out, "host", chosen.host);
    out << "}\n";
    return;
  }
  out << n.events << (n.events == 1 ? " event, " : " events, ") << n.errors
      << (n.errors == 1 ? " error, " : " errors, ");
  if (n.truncated != 0) out << n.truncated << " too long to be looked at as a whole, ";
  out << (ended           ? "the end is marked\n"
          : n.errors != 0 ? "no mark of the end\n"
                          : "no mark of the end: the stream broke off, or has none\n");
  if (chosen.host.empty()) return;
  out << "provider " << chosen.provider.name()
      << (chosen.known ? ", chosen by the host " : ": no other has the host ")
      << escaped(chosen.host) << "\n";
}

// The worst of two: an error that is not to be retried, then one that only some requests may retry.
int worse(int a, int b) {
  const auto rank = [](int status) {
    return status == do_not_retry ? 3 : status == retry_if_repeatable ? 2 : status == retry ? 1 : 0;
  };
  return rank(a) < rank(b) ? b : a;
}

template <class Stream>
int read_stream(const options& o) {
  const choice chosen = choose_provider(o.provider, o.url);
  input in(o.file());
  if (!in.open()) return in.fault();
  std::vector<char> buffer(65536);
  Stream events(chosen.provider, buffer.data(), buffer.size());
  output out;
  counts n;
  int worst = no_error;
  const auto see = [&](const triage::stream_event& e) {
    ++n.events;
    n.truncated += e.truncated ? 1 : 0;
    if (!e.error) return;
    ++n.errors;
    worst = worse(worst, exit_status_of(*e.error));
    write_stream_error(out, *e.error, n.events, chosen, o.json);
  };
  for (std::string_view chunk = in.read_some(); !chunk.empty(); chunk = in.read_some()) {
    events.feed(chunk, see);
    if (out.size() != 0) out.flush();
    if (out.error() != 0) break;
  }
  events.finish(see);
  if (in.failed()) return in.fault();
  write_stream_end(out, n, events.ended(), chosen, o.json);
  return finish(out, events.failed() ? worst : events.ended() ? no_error : bad_data);
}

}  // namespace

int stream(const options& o) {
  if (!provider_named(o.provider)) return unknown_provider(o.provider);
  return o.what == mode::sse ? read_stream<triage::sse_stream>(o)
                             : read_stream<triage::ndjson_stream>(o);
}

}  // namespace command
