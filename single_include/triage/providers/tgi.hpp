// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Hugging Face TGI: https://huggingface.github.io/text-generation-inference/
//
// Server errors have a sentence and usually an error_type. Its 429 means a full queue, not a limit
// of the caller; a 424 is a model that failed while generating; and hosted models that are still
// being loaded answer 503 with the estimated seconds until they are ready.
#ifndef TRIAGE_PROVIDERS_TGI_HPP
#define TRIAGE_PROVIDERS_TGI_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct tgi_api : kinds {
  static constexpr std::string_view name = "tgi";
  static constexpr std::string_view title = "Hugging Face TGI";
  static constexpr std::string_view page =
      "https://huggingface.github.io/text-generation-inference/";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api-inference.huggingface.co",
                                               "*.endpoints.huggingface.cloud"};

  static constexpr field fields[] = {
      {"/error", role::message, "what went wrong, for people"},
      {"/error_type", role::code, "the kind of error"},
      {"/estimated_time", role::retry_after, "seconds until a hosted model is loaded"},
  };

  static constexpr row rows[] = {
      {"validation",
       422,
       too_long,
       "more tokens than the model can take",
       "openapi.json",
       {.message = "max_new_tokens` must be"}},
      {"validation",
       422,
       too_long,
       "more tokens than the model can take",
       "openapi.json",
       {.message = "tokens must be <="}},
      {"validation",
       422,
       too_long,
       "more tokens than the model can take",
       "openapi.json",
       {.message = "must have less than"}},
      {"validation", 422, bad_request, "the input is not valid", "openapi.json"},
      {"generation", 424, broken, "the model failed while generating", "openapi.json"},
      {"overloaded", 429, busy, "the server's queue is full; this is not a limit of the caller",
       "openapi.json"},
      {"incomplete_generation", 500, broken, "the model stopped too early", "openapi.json"},
      {"healthcheck", 503, unavailable, "the server failed its health check", "openapi.json"},
      {{},
       503,
       busy,
       "the model is being loaded",
       "answers of hosted models",
       {.message = "currently loading"}},
      {{},
       429,
       throttled,
       "the rate limit of the hosted API is reached for the moment",
       "huggingface_hub#1539",
       {.message = "rate limit reached"}},
  };
};

inline constexpr provider tgi = define<tgi_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
