// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// DeepSeek: https://api-docs.deepseek.com/quick_start/error_codes
//
// The code is invalid_request_error in nearly every error, even for an empty balance or a wrong
// key: the status and the message tell the errors apart, not the code. A 429 is a limit on the rate
// of requests or on concurrent requests. A busy server may send empty lines before it answers.
#ifndef TRIAGE_PROVIDERS_DEEPSEEK_HPP
#define TRIAGE_PROVIDERS_DEEPSEEK_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct deepseek_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "deepseek";
  static constexpr std::string_view title = "DeepSeek";
  static constexpr std::string_view page = "https://api-docs.deepseek.com/quick_start/error_codes";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.deepseek.com"};

  static constexpr row rows[] = {
      {type("authentication_error"), 401, bad_key, "the API key is wrong", "Error codes, 401"},
      {type("insufficient_balance_error"), 402, out_of_funds, "the balance is used up",
       "Error codes, 402"},
      {type("invalid_request_error"),
       400,
       refused_content,
       "refused because of its content",
       "answers of the API",
       {.message = "Content Exists Risk"}},
      {type("invalid_request_error"),
       {400, 404},
       no_such_name,
       "there is no such model",
       "answers of the API",
       {.message = "Model Not Exist"}},
      {{}, 402, out_of_funds, "the balance is used up", "Error codes, 402"},
      {{}, 503, busy, "the server is overloaded", "Error codes, 503"},
  };
};

inline constexpr provider deepseek = define<deepseek_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
