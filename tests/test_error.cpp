// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>
#include <triage/providers/plurence.hpp>
#include <triage/providers/redner.hpp>
#include <triage/providers/resayil.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <ratio>
#include <string>
#include <type_traits>
#include <utility>

#include "both_ways.hpp"

using namespace triage::providers;
using triage::classify;

TEST_CASE("an error is small and trivially copyable") {
  STATIC_REQUIRE(sizeof(triage::error) <= 256);
  STATIC_REQUIRE(std::is_trivially_copyable_v<triage::error>);
  STATIC_REQUIRE(std::is_nothrow_default_constructible_v<triage::error>);
  STATIC_REQUIRE(!triage::error{}.failed());
}

TEST_CASE("the server's delay in any unit, rounded up") {
  using namespace std::chrono_literals;
  const auto e = [](std::string_view seconds) {
    const triage::header_line headers[] = {{"Retry-After", seconds}};
    return classify(assisters, {503, "", headers});
  };
  CHECK(e("1.5").delay_or(9s) == 2s);
  CHECK(e("1.5").delay_or(9ms) == 1500ms);
  CHECK(e("1.5").delay_or(9ns) == 1500000000ns);
  CHECK(e("1.5").delay_or(std::chrono::minutes(9)) == 1min);
  CHECK(e("0").delay_or(9s) == 9s);
  CHECK(e("1.5").delay_or(std::chrono::duration<double>(9)).count() == 1.5);
  CHECK(e("soon").delay_or(9s) == 9s);
  CHECK(classify(assisters, {400, "", "Retry-After: 5"}).delay_or(9s) == 9s);
  CHECK(e("1e300").delay_or(9s) == 3153600000s);
  CHECK(e("1e300").delay_or(9ns) == 3153600000000000000ns);
  CHECK(e("1e300").delay_or(std::chrono::duration<std::int64_t, std::pico>(9)) ==
        (std::chrono::duration<std::int64_t, std::pico>::max)());
  CHECK(e("1e300").delay_or(std::chrono::duration<std::int16_t>(9)).count() == 32767);
}

TEST_CASE("the row behind the decision") {
  const triage::error e = classify(redner, {500, R"({"error":{"code":"PROCESSING_FAILED"}})"});
  CHECK(e.rule().basis == triage::basis::code);
  CHECK(e.rule().meaning == "the job ran and failed; its details say why");
  CHECK(e.rule().source == "Server Errors (500)");
  CHECK(classify(redner, {502, ""}).rule().source == "RFC 9110, 15.6.3");
  CHECK(classify(redner, {503, ""}).rule().basis == triage::basis::status);
  CHECK(triage::error{}.rule().category == triage::category::unknown);
}

TEST_CASE("contradictions are visible, and the code stands") {
  const auto mismatch = [](int status, std::string_view body) {
    return classify(plurence, {status, body}).status_mismatch();
  };
  CHECK(!mismatch(404, R"({"message_code":"NOT_FOUND","status_code":404})"));
  CHECK(mismatch(404, R"({"message_code":"NOT_FOUND","status_code":400})"));
  CHECK(mismatch(400, R"({"message_code":"NOT_FOUND"})"));
  CHECK(!mismatch(400, R"({"message_code":"UNHEARD_OF"})"));
  CHECK(classify(plurence, {500, R"({"status_code":503})"}).body_status() == 503);
  CHECK(classify(plurence, {500, R"({"status_code":"503"})"}).body_status() == 503);
  CHECK(classify(plurence, {500, R"({"status_code":5030})"}).body_status() == 0);
  CHECK(classify(plurence, {500, R"({"status_code":-50})"}).body_status() == 0);
  CHECK(classify(plurence, {500, R"({})"}).body_status() == 0);
}

TEST_CASE("a 5xx status proves nothing, whatever its body is") {
  using triage::processed;
  constexpr auto outcome = [](int status, std::string_view body) {
    return triage::classify(redner, {status, body}).processed();
  };
  STATIC_REQUIRE(outcome(503, R"({"error":{"message":"Not now"}})") == processed::unknown);
  STATIC_REQUIRE(outcome(503, "") == processed::unknown);
  STATIC_REQUIRE(outcome(503, "<html><title>503</title></html>") == processed::unknown);
  STATIC_REQUIRE(outcome(503, "<error>503</error>") == processed::unknown);
  // A page with a 401 was carried out by nobody.
  STATIC_REQUIRE(outcome(401, "<html><title>401</title></html>") == processed::no);
  // Nor does what the caller makes of it.
  STATIC_REQUIRE(triage::undecodable(redner, {503, "?"}, "m").processed() == processed::unknown);
  STATIC_REQUIRE(triage::undecodable(redner, {200, "?"}, "m").processed() == processed::yes);
}

TEST_CASE("error ids") {
  const triage::error e = classify(plurence, {404, R"({"error_id":"DAT030002"})"});
  CHECK(e.error_id() == "DAT030002");
  const triage::id_parts parts = plurence.split_id(e.error_id().raw());
  CHECK(parts.service == "DAT");
  CHECK(parts.cls == "03");
  CHECK(parts.sequence == "0002");
}

TEST_CASE("the shape that was found is named") {
  const auto shape = [](std::string_view body) { return classify(persly, {400, body}).shape(); };
  CHECK(shape(R"({"error":{"message":"m"}})") == "persly");
  CHECK(shape(R"({"detail":"m"})") == "fastapi");
  CHECK(shape(R"({"detail":[{"msg":"m"}]})") == "fastapi");
  CHECK(shape(R"({"title":"m"})") == "problem");
  CHECK(shape(R"({"type":"t","detail":"m"})") == "problem");
  CHECK(shape(R"({"error":"m"})") == "error_text");
  CHECK(shape(R"({"message":"m","errors":{}})") == "laravel");
  CHECK(shape(R"({"message":"m"})") == "flat");
  CHECK(shape("<html>") == "");
  CHECK(triage::error().shape() == "");
  CHECK(classify(redner, {400, R"({"error":{"type":"t"}})"}).shape() == "openai");
}

TEST_CASE("an owned error outlives its response") {
  std::string body = R"({"error":{"message":"a\nb","code":"model_overloaded","param":"p"}})";
  std::string headers = "Retry-After: 7\r\nX-Request-ID: r-1\r\n";
  auto owned = std::make_unique<triage::owned_error>(classify(assisters, {503, body, headers}));
  const std::string whole = body;
  body.assign(body.size(), '#');
  headers.assign(headers.size(), '#');

  triage::owned_error copy = *owned;
  triage::owned_error moved = std::move(*owned);
  CHECK(!owned->get().failed());  // NOLINT(bugprone-use-after-move): documented
  owned.reset();
  triage::owned_error assigned;
  assigned = copy;
  const triage::owned_error& itself = assigned;
  assigned = itself;
  for (const triage::owned_error* o : {&copy, &moved, &assigned}) {
    const triage::error& e = o->get();
    CHECK(e.body() == whole);
    CHECK(e.code() == assisters["model_overloaded"]);
    CHECK(e.message() == "a\nb");
    CHECK(e.param() == "p");
    CHECK(e.request_id() == "r-1");
    CHECK(e.retry_after() == "7");
    CHECK(e.delay_ms() == 7000);
    CHECK(e.message().raw().data() > e.body().data());
    CHECK((*o)->status() == 503);
  }
  std::string list = R"({"message":"m","errors":{"f":["x"]}})";
  const triage::owned_error listed(classify(generic, {422, list}));
  list.assign(list.size(), '#');
  CHECK(listed->details().begin()->message == "x");
}

TEST_CASE("an owned error of next to nothing") {
  const triage::owned_error none;
  CHECK(!none->failed());
  const triage::owned_error empty(classify(generic, {503, ""}));
  CHECK(empty->status() == 503);
  CHECK(empty->body().empty());
  const std::string reason = "why";
  const triage::owned_error why(triage::undecodable(persly, {200, ""}, reason));
  CHECK(why->message() == "why");
}

TEST_CASE("every remedy has a sentence and every enumerator a name") {
  for (int i = 0; i <= 12; ++i) {
    CHECK(!sentence(static_cast<triage::remedy>(i)).empty());
    CHECK(!to_string(static_cast<triage::remedy>(i)).empty());
  }
  CHECK(sentence(triage::remedy::add_funds) != sentence(triage::remedy::raise_limit));
  CHECK(to_string(triage::basis::id_class) == "class");
  CHECK(to_string(triage::basis::http_default) == "default");
  CHECK(to_string(triage::category::context_length) == "context_length");
  CHECK(to_string(triage::severity::undocumented) == "undocumented");
  CHECK(to_string(triage::severity::info) == "info");
  CHECK(to_string(triage::severity::warning) == "warning");
  CHECK(to_string(triage::severity::error) == "error");
  CHECK(to_string(triage::severity::critical) == "critical");
}

namespace {

template <class Rep, class Period>
constexpr Rep delay_in(std::string_view seconds) {
  const triage::header_line headers[] = {{"Retry-After", seconds}};
  using unit = std::chrono::duration<Rep, Period>;
  return classify(assisters, {503, "", triage::header_view(headers)}).delay_or(unit(42)).count();
}

}  // namespace

TEST_CASE("a delay in units that do not divide a second, or that a second does not divide") {
  using sevenths = std::ratio<1, 7>;
  using odd = std::ratio<7, 3>;
  using day = std::ratio<86400>;
  CHECK_BOTH(delay_in<int, odd>("7") == 3);
  CHECK_BOTH(delay_in<int, odd>("7.001") == 4);
  CHECK_BOTH(delay_in<int, odd>("0.001") == 1);
  // Servers send 0 by mistake: then the caller's delay counts.
  CHECK_BOTH(delay_in<int, odd>("0") == 42);
  CHECK_BOTH(delay_in<int, sevenths>("1") == 7);
  CHECK_BOTH(delay_in<int, sevenths>("0.142") == 1);
  CHECK_BOTH(delay_in<int, sevenths>("0.143") == 2);
  CHECK_BOTH(delay_in<int, day>("86400") == 1);
  CHECK_BOTH(delay_in<int, day>("86400.001") == 2);
  CHECK_BOTH(delay_in<int, day>("1e300") == 36500);
  CHECK_BOTH(delay_in<int, std::chrono::years::period>("31556952") == 1);
  CHECK_BOTH(delay_in<int, std::chrono::years::period>("31556953") == 2);
  CHECK_BOTH(delay_in<std::int64_t, std::milli>("0.0001") == 1);
  CHECK_BOTH(delay_in<std::int64_t, std::micro>("0.001") == 1000);
  CHECK_BOTH(delay_in<std::int64_t, std::femto>("0.001") == 1'000'000'000'000);
  CHECK_BOTH(delay_in<std::int64_t, std::atto>("9.223") == 9'223'000'000'000'000'000);
  CHECK_BOTH(delay_in<std::int64_t, std::exa>("1e300") == 1);
  CHECK_BOTH(delay_in<std::int64_t, std::exa>("0") == 42);
}

TEST_CASE("a delay that does not fit is the longest that does") {
  CHECK_BOTH(delay_in<std::int8_t, std::ratio<1>>("127") == 127);
  CHECK_BOTH(delay_in<std::int8_t, std::ratio<1>>("127.5") == 127);
  CHECK_BOTH(delay_in<std::int8_t, std::ratio<1>>("128") == 127);
  CHECK_BOTH(delay_in<std::uint8_t, std::ratio<60>>("15300") == 255);
  CHECK_BOTH(delay_in<std::uint8_t, std::ratio<60>>("15301") == 255);
  CHECK_BOTH(delay_in<std::uint32_t, std::micro>("4294.967") == 4294967000);
  CHECK_BOTH(delay_in<std::uint32_t, std::micro>("4294.968") == 4294967295);
  CHECK_BOTH(delay_in<std::int32_t, std::milli>("2147483.647") == 2147483647);
  CHECK_BOTH(delay_in<std::int32_t, std::milli>("2147483.648") == 2147483647);
  CHECK_BOTH(delay_in<std::uint64_t, std::nano>("1e300") == 3'153'600'000'000'000'000);
  CHECK_BOTH(delay_in<std::int64_t, std::atto>("9.224") == INT64_MAX);
  CHECK_BOTH(delay_in<std::uint64_t, std::atto>("18.446") == 18'446'000'000'000'000'000U);
  CHECK_BOTH(delay_in<std::uint64_t, std::atto>("18.447") == UINT64_MAX);
  CHECK_BOTH(delay_in<std::int64_t, std::femto>("1e300") == INT64_MAX);
}

TEST_CASE("a delay as a floating-point number is not rounded") {
  CHECK_BOTH(delay_in<double, std::ratio<1>>("0.25") == 0.25);
  CHECK_BOTH(delay_in<double, std::nano>("0.25") == 250'000'000.0);
  CHECK_BOTH(delay_in<float, std::ratio<60>>("90") == 1.5F);
  CHECK_BOTH(delay_in<long double, std::ratio<86400>>("43200") == 0.5L);
  CHECK_BOTH(delay_in<double, std::milli>("1e300") == 3153600000000.0);
}

TEST_CASE("without a delay, or without a retry, the caller's own delay counts") {
  using namespace std::chrono_literals;
  const auto delay = [](int status, std::string_view body, triage::header_view headers) {
    return classify(assisters, {status, body, headers}).delay_or(123ms);
  };
  CHECK(delay(503, "", {}) == 123ms);
  CHECK(delay(503, "", "Retry-After: soon") == 123ms);
  CHECK(delay(503, "", "Retry-After:") == 123ms);
  CHECK(delay(503, "", "Retry-After: 0") == 123ms);
  CHECK(delay(503, "", "Retry-After: -7") == 123ms);
  CHECK(delay(401, "", "Retry-After: 7") == 123ms);
  CHECK(delay(429, R"({"error":{"code":"tokens_exhausted"}})", "Retry-After: 7") == 123ms);
  CHECK(delay(200, "", "Retry-After: 7") == 123ms);
  STATIC_REQUIRE(triage::error{}.delay_or(5s) == 5s);
}

TEST_CASE("a delay that does not count can still be read") {
  const triage::error e = classify(
      assisters, {429, R"({"error":{"code":"tokens_exhausted"}})", "Retry-After: 2592000"});
  CHECK(e.verdict() == triage::never);
  CHECK(e.delay_ms() == 0);
  CHECK(e.verdict().delay_basis == triage::delay_basis::none);
  CHECK(e.retry_after() == "2592000");
  const triage::error date =
      classify(assisters, {503, "", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT"});
  CHECK(date.verdict() == triage::backoff);
  CHECK(date.retry_after() == "Fri, 31 Dec 9999 23:59:59 GMT");
  CHECK(date.delay_ms() == 0);
}

TEST_CASE("of two hints the documented one counts, and of two that are none the first is kept") {
  const auto hints = [](const triage::provider& p, std::string_view body, std::string_view header) {
    const std::string whole = "{\"retry_after\":" + std::string(body) + "}";
    const triage::header_line headers[] = {{"Retry-After", header}};
    const triage::error e = classify(p, {429, whole, headers});
    return std::string(e.retry_after().raw()) + " " + std::to_string(e.delay_ms()) + " " +
           std::string(to_string(e.verdict().delay_basis));
  };
  CHECK(hints(resayil, "3", "9") == "3 3000 body");
  CHECK(hints(assisters, "3", "9") == "9 9000 header");
  CHECK(hints(resayil, "\"soon\"", "9") == "9 9000 header");
  CHECK(hints(assisters, "3", "later") == "3 3000 body");
  CHECK(hints(resayil, "\"soon\"", "later") == "soon 0 none");
  CHECK(hints(assisters, "\"soon\"", "later") == "later 0 none");
  CHECK(hints(resayil, "null", "9") == "9 9000 header");
  CHECK(hints(resayil, "0", "9") == "9 9000 header");
  CHECK(hints(resayil, "0", "later") == "0 0 body");
  CHECK(hints(resayil, "-1", "9") == "9 9000 header");
  // A zero gives way to what comes later, be it another one.
  CHECK(hints(assisters, "0", "0") == "0 0 body");
}

TEST_CASE("of two moments, or a delay and a moment, the first is kept") {
  constexpr triage::header_line header[] = {{"Retry-After", "Fri, 31 Dec 2027 23:59:59 GMT"}};
  constexpr std::string_view body =
      R"({"error":{"message":"Please try again after 2030-01-01T00:00:00Z."}})";
  CHECK_BOTH(classify(generic, {429, body}).retry_at() == triage::unix_time{1893456000});
  CHECK_BOTH(classify(generic, {429, body, header}).retry_at() == triage::unix_time{1830297599});
  CHECK_BOTH(classify(generic, {429, body, header}).retry_after() ==
             "Fri, 31 Dec 2027 23:59:59 GMT");
  CHECK_BOTH(classify(generic, {429, body, header}).verdict() == triage::backoff);
  // Also of a failure that is not retried.
  constexpr triage::header_line delay[] = {{"Retry-After", "5"},
                                           {"Date", "Tue, 01 Jan 2030 00:00:00 GMT"}};
  constexpr std::string_view moment =
      R"({"error":{"message":"m","retry_after":"2030-01-01T00:00:09Z"}})";
  CHECK_BOTH(classify(generic, {400, moment, delay}).server_delay_ms() == 5000);
  CHECK_BOTH(!classify(generic, {400, moment, delay}).retry_at());
  CHECK_BOTH(classify(generic, {400, moment}).retry_at() == triage::unix_time{1893456009});
}

TEST_CASE("an exception can be copied without another one") {
  STATIC_REQUIRE(std::is_nothrow_copy_constructible_v<triage::bad_result_access>);
  STATIC_REQUIRE(std::is_nothrow_copy_assignable_v<triage::bad_result_access>);
  const std::string body = R"({"error":{"code":"internal_error","message":"m"}})";
  const triage::bad_result_access first(classify(assisters, {500, body}));
  triage::bad_result_access second(classify(assisters, {404, ""}));
  second = first;
  const triage::bad_result_access third = second;
  CHECK(third.error().message() == "m");
  CHECK(third.error().body() == body);
  CHECK(std::string(third.what()) == first.what());
  CHECK(third.error().body().data() != first.error().body().data());
}

TEST_CASE("values that nobody sees have names all the same") {
  CHECK(to_string(triage::scope::by_category) == "request");
  CHECK(to_string(triage::category::unset) == "unset");
  CHECK(to_string(triage::category::unknown) == "unknown");
}

TEST_CASE("an unknown code equals no other, on either side") {
  const triage::error known =
      triage::classify(triage::providers::persly, {429, R"({"error":{"code":"quota_exceeded"}})"});
  const triage::error unknown =
      triage::classify(triage::providers::persly, {429, R"({"error":{"code":"xyzzy"}})"});
  REQUIRE(known.code().known());
  REQUIRE(!unknown.code().known());
  CHECK(known.code() == known.code());
  CHECK(!(known.code() == unknown.code()));
  CHECK(!(unknown.code() == known.code()));
  CHECK(!(unknown.code() == unknown.code()));
}

TEST_CASE("two known codes of a provider are equal only if they are one") {
  const auto code_of = [](std::string_view code) {
    const std::string body = R"({"error":{"code":")" + std::string(code) + "\"}}";
    return triage::classify(triage::providers::persly, {429, body}).code().row();
  };
  const triage::row_table rows = triage::providers::persly.rows();
  // Shared libraries may each have a copy of a table.
  std::vector<triage::detail::row_cell> copied(1 + rows.size());
  const auto* const cells = reinterpret_cast<const triage::detail::row_cell*>(&rows[0].record());
  std::copy(cells - 1, cells + rows.size(), copied.begin());
  std::size_t known = 0;
  for (const triage::row_ref a : rows) {
    if (a.about() != triage::about::code) continue;
    REQUIRE(code_of(a.name()) != nullptr);
    const triage::row_ref copy(&copied[1 + a.number()]);
    CHECK(copy != a);
    CHECK(copy.name() == a.name());
    CHECK(triage::code("persly", copy, triage::text::plain(a.name())) ==
          triage::code("persly", a, triage::text::plain(a.name())));
    ++known;
    for (const triage::row_ref b : rows) {
      if (b.about() != triage::about::code) continue;
      const triage::code x("persly", a, triage::text::plain(a.name()));
      const triage::code y("persly", b, triage::text::plain(b.name()));
      CHECK((x == y) == (a.name() == b.name()));
      const triage::code z("redner", b, triage::text::plain(b.name()));
      CHECK(!(x == z));
    }
  }
  CHECK(known > 5);
}
