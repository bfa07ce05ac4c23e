// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Perplexity: https://docs.perplexity.ai/docs/sdk/error-handling
//
// The code only repeats the status; the type tells the errors apart. Used-up credits are a 401 of
// the type insufficient_quota, so a 401 is not always about the key.
#ifndef TRIAGE_PROVIDERS_PERPLEXITY_HPP
#define TRIAGE_PROVIDERS_PERPLEXITY_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct perplexity_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "perplexity";
  static constexpr std::string_view title = "Perplexity";
  static constexpr std::string_view page = "https://docs.perplexity.ai/docs/sdk/error-handling";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.perplexity.ai"};

  static constexpr std::string_view usual_body = R"({"error":{"message":"","type":"","code":0}})";

  static constexpr row rows[] = {
      {type("invalid_model"), 400, no_such_name, "there is no such model", "answers of the API"},
      {type("insufficient_quota"),
       {401, 429},
       out_of_funds,
       "the credits are used up",
       "answers of the API"},
      // The page's sample uses exponential backoff with jitter.
      {{}, 429, throttled, "too many requests", "Error handling, Rate limits"},
  };
};

inline constexpr provider perplexity = define<perplexity_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
