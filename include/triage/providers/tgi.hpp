// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Hugging Face TGI: https://huggingface.github.io/text-generation-inference/
//
// Errors of the server have a sentence and, as a rule, an error_type. Its 429 is a full queue and
// not a limit of the caller, a 424 is a model that failed at work, and hosted models that are being
// loaded answer 503 with the seconds that this will take.
#ifndef TRIAGE_PROVIDERS_TGI_HPP
#define TRIAGE_PROVIDERS_TGI_HPP

#include <triage/tables/provider.hpp>

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
       "more tokens than the model takes",
       "openapi.json",
       {.message = "max_new_tokens` must be"}},
      {"validation",
       422,
       too_long,
       "more tokens than the model takes",
       "openapi.json",
       {.message = "tokens must be <="}},
      {"validation",
       422,
       too_long,
       "more tokens than the model takes",
       "openapi.json",
       {.message = "must have less than"}},
      {"validation", 422, bad_request, "the input is not valid", "openapi.json"},
      {"generation", 424, broken, "the model failed at work", "openapi.json"},
      {"overloaded", 429, busy, "the queue is full, whoever asks", "openapi.json"},
      {"incomplete_generation", 500, broken, "the model stopped too early", "openapi.json"},
      {"healthcheck", 503, unavailable, "the server is not well", "openapi.json"},
      {{},
       503,
       busy,
       "the model is being loaded",
       "answers of hosted models",
       {.message = "currently loading"}},
      {{},
       429,
       throttled,
       "the limit of the hosted API, which passes",
       "huggingface_hub#1539",
       {.message = "rate limit reached"}},
  };
};

inline constexpr provider tgi = define<tgi_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
