// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Retry policies and plans. The expected sequences are the formulas of the clients' own sources,
// written out.
#include <triage/classify.hpp>
#include <triage/http/errno.hpp>
#include <triage/retry/plan.hpp>
#include <triage/retry/policies.hpp>
#include <triage/providers.hpp>
#include <triage/retry/retry_budget.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "both_ways.hpp"

using triage::classify;
using triage::error;
using triage::if_longer;
using triage::jitter;
using triage::plan;
using triage::request_facts;
using triage::retry_policy;
using triage::stop;
using namespace triage::providers;
namespace policies = triage::policies;

namespace {

constexpr std::uint64_t lowest = 0;
constexpr std::uint64_t middle = std::uint64_t{1} << 63;
constexpr std::uint64_t highest = UINT64_MAX;

constexpr request_facts once{};
constexpr request_facts twice{.idempotent = true};

constexpr error limited = classify(generic, {429, ""});
constexpr error faulty = classify(generic, {500, ""});
constexpr error wrong = classify(generic, {400, ""});

constexpr error named(std::string_view retry_after, int status = 429) {
  return classify(generic, {status, "", {{"Retry-After", retry_after}}});
}

constexpr bool waits(const retry_policy& p, std::uint64_t entropy, std::int64_t first,
                     std::int64_t second, std::int64_t third) {
  return p.backoff_ms(1, entropy) == first && p.backoff_ms(2, entropy) == second &&
         p.backoff_ms(3, entropy) == third;
}

// The formulas in double, with `r` for random(): what the clients compute, in seconds.
double at(std::uint64_t entropy) {
  return static_cast<double>(entropy) / 18446744073709551616.0;
}

}  // namespace

TEST_CASE("the advice of the pages: 3 attempts after 1, 2 and 4 seconds") {
  STATIC_REQUIRE(persly.advice()->max_attempts == 3);
  STATIC_REQUIRE(waits(*persly.advice(), highest, 1000, 2000, 4000));
  STATIC_REQUIRE(waits(*plurence.advice(), highest, 1000, 2000, 4000));
  STATIC_REQUIRE(waits(*redner.advice(), highest, 1000, 2000, 4000));
  // With up to a second more.
  STATIC_REQUIRE(assisters.advice()->max_attempts == 3);
  STATIC_REQUIRE(waits(*assisters.advice(), lowest, 1000, 2000, 4000));
  STATIC_REQUIRE(waits(*assisters.advice(), middle, 1500, 2500, 4500));
  STATIC_REQUIRE(waits(*assisters.advice(), highest, 2000, 3000, 5000));
  STATIC_REQUIRE(resayil.advice() == nullptr);
  STATIC_REQUIRE(generic.advice() == nullptr);
}

TEST_CASE("Persly's sequence, from the responses of three attempts") {
  constexpr const retry_policy& p = *persly.advice();
  constexpr error e = classify(persly, {500, ""});
  CHECK_BOTH(p.next(e, twice, 1, 7) == plan{.wait_ms = 1000});
  CHECK_BOTH(p.next(e, twice, 2, 7) == plan{.wait_ms = 2000});
  CHECK_BOTH(p.next(e, twice, 3, 7).why == stop::attempts_spent);
  CHECK_BOTH(p.next(classify(persly, {429, ""}), twice, 1, 7).why == stop::not_retryable);
}

TEST_CASE("no policy that ships repeats what may have been carried out, unless told per request") {
  // The job may exist: Redner's INTERNAL_ERROR says nothing of that.
  const error job = classify(redner, {500, R"({"error":{"code":"INTERNAL_ERROR"}})"});
  REQUIRE(job.processed() == triage::processed::unknown);
  for (const retry_policy& p :
       {retry_policy{}, policies::openai_python, policies::anthropic_python, policies::vercel_ai,
        policies::aws_standard, policies::go_retryablehttp, policies::azure_core, *persly.advice(),
        *assisters.advice(), *plurence.advice(), *redner.advice()}) {
    for (const error& e : {job, faulty}) {
      CHECK(p.next(e, once, 1, middle).why == stop::outcome_unknown);
      CHECK(p.next(e, {}, 1, middle).why == stop::outcome_unknown);
      CHECK(p.next(e, twice, 1, middle));
      CHECK(p.next(e, twice, p.max_attempts, middle).why == stop::attempts_spent);
    }
  }
}

TEST_CASE("idempotent methods are those of RFC 9110 section 9.2.2") {
  for (const std::string_view m : {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"}) {
    CHECK(triage::is_idempotent_method(m));
  }
  for (const std::string_view m : {"POST", "PATCH", "CONNECT", "get", "", "GETS"}) {
    CHECK(!triage::is_idempotent_method(m));
  }
  STATIC_REQUIRE(triage::is_idempotent_method("PUT"));
}

TEST_CASE("the clients' formulas") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t entropy = i == 0 ? lowest : i == 1 ? highest : random();
    const double r = at(entropy);
    for (int n = 0; n < 12; ++n) {  // retries before this one
      const auto waits_for = [&](const retry_policy& p, double expected) {
        return std::abs(static_cast<double>(p.backoff_ms(n + 1, entropy)) / 1000 - expected) <=
               0.00051;
      };
      const double p2 = std::pow(2.0, n);
      CHECK(waits_for(policies::openai_python, std::min(0.5 * p2, 8.0) * (1 - 0.25 * r)));
      CHECK(waits_for(policies::anthropic_python, std::min(0.5 * p2, 8.0) * (1 - 0.25 * r)));
      CHECK(waits_for(policies::vercel_ai, 2 * p2));
      CHECK(waits_for(policies::aws_standard, r * std::min(p2, 20.0)));
      CHECK(waits_for(policies::go_retryablehttp, std::min(p2, 30.0)));
      CHECK(waits_for(policies::azure_core, n == 0 ? 0 : std::min(0.8 * p2, 120.0)));
    }
  }
  CHECK(policies::openai_python.max_attempts == 3);
  CHECK(policies::anthropic_python.max_attempts == 3);
  CHECK(policies::vercel_ai.max_attempts == 3);
  CHECK(policies::aws_standard.max_attempts == 3);
  CHECK(policies::go_retryablehttp.max_attempts == 5);
  CHECK(policies::azure_core.max_attempts == 4);
}

TEST_CASE("what the clients make of the server's delay") {
  const auto next = [](const retry_policy& p, std::string_view retry_after, int attempt = 1) {
    return p.next(named(retry_after), {.idempotent = true, .method = "GET"}, attempt, lowest);
  };
  // Their own clocks: nothing is added to what the server said.
  const auto told = [](std::int64_t ms) { return plan{.wait_ms = ms, .from_server = true}; };
  const auto computed = [](std::int64_t ms) { return plan{.wait_ms = ms}; };
  // openai-python: 0 < d <= 120 s, else it fails at once; 0 is none.
  CHECK(next(policies::openai_python, "120") == told(120000));
  CHECK(next(policies::openai_python, "120.001") ==
        plan{.why = stop::server_delay, .wait_ms = 120001, .from_server = true});
  CHECK(next(policies::openai_python, "0") == computed(500));
  CHECK(next(policies::openai_python, "-3") == computed(500));
  CHECK(next(policies::openai_python, "nan") == computed(500));
  // anthropic-sdk-python: 0 < d <= 60 s, else its own.
  CHECK(next(policies::anthropic_python, "60") == told(60000));
  CHECK(next(policies::anthropic_python, "60.5") == computed(500));
  CHECK(next(policies::anthropic_python, "0") == computed(500));
  // vercel/ai: 0 <= d < 60 s, or shorter than its own.
  CHECK(next(policies::vercel_ai, "0") == told(0));
  CHECK(next(policies::vercel_ai, "59.999") == told(59999));
  CHECK(next(policies::vercel_ai, "60") == computed(2000));
  retry_policy patient = policies::vercel_ai;
  patient.max_attempts = 10;
  CHECK(next(patient, "60", 6) == told(60000));
  CHECK(next(patient, "64", 6) == computed(64000));
  // The AWS SDKs do not look at it.
  for (const std::string_view d : {"5", "0.1", "0"}) {
    CHECK(policies::aws_standard.next(named(d, 503), twice, 1, middle) == computed(500));
  }
  // azure-core: above 0, however long.
  CHECK(next(policies::azure_core, "0") == computed(0));
  CHECK(next(policies::azure_core, "0", 2) == computed(1600));
  CHECK(next(policies::azure_core, "86400") == told(86400000));
  // go-retryablehttp: 0 too, but on 429 and 503 only.
  CHECK(next(policies::go_retryablehttp, "86400") == told(86400000));
  CHECK(next(policies::go_retryablehttp, "0") == told(0));
  CHECK(policies::go_retryablehttp.next(named("7", 503), twice, 1, lowest) == told(7000));
  CHECK(policies::go_retryablehttp.next(named("7", 502), twice, 1, lowest) == computed(1000));
  CHECK(policies::go_retryablehttp.next(named("7", 500), twice, 3, lowest) == computed(4000));
}

TEST_CASE("what the clients retry, where only the status is known") {
  const auto retried = [](const retry_policy& p, std::string_view method) {
    std::vector<int> all;
    for (int status = 300; status < 600; ++status) {
      const error e = classify(generic, {status, ""});
      if (p.next(e, {.idempotent = true, .method = method}, 1, 0)) all.push_back(status);
    }
    return all;
  };
  const auto with_5xx = [](std::vector<int> all, int first, std::vector<int> except) {
    for (int status = first; status < 600; ++status) {
      if (std::find(except.begin(), except.end(), status) == except.end()) all.push_back(status);
    }
    return all;
  };
  const std::vector<int> stainless = with_5xx({408, 409, 429}, 500, {});
  for (const std::string_view method : {"GET", "POST", ""}) {
    CHECK(retried(policies::openai_python, method) == stainless);
    CHECK(retried(policies::anthropic_python, method) == stainless);
    CHECK(retried(policies::vercel_ai, method) == stainless);
    CHECK(retried(policies::aws_standard, method) == std::vector<int>{500, 502, 503, 504});
    CHECK(retried(policies::go_retryablehttp, method) == with_5xx({429}, 500, {501}));
  }
  const std::vector<int> azure = with_5xx({408, 429}, 500, {501, 505});
  for (const std::string_view method : {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", ""}) {
    CHECK(retried(policies::azure_core, method) == azure);
  }
  CHECK(retried(policies::azure_core, "POST") == std::vector<int>{500, 503, 504});
  CHECK(retried(policies::azure_core, "PATCH") == std::vector<int>{500, 503, 504});
  CHECK(retried(policies::azure_core, "CONNECT").empty());
}

TEST_CASE("the clients' rules give way to what says more than a status") {
  const auto why = [](const retry_policy& p, const error& e, request_facts f = twice) {
    return p.next(e, f, 1, 0).why;
  };
  // A code of the provider: a used-up plan is not retried for being a 429 …
  constexpr error used_up =
      classify(persly, {429, R"({"error":{"code":"quota_exceeded","type":"insufficient_quota"}})"});
  CHECK(why(policies::openai_python, used_up) == stop::not_retryable);
  // … and what the table calls transient is, though the client does not know the code.
  constexpr error busy = classify(assisters, {429, R"({"error":{"code":"rate_limit_exceeded"}})"});
  CHECK(why(policies::aws_standard, busy) == stop::none);
  CHECK(why(policies::aws_standard, limited) == stop::by_policy);
  // The server's word.
  constexpr error no = classify(generic, {500, "", {{"X-Should-Retry", "false"}}});
  CHECK(why(policies::openai_python, no) == stop::not_retryable);
  // Rules never make a request idempotent.
  CHECK(why(policies::openai_python, classify(generic, {409, ""}), once) == stop::outcome_unknown);
  // By method, also where a code decided: azure-core sends no POST again after a 429, …
  CHECK(why(policies::azure_core, busy, {.idempotent = true, .method = "POST"}) == stop::by_policy);
  CHECK(why(policies::azure_core, busy, {.idempotent = true, .method = "GET"}) == stop::none);
  // … unless a delay was named, and then any error.
  const request_facts post{.idempotent = true, .method = "POST"};
  CHECK(policies::azure_core.next(named("7"), post, 1, 0) ==
        plan{.wait_ms = 7000, .from_server = true});
}

TEST_CASE("azure-core retries any error with a delay, also one that the verdict would not") {
  const request_facts post{.idempotent = true, .method = "POST"};
  const error e = named("7", 404);
  REQUIRE(e.verdict() == triage::never);
  REQUIRE(e.server_delay_ms() == 7000);
  CHECK(policies::azure_core.next(e, post, 1, 0) == plan{.wait_ms = 7000, .from_server = true});
  CHECK(retry_policy{}.next(e, post, 1, 0).why == stop::not_retryable);
  CHECK(policies::azure_core.next(named("7", 302), post, 1, 0).why == stop::not_retryable);
  // And openai-python takes the delay of a 409, which the verdict calls final.
  CHECK(policies::openai_python.next(named("7", 409), post, 1, 0) ==
        plan{.wait_ms = 7000, .from_server = true});
}

TEST_CASE("rules without statuses retry what the verdict does, by method") {
  constexpr triage::retry_rules reads{.methods = {"GET"}};
  const retry_policy p{.rules = &reads};
  const request_facts get{.idempotent = true, .method = "GET"};
  const request_facts put{.idempotent = true, .method = "PUT"};
  CHECK(p.next(faulty, get, 1, 0));
  CHECK(p.next(faulty, put, 1, 0).why == stop::by_policy);
  CHECK(p.next(wrong, get, 1, 0).why == stop::not_retryable);
}

TEST_CASE("rules do not apply if there was no response") {
  const error refused = classify(generic, triage::http::failure_of(std::errc::connection_refused));
  REQUIRE(refused.verdict() == triage::backoff);
  const request_facts connect{.idempotent = true, .method = "CONNECT"};
  CHECK(policies::azure_core.next(refused, connect, 1, 0));
  CHECK(policies::openai_python.next(refused, connect, 1, 0));
}

TEST_CASE("jitter") {
  const auto policy = [](jitter j) {
    return retry_policy{
        .base_ms = 1000, .cap_ms = 5000, .jitter = j, .less_permille = 250, .more_ms = 300};
  };
  CHECK(waits(policy(jitter::none), highest, 1000, 2000, 4000));
  CHECK(policy(jitter::none).backoff_ms(4, highest) == 5000);
  CHECK(waits(policy(jitter::full), lowest, 0, 0, 0));
  CHECK(waits(policy(jitter::full), middle, 500, 1000, 2000));
  CHECK(waits(policy(jitter::full), highest, 1000, 2000, 4000));
  CHECK(waits(policy(jitter::equal), lowest, 500, 1000, 2000));
  CHECK(waits(policy(jitter::equal), middle, 750, 1500, 3000));
  CHECK(waits(policy(jitter::equal), highest, 1000, 2000, 4000));
  CHECK(waits(policy(jitter::less), highest, 750, 1500, 3000));
  CHECK(waits(policy(jitter::more), highest, 1300, 2300, 4300));
  // min(cap, random_between(base, 3 * previous))
  CHECK(policy(jitter::decorrelated).backoff_ms(1, lowest) == 1000);
  CHECK(policy(jitter::decorrelated).backoff_ms(1, highest) == 3000);
  CHECK(policy(jitter::decorrelated).backoff_ms(2, middle, 1500) == 2750);
  CHECK(policy(jitter::decorrelated).backoff_ms(2, highest, 3000) == 5000);
  // Without the previous delay: the longest that it can have been.
  CHECK(policy(jitter::decorrelated).backoff_ms(2, middle) == 5000);
  CHECK(policy(jitter::decorrelated).backoff_ms(2, std::uint64_t{1} << 61) == 2000);
  // Amounts that make no sense.
  retry_policy p = policy(jitter::less);
  p.less_permille = 5000;
  CHECK(waits(p, highest, 0, 0, 0));
  p.less_permille = -5;
  CHECK(waits(p, highest, 1000, 2000, 4000));
  p = policy(jitter::more);
  p.more_ms = -300;
  CHECK(waits(p, highest, 1000, 2000, 4000));
}

TEST_CASE("no computed delay is longer than the cap, whatever the jitter") {
  for (const jitter j : {jitter::none, jitter::full, jitter::equal, jitter::decorrelated,
                         jitter::less, jitter::more}) {
    const retry_policy p{.base_ms = 900, .cap_ms = 1000, .jitter = j, .more_ms = 5000};
    for (const int n : {1, 2, 10}) CHECK(p.backoff_ms(n, highest, 700) <= 1000);
  }
}

TEST_CASE("the server's delay is spread upwards, so that not all clients come back at once") {
  constexpr retry_policy usual{};
  constexpr error thirty = named("30");
  CHECK_BOTH(usual.next(thirty, once, 1, lowest) == plan{.wait_ms = 30000, .from_server = true});
  CHECK_BOTH(usual.next(thirty, once, 1, middle) == plan{.wait_ms = 31500, .from_server = true});
  CHECK_BOTH(usual.next(thirty, once, 1, highest) == plan{.wait_ms = 33000, .from_server = true});
  std::mt19937_64 random(2);
  std::int64_t least = INT64_MAX;
  std::int64_t most = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::int64_t d = usual.next(thirty, once, 1, random()).wait_ms;
    least = std::min(least, d);
    most = std::max(most, d);
  }
  CHECK((least >= 30000 && least < 30100));
  CHECK((most <= 33000 && most > 32900));
  // What is too long is measured by what the server said.
  CHECK(usual.next(named("60"), once, 1, highest) == plan{.wait_ms = 66000, .from_server = true});
  CHECK(usual.next(named("60.001"), once, 1, lowest).why == stop::server_delay);
  // It saturates.
  constexpr retry_policy patient{.max_server_delay_ms = INT64_MAX, .spread_permille = INT32_MAX};
  CHECK_BOTH(patient.next(named("999999999999"), once, 1, highest) ==
             plan{.wait_ms = triage::max_delay_ms, .from_server = true});
  CHECK_BOTH(patient.next(named("3000000000"), once, 1, highest) ==
             plan{.wait_ms = triage::max_delay_ms, .from_server = true});
  constexpr retry_policy as_told{.spread_permille = 0};
  constexpr retry_policy negative{.spread_permille = -100};
  CHECK_BOTH(as_told.next(thirty, once, 1, highest).wait_ms == 30000);
  CHECK_BOTH(negative.next(thirty, once, 1, highest).wait_ms == 30000);
}

TEST_CASE("a delay of zero is none") {
  constexpr retry_policy usual{.jitter = jitter::none};
  constexpr retry_policy literal{.jitter = jitter::none, .ignore_zero = false};
  for (const std::string_view zero : {"0", "0.0"}) {
    const error e = named(zero);
    CHECK(usual.next(e, once, 1, highest) == plan{.wait_ms = 500});
    CHECK(usual.next(e, once, 2, highest) == plan{.wait_ms = 1000});
    CHECK(literal.next(e, once, 1, highest) == plan{.wait_ms = 0, .from_server = true});
  }
}

TEST_CASE("reasons to stop") {
  constexpr retry_policy single{.max_attempts = 1};
  constexpr retry_policy careful{.max_attempts = 3, .max_server_delay_ms = 1000};
  CHECK_BOTH(single.next(limited, twice, 1, 0).why == stop::attempts_spent);
  CHECK_BOTH(!single.next(limited, twice, 1, 0));
  CHECK_BOTH(careful.next(wrong, twice, 1, 0).why == stop::not_retryable);
  CHECK_BOTH(careful.next(faulty, once, 1, 0).why == stop::outcome_unknown);
  CHECK_BOTH(careful.next(faulty, twice, 1, 0));
  CHECK_BOTH(careful.next(limited, once, 1, 0));
  CHECK_BOTH(careful.next(limited, once, 2, 0));
  CHECK_BOTH(careful.next(limited, once, 3, 0).why == stop::attempts_spent);
  CHECK_BOTH(careful.next(limited, once, INT32_MAX, 0).why == stop::attempts_spent);
  CHECK_BOTH(careful.next(classify(generic, {200, ""}), once, 1, 0) ==
             plan{.why = stop::succeeded});
  constexpr error five = named("5");
  CHECK_BOTH(careful.next(five, once, 1, 0) ==
             plan{.why = stop::server_delay, .wait_ms = 5000, .from_server = true});
  retry_policy other = careful;
  other.if_longer = if_longer::clamp;
  CHECK(other.next(five, once, 1, 0) == plan{.wait_ms = 1000, .from_server = true});
  CHECK(other.next(five, once, 1, highest) == plan{.wait_ms = 1100, .from_server = true});
  other.if_longer = if_longer::compute;
  CHECK(other.next(five, once, 1, highest) == plan{.wait_ms = 500});
  CHECK(to_string(stop::none) == "none");
  CHECK(to_string(stop::succeeded) == "succeeded");
  CHECK(to_string(stop::not_retryable) == "not_retryable");
  CHECK(to_string(stop::outcome_unknown) == "outcome_unknown");
  CHECK(to_string(stop::by_policy) == "by_policy");
  CHECK(to_string(stop::server_delay) == "server_delay");
  CHECK(to_string(stop::attempts_spent) == "attempts_spent");
  CHECK(to_string(stop::deadline) == "deadline");
  CHECK(to_string(stop::budget) == "budget");
}

TEST_CASE("attempts below 1 are the first") {
  constexpr retry_policy p{.max_attempts = 1};
  for (const std::int32_t attempt : {0, -1, INT32_MIN}) {
    CHECK(p.next(limited, twice, attempt, 0).why == stop::attempts_spent);
    CHECK(policies::azure_core.next(limited, twice, attempt, 0) == plan{.wait_ms = 0});
    CHECK(policies::go_retryablehttp.next(limited, twice, attempt, 0) == plan{.wait_ms = 1000});
  }
  STATIC_REQUIRE(p.next(limited, twice, 0, 0).why == stop::attempts_spent);
  for (const std::int32_t most : {1, 0, -1, INT32_MIN}) {
    CHECK(!retry_policy{.max_attempts = most}.next(limited, twice, 1, 0));
  }
}

TEST_CASE("slow growth, and retries that are none") {
  constexpr retry_policy slow{
      .base_ms = 1, .factor = 1.001, .cap_ms = 1'000'000, .jitter = jitter::none};
  STATIC_REQUIRE(slow.backoff_ms(5000, 0) == 148);
  STATIC_REQUIRE(slow.backoff_ms(INT32_MAX, 0) == 1'000'000);
  STATIC_REQUIRE(slow.backoff_ms(0, 0) == 1);
  STATIC_REQUIRE(policies::azure_core.backoff_ms(0, 0) == 0);
  STATIC_REQUIRE(policies::azure_core.backoff_ms(-5, 0) == 0);
  // No delay is negative, whatever the policy says.
  constexpr retry_policy odd{.max_server_delay_ms = -5, .if_longer = if_longer::clamp};
  STATIC_REQUIRE(odd.next(named("3"), once, 1, 0) == plan{.wait_ms = 0, .from_server = true});
}

TEST_CASE("factors that are none do not grow, and no factor is undefined") {
  const auto with = [](double factor) {
    return retry_policy{.base_ms = 700, .factor = factor, .jitter = jitter::none};
  };
  for (const double factor : {0.0, -0.0, -2.0, std::nan(""), -HUGE_VAL}) {
    CHECK(waits(with(factor), 0, 700, 700, 700));
  }
  CHECK(waits(with(0.5), 0, 700, 350, 175));
  CHECK(waits(with(1e-300), 0, 700, 0, 0));
  for (const double factor : {1e300, HUGE_VAL, std::numeric_limits<double>::max()}) {
    CHECK(waits(with(factor), 0, 700, 20000, 20000));
  }
  // Constant evaluation rejects what is undefined.
  using real = std::numeric_limits<double>;
  STATIC_REQUIRE(retry_policy{.factor = 1e300}.backoff_ms(INT32_MAX, highest) == 20000);
  STATIC_REQUIRE(retry_policy{.factor = real::infinity()}.backoff_ms(7, highest) == 20000);
  STATIC_REQUIRE(retry_policy{.factor = real::quiet_NaN()}.backoff_ms(7, highest) == 500);
  STATIC_REQUIRE(
      retry_policy{.base_ms = INT64_MAX, .factor = real::max(), .cap_ms = INT64_MAX}.backoff_ms(
          9, highest) == triage::max_delay_ms);
  STATIC_REQUIRE(retry_policy{.base_ms = 0, .factor = real::max()}.backoff_ms(9, highest) == 0);
}

TEST_CASE("the same error gives the same decision, whatever the chance") {
  constexpr retry_policy p{
      .max_attempts = 5, .base_ms = 1000, .cap_ms = 60000, .max_server_delay_ms = 1000};
  constexpr error three = named("3");
  for (const std::uint64_t entropy : {lowest, middle, highest}) {
    CHECK(p.next(three, once, 4, entropy).why == stop::server_delay);
  }
}

TEST_CASE("policies that make no sense do no harm") {
  using limits = std::numeric_limits<std::int64_t>;
  for (const double factor : {-2.0, 0.0, 0.5, 1.0, 1.0000001, 1e300, std::nan(""), HUGE_VAL}) {
    for (const std::int64_t base :
         {limits::min(), std::int64_t{-1}, std::int64_t{0}, limits::max()}) {
      for (const std::int64_t cap : {limits::min(), std::int64_t{0}, limits::max()}) {
        for (const jitter j : {jitter::none, jitter::full, jitter::equal, jitter::decorrelated,
                               jitter::less, jitter::more}) {
          for (const std::int32_t n : {INT32_MIN, 0, 1, 2, 100, INT32_MAX}) {
            const retry_policy p{.base_ms = base,
                                 .factor = factor,
                                 .cap_ms = cap,
                                 .jitter = j,
                                 .less_permille = INT32_MIN,
                                 .more_ms = INT32_MAX};
            const std::int64_t d = p.backoff_ms(n, highest, limits::max());
            CHECK((d >= 0 && d <= triage::max_delay_ms));
          }
        }
      }
    }
  }
}

TEST_CASE("the retry budget of the AWS standard mode") {
  triage::retry_budget budget;
  CHECK(budget.tokens == 500);
  CHECK(budget.take(limited) == 5);
  CHECK(budget.tokens == 495);
  // botocore charges 10 for its own connect and read timeouts, which have no status.
  CHECK(budget.take(classify(generic, {504, ""})) == 5);
  CHECK(budget.take(classify(generic, {408, ""})) == 5);
  CHECK(budget.tokens == 485);
  const auto failed = [](std::errc e) { return classify(generic, triage::http::failure_of(e)); };
  CHECK(budget.take(failed(std::errc::connection_refused)) == 5);
  budget.succeeded(5);
  CHECK(budget.take(failed(std::errc::timed_out)) == 10);
  budget.succeeded(10);
  CHECK(budget.tokens == 485);
  budget.succeeded(10);
  CHECK(budget.tokens == 495);
  budget.succeeded();
  CHECK(budget.tokens == 496);
  budget.succeeded(5);
  CHECK(budget.tokens == 500);
  for (int i = 0; i < 100; ++i) REQUIRE(budget.take(limited) == 5);
  CHECK(budget.tokens == 0);
  CHECK(!budget.take(limited));
  CHECK(budget.tokens == 0);
}

TEST_CASE("budgets that make no sense do no harm") {
  triage::retry_budget budget{.retry_cost = 0};
  CHECK(budget.take(limited) == 0);
  budget.retry_cost = INT32_MIN;
  CHECK(budget.take(limited) == 0);
  CHECK(budget.tokens == 500);
  budget.succeeded(INT32_MAX);
  CHECK(budget.tokens == 500);
  budget.success_refund = -7;
  budget.succeeded(-7);
  CHECK(budget.tokens == 500);
  triage::retry_budget huge{.capacity = INT32_MAX, .tokens = INT32_MIN};
  CHECK(!huge.take(limited));
  huge.succeeded(INT32_MAX);
  CHECK(huge.tokens == -1);
  huge.tokens = INT32_MAX;
  huge.succeeded(INT32_MAX);
  CHECK(huge.tokens == INT32_MAX);
}
