// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/nested.hpp>
#include <triage/providers.hpp>

#include <memory>
#include <string>
#include <string_view>

#include "both_ways.hpp"

using triage::category;
using triage::providers::generic;

namespace {

constexpr std::size_t room = 1024;

// What is nested in a body, as "status code|type|message", with - for what is absent; "none".
class inner {
 public:
  constexpr explicit inner(std::string_view body, int status = 502, std::size_t size = room)
      : found_(nested(classify(generic, {status, body}), buffer_, size)) {}
  inner(const inner&) = delete;

  constexpr explicit operator bool() const { return found_.has_value(); }
  constexpr bool operator==(std::string_view s) const {
    if (!found_) return s == "none";
    return found_->code().raw() == s;
  }
  constexpr bool message(std::string_view s) const { return found_ && found_->message() == s; }
  constexpr bool type(std::string_view s) const { return found_ && found_->type() == s; }
  constexpr int status() const { return found_ ? found_->status() : 0; }
  constexpr triage::error error() const { return *found_; }

 private:
  char buffer_[room] = {};
  std::optional<triage::error> found_;
};

constexpr std::string_view routed =
    R"({"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"{\"error\":{\"mes)"
    R"(sage\":\"Slow \\\"down\\\"\",\"type\":\"rate_limit_error\",\"code\":\"too_fast\"}}","provider)"
    R"(_name":"X"}},"user_id":"u"})";

}  // namespace

TEST_CASE("a document in a member") {
  CHECK_BOTH(inner(routed, 429) == "too_fast");
  CHECK_BOTH(inner(routed, 429).message("Slow \"down\""));
  CHECK_BOTH(inner(routed, 429).type("rate_limit_error"));
  CHECK_BOTH(inner(routed, 429).status() == 429);
  CHECK_BOTH(inner(routed, 429).error().category() == category::rate_limited);
  CHECK_BOTH(inner(routed, 429).error().provider() == generic);
  CHECK_BOTH(inner(routed, 429).error().damage() == triage::damage::none);
  // Azure: the deployment's error has the resource's in the message of its first detail.
  CHECK_BOTH(
      inner(R"({"error":{"code":"DeploymentFailed","message":"See the inner error.","details":)"
            R"([{"code":"BadRequest","message":"{\r\n  \"error\": {\r\n    \"code\": \"SkuNotAv)"
            R"(ailable\",\r\n    \"message\": \"No capacity.\"\r\n  }\r\n}"}]}})") ==
      "SkuNotAvailable");
  // Vercel's AI SDK.
  CHECK_BOTH(
      inner(R"({"name":"AI_APICallError","message":"Failed","statusCode":500,"requestBodyValu)"
            R"(es":{"message":"{\"error\":{\"code\":\"no\"}}"},"responseBody":"{\"error\":{\"c)"
            R"(ode\":\"yes\",\"message\":\"m\"}}"})") == "yes");
  // Google's answers may have an array around them.
  CHECK_BOTH(
      inner(R"({"error":{"message":"Provider returned error","metadata":{"raw":"[{\n  \"error)"
            R"(\": {\n    \"code\": 503,\n \"message\": \"The model is overloaded.\"}}]\n"}}})")
          .message("The model is overloaded."));
}

TEST_CASE("a sentence in OpenRouter's raw") {
  constexpr std::string_view body =
      R"({"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"big/model is )"
      R"(\u0062usy upstream.","provider_name":"X"}}})";
  CHECK_BOTH(inner(body).message("big/model is busy upstream."));
  CHECK_BOTH(inner(body).status() == 502);
  CHECK_BOTH(inner(body).error().body_kind() == triage::body_kind::text);
  CHECK_BOTH(inner(R"({"error":{"message":"m","metadata":{"raw":"plain"}}})").message("plain"));
  CHECK_BOTH(inner(R"({"error":{"message":"m","metadata":{"raw":""}}})") == "none");
  CHECK_BOTH(inner(R"({"error":{"message":"m","metadata":{"raw":"{}"}}})") == "none");
}

TEST_CASE("a document in the message") {
  CHECK_BOTH(inner(R"({"error":{"message":"{\"error\":{\"code\":\"c\",\"message\":\"m\"}}"}})") ==
             "c");
  CHECK_BOTH(
      inner(R"({"message":"Picture provider failed: {\"error\": {\"code\": \"c\"}, \"request_)"
            R"(id\": \"r\"} sorry"})") == "c");
  CHECK_BOTH(inner(R"({"error":"{\"error\":\"model is loading\"}"})").message("model is loading"));
  CHECK_BOTH(
      inner(R"({"error":{"message":"{\"Message\":\"x\",\"message\":\"y\"}"}})").message("y"));
  // Plain text with a document in it, and more text around it.
  CHECK_BOTH(inner(R"(400 Bad Request: {"error":{"code":"c","message":"a } b"}} was the answer)") ==
             "c");
  CHECK_BOTH(inner(R"(upstream (eu {1}) said: {"error":{"code":"c"}})") == "c");
  CHECK_BOTH(inner(R"(for {"x": 1} and {"y": [{"z": 2}]}: {"error":{"code":"c"}} {)") == "c");
  CHECK_BOTH(inner(R"(said {"error":{"code":"c"}} {)").error().damage() == triage::damage::none);
  CHECK_BOTH(inner(R"(said {"error":{"code":"c"}} {)").error().body() ==
             R"({"error":{"code":"c"}})");
  // XML, whose quotation marks do not matter.
  CHECK_BOTH(
      inner(R"({"message":"S3: <?xml version=\"1.0\"?>\n<Error><Code>SlowDown</Code><Message>)"
            R"(m</Message></Error> at 12:00"})") == "SlowDown");
  CHECK_BOTH(
      inner(R"(<Error><Code>x</Code><Message>{"error":{"code":"a&amp;b"}}</Message></Error>)") ==
      "a&b");
  CHECK_BOTH(inner(R"({"message":"got <html><head><title>502 Bad Gateway</title></head></html>"})")
                 .message("502 Bad Gateway"));
}

TEST_CASE("documents that Python wrote") {
  // openai-python's exceptions as text.
  constexpr std::string_view openai =
      R"py({"error":{"message":"litellm.BadRequestError: OpenAIException - Error code: 400 - {'error': {'message': \"You can't \\\"do\\\" it\", 'type': 'invalid_request_error', 'param': None, 'code': 'c\\'d', 'ok': [True, False, (1, 2)], 'b': '\"\\x1b'}}","code":500}})py";
  CHECK_BOTH(inner(openai, 500) == "c'd");
  CHECK_BOTH(inner(openai, 500).type("invalid_request_error"));
  CHECK_BOTH(inner(openai, 500).message(R"(You can't "do" it)"));
  CHECK_BOTH(inner(openai, 500).status() == 400);
  CHECK_BOTH(inner(openai, 500).error().param().present() == false);
  CHECK_BOTH(inner(openai, 500).error().damage() == triage::damage::none);
  // The bytes of an answer.
  CHECK_BOTH(
      inner(R"({"message":"AnthropicException - b'{\"type\":\"error\",\"error\":{\"type\":\"o)"
            R"(verloaded_error\",\"message\":\"It\\'s busy\"}}'. Retried 2 times"})")
          .message("It's busy"));
  CHECK_BOTH(
      inner(R"({"message":"b'{\\n  \"error\": {\\n \"code\": \"\\xe2\\x82\\xac\\\\u0041\"}}'"})") ==
      "\xE2\x82\xAC"
      "A");
}

TEST_CASE("a string in quotes with escapes of its own") {
  CHECK_BOTH(inner(R"({"message":"\"{\\\"error\\\":{\\\"code\\\":\\\"c\\\"}}\" was said"})") ==
             "c");
}

TEST_CASE("the status of what is nested") {
  constexpr auto status = [](std::string_view message) { return inner(message, 502).status(); };
  CHECK_BOTH(status(R"(429 Too Many Requests: {"error":{"code":"c"}})") == 429);
  CHECK_BOTH(status(R"(Error code: 401 - {"error":{"code":"c"}})") == 401);
  CHECK_BOTH(status(R"(bad response status code 403, body: {"error":{"code":"c"}})") == 403);
  CHECK_BOTH(status(R"(HTTP 503: {"error":{"code":"c"}})") == 503);
  CHECK_BOTH(status(R"(HTTP/1.1 504 Gateway Timeout {"error":{"code":"c"}})") == 502);
  CHECK_BOTH(status(R"(took 500 ms: {"error":{"code":"c"}})") == 502);
  CHECK_BOTH(status(R"(500ms later: {"error":{"code":"c"}})") == 502);
  CHECK_BOTH(status(R"(4290 things: {"error":{"code":"c"}})") == 502);
  CHECK_BOTH(status(R"(code 429.1: {"error":{"code":"c"}})") == 502);
  CHECK_BOTH(status(R"(code 200: {"error":{"code":"c"}})") == 502);
  CHECK_BOTH(status(R"(HTTP|429|{"error":{"code":"c"}})") == 429);
  CHECK_BOTH(status(R"(429{"error":{"code":"c"}})") == 429);
  CHECK_BOTH(status(R"(code: {"error":{"code":"c"}})") == 502);
  // What the document states comes first.
  CHECK_BOTH(status(R"(status 500: {"error":{"code":429,"message":"m"}})") == 429);
  CHECK_BOTH(status(R"(status 500: {"title":"t","status":404})") == 404);
  // Only if that can be a status.
  CHECK_BOTH(status(R"(status 500: {"error":{"code":999,"message":"m"}})") == 500);
  CHECK_BOTH(status(R"(status 500: {"title":"t","status":600})") == 500);
}

TEST_CASE("the delay of the answer that came is that of what is nested") {
  constexpr auto delay = [](std::string_view message) {
    char buffer[256] = {};
    constexpr triage::header_line headers[] = {{"Retry-After", "30"}};
    const auto found = nested(classify(generic, {429, message, headers}), buffer);
    return found->verdict() == triage::after ? found->delay_ms() : -1;
  };
  constexpr auto server_delay = [](std::string_view message) {
    char buffer[256] = {};
    constexpr triage::header_line headers[] = {{"Retry-After", "30"}};
    return nested(classify(generic, {429, message, headers}), buffer)->server_delay_ms();
  };
  CHECK_BOTH(delay(R"(it said: {"error":{"message":"m","type":"rate_limit_error"}})") == 30'000);
  CHECK_BOTH(delay(R"(it said: {"error":{"message":"m","retry_after":5}})") == 5'000);
  CHECK_BOTH(delay(R"(it said: {"error":{"message":"m","code":"insufficient_quota"}})") == -1);
  CHECK_BOTH(server_delay(R"(it said: {"error":{"code":"insufficient_quota"}})") == 30'000);
  CHECK_BOTH(server_delay(R"(it said: {"error":{"message":"m","retry_after":0}})") == 0);
}

TEST_CASE("a moment that what is nested names comes before the delay of the answer that came") {
  constexpr auto inside = [](std::string_view message) {
    char buffer[256] = {};
    constexpr triage::header_line headers[] = {{"Retry-After", "30"}};
    const auto found = nested(classify(generic, {429, message, headers}), buffer);
    return found->retry_at() == triage::unix_time{1893456000} && !found->server_delay_ms() &&
           found->verdict() == triage::backoff;
  };
  CHECK_BOTH(inside(R"(it said: {"error":{"message":"Try again after 2030-01-01T00:00:00Z",)"
                    R"("type":"rate_limit_error"}})"));
}

TEST_CASE("nested twice") {
  constexpr auto twice = [] {
    const triage::error e = classify(
        generic,
        {502, R"({"message":"a: {\"message\":\"b: {\\\"error\\\":{\\\"code\\\":\\\"c\\\"}}\"}"})"});
    char first[256] = {};
    char second[256] = {};
    const auto one = nested(e, first);
    const auto two = nested(*one, second);
    return one->message() == R"(b: {"error":{"code":"c"}})" && two->code().raw() == "c" &&
           !nested(*two, first);
  };
  CHECK_BOTH(twice());
}

TEST_CASE("nothing is nested") {
  CHECK_BOTH(!nested(triage::error(), nullptr, 0));
  CHECK_BOTH(inner("", 500) == "none");
  CHECK_BOTH(inner("plain", 500) == "none");
  CHECK_BOTH(inner(routed, 200) == "none");
  CHECK_BOTH(inner(R"({"message":"no {\"x\": 1} and [{\"y\":2}] and <nil> and {'a': 'b'}"})") ==
             "none");
  CHECK_BOTH(inner(R"({"message":"the template {\"error\"} is wrong"})") == "none");
  CHECK_BOTH(inner(R"({"message":"m","request":{"body":"{\"error\":{\"code\":\"no\"}}"}})") ==
             "none");
  CHECK_BOTH(inner(R"({"message":"m","other":"{\"error\":{\"code\":\"no\"}}"})") == "none");
  CHECK_BOTH(inner(R"({"detail":[{"loc":["body"],"msg":"m","input":"{\"message\":\"no\"}"}]})") ==
             "none");
}

TEST_CASE("a buffer that is too small") {
  // Whatever its size, what is there is read, and a code is never half of one.
  for (std::size_t size = 0; size < 200; ++size) {
    const std::unique_ptr<char[]> buffer(new char[size]);
    const auto found = nested(classify(generic, {429, routed}), buffer.get(), size);
    if (!found) continue;
    INFO(size);
    CHECK((!found->code() || found->code().raw() == "too_fast"));
    CHECK((found->code() || found->damage() == triage::damage::truncated));
    CHECK(found->body().data() == buffer.get());
    CHECK(found->body().size() <= size);
  }
  CHECK_BOTH(inner(routed, 429, 60).error().damage() == triage::damage::truncated);
  CHECK_BOTH(inner(routed, 429, 60).message("Slow \"down\""));
  CHECK_BOTH(inner(routed, 429, 8) == "none");
  CHECK_BOTH(
      inner(R"({"error":{"message":"m","metadata":{"raw":"plain"}}})", 500, 3).message("pla"));
}

TEST_CASE("a buffer that is too small for what Python wrote") {
  for (const std::string_view body :
       {R"py(x {'a': None, 'error': {'code': 'c', 'b': '"', 'message': '\xe9'}, 'd': False})py",
        R"py(x b'{"a":null,"error":{"code":"c","message":"\u0041\'"}}' y)py"}) {
    std::size_t whole = 0;
    for (std::size_t size = 1; size < 120; ++size) {
      const std::unique_ptr<char[]> buffer(new char[size]);
      const auto found = nested(classify(generic, {429, body}), buffer.get(), size);
      if (!found) continue;
      INFO(size << " " << body);
      CHECK((!found->code() || found->code().raw() == "c"));
      CHECK(found->body().size() <= size);
      if (found->damage() == triage::damage::none) {
        CHECK(found->code().raw() == "c");
        ++whole;
      } else {
        CHECK(whole == 0);
        CHECK(found->damage() == triage::damage::truncated);
      }
    }
    CHECK(whole > 30);
  }
}

TEST_CASE("a nested error borrows nothing but the buffer") {
  std::string body(R"(400 Bad Request: {"error":{"code":"c","message":"m"}})");
  char buffer[256];
  const auto found = nested(classify(generic, {400, body}), buffer);
  REQUIRE(found);
  body.assign(body.size(), '#');
  CHECK(found->code().raw() == "c");
  CHECK(found->message() == "m");
}

TEST_CASE("hostile nesting takes linear time") {
  // A buffer of the size of the body, as is advised: what is looked at for nothing is long.
  std::string buffer(1'000'000, ' ');
  const auto in = [&](std::string_view body) {
    return nested(classify(generic, {500, body}), buffer.data(), body.size());
  };
  for (const std::string_view piece :
       {"{", "{\\\"", "[{", "<a", "{'", "{ ", "'{\\\"", "{\\\"error\\\":{", "\\\"{\\\\", "<?",
        "<!--", "<![CDATA[", "<!DOCTYPE a ["}) {
    INFO(piece);
    std::string body = R"({"message":")";
    while (body.size() < 900'000) body += piece;
    CHECK(!in(body + "\"}"));
    // What is not closed hides nothing that comes behind it.
    if (piece.front() == '<') CHECK(in(body + R"( {\"code\":\"c\"}"})")->code() == "c");
  }
  // Many members that could have something nested.
  std::string body = "{";
  while (body.size() < 200'000) body += R"("raw":"{\"a\":1}","message":"{\"b\":[{",)";
  body += R"("error":{"code":"c"}})";
  CHECK(!in(body));
}

TEST_CASE("only a tag that is closed within the buffer begins a document") {
  CHECK_BOTH(inner(R"({"message":"1 <a and 2 <b: <Error><Code>c</Code></Error>"})", 500) == "c");
  CHECK_BOTH(
      inner(R"({"message":"a <b, <c, <d, <e, <f, <g, <h, <i, <j: {\"code\":\"c\"}"})", 500) == "c");
  // The first < is too far from any >, the second one is not.
  constexpr std::string_view far =
      R"({"message":"<aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa <Error><Code>c</Code></Error>"})";
  CHECK_BOTH(inner(far, 500, 30) == "c");
  // The > is the last byte that fits, and the first that does not.
  constexpr std::string_view near = R"({"message":"<aaaaaaaa {\"code\":\"c\"} <E><Code>d</Code>"})";
  CHECK_BOTH(inner(near, 500, 26) == "c");
  CHECK_BOTH(inner(near, 500, 25) == "c");
}

TEST_CASE("a NUL in front of a document does not end the text") {
  CHECK_BOTH(inner(R"({"message":"got\u0000: {\"error\":{\"code\":\"too_fast\"}}"})") ==
             "too_fast");
}

TEST_CASE("a document that is cut in an escape has nothing behind it") {
  CHECK(
      inner(R"({"message":"b'{\"error\":{\"code\":\"a\",\"message\":\"slow\\"})").message("slow"));
}

TEST_CASE("a document in quotes that nothing closes goes on to the end of the text") {
  CHECK_BOTH(inner(R"({"message":"b'{\"error\":{\"code\":\"c\"}}"})") == "c");
  CHECK_BOTH(
      inner(R"({"message":"b'{\"error\":{\"code\":\"c\"},\"message\":\"slo"})").message("slo"));
}

TEST_CASE("documents in quotes with every escape") {
  CHECK_BOTH(
      inner(R"({"message":"\"{\\r\\n\\t\\\"error\\\":{\\\"code\\\":\\\"c\\u0041\\\"}}\" x"})") ==
      "cA");
}

TEST_CASE("documents that are cut in the middle of a word, an escape, or by the buffer") {
  CHECK(inner(R"({"message":"x {'error': {'code': 'c', 'b': Fal"})") == "c");
  CHECK(inner(R"({"message":"x {'error': {'code': 'c', 'b': No"})") == "c");
  CHECK(inner(R"({"message":"x {'error': {'code': 'c', 'message': 'd\\"})") == "c");
  CHECK(!inner(routed, 429, 4));
  CHECK(!inner(routed, 429, 0));
}

TEST_CASE("numbers in front of a document that are no status") {
  for (const std::string_view head : {"4x9", "42x", "429a", "429_1", "429.5", "42", "4", "329"}) {
    const std::string body = std::string(head) + R"(: {"error":{"code":"c"}})";
    INFO(body);
    CHECK(inner(body, 502).status() == 502);
  }
}
