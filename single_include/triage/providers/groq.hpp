// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Groq: https://console.groq.com/docs/errors
//
// rate_limit_exceeded with 413 is a request that is larger than the limit per minute and never
// passes; with 429 it passes, even if it is the daily limit, since that refills all the time. 498
// is a full flex tier, not a bad token. Limits on requests are per day, those on tokens per minute.
#ifndef TRIAGE_PROVIDERS_GROQ_HPP
#define TRIAGE_PROVIDERS_GROQ_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct groq_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "groq";
  static constexpr std::string_view title = "Groq";
  static constexpr std::string_view page = "https://console.groq.com/docs/errors";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.groq.com"};

  static constexpr std::string_view usual_body = R"({"error":{"message":"","type":"","code":""}})";

  static constexpr row rows[] = {
      {"rate_limit_exceeded", 413, too_large,
       "one request asks for more tokens than allowed per minute", "Rate limits"},
      {"capacity_exceeded", 498, busy, "the flex tier is full", "Errors, 498"},
      // The model ran and wrote something that is not a call; changing the prompt may help.
      {"tool_use_failed", 400, bad_request.with(processed::yes),
       "the model made a tool call that is not valid", "groq-typescript#28"},
      {"json_validate_failed", 400, bad_request.with(processed::yes),
       "the model's answer is not valid JSON", "Structured outputs"},
      {"organization_restricted", 400, suspended, "the organization is restricted",
       "answers of the API"},
      {"model_decommissioned", 400, no_such_name, "the model is no longer served", "Deprecations"},
      {type("tokens"), 413, too_large, "one request asks for more tokens than allowed per minute",
       "Rate limits"},
      // "Verify the data or retry": the model may have made something up.
      {{},
       422,
       kind{category::invalid_request, action::backoff, remedy::wait},
       "the request makes no sense, or the model made something up",
       "Errors, 422"},
      {{}, 498, busy, "the flex tier is full", "Errors, 498"},
  };
};

inline constexpr provider groq = define<groq_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
