// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Codes and types that mean the same wherever they come from. A provider's own tables go first.
#ifndef TRIAGE_TABLES_DETAIL_WELL_KNOWN_HPP
#define TRIAGE_TABLES_DETAIL_WELL_KNOWN_HPP

#include <string_view>

#include <triage/tables/detail/compiled_rows.hpp>
#include <triage/text/detail/key.hpp>
#include <triage/tables/detail/perfect_hash.hpp>
#include <triage/tables/row_ref.hpp>
#include <triage/tables/rows.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

struct well_known : kinds {
  static constexpr std::string_view anthropic = "https://docs.anthropic.com/en/api/errors";
  static constexpr std::string_view openai = "https://platform.openai.com/docs/guides/error-codes";
  static constexpr std::string_view openrouter =
      "https://openrouter.ai/docs/api/reference/errors-and-debugging";

  // An exhausted quota comes with 429 outside of streams, of which HTTP says that it passes: here
  // it has the status that says what it is.
  static constexpr row rows[] = {
      // Anthropic, Errors: the types.
      {"invalid_request_error", 400},
      {"authentication_error", 401},
      {"billing_error", 402, out_of_funds, "the account has no funds left", anthropic},
      {"permission_error", 403},
      {"not_found_error", 404},
      {"conflict_error", 409},
      {"request_too_large", 413},
      {"rate_limit_error", 429, throttled, "too many requests or tokens", anthropic},
      {"api_error", 500},
      {"timeout_error", 504},
      {"overloaded_error", 529, busy, "more work than the service can take", anthropic},
      // OpenAI, Error codes, and openai-python, types/responses/response_error.py.
      {"rate_limit_exceeded", 429, throttled, "too many requests or tokens", openai},
      {"slow_down", 429},
      {"insufficient_quota", 402, out_of_funds, "the account's credit or budget is used up",
       openai},
      {"credit_balance_exhausted", 402, out_of_funds, "the account's credit is used up", openai},
      {"server_error", 500},
      {"service_unavailable_error", 503},
      {"server_is_overloaded", 503, busy, "more work than the service can take", openai},
      {"vector_store_timeout", 504},
      {"context_length_exceeded", 400, too_long, "more tokens than the model takes", openai},
      {"invalid_prompt", 400},
      {"bio_policy", 400, refused_content, "refused for what it says", openai},
      {"data_residency_mismatch", 400},
      {"invalid_image", 400},
      {"invalid_image_format", 400},
      {"invalid_base64_image", 400},
      {"invalid_image_url", 400},
      {"invalid_image_mode", 400},
      {"image_too_large", 400},
      {"image_too_small", 400},
      {"image_file_too_large", 400},
      {"image_parse_error", 400},
      {"image_content_policy_violation", 400, refused_content, "refused for what it shows", openai},
      {"unsupported_image_media_type", 400},
      {"empty_image_file", 400},
      {"image_file_not_found", 404},
      // OpenRouter, Errors and debugging: the canonical types.
      {"content_policy_violation", 400, refused_content, "refused for what it says", openrouter},
      // Gemini, Interactions API.
      {"too_many_requests", 429},
      {"quota_exceeded", 402},
      {"service_unavailable", 503},
      {"deadline_exceeded", 504},
  };
};

/// The row of a code or type, null if it is not well known. Its category is `unset` if it says
/// nothing beyond its status, which says what it is, for errors that come without one. Constant
/// time.
[[nodiscard]] constexpr row_ref find_well_known(const text& name) noexcept {
  char buffer[longest_key];
  return find_named(row_table_of<well_known>(), code_table<well_known>.view(),
                    decoded_key(name, buffer));
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
