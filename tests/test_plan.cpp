// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Retry plans. The expected sequences are the formulas of the clients' own sources, written out.
#include <triage/classify.hpp>
#include <triage/plan.hpp>
#include <triage/policies.hpp>
#include <triage/providers.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

using triage::classify;
using triage::error;
using triage::if_longer;
using triage::jitter;
using triage::plan;
using triage::retry_policy;
using triage::stop;
using namespace triage::providers;
namespace policies = triage::policies;

namespace {

constexpr std::uint64_t lowest = 0;
constexpr std::uint64_t middle = std::uint64_t{1} << 63;
constexpr std::uint64_t highest = UINT64_MAX;

constexpr error limited = classify(generic, {429, ""});
constexpr error faulty = classify(generic, {500, ""});
constexpr error wrong = classify(generic, {400, ""});

constexpr error named(std::string_view retry_after) {
  return classify(generic, {429, "", {{"Retry-After", retry_after}}});
}

constexpr bool waits(const retry_policy& p, std::uint64_t entropy, std::int64_t first,
                     std::int64_t second, std::int64_t third) {
  return p.delay_ms(1, entropy) == first && p.delay_ms(2, entropy) == second &&
         p.delay_ms(3, entropy) == third;
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
  STATIC_REQUIRE(p.next(classify(persly, {500, ""}), 1, 7) == plan{stop::no, 1000, false});
  STATIC_REQUIRE(p.next(classify(persly, {500, ""}), 2, 7) == plan{stop::no, 2000, false});
  STATIC_REQUIRE(p.next(classify(persly, {500, ""}), 3, 7).why == stop::attempts_spent);
  STATIC_REQUIRE(p.next(classify(persly, {429, ""}), 1, 7).why == stop::not_retryable);
}

TEST_CASE("the clients' formulas") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t entropy = i == 0 ? lowest : i == 1 ? highest : random();
    const double r = at(entropy);
    for (int n = 0; n < 12; ++n) {  // retries before this one
      const auto delay = [&](const retry_policy& p) {
        return static_cast<double>(p.delay_ms(n + 1, entropy)) / 1000;
      };
      const auto is = [&](double expected) { return Approx(expected).margin(0.00051); };
      const double p2 = std::pow(2.0, n);
      CHECK(delay(policies::openai_python) == is(std::min(0.5 * p2, 8.0) * (1 - 0.25 * r)));
      CHECK(delay(policies::anthropic_python) == is(std::min(0.5 * p2, 8.0) * (1 - 0.25 * r)));
      CHECK(delay(policies::vercel_ai) == is(2 * p2));
      CHECK(delay(policies::aws_standard) == is(r * std::min(p2, 20.0)));
      CHECK(delay(policies::go_retryablehttp) == is(std::min(p2, 30.0)));
      CHECK(delay(policies::azure_core) == is(n == 0 ? 0 : std::min(0.8 * p2, 120.0)));
    }
  }
  CHECK(policies::openai_python.max_attempts == 3);
  CHECK(policies::anthropic_python.max_attempts == 3);
  CHECK(policies::vercel_ai.max_attempts == 3);
  CHECK(policies::aws_standard.max_attempts == 3);
  CHECK(policies::go_retryablehttp.max_attempts == 5);
  CHECK(policies::azure_core.max_attempts == 4);
  // They repeat whatever happened.
  for (const retry_policy& p :
       {policies::openai_python, policies::anthropic_python, policies::vercel_ai,
        policies::aws_standard, policies::go_retryablehttp, policies::azure_core, *persly.advice(),
        *assisters.advice(), *plurence.advice(), *redner.advice()}) {
    CHECK(faulty.processed() == triage::processed::unknown);
    CHECK(p.next(faulty, 1, middle));
    CHECK(p.next(faulty, p.max_attempts, middle).why == stop::attempts_spent);
  }
}

TEST_CASE("what the clients make of the server's delay") {
  const auto next = [](const retry_policy& p, std::string_view retry_after) {
    return p.next(named(retry_after), 1, lowest);
  };
  // openai-python: 0 < d <= 120 s, else it fails at once; 0 is none.
  CHECK(next(policies::openai_python, "120") == plan{stop::no, 120000, true});
  CHECK(next(policies::openai_python, "120.001") == plan{stop::server_delay, 120001, true});
  CHECK(next(policies::openai_python, "0") == plan{stop::no, 500, false});
  CHECK(next(policies::openai_python, "-3") == plan{stop::no, 500, false});
  CHECK(next(policies::openai_python, "nan") == plan{stop::no, 500, false});
  // anthropic-sdk-python: 0 < d <= 60 s, else its own.
  CHECK(next(policies::anthropic_python, "60") == plan{stop::no, 60000, true});
  CHECK(next(policies::anthropic_python, "60.5") == plan{stop::no, 500, false});
  CHECK(next(policies::anthropic_python, "0") == plan{stop::no, 500, false});
  // vercel/ai: 0 <= d < 60 s, or shorter than its own.
  CHECK(next(policies::vercel_ai, "0") == plan{stop::no, 0, true});
  CHECK(next(policies::vercel_ai, "59.999") == plan{stop::no, 59999, true});
  CHECK(next(policies::vercel_ai, "60") == plan{stop::no, 2000, false});
  retry_policy patient = policies::vercel_ai;
  patient.max_attempts = 10;
  CHECK(patient.next(named("60"), 6, lowest) == plan{stop::no, 60000, true});
  CHECK(patient.next(named("64"), 6, lowest) == plan{stop::no, 64000, false});
  // The others.
  CHECK(next(policies::aws_standard, "5") == plan{stop::no, 0, false});
  CHECK(policies::aws_standard.next(named("5"), 1, middle) == plan{stop::no, 500, false});
  CHECK(policies::aws_standard.next(named("0.1"), 1, middle) == plan{stop::no, 500, false});
  CHECK(policies::aws_standard.next(named("0"), 1, middle) == plan{stop::no, 500, false});
  CHECK(next(policies::azure_core, "0") == plan{stop::no, 0, false});
  CHECK(policies::azure_core.next(named("0"), 2, lowest) == plan{stop::no, 1600, false});
  CHECK(next(policies::go_retryablehttp, "86400") == plan{stop::no, 86400000, true});
  CHECK(next(policies::go_retryablehttp, "0") == plan{stop::no, 0, true});
  CHECK(next(policies::azure_core, "86400") == plan{stop::no, 86400000, true});
}

TEST_CASE("jitter") {
  const auto policy = [](jitter j, int amount = 0) {
    return retry_policy{.base_ms = 1000, .cap_ms = 5000, .jitter = j, .jitter_amount = amount};
  };
  CHECK(waits(policy(jitter::none), highest, 1000, 2000, 4000));
  CHECK(policy(jitter::none).delay_ms(4, highest) == 5000);
  CHECK(waits(policy(jitter::full), lowest, 0, 0, 0));
  CHECK(waits(policy(jitter::full), middle, 500, 1000, 2000));
  CHECK(waits(policy(jitter::full), highest, 1000, 2000, 4000));
  CHECK(waits(policy(jitter::equal), lowest, 500, 1000, 2000));
  CHECK(waits(policy(jitter::equal), middle, 750, 1500, 3000));
  CHECK(waits(policy(jitter::equal), highest, 1000, 2000, 4000));
  CHECK(waits(policy(jitter::less, 250), highest, 750, 1500, 3000));
  CHECK(waits(policy(jitter::more, 300), highest, 1300, 2300, 4300));
  // min(cap, random_between(base, 3 * previous))
  CHECK(policy(jitter::decorrelated).delay_ms(1, lowest) == 1000);
  CHECK(policy(jitter::decorrelated).delay_ms(1, highest) == 3000);
  CHECK(policy(jitter::decorrelated).delay_ms(2, middle, 1500) == 2750);
  CHECK(policy(jitter::decorrelated).delay_ms(2, highest, 3000) == 5000);
  // Without the previous delay: the longest that it can have been.
  CHECK(policy(jitter::decorrelated).delay_ms(2, middle) == 5000);
  CHECK(policy(jitter::decorrelated).delay_ms(2, std::uint64_t{1} << 61) == 2000);
}

TEST_CASE("reasons to stop") {
  constexpr retry_policy once{.max_attempts = 1, .idempotent = true};
  constexpr retry_policy careful{.max_attempts = 3, .max_server_delay_ms = 1000};
  constexpr retry_policy repeatable{.max_attempts = 3, .idempotent = true};
  STATIC_REQUIRE(once.next(limited, 1, 0).why == stop::attempts_spent);
  STATIC_REQUIRE(!once.next(limited, 1, 0));
  STATIC_REQUIRE(careful.next(wrong, 1, 0).why == stop::not_retryable);
  STATIC_REQUIRE(careful.next(faulty, 1, 0).why == stop::outcome_unknown);
  STATIC_REQUIRE(repeatable.next(faulty, 1, 0));
  STATIC_REQUIRE(careful.next(limited, 1, 0));
  STATIC_REQUIRE(careful.next(limited, 2, 0));
  STATIC_REQUIRE(careful.next(limited, 3, 0).why == stop::attempts_spent);
  STATIC_REQUIRE(careful.next(limited, INT32_MAX, 0).why == stop::attempts_spent);
  constexpr error five = named("5");
  STATIC_REQUIRE(careful.next(five, 1, 0) == plan{stop::server_delay, 5000, true});
  retry_policy other = careful;
  other.if_longer = if_longer::clamp;
  CHECK(other.next(five, 1, 0) == plan{stop::no, 1000, true});
  other.if_longer = if_longer::compute;
  CHECK(other.next(five, 1, highest) == plan{stop::no, 500, false});
  CHECK(to_string(stop::server_delay) == "server_delay");
  CHECK(to_string(stop::outcome_unknown) == "outcome_unknown");
  CHECK(to_string(stop::attempts_spent) == "attempts_spent");
  CHECK(to_string(stop::not_retryable) == "not_retryable");
  CHECK(to_string(stop::no) == "no");
}

TEST_CASE("slow growth, and attempts that are none") {
  constexpr retry_policy slow{
      .base_ms = 1, .factor = 1.001, .cap_ms = 1'000'000, .jitter = jitter::none};
  STATIC_REQUIRE(slow.delay_ms(5000, 0) == 148);
  STATIC_REQUIRE(slow.delay_ms(INT32_MAX, 0) == 1'000'000);
  STATIC_REQUIRE(slow.delay_ms(0, 0) == 1);
  STATIC_REQUIRE(policies::azure_core.delay_ms(0, 0) == 0);
  STATIC_REQUIRE(policies::azure_core.delay_ms(-5, 0) == 0);
  // No delay is negative, whatever the policy says.
  constexpr retry_policy odd{.max_server_delay_ms = -5, .if_longer = if_longer::clamp};
  STATIC_REQUIRE(odd.next(named("3"), 1, 0) == plan{stop::no, 0, true});
}

TEST_CASE("the same error gives the same decision, whatever the chance") {
  constexpr retry_policy p{
      .max_attempts = 5, .base_ms = 1000, .cap_ms = 60000, .max_server_delay_ms = 1000};
  constexpr error three = named("3");
  for (const std::uint64_t entropy : {lowest, middle, highest}) {
    CHECK(p.next(three, 4, entropy).why == stop::server_delay);
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
                                 .jitter_amount = INT32_MAX};
            const std::int64_t d = p.delay_ms(n, highest, limits::max());
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
  const error timeout = classify(generic, {504, ""});
  CHECK(budget.take(limited) == 5);
  CHECK(budget.tokens == 495);
  CHECK(budget.take(timeout) == 10);
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
  budget.tokens = 7;
  CHECK(!budget.take(timeout));
  CHECK(budget.take(limited) == 5);
  budget.retry_cost = 0;
  CHECK(budget.take(limited) == 0);
  budget.tokens = budget.capacity;
  budget.succeeded(INT32_MAX);
  CHECK(budget.tokens == 500);
}
