// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// LiteLLM proxy: https://docs.litellm.ai/docs/proxy/error_reference
//
// The code is the status as text, and the message wraps the body of the API behind the proxy, so
// the words of the message decide. A used-up budget is a 400 in older versions and a 429 in newer
// ones, a model that the key may not use is a 401, and a 429 may mean that all deployments are
// cooling down.
#ifndef TRIAGE_PROVIDERS_LITELLM_HPP
#define TRIAGE_PROVIDERS_LITELLM_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct litellm_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "litellm";
  static constexpr std::string_view title = "LiteLLM proxy";
  static constexpr std::string_view page = "https://docs.litellm.ai/docs/proxy/error_reference";
  static constexpr std::string_view seen = "2026-11-25";

  static constexpr row rows[] = {
      {type("budget_exceeded"),
       {429, 400},
       out_of_quota,
       "a budget is used up",
       "_types.py, ProxyErrorTypes"},
      {type("token_not_found_in_db"), 401, bad_key, "the proxy does not know the key",
       "_types.py, ProxyErrorTypes"},
      {type("expired_key"),
       {401, 400},
       bad_key,
       "the key has expired",
       "_types.py, ProxyErrorTypes"},
      {type("key_model_access_denied"),
       {401, 403},
       forbidden,
       "the key may not use the model",
       "_types.py, ProxyErrorTypes"},
      {type("team_model_access_denied"),
       {401, 403},
       forbidden,
       "the team may not use the model",
       "_types.py, ProxyErrorTypes"},
      {type("user_model_access_denied"),
       {401, 403},
       forbidden,
       "the user may not use the model",
       "_types.py, ProxyErrorTypes"},
      {type("org_model_access_denied"),
       {401, 403},
       forbidden,
       "the organization may not use the model",
       "_types.py, ProxyErrorTypes"},
      {type("auth_error"),
       {400, 401, 429},
       out_of_quota,
       "a budget is used up",
       "_types.py, ProxyErrorTypes",
       {.message = "budget"}},
      {type("auth_error"),
       {401, 400, 403},
       bad_key,
       "the key was not accepted",
       "_types.py, ProxyErrorTypes"},
      {type("no_db_connection"),
       {500, 503},
       broken,
       "the proxy has no connection to its database",
       "_types.py, ProxyErrorTypes"},
      {type("internal_server_error"), 500, broken, "an internal error of the proxy",
       "_types.py, ProxyErrorTypes"},
      {type("not_found_error"), 404, missing, "there is no such resource",
       "_types.py, ProxyErrorTypes"},
      {type("bad_request_error"),
       400,
       no_such_name,
       "the proxy has no such model",
       "_types.py, ProxyErrorTypes",
       {.message = "Invalid model name"}},
      {type("bad_request_error"),
       {400, 422},
       bad_request,
       "the request is not valid",
       "_types.py, ProxyErrorTypes"},
      {type("throttling_error"),
       429,
       out_of_funds,
       "the credit at the API behind the proxy is used up",
       "exception_mapping_utils.py",
       {.message = "insufficient_quota"}},
      {type("throttling_error"), 429, throttled, "the API behind the proxy refused it for now",
       "TinyLLM#17"},

      {{},
       {400, 401, 429},
       out_of_quota,
       "a budget is used up",
       "Budgets",
       {.message = "budget has been exceeded"}},
      {{},
       {400, 401, 429},
       out_of_quota,
       "a budget is used up",
       "Budgets",
       {.message = "exceeded budget"}},
      {{},
       {400, 401, 429},
       out_of_quota,
       "a budget is used up",
       "Budgets",
       {.message = "ExceededBudget"}},
      {{},
       429,
       busy,
       "all deployments of the model are cooling down",
       "_types.py, ProxyException",
       {.message = "No deployments available"}},
      {{},
       429,
       out_of_funds,
       "the credit at the API behind the proxy is used up",
       "exception_mapping_utils.py",
       {.message = "insufficient_quota"}},
      {{},
       {400, 413, 422},
       too_long,
       "more tokens than the model accepts",
       "Exception mapping",
       {.message = "ContextWindowExceededError"}},
      {{},
       400,
       too_long,
       "more tokens than the model accepts",
       "exception_mapping_utils.py",
       {.message = "prompt is too long"}},
      {{},
       {400, 403},
       refused_content,
       "refused because of its content",
       "Exception mapping",
       {.message = "ContentPolicyViolationError"}},
      {{},
       400,
       no_such_name,
       "the proxy has no such model",
       "answers of the proxy",
       {.message = "Invalid model name"}},
      {{},
       429,
       throttled,
       "too many requests, to the proxy or to the API behind it",
       "Exception mapping"},
  };

  static constexpr header_row headers[] = {
      {"x-litellm-call-id", header_role::request_id, "the id of the call", "Response headers"},
      {"x-should-retry", header_role::should_retry,
       "whether the server says that a retry makes sense", "openai-python, _base_client.py"},
  };
};

inline constexpr provider litellm = define<litellm_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
