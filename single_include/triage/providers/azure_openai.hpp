// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Azure OpenAI: https://learn.microsoft.com/en-us/azure/ai-foundry/openai/quotas-limits
//
// The code is often the status as a text, "429", and says nothing more. A 429 is the limit of the
// deployment or too much demand for everybody, and the delay may be only in the sentence; one of
// 86400 seconds is a limit that is too small for the request rather than a day to wait. A 401 may
// be a role that is missing.
#ifndef TRIAGE_PROVIDERS_AZURE_OPENAI_HPP
#define TRIAGE_PROVIDERS_AZURE_OPENAI_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct azure_openai_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "azure_openai";
  static constexpr std::string_view title = "Azure OpenAI";
  static constexpr std::string_view page =
      "https://learn.microsoft.com/en-us/azure/ai-foundry/openai/quotas-limits";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"*.openai.azure.com", "*.services.ai.azure.com",
                                               "*.cognitiveservices.azure.com"};

  static constexpr field fields[] = {
      {"/error/code", role::code, "a word, or the status as a text"},
      {"/error/innererror/code", role::code, "ResponsibleAIPolicyViolation"},
      {"/error/status", role::status, "the status once more"},
      {"/statusCode", role::status, "of the gateway in front (API Management)"},
      {"/message", role::message, "of the gateway in front (API Management)"},
  };

  static constexpr row rows[] = {
      {"ResponsibleAIPolicyViolation", 400, refused_content, "the filter refused the prompt",
       "Content filtering"},
      {"DeploymentNotFound", 404, no_such_name, "the resource has no deployment of this name",
       "chatboxai/chatbox#646"},
      {"PermissionDenied",
       {401, 403},
       forbidden,
       "the role lacks an action",
       "Role-based access control"},
      {"RateLimitReached", 429, throttled, "the limit of the deployment is reached",
       "Quotas and limits"},
      {"429",
       429,
       busy,
       "too much demand for everybody",
       "Quotas and limits",
       {.message = "high demand"}},
      {"429", 429, throttled, "the limit of the deployment is reached", "Quotas and limits"},
      {{},
       403,
       suspended,
       "the resource is blocked for what was sent to it",
       "Abuse monitoring",
       {.message = "temporarily blocked"}},
      {{},
       429,
       busy,
       "too much demand for everybody",
       "Quotas and limits",
       {.message = "high demand"}},
  };
};

inline constexpr provider azure_openai = define<azure_openai_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
