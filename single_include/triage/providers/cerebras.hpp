// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Cerebras: https://inference-docs.cerebras.ai/support/error
//
// The body is flat: message, type, param and code are not inside a member named error. Both quota
// codes are limits per minute unless the message names an hour or a day. queue_exceeded means that
// the service is overloaded, not that the caller sent too much. Reset headers are in seconds.
#ifndef TRIAGE_PROVIDERS_CEREBRAS_HPP
#define TRIAGE_PROVIDERS_CEREBRAS_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct cerebras_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "cerebras";
  static constexpr std::string_view title = "Cerebras";
  static constexpr std::string_view page = "https://inference-docs.cerebras.ai/support/error";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.cerebras.ai"};

  static constexpr field fields[] = {
      {"/message", role::message, "what went wrong, for people"},
      {"/type", role::type, "a group of codes"},
      {"/param", role::param, "the parameter, quota or queue at fault"},
      {"/code", role::code, "the code for programs"},
  };

  static constexpr std::string_view usual_body = R"({"message":"","type":"","param":"","code":""})";

  static constexpr row rows[] = {
      {"wrong_api_key", 401, bad_key, "the API key is wrong", "answers of the API"},
      {"request_quota_exceeded",
       429,
       out_of_quota,
       "the daily request quota is used up",
       "Rate limits",
       {.message = "per day"}},
      {"request_quota_exceeded", 429, throttled, "too many requests", "grammar-nazi-bot#958"},
      {"token_quota_exceeded",
       429,
       out_of_quota,
       "the daily token quota is used up",
       "Rate limits",
       {.message = "per day"}},
      {"token_quota_exceeded", 429, throttled, "too many tokens", "answers of the API"},
      {"queue_exceeded", 429, busy, "the service is overloaded", "answers of the API"},
      {type("too_many_requests_error"), 429, throttled, "too many requests or tokens",
       "grammar-nazi-bot#958"},
      {{}, 503, busy, "the service is overloaded", "Errors, 503"},
  };

  static constexpr limit_row limits[] = {
      {"x-ratelimit-limit-requests-day", "x-ratelimit-remaining-requests-day",
       "x-ratelimit-reset-requests-day", "requests", 86400, reset_number::seconds,
       "requests per day", "Rate limits"},
      {"x-ratelimit-limit-tokens-minute", "x-ratelimit-remaining-tokens-minute",
       "x-ratelimit-reset-tokens-minute", "tokens", 60, reset_number::seconds, "tokens per minute",
       "Rate limits"},
  };
};

inline constexpr provider cerebras = define<cerebras_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
