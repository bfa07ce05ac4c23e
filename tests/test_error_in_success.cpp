// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Errors that are the whole body of a success, of an API without a table.
#include <triage.hpp>
#include <triage/providers/slack.hpp>

#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "both_ways.hpp"
#include "catch.hpp"

namespace {

using triage::category;
using triage::error_in_success;

struct written {
  std::string about;
  std::string body;
};

// The bodies of a file of tests/evaluation_success; see the README.md there.
std::vector<written> bodies_of(const std::string& name) {
  std::ifstream in(TRIAGE_SOURCE_DIR "/tests/evaluation_success/" + name);
  REQUIRE(in);
  std::vector<written> all;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("=== ")) {
      all.push_back({line.substr(4), ""});
    } else if (!all.empty()) {
      all.back().body += line + "\n";
    }
  }
  for (written& w : all) {
    if (!w.body.empty()) w.body.pop_back();
  }
  return all;
}

struct count {
  std::size_t all = 0;
  std::size_t errors = 0;
};

// Prints the bodies of which the answer is not the wanted one.
count judged(const std::string& name, bool wanted) {
  count n;
  std::string wrong;
  for (const written& w : bodies_of(name)) {
    ++n.all;
    const bool is_error = error_in_success<>({200, w.body}).has_value();
    n.errors += is_error ? 1U : 0U;
    if (is_error != wanted) {
      wrong += (wanted ? "missed: " : "false: ") + w.about + ": " + w.body.substr(0, 120) + "\n";
    }
  }
  if (!wrong.empty()) WARN(name << "\n" << wrong);
  return n;
}

constexpr bool is_error(std::string_view body) {
  return error_in_success<>({200, body}).has_value();
}

}  // namespace

TEST_CASE("successes of many APIs are not taken for errors") {
  const count known = judged("successes.txt", false);
  CHECK(known.all >= 200);
  CHECK(known.errors == 0);
  const count held_out = judged("successes_held_out.txt", false);
  CHECK(held_out.all >= 170);
  CHECK(held_out.errors == 0);
}

TEST_CASE("errors of many APIs inside a 200 are found") {
  const count known = judged("errors.txt", true);
  CHECK(known.all >= 80);
  CHECK(known.errors * 100 >= known.all * 97);
  const count held_out = judged("errors_held_out.txt", true);
  CHECK(held_out.all >= 55);
  CHECK(held_out.errors * 100 >= held_out.all * 75);
}

TEST_CASE("an error inside a success is judged as if it had come with its status") {
  constexpr std::string_view body =
      R"({"error":{"code":429,"message":"Too many requests","retry_after":7}})";
  constexpr auto e = error_in_success<>({200, body});
  STATIC_REQUIRE(e.has_value());
  CHECK_BOTH(e->category() == category::rate_limited);
  CHECK_BOTH(e->status() == 200);
  CHECK_BOTH(e->delay_ms() == 7000);
  CHECK_BOTH(e->message() == "Too many requests");
  CHECK_BOTH(error_in_success<>({200, R"({"error":"nobody knows"})"})->category() ==
             category::unknown);
  CHECK_BOTH(error_in_success<>({201, body, {{"Retry-After", "9"}}})->delay_ms() == 9000);
}

TEST_CASE("an error inside a success is looked for only on request, and only in a 2xx") {
  constexpr std::string_view body = R"({"error":{"code":429,"message":"Too many requests"}})";
  CHECK_BOTH(!triage::classify(triage::providers::generic, {200, body}).failed());
  CHECK_BOTH(triage::check(triage::providers::generic, {200, body}).has_value());
  for (const int status : {0, 100, 101, 304, 400, 429, 500, 999}) {
    CHECK(!error_in_success<>({status, body}));
  }
  for (const int status : {200, 202, 206, 299}) CHECK(error_in_success<>({status, body}));
}

TEST_CASE("check_inside is check, and looks into a success") {
  using triage::check_inside;
  using triage::providers::generic;
  CHECK_BOTH(check_inside(generic, {200, R"({"id":1})"}).value() == R"({"id":1})");
  CHECK_BOTH(
      check_inside(generic, {200, R"({"error":{"code":429,"message":"m"}})"}).error().category() ==
      category::rate_limited);
  CHECK_BOTH(check_inside(generic, {503, ""}).error().status() == 503);
  CHECK_BOTH(check_inside(generic, {304, ""}).has_value());
}

TEST_CASE("the conditions of a provider come before those for any API") {
  using triage::providers::slack;
  constexpr std::string_view own = R"({"ok":false,"error":"ratelimited","x":{"y":[1]}})";
  CHECK_BOTH(!is_error(own));
  CHECK_BOTH(error_in_success<>({200, own}, slack)->category() == category::rate_limited);
  CHECK_BOTH(error_in_success<>({200, R"({"error":{"message":"from a proxy"}})"}, slack));
  CHECK_BOTH(!error_in_success<>({200, R"({"ok":true,"channel":"C"})"}, slack));
}

TEST_CASE("headers of any form are looked up in an error inside a success") {
  const auto headers = [](std::string_view name) {
    return name == "retry-after" ? std::string_view("3") : std::string_view();
  };
  const triage::basic_response r{200, R"({"error":{"code":503,"message":"m"}})", headers};
  REQUIRE(error_in_success(r));
  CHECK(error_in_success(r)->delay_ms() == 3000);
}

TEST_CASE("an error beside a result is none") {
  CHECK_BOTH(is_error(R"({"error":{"message":"m"}})"));
  CHECK_BOTH(is_error(R"({"error":{"message":"m"},"data":null,"items":[]})"));
  CHECK_BOTH(is_error(R"({"data":{},"error":{"message":"m"},"next":""})"));
  for (const char* const rest :
       {R"("data":{"a":1})", R"("data":[1])", R"("items":[{}])", R"("name":"x")", R"("id":7)",
        R"("count":3)", R"("anything":{"a":null})", R"("ok":true)", R"("success":true)",
        R"("status":"running")", R"("status":200)", R"("code":0)", R"("warnings":[])"}) {
    INFO(rest);
    CHECK(!is_error(std::string(R"({"error":{"message":"m"},)") + rest + "}"));
    CHECK(!is_error(std::string("{") + rest + R"(,"error":{"message":"m"}})"));
  }
}

TEST_CASE("what is no error by its value") {
  for (const char* const value : {"null", "false", R"("")", "0", "[]", "{}", "0.5", R"("none")",
                                  R"({"db":{"status":"down"}})", "[1]", R"({"message":""})"}) {
    INFO(value);
    CHECK(!is_error(std::string(R"({"error":)") + value + R"(,"message":"m"})"));
    CHECK(!is_error(std::string(R"({"errors":)") + value + "}"));
  }
}

TEST_CASE("GraphQL: an error is one without any data") {
  CHECK_BOTH(is_error(R"({"errors":[{"message":"m"}]})"));
  CHECK_BOTH(is_error(R"({"errors":[{"message":"m","path":["a"]}],"data":null})"));
  CHECK_BOTH(is_error(R"({"data":{"a":null,"b":null},"errors":[{"message":"m"}]})"));
  CHECK_BOTH(!is_error(R"({"data":{"a":null,"b":0},"errors":[{"message":"m"}]})"));
  CHECK_BOTH(!is_error(R"({"errors":[{"message":"m","line":3}]})"));
}

TEST_CASE("a number as a code is an error where it cannot be a success") {
  for (const char* const code : {"-1", "400", "599", "4001", "50000", R"("40013")", "1001",
                                 "99991663", R"("not_found_error")"}) {
    INFO(code);
    CHECK(is_error(std::string(R"({"code":)") + code + R"(,"msg":"m","data":null})"));
  }
  for (const char* const code :
       {"0", R"("0")", R"("000000")", "1", "99", "200", "201", "1000", "2000", "10000", "20000",
        R"("200000")", R"("OK")", R"("SUCCESS")", R"("SPRING26")", "1.5", "null", "true", "[]"}) {
    INFO(code);
    CHECK(!is_error(std::string(R"({"code":)") + code + R"(,"msg":"m","data":null})"));
  }
  CHECK_BOTH(!is_error(R"({"code":4001,"msg":"Success","data":null})"));
  CHECK_BOTH(!is_error(R"({"code":4001,"msg":"操作成功","data":null})"));
  CHECK_BOTH(!is_error(R"({"code":4001,"msg":"m","data":{"a":1}})"));
  CHECK_BOTH(!is_error(R"({"code":4001})"));
  CHECK_BOTH(!is_error(R"({"code":12345,"message":"Your code is 12345"})"));
}

TEST_CASE("names of members in any spelling") {
  for (const char* const name : {"error_message", "errorMessage", "ErrorMessage", "ERROR-MESSAGE",
                                 "Error Message", "error\\u005fmessage"}) {
    INFO(name);
    CHECK(is_error(std::string("{\"") + name + R"(":"m"})"));
  }
  CHECK_BOTH(!is_error(R"({"error.message":"m"})"));
  CHECK_BOTH(!is_error(R"({"error~message":"m"})"));
  CHECK_BOTH(!is_error(R"({"error_message_that_was_shown":"m"})"));
}

TEST_CASE("a body has to be whole, and nothing may follow") {
  constexpr std::string_view whole = R"({"error":{"message":"m","code":"c"},"status":500})";
  CHECK_BOTH(is_error(whole));
  for (std::size_t n = 0; n < whole.size(); ++n) {
    INFO(n);
    CHECK(!is_error(whole.substr(0, n)));
  }
  CHECK(!is_error(std::string(whole) + "\n" + std::string(whole)));
  CHECK(!is_error("[" + std::string(whole) + "]"));
  CHECK(is_error("\xEF\xBB\xBF \r\n" + std::string(whole) + "\n"));
  constexpr std::string_view xml =
      "<?xml version=\"1.0\"?><!-- c --><a:Error xmlns:a=\"u\"><a:Code>c</a:Code>"
      "<a:Message>m</a:Message></a:Error>";
  CHECK_BOTH(is_error(xml));
  CHECK_BOTH(!is_error("<Error/>"));
  CHECK_BOTH(!is_error("<Error><Code>c</Code>"));
  CHECK_BOTH(!is_error("<Envelope><Body><x><Fault/></x></Body></Envelope>"));
}

TEST_CASE("hostile successes have an answer") {
  std::string many = "{";
  for (int i = 0; i < 100'000; ++i) many += "\"message\":\"\",";
  CHECK(!is_error(many + R"("error":"x"})"));
  std::string deep = R"({"error":{"message":)";
  for (int i = 0; i < 100'000; ++i) deep += "[{\"a\":";
  CHECK(!is_error(deep));
  std::string tags;
  for (int i = 0; i < 100'000; ++i) tags += "<Envelope>";
  CHECK(!is_error(tags));
  std::string children = "<Error>";
  for (int i = 0; i < 100'000; ++i) children += "<a/>";
  CHECK(!is_error(children + "<Code>c</Code><Message>m</Message></Error>"));
  CHECK(!is_error(std::string("{\"\0\":1}", 8)));
}

TEST_CASE("an object with more members than any error has is none") {
  const auto with = [](int members) {
    std::string body = R"({"error":{"message":"m")";
    for (int i = 1; i < members; ++i) body += ",\"path\":null";
    return body + "}}";
  };
  CHECK(is_error(with(128)));
  CHECK(!is_error(with(129)));
}

TEST_CASE("what a number beside a status says") {
  using triage::detail::code_sense;
  using triage::detail::sense_of_number;
  for (const std::string_view s : {"", "-", "1.5", "x", "1", "42", "250", "1234567890123456789"}) {
    INFO(s);
    CHECK(sense_of_number(s) == code_sense::nothing);
  }
  for (const std::string_view s : {"0", "000", "200", "204", "1000", "20000", "200000"}) {
    INFO(s);
    CHECK(sense_of_number(s) == code_sense::success);
  }
  for (const std::string_view s : {"-1", "400", "503", "4010", "50013"}) {
    INFO(s);
    CHECK(sense_of_number(s) == code_sense::failure);
  }
  for (const std::string_view s : {"3000", "410130", "999999999999999999"}) {
    INFO(s);
    CHECK(sense_of_number(s) == code_sense::unclear);
  }
}

TEST_CASE("what an error inside a success may have beside it") {
  constexpr auto beside = [](std::string_view members) {
    return is_error(R"({"success":false,"message":"no such key")" + std::string(members) + "}");
  };
  CHECK(beside(""));
  CHECK(beside(R"(,"zzz":1)"));
  CHECK(beside(R"(,"zzz":"a","yyy":true)"));
  CHECK(!beside(R"(,"zzz":1,"yyy":2,"xxx":3)"));  // a record
  CHECK(!beside(R"(,"zzz":[1])"));
  CHECK(!beside(R"(,"zzz":{"a":1})"));
  CHECK(!is_error(R"({"error":{"code":429,"message":"Too many requests"},"zzz":1})"));
}

TEST_CASE("no beginning of a JSON object is an error inside a success") {
  for (const char* const name : {"errors.txt", "errors_held_out.txt"}) {
    for (const written& w : bodies_of(name)) {
      if (!w.body.starts_with('{')) continue;
      for (std::size_t size = 0; size != w.body.size(); ++size) {
        const std::string_view part = std::string_view(w.body).substr(0, size);
        INFO(part);
        CHECK(!is_error(part));
      }
    }
  }
}

TEST_CASE("errors of XML inside a success") {
  CHECK(is_error("<Error><Code>c</Code><Message>m</Message></Error>"));
  CHECK(is_error("<Error><!-- a --><Code>c</Code><?b?><Message>m</Message></Error>"));
  CHECK(is_error("<?xml version=\"1.0\"?><!-- a --><error><code>c</code><msg>m</msg></error>"));
  CHECK(is_error("<Fault><faultcode>c</faultcode><faultstring>m</faultstring></Fault>"));
  CHECK(is_error("<Fault><faultcode>c</faultcode><reason>m</reason></Fault>"));
  CHECK(is_error("<ErrorResponse><Error><Code>c</Code></Error></ErrorResponse>"));
  CHECK(is_error("<Response><Errors><Error><Code>c</Code></Error></Errors></Response>"));
  CHECK(!is_error("<Error/>"));
  CHECK(!is_error("<Error><Code>c</Code></Error>"));
  CHECK(!is_error("<Error><Message>m</Message></Error>"));
  CHECK(!is_error("<Error><Code>c</Code><Message>m</Message><Id>7</Id></Error>"));
  CHECK(!is_error("<Error><!-- a <Code>c</Code><Message>m</Message></Error>"));
  CHECK(!is_error("<Error><Code>c<x></Code><Message>m</Message></Error>"));
  CHECK(!is_error("<Response><Errors/></Response>"));
  CHECK(!is_error("<Response><Other><Error><Code>c</Code></Error></Other></Response>"));
  CHECK(!is_error("<Result><Code>c</Code><Message>m</Message></Result>"));
}

TEST_CASE("bodies of successes that are errors, by what says so") {
  for (const std::string_view body :
       {R"({"error":true,"reason":"no key"})",
        R"({"error":"true","message":"no key"})",
        R"({"success":false,"error":true,"message":"no key"})",
        R"({"error":{"code":null,"message":"m"}})",
        R"({"error":1,"message":"no such key"})",
        R"({"error":{"message":"m","foo":null}})",
        R"({"error":{"error":{"a":1}}})",
        R"({"error":{"error":true}})",
        R"({"error-code":"x","message":"m"})",
        R"({"Error Code":"x","message":"m"})",
        R"({"errors":"no such key"})",
        R"({"errors":["no such key"]})",
        R"({"errors":[{"message":"m"}]})",
        R"({"success":false,"errors":{"a":["x"]}})",
        R"({"status":false,"message":"m"})",
        R"({"status":"404","message":"m"})",
        R"({"status":"error","message":"m"})",
        R"({"status":"error","error_code":"x"})",
        R"({"status":"REQUEST_DENIED","error_message":"m"})",
        R"({"code":"rate_limit_exceeded","message":"m"})",
        R"({"error_code":"xyzzy","message":"m"})",
        R"({"error_code":"17","message":"m"})",
        R"({"code":40001,"message":"no such key"})",
        R"({"code":100201,"message":"x","data":null})",
        R"({"code":404,"ret_code":7,"message":"m"})",
        R"({"code":100201,"ret_code":7,"msg":"m"})",
        R"({"success":false,"data":{"message":"m"}})",
        R"({"data":{"a":null},"error":"no such key"})",
        R"({"data":"error","message":"m"})",
        R"({"jsonrpc":"2.0","id":7,"error":{"code":-1,"message":"m"}})",
        R"({"id":null,"error":{"message":"m"}})",
        R"({"id":7,"error_code":"x","error_message":"m"})",
        R"({"object":"error","message":"m"})",
        R"({"kind":"Status","message":"m","code":404})",
        R"({"success":"false","message":"m"})",
        R"({"response":false,"error":"no such key"})",
        R"({"zzz":{"error":{"message":"m"},"data":null}})",
        R"({"response":{"error":{"message":"m"}}})",
        R"({"zzz":{},"error":{"message":"m"}})",
        R"({"data": { } ,"error":"no such key"})",
        R"({"data":0.0,"error":"no such key"})",
        R"(error=bad_code&error_description=The+code)",
        "<errorResponse><error><code>c</code></error></errorResponse>",
        "<Response><Errors><Error/></Errors></Response>",
        "<Envelope><!-- a "
        "--><Header><x/></Header><Body><Fault><faultcode>c</faultcode></Fault></Body></Envelope>",
        "<ServiceExceptionReport/>",
        "<rsp stat=\"fail\"><err/></rsp>"}) {
    INFO(body);
    CHECK(is_error(body));
  }
}

TEST_CASE("bodies of successes that only look like errors") {
  for (const std::string_view body : {R"({"error":{"message":5}})",
                                      R"({"error":{"error":5}})",
                                      R"({"error":{"code":null}})",
                                      R"({"error":{"code":{"a":1}}})",
                                      R"({"error":{"message":"m","line":1}})",
                                      R"({"error":{"message":"m")",
                                      R"({"error":1.5,"message":"m"})",
                                      R"({"error":"ok","message":"m"})",
                                      R"({"error":"false","message":"m"})",
                                      R"({"errors":"ok"})",
                                      R"({"errors":[5]})",
                                      R"({"errors":5})",
                                      R"({"errors":{"a":["x"]}})",
                                      R"({"errors":[{"message":"m","foo":1}]})",
                                      R"({"errors":[{"foo":1}]})",
                                      R"({"errors":[{"message":"m","line":1}]})",
                                      R"({"status":true,"message":"m"})",
                                      R"({"status":200,"message":"m"})",
                                      R"({"status":"ok","message":"m"})",
                                      R"({"status":"Pending","message":"m"})",
                                      R"({"status":"Request_denied","message":"m"})",
                                      R"({"status":"STEP_2_DONE","error_message":"m"})",
                                      R"({"status":[1],"message":"m"})",
                                      R"({"status":17,"message":"m","code":"x"})",
                                      R"({"code":"xyzzy","message":"m"})",
                                      R"({"code":1.5,"message":"m"})",
                                      R"({"code":true,"message":"m"})",
                                      R"({"error_code":0,"message":"m"})",
                                      R"({"error_code":"0","message":"m"})",
                                      R"({"code":100201,"message":"x"})",
                                      R"({"data":{"error":"no such key"}})",
                                      R"({"success":false,"data":{"message":"m","foo":1}})",
                                      R"({"success":false,"data":{"message":"m","line":3}})",
                                      R"({"data":"x","message":"m","error":"y"})",
                                      R"({"id":7,"error":{"message":"m"}})",
                                      R"({"id":7,"ID":null,"error":{"message":"m"}})",
                                      R"({"id":7,"error_code":"x","message":"m"})",
                                      R"({"object":"list","message":"m"})",
                                      R"({"object":1,"message":"m"})",
                                      R"({"kind":"Pod","message":"m"})",
                                      R"({"kind":1,"message":"m"})",
                                      R"({"success":"no","message":"m"})",
                                      R"({"success":null,"message":"m"})",
                                      R"({"zzz":{"error":{"message":"m"}}})",
                                      R"({"response":{"error":{"message":"m"}},"x":1})",
                                      R"({"response":{"error":{"message":"m"}}} x)",
                                      R"({"message":"Success","code":404})",
                                      R"({"msg":"Success","message":"m","code":404})",
                                      R"(error=x)",
                                      R"(error=&error_description=x)",
                                      R"(error)",
                                      "<Error a='1",
                                      "<Error><Code",
                                      "<Error><Code>c",
                                      "<!-- x",
                                      "<Response><a/><Errors><x/></Errors></Response>",
                                      "<Envelope/>",
                                      "<Envelope",
                                      "<Envelope>",
                                      "<Envelope></Envelope>",
                                      "<Envelope><!-- a",
                                      "<Envelope><Header",
                                      "<Envelope><Header><a></Envelope>",
                                      "<Envelope><Header/><?x?><Body><Answer/></Body></Envelope>",
                                      "<rsp stat=\"ok\"/>",
                                      "<Envelope><h/><h/><h/><h/><h/><h/><h/><h/><h/"
                                      "><Body><Fault><a/></Fault></Body></Envelope>"}) {
    INFO(body);
    CHECK(!is_error(body));
  }
}
