// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Atlassian Jira and Confluence: https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
//
// Most endpoints have no codes; the header `RateLimit-Reason` names the limit that was reached.
// Bursts pass within seconds, the quota of points is renewed every hour, and writes to one issue
// have a limit of their own. `X-RateLimit-Reset` is ISO 8601. A 403 with
// `X-Authentication-Denied-Reason` asks for a CAPTCHA after failed logins and is not about a
// permission; a 404 may hide a missing permission.
#ifndef TRIAGE_PROVIDERS_ATLASSIAN_HPP
#define TRIAGE_PROVIDERS_ATLASSIAN_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct atlassian_api : kinds {
  static constexpr std::string_view name = "atlassian";
  static constexpr std::string_view title = "Atlassian Jira and Confluence";
  static constexpr std::string_view page =
      "https://developer.atlassian.com/cloud/jira/platform/rate-limiting/";
  static constexpr std::string_view seen = "2026-11-26";
  static constexpr std::string_view hosts[] = {"*.atlassian.net", "api.atlassian.com"};

  static constexpr std::string_view limits_page = "Rate limiting";
  static constexpr std::string_view jira = "Jira REST API, Status codes";
  static constexpr std::string_view seen_ = "seen in responses of Jira";
  /// Nothing was done, because the current state does not allow it.
  static constexpr kind refused = conflicting.with(processed::no);

  static constexpr field fields[] = {
      {"/errorMessages/0", role::message, "what went wrong, from Jira"},
      {"/message", role::message, "what went wrong, from Confluence"},
      {"/errors/0/title", role::message, "what went wrong, from newer endpoints"},
      {"/errorMessage", role::message, "what went wrong, from some endpoints"},
      {"/errors/0/code", role::code, "the code of newer endpoints"},
      {"/errors", role::details, "which fields are wrong, and why"},
      {"/statusCode", role::status, "the HTTP status, repeated"},
  };

  static constexpr header_row headers[] = {
      {.name = "RateLimit-Reason",
       .role = header_role::code,
       .meaning = "which limit was reached",
       .source = "Rate limiting, Response headers"},
      {.name = "Atl-TraceId",
       .role = header_role::request_id,
       .meaning = "what support asks for",
       .source = "seen in responses"},
      {.name = "X-AREQUESTID",
       .role = header_role::request_id,
       .meaning = "the same in Data Center",
       .source = "seen in responses"},
  };

  static constexpr limit_row limits[] = {
      {.limit = "X-RateLimit-Limit",
       .remaining = "X-RateLimit-Remaining",
       .reset = "X-RateLimit-Reset",
       .unit = "requests",
       .meaning = "requests of the limit that was reached",
       .source = "Rate limiting, Response headers"},
  };

  static constexpr row rows[] = {
      {"jira-quota-global-based", 429, throttled.with(scope::account),
       "the hourly points for all tenants are used up", limits_page},
      {"jira-quota-tenant-based", 429, throttled.with(scope::account),
       "the hourly points for the tenant are used up", limits_page},
      {"confluence-quota-global-based", 429, throttled.with(scope::account),
       "the hourly points for all tenants are used up", limits_page},
      {"confluence-quota-tenant-based", 429, throttled.with(scope::account),
       "the hourly points for the tenant are used up", limits_page},
      {"jira-burst-based", 429, throttled.with(scope::resource),
       "too many requests to one endpoint in a second", limits_page},
      {"jira-per-issue-on-write", 429, throttled.with(scope::resource),
       "too many writes to one issue", limits_page},
      {"UNAUTHORIZED", 401, bad_key, "the credentials are missing or not valid", jira},
      {"FORBIDDEN", 403, forbidden, "the caller may not do this", jira},
      {"NOT_FOUND", 404, missing, "it does not exist, or the caller may not see it", jira},
      {"INVALID_REQUEST_PARAMETER", 400, bad_request, "a parameter is wrong", jira},
      {{},
       403,
       bad_key,
       "a CAPTCHA has to be solved in the browser first",
       seen_,
       {.header = "X-Authentication-Denied-Reason"}},
      {{},
       409,
       refused.with(recovery::read_again),
       "somebody else has changed it in the meantime",
       jira},
      {{}, 429, throttled, "too many requests", limits_page},
  };
};

inline constexpr provider atlassian = define<atlassian_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
