// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// MiniMax: https://platform.minimax.io/docs/api-reference/errorcode
//
// The native API answers 200 and has its code in base_resp; the OpenAI and Anthropic modes append
// it to the message in brackets. There, a used-up balance is a 500, 402 or 429. 1039 is the limit
// of tokens per minute, not the context length, which is one of the meanings of 2013.
#ifndef TRIAGE_PROVIDERS_MINIMAX_HPP
#define TRIAGE_PROVIDERS_MINIMAX_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct minimax_api : kinds {
  static constexpr std::string_view name = "minimax";
  static constexpr std::string_view title = "MiniMax";
  static constexpr std::string_view page =
      "https://platform.minimax.io/docs/api-reference/errorcode";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.minimax.io", "api.minimaxi.com",
                                               "api.minimax.chat"};

  static constexpr field fields[] = {
      {"/base_resp/status_code", role::code, "the code; 0 for a success"},
      {"/base_resp/status_msg", role::message, "what went wrong, for people"},
      {"/error/type", role::type, "the category of the error"},
      {"/error/message", role::message, "what went wrong, with the code in brackets"},
      {"/error/http_code", role::status, "the HTTP status, repeated"},
      {"/request_id", role::request_id, "the id of the request"},
      {"/trace_id", role::request_id, "the id of the request (native mode)"},
  };

  static constexpr in_success inside_2xx[] = {
      {.member = "/base_resp/status_code", .not_equals = "0"}};

  static constexpr row rows[] = {
      {"1000", 500, broken, "an unknown error", "Error codes"},
      {"1001", 504, timed_out, "the request took too long", "Error codes"},
      {"1002", 429, throttled, "too many requests", "Error codes"},
      {"1004", 401, bad_key, "not authorized, or the token belongs to another group",
       "Error codes"},
      {"1008", {402, 500, 429}, out_of_funds, "the balance is used up", "Error codes"},
      {"1024", 500, broken, "an internal server error", "Error codes"},
      {"1026", 400, refused_content, "the input was judged sensitive", "Error codes"},
      {"1027", 400, refused_answer, "the output was judged sensitive", "Error codes"},
      {"1033", 500, broken, "a service behind the API failed", "Error codes"},
      {"1039", 429, throttled, "too many tokens per minute", "Error codes"},
      {"1041", 429, throttled, "too many connections", "Error codes"},
      {"1042", 400, bad_request, "too many invisible characters", "Error codes"},
      {"1043", 400, bad_request, "the voice is not similar enough", "Error codes"},
      {"1044", 400, bad_request, "the clone's prompt is not similar enough", "Error codes"},
      {"2013",
       400,
       too_long,
       "more tokens than the model takes",
       "answers of the API",
       {.message = "context window"}},
      {"2013", 400, bad_request, "the parameters are not valid", "Error codes"},
      {"20132", 400, bad_request, "the samples or the voice are not valid", "Error codes"},
      {"2037", 400, bad_request, "a sample is too short or too long", "Error codes"},
      {"2049", 401, bad_key, "the API key is wrong or belongs to the other region",
       "answers of the API"},
      {"2056", 429, out_of_quota, "the plan's usage for the current window is used up",
       "answers of the API"},

      {type("insufficient_balance_error"),
       {402, 429},
       out_of_funds,
       "the balance is used up",
       "answers of the API"},
      {type("rate_limit_error"),
       429,
       out_of_quota,
       "the plan's usage for the current window is used up",
       "answers of the API",
       {.message = "(2056)"}},
      {type("rate_limit_error"), 429, throttled, "too many requests or tokens",
       "answers of the API"},
      {type("authentication_error"), 401, bad_key, "the API key is wrong", "answers of the API"},
      {type("authorized_error"), 401, bad_key, "the API key is wrong", "answers of the API"},
      {type("bad_request_error"),
       400,
       too_long,
       "more tokens than the model takes",
       "answers of the API",
       {.message = "context window"}},
      {type("bad_request_error"), 400, bad_request, "the request is not valid",
       "answers of the API"},
      {type("overloaded_error"), 529, busy, "the model is overloaded", "answers of the API"},

      {{},
       {500, 429, 402},
       out_of_funds,
       "the balance is used up",
       "MiniMax-M2#62",
       {.message = "(1008)"}},
      {{},
       {500, 429},
       out_of_quota,
       "the plan's usage for the current window is used up",
       "answers of the API",
       {.message = "(2056)"}},
      {{}, {500, 429}, throttled, "too many requests", "Error codes", {.message = "(1002)"}},
      {{},
       {500, 429},
       throttled,
       "too many tokens per minute",
       "Error codes",
       {.message = "(1039)"}},
      {{},
       {500, 401},
       bad_key,
       "the API key is wrong",
       "answers of the API",
       {.message = "(2049)"}},
  };
};

inline constexpr provider minimax = define<minimax_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
