// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Zhipu AI (Z.ai): https://docs.bigmodel.cn/cn/api/api-code
//
// Codes are numbers in strings. A 429 can be too many requests at once, an unpaid bill, a used-up
// daily or weekly limit or plan, a locked account or an overloaded model: only the code tells them
// apart. The time at which a plan is renewed is in the sentence, without a time zone.
#ifndef TRIAGE_PROVIDERS_ZHIPU_HPP
#define TRIAGE_PROVIDERS_ZHIPU_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct zhipu_api : kinds {
  static constexpr std::string_view name = "zhipu";
  static constexpr std::string_view title = "Zhipu AI (Z.ai)";
  static constexpr std::string_view page = "https://docs.bigmodel.cn/cn/api/api-code";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"open.bigmodel.cn", "api.z.ai"};

  static constexpr field fields[] = {
      {"/error/code", role::code, "the error code, digits in a string"},
      {"/error/message", role::message, "what went wrong, for people"},
      {"/request_id", role::request_id, "the id of the request"},
  };

  static constexpr std::string_view usual_body = R"({"error":{"code":"","message":""}})";

  static constexpr row rows[] = {
      {"500", 500, broken, "an internal error of the server", "Error codes"},
      {"1000", 401, bad_key, "authentication failed", "Error codes"},
      {"1001", 401, bad_key, "no token was sent in a header", "Error codes"},
      {"1002", 401, bad_key, "the token is malformed", "Error codes"},
      {"1003", 401, expired_key, "the token has expired", "Error codes"},
      {"1004", 401, bad_key, "the token was not accepted", "Error codes"},
      {"1110", {401, 403, 429}, suspended, "the account is not active", "Error codes"},
      {"1111", {401, 403, 429}, bad_key, "there is no such account", "Error codes"},
      {"1112", {401, 403, 429}, suspended, "the account is locked", "Error codes"},
      {"1113", 429, out_of_funds, "the account is in arrears", "Error codes"},
      {"1120", {500, 503, 429}, broken, "the account is temporarily inaccessible", "Error codes"},
      {"1121", {401, 403, 429}, suspended, "the account is locked for violations", "Error codes"},
      {"1210", 400, bad_request, "parameters are not valid", "Error codes"},
      {"1211", {400, 404}, no_such_name, "there is no such model", "Error codes"},
      {"1212", 400, bad_request, "the model does not support this kind of call", "Error codes"},
      {"1213", 400, bad_request, "a field is missing", "Error codes"},
      {"1214", 400, bad_request, "a field is not valid", "Error codes"},
      {"1215", 400, bad_request, "two fields exclude each other", "Error codes"},
      {"1220", 403, forbidden, "not available to this account", "Error codes"},
      {"1221", 404, no_such_name, "the API is no longer offered", "Error codes"},
      {"1222", 404, no_such_name, "there is no such API", "Error codes"},
      {"1230", 500, broken, "the call failed", "Error codes"},
      {"1231", {409, 400}, conflicting, "a request with this id already exists", "Error codes"},
      {"1234", 500, broken, "a network error", "Error codes"},
      {"1261", 400, too_long, "the prompt is too long", "Error codes"},
      {"1300", {400, 403}, refused_content, "a policy refused the content", "Error codes"},
      {"1301", 400, refused_content, "the content was judged unsafe or sensitive", "Error codes"},
      {"1302", 429, throttled, "too many requests at once", "Error codes"},
      {"1303", 429, throttled, "too many requests", "Error codes"},
      {"1304", 429, out_of_quota, "the daily limit of calls is used up", "Error codes"},
      {"1305", 429, busy, "there is too much traffic on the API", "Error codes"},
      {"1308", 429, out_of_quota, "the usage limit of the current time window is used up",
       "Error codes"},
      {"1309", 429, out_of_quota, "the plan has expired", "Error codes"},
      {"1310", 429, out_of_quota, "the weekly or monthly usage limit is used up", "Error codes"},
      {"1311", {403, 429}, out_of_quota, "the plan does not include the model", "Error codes"},
      {"1312", 429, busy, "too many clients are calling this model", "Error codes"},
      {"1313",
       {429, 403},
       suspended,
       "slowed down for unfair use until the restriction is lifted by hand",
       "Error codes"},
      {{}, 434, forbidden, "the API is not open to this account", "FAQ"},
      {{}, 435, too_large, "a file is larger than 100 MB", "FAQ"},
  };
};

inline constexpr provider zhipu = define<zhipu_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
