// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// ElevenLabs: https://help.elevenlabs.io/hc/en-us/articles/19572237925521
//
// The code is the member status inside detail; in a validation error, detail is a list. A 401 is as
// often a used-up quota or an account under suspicion as a wrong key. Both kinds of 429 pass: one
// is about the load of the service.
#ifndef TRIAGE_PROVIDERS_ELEVENLABS_HPP
#define TRIAGE_PROVIDERS_ELEVENLABS_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct elevenlabs_api : kinds {
  static constexpr std::string_view name = "elevenlabs";
  static constexpr std::string_view title = "ElevenLabs";
  static constexpr std::string_view page =
      "https://help.elevenlabs.io/hc/en-us/articles/19572237925521";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.elevenlabs.io"};

  static constexpr field fields[] = {
      {"/detail/status", role::code, "the code for programs"},
      {"/detail/code", role::code, "the code for programs, in newer responses"},
      {"/detail/message", role::message, "what went wrong, for people"},
  };

  static constexpr std::string_view usual_body = R"({"detail":{"status":"","message":""}})";

  static constexpr row rows[] = {
      {"max_character_limit_exceeded", 400, too_long, "the text is too long for the model",
       "API error codes, 400"},
      {"invalid_api_key", {401, 400}, bad_key, "the key is wrong", "API error codes, 401"},
      {"quota_exceeded",
       {401, 400},
       out_of_quota,
       "too few credits are left",
       "API error codes, 401"},
      {"voice_not_found",
       {400, 404, 401},
       missing,
       "there is no such voice",
       "API error codes, 400"},
      {"voice_limit_reached", 400, out_of_quota, "the plan does not allow more custom voices",
       "mulmocast-app#1466"},
      {"bad_prompt", 400, refused_content, "the prompt violates the terms of service",
       "mulmocast-app#1410"},
      {"too_many_concurrent_requests", 429, throttled, "more requests at once than the plan allows",
       "API error codes, 429"},
      {"system_busy", 429, busy, "the service is overloaded", "API error codes, 429"},
  };
};

inline constexpr provider elevenlabs = define<elevenlabs_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
