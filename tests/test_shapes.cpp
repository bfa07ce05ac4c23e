// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Layouts of error bodies: which one is recognised, which one wins, and what is read of it.
#include <triage.hpp>

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
  CHECK(read(R"({"error":"e","message":"m"})") == "error_text - - m");
  CHECK(read(R"({"error":"e","code":7})") == "error_text 7 - e");
  CHECK(read(R"({"message":"m","errors":{"a":["x"]}})") == "laravel - - m");
  CHECK(read(R"({"code":"c","message":"m"})") == "flat c - m");
  CHECK(read(R"({"code":12,"message":"m","type":"t"})") == "flat 12 t m");
  CHECK(read(R"({"message":"m"})") == "flat - - m");
  CHECK(read(R"({"errors":{"a":["x"]}})") == "- - - -");
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
  CHECK(read(R"({"title":"T","message":"m"})") == "problem - - T");
  CHECK(read(R"({"detail":"d","message":"m"})") == "fastapi - - d");
  CHECK(read(R"({"detail":[{"msg":"list"}],"message":"m","code":"c"})") == "fastapi c - list");
  CHECK(read(R"({"error":"e","detail":"d"})") == "error_text - - e");
  CHECK(read(R"({"error":"e","message":"m","errors":{"a":["x"]}})") == "error_text - - m");
  CHECK(read(R"({"error":null,"message":"m"})") == "flat - - m");
  // Whatever the order of the members.
  CHECK(read(R"({"error":{"message":"inner"},"message":"flat"})") == "openai - - inner");
  CHECK(read(R"({"detail":"d","title":"T"})") == "problem - - d");
}

TEST_CASE("the provider's own shape comes before the generic ones") {
  CHECK(read(plurence, R"({"error":{"code":"o","message":"o"},"message_code":"p"})") ==
        "plurence p - o");
  CHECK(read(plurence, R"({"error":{"code":"o","message":"o"},"message":"p"})") ==
        "plurence o - p");
  CHECK(read(plurence, R"({"error":{"code":"o","message":"o"}})") == "openai o - o");
  CHECK(read(plurence, R"({"code":"c"})") == "flat c - -");
  CHECK(read(redner, R"({"error":{"code":"X","message":"m","type":"t"}})") == "redner X t m");
  CHECK(read(redner, R"({"error":{"type":"t"}})") == "openai - t -");
  CHECK(read(redner, R"({"error":"e"})") == "error_text - - e");
  CHECK(read(resayil, R"({"error":"e"})") == "resayil - - e");
  CHECK(read(persly, R"({"detail":[{"msg":"m","type":"missing"}]})") == "fastapi - missing m");
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
      {"/list/*/all", triage::role::details},
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
