// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <ratio>
#include <string>
#include <type_traits>
#include <utility>

#include "catch.hpp"

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
  CHECK(e("0").delay_or(9s) == 0s);
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
  CHECK(classify(redner, {400, R"({"error":{"type":"t"}})"}).shape() == "openai");
}

TEST_CASE("an owned error outlives its response") {
  std::string body = R"({"error":{"message":"a\nb","code":"model_overloaded","param":"p"},)"
                     R"("errors":{"f":["x"]}})";
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
    CHECK(e.details().begin()->message == "x");
    CHECK(e.message().raw().data() > e.body().data());
    CHECK((*o)->status() == 503);
  }
}

TEST_CASE("an owned error of next to nothing") {
  const triage::owned_error none;
  CHECK(!none->failed());
  const triage::owned_error empty(classify(generic, {503, ""}));
  CHECK(empty->status() == 503);
  CHECK(empty->body().empty());
  const triage::owned_error why(triage::undecodable(persly, {200, ""}, std::string("why")));
  CHECK(why->message() == "why");
}

TEST_CASE("every remedy has a sentence and every enumerator a name") {
  for (int i = 0; i <= 11; ++i) {
    CHECK(!sentence(static_cast<triage::remedy>(i)).empty());
    CHECK(!to_string(static_cast<triage::remedy>(i)).empty());
  }
  CHECK(sentence(triage::remedy::add_funds) != sentence(triage::remedy::raise_limit));
  CHECK(to_string(triage::basis::cls) == "class");
  CHECK(to_string(triage::basis::http_default) == "default");
  CHECK(to_string(triage::category::context_length) == "context_length");
}
