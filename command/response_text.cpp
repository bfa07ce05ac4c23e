// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "response_text.hpp"

#include <algorithm>

#include "options.hpp"

namespace command {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

// The next line with its end; takes it off `rest`.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end == std::string_view::npos ? end : end + 1);
  rest.remove_prefix(line.size());
  return line;
}

// Of a status line: "HTTP/1.1 429 Too Many Requests", "HTTP/2 429".
std::optional<int> status_of(std::string_view line) {
  if (!same_name(line.substr(0, 5), "HTTP/")) return std::nullopt;
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos || blank < 6) return std::nullopt;
  if (line.substr(5, blank - 5).find_first_not_of("0123456789.") != std::string_view::npos)
    return std::nullopt;
  line = trimmed(line.substr(blank));
  const std::string_view digits = line.substr(0, line.find(' '));
  return digits.size() == 3 ? number(digits) : std::nullopt;
}

// Looks at so many bytes only, since it is asked at many places of a body.
std::optional<int> begins_with_status(std::string_view text) {
  text = text.substr(0, 256);
  return status_of(trimmed(take_line(text)));
}

// The trimmed value of the first header of that name; empty if there is none.
std::string_view header(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    const std::string_view line = take_line(head);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && same_name(line.substr(0, colon), name))
      return trimmed(line.substr(colon + 1));
  }
  return {};
}

// The length of the head with which a text begins, the empty line included; all of it if that is
// missing.
std::size_t head_length(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty() && !trimmed(take_line(rest)).empty()) {
  }
  return text.size() - rest.size();
}

// Whether a text that begins with a status line has a whole head of at least one header, with the
// ends of line that `end` is.
bool whole_head(std::string_view text, std::string_view end) {
  text = text.substr(0, 16384);
  if (!take_line(text).ends_with(end)) return false;
  for (int headers = 0;; ++headers) {
    if (headers > 100) return false;
    const std::string_view line = take_line(text);
    if (line == end) return headers > 0;
    const std::size_t colon = line.find(':');
    if (!line.ends_with(end) || colon == 0 || colon == std::string_view::npos) return false;
    if (line.substr(0, colon).find_first_of(" \t\"") != std::string_view::npos) return false;
  }
}

// Whether another head may follow directly and belong to the same answer: 100 Continue, a proxy's
// answer to CONNECT, a redirect that was followed, a challenge that was answered.
bool may_be_interim(int status) {
  return status < 400 || status == 401 || status == 407;
}

// Where in a body the next answer begins, as `curl --retry` prints it directly behind the body;
// npos if there is none. A page that quotes an answer is told from one by the length that the head
// names; where that says nothing, a next answer has a whole head of its own.
std::size_t next_answer(const raw_response& r) {
  const std::string_view head = r.head;
  const std::string_view body = r.body;
  const std::string_view encoding = header(head, "Content-Encoding");
  const auto length = encoding.empty() || same_name(encoding, "identity")
                          ? number<std::int64_t>(header(head, "Content-Length"))
                          : std::nullopt;  // curl --compressed prints more than was sent
  if (length) {
    const auto n = static_cast<std::size_t>(*length);
    if (n == body.size()) return std::string_view::npos;
    if (n < body.size() && begins_with_status(body.substr(n))) return n;
  }
  // An interim answer and one to CONNECT have no body.
  if (may_be_interim(r.status) && begins_with_status(body)) return 0;
  const std::string_view end = head.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
  for (std::size_t at = body.find("HTTP/"); at != std::string_view::npos;
       at = body.find("HTTP/", at + 1)) {
    if (begins_with_status(body.substr(at)) && whole_head(body.substr(at), end)) return at;
  }
  return std::string_view::npos;
}

bool only(std::string_view s, std::string_view characters) {
  return s.find_first_not_of(characters) == std::string_view::npos;
}

// Without what curl's progress meter wrote in front: 78 characters behind a carriage return.
std::string_view without_meter(std::string_view line) {
  constexpr std::size_t width = 79;
  while (line.size() >= width && line[0] == '\r' && only(line.substr(1, 3), " 0123456789")) {
    line.remove_prefix(width);
    if (line == "\n") line = {};
  }
  return line;
}

bool is_meter_title(std::string_view line) {
  line = trimmed(line);
  return line.starts_with("% Total") || line.starts_with("Dload  Upload");
}

// "{ [169 bytes data]" or "} [21 bytes data]"
bool is_byte_count(std::string_view line) {
  line = trimmed(line);
  return (line.starts_with("{ [") || line.starts_with("} [")) && line.ends_with(" bytes data]");
}

// Lines of a trace but for those of the response's head, which begin with "<".
bool is_trace(std::string_view line) {
  return line.starts_with("* ") || line.starts_with("> ") || trimmed(line) == ">" ||
         is_byte_count(line) || is_meter_title(line);
}

bool is_head_line(std::string_view line) {
  return line.starts_with("< ") || trimmed(line) == "<";
}

// The first word behind `start`, if a line begins with that; else empty.
std::string_view word_behind(std::string_view line, std::string_view start) {
  if (!line.starts_with(start)) return {};
  line = trimmed(line.substr(start.size()));
  return line.substr(0, line.find(' '));
}

// Whether an object that begins here ends the text, and is what curl -w writes. `whole`: whether it
// may be all of the body.
std::optional<curl_report> report_at(std::string_view object, bool whole) {
  using triage::json::token;
  triage::json::scanner s(object);
  curl_report r;
  bool effective = false;
  bool own = false;
  bool has_code = false;
  if (s.next() != token::object_begin) return std::nullopt;
  token t = s.next();
  for (; t == token::key; t = s.next()) {
    const triage::text name = s.value();
    const token kind = s.next();
    if (kind == token::object_begin || kind == token::array_begin) s.skip();
    if (kind == token::string && (name == "url_effective" || (name == "url" && !effective))) {
      r.url = decoded(s.value());
      effective = effective || name == "url_effective";
    } else if (name == "http_code" || name == "response_code") {
      has_code = true;
      const auto code = number(decoded(s.value()));
      if (code && *code >= 100 && *code <= 599) r.status = code;
    } else if (name == "curl_version") {
      own = true;
    }
  }
  if (t != token::object_end || s.next() != token::end || r.url.empty()) return std::nullopt;
  if (!own && (whole || !(effective || has_code))) return std::nullopt;
  return r;
}

// A body rarely ends with a line feed, so curl's last remark stands directly behind it.
void cut_last_remark(std::string& text) {
  const std::size_t line = text.find_last_of('\n', text.empty() ? 0 : text.size() - 2);
  for (const std::string_view remark : {"* Connection #", "* Closing connection"}) {
    const std::size_t at = text.rfind(remark);
    if (at != std::string::npos && (line == std::string::npos || at > line)) text.resize(at);
  }
}

}  // namespace

std::string_view trimmed(std::string_view s) {
  constexpr std::string_view blanks = " \t\r\n";
  s.remove_prefix(std::min(s.find_first_not_of(blanks), s.size()));
  return s.substr(0, s.find_last_not_of(blanks) + 1);
}

std::string_view without_mark(std::string_view s) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return s.starts_with(mark) ? s.substr(mark.size()) : s;
}

std::string decoded(const triage::text& t) {
  if (!t.escaped()) return std::string(t.raw());
  std::string out(t.raw().size(), '\0');  // which always suffices
  out.resize(t.decode(out.data(), out.size()).size());
  return out;
}

std::optional<curl_report> take_report(std::string& all) {
  // So that a hostile body costs little: how long a report can be, and how many braces may be in
  // its values in front of the URL.
  constexpr std::size_t most_bytes = 65536;
  constexpr int most_braces = 16;
  const std::string_view text(all);
  const std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
  if (end == 0 || text[end - 1] != '}') return std::nullopt;
  const std::size_t start = end > most_bytes ? end - most_bytes : 0;
  for (const std::string_view name : {"\"url_effective\"", "\"url\""}) {
    std::size_t at = text.rfind(name);
    for (int i = 0; i < most_braces && at != std::string_view::npos; ++i) {
      at = at == 0 ? std::string_view::npos : text.rfind('{', at - 1);
      if (at == std::string_view::npos || at < start) break;
      std::string_view before = text.substr(0, at);
      before = before.substr(0, before.find_last_not_of(" \t\r") + 1);
      const bool whole = before.empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n");
      auto report = report_at(text.substr(at, end - at), whole);
      if (!report) continue;
      all.resize(at);
      return report;
    }
  }
  return std::nullopt;
}

std::optional<raw_response> find_response(std::string_view all) {
  std::string_view rest = without_mark(all);
  rest.remove_prefix(std::min(rest.find_first_not_of("\r\n"), rest.size()));
  std::optional<raw_response> found;
  int answers = 0;
  while (const auto status = begins_with_status(rest)) {
    const std::size_t length = head_length(rest);
    found = raw_response{*status, rest.substr(0, length), rest.substr(length)};
    const std::size_t next = next_answer(*found);
    if (next != 0 || !may_be_interim(*status)) ++answers;
    found->answers = answers;
    if (next == std::string_view::npos) break;
    rest = found->body.substr(next);
  }
  return found;
}

std::optional<std::string> without_trace(std::string_view all) {
  all = without_mark(all);
  // With -v and -i curl writes the head twice: marked, and as it is.
  for (const bool marked_heads : {false, true}) {
    std::string left;
    std::string_view rest = all;
    while (!rest.empty()) {
      const std::string_view line = without_meter(take_line(rest));
      if (is_head_line(line)) {
        if (marked_heads) left += line.substr(line.starts_with("< ") ? 2 : 1);
      } else if (!is_trace(line)) {
        left += line;
      }
    }
    cut_last_remark(left);
    if (find_response(left)) return left;
  }
  return std::nullopt;
}

std::string_view asked_host(std::string_view all) {
  std::string_view connected;
  std::string_view asked;
  std::string_view answered;  // a body that looks like a request is behind the last answer
  all = without_mark(all);
  while (!all.empty()) {
    const std::string_view line = without_meter(take_line(all));
    const std::string_view peer = word_behind(line, "* Connected to ");
    if (!peer.empty()) {
      connected = peer;
      asked = {};
    } else if (line.starts_with("> ")) {
      const std::string_view host = header(line.substr(2), "Host");
      if (!host.empty()) asked = host;
    } else if (is_head_line(line) && status_of(trimmed(line.substr(1)))) {
      answered = asked.empty() ? connected : asked;
    }
  }
  return answered;
}

bool says_chunked(std::string_view head) {
  std::string coding(header(head, "Transfer-Encoding"));
  std::transform(coding.begin(), coding.end(), coding.begin(), lower);
  return coding.ends_with("chunked");
}

std::optional<std::string> without_chunks(std::string_view body) {
  std::string out;
  for (bool first = true;; first = false) {
    const std::string_view line = take_line(body);
    const std::string_view digits = trimmed(line.substr(0, line.find(';')));
    std::size_t size = 0;
    const bool good = line.ends_with("\r\n") && !digits.empty() && digits.size() <= 8 &&
                      only(digits, "0123456789abcdefABCDEF");
    if (!good) break;
    for (const char c : digits) {
      const int value = c <= '9' ? c - '0' : lower(c) - 'a' + 10;
      size = size * 16 + static_cast<std::size_t>(value);
    }
    if (size == 0) return out;
    out.append(body.substr(0, size));
    if (size >= body.size()) return out;  // cut off
    body.remove_prefix(size);
    if (!body.starts_with("\r\n")) {
      if (first) return std::nullopt;  // its first line only looks like a chunk's
      return out;
    }
    body.remove_prefix(2);
  }
  if (out.empty()) return std::nullopt;
  return out;
}

std::string why_no_response(std::string_view all) {
  const std::string_view text = trimmed(without_mark(all));
  const std::string start(text.substr(0, 2));
  if (start == "\xFF\xFE" || start == "\xFE\xFF") {
    return "this is UTF-16, as PowerShell's > writes it; `curl -si URL -o FILE` writes what came";
  }
  if (text.starts_with('{') || text.starts_with('[') || text.starts_with('<')) {
    return "this is a body without its status line and headers: `curl -si URL | triage` has them "
           "(-i), or add --status N";
  }
  return "this does not begin with a status line such as 'HTTP/1.1 429 Too Many Requests'; "
         "`curl -si URL` prints it (-i); for a body alone, add --status N";
}

}  // namespace command
