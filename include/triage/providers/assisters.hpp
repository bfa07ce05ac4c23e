// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Assisters: https://docs.assisters.dev/api-reference/errors
//
// Eight codes are documented without a type; theirs is left empty here, not guessed.
#ifndef TRIAGE_PROVIDERS_ASSISTERS_HPP
#define TRIAGE_PROVIDERS_ASSISTERS_HPP

#include <triage/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct assisters_api {
  using enum category;
  using enum action;
  using enum remedy;

  static constexpr std::string_view name = "assisters";
  static constexpr std::string_view title = "Assisters";
  static constexpr std::string_view page = "https://docs.assisters.dev/api-reference/errors";
  static constexpr std::string_view hosts[] = {"api.assisters.dev"};

  static constexpr field fields[] = {
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error/type", role::type, "the category of the error"},
      {"/error/code", role::code, "the code for programs"},
      {"/error/param", role::param, "the parameter at fault, if there is one"},
      {"/error/upgrade_url", role::help, "where to change the plan, with tokens_exhausted"},
      {"/error/topup_url", role::help, "where to top up the wallet, with insufficient_funds"},
  };

  static constexpr code_row codes[] = {
      {.code = "invalid_api_key",
       .status = 401,
       .type = "authentication_error",
       .category = authentication,
       .action = never,
       .remedy = check_key,
       .meaning = "the key is missing or not valid",
       .source = "Error Codes Reference"},
      {.code = "api_key_revoked",
       .status = 401,
       .category = authentication,
       .action = never,
       .remedy = check_key,
       .meaning = "the key was revoked",
       .source = "Error Codes Reference"},
      {.code = "origin_not_allowed",
       .status = 403,
       .category = permission,
       .action = never,
       .remedy = ask_access,
       .meaning = "the request comes from a domain that is not on the list",
       .source = "Error Codes Reference"},
      {.code = "invalid_model",
       .status = 400,
       .type = "invalid_request_error",
       .category = not_found,
       .action = never,
       .remedy = fix_request,
       .meaning = "no model has this name",
       .source = "Error Codes Reference"},
      {.code = "invalid_request",
       .status = 400,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "the body cannot be read",
       .source = "Error Codes Reference"},
      {.code = "missing_parameter",
       .status = 400,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "a required parameter is missing",
       .source = "Error Codes Reference"},
      {.code = "invalid_parameter",
       .status = 400,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "a parameter has a value that is not accepted",
       .source = "Error Codes Reference"},
      {.code = "context_length_exceeded",
       .status = 400,
       .category = context_length,
       .action = never,
       .remedy = shorten_input,
       .meaning = "the input is longer than the model can take",
       .source = "Error Codes Reference"},
      {.code = "rate_limit_exceeded",
       .status = 429,
       .type = "rate_limit_error",
       .category = rate_limited,
       .action = backoff,
       .remedy = wait,
       .meaning = "too many requests or tokens in a minute",
       .source = "Error Codes Reference"},
      // The page's sample retries every 429, but no backoff outlasts a month.
      {.code = "tokens_exhausted",
       .status = 429,
       .type = "tokens_exhausted_error",
       .category = quota_exhausted,
       .action = never,
       .remedy = raise_limit,
       .meaning = "the month's tokens are used up",
       .source = "Error Codes Reference"},
      {.code = "insufficient_funds",
       .status = 402,
       .type = "insufficient_funds_error",
       .category = insufficient_funds,
       .action = never,
       .remedy = add_funds,
       .meaning = "the wallet is too low for pay as you go",
       .source = "Error Codes Reference"},
      {.code = "content_filtered",
       .status = 400,
       .type = "content_policy_error",
       .category = content_policy,
       .action = never,
       .remedy = change_content,
       .meaning = "moderation blocked the content",
       .source = "Error Codes Reference"},
      {.code = "prompt_injection_detected",
       .status = 400,
       .category = content_policy,
       .action = never,
       .remedy = change_content,
       .meaning = "the input looked like a prompt injection",
       .source = "Error Codes Reference"},
      {.code = "model_overloaded",
       .status = 503,
       .category = overloaded,
       .action = backoff,
       .remedy = wait,
       .meaning = "the model has too much to do for the moment",
       .source = "Error Codes Reference"},
      {.code = "internal_error",
       .status = 500,
       .type = "server_error",
       .category = internal,
       .action = backoff,
       .remedy = wait,
       .meaning = "a fault on their side",
       .source = "Error Codes Reference"},
  };

  static constexpr type_row types[] = {
      {.type = "invalid_request_error",
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "the request is malformed or lacks something",
       .source = "Error Types"},
      {.type = "authentication_error",
       .category = authentication,
       .action = never,
       .remedy = check_key,
       .meaning = "something is wrong with the key",
       .source = "Error Types"},
      {.type = "rate_limit_error",
       .category = rate_limited,
       .action = backoff,
       .remedy = wait,
       .meaning = "a rate limit is exceeded",
       .source = "Error Types"},
      {.type = "tokens_exhausted_error",
       .category = quota_exhausted,
       .action = never,
       .remedy = raise_limit,
       .meaning = "the month's tokens are used up",
       .source = "Error Types"},
      {.type = "insufficient_funds_error",
       .category = insufficient_funds,
       .action = never,
       .remedy = add_funds,
       .meaning = "the wallet is too low",
       .source = "Error Types"},
      {.type = "content_policy_error",
       .category = content_policy,
       .action = never,
       .remedy = change_content,
       .meaning = "moderation blocked the content",
       .source = "Error Types"},
      {.type = "server_error",
       .category = internal,
       .action = backoff,
       .remedy = wait,
       .meaning = "a fault on their side",
       .source = "Error Types"},
  };

  static constexpr status_row statuses[] = {
      {.status = 200,
       .category = none,
       .action = never,
       .remedy = nothing,
       .meaning = "success",
       .source = "HTTP Status Codes"},
      {.status = 400,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "parameters that are not valid",
       .source = "HTTP Status Codes"},
      {.status = 401,
       .category = authentication,
       .action = never,
       .remedy = check_key,
       .meaning = "the key is missing or not valid",
       .source = "HTTP Status Codes"},
      // It is in the table of codes only.
      {.status = 402,
       .category = insufficient_funds,
       .action = never,
       .remedy = add_funds,
       .meaning = "the wallet is too low",
       .source = "Error Codes Reference"},
      {.status = 403,
       .category = permission,
       .action = never,
       .remedy = ask_access,
       .meaning = "the key is good but has no access",
       .source = "HTTP Status Codes"},
      {.status = 404,
       .category = not_found,
       .action = never,
       .remedy = check_resource,
       .meaning = "there is no such resource",
       .source = "HTTP Status Codes"},
      {.status = 429,
       .category = rate_limited,
       .action = backoff,
       .remedy = wait,
       .meaning = "a rate limit is exceeded",
       .source = "HTTP Status Codes"},
      {.status = 500,
       .category = internal,
       .action = backoff,
       .remedy = wait,
       .meaning = "a fault on their side",
       .source = "HTTP Status Codes"},
      {.status = 503,
       .category = overloaded,
       .action = backoff,
       .remedy = wait,
       .meaning = "overloaded for the moment",
       .source = "HTTP Status Codes"},
  };

  static constexpr header_row headers[] = {
      {"Retry-After", header_role::retry_after, "seconds to wait, with rate_limit_exceeded",
       "Error Types, rate_limit_error"},
      {"X-Request-ID", header_role::request_id, "what support asks for", "Best Practices"},
  };

  static constexpr limit_row limits[] = {
      {"X-RateLimit-Limit-RPM", "X-RateLimit-Remaining-RPM", "X-RateLimit-Reset-RPM", "requests",
       60, reset_number::unix_seconds, "requests in this minute",
       "Error Types, rate_limit_error; the reset: Rate limits guide, "
       "docs.assisters.io/guides/rate-limits"},
      {"X-RateLimit-Limit-TPM", "X-RateLimit-Remaining-TPM", "X-RateLimit-Reset-TPM", "tokens", 60,
       reset_number::unix_seconds, "tokens in this minute",
       "Rate limits guide, docs.assisters.io/guides/rate-limits"},
  };

  // The sentence is in the example of rate_limit_error (Error Types).
  static constexpr delay_rules delays{.phrase = "retry after # second"};

  // Retry Strategy: 3 attempts, 2^attempt seconds and up to one more, whatever happened.
  static constexpr retry_policy advice{
      .max_attempts = 3, .base_ms = 1000, .jitter = jitter::more, .more_ms = 1000};
};

inline constexpr provider assisters = define<assisters_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
