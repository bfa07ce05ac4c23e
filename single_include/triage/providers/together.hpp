// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Together AI: https://docs.together.ai/docs/error-codes
//
// A 403 is a prompt that is too long, as the page says, or else a missing permission. The type
// credit_limit is an empty balance with 402, but a plain rate limit with 429, although its sentence
// talks about billing even then.
#ifndef TRIAGE_PROVIDERS_TOGETHER_HPP
#define TRIAGE_PROVIDERS_TOGETHER_HPP

#include "../providers/openai.hpp"

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

  static constexpr std::string_view usual_body =
      R"({"id":"","error":{"message":"","type":"","param":null,"code":""}})";

  static constexpr row rows[] = {
      {"model_not_available", 400, no_such_name,
       "the model has to be started for this account first", "answers of the API"},
      {type("credit_limit"), 402, out_of_funds, "the credit or the monthly limit is used up",
       "Error codes, 402"},
      {type("credit_limit"), 429, throttled,
       "too many requests for an account that has not paid yet", "togethercomputer/MoA#27"},
      {type("invalid_request_error"),
       {400, 422},
       too_long,
       "input and output together exceed the context length",
       "Error codes, 403",
       {.message = "max_new_tokens` must be"}},
      {{},
       403,
       too_long,
       "input and output together exceed the context length",
       "Error codes, 403",
       {.message = "max_tokens"}},
      {{},
       {400, 422, 403},
       too_long,
       "input and output together exceed the context length",
       "Error codes, 403",
       {.message = "max_new_tokens` must be"}},
      {{}, 402, out_of_quota, "the monthly spending limit is reached", "Error codes, 402"},
      {{}, 503, busy, "the engine is overloaded", "Error codes, 503"},
      {{}, 529, broken, "an internal error of the server", "together-python, constants"},
  };
};

inline constexpr provider together = define<together_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
