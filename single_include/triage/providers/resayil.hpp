// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// LLM Resayil: https://llmdev.resayil.io/docs/errors
//
// The code is the HTTP status as an integer. The server is a Laravel application, and some of what
// it sends (a message next to a plain error string, validation errors without an error object) can
// be seen only in its public source code.
#ifndef TRIAGE_PROVIDERS_RESAYIL_HPP
#define TRIAGE_PROVIDERS_RESAYIL_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct resayil_api : kinds {
  static constexpr std::string_view name = "resayil";
  static constexpr std::string_view title = "LLM Resayil";
  static constexpr std::string_view page = "https://llmdev.resayil.io/docs/errors";
  static constexpr std::string_view seen = "2026-11-21";

  // The page tells clients to wait as long as the body says and does not mention the header. The
  // limit resets with the calendar minute, so never more than a minute from now, whatever the
  // clocks say.
  static constexpr delay_rules delays{.order = delay_order::body_first, .max_reset_s = 60};

  static constexpr field fields[] = {
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error", role::message,
       "the message as a plain string, from the API key middleware (server source)"},
      {"/message", role::message, "the message from Laravel itself (server source)"},
      {"/error/code", role::code, "the HTTP status as an integer"},
      {"/retry_after", role::retry_after, "seconds to wait, next to the error"},
      {"/errors", role::details, "messages by field, next to the error"},
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
       "the account has no permission for this",
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
       "too many requests in the current minute",
       "Table of errors; the minute: Rate Limits guide, llmdev.resayil.io/docs/rate-limits",
       {},
       severity::error},
      {"500",
       500,
       broken,
       "an unexpected server error, rare and usually brief",
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
       reset_number::unix_seconds, "requests in the current calendar minute",
       "429 Too Many Requests; the minute: Rate Limits guide, llmdev.resayil.io/docs/rate-limits"},
  };
};

inline constexpr provider resayil = define<resayil_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
