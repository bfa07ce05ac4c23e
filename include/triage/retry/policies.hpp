// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The rules of well-known clients as policies: how often they retry, how long they wait, and which
// statuses and methods they retry. They differ from the originals in three points:
//
// - The originals send a request again even if it may have been carried out. Here that needs
//   `request_facts::idempotent`; without it only requests that were certainly not carried out are
//   sent again.
// - The originals decide by the status alone. Here a code, a type, the provider's own table or a
//   header such as X-Should-Retry decides first, see `retry_rules`: a used-up quota is not retried
//   because it is a 429.
// - If a response names several delays, the order of docs/retrying.md applies, which is that of the
//   OpenAI, Anthropic and Vercel clients.
#ifndef TRIAGE_RETRY_POLICIES_HPP
#define TRIAGE_RETRY_POLICIES_HPP

#include <triage/retry/plan.hpp>
#include <triage/vocabulary/retry_policy.hpp>

namespace triage::inline TRIAGE_ABI::policies {

/// Which statuses and methods they retry, to be combined with one's own numbers.
namespace rules {

/// openai-python, anthropic-sdk-python and vercel/ai. 501 is among them, as in the clients' own
/// code and tests.
inline constexpr retry_rules openai{
    .statuses = {{{408, 408}, {409, 409}, {429, 429}, {500, 999}}},
};

/// botocore, retries/standard.py: a bare 429 is not retried, throttling is told by its code.
inline constexpr retry_rules aws_standard{
    .statuses = {{{500, 500}, {502, 504}}},
};

/// go-retryablehttp, baseRetryPolicy and DefaultBackoff.
inline constexpr retry_rules go_retryablehttp{
    .statuses = {{{429, 429}, {500, 500}, {502, 999}}},
    .delay_statuses = {{{429, 429}, {503, 503}}},
};

/// azure-core, RetryPolicyBase.is_retry and _is_method_retryable.
inline constexpr retry_rules azure_core{
    .statuses = {{{408, 408}, {429, 429}, {500, 500}, {502, 504}, {506, 998}}},
    .any_with_delay = true,
    .methods = {"HEAD", "GET", "PUT", "DELETE", "OPTIONS", "TRACE"},
    .some_methods = {"POST", "PATCH"},
    .some_statuses = {{{500, 500}, {503, 504}}},
};

}  // namespace rules

/// openai-python, _base_client.py: 2 retries after 408, 409, 429 and from 500 on, min(0.5 s × 2^n,
/// 8 s) less up to a quarter; a delay from the server is taken above 0 and up to 120 s, and beyond
/// that the call fails.
inline constexpr retry_policy openai_python{
    .max_attempts = 3,
    .base_ms = 500,
    .cap_ms = 8'000,
    .jitter = jitter::less,
    .less_permille = 250,
    .max_server_delay_ms = 120'000,
    .if_longer = if_longer::stop,
    .spread_permille = 0,
    .rules = &rules::openai,
};

/// anthropic-sdk-python, _base_client.py: the same, but above 60 s it retries early.
inline constexpr retry_policy anthropic_python{
    .max_attempts = 3,
    .base_ms = 500,
    .cap_ms = 8'000,
    .jitter = jitter::less,
    .less_permille = 250,
    .max_server_delay_ms = 60'000,
    .if_longer = if_longer::compute,
    .spread_permille = 0,
    .rules = &rules::openai,
};

/// vercel/ai, retry-with-exponential-backoff.ts and APICallError: 2 retries after 408, 409, 429 and
/// from 500 on, 2 s × 2^n without jitter; a delay from the server is taken, 0 too, if it is shorter
/// than 60 s or than that.
inline constexpr retry_policy vercel_ai{
    .max_attempts = 3,
    .base_ms = 2'000,
    .cap_ms = max_delay_ms,
    .jitter = jitter::none,
    .max_server_delay_ms = 59'999,
    .if_longer = if_longer::shorter,
    .spread_permille = 0,
    .ignore_zero = false,
    .rules = &rules::openai,
};

/// AWS SDKs, standard retry mode (botocore, retries/standard.py): 3 attempts, after 500, 502, 503,
/// 504 and the error codes of AWS, which are a provider's to know; a random part of min(2^n, 20) s;
/// delays from the server are not looked at. Its quota is `retry_budget`. (The newer mode of
/// botocore, off by default, begins at 50 ms unless throttled and lets X-Amz-Retry-After add up to
/// 5 s.)
inline constexpr retry_policy aws_standard{
    .max_attempts = 3,
    .base_ms = 1'000,
    .cap_ms = 20'000,
    .jitter = jitter::full,
    .max_server_delay_ms = 0,
    .if_longer = if_longer::compute,
    .spread_permille = 0,
    .rules = &rules::aws_standard,
};

/// go-retryablehttp, DefaultRetryPolicy and DefaultBackoff: 4 retries after 429 and from 500 on
/// except 501, min(2^n s, 30 s) without jitter; a delay from the server is taken on 429 and 503
/// only, 0 too, and however long it is. (There 0 means a retry at once. A negative one is not read,
/// here either.)
inline constexpr retry_policy go_retryablehttp{
    .max_attempts = 5,
    .base_ms = 1'000,
    .cap_ms = 30'000,
    .jitter = jitter::none,
    .max_server_delay_ms = max_delay_ms,
    .spread_permille = 0,
    .ignore_zero = false,
    .rules = &rules::go_retryablehttp,
};

/// azure-core for Python, policies/_retry.py: 3 retries after responses (10 in all, others being
/// for failed connections), the first at once, then 0.8 s × 2^n up to 120 s without jitter, after
/// 408, 429, 500, 502, 503, 504 and from 506 on, POST and PATCH only after 500, 503 and 504,
/// CONNECT never; and after any error with a delay from the server, which is taken above 0 and
/// however long it is. Give the method, or its rule is skipped. Not copied: there `Retry-After`
/// beats `retry-after-ms` and `x-ms-retry-after-ms`, here it is the other way round.
inline constexpr retry_policy azure_core{
    .max_attempts = 4,
    .base_ms = 800,
    .cap_ms = 120'000,
    .jitter = jitter::none,
    .max_server_delay_ms = max_delay_ms,
    .spread_permille = 0,
    .first_retry_immediately = true,
    .rules = &rules::azure_core,
};

}  // namespace triage::inline TRIAGE_ABI::policies

#endif
