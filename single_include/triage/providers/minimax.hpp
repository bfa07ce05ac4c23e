// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// MiniMax: https://platform.minimax.io/docs/api-reference/errorcode
//
// The native API answers 200 and has its code in base_resp; the modes of OpenAI and Anthropic put
// it in brackets behind the message. An empty wallet is a 500, 402 or 429 there. 1039 is the limit
// of tokens in a minute and not the context, which is one of the meanings of 2013.
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
      {"/base_resp/status_code", role::code, "the code; 0 of a success"},
      {"/base_resp/status_msg", role::message, "what went wrong, for people"},
      {"/error/type", role::type, "a group of codes"},
      {"/error/message", role::message, "what went wrong, with the code in brackets"},
      {"/error/http_code", role::status, "the status once more"},
      {"/request_id", role::request_id, "the id of the request"},
      {"/trace_id", role::request_id, "the id of the request (native mode)"},
  };

  static constexpr in_success inside_2xx[] = {
      {.member = "/base_resp/status_code", .not_equals = "0"}};

  static constexpr row rows[] = {
      {"1000", 500, broken, "an unknown error", "Error codes"},
      {"1001", 504, timed_out, "it took too long", "Error codes"},
      {"1002", 429, throttled, "too many requests", "Error codes"},
      {"1004", 401, bad_key, "not authorized, or the token is of another group", "Error codes"},
      {"1008", {402, 500, 429}, out_of_funds, "the balance is used up", "Error codes"},
      {"1024", 500, broken, "a fault of the server", "Error codes"},
      {"1026", 400, refused_content, "the input was judged sensitive", "Error codes"},
      {"1027", 400, refused_content, "the output was judged sensitive", "Error codes"},
      {"1033", 500, broken, "something behind the API failed", "Error codes"},
      {"1039", 429, throttled, "too many tokens in a minute", "Error codes"},
      {"1041", 429, throttled, "too many connections", "Error codes"},
      {"1042", 400, bad_request, "too many invisible characters", "Error codes"},
      {"1043", 400, bad_request, "the voice is not similar enough", "Error codes"},
      {"1044", 400, bad_request, "the prompt of the clone is not similar enough", "Error codes"},
      {"2013",
       400,
       too_long,
       "more tokens than the model takes",
       "answers of the API",
       {.message = "context window"}},
      {"2013", 400, bad_request, "parameters that are not valid", "Error codes"},
      {"20132", 400, bad_request, "samples or a voice that are not valid", "Error codes"},
      {"2037", 400, bad_request, "a sample that is too short or too long", "Error codes"},
      {"2049", 401, bad_key, "the API key is wrong, or of the other region", "answers of the API"},
      {"2056", 429, out_of_quota, "the window of the plan is used up", "answers of the API"},

      {type("insufficient_balance_error"),
       {402, 429},
       out_of_funds,
       "the balance is used up",
       "answers of the API"},
      {type("rate_limit_error"),
       429,
       out_of_quota,
       "the window of the plan is used up",
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
      {type("overloaded_error"), 529, busy, "the model has too much to do", "answers of the API"},

      {{},
       {500, 429, 402},
       out_of_funds,
       "the balance is used up",
       "MiniMax-M2#62",
       {.message = "(1008)"}},
      {{},
       {500, 429},
       out_of_quota,
       "the window of the plan is used up",
       "answers of the API",
       {.message = "(2056)"}},
      {{}, {500, 429}, throttled, "too many requests", "Error codes", {.message = "(1002)"}},
      {{},
       {500, 429},
       throttled,
       "too many tokens in a minute",
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
