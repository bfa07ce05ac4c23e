// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Assisters: https://docs.assisters.dev/api-reference/errors
//
// Eight codes are documented without a type; it is left empty here rather than guessed.
#ifndef TRIAGE_PROVIDERS_ASSISTERS_HPP
#define TRIAGE_PROVIDERS_ASSISTERS_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct assisters_api : kinds {
  static constexpr std::string_view name = "assisters";
  static constexpr std::string_view title = "Assisters";
  static constexpr std::string_view page = "https://docs.assisters.dev/api-reference/errors";
  static constexpr std::string_view seen = "2026-11-21";
  static constexpr std::string_view hosts[] = {"api.assisters.dev"};

  static constexpr field fields[] = {
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error/type", role::type, "the category of the error"},
      {"/error/code", role::code, "the code for programs"},
      {"/error/param", role::param, "the parameter at fault, if there is one"},
      {"/error/upgrade_url", role::help, "where to change the plan, with tokens_exhausted"},
      {"/error/topup_url", role::help, "where to top up the wallet, with insufficient_funds"},
      {"/error/retry_after", role::retry_after, "seconds to wait; not documented"},
      {"/retry_after", role::retry_after, "the same, next to the error object; not documented"},
  };

  static constexpr std::string_view usual_body =
      R"({"error":{"message":"","type":"","code":"","param":""}})";

  static constexpr row rows[] = {
      {"invalid_api_key",
       401,
       bad_key,
       "the key is missing or not valid",
       "Error Codes Reference",
       {},
       {},
       "authentication_error"},
      {"api_key_revoked", 401, bad_key, "the key was revoked", "Error Codes Reference"},
      {"origin_not_allowed", 403, forbidden,
       "the request comes from a domain that is not on the list", "Error Codes Reference"},
      {"invalid_model",
       400,
       no_such_name,
       "no model has this name",
       "Error Codes Reference",
       {},
       {},
       "invalid_request_error"},
      {"invalid_request", 400, bad_request, "the body cannot be read", "Error Codes Reference"},
      {"missing_parameter", 400, bad_request, "a required parameter is missing",
       "Error Codes Reference"},
      {"invalid_parameter", 400, bad_request, "a parameter has a value that is not accepted",
       "Error Codes Reference"},
      {"context_length_exceeded", 400, too_long, "the input is longer than the model can take",
       "Error Codes Reference"},
      {"rate_limit_exceeded",
       429,
       throttled,
       "too many requests or tokens in a minute",
       "Error Codes Reference",
       {},
       {},
       "rate_limit_error"},
      // The page's sample retries every 429, but no backoff outlasts a month.
      {"tokens_exhausted",
       429,
       out_of_quota,
       "the month's tokens are used up",
       "Error Codes Reference",
       {},
       {},
       "tokens_exhausted_error"},
      {"insufficient_funds",
       402,
       out_of_funds,
       "the wallet balance is too low for pay as you go",
       "Error Codes Reference",
       {},
       {},
       "insufficient_funds_error"},
      {"content_filtered",
       400,
       refused_content,
       "moderation blocked the content",
       "Error Codes Reference",
       {},
       {},
       "content_policy_error"},
      {"prompt_injection_detected", 400, refused_content,
       "the input looked like a prompt injection", "Error Codes Reference"},
      {"model_overloaded", 503, busy, "the model is overloaded for the moment",
       "Error Codes Reference"},
      {"internal_error",
       500,
       broken,
       "an internal server error",
       "Error Codes Reference",
       {},
       {},
       "server_error"},

      {type("invalid_request_error"),
       {},
       bad_request,
       "the request is malformed or incomplete",
       "Error Types"},
      {type("authentication_error"), {}, bad_key, "the key was not accepted", "Error Types"},
      {type("rate_limit_error"), {}, throttled, "a rate limit is exceeded", "Error Types"},
      {type("tokens_exhausted_error"),
       {},
       out_of_quota,
       "the month's tokens are used up",
       "Error Types"},
      {type("insufficient_funds_error"),
       {},
       out_of_funds,
       "the wallet balance is too low",
       "Error Types"},
      {type("content_policy_error"),
       {},
       refused_content,
       "moderation blocked the content",
       "Error Types"},
      {type("server_error"), {}, broken, "an internal server error", "Error Types"},

      {{}, 200, success, "success", "HTTP Status Codes"},
      {{}, 400, bad_request, "a parameter is not valid", "HTTP Status Codes"},
      {{}, 401, bad_key, "the key is missing or not valid", "HTTP Status Codes"},
      // The page has this status only in its table of codes.
      {{}, 402, out_of_funds, "the wallet balance is too low", "Error Codes Reference"},
      {{}, 403, forbidden, "the key is valid but has no access", "HTTP Status Codes"},
      {{}, 404, missing, "there is no such resource", "HTTP Status Codes"},
      {{}, 429, throttled, "a rate limit is exceeded", "HTTP Status Codes"},
      {{}, 500, broken, "an internal server error", "HTTP Status Codes"},
      {{}, 503, busy, "overloaded for the moment", "HTTP Status Codes"},
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

  // Retry Strategy: 3 attempts, 2^attempt seconds and up to one more, whatever the error.
  static constexpr retry_policy advice{
      .max_attempts = 3, .base_ms = 1000, .jitter = jitter::more, .more_ms = 1000};
};

inline constexpr provider assisters = define<assisters_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
