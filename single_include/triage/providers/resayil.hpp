// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// LLM Resayil: https://llmdev.resayil.io/docs/errors
//
// The code is the HTTP status as an integer. The server is a Laravel application, and part of what
// it sends (a message beside a plain error string, validation errors without an error object)
// is in its public source only.
#ifndef TRIAGE_PROVIDERS_RESAYIL_HPP
#define TRIAGE_PROVIDERS_RESAYIL_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct resayil_api : kinds {
  static constexpr std::string_view name = "resayil";
  static constexpr std::string_view title = "LLM Resayil";
  static constexpr std::string_view page = "https://llmdev.resayil.io/docs/errors";
  static constexpr std::string_view seen = "2026-11-21";

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

  static constexpr row rows[] = {
      {"401",
       401,
       bad_key,
       "the key is missing, wrong or expired",
       "Table of errors",
       {},
       severity::error},
      {"402",
       402,
       out_of_funds,
       "there are not enough credits",
       "Table of errors",
       {},
       severity::error},
      {"403",
       403,
       forbidden,
       "the account may not use this",
       "Table of errors",
       {},
       severity::warning},
      {"404",
       404,
       no_such_name,
       "there is no such model or path",
       "Table of errors",
       {},
       severity::warning},
      {"422",
       422,
       bad_request,
       "fields are missing or not valid",
       "Table of errors",
       {},
       severity::warning},
      {"429",
       429,
       throttled,
       "too many requests in this minute",
       "Table of errors; the minute: Rate Limits guide, llmdev.resayil.io/docs/rate-limits",
       {},
       severity::error},
      {"500",
       500,
       broken,
       "an unexpected fault, rare and usually short",
       "Table of errors",
       {},
       severity::critical},

      {{}, 200, success, "success", "Table of errors", {}, severity::info},
      {{}, 401, bad_key, "unauthorized", "Table of errors", {}, severity::error},
      {{}, 402, out_of_funds, "payment required", "Table of errors", {}, severity::error},
      {{}, 403, forbidden, "forbidden", "Table of errors", {}, severity::warning},
      {{}, 404, no_such_name, "not found", "Table of errors", {}, severity::warning},
      {{}, 422, bad_request, "validation failed", "Table of errors", {}, severity::warning},
      {{}, 429, throttled, "too many requests", "Table of errors", {}, severity::error},
      {{}, 500, broken, "internal server error", "Table of errors", {}, severity::critical},
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
