// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Layouts of error bodies: which one is recognised, which one wins, and what is read of it.
#include <triage.hpp>
#include <triage/providers/persly.hpp>
#include <triage/providers/plurence.hpp>
#include <triage/providers/redner.hpp>
#include <triage/providers/resayil.hpp>

#include <string>
#include <string_view>

#include "catch.hpp"

using namespace triage::providers;

namespace {

std::string decoded(const triage::text& t) {
  if (!t.present()) return "-";
  std::string buffer(t.raw().size(), '#');
  return std::string(t.decode(buffer.data(), buffer.size()));
}

// "shape code type message", with - for what is absent. Where none of the three is found there is
// no shape that they came in.
std::string read(const triage::provider& p, std::string_view body) {
  const triage::error e = triage::classify(p, {500, body});
  const std::string found =
      decoded(e.code().raw()) + " " + decoded(e.type()) + " " + decoded(e.message());
  return (found == "- - -" ? "-" : std::string(e.shape())) + " " + found;
}
std::string read(std::string_view body) {
  return read(generic, body);
}

// "field:message;" for each.
std::string details(std::string_view body) {
  std::string out;
  for (const triage::field_detail& d : triage::classify(generic, {500, body}).details()) {
    out += decoded(d.field) + ":" + decoded(d.message) + ";";
  }
  return out;
}

// Paths that the built-in tables have no use for: indexes, escapes, great depth.
struct paths_api {
  static constexpr std::string_view name = "paths";
  static constexpr triage::field fields[] = {
      {"/list/1/code", triage::role::code},  {"/a~1b/m~0n", triage::role::message},
      {"/1/2/3/4/5/6", triage::role::type},  {"/~01", triage::role::param},
      {"/list/2", triage::role::request_id}, {"/first", triage::role::help},
      {"/second", triage::role::help},
  };
};
constexpr triage::provider paths = triage::define<paths_api>();

// As deep as a pointer may be, with a usual body.
struct deep_api {
  static constexpr std::string_view name = "deep";
  static constexpr triage::field fields[] = {{"/a/b/c/d/e/code", triage::role::code},
                                             {"/a/message", triage::role::message}};
  static constexpr std::string_view usual_body =
      R"({"a":{"b":{"c":{"d":{"e":{"code":""}}}},"message":""}})";
};
constexpr triage::provider deep = triage::define<deep_api>();

}  // namespace

TEST_CASE("every generic shape is recognised") {
  CHECK(read(R"({"error":{"message":"m","type":"t","code":"c","param":"p"}})") == "openai c t m");
  CHECK(read(R"({"error":{}})") == "- - - -");
  CHECK(read(R"({"type":"about:blank","title":"T","status":500,"detail":"d"})") ==
        "problem - about:blank d");
  CHECK(read(R"({"title":"T"})") == "problem - - T");
  CHECK(read(R"({"type":"t","detail":"d"})") == "problem - t d");
  CHECK(read(R"({"detail":"d"})") == "fastapi - - d");
  CHECK(read(R"({"detail":"d","code":"c"})") == "fastapi c - d");
  CHECK(read(R"({"detail":[{"loc":["body"],"msg":"m","type":"t"}]})") == "fastapi - t m");
  CHECK(read(R"({"detail":["m","n"]})") == "fastapi - - m");
  CHECK(read(R"({"detail":{"message":"m","code":"c","type":"t"}})") == "fastapi c t m");
  CHECK(read(R"({"detail":{"msg":"m","status":"s"}})") == "fastapi s - m");
  CHECK(read(R"({"error":"e"})") == "error_text - - e");
  CHECK(read(R"({"error":"e","message":"m"})") == "error_text e - m");
  CHECK(read(R"({"error":"e","code":7})") == "error_text 7 - e");
  CHECK(read(R"({"message":"m","errors":{"a":["x"]}})") == "laravel - - m");
  CHECK(read(R"({"code":"c","message":"m"})") == "flat c - m");
  CHECK(read(R"({"code":12,"message":"m","type":"t"})") == "flat 12 t m");
  CHECK(read(R"({"message":"m"})") == "flat - - m");
  CHECK(read(R"({"errors":{"a":["x"]}})") == "- - - -");
}

TEST_CASE("a code is told from a text by its form") {
  // Alone, only what nobody would be told is a code.
  CHECK(read(R"({"error":"lamp_out"})") == "error_text lamp_out - -");
  CHECK(read(R"({"error":"LampOut"})") == "error_text LampOut - -");
  CHECK(read(R"({"error":"LAMP"})") == "error_text LAMP - -");
  CHECK(read(R"({"error":"lamp.out"})") == "error_text lamp.out - -");
  CHECK(read(R"({"error":"lamp"})") == "error_text - - lamp");
  CHECK(read(R"({"error":"Lamp"})") == "error_text - - Lamp");
  CHECK(read(R"({"error":"lamp out"})") == "error_text - - lamp out");
  CHECK(read(R"({"error":"https://d.example/lamp_out"})") ==
        "error_text - - https://d.example/lamp_out");
  CHECK(read(R"({"error":"lamp_out."})") == "error_text - - lamp_out.");
  // Beside a text, any word that is not a reason phrase.
  CHECK(read(R"({"error":"lamp","message":"m"})") == "error_text lamp - m");
  CHECK(read(R"({"error":"Lamp","message":"m"})") == "error_text - - m");
  CHECK(read(R"({"error":"lamp","message":""})") == "error_text lamp - ");
  // Words that say nothing.
  CHECK(read(R"({"status":"ERROR","message":"m"})") == "flat - - m");
  CHECK(read(R"({"name":"Error","message":"m"})") == "flat - - m");
  CHECK(read(R"({"reason":"lamp out","message":"m"})") == "flat - - m");
  CHECK(read(R"({"reason":"LampOut","message":"m"})") == "flat LampOut - m");
  CHECK(read(R"({"id":"lamp_out","message":"m"})") == "flat lamp_out - m");
  CHECK(read(R"({"id":"lamp_out_1","message":"m"})") == "flat - - m");
  CHECK(read(R"({"error":{"type":"LAMP_OUT"}})") == "openai LAMP_OUT LAMP_OUT -");
  CHECK(read(R"({"error":{"type":"lamp_out"}})") == "openai - lamp_out -");
}

TEST_CASE("a request id is one word of characters that can be seen") {
  const auto id = [](std::string_view written) {
    const std::string body = R"({"message":"m","request_id":")" + std::string(written) + "\"}";
    return decoded(triage::classify(generic, {500, body}).request_id());
  };
  CHECK(id("r-1_A/~!") == "r-1_A/~!");
  CHECK(id(std::string(200, 'r')) == std::string(200, 'r'));
  for (const std::string_view none : {"", "r 1", "r\x7F", "r\xC3\xA4", "r\\\"", "r\\\\"}) {
    INFO(none);
    CHECK(id(none) == "-");
  }
  CHECK(id(std::string(201, 'r')) == "-");
}

TEST_CASE("a code that repeats a status, and an empty message, come last") {
  CHECK(read(R"({"code":503,"reason":"LampOut"})") == "flat LampOut - -");
  CHECK(read(R"({"code":"503","reason":"LampOut"})") == "flat LampOut - -");
  CHECK(read(R"({"code":0,"reason":"LampOut"})") == "flat LampOut - -");
  CHECK(read(R"({"code":1503,"reason":"LampOut"})") == "flat 1503 - LampOut");
  CHECK(read(R"({"code":603,"reason":"LampOut"})") == "flat 603 - LampOut");
  CHECK(read(R"({"code":503})") == "flat 503 - -");
  CHECK(read(R"({"statusCode":503})") == "- - - -");
  CHECK(read(R"({"status_code":7})") == "flat 7 - -");
  CHECK(read(R"({"message":"","msg":"m"})") == "flat - - m");
  CHECK(read(R"({"message":""})") == "flat - - ");
}

TEST_CASE("a member replaces an earlier one of its name in a wide trie, with all below it") {
  CHECK(read(R"({"error":{"code":"a","details":[{"reason":"B"}],"type":"t"},
                 "error":{"message":"m"}})") == "openai - - m");
  CHECK(read(R"({"error":{"code":3,"status":"S","details":[{"reason":"B"}]},
                 "error":{"code":3,"status":"S","details":[{"x":1}]}})") == "google S S -");
  CHECK(read(R"({"error":{"code":3,"status":"S","details":[{"reason":"B"},{"x":1}]}})") ==
        "google B S -");
  CHECK(read(R"({"error":{"code":3,"status":"S","details":[{"reason":"B"}],"details":null}})") ==
        "google S S -");
  CHECK(read(R"({"errors":[{"code":"a","message":"m"}],"errors":[]})") == "- - - -");
  CHECK(read(R"({"Response":{"Error":{"Code":"a"}},"Response":{"Error":{"Message":"m"}}})") ==
        "nested - - m");
}

TEST_CASE("the server's word on retrying in a body") {
  const auto action = [](int status, std::string_view body) {
    return triage::classify(generic, {status, body}).verdict().action;
  };
  CHECK(action(400, R"({"message":"m","retryable":true})") == triage::backoff);
  CHECK(action(503, R"({"message":"m","retryable":false})") == triage::never);
  CHECK(action(400, R"({"error":{"message":"m","is_transient":true}})") == triage::backoff);
  // That it is not known to be transient does not say that it will stay.
  CHECK(action(503, R"({"error":{"message":"m","is_transient":false}})") == triage::backoff);
  CHECK(action(503, R"({"message":"m","retryable":"perhaps"})") == triage::backoff);
}

TEST_CASE("of a body that no shape knows, the first text of several words is the message") {
  CHECK(read(R"({"email":["is no address"],"x":["y z"]})") == "generic - - is no address");
  CHECK(read(R"({"a":{"b":["c d"]}})") == "generic - - c d");
  CHECK(read(R"({"a":{"b":{"c":["d e"]}}})") == "- - - -");
  CHECK(read(R"({"at":"2026-01-01 00:00","x":"word"})") == "- - - -");
  CHECK(read(R"({"a":[1,null,{"b":tru)") == "- - - -");
}

TEST_CASE("a body that is not JSON has no shape") {
  CHECK(read("<html><title>T</title></html>") == " - - T");
  CHECK(read("<?xml version='1.0'?><e/>") == "- - - -");
  CHECK(read("some words") == " - - some words");
  CHECK(read("") == "- - - -");
  CHECK(read("404 page not found") == " - - 404 page not found");
  CHECK(read("[error] no such host") == " - - [error] no such host");
}

TEST_CASE("a JSON string is its message") {
  CHECK(decoded(triage::classify(generic, {500, R"("m\u0021")"}).message()) == "m!");
  CHECK(read("null") == "- - - -");
  CHECK(read("42") == "- - - -");
}

TEST_CASE("the most specific shape comes first, and the next ones fill what it leaves") {
  CHECK(read(R"({"message":"flat","error":{"message":"inner"}})") == "openai - - inner");
  CHECK(read(R"({"message":"flat","error":{"code":"c"}})") == "openai c - flat");
  CHECK(read(R"({"code":"c","error":{"message":"m"}})") == "openai c - m");
  CHECK(read(R"({"title":"T","detail":"d","message":"m"})") == "problem - - d");
  CHECK(read(R"({"title":"T","message":"m"})") == "problem - - m");
  CHECK(read(R"({"detail":"d","message":"m"})") == "fastapi - - d");
  CHECK(read(R"({"detail":[{"msg":"list"}],"message":"m","code":"c"})") == "fastapi c - list");
  CHECK(read(R"({"error":"e","detail":"d"})") == "error_text e - d");
  CHECK(read(R"({"error":"e","message":"m","errors":{"a":["x"]}})") == "error_text e - m");
  CHECK(read(R"({"error":null,"message":"m"})") == "flat - - m");
  // Whatever the order of the members.
  CHECK(read(R"({"error":{"message":"inner"},"message":"flat"})") == "openai - - inner");
  CHECK(read(R"({"detail":"d","title":"T"})") == "problem - - d");
}

TEST_CASE("generic shapes are only for a body in which the own shape finds nothing") {
  CHECK(read(plurence, R"({"error":{"code":"o","message":"o"},"message_code":"p"})") ==
        "plurence p - -");
  CHECK(read(plurence, R"({"error":{"code":"o","message":"o"},"message":"p"})") ==
        "plurence - - p");
  CHECK(read(plurence, R"({"error":{"code":"o","message":"o"}})") == "openai o - o");
  CHECK(read(plurence, R"({"code":"c"})") == "flat c - -");
  CHECK(read(redner, R"({"error":{"code":"X","message":"m","type":"t"}})") == "redner X - m");
  // What has no suitable kind was not found, and half a message is one.
  CHECK(read(redner, R"({"error":{"code":null,"message":7},"code":"c"})") == "flat c - -");
  CHECK(read(redner, R"({"code":"c","error":{"message":"m)") == "redner - - m");
  CHECK(read(redner, R"({"error":{"type":"t"}})") == "openai - t -");
  CHECK(read(redner, R"({"error":"e"})") == "error_text - - e");
  CHECK(read(resayil, R"({"error":"e"})") == "resayil - - e");
  CHECK(read(persly, R"({"detail":[{"msg":"m","type":"missing"}]})") == "fastapi - missing m");
}

namespace {

// Members that say nothing about whose body it is, and one that a generic shape has for another
// role.
struct beside_api {
  static constexpr std::string_view name = "beside";
  static constexpr triage::field fields[] = {
      {"/code", triage::role::error_id},      {"/trace", triage::role::request_id},
      {"/wait/s", triage::role::retry_after}, {"/fault/text", triage::role::message},
      {"/errors", triage::role::details},     {"/list/0", triage::role::param},
      {"/list/1/there", triage::role::param},
  };
};
constexpr triage::provider beside = triage::define<beside_api>();

}  // namespace

TEST_CASE("what the own shape found stays when the generic ones find the rest") {
  constexpr std::string_view body =
      R"({"wait":{"s":"3"},"trace":"r-1","code":"c","message":"m","request_id":"r-2","param":"q",
          "retry_after":9,"errors":[{"field":"a","message":"x"}],"list":["p"]})";
  const auto check = [](const triage::error& e) {
    CHECK(e.code().name() == "c");
    CHECK(e.error_id() == "c");
    CHECK(e.message() == "m");
    CHECK(e.request_id() == "r-1");
    CHECK(e.retry_after() == "3");
    CHECK(e.param() == "p");
    CHECK((*e.details().begin()).message == "x");
    CHECK(e.shape() == "flat");
  };
  check(triage::classify(beside, {503, body}));
  constexpr triage::error compiled = triage::classify(beside, {503, body});
  check(compiled);
  // In its own shape, the body has nothing else.
  const std::string_view own = R"({"message":"m","param":"q","fault":{"text":"f"},"code":"c"})";
  const triage::error e = triage::classify(beside, {503, own});
  CHECK(e.shape() == "beside");
  CHECK(e.message() == "f");
  CHECK(e.error_id() == "c");
  CHECK(!e.code().raw());
  CHECK(!e.param());
}

TEST_CASE("the reader says whether the body came in the API's own shape") {
  using triage::body_fields;
  using triage::role;
  const auto own = [](std::string_view body) { return body_fields(redner.shapes(), body).own(); };
  CHECK(own(R"({"error":{"code":"X"}})"));
  CHECK(own(R"({"error":{"message":"m"}})"));
  CHECK(!own(R"({"error":{"type":"t"}})"));
  CHECK(!own(R"({"error":{"retry_after":3}})"));
  CHECK(!own(R"({"message":"m"})"));
  CHECK(!own("<html><title>T</title></html>"));
  CHECK(!own("busy"));
  CHECK(!own(R"("busy")"));
  CHECK(!own(""));
  CHECK(!body_fields(generic.shapes(), R"({"error":{"code":"X"}})").own());
  STATIC_REQUIRE(body_fields(redner.shapes(), R"({"error":{"code":"X"}})").own(role::code));
  // Alone, it does not look any further.
  CHECK(body_fields::of_own_shape(redner.shapes(), R"({"error":{"code":"X"}})")[role::code] == "X");
  CHECK(!body_fields::of_own_shape(redner.shapes(), R"({"code":"X"})")[role::code]);
  // A pointer that the provider does not have is nowhere.
  CHECK(body_fields(redner.shapes(), R"({"error":{"code":"X"}})").at("/error/code") == "X");
  CHECK(!body_fields(redner.shapes(), R"({"error":{"other":"X"}})").at("/error/other"));
  CHECK(!body_fields(redner.shapes(), R"({"other":{"code":"X"}})").at("/other/code"));
}

TEST_CASE("each pass is damaged by what it looks at") {
  using triage::damage;
  const auto of = [](const triage::provider& p, std::string_view body) {
    return triage::classify(p, {500, body}).damage();
  };
  // Generic shapes look into `detail`, Redner's does not.
  CHECK(of(redner, R"({"error":{"code":"X"},"detail":{"code":01}})") == damage::none);
  CHECK(of(generic, R"({"error":{"code":"X"},"detail":{"code":01}})") == damage::malformed);
  CHECK(of(redner, R"({"title":"T","detail":{"code":01}})") == damage::malformed);
  // The other way round: what a generic shape finds beyond it is found, and the damage is said.
  CHECK(of(beside, R"({"wait":{"s":01},"message":"m"})") == damage::malformed);
  CHECK(read(beside, R"({"wait":{"s":01},"message":"m"})") == "flat - - m");
  CHECK(of(generic, R"({"wait":{"s":01},"message":"m"})") == damage::none);
  CHECK(of(beside, R"({"message":"m","wait":{"s":1)") == damage::truncated);
  CHECK(of(generic, R"({"message":"m","wait":{"s":1)") == damage::truncated);
}

namespace {

// As many members as there is room for.
struct wide_api {
  static constexpr std::string_view name = "wide";
#define TRIAGE_TEST_SEVEN(a)                                                \
  {"/" #a "/1", triage::role::help}, {"/" #a "/2", triage::role::help},     \
      {"/" #a "/3", triage::role::help}, {"/" #a "/4", triage::role::help}, \
      {"/" #a "/5", triage::role::help}, {                                  \
    "/" #a "/6", triage::role::help                                         \
  }
  static constexpr triage::field fields[] = {
      TRIAGE_TEST_SEVEN(a),
      TRIAGE_TEST_SEVEN(b),
      TRIAGE_TEST_SEVEN(c),
      TRIAGE_TEST_SEVEN(d),
      TRIAGE_TEST_SEVEN(e),
      TRIAGE_TEST_SEVEN(f),
      TRIAGE_TEST_SEVEN(g),
      TRIAGE_TEST_SEVEN(h),
      {"/i/1", triage::role::help},
      {"/i/2", triage::role::param},
      {"/i/3", triage::role::message},
      {"/i/4", triage::role::type},
      {"/i/5", triage::role::request_id},
      {"/i/6", triage::role::code},
  };
#undef TRIAGE_TEST_SEVEN
};
constexpr triage::provider wide = triage::define<wide_api>();

}  // namespace

TEST_CASE("a provider has 63 members for itself") {
  CHECK(read(wide, R"({"i":{"6":"c","4":"t","3":"m"}})") == "wide c t m");
  CHECK(triage::classify(wide, {500, R"({"h":{"6":"last"},"i":{"6":"c"}})"}).help() == "last");
  CHECK(read(wide, R"({"error":{"code":"c","type":"t","message":"m"}})") == "openai c t m");
}

namespace {

// Many objects with a member of the same name, and a name of more than eight bytes.
struct objects_api {
  static constexpr std::string_view name = "objects";
#define TRIAGE_TEST_CODE(n) \
  { "/o" #n "/code", triage::role::code }
#define TRIAGE_TEST_TEN_CODES(n)                                                                  \
  TRIAGE_TEST_CODE(n##0), TRIAGE_TEST_CODE(n##1), TRIAGE_TEST_CODE(n##2), TRIAGE_TEST_CODE(n##3), \
      TRIAGE_TEST_CODE(n##4), TRIAGE_TEST_CODE(n##5), TRIAGE_TEST_CODE(n##6),                     \
      TRIAGE_TEST_CODE(n##7), TRIAGE_TEST_CODE(n##8), TRIAGE_TEST_CODE(n##9)
  static constexpr triage::field fields[] = {
      TRIAGE_TEST_TEN_CODES(1),
      TRIAGE_TEST_TEN_CODES(2),
      TRIAGE_TEST_TEN_CODES(3),
      TRIAGE_TEST_CODE(40),
      {"/error_code", triage::role::code},
  };
#undef TRIAGE_TEST_TEN_CODES
#undef TRIAGE_TEST_CODE
};
constexpr triage::provider objects = triage::define<objects_api>();

}  // namespace

TEST_CASE("members of one name in many objects are told apart, as are names that begin alike") {
  for (int i = 10; i <= 40; ++i) {
    const std::string object = "\"o" + std::to_string(i) + "\"";
    INFO(object);
    CHECK(read(objects, "{" + object + R"(:{"code":"c"}})") == "objects c - -");
    CHECK(read(objects, "{" + object + R"(:{"x":{"code":"b"},"code":"c"}})") == "objects c - -");
  }
  for (std::size_t more = 1; more < 250; ++more) {
    const std::string other = "\"error_code" + std::string(more, 'x') + "\"";
    INFO(other);
    CHECK(read(objects, R"({"error_code":"c",)" + other + R"(:"b"})") == "objects c - -");
  }
}

TEST_CASE("details are found in every shape that has them") {
  CHECK(details(R"({"error":{"details":[{"field":"a","message":"x"}]}})") == "a:x;");
  CHECK(details(R"({"error":{"message":"m"},"errors":{"a":["x","y"],"b":["z"]}})") ==
        "a:x;a:y;b:z;");
  CHECK(details(R"({"title":"T","errors":[{"name":"a","message":"x"}]})") == "a:x;");
  CHECK(details(R"({"detail":[{"loc":["body","a",0],"msg":"x"},{"loc":["query"],"msg":"y"}]})") ==
        "body.a.0:x;query:y;");
  CHECK(details(R"({"message":"m","errors":{"a":["x"]}})") == "a:x;");
  CHECK(details(R"({"message":"m","errors":["x","y"]})") == "-:x;-:y;");
  CHECK(details(R"({"detail":"d"})") == "");
  CHECK(details(R"({"message":"m","errors":"x"})") == "");
}

TEST_CASE("of an array around the whole body the first object is read, else the first element") {
  CHECK(read(R"([{"error":{"code":"c"}}])") == "openai c - -");
  CHECK(read(R"([{"message":"m","errors":{"a":["x"]}}])") == "laravel - - m");
  CHECK(read(R"([{"detail":"d"}])") == "fastapi - - d");
  CHECK(read(R"([{"title":"T"}])") == "problem - - T");
  CHECK(read(R"([{"error":"e"}])") == "error_text - - e");
  CHECK(read(R"([{"code":"c"}])") == "flat c - -");
  CHECK(read(redner, R"([{"error":{"code":"X"}}])") == "redner X - -");
  CHECK(read(R"([{"code":"c"},{"code":"d"}])") == "flat c - -");
  CHECK(read(R"([{"error":{"code":400,"message":"m"}},{"error":{"code":500,"message":"n"}}])") ==
        "openai 400 - m");
  // Nothing of the later ones fills what the first leaves.
  CHECK(read(R"([{"code":"c"},{"message":"m","code":"d"}])") == "flat c - -");
  CHECK(read(R"([{},{"code":"c"}])") == "- - - -");
  CHECK(read(R"([{"code":"c"},null,"m",[1],2])") == "flat c - -");
  CHECK(read(R"([null,{"code":"c"}])") == "flat c - -");
  CHECK(read(R"(["m",{"code":"c"},{"code":"d"}])") == "flat c - -");
  CHECK(read(R"([["m"],[{"code":"a"}],{"code":"c"}])") == "flat c - -");
  CHECK(read(R"(["m","n"])") == "generic - - m");
  CHECK(read(R"([1,"n"])") == "- - - -");
  CHECK(read(R"([[{"code":"c"}]])") == "- - - -");
  CHECK(read(R"([{"code":"c"},{"code":"d)") == "flat c - -");
  CHECK(read(R"([{"code":"c"},{"code":x)") == "flat c - -");
  CHECK(triage::classify(generic, {500, R"([{"code":"c"},{"code":"d)"}).damage() ==
        triage::damage::truncated);
  CHECK(details(R"([{"message":"m","errors":{"a":["x"]}}])") == "a:x;");
}

TEST_CASE("of members with the same name the last one counts, with everything below it") {
  CHECK(read(R"({"code":"a","code":"b"})") == "flat b - -");
  CHECK(read(R"({"code":"a","code":null})") == "- - - -");
  CHECK(read(R"({"code":"a","code":[]})") == "- - - -");
  CHECK(read(R"({"error":{"code":"a","type":"t"},"error":{"message":"m"}})") == "openai - - m");
  CHECK(read(R"({"error":{"code":"a"},"error":"e"})") == "error_text - - e");
  CHECK(read(R"({"error":"e","error":{"code":"a"}})") == "openai a - -");
  CHECK(read(R"({"detail":[{"msg":"x","type":"t"}],"detail":["y"]})") == "fastapi - - y");
  CHECK(read(R"({"title":"T","detail":"d","title":1})") == "fastapi - - d");
  CHECK(details(R"({"message":"m","errors":{"a":["x"]},"errors":{"b":["y"]}})") == "b:y;");
  // Another name does not come between.
  CHECK(read(R"({"code":"a","Code":"b","code ":"c"})") == "flat a - -");
}

namespace {

// Of every role that can have a pointer with *.
struct lists_api {
  static constexpr std::string_view name = "lists";
  static constexpr triage::field fields[] = {
      {"/list/*", triage::role::message},         {"/list/*/text", triage::role::message},
      {"/list/*/a/b", triage::role::retry_after}, {"/list/*/kind", triage::role::type},
      {"/list/*/all", triage::role::details},     {"/other/code", triage::role::code},
  };
};
constexpr triage::provider lists = triage::define<lists_api>();

std::string delay(std::string_view body) {
  return decoded(triage::classify(lists, {503, body}).retry_after());
}
std::string message(std::string_view body) {
  return decoded(triage::classify(lists, {503, body}).message());
}

}  // namespace

TEST_CASE("of several elements the last one counts that has a value of a kind that suits") {
  CHECK(delay(R"({"list":[{"a":{"b":"1s"}},{"a":{"b":2}}]})") == "2");
  for (const char* const later :
       {"null", "true", "{}", "[]", "{\"b\":3}", "\"\"", "[{\"b\":3}]", "\"cut off"}) {
    INFO(later);
    const std::string b = R"({"list":[{"a":{"b":"1s"}},{"a":{"b":)" + std::string(later);
    CHECK(delay(b) == "1s");
    CHECK(delay(b + "}}]}") == "1s");
    CHECK(delay(R"({"list":[{"a":{"b":"1s"}},{"a":)" + std::string(later) + "}]}") ==
          (later == std::string_view("{\"b\":3}") ? "3" : "1s"));
    CHECK(delay(R"({"list":[{"a":{"b":"1s"}},)" + std::string(later) + "]}") == "1s");
  }
  // The other way round, what does not suit is in nobody's way.
  CHECK(delay(R"({"list":[{"a":{"b":{}}},{"a":{"b":"1s"}}]})") == "1s");
  CHECK(delay(R"({"list":[{"a":{"b":null}},null,{"a":{"b":"1s"}},{}]})") == "1s");
  CHECK(message(R"({"list":[{"x":1},"m",{"x":1},[],null]})") == "m");
  CHECK(message(R"({"list":["m","n"]})") == "n");
  CHECK(message(R"({"list":[{"text":"m"},{"text":"cut o)") == "cut o");
  CHECK(read(lists, R"({"list":[{"kind":"t"},{"kind":7}]})") == "lists - t -");
  const auto details_of = [](std::string_view body) {
    return std::string(triage::classify(lists, {503, body}).details().json().raw());
  };
  CHECK(details_of(R"({"list":[{"all":["x"]},{"all":"y"}]})") == R"(["x"])");
  CHECK(details_of(R"({"list":[{"all":"y"},{"all":[ "x" ] }]})") == R"([ "x" ])");
  CHECK(details_of(R"({"list":[{"all":["x"]},{"all":{"z":"y"}},{"all":null}]})") == R"({"z":"y"})");
  // Within one element, and of the array itself, the last member of a name counts as ever.
  CHECK(delay(R"({"list":[{"a":{"b":"1s","b":"2s"}}]})") == "2s");
  CHECK(delay(R"({"list":[{"a":{"b":"1s"},"a":{}}]})") == "-");
  CHECK(delay(R"({"list":[{"a":{"b":"5s"}},{"a":{"b":"1s","b":null}}]})") == "5s");
  CHECK(delay(R"({"list":[{"a":{"b":"1s"}}],"list":[{}]})") == "-");
  CHECK(delay(R"({"list":[{"a":{"b":"1s"}},{}],"list":null})") == "-");
  // Another member that comes twice has nothing to do with it.
  CHECK(delay(R"({"list":[{"a":{"b":"1s"}},{}],"other":{"code":"c"},"other":{}})") == "1s");
}

TEST_CASE("a name is the same name with escapes") {
  CHECK(read(R"({"c\u006fde":"a","mess\u0061ge":"m"})") == "flat a - m");
  CHECK(read(R"({"\u0065rror":{"\u0063ode":"a"}})") == "openai a - -");
  CHECK(read(R"({"code":"a","c\u006fde":"b"})") == "flat b - -");
  CHECK(read(R"({"c\u006fd\u0000":"a","code\u0000":"b"})") == "- - - -");
  CHECK(read(R"({"error":{"code":"\u0061\/\"","message":"\u00e9\ud83d\ude00"}})") ==
        "openai a/\" - \xC3\xA9\xF0\x9F\x98\x80");
}

TEST_CASE("pointers go through arrays, escapes and six levels") {
  CHECK(read(paths, R"({"list":[{"code":"no"},{"code":"yes"},"r-1"]})") == "paths yes - -");
  CHECK(triage::classify(paths, {500, R"({"list":[0,1,"r-1"]})"}).request_id() == "r-1");
  CHECK(read(paths, R"({"list":[{"code":"no"}]})") == "- - - -");
  // A member with that name is no element.
  CHECK(read(paths, R"({"list":{"1":{"code":"member"}}})") == "paths member - -");
  CHECK(read(paths, R"({"a/b":{"m~n":"m"}})") == "paths - - m");
  CHECK(read(paths, R"({"a\/b":{"\u006d~n":"m"}})") == "paths - - m");
  CHECK(read(paths, R"({"a~1b":{"m~0n":"m"}})") == "- - - -");
  CHECK(read(paths, R"({"a":{"b":{"m~n":"m"}}})") == "- - - -");
  CHECK(read(paths, R"({"1":{"2":{"3":{"4":{"5":{"6":"t","7":"u"}}}}}})") == "paths - t -");
  CHECK(read(paths, R"([{"1":{"2":{"3":{"4":{"5":{"6":"t"}}}}}}])") == "paths - t -");
  CHECK(read(paths, R"({"1":{"2":{"3":{"4":{"5":{"6":{"7":"u"}}}}}}})") == "- - - -");
  CHECK(triage::classify(paths, {500, R"({"~1":"p","/":"q"})"}).param() == "p");
}

TEST_CASE("what of a pointer is the number of an element") {
  using triage::detail::array_index;
  STATIC_REQUIRE(array_index("0") == 0);
  STATIC_REQUIRE(array_index("9999") == 9999);
  STATIC_REQUIRE(array_index("*") == triage::detail::any_index);
  // RFC 6901 section 4: without zeros in front.
  for (const char* s : {"", "00", "01", "10000", "1a", "a", "-", "-1", "**", " 1"}) {
    INFO(s);
    CHECK(array_index(s) == -1);
  }
}

TEST_CASE("a usual body as deep as a pointer") {
  CHECK(read(deep, R"({"a":{"b":{"c":{"d":{"e":{"code":"x"}}}},"message":"m"}})") == "deep x - m");
  CHECK(read(deep, R"({"a":{"message":"m","b":{"c":{"d":{"e":{"code":"x"}}}}}})") == "deep x - m");
}

TEST_CASE("of several pointers with one role the first that is there counts") {
  const auto help = [](std::string_view body) {
    return decoded(triage::classify(paths, {500, body}).help());
  };
  CHECK(help(R"({"second":"b","first":"a"})") == "a");
  CHECK(help(R"({"second":"b"})") == "b");
  CHECK(help(R"({"second":"b","first":null})") == "b");
  CHECK(help(R"({"second":"b","first":7})") == "b");
  CHECK(help(R"({"second":"b","first":""})") == "b");
}

TEST_CASE("a role takes only values of a kind that suits it") {
  CHECK(read(R"({"code":true,"message":"m"})") == "flat - - m");
  CHECK(read(R"({"code":{"a":1},"message":"m"})") == "flat - - m");
  CHECK(read(R"({"code":"","message":"m"})") == "flat - - m");
  CHECK(read(R"({"code":-1.5e3,"message":"m"})") == "flat -1.5e3 - m");
  CHECK(read(R"({"code":"c","message":5})") == "flat c - -");
  CHECK(read(R"({"code":"c","message":""})") == "flat c - ");
  CHECK(read(R"({"code":"c","message":"m","type":5})") == "flat c - m");
}
