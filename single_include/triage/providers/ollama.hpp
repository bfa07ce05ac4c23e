// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Ollama: https://docs.ollama.com/api/errors
//
// An error is a single sentence in the member error; only in the OpenAI mode is it an object. A
// model that needs more memory than there is gets a 500, which never passes; a full queue gets a
// 503, which does. The cloud sends a 429 when the usage of a session or a week is used up.
#ifndef TRIAGE_PROVIDERS_OLLAMA_HPP
#define TRIAGE_PROVIDERS_OLLAMA_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct ollama_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "ollama";
  static constexpr std::string_view title = "Ollama";
  static constexpr std::string_view page = "https://docs.ollama.com/api/errors";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"ollama.com"};

  static constexpr field fields[] = {
      {"/error", role::message, "what went wrong, for people"},
  };

  // An error in a stream that has already begun.
  static constexpr in_success inside_2xx[] = {{.member = "/error"}};

  static constexpr row rows[] = {
      {{},
       404,
       no_such_name,
       "the model has to be pulled first",
       "server/routes.go",
       {.message = "not found"}},
      {{},
       {429, 402},
       out_of_quota,
       "the usage of a session or a week is used up",
       "answers of the cloud",
       {.message = "usage limit"}},
      {{},
       {500, 503},
       busy,
       "all slots are taken, or the queue is full",
       "server/sched.go; ollama#4159",
       {.message = "no slots available"}},
      {{},
       {500, 503},
       busy,
       "all slots are taken, or the queue is full",
       "server/sched.go",
       {.message = "server busy"}},
      {{}, 503, busy, "the cloud is overloaded", "ollama#15934", {.message = "overloaded"}},
      {{},
       500,
       kind{category::internal, action::never, remedy::fix_setup},
       "the model needs more memory than there is",
       "answers of the server",
       {.message = "requires more system memory"}},
      {{},
       {400, 500},
       too_long,
       "more tokens than fit into the context",
       "answers of the server",
       {.message = "context length"}},
  };
};

inline constexpr provider ollama = define<ollama_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
