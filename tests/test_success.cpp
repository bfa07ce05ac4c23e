// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Errors inside a response that has the status of a success.
#include <triage.hpp>

#include <string>
#include <string_view>

#include "both_ways.hpp"
#include "catch.hpp"

namespace {

using triage::category;
using triage::check;
using triage::classify;
using triage::error;
using triage::header_role;
using triage::kinds;
using triage::role;
using triage::succeeded;

struct chat_api : kinds {
  static constexpr std::string_view name = "chat";
  static constexpr triage::in_success inside_2xx[] = {
      {.member = "/ok", .equals = "false"},
      {.member = "/errors", .non_empty = true},
      {.member = "/results/1/fault"},
      {.header = "x-status", .not_equals = "0"},
      {.member = "/Error/Code"},
  };
  static constexpr triage::field fields[] = {
      {"/error", role::code},
      {"/errors/0/code", role::code},
      {"/errors/0/type", role::type},
      {"/Error/Code", role::code},
      {"/Error/Message", role::message},
      {"/errors/0/message", role::message},
      {"/status", role::status},
  };
  static constexpr triage::header_row headers[] = {{"x-status", header_role::code}};
  static constexpr triage::row rows[] = {
      {"ratelimited", 429, throttled, "too many calls"},
      {"not_authed", 401, bad_key, "no token"},
      {"8", 429, throttled, "too much of something"},
      {"SlowDown", 503, busy, "too many requests"},
      {"odd", {}, conflicting, "it has no status"},
      {triage::type("HIDDEN"), 403, forbidden, "it may not be seen"},
      {{}, 200, timed_out, "a query that took too long", {}, {.message = "too long"}},
      {{}, {200, 403}, forbidden, "it may not be seen", {}, {.member = "/secret"}},
      {{}, 200, success, "fine"},
  };
};
constexpr triage::provider chat = triage::define<chat_api>();

constexpr error of(std::string_view body, triage::header_view headers = {}) {
  return classify(chat, {200, body, headers});
}

}  // namespace

TEST_CASE("a success that is one") {
  for (const std::string_view body :
       {R"({"ok":true,"error":"ratelimited"})", R"({"errors":[]})", R"({"errors":null})",
        R"({"errors":{}})", R"({"errors":""})", R"({"ok":"no"})", R"({"results":[{"fault":1}]})",
        R"([{"ok":false}])", R"({"x":{"ok":false}})", "", "ok: false", "{", R"({"ok")", "<ok/>",
        "<Fine><Error><Code>SlowDown</Code></Error></Fine>", "<Error><Reason/></Error>"}) {
    INFO(body);
    CHECK(!of(body).failed());
    CHECK(succeeded(chat, {200, body}));
    CHECK(check(chat, {200, body}).has_value());
  }
  CHECK_BOTH(!of("{}", {{"X-Status", "0"}}).failed());
  // Of the other successes there is nothing to read.
  CHECK_BOTH(!classify(chat, {304, R"({"ok":false})"}).failed());
  CHECK_BOTH(!classify(triage::providers::generic, {200, R"({"ok":false})"}).failed());
}

TEST_CASE("an error inside a success is judged as with the status of its code") {
  CHECK_BOTH(of(R"({"ok":false,"error":"ratelimited"})").category() == category::rate_limited);
  CHECK_BOTH(of(R"({"ok":false,"error":"ratelimited"})").verdict() == triage::backoff);
  CHECK_BOTH(of(R"({"ok":false,"error":"ratelimited"})").status() == 200);
  CHECK_BOTH(of(R"({"ok":false,"error":"ratelimited"})").processed() == triage::processed::no);
  CHECK_BOTH(!of(R"({"ok":false,"error":"ratelimited"})").status_mismatch());
  CHECK_BOTH(of(R"({"ok":false,"error":"ratelimited"})", {{"Retry-After", "30"}}).delay_ms() ==
             30'000);
  CHECK_BOTH(of(R"({"errors":[{"type":"HIDDEN"}]})").category() == category::permission);
  CHECK_BOTH(of(R"({"errors":[{"code":"odd"}]})").category() == category::conflict);
  CHECK_BOTH(of(R"({"results":[{},{"fault":{}}]})").failed());
  CHECK_BOTH(of("", {{"X-Status", "8"}}).category() == category::rate_limited);
  CHECK_BOTH(
      of("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<s:Error xmlns:s=\"u\"><s:Code>SlowDown</s:Code>"
         "<s:Message>m</s:Message></s:Error>")
          .category() == category::overloaded);
  // The status in the body says it, too.
  CHECK_BOTH(of(R"({"ok":false,"status":404})").category() == category::not_found);
}

TEST_CASE("an error inside a success that nothing is known of") {
  constexpr std::string_view body = R"({"ok":false,"error":"qwertz"})";
  CHECK_BOTH(of(body).failed());
  CHECK_BOTH(of(body).category() == category::unknown);
  CHECK_BOTH(of(body).verdict() == triage::never);
  CHECK_BOTH(of(body).processed() == triage::processed::unknown);
  CHECK_BOTH(of(body).code().raw() == "qwertz");
}

TEST_CASE("an error inside a success that only a condition knows") {
  constexpr std::string_view slow = R"({"errors":[{"message":"It took too long."}]})";
  CHECK_BOTH(of(slow).category() == category::timeout);
  CHECK_BOTH(of(slow).verdict() == triage::backoff);
  CHECK_BOTH(of(R"({"ok":false,"secret":1})").category() == category::permission);
  // A row without a condition is about successes, and a success meets no condition.
  CHECK_BOTH(of(R"({"errors":[{"message":"No."}]})").category() == category::unknown);
  CHECK_BOTH(!of(R"({"ok":true,"secret":1})").failed());
  CHECK_BOTH(of(R"({"ok":true,"secret":1})").rule().meaning == "fine");
}

TEST_CASE("every door sees an error inside a success") {
  constexpr std::string_view body = R"({"ok":false,"error":"not_authed"})";
  CHECK(!succeeded(chat, {200, body}));
  CHECK(!succeeded(chat, {404, body}));
  CHECK(check(chat, {200, body}).error().category() == category::authentication);
  CHECK(check(chat, {200, body}, [](std::string_view) { return 1; }).error().code().known());
  CHECK(!check(chat, {200, body}, [](std::string_view) {}).has_value());
  CHECK(check(chat, {200, R"({"ok":true})"}, [](std::string_view) { return 1; }).value() == 1);
  const auto headers = [](std::string_view name) {
    return name == "x-status" ? std::string_view("8") : std::string_view();
  };
  CHECK(classify(chat, triage::basic_response{200, "", headers}).category() ==
        category::rate_limited);
}

TEST_CASE("a body is read no further than to the member that decides") {
  // The rest is not JSON.
  CHECK_BOTH(of(R"({"ok":false,"error":"not_authed" and so on)").failed());
  CHECK_BOTH(triage::detail::find_member(R"({"a":[1,{"b":"c"}]})", "/a/1/b").value == "c");
  CHECK_BOTH(!triage::detail::find_member(R"({"a":[1]})", "/a/1").there);
  CHECK_BOTH(!triage::detail::find_member(R"({"a":[1]})", "/a/x").there);
  CHECK_BOTH(triage::detail::find_member(R"({"a~/":true})", "/a~0~1").value == "true");
  CHECK_BOTH(!triage::detail::find_member(R"({"a":)", "/a").there);
  CHECK_BOTH(!triage::detail::find_member(R"({"a":"cut o)", "/a").there);
  CHECK_BOTH(triage::detail::find_member(R"({"a":[)", "/a").there);
}
