// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// LLM Resayil: https://llmdev.resayil.io/docs/errors
//
// The code is the HTTP status as an integer. The server is a Laravel application, and part of what
// it sends (a message beside a plain error string, validation errors without an error object)
// is in its public source only.
#ifndef TRIAGE_PROVIDERS_RESAYIL_HPP
#define TRIAGE_PROVIDERS_RESAYIL_HPP

#include <triage/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct resayil_api {
  using enum category;
  using enum action;
  using enum remedy;

  static constexpr std::string_view name = "resayil";
  static constexpr std::string_view title = "LLM Resayil";
  static constexpr std::string_view page = "https://llmdev.resayil.io/docs/errors";

  // The body is what the page tells clients to wait for; the header is not mentioned. The reset of
  // the calendar minute is never more than a minute away, whatever the clocks say.
  static constexpr delay_rules delays{.order = delay_order::body_first, .max_reset_s = 60};

  static constexpr field fields[] = {
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error", role::message,
       "the same as a plain string: the API key middleware (server source)"},
      {"/message", role::message, "what Laravel says itself (server source)"},
      {"/error/code", role::code, "the HTTP status as an integer"},
      {"/retry_after", role::retry_after, "seconds to wait, beside the error"},
      {"/errors", role::details, "messages by field, beside the error"},
      {"/top_up_url", role::help, "where to buy credits (server source)"},
  };

  static constexpr code_row codes[] = {
      {.code = "401",
       .status = 401,
       .category = authentication,
       .action = never,
       .remedy = check_key,
       .meaning = "the key is missing, wrong or expired",
       .source = "Table of errors",
       .severity = severity::error},
      {.code = "402",
       .status = 402,
       .category = insufficient_funds,
       .action = never,
       .remedy = add_funds,
       .meaning = "there are not enough credits",
       .source = "Table of errors",
       .severity = severity::error},
      {.code = "403",
       .status = 403,
       .category = permission,
       .action = never,
       .remedy = ask_access,
       .meaning = "the account may not use this",
       .source = "Table of errors",
       .severity = severity::warning},
      {.code = "404",
       .status = 404,
       .category = not_found,
       .action = never,
       .remedy = fix_request,
       .meaning = "there is no such model or path",
       .source = "Table of errors",
       .severity = severity::warning},
      {.code = "422",
       .status = 422,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "fields are missing or not valid",
       .source = "Table of errors",
       .severity = severity::warning},
      {.code = "429",
       .status = 429,
       .category = rate_limited,
       .action = backoff,
       .remedy = wait,
       .meaning = "too many requests in this minute",
       .source =
           "Table of errors; the minute: Rate Limits guide, llmdev.resayil.io/docs/rate-limits",
       .severity = severity::error},
      {.code = "500",
       .status = 500,
       .category = internal,
       .action = backoff,
       .remedy = wait,
       .meaning = "an unexpected fault, rare and usually short",
       .source = "Table of errors",
       .severity = severity::critical},
  };

  static constexpr status_row statuses[] = {
      {.status = 200,
       .category = none,
       .action = never,
       .remedy = nothing,
       .meaning = "success",
       .source = "Table of errors",
       .severity = severity::info},
      {.status = 401,
       .category = authentication,
       .action = never,
       .remedy = check_key,
       .meaning = "unauthorized",
       .source = "Table of errors",
       .severity = severity::error},
      {.status = 402,
       .category = insufficient_funds,
       .action = never,
       .remedy = add_funds,
       .meaning = "payment required",
       .source = "Table of errors",
       .severity = severity::error},
      {.status = 403,
       .category = permission,
       .action = never,
       .remedy = ask_access,
       .meaning = "forbidden",
       .source = "Table of errors",
       .severity = severity::warning},
      {.status = 404,
       .category = not_found,
       .action = never,
       .remedy = fix_request,
       .meaning = "not found",
       .source = "Table of errors",
       .severity = severity::warning},
      {.status = 422,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "validation failed",
       .source = "Table of errors",
       .severity = severity::warning},
      {.status = 429,
       .category = rate_limited,
       .action = backoff,
       .remedy = wait,
       .meaning = "too many requests",
       .source = "Table of errors",
       .severity = severity::error},
      {.status = 500,
       .category = internal,
       .action = backoff,
       .remedy = wait,
       .meaning = "internal server error",
       .source = "Table of errors",
       .severity = severity::critical},
  };

  static constexpr limit_row limits[] = {
      {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "requests", 60,
       reset_number::unix_seconds, "requests in this minute of the clock",
       "429 Too Many Requests; the minute: Rate Limits guide, llmdev.resayil.io/docs/rate-limits"},
  };
};

inline constexpr provider resayil = define<resayil_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
