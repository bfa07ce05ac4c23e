// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Baidu Qianfan: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/cm79w0mjf
//
// Version 1 always answers 200, with a number in error_code; there, 17 is a used-up day and 18 is
// too many requests per second. In version 2, invalid_model is a missing model if the status is 400
// and a missing permission if it is 401, and an unpaid bill is a 429.
#ifndef TRIAGE_PROVIDERS_QIANFAN_HPP
#define TRIAGE_PROVIDERS_QIANFAN_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct qianfan_api : kinds {
  static constexpr std::string_view name = "qianfan";
  static constexpr std::string_view title = "Baidu Qianfan";
  static constexpr std::string_view page = "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/cm79w0mjf";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"qianfan.baidubce.com", "aip.baidubce.com"};

  static constexpr field fields[] = {
      {"/error_code", role::code, "the code, a number (version 1)"},
      {"/error_msg", role::message, "what went wrong, for people (version 1)"},
      {"/error/code", role::code, "the code, a word (version 2)"},
      {"/error/message", role::message, "what went wrong, for people (version 2)"},
      {"/error/type", role::type, "the category of the error (version 2)"},
      {"/id", role::request_id, "the id of the request"},
  };

  static constexpr in_success inside_2xx[] = {{.member = "/error_code", .not_equals = "0"},
                                              {.member = "/error"}};

  static constexpr row rows[] = {
      {"6", 403, forbidden, "the API is not enabled for the app", "Error codes"},
      {"13", 401, bad_key, "no token could be obtained", "Error codes"},
      {"14", 401, bad_key, "the signature was not accepted", "Error codes"},
      {"15", 404, missing, "there is no such app", "Error codes"},
      {"17", 429, out_of_quota, "the calls of the day are used up", "Error codes"},
      {"18", 429, throttled, "too many calls per second", "Error codes"},
      {"110", 401, expired_key, "the token is not valid, or no longer valid", "Error codes"},
      {"336103", 400, too_long, "more tokens than the model takes", "answers of the API"},
      {"336501", 429, throttled, "too many requests per minute", "Rate limits"},
      {"336502", 429, throttled, "too many tokens per minute", "Rate limits"},
      {codes(336000, 336000), 500, broken, "an internal server error", "answers of the API"},
      {codes(336001, 336003), 400, bad_request, "the arguments are not valid",
       "answers of the API"},

      {"rpm_rate_limit_exceeded", 429, throttled, "too many requests per minute",
       "Error codes, version 2"},
      {"tpm_rate_limit_exceeded", 429, throttled, "too many tokens per minute",
       "Error codes, version 2"},
      {"malformed_json", 400, bad_request, "the body is not JSON", "Error codes, version 2"},
      {"invalid_messages", 400, bad_request, "the messages are not valid",
       "Error codes, version 2"},
      {"invalid_argument", 400, bad_request, "an argument is not valid", "Error codes, version 2"},
      {"characters_too_long", 400, too_long, "too many characters", "Error codes, version 2"},
      {"tokens_too_long", 400, too_long, "too many tokens", "Error codes, version 2"},
      {"invalid_model", 401, forbidden, "the key may not use this model", "Error codes, version 2"},
      {"invalid_model", 400, no_such_name, "no model was named", "Error codes, version 2"},
      {"no_parameter_permission", 401, forbidden, "the key may not use one of the parameters",
       "Error codes, version 2"},
      {"RATE_LIMIT_*", 429, throttled, "too many calls per second", "AppBuilder, error codes"},
      {"QUOTA_USER_DAILY_REQUEST", 429, out_of_quota, "the calls of the day are used up",
       "AppBuilder, error codes"},
      {"QUOTA_USER_DAILY_FREE", 429, out_of_quota, "the free calls of the day are used up",
       "AppBuilder, error codes"},
      {"BILLING_INSUFFICIENT_BALANCE", 429, out_of_funds, "the account is in arrears",
       "AppBuilder, error codes"},
  };
};

inline constexpr provider qianfan = define<qianfan_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
