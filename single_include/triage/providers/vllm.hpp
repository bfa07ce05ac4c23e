// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// vLLM: https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html
//
// Older servers answer with a flat body, newer ones with a member error around it; the code is the
// status as a number and the type is the name of an exception. If the prompt fills the whole
// context, the message says that max_tokens must be at least 1 and does not mention the context.
#ifndef TRIAGE_PROVIDERS_VLLM_HPP
#define TRIAGE_PROVIDERS_VLLM_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct vllm_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "vllm";
  static constexpr std::string_view title = "vLLM";
  static constexpr std::string_view page =
      "https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html";
  static constexpr std::string_view seen = "2026-11-25";

  static constexpr field fields[] = {
      {"/message", role::message, "what went wrong, for people (older servers)"},
      {"/type", role::type, "the name of an exception (older servers)"},
      {"/param", role::param, "the parameter at fault (older servers)"},
      {"/code", role::code, "the status as a number (older servers)"},
      {"/error", role::message, "what went wrong, if the key is wrong"},
  };

  static constexpr row rows[] = {
      {type("BadRequestError"),
       400,
       too_long,
       "more tokens than the model can take",
       "vllm#20409",
       {.message = "context length"}},
      {type("BadRequestError"),
       400,
       too_long,
       "more tokens than the model can take",
       "answers of the server",
       {.message = "maximum model length"}},
      {type("BadRequestError"),
       400,
       too_long,
       "the prompt leaves no room for an answer",
       "vllm#4667",
       {.message = "max_tokens must be at least 1"}},
      {type("BadRequestError"), 400, bad_request, "the request is not valid", "vllm#4667"},
      {type("NotFoundError"), 404, no_such_name, "the server does not serve this model",
       "vllm#3485"},
      {type("InternalServerError"), 500, broken, "an internal error of the server", "protocol.py"},
      {type("Internal Server Error"), 500, broken, "an internal error of the server",
       "protocol.py"},
  };
};

inline constexpr provider vllm = define<vllm_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
