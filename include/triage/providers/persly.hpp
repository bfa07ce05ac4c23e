// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Persly: https://developers.persly.ai/docs/errors
//
// The page lists two 429s and neither may be retried: both are used-up money, not passing load.
#ifndef TRIAGE_PROVIDERS_PERSLY_HPP
#define TRIAGE_PROVIDERS_PERSLY_HPP

#include <triage/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct persly_api {
  using enum category;
  using enum action;
  using enum remedy;

  static constexpr std::string_view name = "persly";
  static constexpr std::string_view title = "Persly";
  static constexpr std::string_view page = "https://developers.persly.ai/docs/errors";

  // Schema failures (422) come in FastAPI's shape instead, which is one of the generic ones.
  static constexpr field fields[] = {
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error/type", role::type, "the category of the error"},
      {"/error/code", role::code, "the code for programs"},
      {"/error/param", role::param, "the parameter at fault, or null"},
      {"/error/retry_after", role::retry_after, "seconds to wait; not documented"},
      {"/retry_after", role::retry_after, "the same beside the error; not documented"},
  };

  static constexpr code_row codes[] = {
      {.code = "model_not_found",
       .status = 400,
       .type = "invalid_request_error",
       .category = not_found,
       .action = never,
       .remedy = fix_request,
       .meaning = "no model has this name",
       .source = "Error Codes, 400 Bad Request"},
      {.code = "missing_required_field",
       .status = 400,
       .type = "invalid_request_error",
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "a field that is required is not in the request",
       .source = "Error Codes, 400 Bad Request"},
      {.code = "invalid_request",
       .status = 400,
       .type = "invalid_request_error",
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "the body cannot be read or has values that are not accepted",
       .source = "Error Codes, 400 Bad Request"},
      {.code = "batch_size_exceeded",
       .status = 400,
       .type = "invalid_request_error",
       .category = payload_too_large,
       .action = never,
       .remedy = shorten_input,
       .meaning = "more than 100 items in one batch of embeddings",
       .source = "Error Codes, 400 Bad Request"},
      {.code = "documents_limit_exceeded",
       .status = 400,
       .type = "invalid_request_error",
       .category = payload_too_large,
       .action = never,
       .remedy = shorten_input,
       .meaning = "more than 1,000 documents to rerank",
       .source = "Error Codes, 400 Bad Request"},
      {.code = "authentication_error",
       .status = 401,
       .type = "authentication_error",
       .category = authentication,
       .action = never,
       .remedy = check_key,
       .meaning = "the key is missing, wrong or revoked",
       .source = "Error Codes, 401 Unauthorized"},
      {.code = "organization_suspended",
       .status = 403,
       .type = "permission_error",
       .category = permission,
       .action = never,
       .remedy = contact_support,
       .meaning = "the organization is suspended",
       .source = "Error Codes, 403 Forbidden",
       .scope = scope::account},
      // The retry table says no, yet also "wait for reset"; it names no reset.
      {.code = "quota_exceeded",
       .status = 429,
       .type = "insufficient_quota",
       .category = quota_exhausted,
       .action = never,
       .remedy = raise_limit,
       .meaning = "the free credits are used up",
       .source = "Error Codes, 429 Too Many Requests"},
      // Its type calls it a rate limit; the retry table says no.
      {.code = "spending_limit_exceeded",
       .status = 429,
       .type = "rate_limit_error",
       .category = quota_exhausted,
       .action = never,
       .remedy = raise_limit,
       .meaning = "the month's spending limit is reached",
       .source = "Error Codes, 429 Too Many Requests"},
      {.code = "internal_error",
       .status = 500,
       .type = "server_error",
       .category = internal,
       .action = backoff,
       .remedy = wait,
       .meaning = "an unexpected fault on their side",
       .source = "Error Codes, 500 Server Error"},
  };

  static constexpr type_row types[] = {
      {.type = "invalid_request_error",
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "the request was not acceptable",
       .source = "Error Codes, 400 Bad Request"},
      {.type = "authentication_error",
       .category = authentication,
       .action = never,
       .remedy = check_key,
       .meaning = "the key was not accepted",
       .source = "Error Codes, 401 Unauthorized"},
      {.type = "permission_error",
       .category = permission,
       .action = never,
       .remedy = contact_support,
       .meaning = "the account may not do this",
       .source = "Error Codes, 403 Forbidden"},
      {.type = "insufficient_quota",
       .category = quota_exhausted,
       .action = never,
       .remedy = raise_limit,
       .meaning = "a quota is used up",
       .source = "Error Codes, 429 Too Many Requests"},
      // Its one documented code is a spending limit, so the type alone is no reason to try again.
      {.type = "rate_limit_error",
       .category = rate_limited,
       .action = after,
       .remedy = raise_limit,
       .meaning = "a limit is reached",
       .source = "Error Codes, 429 Too Many Requests"},
      {.type = "server_error",
       .category = internal,
       .action = backoff,
       .remedy = wait,
       .meaning = "a fault on their side",
       .source = "Error Codes, 500 Server Error"},
  };

  static constexpr status_row statuses[] = {
      {.status = 400,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "bad request",
       .source = "Retry Strategy"},
      {.status = 401,
       .category = authentication,
       .action = never,
       .remedy = check_key,
       .meaning = "unauthorized",
       .source = "Retry Strategy"},
      {.status = 403,
       .category = permission,
       .action = never,
       .remedy = contact_support,
       .meaning = "forbidden",
       .source = "Retry Strategy"},
      // No 429 on the page may be retried; one that names a delay is something else.
      {.status = 429,
       .category = rate_limited,
       .action = after,
       .remedy = raise_limit,
       .meaning = "a quota or the spending limit is used up",
       .source = "Retry Strategy"},
      // "For transient errors (5xx), implement exponential backoff". The row for all of them is the
      // last; those before it are for statuses that say what kind of failure it is.
      {.status = 502,
       .category = unavailable,
       .action = backoff,
       .remedy = wait,
       .meaning = "bad gateway",
       .source = "Retry Strategy"},
      {.status = 503,
       .category = unavailable,
       .action = backoff,
       .remedy = wait,
       .meaning = "service unavailable",
       .source = "Retry Strategy"},
      {.status = 504,
       .category = timeout,
       .action = backoff,
       .remedy = wait,
       .meaning = "gateway timeout",
       .source = "Retry Strategy"},
      {.status = 529,
       .category = overloaded,
       .action = backoff,
       .remedy = wait,
       .meaning = "overloaded",
       .source = "Retry Strategy"},
      {.status = 520,
       .category = unavailable,
       .action = backoff,
       .remedy = wait,
       .meaning = "the origin could not be reached by what is in front of it",
       .source = "Retry Strategy",
       .last_status = 530},
      {.status = 500,
       .category = internal,
       .action = backoff,
       .remedy = wait,
       .meaning = "server error",
       .source = "Retry Strategy",
       .last_status = 599},
  };

  // Retry Strategy: 3 attempts, 2^attempt seconds, whatever happened.
  static constexpr retry_policy advice{.max_attempts = 3, .base_ms = 1000, .jitter = jitter::none};
};

inline constexpr provider persly = define<persly_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
