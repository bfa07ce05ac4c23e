// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Together AI: https://docs.together.ai/docs/error-codes
//
// A 403 is a prompt that is too long, as the page says, and a missing right otherwise. The type
// credit_limit is an empty wallet at 402 and a plain rate limit at 429, whose sentence speaks of
// billing all the same.
#ifndef TRIAGE_PROVIDERS_TOGETHER_HPP
#define TRIAGE_PROVIDERS_TOGETHER_HPP

#include <triage/providers/openai.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct together_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "together";
  static constexpr std::string_view title = "Together AI";
  static constexpr std::string_view page = "https://docs.together.ai/docs/error-codes";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.together.xyz", "api.together.ai"};

  static constexpr field fields[] = {
      {"/id", role::request_id, "the id of the request"},
  };

  static constexpr row rows[] = {
      {"model_not_available", 400, no_such_name,
       "the model has to be started for this account first", "answers of the API"},
      {type("credit_limit"), 402, out_of_funds, "the credit or the month's limit is used up",
       "Error codes, 402"},
      {type("credit_limit"), 429, throttled, "too many requests for an account without payments",
       "togethercomputer/MoA#27"},
      {type("invalid_request_error"),
       {400, 422},
       too_long,
       "input and output exceed the context",
       "Error codes, 403",
       {.message = "max_new_tokens` must be"}},
      {{},
       403,
       too_long,
       "input and output exceed the context",
       "Error codes, 403",
       {.message = "max_tokens"}},
      {{},
       {400, 422, 403},
       too_long,
       "input and output exceed the context",
       "Error codes, 403",
       {.message = "max_new_tokens` must be"}},
      {{}, 402, out_of_quota, "the spending limit of the month is reached", "Error codes, 402"},
      {{}, 503, busy, "the engine has too much to do", "Error codes, 503"},
      {{}, 529, broken, "a fault of the server", "together-python, constants"},
  };
};

inline constexpr provider together = define<together_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
