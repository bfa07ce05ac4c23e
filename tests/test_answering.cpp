// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What to count against a service, and what to answer one's own client.
#include <triage/retry/answering.hpp>
#include <triage/classify.hpp>
#include <triage/http/errno.hpp>
#include <triage/predicates.hpp>
#include <triage/providers.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "both_ways.hpp"

using triage::category;
using triage::classify;
using triage::counts_against_service;
using triage::credentials;
using triage::error;
using triage::gateway_status;
using triage::retry_after_of;
using triage::throttled;
using triage::http::failure_of;
using namespace triage::providers;

namespace {

// A row for a code.
constexpr triage::row row_of(std::string_view code, category c,
                             triage::processed p = triage::processed::by_category) {
  return {code, 400, {c, triage::never, triage::remedy::fix_request, p}};
}

// A provider with a code for each category, sent with the status of the response.
struct every_api : triage::kinds {
  static constexpr std::string_view name = "every";
  static constexpr triage::field fields[] = {{"/code", triage::role::code}};
  static constexpr triage::row rows[] = {
      row_of("invalid_request", category::invalid_request),
      row_of("authentication", category::authentication),
      row_of("permission", category::permission),
      row_of("not_found", category::not_found),
      row_of("conflict", category::conflict),
      row_of("payload_too_large", category::payload_too_large),
      row_of("context_length", category::context_length),
      row_of("content_policy", category::content_policy),
      row_of("rate_limited", category::rate_limited),
      row_of("quota_exhausted", category::quota_exhausted),
      row_of("insufficient_funds", category::insufficient_funds),
      row_of("overloaded", category::overloaded, triage::processed::no),
      row_of("timeout", category::timeout),
      row_of("internal", category::internal),
      row_of("unavailable_not_done", category::unavailable, triage::processed::no),
      row_of("unavailable", category::unavailable, triage::processed::unknown),
      row_of("redirected", category::redirected),
      row_of("cancelled_not_done", category::cancelled, triage::processed::no),
      row_of("cancelled", category::cancelled, triage::processed::unknown),
      row_of("local", category::local),
      row_of("bad_response", category::bad_response),
      row_of("unknown", category::unknown),
  };
};
constexpr triage::provider every = triage::define<every_api>();

error of(std::string_view code, int status) {
  static std::string body;
  body = R"({"code":")" + std::string(code) + "\"}";
  const error e = classify(every, {status, body});
  REQUIRE(e.verdict().decided_by == triage::basis::code);
  return e;
}

constexpr error named(int status, std::string_view retry_after) {
  return classify(generic, {status, "", {{"Retry-After", retry_after}}});
}

}  // namespace

TEST_CASE("what counts against a service, and what asks for a slower pace") {
  struct row {
    std::string_view code;
    bool against, slower;
  };
  for (const row& r : {row{"invalid_request", false, false},
                       row{"authentication", false, false},
                       row{"permission", false, false},
                       row{"not_found", false, false},
                       row{"conflict", false, false},
                       row{"payload_too_large", false, false},
                       row{"context_length", false, false},
                       row{"content_policy", false, false},
                       row{"rate_limited", false, true},
                       row{"quota_exhausted", false, false},
                       row{"insufficient_funds", false, false},
                       row{"overloaded", true, true},
                       row{"timeout", true, false},
                       row{"internal", true, false},
                       row{"unavailable", true, false},
                       row{"redirected", false, false},
                       row{"cancelled", false, false},
                       row{"local", false, false},
                       row{"bad_response", true, false},
                       row{"unknown", false, false}}) {
    INFO(r.code);
    CHECK(counts_against_service(of(r.code, 400)) == r.against);
    CHECK(throttled(of(r.code, 400)) == r.slower);
  }
  constexpr error success = classify(generic, {200, ""});
  CHECK_BOTH(!counts_against_service(success));
  CHECK_BOTH(!throttled(success));
  CHECK_BOTH(!counts_against_service(error()));
  CHECK_BOTH(counts_against_service(classify(generic, {503, ""})));
  CHECK_BOTH(throttled(classify(generic, {429, ""})));
}

TEST_CASE("what a gateway answers, by category") {
  // For a 4xx, a 5xx and no response: with the gateway's own credentials, and with the client's.
  struct row {
    std::string_view code;
    int own_400, own_500, client_400, client_500;
  };
  for (const row& r : {row{"invalid_request", 418, 400, 418, 400},
                       row{"not_found", 418, 404, 418, 404},
                       row{"conflict", 418, 409, 418, 409},
                       row{"payload_too_large", 418, 413, 418, 413},
                       row{"context_length", 418, 413, 418, 413},
                       row{"content_policy", 418, 422, 418, 422},
                       row{"authentication", 502, 502, 401, 401},
                       row{"permission", 502, 502, 403, 403},
                       row{"insufficient_funds", 503, 503, 402, 402},
                       row{"rate_limited", 503, 503, 429, 429},
                       row{"quota_exhausted", 503, 503, 429, 429},
                       row{"overloaded", 503, 503, 503, 503},
                       row{"timeout", 504, 504, 504, 504},
                       row{"unavailable_not_done", 503, 503, 503, 503},
                       row{"unavailable", 502, 502, 502, 502},
                       row{"internal", 502, 502, 502, 502},
                       row{"redirected", 502, 502, 502, 502},
                       row{"cancelled_not_done", 503, 503, 503, 503},
                       row{"cancelled", 500, 500, 500, 500},
                       row{"local", 500, 500, 500, 500},
                       row{"bad_response", 502, 502, 502, 502},
                       row{"unknown", 502, 502, 502, 502}}) {
    INFO(r.code);
    CHECK(gateway_status(of(r.code, 418)) == r.own_400);
    CHECK(gateway_status(of(r.code, 500)) == r.own_500);
    CHECK(gateway_status(of(r.code, 418), credentials::of_client) == r.client_400);
    CHECK(gateway_status(of(r.code, 500), credentials::of_client) == r.client_500);
    // A redirect is no status to pass on, so the category says it.
    CHECK(gateway_status(of(r.code, 302)) == r.own_500);
  }
}

TEST_CASE("what a gateway answers to a status alone") {
  const auto answers = [](int status, credentials whose = credentials::of_gateway) {
    return gateway_status(classify(generic, {status, ""}), whose);
  };
  for (const int kept : {200, 201, 204, 206, 304, 400, 404, 405, 406, 409, 410, 411,
                         412, 413, 414, 415, 416, 417, 422, 423, 428, 431, 451, 501}) {
    CHECK(answers(kept) == kept);
    CHECK(answers(kept, credentials::of_client) == kept);
  }
  for (const int status : {401, 402, 403, 429}) {
    CHECK(answers(status) >= 502);
    CHECK(answers(status, credentials::of_client) == status);
  }
  // What is between two hops is not the client's business.
  for (const int hop : {301, 302, 303, 307, 308, 407, 421, 426, 505, 511}) {
    CHECK(answers(hop) == 502);
    CHECK(answers(hop, credentials::of_client) == 502);
  }
  // What another service than the upstream failed to do, and what may be sent again.
  CHECK(answers(424) == 502);
  CHECK(answers(425) == 503);
  CHECK(answers(408) == 504);
  CHECK(answers(500) == 502);
  CHECK(answers(502) == 502);
  CHECK(answers(503) == 503);
  CHECK(answers(504) == 504);
  CHECK(answers(529) == 503);
  // Whatever comes, it is a status that can be sent.
  for (int status = -1; status < 1100; ++status) {
    for (const credentials whose : {credentials::of_gateway, credentials::of_client}) {
      const int answer = answers(status, whose);
      CHECK((answer >= 100 && answer <= 599));
      CHECK((answer >= 400) == (classify(generic, {status, ""}).failed() && status != 304));
    }
  }
  STATIC_REQUIRE(gateway_status(classify(generic, {500, ""})) == 502);
  CHECK(gateway_status(error()) == 200);
}

TEST_CASE("what a gateway answers if there was no response") {
  CHECK(gateway_status(classify(generic, failure_of(std::errc::timed_out))) == 504);
  // Certainly not carried out: the client may send it again.
  CHECK(gateway_status(classify(generic, failure_of(std::errc::connection_refused))) == 503);
  CHECK(gateway_status(classify(generic, failure_of(std::errc::connection_reset))) == 502);
}

TEST_CASE("Retry-After for one's own client") {
  CHECK_BOTH(retry_after_of(named(429, "7")) == 7);
  CHECK_BOTH(retry_after_of(named(503, "7")) == 7);
  CHECK(retry_after_of(named(429, "6.001")) == 7);
  CHECK(retry_after_of(named(429, "0.001")) == 1);
  CHECK(retry_after_of(named(429, "6")) == 6);
  // Nothing was named, or "at once", which is no news.
  CHECK(retry_after_of(classify(generic, {429, ""})) == std::nullopt);
  CHECK(retry_after_of(named(429, "0")) == std::nullopt);
  CHECK(retry_after_of(named(429, "soon")) == std::nullopt);
  // Waiting does not help.
  CHECK(retry_after_of(named(400, "7")) == std::nullopt);
  CHECK(retry_after_of(named(401, "7")) == std::nullopt);
  CHECK(retry_after_of(named(200, "7")) == std::nullopt);
  CHECK(retry_after_of(error()) == std::nullopt);
  // It is never more than 100 years.
  CHECK(retry_after_of(named(429, "99999999999999999999")) == triage::max_delay_ms / 1000);
}

TEST_CASE("Retry-After of a quota says when it begins again, though nobody here waits for it") {
  const error used_up = classify(
      assisters, {429, R"({"error":{"code":"tokens_exhausted"}})", {{"Retry-After", "518400"}}});
  REQUIRE(used_up.verdict() == triage::never);
  CHECK(retry_after_of(used_up) == 518400);
  // A rate limit, too, of which the table says so.
  const error limited =
      classify(every, {429, R"({"code":"rate_limited"})", {{"Retry-After", "7"}}});
  REQUIRE(limited.verdict() == triage::never);
  CHECK(retry_after_of(limited) == 7);
}
