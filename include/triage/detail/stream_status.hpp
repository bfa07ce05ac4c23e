// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The status that an error inside a stream would have come with. It came with a 200.
#ifndef TRIAGE_DETAIL_STREAM_STATUS_HPP
#define TRIAGE_DETAIL_STREAM_STATUS_HPP

#include <cstdint>
#include <string_view>

#include <triage/classify.hpp>
#include <triage/error.hpp>
#include <triage/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

struct status_name {
  std::string_view name;
  std::uint16_t status;
};

/// Codes and types that mean the same wherever they come from, for errors that name no status. An
/// exhausted quota comes with 429 outside of streams, of which HTTP says that it passes: here it
/// has the status that says what it is.
inline constexpr status_name status_names[] = {
    // Anthropic, Errors: the types.
    {"invalid_request_error", 400},
    {"authentication_error", 401},
    {"billing_error", 402},
    {"permission_error", 403},
    {"not_found_error", 404},
    {"conflict_error", 409},
    {"request_too_large", 413},
    {"rate_limit_error", 429},
    {"api_error", 500},
    {"timeout_error", 504},
    {"overloaded_error", 529},
    // OpenAI, Error codes, and openai-python, types/responses/response_error.py.
    {"rate_limit_exceeded", 429},
    {"slow_down", 429},
    {"insufficient_quota", 402},
    {"credit_balance_exhausted", 402},
    {"server_error", 500},
    {"service_unavailable_error", 503},
    {"server_is_overloaded", 503},
    {"vector_store_timeout", 504},
    {"context_length_exceeded", 400},
    {"invalid_prompt", 400},
    {"bio_policy", 400},
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
    {"image_content_policy_violation", 400},
    {"unsupported_image_media_type", 400},
    {"empty_image_file", 400},
    {"image_file_not_found", 404},
    // Gemini, Interactions API.
    {"too_many_requests", 429},
    {"quota_exceeded", 402},
    {"service_unavailable", 503},
    {"deadline_exceeded", 504},
};

[[nodiscard]] constexpr int status_of_name(const text& name) noexcept {
  for (const status_name& row : status_names) {
    if (name == row.name) return row.status;
  }
  return 0;
}

/// What the body says, in this order: its status, the documented status of its code, a code that is
/// a status, the meaning of a well-known code, then type. Without all that it is a 500: the server
/// had taken the request and failed.
[[nodiscard]] constexpr int stated_status(const error& e) noexcept {
  const auto failure = [](int status) { return status >= 400 && status <= 599; };
  if (failure(e.body_status())) return e.body_status();
  if (e.code().known()) return e.code().row()->status;
  const text code = e.code().raw();
  if (const int status = error_maker::status_number(code); failure(status)) return status;
  if (const int status = status_of_name(code); status != 0) return status;
  if (const int status = status_of_name(e.type()); status != 0) return status;
  return 500;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
