// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The command: reads a response as `curl -si` prints it, or a file of JSON lines, and explains what
// it means. Builds from the single header alone:
//
//     g++ -std=c++20 -O2 -I single_include examples/triage.cpp -o triage
#include <triage.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using triage::text;

// sysexits.h, and two of our own: what a shell loop wants to know.
enum exit_status : int {
  no_error = 0,
  do_not_retry = 1,
  bad_usage = 64,
  bad_data = 65,
  no_input = 66,
  io_error = 74,
  retry = 75,
};

constexpr std::string_view usage =
    R"(Explains a failed API call: what happened, whether to try again, what to do.

  triage [--provider NAME] [--json] [FILE]             a response as `curl -si` prints it
  triage [--provider NAME] [--json] --status N [FILE]  a body alone
  triage --batch [FILE]                                JSON lines in, JSON lines out
  triage [--provider NAME] [--json] --sse [FILE]       a stream of server-sent events
  triage [--provider NAME] [--json] --ndjson [FILE]    a stream of JSON lines
  triage --list-providers                              the APIs that are known
  triage --explain PROVIDER [CODE]                     the documented rows and their sources
  triage --help | --version

Without FILE, or with -, reads standard input. Without --provider the response is read as that of
any HTTP API. --now SECONDS is when the response came, in Unix time, for dates in a response that
has no Date header (in a --batch line: "now").

A line for --batch; all but the status may be missing:
  {"id":1,"provider":"assisters","status":429,"headers":{"Retry-After":"5"},"body":"…"}
A line that cannot be read gives {"id":…,"error":"…"}, and the rest goes on.

--sse and --ndjson read the body of a 200, as `curl -sN` prints it, and write a line for each error
in it and one about the whole.

Exit status: 0 no error, 75 retry, 1 don't retry, 64 bad usage, 66 no such file, 74 cannot read or
write. For --batch: 0, or 65 if there were bad lines. For streams: 1 if one of the errors is not to
be retried, 65 if there was no error and no mark of the end.
)";

// Collects output; also the sink that the library's writers want.
class output {
 public:
  void append(std::string_view s) { buffer_.append(s); }
  output& operator<<(std::string_view s) {
    buffer_.append(s);
    return *this;
  }
  output& operator<<(std::int64_t n) {
    buffer_.append(std::to_string(n));
    return *this;
  }
  // False if standard output does not take it.
  bool flush() {
    const bool good = std::fwrite(buffer_.data(), 1, buffer_.size(), stdout) == buffer_.size();
    buffer_.clear();
    return good && std::fflush(stdout) == 0;
  }
  [[nodiscard]] std::size_t size() const { return buffer_.size(); }

 private:
  std::string buffer_;
};

// What the server sent, safe for a terminal.
struct shown {
  text t;
};
output& operator<<(output& out, const shown& s) {
  append_escaped(out, s.t);
  return out;
}

void write_string(output& out, const text& t) {
  append_json(out, t);
}
void write_string(output& out, std::string_view s) {
  write_string(out, text::plain(s));
}

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

// The members that --batch and --json have in common, in the order of the documentation.
void write_verdict(output& out, const triage::error& e) {
  const triage::verdict& v = e.verdict();
  out << "\"provider\":";
  write_string(out, e.provider()->name());
  member(out, "status", e.status());
  member(out, "category", to_string(e.category()));
  member(out, "code", e.code().raw());
  member(out, "type", e.type());
  member(out, "message", e.message());
  member(out, "param", e.param());
  member(out, "request_id", e.request_id());
  member(out, "retry", to_string(v.action));
  if (v == triage::after) {
    member(out, "delay_ms", v.delay_ms);
  } else {
    out << ",\"delay_ms\":null";
  }
  member(out, "basis", to_string(v.decided_by));
  member(out, "remedy", to_string(e.remedy()));
  member(out, "processed", to_string(e.processed()));
  member(out, "body_kind", to_string(e.body_kind()));
}

void write_details(output& out, const triage::error& e) {
  out << ",\"details\":[";
  bool first = true;
  for (const triage::field_detail& d : e.details()) {
    out << (std::exchange(first, false) ? "[" : ",[");
    write_string(out, d.field);
    out << ",";
    write_string(out, d.message);
    out << "]";
  }
  out << "]";
}

void member(output& out, std::string_view key, const std::optional<std::int64_t>& value) {
  if (value) {
    member(out, key, *value);
  } else {
    out << ",\"" << key << "\":null";
  }
}

void write_limits(output& out, const triage::rate_limits& limits) {
  out << ",\"limits\":[";
  bool first = true;
  for (const triage::rate_limit& row : limits) {
    out << (std::exchange(first, false) ? "{" : ",{") << "\"unit\":";
    write_string(out, row.unit);
    member(out, "window_s", row.window_s);
    member(out, "limit", row.limit);
    member(out, "remaining", row.remaining);
    member(out, "reset_in_ms", row.reset_in_ms);
    member(out, "reset_at_ms", row.reset_at_ms);
    if (!row.name.empty()) member(out, "name", row.name);
    out << "}";
  }
  out << "]";
}

// What --batch and --json add to the documented members.
void write_extras(output& out, const triage::error& e, const triage::rate_limits& limits) {
  member(out, "delay_basis", to_string(e.verdict().delay_basis));
  member(out, "retry_after", e.retry_after());
  member(out, "retry_at", e.retry_at() ? std::optional(e.retry_at()->seconds) : std::nullopt);
  write_limits(out, limits);
  member(out, "known", e.code().known());
  member(out, "damage", to_string(e.damage()));
  member(out, "help", e.help());
  write_details(out, e);
}

void write_json(output& out, const triage::error& e, const triage::rate_limits& limits) {
  out << "{";
  write_verdict(out, e);
  write_extras(out, e, limits);
  const triage::rule rule = e.rule();
  member(out, "error_id", e.error_id());
  member(out, "severity", to_string(e.severity()));
  member(out, "status_mismatch", e.status_mismatch());
  member(out, "shape", e.shape());
  member(out, "meaning", rule.meaning);
  member(out, "source", rule.source);
  member(out, "user_message", sentence(e.remedy()));
  out << "}\n";
}

std::string_view in_words(triage::category c) {
  using triage::category;
  switch (c) {
    case category::none: return "no error";
    case category::invalid_request: return "invalid request";
    case category::authentication: return "authentication failed";
    case category::permission: return "not permitted";
    case category::not_found: return "not found";
    case category::conflict: return "conflict";
    case category::payload_too_large: return "request too large";
    case category::context_length: return "input too long for the model";
    case category::content_policy: return "content refused";
    case category::rate_limited: return "rate limited";
    case category::quota_exhausted: return "quota exhausted";
    case category::insufficient_funds: return "insufficient funds";
    case category::overloaded: return "overloaded";
    case category::timeout: return "timeout";
    case category::internal: return "fault of the service";
    case category::unavailable: return "unavailable";
    case category::unknown: break;
  }
  return "unknown";
}

// "5 s", "1.5 s", "250 ms".
void write_duration(output& out, std::int64_t ms) {
  if (ms % 1000 == 0) {
    out << ms / 1000 << " s";
  } else if (ms % 100 == 0) {
    out << ms / 1000 << "." << ms % 1000 / 100 << " s";
  } else {
    out << ms << " ms";
  }
}

void label(output& out, std::string_view name) {
  constexpr std::string_view blanks = "            ";
  out << "  " << name << blanks.substr(0, name.size() < 10 ? 10 - name.size() : 0) << "  ";
}

void line(output& out, std::string_view name, const text& t) {
  if (!t.present()) return;
  label(out, name);
  out << shown{t} << "\n";
}

// Where the delay came from, in the server's words.
void write_source(output& out, const triage::error& e) {
  using triage::delay_basis;
  const delay_basis basis = e.verdict().delay_basis;
  out << (basis == delay_basis::header  ? " (response header: "
          : basis == delay_basis::body  ? " (body: "
          : basis == delay_basis::limit ? " (reset of the rate limit: "
                                        : " (message: ")
      << shown{e.retry_after()} << ")\n";
}

// "0 of 100 requests left, starts anew in 12 s"
void write_limit(output& out, const triage::rate_limit& row) {
  label(out, "limit");
  if (row.remaining) out << *row.remaining;
  if (row.remaining && row.limit) out << " of ";
  if (row.limit) out << *row.limit;
  if (row.remaining || row.limit) out << " ";
  out << shown{text::plain(row.unit)};
  if (row.remaining) out << " left";
  if (!row.name.empty()) out << ", " << shown{text::plain(row.name)};
  if (row.window_s > 0) {
    out << ", per ";
    write_duration(out, row.window_s * 1000);
  }
  if (row.reset_in_ms) {
    out << ", anew in ";
    write_duration(out, *row.reset_in_ms);
  } else if (!row.reset_text.empty()) {
    out << ", anew at " << shown{text::plain(row.reset_text)};
  }
  out << "\n";
}

void write_retry(output& out, const triage::error& e) {
  const triage::verdict& v = e.verdict();
  label(out, "retry");
  if (v == triage::never) {
    out << "no\n";
  } else if (v == triage::backoff) {
    out << "yes, with exponential backoff and jitter\n";
  } else if (v.delay_ms == 0) {
    out << "yes, at once";
  } else {
    out << "yes, after ";
    write_duration(out, v.delay_ms);
  }
  if (v == triage::after) write_source(out, e);
  if (e.retry_after() && v.delay_basis == triage::delay_basis::none) {
    label(out, "");
    out << "the server's \"" << shown{e.retry_after()} << "\" was "
        << (v == triage::never ? "ignored: waiting does not help\n"
            : e.retry_at()     ? "not used: it is a moment, and without a Date header or --now no "
                                 "delay follows from it\n"
                               : "not understood\n");
  }
}

void write_reason(output& out, const triage::error& e) {
  const triage::rule rule = e.rule();
  label(out, "because");
  switch (e.verdict().decided_by) {
    case triage::basis::header: out << "a response header says so; without it: "; break;
    case triage::basis::code: out << "code: "; break;
    case triage::basis::type: out << "type: "; break;
    case triage::basis::cls: out << "class of the error id: "; break;
    case triage::basis::status: out << "status: "; break;
    case triage::basis::http_default: out << "HTTP: "; break;
    case triage::basis::transport: break;  // this program only gets responses
  }
  out << rule.meaning << "\n";
  label(out, "");
  out << "[" << rule.source;
  if (rule.basis != triage::basis::http_default) out << ", " << e.provider()->page();
  out << "]\n";
}

void write_body_notes(output& out, const triage::error& e) {
  using triage::body_kind;
  const body_kind kind = e.body_kind();
  if (kind != body_kind::json && kind != body_kind::unread) {
    label(out, "body");
    out << (kind == body_kind::empty ? "empty" : to_string(kind));
    if (kind == body_kind::gzip || kind == body_kind::zstd) {
      out << ", still compressed: decode it first (curl --compressed)";
    } else if (kind != body_kind::empty) {
      out << ", not JSON: probably not from the API itself";
    }
    out << "\n";
  } else if (e.damage() == triage::damage::truncated) {
    label(out, "body");
    out << "ends too early; what was there was read\n";
  } else if (e.damage() == triage::damage::malformed) {
    label(out, "body");
    out << "malformed JSON; what could be read was\n";
  }
  if (!e.status_mismatch()) return;
  label(out, "note");
  if (e.body_status() != 0 && e.body_status() != e.status()) {
    out << "the body says status " << std::int64_t{e.body_status()} << "\n";
  } else {
    out << "this code is documented with status " << std::int64_t{e.code().row()->status} << "\n";
  }
}

void write_for_people(output& out, const triage::error& e, const triage::rate_limits& limits) {
  out << e.provider()->title() << ", status " << std::int64_t{e.status()} << ": "
      << in_words(e.category()) << "\n";
  if (!e.failed()) {
    for (const triage::rate_limit& row : limits) write_limit(out, row);
    return;
  }
  if (e.code()) {
    label(out, "code");
    out << shown{e.code().raw()};
    if (e.code().known()) {
      out << ", " << e.code().row()->meaning << "\n";
    } else {
      out << " (not in the documentation of this API)\n";
    }
  }
  line(out, "type", e.type());
  line(out, "message", e.message());
  line(out, "parameter", e.param());
  for (const triage::field_detail& d : e.details()) {
    label(out, "field");
    out << shown{d.field} << (d.field.present() ? ": " : "") << shown{d.message} << "\n";
  }
  write_retry(out, e);
  write_reason(out, e);
  label(out, "processed");
  out << (e.processed() == triage::processed::no ? "certainly not\n"
                                                 : "unknown: look before you repeat it\n");
  label(out, "to do");
  out << to_string(e.remedy()) << ": " << sentence(e.remedy()) << "\n";
  line(out, "link", e.help());
  line(out, "request id", e.request_id());
  line(out, "error id", e.error_id());
  for (const triage::rate_limit& row : limits) write_limit(out, row);
  write_body_notes(out, e);
}

// Standard input, or a file; closes it.
class input {
 public:
  explicit input(const std::string& name)
      : file_(name.empty() || name == "-" ? stdin : std::fopen(name.c_str(), "rb")) {}
  input(const input&) = delete;
  input& operator=(const input&) = delete;
  ~input() {
    if (file_ != nullptr && file_ != stdin) std::fclose(file_);
  }
  [[nodiscard]] bool open() const { return file_ != nullptr; }
  [[nodiscard]] bool failed() const { return unreadable_ || std::ferror(file_) != 0; }

  std::string read_all() {
    std::string all;
    while (const std::size_t n = std::fread(chunk_.data(), 1, chunk_.size(), file_)) {
      all.append(chunk_.data(), n);
    }
    return all;
  }

  // What has arrived, in memory that is used again; empty at the end or on failure.
  std::string_view read_some() {
    const ssize_t n = ::read(fileno(file_), chunk_.data(), chunk_.size());
    unreadable_ = n < 0;
    return {chunk_.data(), n > 0 ? static_cast<std::size_t>(n) : 0};
  }

  // The next line without its end, in memory that is used again; nullopt at the end.
  std::optional<std::string_view> read_line() {
    line_.clear();
    for (;;) {
      if (const std::size_t end = rest_.find('\n'); end != std::string_view::npos) {
        line_.append(rest_.substr(0, end));
        rest_.remove_prefix(end + 1);
        return line_;
      }
      line_.append(rest_);
      rest_ = {chunk_.data(), std::fread(chunk_.data(), 1, chunk_.size(), file_)};
      if (rest_.empty()) {
        if (line_.empty()) return std::nullopt;
        return line_;
      }
    }
  }

 private:
  std::FILE* file_;
  std::string line_;
  std::vector<char> chunk_ = std::vector<char>(65536);
  std::string_view rest_;  // of the chunk
  bool unreadable_ = false;
};

std::string_view trimmed(std::string_view s) {
  constexpr std::string_view blanks = " \t\r\n";
  s.remove_prefix(std::min(s.find_first_not_of(blanks), s.size()));
  return s.substr(0, s.find_last_not_of(blanks) + 1);
}

// The next line; takes it off `rest`.
std::string_view take_line(std::string_view& rest) {
  const std::string_view line = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  return line;
}

// A number of one to nine digits, or as many as the number type has room for.
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

struct raw_response {
  int status = 0;
  std::string_view headers;
  std::string_view body;
};

// A status line: "HTTP/1.1 429 Too Many Requests", "HTTP/2 429".
std::optional<int> status_of(std::string_view line) {
  if (!line.starts_with("HTTP/")) return std::nullopt;
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  line = trimmed(line.substr(space));
  return number(line.substr(0, line.find(' ')));
}

// What `curl -si` prints: one or more blocks of headers (100 Continue, redirects that were
// followed, a proxy's answer), of which the last is the response's, and the body.
std::optional<raw_response> parse_response(std::string_view rest) {
  std::optional<raw_response> found;
  for (;;) {
    const std::string_view block = rest;
    const auto status = status_of(trimmed(rest.substr(0, rest.find('\n'))));
    if (!status) return found;
    while (!rest.empty() && !trimmed(take_line(rest)).empty()) {
    }
    found = raw_response{*status, block.substr(0, block.size() - rest.size()), rest};
    // Another block follows these only; anything else that looks like one is a body.
    const bool interim = *status < 200 || (*status >= 300 && *status < 400) || *status == 401 ||
                         *status == 407 || block.find("onnection established") < 60;
    if (!interim) return found;
  }
}

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

using triage::json::token;

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

batch_line read_line(std::string_view line) {
  batch_line out;
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
      out.id = id;
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
      out.fault = "the headers are no JSON object";
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

void write_batch_line(output& out, const batch_line& line) {
  out << "{\"id\":" << line.id << ",";
  if (!line.fault.empty()) {
    out << "\"error\":";
    write_string(out, line.fault);
    out << "}\n";
    return;
  }
  const triage::provider* const known =
      line.provider.empty() ? &triage::providers::generic : triage::find_provider(line.provider);
  const triage::provider& provider = known != nullptr ? *known : triage::providers::generic;
  const triage::error e =
      triage::classify(provider, {*line.status, line.body, line.headers, line.now});
  write_verdict(out, e);
  write_extras(out, e, triage::limits(provider, line.headers, line.now));
  if (known == nullptr) {
    member(out, "note", "unknown provider \"" + line.provider + "\": classified as generic");
  }
  out << "}\n";
}

int batch(const std::string& file) {
  input in(file);
  if (!in.open()) {
    std::perror(("triage: " + file).c_str());
    return no_input;
  }
  const bool progress = isatty(STDERR_FILENO) != 0;
  const bool interactive = isatty(STDOUT_FILENO) != 0;
  output out;
  bool bad = false;
  std::size_t lines = 0;
  while (const auto line = in.read_line()) {
    if (trimmed(*line).empty()) continue;
    const batch_line read = read_line(*line);
    bad = bad || !read.fault.empty();
    write_batch_line(out, read);
    if ((interactive || out.size() > 65536) && !out.flush()) break;
    if (progress && ++lines % 10000 == 0) std::fprintf(stderr, "\r%zu lines", lines);
  }
  if (progress && lines >= 10000) std::fprintf(stderr, "\r%zu lines\n", lines);
  if (!out.flush() || std::ferror(stdout) != 0 || in.failed()) {
    std::perror("triage");
    return io_error;
  }
  return bad ? bad_data : no_error;
}

template <class Row>
void write_row(output& out, const Row& row) {
  const auto processed = row.processed == triage::processed::by_category
                             ? triage::default_outcome(row.category)
                             : row.processed;
  label(out, "");
  out << to_string(row.category) << "; retry: "
      << (row.retry == triage::after ? "only if the server names a delay" : to_string(row.retry))
      << "; processed: " << to_string(processed) << "; to do: " << to_string(row.remedy) << "\n";
  label(out, "");
  out << row.meaning << " [" << row.source << "]\n";
}

void explain_code(output& out, const triage::code_row& row) {
  out << "  " << row.code << "  (status " << std::int64_t{row.status};
  if (!row.type.empty()) out << ", type " << row.type;
  if (row.severity != triage::severity::undocumented) out << ", " << to_string(row.severity);
  out << ")\n";
  write_row(out, row);
}

void explain_type(output& out, const triage::type_row& row) {
  out << "  " << row.type << "\n";
  write_row(out, row);
}

void explain_all(output& out, const triage::provider& p) {
  if (!p.codes().empty()) out << "\nCodes\n";
  for (const auto& row : p.codes()) explain_code(out, row);
  if (!p.types().empty()) out << "\nTypes\n";
  for (const auto& row : p.types()) explain_type(out, row);
  if (!p.classes().empty()) out << "\nClasses of error ids\n";
  for (const auto& row : p.classes()) {
    out << "  " << row.cls << "  (statuses " << std::int64_t{row.first_status} << " to "
        << std::int64_t{row.last_status} << ")\n";
    write_row(out, row);
  }
  if (!p.statuses().empty()) out << "\nStatuses\n";
  for (const auto& row : p.statuses()) {
    out << "  " << std::int64_t{row.status};
    if (row.severity != triage::severity::undocumented)
      out << "  (" << to_string(row.severity) << ")";
    out << "\n";
    write_row(out, row);
  }
  if (!p.headers().empty()) out << "\nResponse headers\n";
  for (const auto& row : p.headers()) {
    out << "  " << row.name << "\n";
    label(out, "");
    out << row.meaning << " [" << row.source << "]\n";
  }
  if (!p.limits().empty()) out << "\nRate limits\n";
  for (const auto& row : p.limits()) {
    bool first = true;
    for (const std::string_view name : {row.limit, row.remaining, row.reset}) {
      if (!name.empty()) out << (std::exchange(first, false) ? "  " : ", ") << name;
    }
    out << "\n";
    label(out, "");
    out << row.meaning << " [" << row.source << "]\n";
  }
  if (!p.fields().empty()) out << "\nBody\n";
  for (const auto& row : p.fields()) out << "  " << row.pointer << "  " << row.meaning << "\n";
}

std::string known_providers() {
  std::string names;
  for (const triage::provider* p : triage::all_providers()) {
    names += names.empty() ? "" : ", ";
    names += p->name();
  }
  return names;
}

int fault(const std::string& what) {
  std::fprintf(stderr, "triage: %s\nTry triage --help.\n", what.c_str());
  return bad_usage;
}

int unknown_provider(const std::string& name) {
  return fault("no provider is called '" + name + "'. Known: " + known_providers());
}

int finish(output& out, int status) {
  if (out.flush()) return status;
  std::perror("triage");
  return io_error;
}

int explain(const std::vector<std::string>& words) {
  if (words.empty() || words.size() > 2) return fault("--explain takes PROVIDER [CODE]");
  const triage::provider* const p = triage::find_provider(words[0]);
  if (p == nullptr) return unknown_provider(words[0]);
  output out;
  out << p->title() << "  " << p->page() << "\n";
  if (words.size() == 1) {
    explain_all(out, *p);
    return finish(out, no_error);
  }
  const triage::code_row* const code = p->find_code(std::string_view(words[1]));
  const triage::type_row* const type = p->find_type(std::string_view(words[1]));
  if (code == nullptr && type == nullptr) {
    std::string names;
    for (const auto& row : p->codes()) names += "\n  " + std::string(row.code);
    return fault("'" + words[1] + "' is no code or type of " + std::string(p->title()) +
                 ". Its codes:" + (names.empty() ? " none" : names));
  }
  if (code != nullptr) explain_code(out, *code);
  if (type != nullptr) {
    if (code != nullptr) out << "\nAlso a type:\n";
    explain_type(out, *type);
  }
  return finish(out, no_error);
}

int list_providers() {
  output out;
  for (const triage::provider* p : triage::all_providers()) {
    constexpr std::string_view blanks = "            ";
    out << p->name() << blanks.substr(0, p->name().size() < 10 ? 10 - p->name().size() : 0) << "  "
        << p->title() << ", " << static_cast<std::int64_t>(p->codes().size()) << " codes, "
        << static_cast<std::int64_t>(p->types().size()) << " types, "
        << static_cast<std::int64_t>(p->statuses().size()) << " statuses  " << p->page() << "\n";
  }
  return finish(out, no_error);
}

struct options {
  enum class mode { response, batch, sse, ndjson, list, explain, help, version };
  mode what = mode::response;
  std::string provider;
  std::optional<int> status;
  std::optional<triage::unix_time> now;
  bool json = false;
  std::vector<std::string> words;
};

int one_response(const options& o) {
  const std::string name = o.provider.empty() ? "generic" : o.provider;
  const triage::provider* const p = triage::find_provider(name);
  if (p == nullptr) return unknown_provider(name);
  if (o.words.size() > 1) return fault("one FILE at most");
  const std::string file = o.words.empty() ? "" : o.words[0];
  input in(file);
  if (!in.open()) {
    std::perror(("triage: " + file).c_str());
    return no_input;
  }
  const std::string all = in.read_all();
  if (in.failed()) {
    std::perror("triage");
    return io_error;
  }

  raw_response r;
  if (o.status) {
    r = {*o.status, {}, all};
  } else if (const auto parsed = parse_response(all)) {
    r = *parsed;
  } else {
    return fault(
        "this does not begin with a status line such as 'HTTP/1.1 429 Too Many Requests'; "
        "for a body alone, add --status N");
  }
  const triage::error e = triage::classify(*p, {r.status, r.body, r.headers, o.now});
  const triage::rate_limits limits = triage::limits(*p, r.headers, o.now);
  output out;
  o.json ? write_json(out, e, limits) : write_for_people(out, e, limits);
  return finish(out, !e.failed() ? no_error : e.retry() ? retry : do_not_retry);
}

struct counts {
  std::int64_t events = 0;
  std::int64_t errors = 0;
  std::int64_t truncated = 0;
};

void write_stream_error(output& out, const triage::error& e, std::int64_t event, bool json) {
  if (json) {
    out << "{\"event\":" << event << ",";
    write_verdict(out, e);
    write_extras(out, e, {});
    out << "}\n";
  } else {
    out << "event " << event << ": ";
    triage::detail::append_line(out, e);
    out << "\n";
  }
}

void write_stream_end(output& out, const counts& n, bool ended, bool json) {
  if (json) {
    out << "{\"events\":" << n.events;
    member(out, "errors", n.errors);
    member(out, "truncated", n.truncated);
    member(out, "ended", ended);
    out << "}\n";
    return;
  }
  out << n.events << (n.events == 1 ? " event, " : " events, ") << n.errors
      << (n.errors == 1 ? " error, " : " errors, ");
  if (n.truncated != 0) out << n.truncated << " too long to be looked at as a whole, ";
  out << (ended           ? "the end is marked\n"
          : n.errors != 0 ? "no mark of the end\n"
                          : "no mark of the end: the stream broke off, or has none\n");
}

template <class Stream>
int stream(const options& o) {
  const std::string name = o.provider.empty() ? "generic" : o.provider;
  const triage::provider* const p = triage::find_provider(name);
  if (p == nullptr) return unknown_provider(name);
  const std::string file = o.words.empty() ? "" : o.words[0];
  input in(file);
  if (!in.open()) {
    std::perror(("triage: " + file).c_str());
    return no_input;
  }
  std::vector<char> buffer(65536);
  Stream events(*p, buffer.data(), buffer.size());
  output out;
  counts n;
  bool all_transient = true;
  const auto see = [&](const triage::stream_event& e) {
    ++n.events;
    n.truncated += e.truncated ? 1 : 0;
    if (!e.error) return;
    ++n.errors;
    all_transient = all_transient && e.error->retry();
    write_stream_error(out, *e.error, n.events, o.json);
  };
  for (std::string_view chunk = in.read_some(); !chunk.empty(); chunk = in.read_some()) {
    events.feed(chunk, see);
    if (out.size() != 0 && !out.flush()) break;
  }
  events.finish(see);
  if (in.failed()) {
    std::perror("triage");
    return io_error;
  }
  write_stream_end(out, n, events.ended(), o.json);
  return finish(out, events.failed()  ? (all_transient ? retry : do_not_retry)
                     : events.ended() ? no_error
                                      : bad_data);
}

// The fault, if there is one.
std::optional<std::string> parse(int argc, char** argv, options& o) {
  using mode = options::mode;
  bool only_words = false;
  for (int i = 1; i < argc; ++i) {
    std::string word = argv[i];
    if (only_words || word == "-" || !word.starts_with('-')) {
      o.words.push_back(word);
      continue;
    }
    if (word == "--") {
      only_words = true;
      continue;
    }
    std::optional<std::string> value;
    if (const std::size_t equals = word.find('='); equals != std::string::npos) {
      value = word.substr(equals + 1);
      word.resize(equals);
    }
    const bool takes_value = word == "--provider" || word == "--status" || word == "--now";
    if (takes_value && !value) {
      if (i + 1 == argc) return word + " needs a value";
      value = argv[++i];
    }
    if (!takes_value && value) return word + " takes no value";

    if (word == "--provider") {
      o.provider = *value;
    } else if (word == "--status") {
      o.status = number(*value);
      if (!o.status) return "--status takes a number";
    } else if (word == "--now") {
      const auto seconds = number<std::int64_t>(*value);
      if (!seconds) return "--now takes Unix seconds";
      o.now = *seconds;
    } else if (word == "--json") {
      o.json = true;
    } else if (word == "--batch") {
      o.what = mode::batch;
    } else if (word == "--sse") {
      o.what = mode::sse;
    } else if (word == "--ndjson") {
      o.what = mode::ndjson;
    } else if (word == "--list-providers") {
      o.what = mode::list;
    } else if (word == "--explain") {
      o.what = mode::explain;
    } else if (word == "--help" || word == "-h") {
      o.what = mode::help;
    } else if (word == "--version") {
      o.what = mode::version;
    } else {
      return "unknown option '" + word + "'";
    }
  }
  return std::nullopt;
}

int run(const options& o) {
  using mode = options::mode;
  output out;
  switch (o.what) {
    case mode::help: out << usage; return finish(out, no_error);
    case mode::version:
      out << "triage " << std::int64_t{TRIAGE_VERSION_MAJOR} << "."
          << std::int64_t{TRIAGE_VERSION_MINOR} << "." << std::int64_t{TRIAGE_VERSION_PATCH}
          << "\n";
      return finish(out, no_error);
    case mode::list:
      return o.words.empty() ? list_providers() : fault("--list-providers takes nothing");
    case mode::explain: return explain(o.words);
    case mode::batch:
      if (o.json || o.status || !o.provider.empty())
        return fault("--batch takes a FILE, and no options");
      if (o.words.size() > 1) return fault("one FILE at most");
      return batch(o.words.empty() ? "" : o.words[0]);
    case mode::sse:
    case mode::ndjson:
      if (o.status || o.now) return fault("a stream takes neither --status nor --now");
      if (o.words.size() > 1) return fault("one FILE at most");
      return o.what == mode::sse ? stream<triage::sse_stream>(o) : stream<triage::ndjson_stream>(o);
    case mode::response: break;
  }
  return one_response(o);
}

}  // namespace

int main(int argc, char** argv) {
  options o;
  if (const auto what = parse(argc, argv, o)) return fault(*what);
  return run(o);
}
