// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Notion: https://developers.notion.com/reference/status-codes
//
// An object that is reported as missing may just not be shared with the integration. The official
// client repeats a 429 and a 529 for every method, but a 500 and a 503 only for methods that read
// or delete: a 503 may mean that the answer took longer than a minute.
#ifndef TRIAGE_PROVIDERS_NOTION_HPP
#define TRIAGE_PROVIDERS_NOTION_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct notion_api : kinds {
  static constexpr std::string_view name = "notion";
  static constexpr std::string_view title = "Notion";
  static constexpr std::string_view page = "https://developers.notion.com/reference/status-codes";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.notion.com"};

  static constexpr std::string_view listing = "Status codes";

  static constexpr field fields[] = {
      {"/code", role::code, "the code for programs"},
      {"/message", role::message, "what went wrong, for people"},
      {"/status", role::status, "the HTTP status, repeated"},
      {"/request_id", role::request_id, "the id that support asks for"},
  };

  static constexpr row rows[] = {
      {"unauthorized", 401, bad_key, "the token is not valid", listing},
      {"restricted_resource", 403, forbidden, "the integration may not do this", listing},
      {"object_not_found",
       {404, 401},
       missing,
       "the object does not exist, or is not shared with the integration",
       listing},
      {"rate_limited", 429, throttled, "too many requests", listing},
      {"service_overload", 529, busy, "overloaded: every method may be repeated",
       "npm @notionhq/client, errors.d.ts"},
      {"invalid_json", 400, bad_request, "the body is not JSON", listing},
      {"invalid_request_url", 400, bad_request, "the URL is not valid", listing},
      {"invalid_request", 400, bad_request, "the request is not supported", listing},
      {"invalid_beta", 400, bad_request, "a beta header is unknown",
       "npm @notionhq/client, errors.d.ts"},
      {"validation_error", 400, bad_request, "the body does not fit the schema, or is too large",
       listing},
      {"missing_version", 400, bad_request, "the header Notion-Version is missing", listing},
      {"invalid_grant", 400, bad_key, "the code or refresh token is not valid", listing},
      {"conflict_error", 409, kind{category::conflict, action::backoff, remedy::wait},
       "two changes collided: repeat with the current data", listing},
      {"internal_server_error", 500, broken, "an internal server error", listing},
      {"service_unavailable", 503, unavailable, "unavailable, or no answer within 60 seconds",
       listing},
      {"database_connection_unavailable", 503, unavailable, "the database is not available",
       listing},
      {"gateway_timeout", 504, timed_out, "no answer in time", listing},
  };
};

inline constexpr provider notion = define<notion_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
