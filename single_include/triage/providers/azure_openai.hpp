// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Azure OpenAI: https://learn.microsoft.com/en-us/azure/ai-foundry/openai/quotas-limits
//
// The code is often only the status as text, "429". A 429 means that the limit of the deployment is
// reached or that demand is too high for everybody, and the delay may be only in the message. A
// delay of 86400 seconds means that the limit is too small for the request, not that waiting for a
// day helps. A 401 may mean that a role is missing.
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
      {"/error/code", role::code, "a word, or the status as text"},
      {"/error/innererror/code", role::code, "ResponsibleAIPolicyViolation"},
      {"/error/status", role::status, "the status, repeated"},
      {"/statusCode", role::status, "the status, from the gateway in front (API Management)"},
      {"/message", role::message, "the message, from the gateway in front (API Management)"},
  };

  static constexpr std::string_view usual_body = R"({"error":{"code":"","message":""}})";

  static constexpr row rows[] = {
      {"content_filter", 400, refused_content, "the filter refused the prompt",
       "Content filtering"},
      {"ResponsibleAIPolicyViolation", 400, refused_content,
       "the content filter refused the prompt", "Content filtering"},
      {"DeploymentNotFound", 404, no_such_name, "the resource has no deployment of this name",
       "chatboxai/chatbox#646"},
      {"PermissionDenied",
       {401, 403},
       forbidden,
       "the role does not allow this action",
       "Role-based access control"},
      {"RateLimitReached", 429, throttled, "the limit of the deployment is reached",
       "Quotas and limits"},
      {"429",
       429,
       busy,
       "demand from all customers is too high",
       "Quotas and limits",
       {.message = "high demand"}},
      {"429", 429, throttled, "the limit of the deployment is reached", "Quotas and limits"},
      {{},
       403,
       suspended,
       "the resource is blocked because of what was sent to it",
       "Abuse monitoring",
       {.message = "temporarily blocked"}},
      {{},
       429,
       busy,
       "demand from all customers is too high",
       "Quotas and limits",
       {.message = "high demand"}},
  };
};

inline constexpr provider azure_openai = define<azure_openai_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
