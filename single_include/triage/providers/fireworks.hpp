// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Fireworks AI: https://docs.fireworks.ai/guides/inference-error-codes
//
// A 412 is not about a precondition: the account is suspended, often because of a spending limit or
// an unpaid invoice, or an adapter could not be loaded. A 403 is about the key, and a 404 may mean
// that a model is not deployed.
#ifndef TRIAGE_PROVIDERS_FIREWORKS_HPP
#define TRIAGE_PROVIDERS_FIREWORKS_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct fireworks_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "fireworks";
  static constexpr std::string_view title = "Fireworks AI";
  static constexpr std::string_view page = "https://docs.fireworks.ai/guides/inference-error-codes";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.fireworks.ai"};

  static constexpr field fields[] = {
      {"/request_id", role::request_id, "the id of the request"},
  };

  static constexpr row rows[] = {
      {"PRECONDITION_FAILED",
       412,
       out_of_funds,
       "the account is suspended, perhaps due to a spending limit or an unpaid invoice",
       "Inference error codes, 412",
       {.message = "suspended"}},
      {"PRECONDITION_FAILED", 412, conflicting, "an adapter could not be loaded",
       "Inference error codes, 412"},
      {"NOT_FOUND", 404, no_such_name,
       "the model is missing, not deployed or not available to this account",
       "Inference error codes, 404"},
      {{},
       402,
       out_of_funds,
       "the account has no paid plan, or its limits are used up",
       "Inference error codes, 402"},
      {{}, 403, bad_key, "the key was not accepted", "Inference error codes, 403"},
      {{},
       408,
       kind{category::timeout, action::backoff, remedy::wait},
       "the request timed out because the server is overloaded",
       "Inference error codes, 408"},
      {{},
       412,
       out_of_funds,
       "the account is suspended, perhaps due to a spending limit or an unpaid invoice",
       "Inference error codes, 412",
       {.message = "suspended"}},
      {{}, 412, conflicting, "an adapter could not be loaded", "Inference error codes, 412"},
  };
};

inline constexpr provider fireworks = define<fireworks_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
