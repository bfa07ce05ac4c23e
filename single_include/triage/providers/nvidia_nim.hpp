// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// NVIDIA NIM: https://docs.api.nvidia.com/nim/reference/llm-apis
//
// Errors are problem documents without a code. A "DEGRADED" function is an outage that comes as a
// 400 and passes, a 403 means that the key may not run models, and a 404 may be a model that was
// withdrawn.
#ifndef TRIAGE_PROVIDERS_NVIDIA_NIM_HPP
#define TRIAGE_PROVIDERS_NVIDIA_NIM_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct nvidia_nim_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "nvidia_nim";
  static constexpr std::string_view title = "NVIDIA NIM";
  static constexpr std::string_view page = "https://docs.api.nvidia.com/nim/reference/llm-apis";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"integrate.api.nvidia.com"};

  static constexpr field fields[] = {
      {"/detail", role::message, "what went wrong, for people"},
      {"/title", role::message, "the status in words, where there is no detail"},
      {"/status", role::status, "the HTTP status, repeated"},
      {"/requestId", role::request_id, "the id of the request"},
  };

  static constexpr row rows[] = {
      {{},
       {400, 500},
       kind{category::unavailable, action::backoff, remedy::wait},
       "the function that runs the model is down",
       "answers of the API",
       {.message = "DEGRADED"}},
      {{},
       403,
       bad_key,
       "the key may not run models",
       "answers of the API",
       {.message = "Authorization failed"}},
      {{},
       404,
       no_such_name,
       "the model was withdrawn, or is not in the plan",
       "free-claude-code#1021",
       {.message = "Not found for account"}},
      {{}, 429, throttled, "too many requests per minute", "free-claude-code#1228"},
  };
};

inline constexpr provider nvidia_nim = define<nvidia_nim_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
