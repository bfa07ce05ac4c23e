// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// GitHub Models:
// https://docs.github.com/en/github-models/use-github-models/prototyping-with-ai-models
//
// One code stands for the limit of a minute, which passes, and that of a day, which does not: the
// sentence says per 60s or per 86400s, which is the window and not the wait. A body that is too
// large is a number of tokens here.
#ifndef TRIAGE_PROVIDERS_GITHUB_MODELS_HPP
#define TRIAGE_PROVIDERS_GITHUB_MODELS_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct github_models_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "github_models";
  static constexpr std::string_view title = "GitHub Models";
  static constexpr std::string_view page =
      "https://docs.github.com/en/github-models/use-github-models/prototyping-with-ai-models";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"models.github.ai", "models.inference.ai.azure.com"};

  static constexpr row rows[] = {
      {"RateLimitReached",
       429,
       out_of_quota,
       "the requests of a day are used up",
       "Rate limits",
       {.header = "x-ratelimit-type", .equals = "UserByModelByDay"}},
      {"RateLimitReached",
       429,
       out_of_quota,
       "the requests of a day are used up",
       "Rate limits",
       {.message = "ByDay"}},
      {"RateLimitReached",
       429,
       out_of_quota,
       "the requests of a day are used up",
       "Rate limits",
       {.message = "per 86400s"}},
      {"RateLimitReached", 429, throttled, "too many requests in a minute, or at once",
       "Rate limits"},
      {"tokens_limit_reached", 413, too_long, "more tokens than the model may be sent",
       "Aider-AI/aider#2296"},
      {"content_filter", 400, refused_content, "the filter refused the prompt",
       "Content filtering"},
  };
};

inline constexpr provider github_models = define<github_models_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
