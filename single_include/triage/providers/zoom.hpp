// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Zoom: https://developers.zoom.us/docs/api/errors/
//
// Every limit has the code 429. With `X-RateLimit-Type: QPS` it passes within a second; with
// `Daily-limit` it lasts until the time in Retry-After, which is an ISO 8601 timestamp instead of
// seconds. A missing scope is a 400 with 4711, whose message calls it an invalid access token; a
// new token helps only if it has the scope.
#ifndef TRIAGE_PROVIDERS_ZOOM_HPP
#define TRIAGE_PROVIDERS_ZOOM_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct zoom_api : kinds {
  static constexpr std::string_view name = "zoom";
  static constexpr std::string_view title = "Zoom";
  static constexpr std::string_view page = "https://developers.zoom.us/docs/api/errors/";
  static constexpr std::string_view seen = "2026-11-26";
  static constexpr std::string_view hosts[] = {"api.zoom.us"};

  static constexpr std::string_view errors_page = "Error Codes";
  static constexpr std::string_view limits_page = "Rate limits";
  static constexpr std::string_view reference = "API reference, responses of the endpoints";
  static constexpr std::string_view seen_ = "seen in responses of the API";
  /// The current state does not allow it; nothing was done.
  static constexpr kind refused = conflicting.with(processed::no);

  static constexpr field fields[] = {
      {"/code", role::code, "the code, an integer"},
      {"/message", role::message, "what went wrong, for people"},
      {"/errors", role::details, "what is wrong with which field"},
      {"/error", role::code, "the code from the OAuth endpoints"},
      {"/reason", role::message, "what went wrong, from the OAuth endpoints"},
  };

  static constexpr header_row headers[] = {
      {.name = "x-zm-trackingid",
       .role = header_role::request_id,
       .meaning = "the id that support asks for",
       .source = "Meeting SDK, Get tracking IDs"},
  };

  static constexpr limit_row limits[] = {
      {.limit = "X-RateLimit-Limit",
       .remaining = "X-RateLimit-Remaining",
       .reset = "",
       .unit = "requests",
       .meaning = "requests per second or per day: X-RateLimit-Type says which",
       .source = "Rate limits"},
  };

  static constexpr row rows[] = {
      // Limits.
      {"429",
       429,
       out_of_quota,
       "the daily limit of requests is used up",
       limits_page,
       {.header = "X-RateLimit-Type", .equals = "Daily-limit"}},
      {"429",
       429,
       out_of_quota,
       "the daily limit of requests is used up",
       limits_page,
       {.message = "daily"}},
      {"429", 429, throttled, "too many requests in a second", limits_page},
      // Everything else.
      {"124", {401, 400}, expired_key, "the token has expired", seen_, {.message = "expired"}},
      {"124", {401, 400}, bad_key, "the token is not valid", seen_},
      {"4700", {400, 401}, bad_key, "the token is not valid, or has no scopes", errors_page},
      {"4711", 400, forbidden, "the token lacks a scope", seen_},
      {"200", {400, 403}, forbidden, "no permission, or not included in the plan", reference},
      {"300", 400, bad_request, "the body is not valid", errors_page},
      {"1001", 404, missing, "there is no such user", reference},
      {"1005", 409, refused, "the email address is already taken", reference},
      {"1010", {400, 404}, forbidden, "the user belongs to another account", reference},
      {"3000", 400, forbidden, "the meeting cannot be accessed", reference},
      {"3001", 404, missing, "there is no such meeting", reference},
      {"3161", 400, forbidden, "the user may not host meetings", reference},
      {"4400", 400, forbidden, "polls are switched off", reference},
      {"invalid_grant", 400, bad_key, "the code or refresh token is wrong or expired", seen_},
      {{}, 409, refused, "it already exists", errors_page},
      {{},
       429,
       out_of_quota,
       "the daily limit of requests is used up",
       limits_page,
       {.header = "X-RateLimit-Type", .equals = "Daily-limit"}},
  };
};

inline constexpr provider zoom = define<zoom_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
