// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Okta: https://developer.okta.com/docs/reference/error-codes/
//
// E0000047 is the only code for a rate limit. The names of its headers have one hyphen more than
// usual, and `X-Rate-Limit-Reset` is a Unix time. If limit and remaining are both 0, there were
// only too many requests at once: that passes within seconds, and the reset is an estimate.
// E0000001 covers whatever an endpoint does not accept; `errorCauses` says why. The OAuth endpoints
// use the codes of OAuth.
#ifndef TRIAGE_PROVIDERS_OKTA_HPP
#define TRIAGE_PROVIDERS_OKTA_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct okta_api : kinds {
  static constexpr std::string_view name = "okta";
  static constexpr std::string_view title = "Okta";
  static constexpr std::string_view page = "https://developer.okta.com/docs/reference/error-codes/";
  static constexpr std::string_view seen = "2026-11-26";
  static constexpr std::string_view hosts[] = {"*.okta.com", "*.oktapreview.com",
                                               "*.okta-emea.com"};

  static constexpr std::string_view codes_page = "Okta error codes and descriptions";
  static constexpr std::string_view rl = "Rate limit best practices";
  /// The current state does not allow it; nothing was done.
  static constexpr kind refused = conflicting.with(processed::no);
  /// The user has to log in, or do something during the login.
  static constexpr kind log_in = bad_key;

  static constexpr field fields[] = {
      {"/errorCode", role::code, "the code"},
      {"/error", role::code, "the code of the OAuth endpoints"},
      {"/errorSummary", role::message, "what went wrong, for people"},
      {"/error_description", role::message, "what went wrong, from the OAuth endpoints"},
      {"/errorId", role::error_id, "the id of the error, for support"},
  };

  static constexpr header_row headers[] = {
      {.name = "X-Okta-Request-Id",
       .role = header_role::request_id,
       .meaning = "the id that support asks for",
       .source = "API reference, Request debugging"},
  };

  static constexpr limit_row limits[] = {
      {.limit = "X-Rate-Limit-Limit",
       .remaining = "X-Rate-Limit-Remaining",
       .reset = "X-Rate-Limit-Reset",
       .unit = "requests",
       .window_s = 60,
       .reset_number = reset_number::unix_seconds,
       .meaning = "per minute",
       .source = "Rate limit best practices"},
  };

  static constexpr row rows[] = {
      {"E0000047", 429, throttled, "too many requests", rl},
      {"E0000001", 400, bad_request, "the request is not valid; its causes say why", codes_page},
      {"E0000002", 400, bad_request, "the request is not valid", codes_page},
      {"E0000003", 400, bad_request, "the body is malformed", codes_page},
      {"E0000004", 401, bad_key, "the login failed", codes_page},
      {"E0000005", {}, expired_key, "the session is not valid", codes_page},
      {"E0000006", 403, forbidden, "a permission is missing", codes_page},
      {"E0000007", 404, missing, "there is no such resource", codes_page},
      {"E0000008", 404, no_such_name, "there is no such path", codes_page},
      {"E0000009", 500, broken, "an internal server error", codes_page},
      {"E0000010", 503, unavailable.with(processed::no), "the service is temporarily read-only",
       codes_page},
      {"E0000011", 401, bad_key, "the token is not valid", codes_page},
      {"E0000012", {}, bad_request, "the media type is not supported", codes_page},
      {"E0000013", {}, bad_key, "the client is unknown", codes_page},
      {"E0000014", {}, refused, "the credentials could not be changed", codes_page},
      {"E0000015", {}, forbidden, "the feature is not available to this organization", codes_page},
      {"E0000016", {}, refused, "the user is already active", codes_page},
      {"E0000017", {}, refused, "the password could not be reset", codes_page},
      {"E0000018", {}, bad_request, "headers are missing", codes_page},
      {"E0000019", {}, bad_request, "the Accept header is wrong", codes_page},
      {"E0000020", {}, bad_request, "an argument is wrong", codes_page},
      {"E0000021", {}, bad_request, "the Content-Type header is wrong", codes_page},
      {"E0000022", {}, bad_request, "the endpoint does not support this method", codes_page},
      {"E0000023", {}, refused, "another system owns the profile", codes_page},
      {"E0000024", {}, bad_request, "not supported for this app", codes_page},
      {"E0000026", {}, no_such_name, "the endpoint is gone", codes_page},
      {"E0000028", {}, bad_request, "a parameter is missing", codes_page},
      {"E0000029", {}, bad_request, "the requested page is wrong", codes_page},
      {"E0000030", {}, bad_request, "a date is wrong", codes_page},
      {"E0000031", {}, bad_request, "the filter is wrong", codes_page},
      {"E0000032", {}, forbidden, "the user cannot be unlocked", codes_page},
      {"E0000034", {}, forbidden, "this user's password may not be reset", codes_page},
      {"E0000035", {}, forbidden, "this user's password may not be changed", codes_page},
      {"E0000037", {}, bad_request, "a value has the wrong type", codes_page},
      {"E0000038", 403, forbidden, "the user's current status does not allow it", codes_page},
      {"E0000040", {}, refused, "the label is already taken", codes_page},
      {"E0000048", {}, missing, "there is no such resource", codes_page},
      {"E0000055", {}, refused, "the group already exists", codes_page},
      {"E0000057", {}, forbidden, "a policy denies access", codes_page},
      {"E0000058", {}, log_in, "a second factor is needed", codes_page},
      {"E0000060", {}, bad_request, "the operation is not supported", codes_page},
      {"E0000062", {}, refused, "the user already has the app", codes_page},
      {"E0000063", {}, bad_request, "the parameters cannot be combined", codes_page},
      {"E0000064", {}, log_in, "the password has expired", codes_page},
      {"E0000067", {}, broken, "the factor service failed", codes_page},
      {"E0000068", 403, bad_key, "the answer or code is wrong", codes_page},
      {"E0000069", 403, forbidden, "the user is locked", codes_page},
      {"E0000073", {}, forbidden, "the user rejected the login", codes_page},
      {"E0000074", {}, broken, "the factor service failed", codes_page},
      {"E0000075", {}, bad_request, "the attribute is mapped and cannot be written", codes_page},
      {"E0000077", {}, bad_request, "the attribute is read-only", codes_page},
      {"E0000078", {}, bad_request, "the attribute cannot be changed", codes_page},
      {"E0000079", {}, refused, "the current state of the login does not allow it", codes_page},
      {"E0000080", {}, bad_request, "the password is too simple", codes_page},
      {"E0000082", {}, bad_key, "the code has already been used", codes_page},
      {"E0000083", {}, bad_key, "the code has expired", codes_page},
      {"E0000085", {}, forbidden, "a policy denies the login", codes_page},
      {"E0000087", {}, bad_key, "the answer is wrong", codes_page},
      // The OAuth endpoints.
      {"invalid_client",
       {401, 400},
       bad_key,
       "the client is unknown, or its secret is wrong",
       codes_page},
      {"invalid_token", 401, expired_key, "the token has expired, was revoked or is malformed",
       codes_page},
      {"access_denied", 403, forbidden, "access was refused", codes_page},
      {"invalid_grant", 400, log_in, "the code or refresh token is wrong or has expired",
       codes_page},
  };
};

inline constexpr provider okta = define<okta_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
