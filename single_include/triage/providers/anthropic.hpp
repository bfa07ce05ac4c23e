// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Anthropic: https://platform.claude.com/docs/en/api/errors
//
// Most errors have only a type; a few have a code inside the details. The type does not show that
// money has run out: a spend limit that the account set for itself is a 400 of the type
// invalid_request_error, a spend limit of the tier is a 429 of the type rate_limit_error, and an
// empty credit balance is a 400. Only the message or a code in the details tells them apart.
#ifndef TRIAGE_PROVIDERS_ANTHROPIC_HPP
#define TRIAGE_PROVIDERS_ANTHROPIC_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct anthropic_api : kinds {
  static constexpr std::string_view name = "anthropic";
  static constexpr std::string_view title = "Anthropic";
  static constexpr std::string_view page = "https://platform.claude.com/docs/en/api/errors";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.anthropic.com"};

  static constexpr field fields[] = {
      {"/error/type", role::type, "the type of the error"},
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error/details/error_code", role::code, "present only where the type is not enough"},
      {"/request_id", role::request_id, "the id of the request, or null"},
  };

  static constexpr std::string_view usual_body =
      R"({"type":"","error":{"type":"","message":""},"request_id":""})";

  static constexpr row rows[] = {
      {"enforced_spend_limit_reached", 429, out_of_quota,
       "the tier's monthly spend limit is reached; it resets on the first of next month",
       "Errors, 429"},
      {"contract_spend_limit_reached", 429, out_of_quota,
       "the spend limit of the contract is reached", "anthropic-sdk-typescript, shared.ts"},
      {"ramp_limit_exceeded", 429, throttled, "the traffic grew too fast",
       "anthropic-sdk-typescript, shared.ts"},
      {"linked_organization_spend_limit_reached", 402, out_of_funds,
       "the linked organization has used up its limit or credit",
       "anthropic-sdk-typescript, shared.ts"},
      {"linked_organization_billing_unavailable", 402, out_of_funds,
       "the linked organization cannot be billed", "anthropic-sdk-typescript, shared.ts"},
      {"organization_on_hold", 400, suspended, "the organization is disabled for safety reasons",
       "anthropic-sdk-typescript, shared.ts"},
      {"organization_type_not_supported", 400, forbidden,
       "not available to organizations of this type", "anthropic-sdk-typescript, shared.ts"},
      {"parent_organization_required", 400, forbidden,
       "only for organizations that belong to a parent organization",
       "anthropic-sdk-typescript, shared.ts"},
      {"workspace_human_review_disabled", 400, forbidden,
       "not allowed in a workspace without human review", "anthropic-sdk-typescript, shared.ts"},
      {"claude_code_key_creator_not_member", 400, bad_key,
       "the creator of the key has left the organization", "anthropic-sdk-typescript, shared.ts"},
      {"claude_code_version_too_old", 400, bad_request.with(remedy::fix_setup),
       "the client is too old", "anthropic-sdk-typescript, shared.ts"},
      {"cmek_key_disabled", 400, bad_request.with(remedy::check_resource),
       "the customer's encryption key is disabled", "anthropic-sdk-typescript, shared.ts"},
      {"cmek_key_network_blocked", 400, bad_request.with(remedy::check_resource),
       "the customer's key service blocks access", "anthropic-sdk-typescript, shared.ts"},
      {"request_body_encoding_invalid", 400, bad_request,
       "the body is not encoded as Content-Encoding says", "anthropic-sdk-typescript, shared.ts"},
      {"request_body_encoding_unsupported", 400, bad_request,
       "the Content-Encoding is not supported", "anthropic-sdk-typescript, shared.ts"},
      {"request_body_too_large_after_decoding", 413, too_large,
       "the body is too large once decoded", "anthropic-sdk-typescript, shared.ts"},
      {"sandbox_egress_restricted", 403, forbidden.with(remedy::fix_setup),
       "not allowed from inside this sandbox", "anthropic-sdk-typescript, shared.ts"},
      {"cmek_context_unavailable", 503, kinds::unavailable.with(triage::processed::no),
       "the encryption settings could not be read, and nothing was done",
       "anthropic-sdk-typescript, shared.ts"},
      {"cmek_key_unreachable", 503, kinds::unavailable,
       "the customer's encryption key could not be reached", "anthropic-sdk-typescript, shared.ts"},

      {type("invalid_request_error"),
       400,
       out_of_quota,
       "the spend limit that the account set for itself is reached",
       "Errors, 400",
       {.message = "API usage limits"}},
      {type("invalid_request_error"),
       400,
       out_of_funds,
       "the credit is too low for the API",
       "portkey.ai error library",
       {.message = "credit balance is too low"}},
      {type("invalid_request_error"),
       400,
       out_of_funds,
       "the extra usage is used up",
       "answers of the API",
       {.message = "out of extra usage"}},
      {type("invalid_request_error"),
       400,
       too_long,
       "more tokens than the model accepts",
       "anthropics/claude-code#59696",
       {.message = "prompt is too long"}},
      {type("invalid_request_error"),
       400,
       too_long,
       "input and output exceed the context",
       "BerriAI/litellm, exception_mapping_utils.py",
       {.message = "exceed context limit"}},
      {type("invalid_request_error"),
       400,
       suspended,
       "the organization is disabled",
       "anthropics/claude-code#19028",
       {.message = "organization has been disabled"}},
      {type("invalid_request_error"),
       400,
       refused_answer,
       "content filtering blocked the output",
       "answers of the API",
       {.message = "content filtering policy"}},
      {type("invalid_request_error"),
       {400, 422},
       bad_request,
       "the request is malformed or contains an invalid value",
       "Errors, 400"},
      {type("invalid_request_error"), 413, too_large, "the request is too large", "Errors, 413"},
      {type("invalid_request_error"), 404, missing, "there is no such resource", "Errors, 404"},
      {type("invalid_request_error"), 403, forbidden, "the key may not do this", "Errors, 403"},
      // An OAuth token can be renewed without a person; a key cannot.
      {type("authentication_error"),
       401,
       expired_key,
       "the OAuth token has expired",
       "answers of the API",
       {.message = "token has expired"}},
      {type("authentication_error"),
       {401, 403},
       bad_key,
       "the key was not accepted",
       "Errors, 401"},
      {type("billing_error"), 402, out_of_funds, "something is wrong with the payment",
       "Errors, 402"},
      {type("permission_error"), 403, forbidden, "the key may not do this", "Errors, 403"},
      {type("not_found_error"),
       404,
       no_such_name,
       "there is no such model",
       "Errors, 404",
       {.message = "model:"}},
      {type("not_found_error"), 404, missing, "there is no such resource", "Errors, 404"},
      {type("conflict_error"), 409, conflicting,
       "the request conflicts with the state of the resource", "Errors, 409"},
      {type("request_too_large"), 413, too_large, "more bytes than a request may have",
       "Errors, 413"},
      {type("rate_limit_error"),
       429,
       out_of_quota,
       "a long context needs extra usage, which is switched off or used up",
       "anthropics/claude-code#64982",
       {.message = "required for long context"}},
      {type("rate_limit_error"), 429, throttled,
       "too many requests or tokens, or the traffic grew too fast", "Errors, 429"},
      {type("api_error"), 500, broken, "an internal server error", "Errors, 500"},
      {type("timeout_error"), 504, timed_out, "the request took too long", "Errors, 504"},
      {type("overloaded_error"), 529, busy, "the API is overloaded for all users", "Errors, 529"},

      // Sent by the edge, before the request reaches the API, and without the API's body.
      {{}, 413, too_large, "more bytes than a request may have", "Errors, 413"},
      {{}, 529, busy, "the API is overloaded for all users", "Errors, 529"},
  };

  static constexpr header_row headers[] = {
      {"request-id", header_role::request_id, "the id of the request", "Errors, Request id"},
      {"x-should-retry", header_role::should_retry, "whether the server wants a retry",
       "anthropic-sdk-python, _base_client.py"},
  };

  static constexpr limit_row limits[] = {
      {"anthropic-ratelimit-requests-limit", "anthropic-ratelimit-requests-remaining",
       "anthropic-ratelimit-requests-reset", "requests", 60, reset_number::by_size,
       "requests; the reset is an RFC 3339 timestamp", "Rate limits, Response headers"},
      {"anthropic-ratelimit-tokens-limit", "anthropic-ratelimit-tokens-remaining",
       "anthropic-ratelimit-tokens-reset", "tokens", 60, reset_number::by_size,
       "tokens of the tightest limit", "Rate limits, Response headers"},
      {"anthropic-ratelimit-input-tokens-limit", "anthropic-ratelimit-input-tokens-remaining",
       "anthropic-ratelimit-input-tokens-reset", "input tokens", 60, reset_number::by_size,
       "input tokens", "Rate limits, Response headers"},
      {"anthropic-ratelimit-output-tokens-limit", "anthropic-ratelimit-output-tokens-remaining",
       "anthropic-ratelimit-output-tokens-reset", "output tokens", 60, reset_number::by_size,
       "output tokens", "Rate limits, Response headers"},
  };

  // anthropic-sdk-python, _base_client.py.
  static constexpr retry_policy advice{.max_attempts = 3,
                                       .base_ms = 500,
                                       .cap_ms = 8000,
                                       .jitter = jitter::less,
                                       .max_server_delay_ms = 60'000};
};

inline constexpr provider anthropic = define<anthropic_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
