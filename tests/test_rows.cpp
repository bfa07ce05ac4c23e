// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What rows can say beyond "this code means that": several meanings of one code, conditions,
// beginnings and ranges of codes, delays of their own, and the tables of a base.
#include <triage.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "both_ways.hpp"
#include "catch.hpp"

namespace {

using triage::basis;
using triage::category;
using triage::classify;
using triage::error;
using triage::kinds;
using triage::role;
using triage::row;
using triage::statuses;

struct store_api : kinds {
  static constexpr std::string_view name = "store";
  static constexpr triage::field fields[] = {
      {"/code", role::code},
      {"/type", role::type},
      {"/message", role::message},
  };
  static constexpr row rows[] = {
      // By status.
      {"blocked", 403, forbidden, "the store is read-only"},
      {"blocked", {404, 410}, missing, "the store is gone"},
      {"blocked", 429, throttled, "the store is slow"},
      // By another member.
      {"full",
       503,
       out_of_quota,
       "the month is over",
       {},
       {.member = "/window", .equals = "month"}},
      {"full", 503, throttled, "a window is named", {}, {.member = "/window"}},
      {"full", 503, busy, "the disk is busy"},
      // By a header, and what it says.
      {"limit", 429, out_of_quota, "the day is over", {}, {.header = "X-Scope", .equals = "day"}},
      {"limit", 429, throttled, "a scope is named", {}, {.header = "X-Scope"}},
      {"limit", 429, busy, "nothing is named"},
      // By the message, with all that is set at once.
      {"refused",
       400,
       out_of_funds,
       "the purse is empty",
       {},
       {.header = "X-Account", .message = "Not Enough Money"}},
      {"refused", 400, bad_request, "something is wrong"},
      // By a header that says something, and a member that is there.
      {"both",
       429,
       out_of_quota,
       "the day of the window is over",
       {},
       {.header = "X-Scope", .member = "/window", .equals = "day"}},
      {"both", 429, throttled, "the rest"},
      // Only under a condition.
      {"odd", 400, conflicting, "it was changed", {}, {.member = "/changed"}},
      // Beginnings, of which the longest decides, and an exact code, which beats both.
      {"path/*", 409, bad_request, "the path is wrong"},
      {"path/missing/*", 409, missing, "the path leads to nothing"},
      {"path/missing/today", 409, busy, "the path will be there"},
      // Ranges of integers.
      {triage::codes(-1099, -1000), 400, broken, "the server's fault"},
      {triage::codes(-2099, -2000), 400, bad_request, "the order's fault"},
      {"-1003", 429, throttled, "too many requests"},
      // A delay of its own.
      {.key = "pause", .status = 429, .kind = throttled, .meaning = "a minute", .delay_ms = 60'000},
      {.key = "told",
       .status = 503,
       .kind = {category::unavailable, triage::after, triage::remedy::wait},
       .meaning = "five seconds",
       .delay_ms = 5000},
      {.key = "century",
       .status = 503,
       .kind = {category::unavailable, triage::after, triage::remedy::wait},
       .meaning = "longer than any delay",
       .delay_ms = INT64_MAX},
      {.key = "later",
       .status = 503,
       .kind = {category::unavailable, triage::after, triage::remedy::wait},
       .meaning = "when the server says"},
      // Types and statuses have conditions, too.
      {triage::type("quota"), 429, out_of_quota, "of the day", {}, {.member = "/daily"}},
      {triage::type("quota"), 429, throttled, "of the minute"},
      {{}, {403, 429}, throttled, "the hour is over", {}, {.header = "X-Left", .equals = "0"}},
      {{}, 403, forbidden, "a permission is missing"},
      {{}, statuses::between(520, 530), busy, "a proxy is busy"},
  };
};
constexpr triage::provider store = triage::define<store_api>();

constexpr std::string_view meaning(int status, std::string_view body,
                                   triage::header_view headers = {}) {
  return classify(store, {status, body, headers}).rule().meaning;
}

struct shop_api : kinds {
  using base = store_api;
  static constexpr std::string_view name = "shop";
  static constexpr triage::field fields[] = {{"/reason", role::code}};
  static constexpr row rows[] = {
      {"blocked", 429, out_of_quota, "the shop's own"},
      {"closed", 503, unavailable, "come back tomorrow"},
      {{}, 403, suspended, "the shop is closed"},
  };
  static constexpr triage::header_row headers[] = {{"X-Shop-Id", triage::header_role::request_id}};
};
constexpr triage::provider shop = triage::define<shop_api>();

struct kiosk_api {
  using base = shop_api;
  static constexpr std::string_view name = "kiosk";
};
constexpr triage::provider kiosk = triage::define<kiosk_api>();

// Some of its statuses have a severity, and some of its codes.
struct siren_api : kinds {
  static constexpr std::string_view name = "siren";
  static constexpr triage::field fields[] = {{"/code", role::code}, {"/message", role::message}};
  static constexpr row rows[] = {
      {"fire", 500, broken, "it burns", {}, {}, triage::severity::critical},
      {"smoke", 500, broken, "something smells"},
      {"steam", 503, busy, "it is only water"},
      {{}, 500, broken, "the server failed", {}, {}, triage::severity::error},
  };
};
constexpr triage::provider siren = triage::define<siren_api>();

// Two members that differ only behind their first eight letters.
struct twins_api : kinds {
  static constexpr std::string_view name = "twins";
  static constexpr triage::field fields[] = {{"/code", role::code}, {"/message", role::message}};
  static constexpr row rows[] = {
      {"full", 429, out_of_quota, "the first", {}, {.member = "/remaining_day", .equals = "0"}},
      {"full", 429, throttled, "the second", {}, {.member = "/remaining_min", .equals = "0"}},
      {"full", 429, busy, "neither"},
  };
};
constexpr triage::provider twins = triage::define<twins_api>();

}  // namespace

TEST_CASE("a code without a severity has that of its status") {
  const auto of = [](int status, std::string_view body) {
    return classify(siren, {status, body}).severity();
  };
  CHECK(of(500, R"({"code":"fire"})") == triage::severity::critical);
  CHECK(of(500, R"({"code":"smoke"})") == triage::severity::error);
  CHECK(of(503, R"({"code":"steam"})") == triage::severity::undocumented);
  CHECK(of(500, "") == triage::severity::error);
}

TEST_CASE("members of conditions that begin alike are told apart") {
  const auto of = [](std::string_view body) { return classify(twins, {429, body}).rule().meaning; };
  CHECK(of(R"({"code":"full","remaining_day":"0","remaining_min":"5"})") == "the first");
  CHECK(of(R"({"code":"full","remaining_day":"5","remaining_min":"0"})") == "the second");
  CHECK(of(R"({"code":"full","remaining_day":"5","remaining_min":"5"})") == "neither");
}

TEST_CASE("a code means what its status says") {
  CHECK_BOTH(meaning(403, R"({"code":"blocked"})") == "the store is read-only");
  CHECK_BOTH(meaning(404, R"({"code":"blocked"})") == "the store is gone");
  CHECK_BOTH(meaning(410, R"({"code":"blocked"})") == "the store is gone");
  CHECK_BOTH(meaning(429, R"({"code":"blocked"})") == "the store is slow");
  CHECK_BOTH(classify(store, {429, R"({"code":"blocked"})"}).verdict() == triage::backoff);
  CHECK_BOTH(classify(store, {403, R"({"code":"blocked"})"}).verdict() == triage::never);
  CHECK_BOTH(!classify(store, {410, R"({"code":"blocked"})"}).status_mismatch());
}

TEST_CASE("a code with a status that it is not documented with has its first meaning") {
  constexpr error e = classify(store, {502, R"({"code":"blocked"})"});
  CHECK_BOTH(e.rule().meaning == "the store is read-only");
  CHECK_BOTH(e.status_mismatch());
  CHECK_BOTH(e.processed() == triage::processed::unknown);
  CHECK_BOTH(e.code() == store["blocked"]);
}

TEST_CASE("a code means what another member says") {
  CHECK_BOTH(meaning(503, R"({"code":"full","window":"month"})") == "the month is over");
  CHECK_BOTH(meaning(503, R"({"window":"mon\u0074h","code":"full"})") == "the month is over");
  CHECK_BOTH(meaning(503, R"({"code":"full","window":"months"})") == "a window is named");
  CHECK_BOTH(meaning(503, R"({"code":"full","window":7})") == "a window is named");
  CHECK_BOTH(meaning(503, R"({"code":"full","window":{}})") == "a window is named");
  CHECK_BOTH(meaning(503, R"({"code":"full","window":null})") == "the disk is busy");
  CHECK_BOTH(meaning(503, R"({"code":"full","inner":{"window":"month"}})") == "the disk is busy");
  CHECK_BOTH(meaning(503, R"({"code":"full"})") == "the disk is busy");
  // Also where a generic shape has the code, for which the body was read a second time.
  CHECK_BOTH(meaning(503, R"({"error":{"code":"full"},"window":"month"})") == "the month is over");
  CHECK_BOTH(meaning(503, R"({"error":{"code":"full"},"windows":"month"})") == "the disk is busy");
}

TEST_CASE("a code means what a header says") {
  constexpr std::string_view body = R"({"code":"limit"})";
  CHECK_BOTH(meaning(429, body, "x-scope: day") == "the day is over");
  CHECK_BOTH(meaning(429, body, "X-Scope: week") == "a scope is named");
  CHECK_BOTH(meaning(429, body, "X-Scopes: day") == "nothing is named");
  CHECK_BOTH(meaning(429, body) == "nothing is named");
}

TEST_CASE("all of a condition must hold, and words of a message have no case") {
  constexpr std::string_view poor = R"({"code":"refused","message":"There is not enough money."})";
  constexpr std::string_view wrong = R"({"code":"refused","message":"There is not enough."})";
  CHECK_BOTH(meaning(400, poor, "X-Account: 7") == "the purse is empty");
  CHECK_BOTH(meaning(400, poor) == "something is wrong");
  CHECK_BOTH(meaning(400, wrong, "X-Account: 7") == "something is wrong");
  CHECK_BOTH(meaning(400, R"({"code":"refused"})", "X-Account: 7") == "something is wrong");
}

TEST_CASE("of a header and a member together, the header has to say it") {
  constexpr std::string_view window = R"({"code":"both","window":"any"})";
  CHECK_BOTH(meaning(429, window, "X-Scope: day") == "the day of the window is over");
  CHECK_BOTH(meaning(429, window, "X-Scope: any") == "the rest");
  CHECK_BOTH(meaning(429, window) == "the rest");
  CHECK_BOTH(meaning(429, R"({"code":"both"})", "X-Scope: day") == "the rest");
  CHECK_BOTH(meaning(429, R"({"code":"both","window":"day"})", "X-Scope: any") == "the rest");
}

TEST_CASE("a code of which no row fits decides nothing") {
  CHECK_BOTH(meaning(400, R"({"code":"odd","changed":1})") == "it was changed");
  constexpr error e = classify(store, {400, R"({"code":"odd"})"});
  CHECK_BOTH(!e.code().known());
  CHECK_BOTH(e.code() == "odd");
  CHECK_BOTH(e.verdict().decided_by == basis::http_default);
}

TEST_CASE("the exact code beats the longest beginning") {
  CHECK_BOTH(meaning(409, R"({"code":"path/odd/.."})") == "the path is wrong");
  CHECK_BOTH(meaning(409, R"({"code":"path/missing/.."})") == "the path leads to nothing");
  CHECK_BOTH(meaning(409, R"({"code":"path/missing/today"})") == "the path will be there");
  CHECK_BOTH(meaning(409, R"({"code":"path/missing/"})") == "the path leads to nothing");
  CHECK_BOTH(classify(store, {409, R"({"code":"path"})"}).verdict().decided_by ==
             basis::http_default);
  constexpr error e = classify(store, {409, R"({"code":"path/odd/.."})"});
  CHECK_BOTH(e.code().known());
  CHECK_BOTH(e.code().name() == "path/odd/..");
}

TEST_CASE("codes that are integers of a range") {
  CHECK_BOTH(meaning(400, R"({"code":-1001})") == "the server's fault");
  CHECK_BOTH(meaning(400, R"({"code":"-1099"})") == "the server's fault");
  CHECK_BOTH(meaning(400, R"({"code":-2000})") == "the order's fault");
  CHECK_BOTH(meaning(429, R"({"code":-1003})") == "too many requests");
  for (const std::string_view body :
       {R"({"code":-1100})", R"({"code":-999})", R"({"code":1001})", R"({"code":"-1001x"})",
        R"({"code":"-"})", R"({"code":-99999999999999999999})", R"({"code":-1001.5})"}) {
    INFO(body);
    CHECK(classify(store, {400, body}).verdict().decided_by == basis::http_default);
  }
}

TEST_CASE("a row's own delay, if nothing else names one") {
  constexpr std::string_view pause = R"({"code":"pause"})";
  constexpr error e = classify(store, {429, pause});
  CHECK_BOTH(e.verdict() == triage::after);
  CHECK_BOTH(e.delay_ms() == 60'000);
  CHECK_BOTH(e.verdict().delay_basis == triage::delay_basis::table);
  CHECK_BOTH(e.verdict().decided_by == basis::code);
  CHECK_BOTH(!e.server_delay_ms());
  CHECK_BOTH(classify(store, {429, pause, "Retry-After: 2"}).delay_ms() == 2000);
  CHECK_BOTH(classify(store, {429, pause, "Retry-After: 0"}).delay_ms() == 60'000);
  CHECK_BOTH(classify(store, {429, pause, "X-Should-Retry: false"}).verdict() == triage::never);
  CHECK_BOTH(classify(store, {503, R"({"code":"told"})"}).verdict() == triage::after);
  CHECK_BOTH(classify(store, {503, R"({"code":"told"})"}).delay_ms() == 5000);
  CHECK_BOTH(classify(store, {503, R"({"code":"century"})"}).delay_ms() == triage::max_delay_ms);
}

TEST_CASE("a row that waits for what the server says") {
  constexpr auto later = [](std::string_view headers) {
    return classify(store, {503, R"({"code":"later"})", headers}).verdict();
  };
  constexpr std::string_view at = "Retry-After: Fri, 31 Dec 1999 23:59:59 GMT\r\n";
  CHECK_BOTH(later("Retry-After: 7") == triage::after);
  CHECK_BOTH(later("") == triage::never);
  // A moment, which nobody knows to have come; and one that has.
  CHECK_BOTH(later(at) == triage::backoff);
  CHECK(later(std::string(at) + "Date: Fri, 31 Dec 1999 23:59:50 GMT\r\n") == triage::after);
  CHECK(later(std::string(at) + "Date: Fri, 31 Dec 1999 23:59:59 GMT\r\n") == triage::never);
  CHECK(later(std::string(at) + "Date: Sat, 01 Jan 2000 00:00:00 GMT\r\n") == triage::never);
}

TEST_CASE("types and statuses under conditions") {
  CHECK_BOTH(meaning(429, R"({"type":"quota","daily":1})") == "of the day");
  CHECK_BOTH(meaning(429, R"({"type":"quota"})") == "of the minute");
  CHECK_BOTH(meaning(403, "", "X-Left: 0") == "the hour is over");
  CHECK_BOTH(meaning(429, "", "X-Left: 0") == "the hour is over");
  CHECK_BOTH(meaning(403, "", "X-Left: 10") == "a permission is missing");
  CHECK_BOTH(meaning(403, "") == "a permission is missing");
  CHECK_BOTH(classify(store, {429, ""}).verdict().decided_by == basis::http_default);
  CHECK_BOTH(meaning(520, "") == "a proxy is busy");
  CHECK_BOTH(meaning(530, "") == "a proxy is busy");
  CHECK_BOTH(meaning(531, "") != "a proxy is busy");
}

TEST_CASE("the tables of a base come after the own ones") {
  // Of one code, the own row, and for another status the base's.
  CHECK_BOTH(classify(shop, {429, R"({"reason":"blocked"})"}).rule().meaning == "the shop's own");
  CHECK_BOTH(classify(shop, {404, R"({"reason":"blocked"})"}).rule().meaning ==
             "the store is gone");
  CHECK_BOTH(classify(shop, {503, R"({"reason":"closed"})"}).code() == shop["closed"]);
  CHECK_BOTH(classify(shop, {409, R"({"reason":"path/odd"})"}).rule().meaning ==
             "the path is wrong");
  // Conditions, types and fields of the base.
  CHECK_BOTH(classify(shop, {503, R"({"code":"full","window":"month"})"}).rule().meaning ==
             "the month is over");
  CHECK_BOTH(classify(shop, {429, R"({"type":"quota"})"}).rule().meaning == "of the minute");
  CHECK_BOTH(classify(shop, {400, R"({"reason":"r","message":"m"})"}).message() == "m");
  CHECK_BOTH(classify(shop, {400, R"({"reason":"-2001","code":"-1001"})"}).rule().meaning ==
             "the order's fault");
  // A status: the own row, unless a row of the base under a condition …
  CHECK_BOTH(classify(shop, {403, ""}).rule().meaning == "the shop is closed");
  CHECK_BOTH(classify(shop, {429, "", "X-Left: 0"}).rule().meaning == "the hour is over");
  CHECK_BOTH(classify(shop, {400, "", "X-Shop-Id: 7"}).request_id() == "7");
  // Of the base's base.
  CHECK_BOTH(classify(kiosk, {503, R"({"reason":"closed"})"}).code() == kiosk["closed"]);
  CHECK_BOTH(classify(kiosk, {403, R"({"code":"blocked"})"}).rule().meaning ==
             "the store is read-only");
  CHECK_BOTH(!(kiosk["closed"] == shop["closed"]));
  CHECK_BOTH(kiosk.rows().size() == shop.rows().size());
}

TEST_CASE("whole numbers of 32 bits") {
  using triage::detail::whole_number;
  CHECK_BOTH(whole_number("2147483647") == 2147483647);
  CHECK_BOTH(whole_number("-2147483647") == -2147483647);
  CHECK_BOTH(whole_number("0000000007") == 7);
  for (const std::string_view s : {"", "-", "2147483648", "00000000007", "1.0", "+1", " 1"}) {
    INFO(s);
    CHECK(!whole_number(s));
  }
}

namespace {

struct numbered_api : triage::kinds {
  static constexpr std::string_view name = "numbered";
  static constexpr triage::field fields[] = {{"/code", triage::role::code},
                                             {"/id", triage::role::error_id}};
  static constexpr triage::id_layout error_id{1, 1};
  static constexpr triage::row rows[] = {
      {triage::codes(100, 199), 503, busy},
      {triage::id_class("7"), 503, throttled},
  };
};
constexpr triage::provider numbered = triage::define<numbered_api>();

}  // namespace

TEST_CASE("a range of codes is no class of error ids") {
  CHECK_BOTH(numbered.find_class("7")->kind().category == triage::category::rate_limited);
  CHECK_BOTH(numbered.find_class("") == nullptr);
  CHECK_BOTH(triage::classify(numbered, {418, R"({"id":"A"})"}).rule().basis !=
             triage::basis::id_class);
}

TEST_CASE("the first of equal hashes, among those that share a place") {
  using triage::detail::first_repeated;
  constexpr std::uint64_t different[] = {1, 513, 2, 1025};
  constexpr std::uint64_t equal[] = {1, 513, 2, 513};
  CHECK_BOTH(first_repeated(different) == -1);
  CHECK_BOTH(first_repeated(equal) == 3);
}

TEST_CASE("the same bytes, of any size") {
  using triage::detail::same_bytes;
  CHECK(same_bytes("", ""));
  for (std::size_t size = 1; size < 100; ++size) {
    const std::string text(size, 'a');
    CHECK(same_bytes(text, std::string(size, 'a')));
    for (std::size_t at = 0; at < size; ++at) {
      std::string other = text;
      other[at] = 'b';
      INFO(size << " " << at);
      CHECK_FALSE(same_bytes(text, other));
    }
  }
}

TEST_CASE("of an empty key nothing is read, and its size counts as that of others does") {
  using triage::detail::ends_of;
  constexpr std::string_view zeros("\0\0\0", 3);
  for (const bool whole : {false, true}) {
    const std::uint64_t none = ends_of({}, whole).sum();
    for (std::size_t size = 1; size <= zeros.size(); ++size) {
      CHECK(ends_of(zeros.substr(0, size), whole).sum() != none);
    }
  }
}

TEST_CASE("the parameter of a challenge") {
  using triage::detail::parameter_of;
  CHECK_BOTH(parameter_of(R"(Bearer realm="a", error="x")", "error") == "x");
  CHECK_BOTH(parameter_of("error=x", "error") == "x");
  CHECK_BOTH(parameter_of("Bearer;Error=1,b=2", "error") == "1");
  CHECK_BOTH(parameter_of("Bearer\terror=\"q", "error") == "q");
  CHECK_BOTH(parameter_of("Bearer my_error=\"no\", error = y ;z", "error") == "y");
  CHECK_BOTH(parameter_of("a=1,error=2", "error") == "2");
  CHECK_BOTH(parameter_of("error=", "error").empty());
  CHECK_BOTH(parameter_of("myerror=1, e=2", "error").data() == nullptr);
  CHECK_BOTH(parameter_of("error", "error").data() == nullptr);
}

TEST_CASE("the last segment of a URI") {
  using triage::form;
  using triage::detail::cut_to;
  CHECK_BOTH(cut_to(form::last_segment, "https://e.example/p/q") == "q");
  CHECK_BOTH(cut_to(form::last_segment, "https://e.example/p/") == "p");
  CHECK_BOTH(cut_to(form::last_segment, R"(https:\/\/e.example\/p\/)") == "p");
  CHECK_BOTH(cut_to(form::last_segment, "urn:x:p") == "p");
  CHECK_BOTH(cut_to(form::last_segment, "p").size() == 1);
  CHECK_BOTH(cut_to(form::last_segment, "//").empty());
}

namespace {

struct signs_api : triage::kinds {
  static constexpr std::string_view name = "signs";
  static constexpr triage::field fields[] = {{"/code", triage::role::code}};
  static constexpr triage::row rows[] = {
      {"0", 400, bad_request},
      {"-1", 503, busy},
      {"1", 404, missing},
  };
};
constexpr triage::provider signs = triage::define<signs_api>();

}  // namespace

TEST_CASE("a code that is a number is found by it, with its sign") {
  CHECK_BOTH(triage::classify(signs, {400, R"({"code":0})"}).code() == signs[0]);
  CHECK_BOTH(triage::classify(signs, {503, R"({"code":-1})"}).code() == signs[-1]);
  CHECK_BOTH(triage::classify(signs, {404, R"({"code":1})"}).code() == signs[1]);
  CHECK_BOTH(!(triage::classify(signs, {404, R"({"code":1})"}).code() == signs[-1]));
}
