// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Alibaba Model Studio (DashScope): https://help.aliyun.com/en/model-studio/error-code
//
// insufficient_quota is the limit of a minute here and passes, though its word and its sentence are
// those of an empty wallet elsewhere; only the free quota that is used up does not. Unpaid bills
// come as a 400 or a 429, a full server with the words of a rate limit, and the same code of a
// quota counts voices at 400.
#ifndef TRIAGE_PROVIDERS_DASHSCOPE_HPP
#define TRIAGE_PROVIDERS_DASHSCOPE_HPP

#include <triage/tables/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct dashscope_api : kinds {
  static constexpr std::string_view name = "dashscope";
  static constexpr std::string_view title = "Alibaba Model Studio (DashScope)";
  static constexpr std::string_view page = "https://help.aliyun.com/en/model-studio/error-code";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {
      "dashscope.aliyuncs.com", "dashscope-intl.aliyuncs.com", "dashscope-us.aliyuncs.com"};

  static constexpr field fields[] = {
      {"/code", role::code, "the code for programs (native mode)"},
      {"/message", role::message, "what went wrong, for people (native mode)"},
      {"/error/code", role::code, "the code for programs (OpenAI mode)"},
      {"/error/message", role::message, "what went wrong, for people (OpenAI mode)"},
      {"/error/type", role::type, "a group of codes (OpenAI mode)"},
      {"/error/param", role::param, "the parameter at fault (OpenAI mode)"},
      {"/request_id", role::request_id, "the id of the request"},
  };

  static constexpr row rows[] = {
      {"InvalidApiKey", 401, bad_key, "a wrong key, or one of another region", "Error code, 401"},
      {"invalid_api_key", 401, bad_key, "a wrong key, or one of another region", "Error code, 401"},
      {"NOT AUTHORIZED", 401, forbidden, "not a member of the workspace", "Error code, 401"},
      {"AccessDenied", 403, forbidden, "no right, or a mode that is not offered",
       "Error code, 403"},
      {"access_denied", 403, forbidden, "no right, or a mode that is not offered",
       "Error code, 403"},
      {"AccessDenied.Unpurchased", 403, forbidden, "the service has to be activated",
       "Error code, 403"},
      {"Model.AccessDenied", 403, forbidden, "the workspace may not use the model",
       "Error code, 403"},
      {"Workspace.AccessDenied", 403, forbidden, "no right on the workspace", "Error code, 403"},
      {"App.AccessDenied", 403, forbidden, "no right on the app", "Error code, 403"},
      {"AllocationQuota.FreeTierOnly", 403, out_of_quota,
       "the free quota is used up, and only that may be used", "Error code, 403"},
      {"Arrearage", 400, out_of_funds, "bills are unpaid", "Error code, 400"},
      {"PrepaidBillOverdue", 429, out_of_funds, "the prepaid bill is overdue", "Error code, 429"},
      {"PostpaidBillOverdue", 429, out_of_funds, "the bill is overdue", "Error code, 429"},
      {"CommodityNotPurchased", 429, out_of_funds, "the workspace has not bought this",
       "Error code, 429"},

      {"insufficient_quota",
       {429, 403},
       out_of_quota,
       "the free quota is used up",
       "Error code, 429",
       {.message = "free allocated quota"}},
      {"insufficient_quota",
       {429, 403},
       out_of_quota,
       "the free tier is used up",
       "Error code, 429",
       {.message = "free tier"}},
      {"insufficient_quota", 429, throttled, "too many tokens in a second or a minute",
       "Error code, 429"},
      {"Throttling.AllocationQuota", 400, out_of_quota, "too many voices or lists of words",
       "Error code, 400"},
      {"Throttling.AllocationQuota",
       429,
       out_of_quota,
       "the free quota is used up",
       "Error code, 429",
       {.message = "free allocated quota"}},
      {"Throttling.AllocationQuota", 429, throttled, "too many tokens in a second or a minute",
       "Error code, 429"},
      {"Throttling.RateQuota", 429, throttled, "too many requests", "Error code, 429"},
      {"Throttling.BurstRate", 429, throttled, "the rate grew too fast", "Error code, 429"},
      {"Throttling", 429, throttled, "too many requests or jobs", "Error code, 429"},
      {"LimitRequests", 429, throttled, "too many requests", "Error code, 429"},
      {"limit_requests", 429, throttled, "too many requests", "Error code, 429"},
      {"limit_burst_rate", 429, throttled, "the rate grew too fast", "Error code, 429"},

      {"ModelNotFound", 404, no_such_name, "there is no such model", "Error code, 404"},
      {"model_not_found", 404, no_such_name, "there is no such model", "Error code, 404"},
      {"model_not_supported", 404, no_such_name, "the model has no OpenAI mode", "Error code, 404"},
      {"NotFound", 404, missing, "there is no such resource or path", "Error code, 404"},
      {"WorkSpaceNotFound", 404, missing, "there is no such workspace", "Error code, 404"},
      {"Conflict", 409, conflicting, "the name exists", "Error code, 409"},

      {"InvalidParameter",
       400,
       too_long,
       "more tokens than the model takes",
       "Error code, 400",
       {.message = "range of input length"}},
      {"InvalidParameter", 400, bad_request, "a parameter is not valid", "Error code, 400"},
      {"invalid_parameter_error",
       400,
       too_long,
       "more tokens than the model takes",
       "Error code, 400",
       {.message = "range of input length"}},
      {"invalid_parameter_error", 400, bad_request, "a parameter is not valid", "Error code, 400"},
      {"InvalidParameter.DataInspection", 400, bad_request,
       "the media could not be fetched for the inspection", "Error code, 400"},
      {"InvalidURL", 400, bad_request, "a URL cannot be read", "Error code, 400"},
      {"InvalidURL.Timeout", 400, bad_request, "a URL could not be read in time",
       "Error code, 400"},
      {"BadRequest.TooLarge", 400, too_large, "too many bytes", "Error code, 400"},
      // The name says unavailable, the status is right.
      {"ServiceUnavailableError", 400, bad_request, "a wrong role or an empty content",
       "Error code, 400"},
      {"ClientDisconnect", 400, kind{category::cancelled, action::never, remedy::nothing},
       "the client closed the connection", "Error code, 400"},
      {"DataInspectionFailed", 400, refused_content, "the inspection refused input or output",
       "Error code, 400"},
      {"data_inspection_failed", 400, refused_content, "the inspection refused input or output",
       "Error code, 400"},
      {"IPInfringementSuspect", 400, refused_content, "a suspected infringement",
       "Error code, 400"},
      {"CustomRoleBlocked", 400, refused_content, "a rule of one's own refused it",
       "Error code, 400"},
      {"FaqRuleBlocked", 400, refused_content, "a rule of one's own refused it", "Error code, 400"},

      {"RequestTimeOut", 500, timed_out, "no answer after 300 seconds", "Error code, 500"},
      {"InternalError.Timeout", 500, timed_out, "a task gave no result in three hours",
       "Error code, 500"},
      {"InternalError.Algo",
       500,
       too_long,
       "more tokens than the model takes",
       "Error code, 500",
       {.message = "range of input length"}},
      {"InternalError.Algo", 500, broken, "the inference failed", "Error code, 500"},
      {"InternalError", 500, broken, "a fault of the server", "Error code, 500"},
      {"internal_error", 500, broken, "a fault of the server", "Error code, 500"},
      {"SystemError", 500, broken, "a fault of the server", "Error code, 500"},
      {"ModelServiceFailed", 500, broken, "the service of the model failed", "Error code, 500"},
      {"ModelServingError", 503, busy, "the server is full", "Error code, 503"},
      {"ModelUnavailable", 503, unavailable, "the model is not available for now",
       "Error code, 503"},
      {"Audio.*", 430, bad_request, "the audio is not usable", "Error code, 430"},
      {{}, 430, bad_request, "the audio is not usable", "Error code, 430"},
  };
};

inline constexpr provider dashscope = define<dashscope_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
