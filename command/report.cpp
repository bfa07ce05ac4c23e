// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "report.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace command {

namespace {

using triage::text;

// How much of a text, and how many fields, a person gets to see.
constexpr std::size_t most_bytes = 2000;
constexpr int most_fields = 20;

// Passes on whole characters, up to a number of bytes.
class limited {
 public:
  limited(output& out, std::size_t room) : out_(out), room_(room) {}
  void append(std::string_view s) {
    full_ = full_ || s.size() > room_;
    if (full_) return;
    out_.append(s);
    room_ -= s.size();
  }
  // Whether something was left out; the library's writers stop then.
  [[nodiscard]] bool full() const { return full_; }

 private:
  output& out_;
  std::size_t room_;
  bool full_ = false;
};

// What can be written as it is into a JSON string and into a field: nothing is encoded, and all of
// it can be seen and is ASCII. Most texts are such, and need not be looked at byte by byte.
bool is_simple(const text& t) {
  if (t.escaped()) return false;
  for (const char c : t.raw()) {
    if (c < ' ' || c > '~' || c == '"' || c == '\\') return false;
  }
  return true;
}

void write_null(output& out) {
  out << "\\N";
}

// Writes members of an object: "key":value,"key":value.
class members {
 public:
  explicit members(output& out) : out_(out) {}

  template <class Value>
  void member(std::string_view key, const Value& value) {
    begin(key);
    write_value(out_, value);
  }
  // What is absent, and not null, where nothing is known.
  void known_member(std::string_view key, std::string_view value) {
    if (!value.empty()) member(key, value);
  }
  // An object or array, which `write` writes, if it is `there`; else absent.
  template <class Write>
  void json_member(std::string_view key, bool there, Write write) {
    if (!there) return;
    begin(key);
    write(out_);
  }

 private:
  void begin(std::string_view key) {
    out_ << separator_ << "\"" << key << "\":";
    separator_ = ",";
  }

  output& out_;
  std::string_view separator_;
};

// Writes the same members as fields with tabs between them.
class fields {
 public:
  explicit fields(output& out) : out_(out) {}

  template <class Value>
  void member(std::string_view /*key*/, const Value& value) {
    begin();
    if constexpr (std::is_convertible_v<Value, std::string_view>) {
      write_field(out_, text::plain(value));
    } else if constexpr (std::is_same_v<Value, text>) {
      write_field(out_, value);
    } else if constexpr (std::is_same_v<Value, std::optional<std::int64_t>>) {
      value ? write_value(out_, value) : write_null(out_);
    } else {
      write_value(out_, value);
    }
  }
  void known_member(std::string_view key, std::string_view value) {
    member(key, value.empty() ? text() : text::plain(value));
  }
  template <class Write>
  void json_member(std::string_view /*key*/, bool there, Write write) {
    begin();
    if (!there) {
      write_null(out_);
      return;
    }
    output json;
    write(json);
    write_json_field(out_, json.view());
  }

 private:
  void begin() {
    out_ << separator_;
    separator_ = "\t";
  }

  output& out_;
  std::string_view separator_;
};

// Writes their names, with tabs between them.
class names {
 public:
  explicit names(output& out) : out_(out) {}

  template <class Value>
  void member(std::string_view key, const Value& /*value*/) {
    out_ << separator_ << key;
    separator_ = "\t";
  }
  void known_member(std::string_view key, std::string_view value) { member(key, value); }
  template <class Write>
  void json_member(std::string_view key, bool there, Write /*write*/) {
    member(key, there);
  }

 private:
  output& out_;
  std::string_view separator_;
};

// The first members of all objects. Their order is documented.
template <class To>
void write_verdict(To& to, const triage::error& e) {
  const triage::verdict& v = e.verdict();
  to.member("provider", e.provider()->name());
  to.member("status", e.status());
  to.member("category", to_string(e.category()));
  to.member("code", e.code().raw());
  to.member("type", e.type());
  to.member("message", e.message());
  to.member("param", e.param());
  to.member("request_id", e.request_id());
  to.member("retry", to_string(v.action));
  to.member("delay_ms", v == triage::after ? std::optional(v.delay_ms) : std::nullopt);
  to.member("basis", to_string(v.decided_by));
  to.member("remedy", to_string(e.remedy()));
  to.member("processed", to_string(e.processed()));
  to.member("body_kind", to_string(e.body_kind()));
}

void write_details(output& out, const triage::error& e) {
  out << "[";
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

void write_limits(output& out, const triage::rate_limits& limits) {
  out << "[";
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

// What follows them in all objects.
template <class To>
void write_extras(To& to, const triage::error& e, const triage::rate_limits& limits) {
  to.member("delay_basis", to_string(e.verdict().delay_basis));
  to.member("retry_after", e.retry_after());
  to.member("retry_at", e.retry_at() ? std::optional(e.retry_at()->seconds) : std::nullopt);
  to.json_member("limits", true, [&](output& out) { write_limits(out, limits); });
  to.member("known", e.code().known());
  to.member("damage", to_string(e.damage()));
  to.member("help", e.help());
  to.json_member("details", true, [&](output& out) { write_details(out, e); });
}

// How often an error inside of an error is looked for.
constexpr int most_upstreams = 3;

// What another server said to this one. The buffer holds it.
std::optional<triage::error> upstream_of(const triage::error& e, std::string& buffer) {
  // Quotation marks of a dictionary of Python may get a backslash each.
  buffer.resize(2 * (e.body().size() + e.message().raw().size()) + 64);
  return triage::nested(e, buffer.data(), buffer.size());
}

// What an upstream said, and in turn what one said to that.
void write_upstream(output& out, const triage::error& inner, int level) {
  out << R"({"status":)" << std::int64_t{inner.status()};
  member(out, "category", to_string(inner.category()));
  member(out, "code", inner.code().raw());
  member(out, "type", inner.type());
  member(out, "message", inner.message());
  member(out, "request_id", inner.request_id());
  member(out, "retry", to_string(inner.verdict().action));
  std::string buffer;
  if (const auto next = level < most_upstreams ? upstream_of(inner, buffer) : std::nullopt) {
    out << R"(,"upstream":)";
    write_upstream(out, *next, level + 1);
  }
  out << "}";
}

// What was added to the objects since: always last, so that readers by position go on working.
template <class To>
void write_new_members(To& to, const triage::error& e, const remarks& more) {
  to.member("scope", to_string(e.scope()));
  to.member("recovery", to_string(e.recovery()));
  to.member("server_delay_ms", e.server_delay_ms());
  to.known_member("host", more.host);
  to.known_member("note", more.note);
  std::string buffer;
  const auto inner = upstream_of(e, buffer);
  to.json_member("upstream", inner.has_value(),
                 [&](output& out) { write_upstream(out, *inner, 1); });
}

// The members that all output has.
template <class To>
void write_all(To to, const triage::error& e, const triage::rate_limits& limits,
               const remarks& more) {
  write_verdict(to, e);
  write_extras(to, e, limits);
  write_new_members(to, e, more);
}

std::string_view in_words(triage::category c) {
  using triage::category;
  switch (c) {
    case category::none: return "no error";
    case category::redirected: return "redirected";
    case category::cancelled: return "cancelled";
    case category::local: return "fault of this machine";
    case category::bad_response: return "not a usable response";
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
    case category::unset:
    case category::unknown: break;
  }
  return "unknown";
}

}  // namespace

std::string escaped(std::string_view word) {
  std::string out;
  triage::append_escaped(out, text::plain(word));
  return out;
}

output& operator<<(output& out, const shown& s) {
  limited sink(out, most_bytes);
  append_escaped(sink, s.t);
  if (sink.full()) out << "... (cut; " << static_cast<std::int64_t>(s.t.raw().size()) << " bytes)";
  return out;
}

void write_string(output& out, const text& t) {
  if (t.present() && is_simple(t)) {
    out << "\"" << t.raw() << "\"";
  } else {
    append_json(out, t);
  }
}
void write_string(output& out, std::string_view s) {
  write_string(out, text::plain(s));
}

void write_field(output& out, const text& t) {
  if (!t.present()) {
    write_null(out);
    return;
  }
  if (is_simple(t)) {
    out << t.raw();
    return;
  }
  // The string of JSON has nothing that a field may not have, but for its escapes.
  std::string json;
  append_json(json, t);
  std::string_view rest(json);
  rest = rest.substr(1, rest.size() - 2);
  for (;;) {
    const std::size_t escape = rest.find('\\');
    out << rest.substr(0, escape);
    if (escape == std::string_view::npos) return;
    rest.remove_prefix(escape);
    std::size_t size = 2;
    if (rest[1] == '"') {
      out << "\"";
    } else if (rest[1] != 'u') {
      out << rest.substr(0, size);
    } else {
      const bool pair = rest[2] == 'd' && rest[3] >= '8' && rest[3] <= 'b';
      size = pair ? 12 : 6;
      char bytes[4];
      const text character(rest.substr(0, size), text::form::escaped);
      for (const char c : character.decode(bytes, sizeof bytes)) {
        constexpr std::string_view digits = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        const char hex[] = {'\\', 'x', digits[byte >> 4U], digits[byte & 0xFU]};
        out << (byte == 0 ? "\xEF\xBF\xBD" : std::string_view(hex, sizeof hex));
      }
    }
    rest.remove_prefix(size);
  }
}

void write_json_field(output& out, std::string_view json) {
  for (;;) {
    const std::size_t escape = json.find('\\');
    out << json.substr(0, escape);
    if (escape == std::string_view::npos) return;
    json.remove_prefix(escape + 1);
    out << "\\\\";
    if (json.starts_with("u0000")) {
      out << "ufffd";
      json.remove_prefix(5);
    } else {
      out << (json[0] == '\\' ? "\\\\" : json.substr(0, 1));
      json.remove_prefix(1);
    }
  }
}

void write_value(output& out, const std::optional<std::int64_t>& value) {
  if (value) {
    out << *value;
  } else {
    out << "null";
  }
}

void write_members(output& out, const triage::error& e, const triage::rate_limits& limits,
                   const remarks& more) {
  write_all(members(out), e, limits, more);
}

void write_fields(output& out, const triage::error& e, const triage::rate_limits& limits,
                  const remarks& more) {
  write_all(fields(out), e, limits, more);
}

std::string field_names() {
  output out;
  write_all(names(out), triage::classify(triage::providers::generic, {500, ""}), {}, {});
  return std::string(out.view());
}

void write_json(output& out, const triage::error& e, const triage::rate_limits& limits,
                const remarks& more) {
  out << "{";
  members to(out);
  write_verdict(to, e);
  write_extras(to, e, limits);
  const triage::rule rule = e.rule();
  to.member("error_id", e.error_id());
  if (e.severity() != triage::severity::undocumented)
    to.member("severity", to_string(e.severity()));
  to.member("status_mismatch", e.status_mismatch());
  to.known_member("shape", e.shape());
  to.known_member("meaning", rule.meaning);
  to.known_member("source", rule.source);
  to.member("user_message", sentence(e.remedy()));
  write_new_members(to, e, more);
  out << "}\n";
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

namespace {

void line(output& out, std::string_view name, const text& t) {
  if (!t.present()) return;
  label(out, name);
  out << shown{t} << "\n";
}

// "rate limited, status 429, code too_fast: Slow down"
void write_upstream_line(output& out, const triage::error& e, int level) {
  std::string buffer;
  const auto inner = level < most_upstreams ? upstream_of(e, buffer) : std::nullopt;
  if (!inner) return;
  label(out, "upstream");
  out << in_words(inner->category()) << ", status " << std::int64_t{inner->status()};
  if (inner->code()) out << ", code " << shown{inner->code().raw()};
  if (inner->type()) out << ", type " << shown{inner->type()};
  if (inner->message()) out << ": " << shown{inner->message()};
  out << "\n";
  write_upstream_line(out, *inner, level + 1);
}

// Where the delay came from, in the server's words if it is the server's.
void write_source(output& out, const triage::error& e) {
  using triage::delay_basis;
  const delay_basis basis = e.verdict().delay_basis;
  if (basis == delay_basis::table) {
    out << " (the API's documentation)\n";
    return;
  }
  out << (basis == delay_basis::header  ? " (response header: "
          : basis == delay_basis::body  ? " (body: "
          : basis == delay_basis::limit ? " (reset of the rate limit: "
                                        : " (message: ")
      << shown{e.retry_after()} << ")\n";
}

// "0 of 100 requests left, resets in 12 s"
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
    out << ", resets in ";
    write_duration(out, *row.reset_in_ms);
  } else if (!row.reset_text.empty()) {
    out << ", resets at " << shown{text::plain(row.reset_text)};
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
    case triage::basis::body: out << "the body says so; without it: "; break;
    case triage::basis::code: out << "code: "; break;
    case triage::basis::type: out << "type: "; break;
    case triage::basis::id_class: out << "class of the error id: "; break;
    case triage::basis::status: out << "status: "; break;
    case triage::basis::words: out << "words, \"" << shown{e.evidence()} << "\": "; break;
    case triage::basis::http_default: out << "HTTP: "; break;
    case triage::basis::transport: break;  // this program only gets responses
  }
  out << rule.meaning << "\n";
  label(out, "");
  out << "[" << rule.source;
  const bool of_provider =
      rule.basis != triage::basis::http_default && rule.basis != triage::basis::words;
  if (of_provider && !e.provider()->page().empty()) out << ", " << e.provider()->page();
  out << "]\n";
}

void write_processed(output& out, const triage::error& e) {
  label(out, "processed");
  switch (e.processed()) {
    case triage::processed::no: out << "certainly not"; break;
    case triage::processed::yes: out << "yes: sending it again does it again"; break;
    case triage::processed::by_category:
    case triage::processed::unknown:
      out << "unknown: "
          << (e.verdict() == triage::never
                  ? "look before you repeat it"
                  : "look before you repeat it, unless it may be carried out twice");
  }
  out << "\n";
}

std::string_view in_words(triage::scope s) {
  using triage::scope;
  switch (s) {
    case scope::by_category:
    case scope::request: break;
    case scope::resource: return "this model or resource";
    case scope::credential: return "this key or token";
    case scope::account: return "this account, with all its keys";
    case scope::region: return "this region or host";
    case scope::service: return "the whole service";
  }
  return "this request";
}

std::string_view in_words(triage::recovery r) {
  using triage::recovery;
  switch (r) {
    case recovery::none: break;
    case recovery::refresh_credentials: return "get new credentials";
    case recovery::correct_clock: return "sign with the server's time";
    case recovery::follow: return "ask where Location points";
    case recovery::new_connection: return "send it over a new connection";
    case recovery::read_again: return "read the resource again";
  }
  return {};
}

void write_body_notes(output& out, const triage::error& e) {
  using triage::body_kind;
  const body_kind kind = e.body_kind();
  const bool xml = kind == body_kind::xml && (e.code() || e.type() || e.message());
  if (kind == body_kind::event_stream) {
    label(out, "body");
    out << "an event stream, of which the last error was read\n";
  }
  if (kind != body_kind::json && kind != body_kind::unread && kind != body_kind::event_stream &&
      !xml) {
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
    out << "malformed " << (xml ? "XML" : "JSON") << "; what could be read was\n";
  }
  if (!e.status_mismatch()) return;
  label(out, "note");
  if (e.body_status() != 0 && e.body_status() != e.status()) {
    out << "the body says status " << std::int64_t{e.body_status()} << "\n";
  } else {
    out << "this code is documented with status " << std::int64_t{e.code().row()->status().first()}
        << "\n";
  }
}

void write_details_text(output& out, const triage::error& e) {
  int fields = 0;
  for (const triage::field_detail& d : e.details()) {
    if (++fields > most_fields) continue;
    label(out, "field");
    out << shown{d.field} << (d.field.present() ? ": " : "") << shown{d.message} << "\n";
  }
  if (fields <= most_fields) return;
  label(out, "");
  out << "and " << std::int64_t{fields - most_fields} << " more\n";
}

}  // namespace

void write_text(output& out, const triage::error& e, const triage::rate_limits& limits,
                const remarks& more) {
  out << e.provider()->title() << ", status " << std::int64_t{e.status()} << ": "
      << in_words(e.category()) << "\n";
  if (e.failed()) {
    if (e.code()) {
      label(out, "code");
      out << shown{e.code().raw()};
      if (e.code().known()) {
        out << ", " << e.code().row()->meaning() << "\n";
      } else if (e.provider()->has_codes()) {
        out << " (not in the documentation of this API)\n";
      } else {
        out << "\n";
      }
    }
    line(out, "type", e.type());
    line(out, "message", e.message());
    write_upstream_line(out, e, 0);
    line(out, "parameter", e.param());
    write_details_text(out, e);
    write_retry(out, e);
    write_reason(out, e);
    write_processed(out, e);
    label(out, "affects");
    out << in_words(e.scope()) << "\n";
    if (e.recovery() != triage::recovery::none) {
      label(out, "program");
      out << to_string(e.recovery()) << ": " << in_words(e.recovery()) << ", and try once more\n";
    }
    label(out, "to do");
    out << to_string(e.remedy()) << ": " << sentence(e.remedy()) << "\n";
    line(out, "link", e.help());
    line(out, "request id", e.request_id());
    line(out, "error id", e.error_id());
  }
  for (const triage::rate_limit& row : limits) write_limit(out, row);
  if (e.failed()) write_body_notes(out, e);
  if (!more.host.empty()) {
    label(out, "host");
    out << shown{text::plain(more.host)}
        << (more.known ? ", by which the provider was chosen\n"
                       : ", which no provider has: read as any HTTP API\n");
  }
  if (more.note.empty()) return;
  label(out, "note");
  out << more.note << "\n";
}

int exit_status_of(const triage::error& e) {
  if (!e.failed()) return no_error;
  return e.may_retry() ? retry : e.may_retry(true) ? retry_if_repeatable : do_not_retry;
}

}  // namespace command
