// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Mistral: https://docs.mistral.ai/resources/error-glossary
//
// The body is flat, and the answers differ from the documentation: a full service tier has the type
// invalid_request_error, and rate limits have the type rate_limited and a numeric code. A limit of
// zero requests per minute in the headers means that the plan allows no requests. A key whose
// budget is used up gets the same bare 401 as a wrong key.
#ifndef TRIAGE_PROVIDERS_MISTRAL_HPP
#define TRIAGE_PROVIDERS_MISTRAL_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct mistral_api : kinds {
  static constexpr std::string_view name = "mistral";
  static constexpr std::string_view title = "Mistral";
  static constexpr std::string_view page = "https://docs.mistral.ai/resources/error-glossary";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.mistral.ai", "codestral.mistral.ai"};

  static constexpr field fields[] = {
      {"/message", role::message, "what went wrong, for people"},
      {"/detail", role::message, "the message of a bare 401"},
      {"/type", role::type, "the category of the error"},
      {"/param", role::param, "the parameter at fault, or null"},
      {"/code", role::code, "the code: digits, a word or null"},
      {"/raw_status_code", role::status, "the HTTP status, repeated"},
      {"/request_id", role::request_id, "the id given by the gateway in front of the API"},
      {"/message/detail", role::details, "what is wrong with which parameter"},
      {"/detail", role::details, "what is wrong with which parameter"},
  };

  static constexpr std::string_view usual_body =
      R"({"object":"","message":"","type":"","param":null,"code":""})";

  static constexpr row rows[] = {
      {"1300",
       429,
       out_of_quota,
       "the plan allows no requests at all",
       "Rate limits",
       {.header = "x-ratelimit-limit-req-minute", .equals = "0"}},
      {"1300", 429, throttled, "too many requests", "raycast/extensions#31107"},
      {"3505", 429, busy, "the service tier is full", "answers of the API"},
      {"1500", {400, 404}, no_such_name, "there is no such model", "answers of the API"},
      {"unknown_model", 400, no_such_name, "there is no such model", "Error glossary"},

      {type("service_tier_capacity_exceeded"), 429, busy, "the service tier is full",
       "answers of the API"},
      {type("rate_limited"), 429, throttled, "too many requests", "raycast/extensions#31107"},
      {type("rate_limit_error"), 429, throttled, "too many requests", "Error glossary"},
      {type("invalid_model"),
       {400, 404},
       no_such_name,
       "there is no such model",
       "answers of the API"},
      // A misleading type: capacity is lacking, the request is not at fault.
      {type("invalid_request_error"),
       {429, 503},
       busy,
       "the service tier is full",
       "continuedev/continue#6185",
       {.message = "capacity exceeded"}},
      {type("invalid_request_error"),
       400,
       too_long,
       "more tokens than the model takes",
       "Error glossary, 400",
       {.message = "maximum context length"}},
      {type("invalid_request_error"),
       {400, 422},
       bad_request,
       "the request is not valid",
       "Error glossary, 400"},
      {type("authentication_error"), 401, bad_key, "the key was not accepted",
       "Error glossary, 401"},
      {type("server_error"), statuses::between(500, 504), broken, "an internal server error",
       "Error glossary, 500"},

      {{},
       400,
       too_long,
       "more tokens than the model takes",
       "Error glossary, 400",
       {.message = "maximum context length"}},
      {{},
       {429, 503},
       busy,
       "the service tier is full",
       "continuedev/continue#6185",
       {.message = "capacity exceeded"}},
      {{},
       429,
       out_of_quota,
       "the plan allows no requests at all",
       "Rate limits",
       {.header = "x-ratelimit-limit-req-minute", .equals = "0"}},
  };

  static constexpr header_row headers[] = {
      {"mistral-correlation-id", header_role::request_id, "the id of the request",
       "reports of clients"},
  };

  static constexpr limit_row limits[] = {
      {"x-ratelimit-limit-req-minute",
       "x-ratelimit-remaining-req-minute",
       {},
       "requests",
       60,
       reset_number::by_size,
       "per minute",
       "Rate limits"},
      {"x-ratelimit-limit-tokens-minute",
       "x-ratelimit-remaining-tokens-minute",
       {},
       "tokens",
       60,
       reset_number::by_size,
       "per minute",
       "Rate limits"},
  };
};

inline constexpr provider mistral = define<mistral_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
