// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The command, from outside.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "corpus.hpp"
#include "sanitized.hpp"

#if defined(TRIAGE_COMMAND)

namespace {

const std::string command = TRIAGE_COMMAND;

// A folder that goes away.
class workspace {
 public:
  workspace() {
    std::string name = (std::filesystem::temp_directory_path() / "triage-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = name;
  }
  workspace(const workspace&) = delete;
  workspace& operator=(const workspace&) = delete;
  ~workspace() { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& name, std::string_view content) const {
    const std::filesystem::path path = folder_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }
  std::string read(const std::string& name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

struct ran {
  int status;
  std::string out;
  std::string err;
};

// Runs the command in a shell; `input` is its standard input.
ran run(const std::string& arguments, std::string_view input = "", const std::string& before = "") {
  const workspace w;
  const std::string in = w.file("in", input);
  const std::string line = before + "'" + command + "' " + arguments + " < '" + in + "' > '" +
                           w.path("out") + "' 2> '" + w.path("err") + "'";
  const int status = std::system(line.c_str());
  REQUIRE(WIFEXITED(status));
  return {WEXITSTATUS(status), w.read("out"), w.read("err")};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  for (std::size_t end = 0; (end = text.find('\n', at)) != std::string::npos; at = end + 1) {
    lines.push_back(text.substr(at, end - at));
  }
  CHECK(at == text.size());
  return lines;
}

// The fields of a line of tab-separated values, still escaped.
std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

// What PostgreSQL's COPY and ClickHouse make of a field.
std::string unescaped(const std::string& field) {
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\') {
      out += field[i];
      continue;
    }
    const char c = field.at(++i);
    if (c == 'x') {
      out += static_cast<char>(std::stoi(field.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      out += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
    }
  }
  return out;
}

// What a scalar of JSON means, but for a NUL, which no database takes.
std::string meaning_of(std::string_view json) {
  const triage::text t = corpus::scalar(json);
  std::string buffer(t.raw().size(), '\0');
  std::string out(t.decode(buffer.data(), buffer.size()));
  for (std::size_t at = 0; (at = out.find('\0', at)) != std::string::npos;) {
    out.replace(at, 1, "\xEF\xBF\xBD");
  }
  return out;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

bool is_json(std::string_view line) {
  corpus::scanner s(line);
  if (s.next() != corpus::token::object_begin) return false;
  s.skip();
  return s.next() == corpus::token::end && !s.flawed();
}

constexpr std::string_view throttled =
    "HTTP/2 429 \r\ncontent-type: application/json\r\nretry-after: 5\r\nx-request-id: req_1\r\n"
    "x-ratelimit-limit-rpm: 100\r\n\r\n"
    R"({"error":{"message":"Slow down","type":"rate_limit_error","code":"rate_limit_exceeded"}})";

}  // namespace

TEST_CASE("--batch gives what the corpus expects, in order") {
  std::string input;
  for (const std::string_view line : corpus::lines) {
    input += corpus::member(line, "response");
    input += '\n';
  }
  const ran r = run("--batch", input);
  CHECK(r.status == 0);
  CHECK(r.err.empty());
  const std::vector<std::string> out = lines_of(r.out);
  REQUIRE(out.size() == corpus::size);
  for (std::size_t i = 0; i < out.size(); ++i) {
    INFO(out[i]);
    CHECK(is_json(out[i]));
    const std::string_view line = corpus::lines[i];
    const std::string_view response = corpus::member(line, "response");
    CHECK(corpus::member(out[i], "id") == "null");
    CHECK(corpus::member(out[i], "provider") == corpus::member(response, "provider"));
    CHECK(corpus::member(out[i], "status") == corpus::member(response, "status"));
    const std::string_view expect = corpus::member(line, "expect");
    for (const char* key :
         {"category", "code", "known", "type", "message", "param", "request_id", "help", "retry",
          "delay_ms", "delay_basis", "basis", "remedy", "processed", "body_kind", "damage"}) {
      INFO(key);
      const std::string_view got = corpus::member(out[i], key);
      CHECK(!got.empty());
      CHECK(corpus::same(corpus::scalar(got), corpus::expected(expect, key)));
    }
    const std::string_view details = corpus::member(expect, "details");
    CHECK(corpus::member(out[i], "details") == (details.empty() ? "[]" : details));
    const std::string_view at = corpus::member(expect, "retry_at");
    CHECK(corpus::member(out[i], "retry_at") == (at.empty() ? "null" : at));
  }
}

TEST_CASE("--batch writes the documented members in the documented order") {
  const ran r = run(
      "--batch", R"({"id":{"n":[1]},"provider":"assisters","status":429,)"
                 R"("headers":{"Retry-After":"5"},"body":"{\"error\":{\"code\":)"
                 R"(\"rate_limit_exceeded\",\"type\":\"rate_limit_error\",\"message\":\"m\"}}"})");
  CHECK(r.out.rfind(R"({"id":{"n":[1]},"provider":"assisters","status":429,)"
                    R"("category":"rate_limited","code":"rate_limit_exceeded",)"
                    R"("type":"rate_limit_error","message":"m","param":null,"request_id":null,)"
                    R"("retry":"after","delay_ms":5000,"basis":"code","remedy":"wait",)"
                    R"("processed":"no","body_kind":"json",)",
                    0) == 0);
}

TEST_CASE("--batch says which lines it cannot read, and goes on") {
  const ran r =
      run("--batch",
          "{\"id\":1,\"status\":500}\n"
          "garbage\n"
          "{\"id\":\"a\\nb\",\"status\":\"soon\"}\n"
          "\n"
          "{\"id\":4,\"status\":500,\n"
          "{\"id\":5}\r\n"
          "{\"id\":6,\"status\":500} x\n"
          "[1]\n"
          "{\"id\":8,\"provider\":\"no-such-api\",\"status\":429,\"body\":{\"message\":\"m\"}}\n"
          "{\"id\":\"\x01\",\"status\":500}\n"
          "{\"id\":10,\"status\":\"503\",\"headers\":{\"Retry-After\":[\"1\",\"2\"],\"X-"
          "Request-ID\":7}}");
  CHECK(r.status == 65);
  const std::vector<std::string> out = lines_of(r.out);
  REQUIRE(out.size() == 11);  // as many as came, the blank one too
  for (const std::string& line : out) CHECK(is_json(line));
  const auto refused = [&](std::size_t number, const std::string& id) {
    const std::string& line = out[number - 1];
    INFO(line);
    CHECK(line.rfind("{\"id\":" + id + ",\"error\":\"", 0) == 0);
    CHECK(has(line, "\",\"line\":" + std::to_string(number) + "}"));
  };
  CHECK(has(out[0], R"("category":"internal")"));
  refused(2, "null");
  refused(3, R"("a\nb")");
  refused(4, "null");
  CHECK(has(out[3], "the line is blank"));
  refused(5, "4");
  refused(6, "5");
  refused(7, "6");
  refused(8, "null");
  CHECK(has(out[8], R"("provider":"generic")"));
  CHECK(has(out[8], R"("message":"m")"));
  CHECK(has(out[8], R"("note":"unknown provider \"no-such-api\": classified as generic"})"));
  refused(10, "null");
  CHECK(has(out[10], R"("delay_ms":1000)"));
  CHECK(has(out[10], R"("request_id":"7")"));
}

TEST_CASE("--batch does not keep what it has read") {
  const std::size_t lines = TRIAGE_SANITIZED ? 10'000 : 100'000;  // without a limit to reach
  std::string input;
  for (std::size_t i = 0; i < lines; ++i) {
    input += "{\"id\":" + std::to_string(i) + ",\"status\":500,\"body\":\"" +
             std::string(1000, 'x') + "\"}\n";
  }
  const std::string limit = TRIAGE_SANITIZED ? "" : "ulimit -v 40000; ";
  const ran r = run("--batch", input, limit);
  CHECK(r.status == 0);
  const std::vector<std::string> out = lines_of(r.out);
  REQUIRE(out.size() == lines);
  CHECK(out.back().rfind("{\"id\":" + std::to_string(lines - 1) + ',', 0) == 0);
}

TEST_CASE("--tsv writes the documented columns in the documented order") {
  const ran r = run("--batch --tsv --header",
                    R"({"id":"a","provider":"assisters","status":429,)"
                    R"("headers":{"Retry-After":"5","X-RateLimit-Remaining-RPM":"0"},)"
                    R"("body":"{\"error\":{\"code\":\"rate_limit_exceeded\",)"
                    R"(\"type\":\"rate_limit_error\",\"message\":\"m\"}}"})");
  CHECK(r.status == 0);
  const std::vector<std::string> out = lines_of(r.out);
  REQUIRE(out.size() == 2);
  CHECK(out[0] ==
        "id\tline\terror\tprovider\tstatus\tcategory\tcode\ttype\tmessage\tparam\trequest_id\t"
        "retry\tdelay_ms\tbasis\tremedy\tprocessed\tbody_kind\tdelay_basis\tretry_after\tretry_at\t"
        "limits\tknown\tdamage\thelp\tdetails\tscope\trecovery\tserver_delay_ms\thost\tnote\t"
        "upstream");
  CHECK(out[1] ==
        "a\t1\t\\N\tassisters\t429\trate_limited\trate_limit_exceeded\trate_limit_error\tm\t\\N\t"
        "\\N\tafter\t5000\tcode\twait\tno\tjson\theader\t5\t\\N\t"
        "[{\"unit\":\"requests\",\"window_s\":60,\"limit\":null,\"remaining\":0,"
        "\"reset_in_ms\":null,\"reset_at_ms\":null}]\t"
        "true\tnone\t\\N\t[]\tcredential\tnone\t5000\t\\N\t\\N\t\\N");
  // Without --header, and without a line, there is nothing.
  CHECK(run("--batch --tsv", "").out.empty());
  CHECK(run("--batch --tsv --header", "").out == out[0] + "\n");
  CHECK(run("--batch --tsv --inside-2xx", R"({"status":200,"body":{"error":{"code":429}}})")
            .out.rfind("\\N\t1\t\\N\tgeneric\t200\trate_limited\t429\t", 0) == 0);
}

TEST_CASE("--tsv says of each line what --batch says") {
  std::string input;
  for (const std::string_view line : corpus::lines) {
    input += corpus::member(line, "response");
    input += "\nnot a line\n";
  }
  const std::vector<std::string> objects = lines_of(run("--batch", input).out);
  const ran r = run("--batch --tsv --header", input);
  CHECK(r.status == 65);
  const std::vector<std::string> rows = lines_of(r.out);
  REQUIRE(rows.size() == 2 * corpus::size + 1);
  REQUIRE(objects.size() == rows.size() - 1);
  const std::vector<std::string> names = fields_of(rows[0]);
  REQUIRE(names.size() == 31);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    INFO(objects[i]);
    INFO(rows[i + 1]);
    const std::vector<std::string> fields = fields_of(rows[i + 1]);
    REQUIRE(fields.size() == names.size());
    std::string wrong;
    for (std::size_t k = 0; k < names.size(); ++k) {
      const std::string_view value = corpus::member(objects[i], names[k]);
      const bool structured = value.starts_with('[') || value.starts_with('{');
      const bool same = names[k] == "line" ? fields[k] == std::to_string(i + 1)
                        : value.empty() || value == "null"
                            ? fields[k] == "\\N"
                            : fields[k] != "\\N" &&
                                  unescaped(fields[k]) == (structured ? value : meaning_of(value));
      if (!same) wrong += names[k] + " ";
    }
    CHECK(wrong.empty());
  }
}

TEST_CASE("--tsv escapes as PostgreSQL and ClickHouse read it") {
  // The id and the message of an answer, whose texts are written into a line's JSON.
  const auto id_and_message = [](const std::string& id, const std::string& message) {
    const ran r = run("--batch --tsv",
                      R"({"id":)" + id + R"(,"status":400,"body":{"message":")" + message + "\"}}");
    CHECK(r.status == 0);
    for (const char c : r.out) {
      CHECK((c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= 0x20));
    }
    const std::vector<std::string> lines = lines_of(r.out);
    REQUIRE(lines.size() == 1);
    const std::vector<std::string> fields = fields_of(lines[0]);
    REQUIRE(fields.size() == 31);
    return std::pair(fields[0], fields[8]);
  };
  const auto message = [&](const std::string& json) { return id_and_message("1", json).second; };
  CHECK(message(R"(a\tb\nc\rd\\e)") == R"(a\tb\nc\rd\\e)");
  CHECK(message(R"(say \"so\", it's \/)") == R"(say "so", it's /)");
  CHECK(message(R"(\\N)") == R"(\\N)");  // and not \N, which is null
  CHECK(message(R"(\u001b[31m\b\f\u007f)") == R"(\x1b[31m\x08\x0c\x7f)");
  CHECK(message(R"(\u202e\u009b\u00e9\ud83d\ude00\udb40\udc01)") ==
        "\\xe2\\x80\\xae\\xc2\\x9b\xC3\xA9\xF0\x9F\x98\x80\\xf3\\xa0\\x80\\x81");
  // What neither database takes: a NUL, a byte that is not UTF-8, half of a surrogate pair.
  CHECK(message(R"(a\u0000b)") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(message("a\xFF") == "a\xEF\xBF\xBD");
  CHECK(message(R"(\ud800)") == "\xEF\xBF\xBD");

  // A text that is not from JSON, in JSON and in a row.
  const std::string header = R"({"status":400,"headers":{"X-Request-ID":"a\\b"}})";
  CHECK(has(run("--batch", header).out, R"("request_id":"a\\b")"));
  CHECK(fields_of(run("--batch --tsv", header).out).at(10) == R"(a\\b)");

  const auto id = [&](const std::string& json) { return id_and_message(json, "m").first; };
  CHECK(id(R"("a\tb\u0041\\.\u001b")") == R"(a\tbA\\.\x1b)");
  CHECK(id("\"\"").empty());
  CHECK(id("-1.5e3") == "-1.5e3");
  CHECK(id("null") == "\\N");
  CHECK(id("true") == "true");
  CHECK(id(R"({"n":[1,"\\\"\t"]})") == R"({"n":[1,"\\\\\\"\\t"]})");

  // JSON in a field stays JSON: of PostgreSQL's jsonb, too, which takes no NUL.
  const ran r =
      run("--batch --tsv",
          R"({"status":422,"body":{"message":"m","errors":{"a\\\"":["b\u0000\\u0000"]}}})");
  const std::vector<std::string> lines = lines_of(r.out);
  REQUIRE(lines.size() == 1);
  CHECK(fields_of(lines[0])[24] == R"([["a\\\\\\"","b\\ufffd\\\\u0000"]])");
}

TEST_CASE("--tsv has a row for every line, also for one that cannot be read") {
  const ran r = run("--batch --tsv",
                    "{\"id\":1,\"status\":500}\n"
                    "garbage\n"
                    "\n"
                    "{\"id\":\"x\\ty\"}\n"
                    "{\"id\":\"\x01\",\"status\":500}");
  CHECK(r.status == 65);
  const std::vector<std::string> rows = lines_of(r.out);
  REQUIRE(rows.size() == 5);
  const auto nulls = [](const std::string& id, int line, const std::string& error) {
    std::string row = id + "\t" + std::to_string(line) + "\t" + error;
    for (int i = 3; i < 31; ++i) row += "\t\\N";
    return row;
  };
  CHECK(rows[0].rfind("1\t1\t\\N\tgeneric\t500\tinternal\t", 0) == 0);
  CHECK(rows[1] == nulls("\\N", 2, "not a JSON object"));
  CHECK(rows[2] == nulls("\\N", 3, "the line is blank"));
  CHECK(rows[3] == nulls("x\\ty", 4, "no \"status\", or not an integer"));
  CHECK(rows[4] == nulls("\\N", 5, "the id is not valid JSON"));
}

TEST_CASE("a response as curl prints it, explained") {
  const ran r = run("--provider assisters", throttled);
  CHECK(r.status == 75);
  for (const char* part :
       {"Assisters, status 429: rate limited", "rate_limit_exceeded, too many requests or tokens",
        "yes, after 5 s", "code: ", "Error Codes Reference", "certainly not", "wait: ", "req_1",
        "(response header: 5)", "100 requests, per 60 s"}) {
    INFO(part);
    CHECK(has(r.out, part));
  }
}

TEST_CASE("a code that is not in the documentation is said to be so, if there is any") {
  const std::string odd =
      "HTTP/1.1 429 Slow\r\n\r\n"
      R"({"error":{"code":"odd"}})";
  CHECK(has(run("--provider assisters", odd).out, "odd (not in the documentation of this API)\n"));
  CHECK(has(run("", odd).out, "code        odd\n"));
}

TEST_CASE("delays and limits, explained") {
  const auto said = [](const std::string& headers, const std::string& body = "",
                       const std::string& options = "") {
    return run(options, "HTTP/1.1 429 Slow\r\n" + headers + "\r\n\r\n" + body).out;
  };
  const std::string at = "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT";
  CHECK(has(said(at + "\r\nDate: Wed, 21 Oct 2015 07:27:30 GMT"),
            "yes, after 30 s (response header: Wed, 21 Oct 2015 07:28:00 GMT)\n"));
  CHECK(has(said(at, "", "--now 1445412420"), "yes, after 60 s (response header: Wed, "));
  CHECK(has(said(at), "it is a moment"));
  CHECK(has(said("Retry-After: soon"), "\"soon\" was not understood"));
  CHECK(has(said("Retry-After: 0"), "yes, at once (response header: 0)\n"));
  CHECK(has(said("Retry-After-Ms: 1250"), "yes, after 1250 ms (response header: 1250)\n"));
  CHECK(has(said("A: b", R"({"message":"m","retry_after":"34s"})"), "after 34 s (body: 34s)\n"));
  CHECK(has(said("X-RateLimit-Limit: 7\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 9"),
            "after 9 s (reset of the rate limit: 9)\n"));
  CHECK(has(said("X-RateLimit-Limit: 7\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 9"),
            "limit       0 of 7 requests left, resets in 9 s\n"));
  CHECK(
      has(said("RateLimit: \"a\\u001b[2J\";r=5"), "limit       5 requests left, a\\\\u001b[2J\n"));
  CHECK(has(said("X-Should-Retry: false"), "a response header says so; without it: "));
  CHECK(has(said("A: b", R"({"error":{"message":"Please retry after 5 seconds."}})",
                 "--provider assisters"),
            "after 5 s (message: 5 seconds)\n"));
  CHECK(has(run("--provider github",
                "HTTP/1.1 403 Forbidden\r\n\r\n"
                R"({"message":"You have exceeded a secondary rate limit"})")
                .out,
            "yes, after 60 s (the API's documentation)\n"));
  const ran ok = run("", "HTTP/1.1 200 OK\r\nX-RateLimit-Remaining: 3\r\n\r\n{}");
  CHECK(ok.status == 0);
  CHECK(has(ok.out, "3 requests left"));
  CHECK(run("--now yesterday", throttled).status == 64);
  CHECK(run("--now", throttled).status == 64);
}

TEST_CASE("--batch has the limits, and takes the time") {
  const ran r = run(
      "--batch", R"({"status":200,"headers":{"RateLimit":"\"day\";r=0;t=7","Date":"x"},"now":1000})"
                 "\n"
                 R"({"status":503,"headers":{"Retry-After":"Wed, 21 Oct 2015 07:28:00 GMT"},)"
                 R"("now":"1445412420"})"
                 "\n"
                 R"({"status":404})");
  CHECK(r.status == 0);
  const std::vector<std::string> out = lines_of(r.out);
  REQUIRE(out.size() == 3);
  CHECK(has(out[0], R"("limits":[{"unit":"requests","window_s":0,"limit":null,"remaining":0,)"
                    R"("reset_in_ms":7000,"reset_at_ms":1007000,"name":"day"}])"));
  CHECK(has(out[1], R"("delay_ms":60000,)"));
  CHECK(has(out[1], R"("delay_basis":"header","retry_after":"Wed, 21 Oct 2015 07:28:00 GMT",)"
                    R"("retry_at":1445412480,"limits":[])"));
  CHECK(has(out[2], R"("delay_basis":"none","retry_after":null,"retry_at":null,"limits":[])"));
}

TEST_CASE("the last block of headers is the response's") {
  const std::string continued = "HTTP/1.1 100 Continue\r\n\r\n" + std::string(throttled);
  CHECK(run("--provider assisters", continued).status == 75);
  const std::string redirected =
      "HTTP/1.1 302 Found\r\nRetry-After: 99\r\nLocation: /x\r\n\r\n" + std::string(throttled);
  CHECK(has(run("--provider assisters", redirected).out, "after 5 s"));
  const std::string proxied =
      "HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 503 No\n\nwent away";
  const ran r = run("", proxied);
  CHECK(r.status == 76);
  CHECK(has(r.out, "went away"));
  // HTTP/2 proxies answer CONNECT without a phrase.
  const ran connected = run("", "HTTP/1.1 200 OK\r\n\r\nHTTP/2 500 \r\n\r\nbroken");
  CHECK(connected.status == 76);
  CHECK(has(connected.out, "status 500: "));
  CHECK(has(connected.out, "broken"));
  CHECK(!has(connected.out, "answers"));
  CHECK(has(run("", "HTTP/1.1 200 \r\n\r\nHTTP/2 404\r\n\r\n").out, "status 404: "));
  // A body that only looks like an answer has the length that its head names.
  CHECK(run("", "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\nHTTP/1.1 500 Oops").status == 0);
}

TEST_CASE("of several answers the last is judged") {
  const std::string busy =
      "HTTP/1.1 503 Busy\r\nContent-Length: 11\r\nRetry-After: 9\r\n\r\n{\"a\":\"bc\"}";
  const std::string gone = "HTTP/1.1 404 Gone\r\nA: b\r\n\r\n{\"message\":\"no such job\"}";
  const ran r = run("", busy + busy + gone);
  CHECK(r.status == 1);
  CHECK(has(r.out, "no such job\n"));
  CHECK(has(r.out, "note        the last of 3 answers\n"));
  // Where no length tells: with curl --compressed, in chunks, until the end of the connection.
  const std::string packed =
      "HTTP/1.1 503 Busy\r\nContent-Length: 99\r\nContent-Encoding: gzip\r\n\r\n{\"a\":\"bc\"}";
  CHECK(run("", packed + gone).status == 1);
  CHECK(run("", "HTTP/1.1 503 Busy\nA: b\n\n{}\nHTTP/1.1 404 Gone\nC: d\n\n{}").status == 1);
  CHECK(run("", "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n" + gone).status == 1);
  // A page that quotes one is a page.
  const ran quoting = run("", "HTTP/1.1 503 Busy\r\nA: b\r\n\r\nupstream: HTTP/1.1 404 Gone\r\n");
  CHECK(has(quoting.out, "status 503: "));
  CHECK(has(run("", "HTTP/1.1 503 Busy\r\n\r\nHTTP/1.1 404 Gone").out, "status 503: "));
}

TEST_CASE("exit statuses") {
  const workspace w;
  CHECK(run("", "HTTP/1.1 204 No Content\r\n\r\n").status == 0);
  CHECK(run("", "HTTP/1.1 404 Not Found\r\n\r\n").status == 1);
  CHECK(run("--status 404", "{}").status == 1);
  CHECK(run("--status=503", "").status == 76);
  CHECK(run("--provider redner", "HTTP/1.1 429 No\r\n\r\n").status == 75);
  CHECK(run("--status 200", "{").status == 0);
  CHECK(run("--provider redner --status 500", R"({"error":{"code":"PROCESSING_FAILED"}})").status ==
        1);
  CHECK(run("", "no status line").status == 64);
  CHECK(run("--what").status == 64);
  CHECK(run("--provider").status == 64);
  CHECK(run("--status x", "").status == 64);
  CHECK(run("--json=1", throttled).status == 64);
  CHECK(run("--provider no-such-api", throttled).status == 64);
  CHECK(has(run("--provider no-such-api", throttled).err, "assisters, "));
  CHECK(run("a b", throttled).status == 64);
  CHECK(run("'" + w.path("missing") + "'").status == 66);
  CHECK(run("--batch '" + w.path("missing") + "'").status == 66);
  CHECK(run("'" + w.file("r", throttled) + "'").status == 75);
  CHECK(run("-- -", throttled).status == 75);
  if (std::filesystem::exists("/dev/full")) {
    CHECK(std::system(("'" + command + "' --help > /dev/full 2>&1").c_str()) / 256 == 74);
  }
}

TEST_CASE("--sse writes a line for each error, and one about the whole") {
  const std::string stream =
      ": hello\r\n\r\ndata: {\"choices\":[]}\r\n\r\n"
      "data: {\"error\":{\"message\":\"a\\nb\",\"code\":\"model_overloaded\"}}\r\n\r\n";
  const ran r = run("--provider assisters --sse", stream);
  CHECK(r.status == 76);
  CHECK(r.err.empty());
  const std::vector<std::string> out = lines_of(r.out);
  REQUIRE(out.size() == 2);
  CHECK(out[0] ==
        "event 2: provider=assisters status=503 category=overloaded code=\"model_overloaded\" "
        "retry=backoff basis=code processed=yes scope=resource message=\"a\\nb\"");
  CHECK(out[1] == "2 events, 1 error, no mark of the end");

  const ran json = run("--json --provider assisters --sse -", stream + "data: [DONE]\n\n");
  CHECK(json.status == 76);
  const std::vector<std::string> objects = lines_of(json.out);
  REQUIRE(objects.size() == 2);
  CHECK(is_json(objects[0]));
  CHECK(objects[0].rfind(R"({"event":2,"provider":"assisters","status":503,)", 0) == 0);
  CHECK(has(objects[0], R"("processed":"yes")"));
  CHECK(objects[1] == R"({"events":3,"errors":1,"truncated":0,"ended":true})");
}

TEST_CASE("the exit status of a stream") {
  const workspace w;
  const std::string data = "data: {}\n\n";
  const std::string busy = "data: {\"error\":{\"code\":503}}\n\n";
  const std::string limited = "data: {\"error\":{\"code\":\"rate_limit_exceeded\"}}\n\n";
  const std::string broken = "data: {\"error\":{\"message\":\"m\"}}\n\n";
  const std::string denied = "data: {\"error\":{\"code\":403}}\n\n";
  const std::string end = "data: [DONE]\n\n";
  CHECK(run("--sse", data + end).status == 0);
  CHECK(run("--sse", data).status == 65);
  CHECK(has(run("--sse", data).out, "1 event, 0 errors, no mark of the end: the stream broke off"));
  CHECK(run("--sse", "").status == 65);
  CHECK(run("--sse", data + busy + end).status == 76);
  CHECK(run("--provider assisters --sse", limited + end).status == 75);
  CHECK(run("--provider assisters --sse", limited + broken).status == 76);
  CHECK(run("--provider assisters --sse", broken + limited).status == 76);
  CHECK(run("--sse", busy + denied).status == 1);
  CHECK(run("--sse", denied + busy + end).status == 1);
  CHECK(run("--sse '" + w.file("s", busy) + "'").status == 76);
  CHECK(run("--ndjson", "{\"done\":false}\n{\"done\":true}").status == 0);
  CHECK(run("--ndjson", "{\"done\":false}\n{\"error\":\"gone\"}").status == 76);
  CHECK(run("--ndjson", "{\"done\":false}\n").status == 65);
  CHECK(run("--sse '" + w.path("missing") + "'").status == 66);
  CHECK(run("--sse '" + w.path("") + "'").status == 74);  // a folder
  CHECK(run("--sse a b").status == 64);
  CHECK(run("--sse --status 200", end).status == 64);
  CHECK(run("--ndjson --now 1", end).status == 64);
  CHECK(run("--sse --provider no-such-api", end).status == 64);
}

TEST_CASE("--sse does not keep what it has read") {
  std::string input;
  while (input.size() < (TRIAGE_SANITIZED ? 1'000'000U : 100'000'000U))
    input += "data: " + std::string(1000, 'x') + "\n\n";
  input += "data: " + std::string(50'000'000, 'x') + "\n\ndata: [DONE]\n\n";
  const std::string limit = TRIAGE_SANITIZED ? "" : "ulimit -v 40000; ";
  const ran r = run("--sse", input, limit);
  CHECK(r.status == 0);
  CHECK(has(r.out, "0 errors, 1 too long to be looked at as a whole, the end is marked"));
}

TEST_CASE("--json is one object on one line") {
  const ran r = run("--json --provider assisters", throttled);
  CHECK(r.status == 75);
  const std::vector<std::string> out = lines_of(r.out);
  REQUIRE(out.size() == 1);
  CHECK(is_json(out[0]));
  CHECK(out[0].rfind(R"({"provider":"assisters","status":429,"category":"rate_limited")", 0) == 0);
  CHECK(has(out[0], R"("limits":[{"unit":"requests","window_s":60,"limit":100,"remaining":null,)"
                    R"("reset_in_ms":null,"reset_at_ms":null}])"));
  CHECK(has(out[0], R"("source":"Error Codes Reference")"));
}

TEST_CASE("nothing of the server's reaches the terminal unescaped") {
  const std::string body =
      "{\"error\":{\"message\":\"\\u001b[31m\x1b]0;x\x07\\u009b\xC2\x9B\",\"code\":\"\\u0007\","
      "\"param\":\"\\u202e\"},\"errors\":{\"\\u001b\":[\"\\u001b\"]}}";
  for (const char* options : {"--status 400", "--status 400 --json"}) {
    const ran r = run(options, body);
    CHECK(r.status == 1);
    for (const char c : r.out) CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
    CHECK(!has(r.out, "\xC2\x9B"));
  }
  const ran r = run("--status 400", body);
  CHECK(!has(r.out, "\xE2\x80\xAE"));
  CHECK(has(run("", "HTTP/1.1 400 No\r\nX-Request-ID: \x1b[31m\r\n\r\n").out, "\\x1b[31m"));
}

TEST_CASE("--explain, --list-providers, --help, --version") {
  const ran all = run("--explain redner");
  CHECK(all.status == 0);
  for (const char* part :
       {"AUTHENTICATION_FAILED", "SERVICE_UNAVAILABLE", "Server Errors (500)",
        "https://developers.rednerapp.com/docs/error-handling/", "/error/code"}) {
    CHECK(has(all.out, part));
  }
  CHECK(has(run("--explain persly").out, "\nHosts\n  api.persly.ai\n"));
  CHECK(!has(all.out, "Hosts"));
  const ran one = run("--explain redner PROCESSING_FAILED");
  CHECK(one.status == 0);
  CHECK(has(one.out, "retry: never"));
  CHECK(has(one.out, "inspect_job"));
  CHECK(!has(one.out, "DATABASE_ERROR"));
  CHECK(has(run("--explain persly authentication_error").out, "Also a type"));
  CHECK(run("--explain redner NOPE").status == 64);
  CHECK(has(run("--explain redner NOPE").err, "DATABASE_ERROR"));
  CHECK(run("--explain no-such-api").status == 64);
  CHECK(run("--explain").status == 64);
  const ran list = run("--list-providers");
  CHECK(list.status == 0);
  CHECK(lines_of(list.out).size() == triage::all_providers().size());
  CHECK(has(list.out, "LLM Resayil, 7 codes"));
  const std::vector<std::string> objects = lines_of(run("--json --list-providers").out);
  REQUIRE(objects.size() == triage::all_providers().size());
  for (const std::string& line : objects) CHECK(is_json(line));
  const auto of = [&](std::string_view name) -> const std::string& {
    return *std::find_if(objects.begin(), objects.end(), [&](const std::string& line) {
      return has(line, R"({"name":")" + std::string(name) + R"(",)");
    });
  };
  CHECK(has(of("resayil"), R"("title":"LLM Resayil","page":"https://)"));
  CHECK(has(of("resayil"), R"("codes":7,)"));
  CHECK(has(of("resayil"), R"("hosts":[]})"));
  CHECK(has(of("assisters"), R"("hosts":["api.assisters.dev"]})"));
  CHECK(has(run("--help").out, "--batch"));
  CHECK(run("-h").out == run("--help").out);
  CHECK(run("-V").out == run("--version").out);
  CHECK(run("-v").out == run("--version").out);
  CHECK(run("--version").out == "triage " + std::to_string(TRIAGE_VERSION_MAJOR) + "." +
                                    std::to_string(TRIAGE_VERSION_MINOR) + "." +
                                    std::to_string(TRIAGE_VERSION_PATCH) + "\n");
}

TEST_CASE("names are found in any case, or guessed") {
  CHECK(has(run("--provider Assisters", throttled).out, "Assisters, status 429"));
  CHECK(has(run("-p ASSISTERS", throttled).out, "Assisters, status 429"));
  CHECK(has(run("-passisters", throttled).out, "Assisters, status 429"));
  CHECK(has(run("--batch", R"({"provider":"Assisters","status":429})").out,
            R"("provider":"assisters")"));
  CHECK(has(run("--explain Redner processing_failed").out, "PROCESSING_FAILED  (status 500)"));
  CHECK(has(run("--explain persly Authentication_Error").out, "Also a type"));
  CHECK(has(run("--provider asisters", throttled).err, "Did you mean assisters? Known: "));
  CHECK(has(run("--explain redner procesing_failed").err, "Did you mean PROCESSING_FAILED? "));
  CHECK(!has(run("--provider quite-another", throttled).err, "Did you mean"));
}

TEST_CASE("options that exclude each other, and values that cannot be") {
  for (const char* arguments :
       {"--batch --sse", "--sse --ndjson", "--list-providers --batch", "--batch --json",
        "--batch --status 500", "--batch --now 5", "--batch -p assisters", "--sse --status 200",
        "--ndjson --now 1", "--list-providers --status 500", "--list-providers -p redner",
        "--explain redner --json", "--explain --provider redner"}) {
    const ran r = run(arguments, throttled);
    INFO(arguments);
    CHECK(r.status == 64);
    CHECK(r.out.empty());
    CHECK(has(r.err, " exclude each other\n"));
  }
  for (const char* arguments : {"--status 99999", "--status 0", "--status 99", "--status 600",
                                "--status -5", "--status ''", "--provider ''"}) {
    INFO(arguments);
    CHECK(run(arguments, "{}").status == 64);
  }
  for (const char* arguments : {"--tsv", "--tsv --json", "--sse --tsv", "--list-providers --tsv",
                                "--batch --header", "--header", "--batch --tsv=1"}) {
    INFO(arguments);
    const ran r = run(arguments, throttled);
    CHECK(r.status == 64);
    CHECK(r.out.empty());
    CHECK(has(r.err, arguments == std::string("--batch --tsv=1") ? "takes no value" : " is for "));
  }
  CHECK(run("--status 100", "").status == 1);
  CHECK(run("--status 599", "").status == 76);
  CHECK(run("--sse --sse", "data: [DONE]\n\n").status == 0);
}

TEST_CASE("what is no response, and what to do about it") {
  const workspace w;
  const ran nothing = run("", "");
  CHECK(nothing.status == 66);
  CHECK(has(nothing.err, "standard input: nothing came; did curl fail? `curl -sSi` shows why"));
  CHECK(run("", "\r\n").status == 66);
  CHECK(has(run("'" + w.file("empty", "") + "'").err, "/empty: nothing came"));
  CHECK(has(run("", "curl: (6) Could not resolve host: x\n").err, "curl says 'curl: (6) Could"));
  for (const char* body : {R"({"error":"x"})", "[1]", "<html></html>", "busy"}) {
    const ran r = run("", body);
    INFO(body);
    CHECK(r.status == 64);
    CHECK(has(r.err, "curl -si"));
    CHECK(has(r.err, "--status N"));
  }
  CHECK(has(run("", std::string_view("\xFF\xFEH\0T\0", 6)).err, "UTF-16"));
  for (const char* mode : {"", "--batch ", "--sse ", "--ndjson ", "--status 500 "}) {
    const ran r = run(mode + ("'" + w.path("") + "'"));
    CHECK(r.status == 74);
    CHECK(has(r.err, "triage: " + w.path("") + ": Is a directory\n"));
    const ran missing = run(mode + ("'" + w.path("missing") + "'"));
    CHECK(missing.status == 66);
    CHECK(has(missing.err, "/missing: No such file or directory\n"));
  }
}

TEST_CASE("forms of a response that people have") {
  const std::string body = R"({"message":"slow"})";
  const auto said = [&](const std::string& text) {
    const ran r = run("", text);
    CHECK(r.status == 75);
    CHECK(has(r.out, "status 429: "));
    CHECK(has(r.out, "yes, after 5 s (response header: 5)\n"));
    CHECK(has(r.out, "message     slow\n"));
    CHECK(!has(r.out, "malformed"));
  };
  const std::string response = "HTTP/1.1 429 Slow\r\nRetry-After: 5\r\n\r\n" + body;
  said("\xEF\xBB\xBF" + response);
  said("\r\n\n" + response);
  said("http/1.1 429 Slow\nretry-after: 5\n\n" + body);

  // curl -v URL 2>&1, to a file and to a terminal, and with -i.
  const std::string before =
      "* Connected to x (::1) port 80 (#0)\n> GET / HTTP/1.1\r\n> Host: x\r\n> \r\n";
  const std::string head = "< HTTP/1.1 429 Slow\r\n< Retry-After: 5\r\n< \r\n";
  const std::string left = "* Connection #0 to host x left intact\n";
  said(before + head + "{ [18 bytes data]\n" + left + body);
  said(before + head + body + left);
  said(before + head + "{ [18 bytes data]\n" + left + response);
  said(before + "< HTTP/1.1 302 Found\r\n< Retry-After: 9\r\n< \r\n* Ignoring the response-body\n" +
       head + body + left);
  // With the progress meter, which is there where the output is no terminal.
  const std::string titles =
      "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n"
      "                                 Dload  Upload   Total   Spent    Left  Speed\n";
  const std::string meter =
      "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0";
  said(titles + meter + meter + "\n" + response);
  said(titles + meter + before + head + "{ [18 bytes data]\n" + meter + "\n" + left + body);
}

TEST_CASE("--url chooses the provider by the host") {
  const ran r = run("--url https://user:pass@API.Assisters.dev:443/v1/chat?x#y", throttled);
  CHECK(r.status == 75);
  CHECK(has(r.out, "Assisters, status 429: "));
  CHECK(has(r.out, "  host        API.Assisters.dev, by which the provider was chosen\n"));
  const ran json = run("--json --url=api.assisters.dev/v1", throttled);
  CHECK(has(json.out, R"({"provider":"assisters",)"));
  CHECK(has(json.out, R"("server_delay_ms":5000,"host":"api.assisters.dev"})"));
  CHECK(!has(json.out, "note"));

  const ran other = run("--url https://api.example.com/v1", throttled);
  CHECK(other.status == 75);
  CHECK(has(other.out, "any HTTP API, status 429: "));
  CHECK(
      has(other.out, "host        api.example.com, which no provider has: read as any HTTP API\n"));
  const ran other_json = run("--json --url https://api.example.com/v1", throttled);
  CHECK(has(other_json.out, R"({"provider":"generic",)"));
  CHECK(has(other_json.out, R"("host":"api.example.com",)"
                            R"("note":"no provider has the host 'api.example.com': )"
                            R"(classified as generic"})"));
  // A host that is not a name is shown as it was given.
  CHECK(has(run("--url 'http://[::1]:80/'", throttled).out,
            "host        http://[::1]:80/, which no"));

  // A provider that was named is used, whatever the host.
  const ran named = run("--url https://api.assisters.dev -p persly", throttled);
  CHECK(has(named.out, "Persly, status 429: "));
  CHECK(!has(named.out, "host  "));
  CHECK(!has(run("-p generic --url https://api.assisters.dev", throttled).out, "Assisters"));
  CHECK(run("--url https://api.assisters.dev -p no-such-api", throttled).status == 64);
  CHECK(has(run("--status 429 --url https://api.assisters.dev/", "{}").out, "Assisters, status"));

  for (const char* arguments : {"--url", "--url ''"}) CHECK(run(arguments, throttled).status == 64);
  for (const char* mode : {"--batch", "--list-providers", "--explain redner"}) {
    const ran refused = run(std::string(mode) + " --url https://api.assisters.dev", throttled);
    CHECK(refused.status == 64);
    CHECK(has(refused.err, " and --url exclude each other\n"));
  }
}

TEST_CASE("--url chooses the provider of a stream") {
  const std::string stream = "data: {\"error\":{\"code\":\"model_overloaded\"}}\n\n";
  const ran r = run("--sse --url https://api.assisters.dev/v1", stream);
  CHECK(r.status == 75);
  CHECK(has(r.out, "event 1: provider=assisters status=503 category=overloaded "));
  CHECK(has(r.out, "\nprovider assisters, chosen by the host api.assisters.dev\n"));
  CHECK(has(run("--ndjson --url https://api.example.com", "{\"error\":\"x\"}\n").out,
            "\nprovider generic: no other has the host api.example.com\n"));
  const std::vector<std::string> objects =
      lines_of(run("--json --sse --url https://api.assisters.dev/v1", stream).out);
  REQUIRE(objects.size() == 2);
  CHECK(has(objects[0], R"(,"host":"api.assisters.dev"})"));
  CHECK(objects[1] ==
        R"({"events":1,"errors":1,"truncated":0,"ended":false,"host":"api.assisters.dev"})");
  CHECK(!has(run("--sse", stream).out, "host"));
}

TEST_CASE("curl -v tells the host") {
  const std::string body = R"({"error":{"code":"model_overloaded"}})";
  const std::string head = "< HTTP/1.1 503 Busy\r\n< A: b\r\n< \r\n";
  const auto trace = [](const std::string& connected, const std::string& host) {
    return "*   Trying 127.0.0.1:443...\n* Connected to " + connected +
           " (127.0.0.1) port 443 (#0)\n> GET /v1 HTTP/1.1\r\n" +
           (host.empty() ? "" : "> " + host + "\r\n") + "> Accept: */*\r\n> \r\n";
  };
  const auto chosen_by = [](const std::string& text, const std::string& arguments = "") {
    const std::string out = run("--json " + arguments, text).out;
    return std::string(corpus::member(out, "provider")) + " " +
           std::string(corpus::member(out, "host"));
  };
  const std::string assisters = R"("assisters" "api.assisters.dev")";
  CHECK(chosen_by(trace("api.assisters.dev", "Host: api.assisters.dev") + head + body) ==
        assisters);
  CHECK(chosen_by(trace("api.assisters.dev", "") + head + body) == assisters);
  CHECK(chosen_by(trace("proxy.example", "host: api.assisters.dev:443") + head + body) ==
        assisters);
  CHECK(chosen_by(trace("x", "Host: x.example") + head + body) == R"("generic" "x.example")");
  const std::string all = trace("api.assisters.dev", "Host: api.assisters.dev") + head + body;
  CHECK(chosen_by(all, "-p persly") == R"("persly" )");
  CHECK(chosen_by(all, "--url https://api.persly.ai/") == R"("persly" "api.persly.ai")");
  CHECK(has(run("", all).out, "host        api.assisters.dev, by which the provider was chosen\n"));

  // After a redirect, the host of the answer that is judged.
  const std::string moved = "< HTTP/1.1 302 Found\r\n< Location: x\r\n< \r\n";
  CHECK(chosen_by(trace("x", "Host: x.example") + moved +
                  "* Connection #0 to host x.example left intact\n" +
                  trace("api.assisters.dev", "Host: api.assisters.dev") + head + body) ==
        assisters);
  CHECK(chosen_by(trace("api.persly.ai", "Host: api.persly.ai") + moved +
                  trace("api.assisters.dev", "") + head + body) == assisters);
  // With -i, too, and through a proxy's tunnel.
  CHECK(chosen_by(trace("api.assisters.dev", "Host: api.assisters.dev") + head +
                  "HTTP/1.1 503 Busy\r\nA: b\r\n\r\n" + body) == assisters);
  CHECK(chosen_by("* Connected to proxy.example (127.0.0.1) port 3128 (#0)\n"
                  "> CONNECT api.assisters.dev:443 HTTP/1.1\r\n> Host: api.assisters.dev:443\r\n"
                  "> \r\n< HTTP/1.1 200 OK\r\n< \r\n> GET /v1 HTTP/2\r\n"
                  "> Host: api.assisters.dev\r\n> \r\n< HTTP/2 503 \r\n< a: b\r\n< \r\n" +
                  body) == assisters);
  // A body that looks like a request tells nothing.
  CHECK(chosen_by(all + "\n> Host: api.persly.ai\n* Connected to api.persly.ai (::1)\n") ==
        assisters);
  // A host that a server or user made up is shown escaped.
  const std::string odd = run("", trace("x", "Host: a\x1b[31m") + head + body).out;
  CHECK(has(odd, "host        a\\x1b[31m, which no provider has"));
  // Without a trace there is none.
  CHECK(!has(run("", "HTTP/1.1 503 Busy\r\nHost: api.assisters.dev\r\n\r\n" + body).out, "host "));
}

TEST_CASE("curl -w tells the host") {
  const std::string body = R"({"error":{"code":"model_overloaded"}})";
  const std::string head = "HTTP/1.1 503 Busy\r\nContent-Length: 37\r\n\r\n";
  // As curl 7.88 writes %{json}, shortened.
  const auto written = [](const std::string& url, const std::string& code = "503") {
    return R"({"certs":"","content_type":"a{b","errormsg":null,"http_code":)" + code +
           R"(,"response_code":)" + code +
           R"(,"time_total":0.000526,"url":"http://x.example/{y}",)" + R"("url_effective":")" +
           url + R"(","urlnum":0,"curl_version":"libcurl/7.88.1"})";
  };
  const std::string report = written("https:\\/\\/api.assisters.dev\\/v1");
  const auto out = [](const std::string& text, const std::string& arguments = "") {
    return run("--json " + arguments, text).out;
  };
  const std::string chosen = R"(,"host":"api.assisters.dev"})";
  for (const std::string& text : {
           head + body + report,
           head + body + "\n" + report + "\n",
           "HTTP/1.1 503 Busy\r\n\r\n" + body + report,
           "HTTP/1.1 503 Busy\n\n" + body + report,
           head + body + R"({"url_effective":"https://api.assisters.dev/v1"})",
           head + body + "\n" + R"({"http_code":503,"url":"https://api.assisters.dev/v1"})",
           head + body + R"({"url_effective":"https://api.assisters.dev/v1","url":"http://x"})",
           // With -v, in front of and behind curl's last remark.
           "* Connected to x (::1) port 80 (#0)\n> GET / HTTP/1.1\r\n> Host: x\r\n> \r\n"
           "< HTTP/1.1 503 Busy\r\n< A: b\r\n< \r\n" +
               body + "* Connection #0 to host x left intact\n" + report,
           "* Connected to x (::1) port 80 (#0)\n> GET / HTTP/1.1\r\n> Host: x\r\n> \r\n"
           "< HTTP/1.1 503 Busy\r\n< A: b\r\n< \r\n" +
               body + report + "* Closing connection 0\n",
           // Without -i it has the status, too.
           body + report,
           body + "\n" + report,
       }) {
    INFO(text);
    const std::string got = out(text);
    CHECK(corpus::member(got, "provider") == R"("assisters")");
    CHECK(corpus::member(got, "status") == "503");
    CHECK(corpus::member(got, "code") == R"("model_overloaded")");
    CHECK(corpus::member(got, "damage") == R"("none")");
    CHECK(has(got, chosen));
  }
  // Without a body, and with one that is no JSON.
  CHECK(has(out("HTTP/1.1 503 Busy\r\n\r\n" + report), R"("body_kind":"empty")"));
  CHECK(has(out("HTTP/1.1 503 Busy\r\n\r\n" + report), chosen));
  CHECK(has(out(report), R"("body_kind":"empty")"));
  CHECK(has(out("HTTP/1.1 503 Busy\r\n\r\n<html>" + report), R"("body_kind":"html")"));
  // Options are stronger.
  CHECK(has(out(head + body + report, "--url https://api.persly.ai"), R"("provider":"persly")"));
  CHECK(!has(out(head + body + report, "-p persly"), "host"));
  CHECK(has(out(body + report, "--status 500"), R"({"provider":"assisters","status":500,)"));
  CHECK(
      has(out(head + body + written("https://x.example/")), R"("note":"no provider has the host)"));
  // A body's own members are not curl's.
  const std::string of_api =
      R"({"code":"c","http_code":503,"url":"https://api.assisters.dev/","url_effective":"x"})";
  for (const std::string& text :
       {"HTTP/1.1 503 Busy\r\n\r\n" + of_api, "HTTP/1.1 503 Busy\n\n\n" + of_api + "\n",
        head + R"({"error":)" + of_api + "}"}) {
    INFO(text);
    CHECK(!has(out(text), "host"));
    CHECK(corpus::member(out(text), "code") == R"("c")");
  }
  CHECK(!has(out(of_api, "--status 503"), "host"));
  CHECK(!has(out(head + body + R"({"url":"https://api.assisters.dev/"})"), "host"));
  CHECK(!has(out(head + body + report + "x"), "host"));
  CHECK(!has(out(head + body + report.substr(0, report.size() - 1)), "host"));
  // curl failed, so there is no response.
  CHECK(run("", written("https://api.assisters.dev/", "0")).status == 66);
  // Many braces and no report.
  const std::string braces(1'000'000, '{');
  CHECK(run("--status 500", braces + "\"url_effective\"" + std::string(1'000'000, '}')).status ==
        76);
}

TEST_CASE("--batch finds the provider by url or host") {
  const ran r =
      run("--batch", R"({"status":429,"url":"https:\/\/api.assisters.dev\/v1"})"
                     "\n"
                     R"({"status":429,"host":"api.assisters.dev:443"})"
                     "\n"
                     R"({"status":429,"host":"x.example","url":"https://api.assisters.dev/"})"
                     "\n"
                     R"({"status":429,"provider":"persly","url":"https://api.assisters.dev/"})"
                     "\n"
                     R"({"status":429,"provider":"","url":"https://api.assisters.dev/"})"
                     "\n"
                     R"({"status":200,"host":"\u001b[x","body":{"error":"x"}})"
                     "\n"
                     R"({"status":429,"provider":"no-such-api","host":"api.assisters.dev"})"
                     "\n"
                     R"({"status":429,"url":null,"host":["api.assisters.dev"]})"
                     "\n"
                     R"({"status":429,"url":""})");
  CHECK(r.status == 0);
  const std::vector<std::string> out = lines_of(r.out);
  REQUIRE(out.size() == 9);
  for (const std::string& line : out) CHECK(is_json(line));
  const auto is = [&](std::size_t i, std::string_view provider, std::string_view end) {
    INFO(out[i]);
    CHECK(corpus::member(out[i], "provider") == provider);
    CHECK(std::string_view(out[i]).ends_with(end));
  };
  for (const std::size_t i : {0U, 1U, 2U, 4U}) {
    is(i, R"("assisters")", R"(_ms":null,"host":"api.assisters.dev"})");
  }
  is(3, R"("persly")", R"("server_delay_ms":null})");
  is(5, R"("generic")",
     R"("host":"\u001b[x","note":"the status is a success, but the body looks like an error: x; )"
     R"(no provider has the host '\\x1b[x': classified as generic"})");
  is(6, R"("generic")", R"("note":"unknown provider \"no-such-api\": classified as generic"})");
  is(7, R"("generic")", R"("server_delay_ms":null})");
  is(8, R"("generic")", R"("server_delay_ms":null})");
}

TEST_CASE("a body that is still in chunks is put together") {
  const std::string head =
      "HTTP/1.1 500 No\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::string body = R"({"message":"went away"})";
  const auto said = [&](const std::string& chunks) { return run("", head + chunks).out; };
  for (const char* chunks : {"A\r\n{\"message\"\r\nd;x=y\r\n:\"went away\"}\r\n0\r\n\r\n",
                             "17\r\n{\"message\":\"went away\"}\r\n0\r\nTrailer: x\r\n\r\n",
                             "17\r\n{\"message\":\"went away\"}"}) {
    INFO(chunks);
    CHECK(has(said(chunks), "message     went away\n"));
    CHECK(has(said(chunks), "note        the body was still in chunks"));
  }
  // Cut off by a connection that broke.
  CHECK(has(said("ff\r\n{\"message\":\"went away\",\"a"), "message     went away\n"));
  // curl without --raw has put it together already.
  CHECK(has(said(body), "message     went away\n"));
  CHECK(!has(said(body), "chunks"));
  CHECK(has(said("17\r\nred balloons"), "message"));
  CHECK(!has(said("bad\r\ngateway"), "went"));
  // It may be a page whose first line looks like a size, and no header says that it is one.
  CHECK(!has(run("", "HTTP/1.1 500 No\r\n\r\n17\r\n{}\r\n0\r\n\r\n").out, "chunks"));
}

TEST_CASE("what an upstream said") {
  const std::string head = "HTTP/1.1 429 No\r\n\r\n";
  const std::string routed =
      R"({"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"{\"error\":{)"
      R"(\"code\":\"insufficient_quota\",\"message\":\"no \\u001b[2J credit\"}}"}}})";
  const ran r = run("", head + routed);
  CHECK(has(r.out,
            "upstream    insufficient funds, status 429, code insufficient_quota: no "
            "\\x1b[2J credit\n"));
  const std::string json =
      R"(,"upstream":{"status":429,"category":"insufficient_funds","code":"insufficient_quota",)"
      R"("type":null,"message":"no \u001b[2J credit","request_id":null,"retry":"never"}})";
  CHECK(has(run("--json", head + routed).out, json));
  CHECK(has(run("--batch", R"({"status":429,"body":)" + routed + "}").out, json));
  CHECK(!has(run("--json", head + R"({"error":"x"})").out, "upstream"));
  // One inside of another.
  const ran twice =
      run("--json --status 500", R"(a: {"message":"b: {\"error\":{\"code\":\"c\"}}"})");
  CHECK(has(twice.out, R"("retry":"backoff","upstream":{"status":500,)"));
}

TEST_CASE("a stream that was saved") {
  const std::string ok = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
  const std::string data = "data: {\"choices\":[]}\n\n";
  const std::string gone = "data: {\"error\":{\"code\":502,\"message\":\"gone\"}}\n\n";
  const ran r = run("", ok + data + gone);
  CHECK(r.status == 76);
  CHECK(has(r.out, "status 502: unavailable\n"));
  CHECK(has(r.out, "note        the error is in the stream of a response with status 200\n"));
  CHECK(run("--status 200", gone).status == 76);
  CHECK(run("", ok + data + "data: [DONE]\n\n").status == 0);
  CHECK(has(run("--batch", R"({"status":200,"body":"data: {\"error\":{\"code\":429}}"})").out,
            R"("category":"rate_limited")"));
  // As the body of a failure.
  const ran failed = run("--status 529", "event: error\ndata: {\"error\":{\"code\":\"busy\"}}\n\n");
  CHECK(has(failed.out, "code        busy"));
  CHECK(has(failed.out, "body        an event stream, of which the last error was read\n"));
  CHECK(!has(failed.out, "not JSON"));
}

TEST_CASE("a success whose body is an error says so") {
  const std::string ok = "HTTP/1.1 200 OK\r\n\r\n";
  const std::string note = "the status is a success, but the body looks like an error";
  const ran r = run("", ok + R"({"error":{"message":"no \u001b[2J credit"}})");
  CHECK(r.status == 0);
  CHECK(has(r.out, "note        " + note + ": no \\x1b[2J credit\n"));
  CHECK(has(run("--json", ok + R"({"error":"x"})").out, ",\"note\":\"" + note));
  CHECK(has(run("--status 200", R"({"errors":[{"message":"m"}],"data":null})").out, note));
  CHECK(has(run("--batch", R"({"status":200,"body":"{\"error\":\"x\"}"})").out, note));
  for (const char* body : {R"({"error":null})", R"({"errors":[]})", R"({"data":{"errors":[1]}})",
                           "{}", "", "error", R"({"errors":{"a":1}})"}) {
    INFO(body);
    CHECK(!has(run("", ok + body).out, "note"));
  }
}

TEST_CASE("a success whose body is an error is one on request") {
  const std::string ok = "HTTP/1.1 200 OK\r\n\r\n";
  const std::string busy = R"({"error":{"code":429,"message":"too many requests"}})";
  const ran r = run("--inside-2xx", ok + busy);
  CHECK(r.status == 75);
  CHECK(has(r.out, "status 200: rate limited"));
  CHECK(!has(r.out, "looks like an error"));
  CHECK(run("", ok + busy).status == 0);
  CHECK(
      has(run("--json --inside-2xx", ok + busy).out, R"("status":200,"category":"rate_limited")"));
  CHECK(has(run("--batch --inside-2xx", R"({"status":200,"body":)" + busy + "}").out,
            R"("category":"rate_limited")"));
  CHECK(run("--inside-2xx", ok + R"({"jobs":[{"error":{"message":"m"}}]})").status == 0);
  CHECK(run("--inside-2xx", "HTTP/1.1 404 No\r\n\r\n{}").status == 1);
  CHECK(run("--inside-2xx --sse", "").status == 64);
  CHECK(run("--inside-2xx=1", ok).status == 64);
}

TEST_CASE("what a person gets to see has an end") {
  const std::string text(5'000'000, 'x');
  const ran r = run("--status 400", "{\"message\":\"" + text + "\"}");
  CHECK(r.out.size() < 5000);
  CHECK(has(r.out, "xxx... (cut; 5000000 bytes)\n"));
  CHECK(has(r.out, "to do  "));
  std::string fields;
  for (int i = 0; i < 1000; ++i) fields += ",\"f" + std::to_string(i) + "\":[\"bad\"]";
  const ran many = run("--status 422", "{\"message\":\"m\",\"errors\":{" + fields.substr(1) + "}}");
  CHECK(has(many.out, "f19: bad\n              and 980 more\n"));
  CHECK(!has(many.out, "f20"));
  CHECK(run("--status 422 --json", "{\"message\":\"" + text + "\"}").out.size() > text.size());
}

TEST_CASE("a line is answered as soon as no other waits") {
  const workspace w;
  const std::string out = w.path("answers");
  // Sends half a line behind each, so that something unfinished waits, too.
  const std::string script =
      "{ printf '{\"id\":1,\"status\":500}\\n{\"id\":2,'; "
      "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do "
      "  if grep -q '\"id\":1,' '" +
      out + "'; then echo seen > '" + w.path("seen") +
      "'; break; fi; sleep 0.5; done; "
      "printf '\"status\":500}\\n'; } | '" +
      command + "' --batch > '" + out + "'";
  CHECK(std::system(script.c_str()) == 0);
  CHECK(w.read("seen") == "seen\n");
  CHECK(lines_of(w.read("answers")).size() == 2);
}

TEST_CASE("the caller's id comes back as it was, but for what a terminal obeys") {
  const auto id = [](const std::string& value) {
    const ran r = run("--batch", "{\"id\":" + value + ",\"status\":500}");
    CHECK(r.status == 0);
    CHECK(is_json(r.out.substr(0, r.out.size() - 1)));
    return std::string(corpus::member(r.out.substr(0, r.out.size() - 1), "id"));
  };
  CHECK(id("\"\xC2\x9B"
           "2J\"") == R"("\u009b2J")");
  CHECK(id("\"a\x7F\xE2\x80\xAE"
           "b\"") == R"("a\u007f\u202eb")");
  CHECK(id("\"\xC3\xA9\\u00e9\\\"\"") == "\"\xC3\xA9\\u00e9\\\"\"");
  CHECK(id("[1,\t{\"\xC2\x9B\":\r2}]") == R"([1, {"\u009b": 2}])");
}

TEST_CASE("what the user typed is escaped in messages") {
  const std::string word = "'a\x1b[31m\x07'";
  for (const std::string& arguments :
       {word, "--" + word, "-p " + word, "--status " + word, "--now " + word, "--batch " + word,
        "--sse " + word, "--explain " + word, "--explain redner " + word, word + " " + word}) {
    const ran r = run(arguments, throttled);
    INFO(arguments);
    CHECK(r.status != 0);
    CHECK(has(r.err, "a\\x1b[31m\\x07"));
    CHECK(!has(r.err, "\x1b"));
    CHECK(!has(r.err, "\x07"));
  }
}

TEST_CASE("members that came later are behind the others, and unknown ones are absent") {
  const std::string out = run("--json --provider assisters", throttled).out;
  CHECK(has(out, R"("scope":"credential","recovery":"none","server_delay_ms":5000})"));
  CHECK(!has(out, "severity"));
  const std::string plain = run("--json", "HTTP/1.1 401 No\r\n\r\n").out;
  CHECK(!has(plain, "severity"));
  CHECK(!has(plain, "shape"));
  CHECK(has(plain, R"("server_delay_ms":null})"));
  CHECK(has(run("--json -p resayil --status 429", R"({"error":{"code":429}})").out,
            R"("severity":"error","status_mismatch":)"));
  CHECK(has(run("--batch", R"({"status":401})").out, R"("server_delay_ms":null})"));
  // The delay of a server whose errors are not to be retried is kept.
  const std::string used_up = run("--json -p assisters",
                                  "HTTP/1.1 429 No\r\nRetry-After: 60\r\n\r\n"
                                  R"({"error":{"code":"tokens_exhausted"}})")
                                  .out;
  CHECK(has(used_up, R"("retry":"never","delay_ms":null,)"));
  CHECK(has(used_up, R"("server_delay_ms":60000})"));
}

TEST_CASE("docs/command.md has every member and every exit status") {
  std::ifstream in(std::string(TRIAGE_SOURCE_DIR) + "/docs/command.md", std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  std::string objects =
      run("--json -p plurence",
          "HTTP/1.1 400 No\r\nX-RateLimit-Remaining: 3\r\nRateLimit: \"x\";r=5\r\n\r\n"
          R"({"error_id":"DAT030007","message_code":"VALIDATION_FAILED"})")
          .out;
  objects += run("--batch", "{\"status\":200,\"body\":{\"error\":\"x\"}}\nx\n").out;
  objects += run("--json --url https://api.example.com", throttled).out;
  objects += run("--json --sse", "data: {\"error\":\"x\"}\n\n").out;
  objects += run("--json --list-providers").out;
  int members = 0;
  for (std::size_t at = objects.find("\":"); at != std::string::npos;
       at = objects.find("\":", at + 1)) {
    const std::size_t quote = objects.rfind('"', at - 1);
    const std::string name = objects.substr(quote + 1, at - quote - 1);
    INFO(name);
    CHECK(has(page, "`" + name + "`"));
    ++members;
  }
  CHECK(members > 40);
  // The columns of --tsv stand in a block, with blanks between them.
  std::string columns = run("--batch --tsv --header").out;
  std::string words;
  for (const char c : page) words += c == '\n' ? ' ' : c;
  std::replace(columns.begin(), columns.end(), '\t', ' ');
  columns.back() = ' ';
  CHECK(has(words, "```text " + columns + "```"));
  for (const char* status :
       {"| 0 |", "| 1 |", "| 64 |", "| 65 |", "| 66 |", "| 74 |", "| 75 |", "| 76 |"}) {
    CHECK(has(page, status));
  }
}

#endif
