// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Replicate: https://replicate.com/docs/reference/http
//
// The API's errors are problem documents, or have only a detail. A prediction that failed is a
// success in HTTP: a 200 or 201 contains the status "failed" and a plain sentence, the model ran,
// and running it again costs again. With less than five dollars left, only six predictions per
// minute are allowed.
#ifndef TRIAGE_PROVIDERS_REPLICATE_HPP
#define TRIAGE_PROVIDERS_REPLICATE_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct replicate_api : kinds {
  static constexpr std::string_view name = "replicate";
  static constexpr std::string_view title = "Replicate";
  static constexpr std::string_view page = "https://replicate.com/docs/reference/http";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.replicate.com"};

  static constexpr field fields[] = {
      {"/detail", role::message, "what went wrong, for people"},
      {"/error", role::message, "why a prediction failed"},
      {"/title", role::message, "the kind of problem, where there is no detail"},
      {"/status", role::code, "the word failed, for a failed prediction"},
      {"/status", role::status, "the HTTP status, repeated"},
      {"/retry_after", role::retry_after, "seconds to wait"},
  };

  static constexpr in_success inside_2xx[] = {{.member = "/status", .equals = "failed"}};

  static constexpr row rows[] = {
      {"failed", 500, ran_and_failed, "the model ran and failed; the message says why",
       "replicate-python, exceptions.py"},
      {{}, 402, out_of_funds, "the credit does not cover this model", "answers of the API"},
      {{},
       422,
       bad_request,
       "the input is not valid for this model or version",
       "answers of the API"},
      {{}, 429, throttled, "too many predictions per minute", "nodetool-ai/nodetool#5196"},
  };
};

inline constexpr provider replicate = define<replicate_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
