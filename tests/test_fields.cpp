// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Where an API can have what a response says: several codes, codes and types in headers, values
// with something around them, delays in other units, the server's word in the body, plain text.
#include <triage.hpp>

#include <string_view>

#include "both_ways.hpp"
#include "catch.hpp"

namespace {

using triage::basis;
using triage::category;
using triage::classify;
using triage::error;
using triage::form;
using triage::header_role;
using triage::kinds;
using triage::role;

struct shop_api : kinds {
  static constexpr std::string_view name = "shop";
  static constexpr triage::field fields[] = {
      {"/error/reason", role::code},
      {"/error/details/*/cause", role::code},
      {"/error/code", role::code},
      {"/__type", role::code, {}, form::aws_code},
      {"/type", role::type, {}, form::last_segment},
      {"/error/message", role::message},
      {"/error/wait", role::retry_after, {}, form::milliseconds},
      {"/minutes", role::retry_after, {}, form::minutes},
      {"/transient", role::should_retry},
  };
  static constexpr triage::header_row headers[] = {
      {"X-Error", header_role::code, {}, {}, form::aws_code},
      {"WWW-Authenticate", header_role::code, {}, {}, form::whole, "error"},
      {"X-Kind", header_role::type},
      {"X-Words", header_role::message},
      {"X-Wait-Ms", header_role::retry_after, {}, {}, form::milliseconds},
      {"X-First-Id", header_role::request_id},
      {"X-Second-Id", header_role::request_id},
  };
  static constexpr std::string_view text_code = "Code: #";
  static constexpr triage::row rows[] = {
      {"fine", 402, out_of_funds, "the finest code"},
      {"middle", 429, throttled, "the middle one"},
      {"coarse", 400, bad_request, "the coarsest one"},
      {"Expired", 400, expired_key, "the key has expired"},
      {"invalid_token", 401, expired_key, "the token has expired"},
      {"241", 500, busy, "no memory"},
      {"8", 400, too_large, "too large", "", {.message = "larger than"}},
      {"8", 400, throttled, "too many"},
      {triage::type("gone"), 410, missing, "it is gone"},
      {triage::type("late"), 408, timed_out, "it was late"},
  };
};
constexpr triage::provider shop = triage::define<shop_api>();

constexpr error of(int status, std::string_view body, triage::header_view headers = {}) {
  return classify(shop, {status, body, headers});
}

}  // namespace

TEST_CASE("of several codes the first one that the table knows counts") {
  CHECK_BOTH(of(400, R"({"error":{"reason":"fine","code":"coarse"}})").code().raw() == "fine");
  CHECK_BOTH(of(400, R"({"error":{"code":"coarse","reason":"fine"}})").category() ==
             category::insufficient_funds);
  CHECK_BOTH(of(400, R"({"error":{"reason":"new","code":"coarse"}})").code().raw() == "coarse");
  CHECK_BOTH(of(400, R"({"error":{"reason":"new","code":"coarse"}})").code().known());
  CHECK_BOTH(
      of(429, R"({"error":{"code":"coarse","details":[{"x":1},{"cause":"middle"}]}})").category() ==
      category::rate_limited);
  // None is known: the first one that is there.
  CHECK_BOTH(of(400, R"({"error":{"code":"other","reason":"new"}})").code().raw() == "new");
  CHECK_BOTH(!of(400, R"({"error":{"code":"other","reason":"new"}})").code().known());
  // What is not a text is none.
  CHECK_BOTH(of(400, R"({"error":{"reason":{},"code":"coarse"}})").code().raw() == "coarse");
  CHECK_BOTH(of(400, R"({"error":{"reason":null,"code":"coarse"}})").code().raw() == "coarse");
}

TEST_CASE("a code of a header comes before those of the body") {
  CHECK_BOTH(of(400, R"({"error":{"reason":"coarse"}})", {{"x-error", "fine"}}).code().raw() ==
             "fine");
  CHECK_BOTH(of(400, "", {{"X-Error", "Expired:http://docs.example/#expired"}}).code().known());
  CHECK_BOTH(of(400, "", {{"X-Error", "Expired:http://docs.example/"}}).recovery() ==
             triage::recovery::refresh_credentials);
  // One that the table does not know does not hide one of the body that it knows.
  CHECK_BOTH(of(400, R"({"error":{"reason":"coarse"}})", {{"X-Error", "new"}}).code().raw() ==
             "coarse");
  CHECK_BOTH(of(400, R"({"error":{"reason":"other"}})", {{"X-Error", "new"}}).code().raw() ==
             "new");
  // A parameter of a header, and several headers of one role.
  CHECK_BOTH(
      of(401, "",
         {{"WWW-Authenticate", R"(Bearer realm="api", error_x="no", error="invalid_token")"}})
          .code()
          .known());
  CHECK_BOTH(of(401, "",
                {{"X-Error", "new"}, {"WWW-Authenticate", "Bearer error = invalid_token, scope=a"}})
                 .code()
                 .raw() == "invalid_token");
  CHECK_BOTH(!of(401, "", {{"WWW-Authenticate", "Bearer error_x=invalid_token"}}).code().known());
  CHECK_BOTH(!of(401, "", {{"X-Error", ""}}).code().present());
}

TEST_CASE("types and messages of headers are used if the body has none") {
  CHECK_BOTH(of(400, "", {{"X-Kind", "gone"}}).category() == category::not_found);
  CHECK_BOTH(of(400, R"({"type":"late"})", {{"X-Kind", "gone"}}).type() == "late");
  CHECK_BOTH(of(400, "", {{"X-Words", "No more"}}).message() == "No more");
  CHECK_BOTH(of(400, R"({"error":{"message":"m"}})", {{"X-Words", "No more"}}).message() == "m");
  CHECK_BOTH(of(500, "", {{"X-Second-Id", "b"}, {"X-First-Id", "a"}}).request_id() == "a");
  CHECK_BOTH(of(500, "", {{"X-Second-Id", "b"}, {"X-Request-Id", "c"}}).request_id() == "b");
}

TEST_CASE("a condition on the message sees the one of a header, too") {
  const auto of_words = [](std::string_view words) {
    return of(400, "", {{"X-Error", "8"}, {"X-Words", words}}).category();
  };
  CHECK(of_words("message larger than max") == category::payload_too_large);
  CHECK(of_words("wait") == category::rate_limited);
}

TEST_CASE("values with something around them") {
  CHECK_BOTH(of(400, R"({"__type":"com.shop.v1#Expired:http://docs.example/x#y"})").code().raw() ==
             "Expired");
  CHECK_BOTH(of(400, R"({"__type":"Expired;Sender"})").code().known());
  CHECK_BOTH(of(400, R"({"__type":"Expired"})").code().known());
  CHECK_BOTH(of(400, R"({"type":"https:\/\/docs.example\/errors\/gone\/"})").category() ==
             category::not_found);
  CHECK_BOTH(of(400, R"({"type":"urn:shop:error:gone"})").type() == "gone");
  CHECK_BOTH(of(400, R"({"type":"gone"})").type() == "gone");
}

TEST_CASE("delays in other units") {
  CHECK_BOTH(of(429, R"({"error":{"wait":1500}})").delay_ms() == 1500);
  CHECK_BOTH(of(429, R"({"error":{"wait":"20"}})").delay_ms() == 20);
  CHECK_BOTH(of(429, R"({"minutes":1.5})").delay_ms() == 90'000);
  CHECK_BOTH(of(429, R"({"minutes":-1})").verdict() == triage::backoff);
  CHECK_BOTH(of(429, R"({"minutes":1e300})").delay_ms() == triage::max_delay_ms);
  CHECK_BOTH(of(429, "", {{"X-Wait-Ms", "250"}}).delay_ms() == 250);
  // The provider's own header takes the place of the usual one.
  CHECK_BOTH(of(429, "", {{"Retry-After", "7"}, {"X-Wait-Ms", "250"}}).delay_ms() == 250);
  CHECK_BOTH(of(429, "", {{"Retry-After", "7"}}).delay_ms() == 7000);
}

TEST_CASE("the server's word on retrying in the body") {
  CHECK_BOTH(of(500, R"({"transient":false})").verdict() == triage::never);
  CHECK_BOTH(of(500, R"({"transient":false})").verdict().decided_by == basis::body);
  CHECK_BOTH(of(400, R"({"error":{"code":"coarse"},"transient":true})").verdict() ==
             triage::backoff);
  CHECK_BOTH(of(400, R"({"transient":"true"})").verdict() == triage::backoff);
  CHECK_BOTH(of(400, R"({"transient":"perhaps"})").verdict() == triage::never);
  CHECK_BOTH(of(400, R"({"transient":1})").verdict() == triage::never);
  // A header is believed more.
  CHECK_BOTH(of(500, R"({"transient":true})", {{"X-Should-Retry", "false"}}).verdict() ==
             triage::never);
}

TEST_CASE("codes in plain text") {
  CHECK_BOTH(of(500, "Code: 241. DB::Exception: no memory").code().known());
  CHECK_BOTH(of(500, "Code: 241. DB::Exception: no memory").category() == category::overloaded);
  CHECK_BOTH(of(500, "Code: 999, nobody knows").code().raw() == "999");
  CHECK_BOTH(!of(500, "There is none").code().present());
  CHECK_BOTH(!of(500, R"({"error":{"message":"Code: 241."}})").code().present());
}
