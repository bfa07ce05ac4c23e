// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Gemini API and Vertex AI: https://ai.google.dev/gemini-api/docs/troubleshooting
//
// Every 429 has the sentence about the exceeded quota: the quotaId says whether it was the limit
// per minute, which passes, or the daily one. A limit of zero means that the plan does not include
// the model at all, and waiting for the delay beside it does not help. A bad key is a 400, used-up
// credit is a 402 with the code of a rate limit, and only the message shows that a prompt is too
// long.
#ifndef TRIAGE_PROVIDERS_GEMINI_HPP
#define TRIAGE_PROVIDERS_GEMINI_HPP

#include "../providers/google_rpc.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct gemini_api : kinds {
  using base = google_rpc_api;
  static constexpr std::string_view name = "gemini";
  static constexpr std::string_view title = "Gemini API and Vertex AI";
  static constexpr std::string_view page = "https://ai.google.dev/gemini-api/docs/troubleshooting";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {
      "generativelanguage.googleapis.com", "aiplatform.googleapis.com",
      "*-aiplatform.googleapis.com", "cloudcode-pa.googleapis.com"};

  // Any of several violations may be about the daily limit. The star finds the elements that have
  // no pointer of their own; if there are several, the last one.
  static constexpr std::string_view first_quota = "/error/details/*/violations/0/quotaId";
  static constexpr std::string_view second_quota = "/error/details/*/violations/1/quotaId";
  static constexpr std::string_view last_quota = "/error/details/*/violations/*/quotaId";

  static constexpr field fields[] = {
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error/details/*/reason", role::code, "the reason of the ErrorInfo"},
      {"/error/status", role::code, "the name of the canonical code"},
      {"/error/code", role::code, "the code of the Interactions API, which has no status"},
  };

  static constexpr row rows[] = {
      {"RESOURCE_EXHAUSTED", 402, out_of_funds, "the prepaid credit is used up", "API errors, 402"},
      {"RESOURCE_EXHAUSTED",
       429,
       out_of_quota,
       "the plan does not include this model",
       "Rate limits",
       {.message = "limit: 0"}},
      {"RESOURCE_EXHAUSTED",
       429,
       out_of_quota,
       "the daily request quota is used up",
       "Rate limits",
       {.member = first_quota, .equals = "GenerateRequestsPerDayPerProjectPerModel-FreeTier"}},
      {"RESOURCE_EXHAUSTED",
       429,
       out_of_quota,
       "the daily request quota is used up",
       "Rate limits",
       {.member = second_quota, .equals = "GenerateRequestsPerDayPerProjectPerModel-FreeTier"}},
      {"RESOURCE_EXHAUSTED",
       429,
       out_of_quota,
       "the daily request quota is used up",
       "Rate limits",
       {.member = last_quota, .equals = "GenerateRequestsPerDayPerProjectPerModel-FreeTier"}},
      {"RESOURCE_EXHAUSTED",
       429,
       out_of_quota,
       "the daily request quota is used up",
       "Rate limits",
       {.member = first_quota, .equals = "GenerateRequestsPerDayPerProjectPerModel"}},
      {"RESOURCE_EXHAUSTED",
       429,
       out_of_quota,
       "the daily request quota is used up",
       "Rate limits",
       {.member = second_quota, .equals = "GenerateRequestsPerDayPerProjectPerModel"}},
      {"RESOURCE_EXHAUSTED",
       429,
       out_of_quota,
       "the daily request quota is used up",
       "Rate limits",
       {.member = last_quota, .equals = "GenerateRequestsPerDayPerProjectPerModel"}},
      {"RESOURCE_EXHAUSTED",
       429,
       out_of_quota,
       "the daily token quota is used up",
       "Rate limits",
       {.member = first_quota, .equals = "GenerateContentInputTokensPerModelPerDay-FreeTier"}},
      {"RESOURCE_EXHAUSTED",
       429,
       out_of_quota,
       "the daily token quota is used up",
       "Rate limits",
       {.member = second_quota, .equals = "GenerateContentInputTokensPerModelPerDay-FreeTier"}},
      {"RESOURCE_EXHAUSTED",
       429,
       out_of_quota,
       "the daily token quota is used up",
       "Rate limits",
       {.member = last_quota, .equals = "GenerateContentInputTokensPerModelPerDay-FreeTier"}},
      {"RESOURCE_EXHAUSTED",
       429,
       out_of_funds,
       "the prepaid credit is used up",
       "Billing",
       {.message = "prepayment credits are depleted"}},
      {"RESOURCE_EXHAUSTED", 429, throttled,
       "too many requests or tokens per minute, or too little capacity for all users",
       "Rate limits"},
      // Reasons sent by Code Assist, as gemini-cli reads them.
      {"QUOTA_EXHAUSTED", 429, out_of_quota,
       "the subscription's quota for this time window is used up",
       "gemini-cli, googleQuotaErrors.ts"},
      {"INSUFFICIENT_G1_CREDITS_BALANCE", 429, out_of_funds, "the credits are used up",
       "gemini-cli, googleQuotaErrors.ts"},
      {"MODEL_CAPACITY_EXHAUSTED",
       {503, 429},
       busy,
       "the model has no capacity left",
       "gemini-cli#23520"},

      {"INVALID_ARGUMENT",
       400,
       bad_key,
       "the API key is not valid",
       "Troubleshooting, 400",
       {.message = "API key not valid"}},
      {"INVALID_ARGUMENT",
       400,
       bad_key,
       "the API key has expired",
       "Troubleshooting, 400",
       {.message = "API key expired"}},
      {"INVALID_ARGUMENT",
       400,
       too_long,
       "more tokens than the model accepts",
       "Troubleshooting, 400",
       {.message = "token count"}},
      {"INVALID_ARGUMENT",
       400,
       too_large,
       "the request has more bytes than allowed",
       "Troubleshooting, 400",
       {.message = "payload size exceeds"}},
      {"INVALID_ARGUMENT", 400, bad_request, "the body is malformed", "API errors, 400"},
      {"PUBLIC_ERROR_UNSAFE_GENERATION", 400, refused_answer,
       "the safety filter refused the request", "answers of the image API"},
      {"FAILED_PRECONDITION", 400, forbidden.with(scope::region),
       "the free tier is not available in this country; enable billing", "API errors, 400"},
      {"PERMISSION_DENIED",
       403,
       bad_key,
       "the API key was reported as leaked",
       "Troubleshooting, blocked keys",
       {.message = "reported as leaked"}},
      {"NOT_FOUND",
       404,
       no_such_name,
       "there is no such model in this version of the API",
       "Troubleshooting, 404",
       {.message = "is not found for API version"}},
      {"NOT_FOUND", 404, missing, "there is no such object", "API errors, 404"},
      {"INTERNAL", 500, broken, "internal server error, or the input is too long",
       "API errors, 500"},
      {"UNKNOWN", 500, broken, "the service is overloaded, or something behind the API failed",
       "Vertex AI, API errors"},
      {"UNAVAILABLE", 503, busy, "the model is overloaded", "API errors, 503"},
      {"DEADLINE_EXCEEDED", 504, timed_out, "processing the prompt takes longer than the deadline",
       "API errors, 504"},

      {"invalid_request", 400, bad_request, "the request is malformed", "Interactions, errors"},
      {"failed_precondition", 400, bad_request, "a precondition is not met",
       "Interactions, errors"},
      {"payment_required", 402, out_of_funds, "there is a problem with billing",
       "Interactions, errors"},
      {"not_found", 404, missing, "there is no such resource", "Interactions, errors"},
      {"rate_limit_exceeded", 429, throttled, "too many requests", "Interactions, errors"},
      {"quota_exceeded", 429, out_of_quota, "the daily quota is used up", "Interactions, errors"},
      {"too_many_requests", 429, throttled, "too many requests", "Interactions, errors"},
      {"service_unavailable", 503, busy, "the model is overloaded", "Interactions, errors"},
      {"deadline_exceeded", 504, timed_out, "the request took too long", "Interactions, errors"},
  };

  // Vertex AI, API errors: at most two retries, after at least a second.
  static constexpr retry_policy advice{.max_attempts = 3, .base_ms = 1000};
};

inline constexpr provider gemini = define<gemini_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
