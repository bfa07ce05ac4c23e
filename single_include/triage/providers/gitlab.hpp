// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// GitLab: https://docs.gitlab.com/api/rest/troubleshooting/
//
// There are no codes except those of OAuth, and the message is a string or an object with texts for
// each field. A 429 is often plain text, which administrators can change; limits of the application
// answer 429 without changing the headers, which may say that requests remain. RateLimit-Reset is
// Unix time here, unlike in the IETF drafts.
#ifndef TRIAGE_PROVIDERS_GITLAB_HPP
#define TRIAGE_PROVIDERS_GITLAB_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct gitlab_api : kinds {
  static constexpr std::string_view name = "gitlab";
  static constexpr std::string_view title = "GitLab";
  static constexpr std::string_view page = "https://docs.gitlab.com/api/rest/troubleshooting/";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"gitlab.com"};

  static constexpr std::string_view statuses = "REST API, Troubleshooting, Status codes";
  static constexpr std::string_view oauth = "RFC 6750, 3.1";
  static constexpr std::string_view graphql = "GraphQL API, errors";

  /// Another request holds a lock for the moment.
  static constexpr kind locked{category::conflict, action::backoff, remedy::wait, processed::no};

  static constexpr field fields[] = {
      {"/message", role::message, "what went wrong, for people"},
      {"/message/error", role::message, "the same"},
      {"/message/0", role::message, "the same"},
      {"/error_description", role::message, "the same: OAuth"},
      {"/error", role::message, "the same: errors about parameters"},
      {"/errors/0/message", role::message, "the same: GraphQL"},
      {"/message", role::details, "texts for each field of the request"},
  };

  static constexpr header_row headers[] = {
      {"WWW-Authenticate", header_role::code, "what is wrong with the token", "RFC 6750, 3",
       form::whole, "error"},
  };

  static constexpr in_success inside_2xx[] = {
      {.member = "/errors/0/message"},
  };

  static constexpr row rows[] = {
      // OAuth codes, in WWW-Authenticate.
      {"invalid_token", 401, expired_key, "the token was revoked or has expired", oauth},
      {"insufficient_scope", 403, forbidden, "the token lacks a scope", oauth},
      {"invalid_request", 400, bad_request, "something is missing from the OAuth request", oauth},

      {{},
       400,
       refused_content,
       "taken for spam; solving a captcha may help",
       "REST API, Troubleshooting, Spam",
       {.member = "/needs_captcha_response"}},
      {{}, 400, bad_request, "an attribute is missing or not valid", statuses},
      {{},
       401,
       expired_key,
       "the token was revoked or has expired",
       oauth,
       {.member = "/error", .equals = "invalid_token"}},
      {{}, 401, bad_key, "not authenticated", statuses},
      {{},
       403,
       suspended,
       "the account is blocked",
       "REST API, Authentication",
       {.message = "account has been blocked"}},
      {{}, 403, forbidden, "not allowed", statuses},
      {{}, 404, missing, "missing, or not visible to this user", statuses},
      {{},
       {405, 406, 422},
       conflicting.with(processed::no),
       "the merge request cannot be merged as it is",
       "Merge requests API, Merge a merge request",
       {.message = "cannot be merged"}},
      {{}, 405, bad_request, "the request is not supported", statuses},
      {{},
       409,
       locked,
       "another request is working on it",
       "python-gitlab/python-gitlab, utils.py",
       {.message = "Resource lock"}},
      {{}, 409, conflicting, "it already exists, or has changed", statuses},
      {{},
       412,
       conflicting.with(recovery::read_again).with(processed::no),
       "it has changed since If-Unmodified-Since",
       statuses},
      {{}, 422, bad_request, "the request cannot be processed", statuses},
      {{}, 429, throttled, "too many requests", "User and IP rate limits, Response headers"},
      {{}, 500, broken, "internal server error", statuses},
      {{}, 503, busy, "temporarily overloaded", statuses},
      // GraphQL answers 200, and its errors have no codes.
      {{},
       200,
       missing.with(processed::unknown),
       "missing, or not visible to this user",
       graphql,
       {.message = "exist or you don't have permission"}},
      {{},
       200,
       bad_request.with(processed::unknown),
       "the query is not valid, or a part of it failed",
       graphql,
       {.member = "/errors/0/locations"}},
  };

  static constexpr limit_row limits[] = {
      {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "requests", 60,
       reset_number::unix_seconds, "requests a minute, on average",
       "User and IP rate limits, Response headers"},
  };
};

inline constexpr provider gitlab = define<gitlab_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
