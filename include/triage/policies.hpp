// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// How well-known clients retry, as policies. What they retry is not part of it: the verdict says
// that. Each sends a request again whatever became of it, so these do; set `idempotent` to false if
// yours must not be carried out twice.
#ifndef TRIAGE_POLICIES_HPP
#define TRIAGE_POLICIES_HPP

#include <triage/plan.hpp>
#include <triage/retry_policy.hpp>

namespace triage::inline TRIAGE_ABI::policies {

/// openai-python, _base_client.py: 2 retries, min(0.5 s × 2^n, 8 s) less up to a quarter; a delay
/// from the server counts above 0 and up to 120 s, and beyond that the call fails.
inline constexpr retry_policy openai_python{
    .max_attempts = 3,
    .base_ms = 500,
    .cap_ms = 8'000,
    .jitter = jitter::less,
    .jitter_amount = 250,
    .max_server_delay_ms = 120'000,
    .if_longer = if_longer::stop,
    .zero_is_no_delay = true,
    .idempotent = true,
};

/// anthropic-sdk-python, _base_client.py: the same, but above 60 s it retries early.
inline constexpr retry_policy anthropic_python{
    .max_attempts = 3,
    .base_ms = 500,
    .cap_ms = 8'000,
    .jitter = jitter::less,
    .jitter_amount = 250,
    .max_server_delay_ms = 60'000,
    .if_longer = if_longer::compute,
    .zero_is_no_delay = true,
    .idempotent = true,
};

/// vercel/ai, retry-with-exponential-backoff.ts: 2 retries, 2 s × 2^n without jitter; a delay from
/// the server counts if it is shorter than 60 s or than that.
inline constexpr retry_policy vercel_ai{
    .max_attempts = 3,
    .base_ms = 2'000,
    .cap_ms = max_delay_ms,
    .jitter = jitter::none,
    .max_server_delay_ms = 59'999,
    .if_longer = if_longer::shorter,
    .idempotent = true,
};

/// AWS SDKs, standard retry mode (botocore, retries/standard.py): 3 attempts, a random part of
/// min(2^n, 20) s; delays from the server are not looked at. Its quota is `retry_budget`. (The
/// newer mode of botocore, off by default, begins at 50 ms unless throttled and lets
/// X-Amz-Retry-After add up to 5 s.)
inline constexpr retry_policy aws_standard{
    .max_attempts = 3,
    .base_ms = 1'000,
    .cap_ms = 20'000,
    .jitter = jitter::full,
    .max_server_delay_ms = 0,
    .if_longer = if_longer::compute,
    .zero_is_no_delay = true,
    .idempotent = true,
};

/// go-retryablehttp, DefaultBackoff: 4 retries, min(2^n s, 30 s) without jitter; a delay from the
/// server counts however long it is (there, on 429 and 503 only).
inline constexpr retry_policy go_retryablehttp{
    .max_attempts = 5,
    .base_ms = 1'000,
    .cap_ms = 30'000,
    .jitter = jitter::none,
    .max_server_delay_ms = max_delay_ms,
    .idempotent = true,
};

/// azure-core for Python, policies/_retry.py: 3 retries after responses (10 in all, others being
/// for failed connections), the first at once, then 0.8 s × 2^n up to 120 s without jitter; a delay
/// from the server counts above 0 and however long it is.
inline constexpr retry_policy azure_core{
    .max_attempts = 4,
    .base_ms = 800,
    .cap_ms = 120'000,
    .jitter = jitter::none,
    .max_server_delay_ms = max_delay_ms,
    .zero_is_no_delay = true,
    .first_at_once = true,
    .idempotent = true,
};

}  // namespace triage::inline TRIAGE_ABI::policies

#endif
