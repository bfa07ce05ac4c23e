// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// llama.cpp server: https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md
//
// The code only repeats the status; the type tells the errors apart. A prompt that does not fit
// into the context is a 400 with a type of its own, or a 500 of the type server_error. "try
// increasing it" in the message is about the context, not the request. While the model is being
// loaded, the server answers 503.
#ifndef TRIAGE_PROVIDERS_LLAMA_CPP_HPP
#define TRIAGE_PROVIDERS_LLAMA_CPP_HPP

#include "../providers/openai.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct llama_cpp_api : kinds {
  using base = openai_api;
  static constexpr std::string_view name = "llama_cpp";
  static constexpr std::string_view title = "llama.cpp server";
  static constexpr std::string_view page =
      "https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md";
  static constexpr std::string_view seen = "2026-11-25";

  static constexpr row rows[] = {
      {"500",
       500,
       too_long,
       "more tokens than fit into the context",
       "llama.cpp#19774",
       {.message = "context size"}},
      {"500",
       500,
       too_long,
       "more tokens than fit into a batch",
       "llama.cpp, server, the batch",
       {.message = "too large to process"}},
      {type("exceed_context_size_error"),
       {400, 500},
       too_long,
       "more tokens than fit into the context",
       "llama.cpp#15780"},
      {type("authentication_error"), 401, bad_key, "the API key is wrong",
       "server, format_error_response"},
      {type("permission_error"), 403, forbidden, "not allowed", "server, format_error_response"},
      {type("not_found_error"), 404, missing, "there is no such path or object",
       "server, format_error_response"},
      {type("unavailable_error"), 503, unavailable, "the model is being loaded",
       "server, format_error_response"},
      {type("not_supported_error"),
       {501, 400},
       bad_request,
       "the feature was not enabled when the server was started",
       "server, format_error_response"},
  };
};

inline constexpr provider llama_cpp = define<llama_cpp_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
