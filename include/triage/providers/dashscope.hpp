// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Alibaba Model Studio (DashScope): https://help.aliyun.com/en/model-studio/error-code
//
// insufficient_quota is a limit per second or minute here and passes, although its name and message
// mean an empty balance elsewhere; only a used-up free quota does not pass. Unpaid bills come as a
// 400 or a 429, and a full server has the message of a rate limit. With a 400,
// Throttling.AllocationQuota is about the number of voices or word lists.
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
      {"InvalidApiKey", 401, bad_key, "the key is wrong or belongs to another region",
       "Error code, 401"},
      {"invalid_api_key", 401, bad_key, "the key is wrong or belongs to another region",
       "Error code, 401"},
      {"NOT AUTHORIZED", 401, forbidden, "the caller is not a member of the workspace",
       "Error code, 401"},
      {"AccessDenied", 403, forbidden, "no permission, or a mode that is not offered",
       "Error code, 403"},
      {"access_denied", 403, forbidden, "no permission, or a mode that is not offered",
       "Error code, 403"},
      {"AccessDenied.Unpurchased", 403, forbidden, "the service has to be activated",
       "Error code, 403"},
      {"Model.AccessDenied", 403, forbidden, "the workspace may not use the model",
       "Error code, 403"},
      {"Workspace.AccessDenied", 403, forbidden, "no permission for the workspace",
       "Error code, 403"},
      {"App.AccessDenied", 403, forbidden, "no permission for the app", "Error code, 403"},
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
      {"Throttling.AllocationQuota", 400, out_of_quota, "too many voices or word lists",
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
      {"Throttling.BurstRate", 429, throttled, "the request rate grew too fast", "Error code, 429"},
      {"Throttling", 429, throttled, "too many requests or jobs", "Error code, 429"},
      {"LimitRequests", 429, throttled, "too many requests", "Error code, 429"},
      {"limit_requests", 429, throttled, "too many requests", "Error code, 429"},
      {"limit_burst_rate", 429, throttled, "the request rate grew too fast", "Error code, 429"},

      {"ModelNotFound", 404, no_such_name, "there is no such model", "Error code, 404"},
      {"model_not_found", 404, no_such_name, "there is no such model", "Error code, 404"},
      {"model_not_supported", 404, no_such_name, "the model does not support the OpenAI mode",
       "Error code, 404"},
      {"NotFound", 404, missing, "there is no such resource or path", "Error code, 404"},
      {"WorkSpaceNotFound", 404, missing, "there is no such workspace", "Error code, 404"},
      {"Conflict", 409, conflicting, "the name already exists", "Error code, 409"},

      {"InvalidParameter",
       400,
       too_long,
       "more tokens than the model accepts",
       "Error code, 400",
       {.message = "range of input length"}},
      {"InvalidParameter", 400, bad_request, "a parameter is not valid", "Error code, 400"},
      {"invalid_parameter_error",
       400,
       too_long,
       "more tokens than the model accepts",
       "Error code, 400",
       {.message = "range of input length"}},
      {"invalid_parameter_error", 400, bad_request, "a parameter is not valid", "Error code, 400"},
      {"InvalidParameter.DataInspection", 400, bad_request,
       "the media could not be fetched for the inspection", "Error code, 400"},
      {"InvalidURL", 400, bad_request, "a URL cannot be read", "Error code, 400"},
      {"InvalidURL.Timeout", 400, bad_request, "a URL could not be read in time",
       "Error code, 400"},
      {"BadRequest.TooLarge", 400, too_large, "the request has too many bytes", "Error code, 400"},
      // The name suggests a fault of the server, but the request is wrong, as the status says.
      {"ServiceUnavailableError", 400, bad_request, "the role is wrong or the content is empty",
       "Error code, 400"},
      {"ClientDisconnect", 400, kind{category::cancelled, action::never, remedy::nothing},
       "the client closed the connection", "Error code, 400"},
      {"DataInspectionFailed", 400, refused_answer,
       "content inspection refused the input or output", "Error code, 400"},
      {"data_inspection_failed", 400, refused_answer,
       "content inspection refused the input or output", "Error code, 400"},
      {"IPInfringementSuspect", 400, refused_content, "the content is a suspected infringement",
       "Error code, 400"},
      {"CustomRoleBlocked", 400, refused_content, "one of the customer's own rules refused it",
       "Error code, 400"},
      {"FaqRuleBlocked", 400, refused_content, "one of the customer's own rules refused it",
       "Error code, 400"},

      {"RequestTimeOut", 500, timed_out, "there was no answer after 300 seconds",
       "Error code, 500"},
      {"InternalError.Timeout", 500, timed_out, "a task gave no result in three hours",
       "Error code, 500"},
      {"InternalError.Algo",
       500,
       too_long,
       "more tokens than the model accepts",
       "Error code, 500",
       {.message = "range of input length"}},
      {"InternalError.Algo", 500, broken, "the inference failed", "Error code, 500"},
      {"InternalError", 500, broken, "an internal server error", "Error code, 500"},
      {"internal_error", 500, broken, "an internal server error", "Error code, 500"},
      {"SystemError", 500, broken, "an internal server error", "Error code, 500"},
      {"ModelServiceFailed", 500, broken, "the model's service failed", "Error code, 500"},
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
