// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// SiliconFlow: https://docs.siliconflow.cn/en/faqs/error-code
//
// The code is a number unrelated to the status, or there is only a sentence. A 403 can be an
// account without real-name verification, or an empty balance; a 429 can be a daily limit, which
// only the message says.
#ifndef TRIAGE_PROVIDERS_SILICONFLOW_HPP
#define TRIAGE_PROVIDERS_SILICONFLOW_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct siliconflow_api : kinds {
  static constexpr std::string_view name = "siliconflow";
  static constexpr std::string_view title = "SiliconFlow";
  static constexpr std::string_view page = "https://docs.siliconflow.cn/en/faqs/error-code";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.siliconflow.cn", "api.siliconflow.com"};

  static constexpr field fields[] = {
      {"/code", role::code, "the error code, a number"},
      {"/message", role::message, "what went wrong, for people"},
      {"/data", role::message, "what went wrong, if the body has nothing else"},
  };

  static constexpr row rows[] = {
      {"20012", {400, 404}, no_such_name, "there is no such model", "Error code"},
      {"20015",
       {400, 413},
       too_long,
       "more tokens than the model can take",
       "answers of the API",
       {.message = "length"}},
      {"20015", 400, bad_request, "a parameter is not valid", "answers of the API"},
      {"30001", {403, 402}, out_of_funds, "the balance is too low", "answers of the API"},
      {{},
       429,
       out_of_quota,
       "the daily limit of requests or tokens is used up",
       "Rate limits",
       {.message = "RPD"}},
      {{},
       429,
       out_of_quota,
       "the daily limit of requests or tokens is used up",
       "Rate limits",
       {.message = "TPD"}},
      {{},
       429,
       out_of_quota,
       "the daily limit of images is used up",
       "Rate limits",
       {.message = "IPD"}},
      {{}, 429, throttled, "too many requests or tokens in a minute", "Error code, 429"},
      {{}, 503, busy, "the model is overloaded", "Error code, 503"},
  };

  static constexpr header_row headers[] = {
      {"x-siliconcloud-trace-id", header_role::request_id, "the id of the request",
       "reports of clients"},
  };
};

inline constexpr provider siliconflow = define<siliconflow_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
