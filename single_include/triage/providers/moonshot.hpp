// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Moonshot AI (Kimi): https://platform.moonshot.ai/docs/api/errors
//
// There are types but no codes. A used-up balance is a 429 of the type
// exceeded_current_quota_error, an overloaded engine is another 429, and a 403 is more often a
// used-up balance or subscription than a missing permission. The delay of a rate limit is only in
// the message.
#ifndef TRIAGE_PROVIDERS_MOONSHOT_HPP
#define TRIAGE_PROVIDERS_MOONSHOT_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct moonshot_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "moonshot";
  static constexpr std::string_view title = "Moonshot AI (Kimi)";
  static constexpr std::string_view page = "https://platform.moonshot.ai/docs/api/errors";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.moonshot.ai", "api.moonshot.cn",
                                               "api.kimi.com"};

  static constexpr std::string_view usual_body = R"({"error":{"message":"","type":""}})";

  static constexpr row rows[] = {
      {type("engine_overloaded_error"), 429, busy, "the engine is overloaded",
       "forum.moonshot.ai/t/569"},
      {type("exceeded_current_quota_error"), 429, out_of_funds,
       "the balance is used up and the account is suspended", "free-claude-code#1223"},
      {type("rate_limit_reached_error"),
       429,
       out_of_quota,
       "the tokens for the day are used up",
       "kimi-cli#2318",
       {.message = "TPD"}},
      {type("rate_limit_reached_error"), 429, throttled,
       "too many requests or tokens per minute, or too many at once", "kimi-cc#16"},
      {type("content_filter"), 400, refused_content, "refused because of its content",
       "answers of the API"},
      {type("invalid_request_error"),
       400,
       too_long,
       "more tokens than the model takes",
       "kimi-cli#2011",
       {.message = "model token limit"}},
      {type("invalid_authentication_error"), 401, bad_key, "the key was not accepted",
       "answers of the API"},
      {type("access_terminated_error"),
       403,
       out_of_quota,
       "the subscription's usage for this cycle is used up",
       "Kimi Code, Error reference",
       {.message = "usage limit"}},
      {type("access_terminated_error"), 403, suspended,
       "the account is blocked, or the client is not one of those allowed", "openclacky#192"},
      {type("permission_denied_error"), 403, forbidden, "not available to this account",
       "answers of the API"},
      {type("permission_error"),
       {403, 429},
       out_of_quota,
       "the subscription's usage for this cycle is used up",
       "Kimi Code, Error reference",
       {.message = "usage limit"}},
      {type("resource_not_found_error"), 404, no_such_name,
       "there is no such model, or this account may not use it", "answers of the API"},
      {{},
       403,
       out_of_funds,
       "the balance is used up",
       "Kimi help, API troubleshooting",
       {.message = "balance"}},
      {{},
       403,
       out_of_quota,
       "the subscription's usage is used up",
       "Kimi help, API troubleshooting",
       {.message = "quota"}},
      {{},
       403,
       out_of_quota,
       "the subscription's usage is used up",
       "Kimi Code, Error reference",
       {.message = "usage limit"}},
  };
};

inline constexpr provider moonshot = define<moonshot_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
