// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// SendGrid:
// https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/errors
//
// There are no error codes: only the status and the first message say what happened. A 401 is
// usually about the key, but "Maximum credits exceeded" means that the plan is used up. A 429 does
// not say how long to wait, only when the limit resets.
#ifndef TRIAGE_PROVIDERS_SENDGRID_HPP
#define TRIAGE_PROVIDERS_SENDGRID_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct sendgrid_api : kinds {
  static constexpr std::string_view name = "sendgrid";
  static constexpr std::string_view title = "SendGrid";
  static constexpr std::string_view page =
      "https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/errors";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.sendgrid.com", "api.eu.sendgrid.com"};

  static constexpr field fields[] = {
      {"/errors/0/message", role::message, "what went wrong, for people"},
      {"/errors/0/field", role::param, "the member of the request at fault"},
      {"/errors/0/help", role::help, "the documentation page on the error"},
      {"/errors", role::details, "field and message of each mistake"},
  };

  static constexpr row rows[] = {
      {{},
       {401, 403},
       out_of_quota.with(scope::account),
       "the plan's credits are used up; the key is fine",
       "real responses: pastebin.com/gjwkzPWn",
       {.message = "Maximum credits exceeded"}},
      {{}, 401, bad_key, "the API key is missing, not valid or revoked", "Errors, Response codes"},
      {{},
       403,
       kind{category::permission, action::never, remedy::fix_setup, processed::no, scope::resource},
       "the sender is not verified",
       "Support: 4XX API errors",
       {.message = "verified Sender Identity"}},
      {{},
       403,
       forbidden,
       "the key lacks a scope, or is blocked temporarily after too many bad requests",
       "Errors, Response codes"},
      {{}, 406, bad_request, "the Accept header is missing", "Errors, Response codes"},
      {{}, 429, throttled, "too many requests in the period", "Rate limits"},
      {{},
       451,
       kind{category::permission, action::never, remedy::contact_support, processed::no,
            scope::region},
       "not available because of data residency rules",
       "Errors, Response codes"},
  };

  static constexpr limit_row limits[] = {
      {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "requests", 0,
       reset_number::unix_seconds, "requests to the endpoint in the current period",
       "Rate limits, Rate limit response headers"},
  };
};

inline constexpr provider sendgrid = define<sendgrid_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
