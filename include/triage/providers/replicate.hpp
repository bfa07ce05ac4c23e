// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Replicate: https://replicate.com/docs/reference/http
//
// Errors of the API are problem documents, or only a detail. A prediction that failed is a success
// of HTTP: the status failed and a plain sentence are inside a 200 or 201, the model ran, and
// running it again costs again. With less than five dollars left only six predictions a minute may
// be made.
#ifndef TRIAGE_PROVIDERS_REPLICATE_HPP
#define TRIAGE_PROVIDERS_REPLICATE_HPP

#include <triage/tables/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct replicate_api : kinds {
  static constexpr std::string_view name = "replicate";
  static constexpr std::string_view title = "Replicate";
  static constexpr std::string_view page = "https://replicate.com/docs/reference/http";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.replicate.com"};

  static constexpr field fields[] = {
      {"/detail", role::message, "what went wrong, for people"},
      {"/error", role::message, "of a prediction that failed"},
      {"/title", role::message, "the kind of problem, where there is no detail"},
      {"/status", role::code, "failed, of a prediction"},
      {"/status", role::status, "the status once more"},
      {"/retry_after", role::retry_after, "seconds to wait"},
  };

  static constexpr in_success inside_2xx[] = {{.member = "/status", .equals = "failed"}};

  static constexpr row rows[] = {
      {"failed", 500, ran_and_failed, "the model ran and failed; the sentence says why",
       "replicate-python, exceptions.py"},
      {{}, 402, out_of_funds, "the credit does not cover this model", "answers of the API"},
      {{},
       422,
       bad_request,
       "the input is not valid for this model or version",
       "answers of the API"},
      {{}, 429, throttled, "too many predictions in a minute", "nodetool-ai/nodetool#5196"},
  };
};

inline constexpr provider replicate = define<replicate_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
