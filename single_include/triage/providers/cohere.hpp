// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Cohere: https://docs.cohere.com/reference/errors
//
// There are no codes, only messages. A 429 is the limit per minute, or the limit of 1,000 calls a
// month that a trial key has, and only the message tells which. More tokens than the model accepts
// are a 400 whose message begins with "too many tokens".
#ifndef TRIAGE_PROVIDERS_COHERE_HPP
#define TRIAGE_PROVIDERS_COHERE_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct cohere_api : kinds {
  static constexpr std::string_view name = "cohere";
  static constexpr std::string_view title = "Cohere";
  static constexpr std::string_view page = "https://docs.cohere.com/reference/errors";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.cohere.com", "api.cohere.ai"};

  static constexpr field fields[] = {
      {"/message", role::message, "what went wrong, for people"},
      {"/id", role::request_id, "the id of the request, in v2"},
  };

  static constexpr row rows[] = {
      {{},
       400,
       too_long,
       "more tokens than the model accepts",
       "Errors, 400",
       {.message = "too many tokens"}},
      {{}, 404, no_such_name, "there is no such model", "Errors, 404", {.message = "model"}},
      {{},
       429,
       out_of_quota,
       "the trial key's calls for the month are used up",
       "Rate limits",
       {.message = "/ month"}},
      {{},
       429,
       out_of_quota,
       "the trial key's calls for the month are used up",
       "Rate limits",
       {.message = "per month"}},
      {{}, 429, throttled, "too many calls in a minute", "Errors, 429"},
      {{},
       498,
       refused_content,
       "the content violates the usage guidelines",
       "cohere-developer-experience#189"},
  };
};

inline constexpr provider cohere = define<cohere_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
