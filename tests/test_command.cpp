// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The command, from outside.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "corpus.hpp"

#if defined(TRIAGE_COMMAND)

namespace {

const std::string command = TRIAGE_COMMAND;

// The address sanitizer reserves terabytes.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool address_space_is_limited = false;
#elif defined(__has_feature)
constexpr bool address_space_is_limited = !__has_feature(address_sanitizer);
#else
constexpr bool address_space_is_limited = true;
#endif

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
      CHECK(corpus::same(corpus::scalar(got), corpus::scalar(corpus::member(expect, key))));
    }
    CHECK(corpus::member(out[i], "details") == corpus::member(expect, "details"));
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
  REQUIRE(out.size() == 10);
  for (const std::string& line : out) CHECK(is_json(line));
  CHECK(has(out[0], R"("category":"internal")"));
  CHECK(out[1].rfind(R"({"id":null,"error":)", 0) == 0);
  CHECK(out[2].rfind(R"({"id":"a\nb","error":)", 0) == 0);
  CHECK(out[3].rfind(R"({"id":4,"error":)", 0) == 0);
  CHECK(out[4].rfind(R"({"id":5,"error":)", 0) == 0);
  CHECK(out[5].rfind(R"({"id":6,"error":)", 0) == 0);
  CHECK(out[6].rfind(R"({"id":null,"error":)", 0) == 0);
  CHECK(has(out[7], R"("provider":"generic")"));
  CHECK(has(out[7], R"("message":"m")"));
  CHECK(has(out[7], R"("note":"unknown provider \"no-such-api\": classified as generic"})"));
  CHECK(out[8].rfind(R"({"id":null,"error":)", 0) == 0);
  CHECK(has(out[9], R"("delay_ms":1000)"));
  CHECK(has(out[9], R"("request_id":"7")"));
}

TEST_CASE("--batch does not keep what it has read") {
  std::string input;
  for (int i = 0; i < 100000; ++i) {
    input += "{\"id\":" + std::to_string(i) + ",\"status\":500,\"body\":\"" +
             std::string(1000, 'x') + "\"}\n";
  }
  const std::string limit = address_space_is_limited ? "ulimit -v 40000; " : "";
  const ran r = run("--batch", input, limit);
  CHECK(r.status == 0);
  const std::vector<std::string> out = lines_of(r.out);
  REQUIRE(out.size() == 100000);
  CHECK(out.back().rfind("{\"id\":99999,", 0) == 0);
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
            "limit       0 of 7 requests left, anew in 9 s\n"));
  CHECK(
      has(said("RateLimit: \"a\\u001b[2J\";r=5"), "limit       5 requests left, a\\\\u001b[2J\n"));
  CHECK(has(said("X-Should-Retry: false"), "a response header says so; without it: "));
  CHECK(has(said("A: b", R"({"error":{"message":"Please retry after 5 seconds."}})",
                 "--provider assisters"),
            "after 5 s (message: 5)\n"));
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
  CHECK(r.status == 75);
  CHECK(has(r.out, "went away"));
  // What follows an answer is its body, whatever it looks like.
  CHECK(run("", "HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 500 No\r\n\r\n").status == 0);
}

TEST_CASE("exit statuses") {
  const workspace w;
  CHECK(run("", "HTTP/1.1 204 No Content\r\n\r\n").status == 0);
  CHECK(run("", "HTTP/1.1 404 Not Found\r\n\r\n").status == 1);
  CHECK(run("--status 404", "{}").status == 1);
  CHECK(run("--status=503", "").status == 75);
  CHECK(run("--status 200", "{").status == 0);
  CHECK(run("--provider redner --status 500", R"({"error":{"code":"PROCESSING_FAILED"}})").status ==
        1);
  CHECK(run("", "no status line").status == 64);
  CHECK(run("", "").status == 64);
  CHECK(run("--what").status == 64);
  CHECK(run("--provider").status == 64);
  CHECK(run("--status x", "").status == 64);
  CHECK(run("--json=1", throttled).status == 64);
  CHECK(run("--provider no-such-api", throttled).status == 64);
  CHECK(has(run("--provider no-such-api", throttled).err, "assisters, "));
  CHECK(run("a b", throttled).status == 64);
  CHECK(run("--batch --json").status == 64);
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
  CHECK(r.status == 75);
  CHECK(r.err.empty());
  const std::vector<std::string> out = lines_of(r.out);
  REQUIRE(out.size() == 2);
  CHECK(out[0] ==
        "event 2: provider=assisters status=503 category=overloaded code=\"model_overloaded\" "
        "retry=backoff basis=code processed=unknown message=\"a\\nb\"");
  CHECK(out[1] == "2 events, 1 error, no mark of the end");

  const ran json = run("--json --provider assisters --sse -", stream + "data: [DONE]\n\n");
  CHECK(json.status == 75);
  const std::vector<std::string> objects = lines_of(json.out);
  REQUIRE(objects.size() == 2);
  CHECK(is_json(objects[0]));
  CHECK(objects[0].rfind(R"({"event":2,"provider":"assisters","status":503,)", 0) == 0);
  CHECK(has(objects[0], R"("processed":"unknown")"));
  CHECK(objects[1] == R"({"events":3,"errors":1,"truncated":0,"ended":true})");
}

TEST_CASE("the exit status of a stream") {
  const workspace w;
  const std::string data = "data: {}\n\n";
  const std::string busy = "data: {\"error\":{\"code\":503}}\n\n";
  const std::string denied = "data: {\"error\":{\"code\":403}}\n\n";
  const std::string end = "data: [DONE]\n\n";
  CHECK(run("--sse", data + end).status == 0);
  CHECK(run("--sse", data).status == 65);
  CHECK(has(run("--sse", data).out, "1 event, 0 errors, no mark of the end: the stream broke off"));
  CHECK(run("--sse", "").status == 65);
  CHECK(run("--sse", data + busy + end).status == 75);
  CHECK(run("--sse", busy + denied).status == 1);
  CHECK(run("--sse", denied + busy + end).status == 1);
  CHECK(run("--sse '" + w.file("s", busy) + "'").status == 75);
  CHECK(run("--ndjson", "{\"done\":false}\n{\"done\":true}").status == 0);
  CHECK(run("--ndjson", "{\"done\":false}\n{\"error\":\"gone\"}").status == 75);
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
  while (input.size() < 100'000'000) input += "data: " + std::string(1000, 'x') + "\n\n";
  input += "data: " + std::string(50'000'000, 'x') + "\n\ndata: [DONE]\n\n";
  const std::string limit = address_space_is_limited ? "ulimit -v 40000; " : "";
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
  CHECK(has(run("--help").out, "--batch"));
  CHECK(run("--version").out == "triage " + std::to_string(TRIAGE_VERSION_MAJOR) + "." +
                                    std::to_string(TRIAGE_VERSION_MINOR) + "." +
                                    std::to_string(TRIAGE_VERSION_PATCH) + "\n");
}

#endif
