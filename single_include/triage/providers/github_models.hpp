// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// GitHub Models:
// https://docs.github.com/en/github-models/use-github-models/prototyping-with-ai-models
//
// One code is used for the limit per minute, which passes, and for the daily limit, which does not:
// the message says per 60s or per 86400s, which is the window and not how long to wait. A body that
// is too large means too many tokens here.
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
       "the daily request quota is used up",
       "Rate limits",
       {.header = "x-ratelimit-type", .equals = "UserByModelByDay"}},
      {"RateLimitReached",
       429,
       out_of_quota,
       "the daily request quota is used up",
       "Rate limits",
       {.message = "ByDay"}},
      {"RateLimitReached",
       429,
       out_of_quota,
       "the daily request quota is used up",
       "Rate limits",
       {.message = "per 86400s"}},
      {"RateLimitReached", 429, throttled, "too many requests per minute, or at the same time",
       "Rate limits"},
      {"tokens_limit_reached", 413, too_long, "more tokens than may be sent to the model",
       "Aider-AI/aider#2296"},
      {"content_filter", 400, refused_content, "the filter refused the prompt",
       "Content filtering"},
  };
};

inline constexpr provider github_models = define<github_models_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
