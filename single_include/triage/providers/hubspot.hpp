// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// HubSpot: https://developers.hubspot.com/docs/api-reference/error-handling
//
// A 429 is explained by `policyName`: TEN_SECONDLY_ROLLING and SECONDLY pass within seconds, DAILY
// not before midnight. Its body has `errorType` where others have `category`. 423 and 477 are
// HubSpot's own: with 423 an object is being written to, with 477 the account is moving to another
// data centre for up to 24 hours. Batches answer 207 and report errors per item.
#ifndef TRIAGE_PROVIDERS_HUBSPOT_HPP
#define TRIAGE_PROVIDERS_HUBSPOT_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct hubspot_api : kinds {
  static constexpr std::string_view name = "hubspot";
  static constexpr std::string_view title = "HubSpot";
  static constexpr std::string_view page =
      "https://developers.hubspot.com/docs/api-reference/error-handling";
  static constexpr std::string_view seen = "2026-11-26";
  static constexpr std::string_view hosts[] = {"api.hubapi.com", "api-eu1.hubapi.com"};

  static constexpr std::string_view errors_page = "Error handling";
  static constexpr std::string_view usage = "Usage guidelines and limits";
  static constexpr std::string_view sdk = "@hubspot/api-client, RetryDecorator.js";
  static constexpr std::string_view seen_ = "seen in responses of the API";
  /// Nothing was done: the current state does not allow it.
  static constexpr kind refused = conflicting.with(processed::no);
  /// Too many writes to one object at once.
  static constexpr kind locked =
      kind{category::conflict, action::backoff, remedy::wait}.with(processed::no);

  static constexpr field fields[] = {
      {"/policyName", role::code, "which limit was reached"},
      {"/category", role::code, "the category of the error"},
      {"/errorType", role::code, "the same, in responses about limits"},
      {"/subCategory", role::code, "a more specific category, if there is one"},
      {"/message", role::message, "what went wrong, for people"},
      {"/correlationId", role::request_id, "what support asks for"},
      {"/errors", role::details, "what is wrong with which part"},
      {"/errors/0/context/propertyName/0", role::param, "the property that is at fault"},
  };

  static constexpr header_row headers[] = {
      {.name = "X-HubSpot-Correlation-Id",
       .role = header_role::request_id,
       .meaning = "what support asks for",
       .source = "seen in responses"},
  };

  static constexpr limit_row limits[] = {
      {.limit = "X-HubSpot-RateLimit-Max",
       .remaining = "X-HubSpot-RateLimit-Remaining",
       .reset = "",
       .unit = "requests",
       .window_s = 10,
       .meaning = "requests per ten seconds",
       .source = "Usage guidelines and limits"},
      {.limit = "X-HubSpot-RateLimit-Daily",
       .remaining = "X-HubSpot-RateLimit-Daily-Remaining",
       .reset = "",
       .unit = "requests of the day",
       .window_s = 86400,
       .meaning = "requests per day",
       .source = "Usage guidelines and limits"},
      {.limit = "X-HubSpot-RateLimit-Secondly",
       .remaining = "X-HubSpot-RateLimit-Secondly-Remaining",
       .reset = "",
       .unit = "requests of the second",
       .window_s = 1,
       .meaning = "requests per second",
       .source = "Usage guidelines and limits"},
  };

  static constexpr row rows[] = {
      // Limits.
      {.key = "TEN_SECONDLY_ROLLING",
       .status = 429,
       .kind = throttled,
       .meaning = "too many requests in ten seconds",
       .source = sdk,
       .delay_ms = 10000},
      {.key = "SECONDLY",
       .status = 429,
       .kind = throttled,
       .meaning = "too many requests in a second",
       .source = sdk,
       .delay_ms = 1000},
      {"DAILY", 429, out_of_quota, "the daily request quota is used up", usage},
      {"RATE_LIMITS",
       429,
       out_of_quota,
       "the daily request quota is used up",
       usage,
       {.message = "daily"}},
      {.key = "RATE_LIMITS",
       .status = 429,
       .kind = throttled,
       .meaning = "too many requests in ten seconds",
       .source = sdk,
       .when = {.message = "ten_secondly"},
       .delay_ms = 10000},
      {.key = "RATE_LIMITS",
       .status = 429,
       .kind = throttled,
       .meaning = "too many requests in a second",
       .source = sdk,
       .when = {.message = "secondly"},
       .delay_ms = 1000},
      {"RATE_LIMITS", 429, throttled, "too many requests", usage},
      {"RATE_LIMIT",
       429,
       out_of_quota,
       "the daily request quota is used up",
       usage,
       {.message = "daily"}},
      {.key = "RATE_LIMIT",
       .status = 429,
       .kind = throttled,
       .meaning = "too many requests in ten seconds",
       .source = sdk,
       .when = {.message = "ten_secondly"},
       .delay_ms = 10000},
      {.key = "RATE_LIMIT",
       .status = 429,
       .kind = throttled,
       .meaning = "too many requests in a second",
       .source = sdk,
       .when = {.message = "secondly"},
       .delay_ms = 1000},
      {"RATE_LIMIT", 429, throttled, "too many requests", usage},
      // Categories.
      {"VALIDATION_ERROR",
       {400, 404, 409},
       bad_request,
       "a property is missing or wrong",
       errors_page},
      {"PROPERTY_DOESNT_EXIST", 400, bad_request, "no such property", errors_page},
      {"INVALID_AUTHENTICATION", 401, bad_key, "no credentials, or wrong ones", seen_},
      {"EXPIRED_AUTHENTICATION", 401, expired_key, "the token has expired", seen_},
      {"MISSING_SCOPES", 403, forbidden, "the app lacks a scope", seen_},
      {"BANNED", 403, forbidden, "the app or the account may not do this", seen_},
      {"OBJECT_NOT_FOUND", 404, missing, "no such object", seen_},
      {"CONFLICT", 409, refused, "it already exists", seen_},
      {"INTERNAL_ERROR", 500, broken, "internal server error", seen_},
      {.key = {},
       .status = 423,
       .kind = locked,
       .meaning = "too many writes to one object at the same time",
       .source = errors_page,
       .delay_ms = 2000},
      {{},
       477,
       unavailable.with(processed::no).with(scope::account),
       "the account is moving to another data centre, for up to a day",
       errors_page},
      {{}, 502, timed_out, "the request took too long: wait, then send it again", errors_page},
      {{},
       522,
       kind{category::timeout, action::never, remedy::contact_support},
       "support has to look at the connection",
       errors_page},
      {{}, 524, timed_out, "the response took more than 100 seconds", errors_page},
      {{},
       {525, 526},
       kind{category::unavailable, action::never, remedy::contact_support},
       "support has to look at the connection",
       errors_page},
  };
};

inline constexpr provider hubspot = define<hubspot_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
