// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Volcengine Ark: https://www.volcengine.com/docs/82379/1299023
//
// Unpaid bills are a 403, a model that the account has not activated is a 404, and an overloaded
// server is a 429. QuotaExceeded is either a free quota that is used up or a full queue, which is
// temporary: the message tells them apart.
#ifndef TRIAGE_PROVIDERS_VOLCENGINE_ARK_HPP
#define TRIAGE_PROVIDERS_VOLCENGINE_ARK_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct volcengine_ark_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "volcengine_ark";
  static constexpr std::string_view title = "Volcengine Ark";
  static constexpr std::string_view page = "https://www.volcengine.com/docs/82379/1299023";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"ark.*.volces.com"};

  static constexpr std::string_view usual_body =
      R"({"error":{"code":"","message":"","param":"","type":""}})";

  static constexpr row rows[] = {
      {"MissingParameter", 400, bad_request, "a parameter is missing", "Error codes, 400"},
      {"InvalidParameter", 400, bad_request, "a parameter is not valid", "Error codes, 400"},
      {"InvalidParameter.*", 400, bad_request, "a parameter is not valid", "Error codes, 400"},
      {"InvalidEndpoint.ClosedEndpoint", 400,
       kind{category::unavailable, action::backoff, remedy::wait}.with(processed::no),
       "the endpoint is closed or temporarily unavailable", "Error codes, 400"},
      {"SensitiveContentDetected", 400, refused_content, "the input was judged sensitive",
       "Error codes, 400"},
      {"SensitiveContentDetected.*", 400, refused_content, "the input was judged sensitive",
       "Error codes, 400"},
      {"InputTextSensitiveContentDetected*", 400, refused_content, "the input was judged sensitive",
       "Error codes, 400"},
      {"InputImageSensitiveContentDetected*", 400, refused_content,
       "the input was judged sensitive", "Error codes, 400"},
      {"OutputTextSensitiveContentDetected*", 400, refused_answer,
       "the output was judged sensitive", "Error codes, 400"},
      {"AuthenticationError", 401, bad_key, "the key is missing or wrong", "Error codes, 401"},
      {"AccountOverdueError", 403, out_of_funds, "the account has an overdue balance",
       "Error codes, 403"},
      {"OperationDenied.ServiceOverdue", 403, out_of_funds, "payment for the service is overdue",
       "Error codes, 403"},
      {"OperationDenied.ServiceNotOpen", 403, forbidden, "the service has to be activated first",
       "Error codes, 403"},
      {"OperationDenied.PermissionDenied", 403, forbidden, "permission is denied",
       "Error codes, 403"},
      {"AccessDenied", 403, forbidden, "no permission for the resource", "Error codes, 403"},
      {"InvalidAccountStatus",
       {403, 401},
       suspended,
       "the status of the account does not allow it",
       "Error codes"},
      {"ModelNotOpen", 404, forbidden, "the account has not activated the model",
       "Error codes, 404"},
      {"InvalidEndpointOrModel.NotFound", 404, no_such_name,
       "the endpoint or model does not exist, or not for this account", "Error codes, 404"},
      {"InvalidEndpointOrModel.ModelIDAccessDisabled", 404, forbidden,
       "the account may not call models by id", "Error codes, 404"},
      {"RateLimitExceeded.*", 429, throttled, "too many requests or tokens in a minute",
       "Error codes, 429"},
      {"ModelAccountRpmRateLimitExceeded", 429, throttled, "too many requests in a minute",
       "Error codes, 429"},
      {"ModelAccountTpmRateLimitExceeded", 429, throttled, "too many tokens in a minute",
       "Error codes, 429"},
      {"ModelAccountIpmRateLimitExceeded", 429, throttled, "too many images in a minute",
       "Error codes, 429"},
      {"APIAccountRpmRateLimitExceeded", 429, throttled, "too many requests in a minute",
       "Error codes, 429"},
      {"AccountRateLimitExceeded", 429, throttled, "too many requests or tokens",
       "Error codes, 429"},
      {"InflightBatchsizeExceeded", 429, throttled, "too many requests at once",
       "Error codes, 429"},
      {"RequestBurstTooFast", 429, throttled, "the traffic grew too fast", "Error codes, 429"},
      {"ServerOverloaded", 429, busy, "the server is overloaded", "Error codes, 429"},
      {"SetLimitExceeded", 429, out_of_quota, "a limit that the account set for itself is reached",
       "Error codes, 429"},
      {"QuotaExceeded",
       429,
       throttled,
       "too many tasks are waiting in the queue",
       "Error codes, 429",
       {.message = "queue"}},
      {"QuotaExceeded", 429, out_of_quota, "the free quota is used up", "Error codes, 429"},
      {"QuotaExceeded.*", 429, out_of_quota, "the quota of a plan is used up", "Error codes, 429"},
      {"InternalServiceError", 500, broken, "an internal error of the server", "Error codes, 500"},
  };
};

inline constexpr provider volcengine_ark = define<volcengine_ark_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
