// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// OpenRouter: https://openrouter.ai/docs/api/reference/errors-and-debugging
//
// The code is a number, usually that of the status, and comes inside a 200 if the model had already
// begun. A 402 means that the credits are used up, unless the money is only reserved for requests
// that are still running: then it passes within seconds and comes with a Retry-After. A 429 whose
// message mentions a day is the allowance of the free models, which is renewed after midnight.
#ifndef TRIAGE_PROVIDERS_OPENROUTER_HPP
#define TRIAGE_PROVIDERS_OPENROUTER_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct openrouter_api : kinds {
  static constexpr std::string_view name = "openrouter";
  static constexpr std::string_view title = "OpenRouter";
  static constexpr std::string_view page =
      "https://openrouter.ai/docs/api/reference/errors-and-debugging";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"openrouter.ai"};

  static constexpr field fields[] = {
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error/metadata/reason", role::code, "for a 402: why money is missing"},
      {"/error/metadata/error_type", role::code, "the canonical type"},
      {"/error/error_type", role::code, "the canonical type, in the Responses API"},
      {"/error/code", role::code, "a number, usually the status"},
      {"/error/code", role::status, "the status of an error inside a 200"},
  };

  static constexpr in_success inside_2xx[] = {{.member = "/error"}};

  static constexpr row rows[] = {
      {"in_flight_budget_exhausted", 402, throttled,
       "the money is reserved for requests that are still running", "Errors, 402"},
      {"weight_exceeds_budget", 402, out_of_quota, "this request alone exceeds the budget",
       "Errors, 402"},

      {"context_length_exceeded", 400, too_long, "more tokens than the model takes",
       "ApiErrorType"},
      {"max_tokens_exceeded", 400, bad_request.with(remedy::shorten_input),
       "more tokens were requested than allowed", "ApiErrorType"},
      {"token_limit_exceeded", 400, too_long, "more tokens than allowed", "ApiErrorType"},
      {"string_too_long", 400, bad_request.with(remedy::shorten_input), "a text is too long",
       "ApiErrorType"},
      {"authentication", 401, bad_key, "the key was not accepted", "ApiErrorType"},
      {"permission_denied",
       403,
       out_of_quota,
       "the limit of the key is reached",
       "answers of the API",
       {.message = "key limit exceeded"}},
      {"permission_denied", 403, forbidden, "not allowed for this key", "ApiErrorType"},
      {"payment_required",
       402,
       throttled,
       "the money is reserved for requests that are still running",
       "Errors, 402",
       {.member = "/error/metadata/limit_source", .equals = "openrouter_in_flight_budget"}},
      {"payment_required",
       402,
       throttled,
       "money is missing until the delay in Retry-After has passed",
       "Errors, 402",
       {.header = "Retry-After"}},
      {"payment_required", 402, out_of_funds, "not enough credits", "ApiErrorType"},
      {"rate_limit_exceeded",
       429,
       out_of_quota,
       "the free requests of the day are used up",
       "Limits",
       {.message = "per-day"}},
      {"rate_limit_exceeded", 429, throttled, "too many requests", "ApiErrorType"},
      {"provider_overloaded", 503, busy, "the model is overloaded", "ApiErrorType"},
      {"provider_unavailable",
       {502, 503},
       unavailable,
       "the model cannot be reached",
       "ApiErrorType"},
      {"invalid_request", 400, bad_request, "the request is not valid", "ApiErrorType"},
      {"invalid_prompt", 400, bad_request, "the prompt is not valid", "ApiErrorType"},
      {"not_found", 404, no_such_name, "there is no such model", "ApiErrorType"},
      {"precondition_failed", 412, bad_request, "a precondition is not met", "ApiErrorType"},
      {"payload_too_large", 413, too_large, "the request has too many bytes", "ApiErrorType"},
      {"unprocessable", 422, bad_request, "the request makes no sense to the model",
       "ApiErrorType"},
      {"content_policy_violation",
       {403, 400},
       refused_content,
       "refused because of its content",
       "ApiErrorType"},
      {"refusal", {403, 400}, refused_answer, "the model refused the request", "ApiErrorType"},
      {"invalid_image", 400, bad_request, "the input is not an image", "ApiErrorType"},
      {"image_too_large", 400, bad_request, "the image is too large", "ApiErrorType"},
      {"image_too_small", 400, bad_request, "the image is too small", "ApiErrorType"},
      {"unsupported_image_format", 400, bad_request, "the image has an unknown format",
       "ApiErrorType"},
      {"image_not_found", 404, missing, "there is no such image", "ApiErrorType"},
      {"image_download_failed", 400, bad_request, "the image could not be downloaded from its URL",
       "ApiErrorType"},
      {"server", 500, broken, "an internal server error", "ApiErrorType"},
      {"timeout", {408, 504}, timed_out, "the model took too long", "ApiErrorType"},

      // The numeric codes. Inside a 200 they say what the status would have said.
      {"400",
       400,
       too_long,
       "more tokens than the model takes",
       "Errors, 400",
       {.message = "context length"}},
      {"400",
       400,
       no_such_name,
       "there is no model with this name",
       "Errors, 400",
       {.message = "not a valid model"}},
      {"400", 400, bad_request, "the parameters are not valid, or a CORS problem", "Errors, 400"},
      {"401", 401, bad_key, "the key was not accepted", "Errors, 401"},
      {"402",
       402,
       throttled,
       "the money is reserved for requests that are still running",
       "Errors, 402",
       {.member = "/error/metadata/limit_source", .equals = "openrouter_in_flight_budget"}},
      {"402",
       402,
       throttled,
       "money is missing until the delay in Retry-After has passed",
       "Errors, 402",
       {.header = "Retry-After"}},
      {"402", 402, out_of_funds, "not enough credits", "Errors, 402"},
      {"403",
       403,
       refused_content,
       "moderation flagged the input",
       "Errors, Moderation",
       {.member = "/error/metadata/flagged_input"}},
      {"403",
       403,
       refused_content,
       "moderation flagged the input",
       "Errors, Moderation",
       {.message = "moderation"}},
      {"403",
       403,
       out_of_quota,
       "the limit of the key is reached",
       "answers of the API",
       {.message = "key limit exceeded"}},
      {"403", 403, forbidden, "not allowed for this key, or stopped by a guardrail", "Errors, 403"},
      {"404", 404, no_such_name, "no provider has this model", "Errors, 404"},
      {"408", 408, timed_out, "the request took too long", "Errors, 408"},
      {"413", 413, too_large, "the request has too many bytes", "Errors, 413"},
      {"429",
       429,
       out_of_quota,
       "the free requests of the day are used up",
       "Limits",
       {.message = "per-day"}},
      {"429", 429, throttled, "too many requests", "Errors, 429"},
      {"500", 500, broken, "an internal server error", "Errors, 500"},
      {"502", 502, unavailable, "the model is down, or its answer is not valid", "Errors, 502"},
      {"503", 503, unavailable, "no provider meets the requirements at the moment", "Errors, 503"},
      {"504", 504, timed_out, "the model took too long", "Errors, 504"},
      {"524", 524, timed_out, "the model took too long", "Errors, 524"},
      {"529", 529, busy, "the model is overloaded", "Errors, 529"},
  };

  static constexpr limit_row limits[] = {
      {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "requests", 0,
       reset_number::unix_ms, "the limit of the free models", "Limits"},
  };
};

inline constexpr provider openrouter = define<openrouter_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
