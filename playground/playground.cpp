// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the playground asks: one function for WebAssembly, which takes what a person pasted and
// gives JSON. Reading the text, choosing the provider and writing the members are the command's.
#include <triage/registry.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <triage.hpp>
#include <utility>
#include <vector>

#include "../command/answer.hpp"
#include "../command/report.hpp"

namespace {

using command::answer;
using command::member;
using command::output;

// A piece of the response that says something.
struct mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view role;
  bool decides = false;
};

// The marks in one part of the response.
class marks {
 public:
  explicit marks(std::string_view whole) : whole_(whole) {}

  // Of a text that may lie elsewhere, or be absent.
  void add(std::string_view piece, std::string_view role, bool decides = false) {
    if (piece.empty() || piece.data() < whole_.data() ||
        piece.data() + piece.size() > whole_.data() + whole_.size()) {
      return;
    }
    const auto begin = static_cast<std::size_t>(piece.data() - whole_.data());
    all_.push_back({begin, begin + piece.size(), role, decides});
  }
  void add(const triage::text& piece, std::string_view role, bool decides = false) {
    add(piece.raw(), role, decides);
  }

  // The whole part in pieces: [{"text":"…","roles":["code"],"decides":true}, …].
  void write(output& out) const {
    std::vector<std::size_t> cuts{0, whole_.size()};
    for (const mark& m : all_) cuts.insert(cuts.end(), {m.begin, m.end});
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    out << "[";
    for (std::size_t i = 1; i < cuts.size(); ++i) {
      out << (i == 1 ? "{" : ",{") << "\"text\":";
      command::write_string(out, whole_.substr(cuts[i - 1], cuts[i] - cuts[i - 1]));
      out << ",\"roles\":[";
      bool decides = false;
      std::string_view before;
      for (const mark& m : all_) {
        if (m.begin > cuts[i - 1] || m.end < cuts[i]) continue;
        decides = decides || m.decides;
        if (m.role == before) continue;
        out << (before.empty() ? "" : ",");
        command::write_string(out, m.role);
        before = m.role;
      }
      out << "]";
      member(out, "decides", decides);
      out << "}";
    }
    out << "]";
  }

 private:
  std::string_view whole_;
  std::vector<mark> all_;
};

// The lines of the headers with that name.
std::vector<std::string_view> lines_of(std::string_view head, std::string_view name) {
  std::vector<std::string_view> found;
  while (!head.empty()) {
    std::string_view line = head.substr(0, head.find('\n'));
    head.remove_prefix(std::min(head.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.size() > name.size() && line[name.size()] == ':' &&
        triage::detail::same_name(line.substr(0, name.size()), name)) {
      found.push_back(line);
    }
  }
  return found;
}

// The "429" of "HTTP/1.1 429 Too Many Requests".
std::string_view status_in(std::string_view head) {
  const std::size_t space = head.find(' ');
  return space == std::string_view::npos ? std::string_view() : head.substr(space + 1, 3);
}

// A member of the body, by the last name of its pointer: `"retryable": false`, or an element.
std::string_view member_in(std::string_view body, std::string_view pointer) {
  if (pointer.empty()) return {};
  const std::string name(pointer.substr(pointer.rfind('/') + 1));
  if (const std::size_t at = body.find('"' + name + '"'); at != std::string_view::npos) {
    return body.substr(at, body.find_first_of(",}\n", at) - at);
  }
  const std::size_t at = body.find('<' + name + '>');
  if (at == std::string_view::npos) return {};
  const std::size_t end = body.find('>', body.find("</" + name, at));
  return body.substr(at, end == std::string_view::npos ? end : end + 1 - at);
}

// Where the body says in so many words whether to retry.
std::string_view word_in_body(const triage::error& e) {
  for (const auto& field : e.provider()->fields()) {
    if (field.role != triage::role::should_retry) continue;
    if (const auto found = member_in(e.body(), field.pointer); !found.empty()) return found;
  }
  return {};
}

void mark_all(const answer& a, marks& head, marks& body) {
  using triage::basis;
  const triage::error& e = a.error;
  if (!e.failed()) return;
  const auto both = [&](const auto& piece, std::string_view role, bool decides = false) {
    head.add(piece, role, decides);
    body.add(piece, role, decides);
  };
  both(e.code().raw(), "code");
  both(e.type(), "type");
  both(e.message(), "message");
  both(e.param(), "parameter");
  both(e.request_id(), "request id");
  both(e.error_id(), "error id");
  both(e.help(), "link");

  const basis by = e.verdict().decided_by;
  const bool overruled = by == basis::header || by == basis::body;
  both(e.retry_after(), "delay", overruled && e.verdict() == triage::after);
  if (overruled) {
    body.add(by == basis::body ? word_in_body(e) : std::string_view(), "word on retrying", true);
    for (const auto& row : e.provider()->headers()) {
      if (by != basis::header || row.role != triage::header_role::should_retry) continue;
      for (const std::string_view line : lines_of(a.response.head, row.name)) {
        head.add(line, "word on retrying", true);
      }
    }
    for (const std::string_view line : lines_of(a.response.head, "x-should-retry")) {
      head.add(line, "word on retrying", by == basis::header && e.verdict() != triage::after);
    }
  }
  switch (e.rule().basis) {
    case basis::code: both(e.evidence(), "code", true); break;
    case basis::type: both(e.evidence(), "type", true); break;
    case basis::id_class: both(e.evidence(), "error id", true); break;
    case basis::words: both(e.evidence(), "words", true); break;
    default: head.add(status_in(a.response.head), "status", true);
  }
  if (const triage::row_ref row = e.rule().row; row != nullptr) {
    for (const std::string_view line : lines_of(a.response.head, row->when().header)) {
      head.add(line, "condition of the row", true);
    }
    body.add(member_in(a.response.body, row->when().member), "condition of the row", true);
    const std::string_view message = e.message().raw();
    if (const std::string_view words = row->when().message; !words.empty()) {
      const std::size_t at = triage::detail::find_name(message, words);
      if (at != message.npos) both(message.substr(at, words.size()), "condition of the row", true);
    }
  }
}

struct named_policy {
  std::string_view name;
  triage::retry_policy policy;
};
constexpr named_policy policies[] = {
    {"default", {}},
    {"openai_python", triage::policies::openai_python},
    {"anthropic_python", triage::policies::anthropic_python},
    {"vercel_ai", triage::policies::vercel_ai},
    {"aws_standard", triage::policies::aws_standard},
    {"go_retryablehttp", triage::policies::go_retryablehttp},
    {"azure_core", triage::policies::azure_core},
};

// What a loop would do if each attempt got the same response, with the least, a middle and the most
// of what chance adds.
void write_plan(output& out, const triage::error& e, std::string_view policy_name,
                bool idempotent) {
  triage::retry_policy policy;
  for (const named_policy& p : policies) {
    if (p.name == policy_name) policy = p.policy;
  }
  using triage::recovery;
  triage::attempts least(
      policy, {.idempotent = idempotent,
               .recoveries = {recovery::refresh_credentials, recovery::correct_clock,
                              recovery::follow, recovery::new_connection, recovery::read_again}});
  triage::attempts middle = least;
  triage::attempts most = least;
  out << "{\"steps\":[";
  for (;;) {
    const triage::plan next = middle.next(e, 0, std::uint64_t{1} << 63);
    const triage::plan soon = least.next(e, 0, 0);
    const triage::plan late = most.next(e, 0, UINT64_MAX);
    if (!next) {
      out << "]";
      member(out, "stop", to_string(next.why));
      member(out, "wait_ms", next.wait_ms);
      member(out, "max_attempts", policy.max_attempts);
      out << "}";
      return;
    }
    out << (middle.made() == 1 ? "{" : ",{") << "\"wait_ms\":" << next.wait_ms;
    member(out, "least_ms", soon.wait_ms);
    member(out, "most_ms", late.wait_ms);
    member(out, "from_server", next.from_server);
    member(out, "recovery", to_string(next.recovery));
    out << "}";
  }
}

// A literal of C++ with these bytes.
std::string literal(std::string_view bytes) {
  const auto plain = [](char c) { return c >= ' ' && c < '\x7F'; };
  if (!bytes.empty() && std::all_of(bytes.begin(), bytes.end(), plain)) {
    if (bytes.find_first_of("\"\\") == std::string_view::npos) {
      return '"' + std::string(bytes) + '"';
    }
    std::string delimiter;
    while (bytes.find(')' + delimiter + '"') != std::string_view::npos) delimiter += 'x';
    return "R\"" + delimiter + '(' + std::string(bytes) + ')' + delimiter + '"';
  }
  std::string out(1, '"');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    const auto n = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += i + 1 < bytes.size() ? "\\n\"\n    \"" : "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (plain(c)) {
      out += c;
    } else {
      out += {'\\', static_cast<char>('0' + n / 64), static_cast<char>('0' + n / 8 % 8),
              static_cast<char>('0' + n % 8)};
    }
  }
  return out + '"';
}

// A program that compiles if the library says the same. Longer bodies than this are for a file.
constexpr std::size_t longest_literal = 16384;

std::string program(const answer& a) {
  const triage::error& e = a.error;
  const std::string_view body = a.response.body;
  std::string_view head = a.response.head;
  if (body.size() + head.size() > longest_literal) return {};
  head.remove_prefix(std::min(head.size(), head.find('\n') + 1));
  while (head.ends_with("\r\n\r\n")) head.remove_suffix(2);
  while (head.ends_with("\n\n")) head.remove_suffix(1);
  const std::string name(e.provider()->name());
  std::string out = "#include <triage.hpp>\n#include <triage/providers/" + name +
                    ".hpp>\n\nconstexpr triage::response response{\n    " +
                    std::to_string(a.response.status) + ",\n    " + literal(body);
  if (head.find(':') != std::string_view::npos) out += ",\n    " + literal(head);
  out += "};\n";
  const std::string provider = "triage::providers::" + name;
  if (!a.buffer.empty() && e.failed()) {  // an error in a stream, which needs room
    out += "constexpr auto verdict = [] {\n  char room[" + std::to_string(a.buffer.size()) +
           "] = {};\n  return triage::classify_stream(" + provider +
           ", response, room, sizeof room).verdict();\n}();\n";
  } else {
    out += "constexpr triage::error e = triage::classify(" + provider +
           ", response);\nconstexpr triage::verdict verdict = e.verdict();\n\n";
    out +=
        "static_assert(e.category() == triage::category::" + std::string(to_string(e.category())) +
        ");\n";
    if (e.failed()) {
      out += "static_assert(e.remedy() == triage::remedy::" + std::string(to_string(e.remedy())) +
             ");\n";
    }
    if (e.code().known())
      out +=
          "static_assert(e.code() == " + provider + "[" + literal(e.code().row()->name()) + "]);\n";
  }
  if (e.failed()) {
    out +=
        "static_assert(verdict == triage::" + std::string(to_string(e.verdict().action)) + ");\n";
    out += "static_assert(verdict.processed == triage::processed::" +
           std::string(to_string(e.processed())) + ");\n";
    if (e.verdict() == triage::after) {
      out += "static_assert(verdict.delay_ms == " + std::to_string(e.delay_ms()) + ");\n";
    }
  }
  return out;
}

std::string last;  // what was returned

const char* give(output& out) {
  last = out.view();
  return last.c_str();
}

}  // namespace

extern "C" {

// The providers and policies to choose from:
// {"version":"…","providers":[{"name":"…","title":"…"}, …],"policies":["default", …]}.
[[gnu::used]] const char* playground_choices() {
  output out;
  out << R"({"version":")" << std::int64_t{TRIAGE_VERSION_MAJOR} << "."
      << std::int64_t{TRIAGE_VERSION_MINOR} << "." << std::int64_t{TRIAGE_VERSION_PATCH}
      << R"(","providers":[)";
  bool first = true;
  for (const triage::provider& p : triage::all_providers()) {
    out << (std::exchange(first, false) ? "{" : ",{") << "\"name\":";
    command::write_string(out, p.name());
    member(out, "title", p.title());
    member(out, "page", p.page());
    out << "}";
  }
  out << "],\"policies\":[";
  for (const named_policy& p : policies) {
    out << (&p == policies ? "" : ",");
    command::write_string(out, p.name);
  }
  out << "]}";
  return give(out);
}

// What the response in a text means. `provider` or `url` may be empty, `now` is 0 if it is not
// known. Valid until the next call: {"answer":{…},"head":[…],"body":[…],…}, or {"fault":"…"}.
[[gnu::used]] const char* playground_ask(const char* text, std::size_t size, const char* provider,
                                         const char* url, int idempotent, const char* policy,
                                         double now) {
  command::options o;
  o.provider = provider;
  o.url = url;
  o.json = true;
  if (now > 0) o.now = static_cast<std::int64_t>(now);
  output out;
  answer a;
  const std::string_view all(text, size);
  if (command::trimmed(all).empty() || !command::read_answer(a, std::string(all), o)) {
    out << "{\"fault\":";
    command::write_string(out, command::trimmed(all).empty() ? std::string("nothing is there yet")
                                                             : command::why_no_response(a.text));
    out << "}";
    return give(out);
  }
  const triage::error& e = a.error;
  const command::remarks more{a.chosen.host, a.chosen.known, a.note};
  out << "{\"answer\":";
  command::write_json(out, e, a.limits, more);
  member(out, "title", e.provider()->title());
  member(out, "page", e.provider()->page());
  member(out, "evidence", e.evidence());
  member(out, "without", to_string(e.rule().basis));
  member(out, "anybody", e.may_retry());
  member(out, "repeatable", e.may_retry(true));
  marks head(a.response.head);
  marks body(a.response.body);
  mark_all(a, head, body);
  out << ",\"head\":";
  head.write(out);
  out << ",\"body\":";
  body.write(out);
  out << ",\"plan\":";
  write_plan(out, e, policy, idempotent != 0);
  member(out, "program", std::string_view(program(a)));
  output words;
  command::write_text(words, e, a.limits, more);
  member(out, "text", words.view());
  out << "}";
  return give(out);
}
}
