// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// OpenAI: https://developers.openai.com/api/docs/guides/error-codes
//
// A 429 is either a rate limit, which passes within minutes, or used-up credit or a spend limit,
// which no waiting restores. Only the code tells them apart, so it is read before the type and the
// status. A request that is larger than the limit per minute has the code of a rate limit, but
// never passes.
#ifndef TRIAGE_PROVIDERS_OPENAI_HPP
#define TRIAGE_PROVIDERS_OPENAI_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct openai_api : kinds {
  static constexpr std::string_view name = "openai";
  static constexpr std::string_view title = "OpenAI";
  static constexpr std::string_view page =
      "https://developers.openai.com/api/docs/guides/error-codes";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.openai.com"};

  static constexpr field fields[] = {
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error/type", role::type, "the category of the error"},
      {"/error/param", role::param, "the parameter at fault, or null"},
      {"/error/code", role::code, "the code for programs, or null"},
      {"/response/error/code", role::code, "the code in the event response.failed"},
      {"/response/error/message", role::message, "the message in the event response.failed"},
      {"/error/resets_in_seconds", role::retry_after,
       "seconds until the subscription's next window begins"},
  };

  static constexpr std::string_view usual_body =
      R"({"error":{"message":"","type":"","param":null,"code":""}})";

  // A response that failed after it had been accepted.
  static constexpr in_success inside_2xx[] = {{.member = "/error/message"}};

  static constexpr row rows[] = {
      {"invalid_api_key", 401, bad_key, "the API key is wrong", "Error codes, 401"},
      {"mismatched_organization", 401, bad_key.with(remedy::fix_request),
       "the header names an organization other than the key's", "openai/codex#1000"},
      {"no_organization", 401, bad_key.with(remedy::ask_access),
       "the account does not belong to an organization", "Error codes, 401"},
      {"unsupported_country_region_territory", 403, forbidden.with(scope::region),
       "the country, region or territory is not supported", "Error codes, 403"},
      {"model_not_found", 403, forbidden, "the project may not use this model", "Error codes, 403"},
      {"model_not_found",
       {404, 400},
       no_such_name,
       "there is no such model, or this account may not use it",
       "Error codes, 404"},

      {"rate_limit_exceeded",
       {429, 413},
       too_large,
       "the request alone exceeds the token limit per minute; it never passes",
       "Rate limits",
       {.message = "request too large"}},
      {"rate_limit_exceeded", 429, throttled, "too many requests or tokens", "Rate limits"},
      {"slow_down", {429, 503}, throttled, "the traffic grew too fast", "Error codes, 429"},
      {"token_limit_exceeded", 429, throttled,
       "too many tokens are queued in batches; passes when other batches end",
       "openai-python#2084"},
      {"insufficient_quota", 429, out_of_funds, "the credit or the budget is used up",
       "Error codes, 429"},
      {"credit_balance_exhausted", 429, out_of_funds, "no prepaid credit is left",
       "Error codes, 429"},
      {"billing_not_active", 429, out_of_funds, "the account has no active billing",
       "BerriAI/litellm#2743"},
      {"organization_spend_limit_exceeded", 429, out_of_quota,
       "the spend limit of the organization is reached", "Error codes, 429"},
      {"project_spend_limit_exceeded", 429, out_of_quota,
       "the spend limit of the project is reached", "Error codes, 429"},
      {"organization_usage_limit_exceeded", 429, out_of_quota,
       "the usage limit of the organization is reached", "Error codes, 429"},
      // Comes as a 400.
      {"billing_hard_limit_reached",
       {400, 429},
       out_of_quota,
       "the hard limit of the account is reached",
       "acode-plugin-chatgpt#19"},
      {"usage_not_included", 403, out_of_quota, "the plan does not include this use",
       "codex, sse/responses.rs"},

      {"server_is_overloaded",
       {503, 429},
       busy,
       "the model has no capacity left",
       "Error codes, 503"},
      {"server_error", 500, broken, "an internal server error", "Error codes, 500"},
      {"vector_store_timeout", 504, timed_out, "the vector store did not answer in time",
       "openai-python, response_error.py"},

      {"context_length_exceeded", 400, too_long, "more tokens than the model takes",
       "openai-python, response_error.py"},
      {"string_above_max_length", 400, bad_request.with(remedy::shorten_input),
       "a text in the request is too long", "Error codes, 400"},
      {"content_policy_violation", 400, refused_content, "the safety system refused the request",
       "Images, Content moderation"},
      {"moderation_blocked", 400, refused_content, "the safety system refused the request",
       "Images, Content moderation"},
      {"content_filter", 400, refused_answer, "the content filter stopped the request",
       "Chat completions, finish_reason"},
      {"bio_policy", 400, refused_content, "refused because of its content",
       "openai-python, response_error.py"},
      {"cyber_policy", 400, refused_content, "refused because of its content",
       "codex, sse/responses.rs"},
      {"image_content_policy_violation", 400, refused_content, "refused because of what it shows",
       "openai-python, response_error.py"},
      {"invalid_prompt",
       400,
       refused_content,
       "the prompt was flagged as a violation of the usage policy",
       "openai-python, response_error.py",
       {.message = "usage policy"}},
      {"invalid_prompt", 400, bad_request, "the prompt is not valid",
       "openai-python, response_error.py"},
      {"data_residency_mismatch", 400, bad_request.with(scope::region),
       "the data may not be processed in this region", "openai-python, response_error.py"},
      {"invalid_image", 400, bad_request, "the input is not an image",
       "openai-python, response_error.py"},
      {"invalid_image_format", 400, bad_request, "the image has an unknown format",
       "openai-python, response_error.py"},
      {"invalid_base64_image", 400, bad_request, "the image is not base64",
       "openai-python, response_error.py"},
      {"invalid_image_url", 400, bad_request, "the URL of the image is not valid",
       "openai-python, response_error.py"},
      {"invalid_image_mode", 400, bad_request, "the mode of the image is not accepted",
       "openai-python, response_error.py"},
      {"image_too_large", 400, bad_request, "the image has too many pixels",
       "openai-python, response_error.py"},
      {"image_too_small", 400, bad_request, "the image has too few pixels",
       "openai-python, response_error.py"},
      {"image_file_too_large", 400, too_large, "the image file is too large",
       "openai-python, response_error.py"},
      {"image_parse_error", 400, bad_request, "the image cannot be read",
       "openai-python, response_error.py"},
      {"unsupported_image_media_type", 400, bad_request, "the media type is not accepted",
       "openai-python, response_error.py"},
      {"empty_image_file", 400, bad_request, "the image file is empty",
       "openai-python, response_error.py"},
      {"failed_to_download_image", 400, bad_request,
       "the image could not be downloaded from its URL", "openai-python, response_error.py"},
      {"image_file_not_found", 404, missing, "there is no such file",
       "openai-python, response_error.py"},

      {"session_expired", 400, conflicting, "the session is over; open a new one",
       "livekit/agents#2358"},
      {"conversation_already_has_active_response", 400, conflicting,
       "another response is still being generated", "Realtime, error"},
      {"response_cancel_not_active", 400, conflicting, "there is no response to cancel",
       "Realtime, error"},
      {"input_audio_buffer_commit_empty", 400, bad_request, "too little audio was sent",
       "Realtime, error"},

      {type("insufficient_quota"),
       {},
       out_of_funds,
       "the credit or the budget is used up",
       "Error codes, 429"},
      {type("billing_not_active"), 429, out_of_funds, "the account has no active billing",
       "BerriAI/litellm#2743"},
      {type("usage_limit_reached"), 429, out_of_quota,
       "the subscription's window is used up; see resets_in_seconds", "claude-code-proxy#139"},
      {type("tokens"),
       429,
       too_large,
       "the request alone exceeds the token limit per minute",
       "Rate limits",
       {.message = "request too large"}},
      {type("tokens"), 429, throttled, "too many tokens", "Rate limits"},
      {type("requests"), 429, throttled, "too many requests", "Rate limits"},
      {type("rate_limit_error"), 429, throttled, "too many requests or tokens", "Error codes, 429"},
      {type("service_unavailable_error"), 503, busy, "the model has no capacity left",
       "Error codes, 503"},
      {type("server_error"),
       {429, 503},
       busy,
       "the engine is overloaded",
       "Error codes, older text",
       {.message = "overloaded"}},
      {type("server_error"), 500, broken, "an internal server error", "Error codes, 500"},
      {type("server_error"), 413, too_large, "the file is too large", "chidiwilliams/buzz#381"},
      {type("request_forbidden"), 403, forbidden, "not available to this account",
       "Error codes, 403"},
      // The type of nearly every 4xx: only the status and the message say more.
      {type("invalid_request_error"),
       400,
       too_long,
       "more tokens than the model takes",
       "Error codes, 400",
       {.message = "maximum context length"}},
      {type("invalid_request_error"),
       400,
       too_long,
       "more tokens than the model takes",
       "Error codes, 400",
       {.message = "context window"}},
      {type("invalid_request_error"),
       400,
       too_long,
       "more tokens than the model takes",
       "Error codes, 400",
       {.message = "reduce the length"}},
      {type("invalid_request_error"),
       {401, 403},
       forbidden,
       "the key lacks a scope",
       "Error codes, 401",
       {.message = "insufficient permissions"}},
      {type("invalid_request_error"),
       400,
       refused_content,
       "the safety system refused the request",
       "Images, Content moderation",
       {.message = "safety system"}},
      {type("invalid_request_error"),
       400,
       conflicting,
       "another response is still being generated",
       "Realtime, error",
       {.message = "already has an active response"}},
      {type("invalid_request_error"),
       {400, 422},
       bad_request,
       "the request is not valid",
       "Error codes, 400"},
      {type("invalid_request_error"), 401, bad_key, "the key was not accepted", "Error codes, 401"},
      {type("invalid_request_error"), 403, forbidden, "not allowed for this key",
       "Error codes, 403"},
      {type("invalid_request_error"), 404, missing, "there is no such object or path",
       "Error codes, 404"},
      {type("invalid_request_error"), 413, too_large, "the request is too large",
       "Error codes, 413"},
      {type("invalid_request_error"), 429, throttled, "too many requests or tokens",
       "Error codes, 429"},

      {{},
       {400, 413, 422},
       too_long,
       "more tokens than the model takes",
       "Error codes, 400",
       {.message = "maximum context length"}},
      {{},
       429,
       busy,
       "the engine is overloaded",
       "Error codes, older text",
       {.message = "overloaded"}},
      // A lock was not obtained in time; the SDK sends the request again.
      {{},
       409,
       kind{category::conflict, action::backoff, remedy::wait},
       "another request is working on the same object",
       "openai-python, _base_client.py"},
  };

  static constexpr header_row headers[] = {
      {"x-request-id", header_role::request_id, "the id of the request",
       "openai-python, _base_client.py"},
      {"x-should-retry", header_role::should_retry, "whether the server wants a retry",
       "openai-python, _base_client.py"},
  };

  static constexpr limit_row limits[] = {
      {"x-ratelimit-limit-requests", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests",
       "requests", 0, reset_number::by_size, "the reset is a duration such as 6m0s", "Rate limits"},
      {"x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens",
       "tokens", 0, reset_number::by_size, "the reset is a duration such as 12ms", "Rate limits"},
  };

  // openai-python, _base_client.py and _constants.py: the SDK gives up if the server asks for a
  // delay of more than two minutes.
  static constexpr retry_policy advice{.max_attempts = 3,
                                       .base_ms = 500,
                                       .cap_ms = 8000,
                                       .jitter = jitter::less,
                                       .max_server_delay_ms = 120'000};
};

inline constexpr provider openai = define<openai_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
