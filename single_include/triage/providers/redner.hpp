// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Redner: https://developers.rednerapp.com/docs/error-handling/
//
// Most calls create jobs, so whether a request may have been carried out matters more here than
// elsewhere. The page's samples retry client errors by accident; its text says not to, and this
// table follows the text.
#ifndef TRIAGE_PROVIDERS_REDNER_HPP
#define TRIAGE_PROVIDERS_REDNER_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct redner_api : kinds {
  static constexpr std::string_view name = "redner";
  static constexpr std::string_view title = "Redner";
  static constexpr std::string_view page = "https://developers.rednerapp.com/docs/error-handling/";
  static constexpr std::string_view seen = "2026-11-21";

  static constexpr field fields[] = {
      {"/error/code", role::code, "the code for programs"},
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error/retry_after", role::retry_after, "seconds to wait; not documented"},
      {"/retry_after", role::retry_after, "the same, next to the error; not documented"},
  };

  static constexpr std::string_view usual_body = R"({"error":{"code":"","message":""}})";

  static constexpr row rows[] = {
      {"AUTHENTICATION_FAILED", 401, bad_key, "the key was not accepted; look at its format",
       "Authentication Errors (401)"},
      {"INVALID_API_KEY", 401, bad_key, "the key is not valid; make a new one",
       "Authentication Errors (401)"},
      {"EXPIRED_API_KEY", 401, bad_key, "the key has expired; make a new one",
       "Authentication Errors (401)"},
      {"REVOKED_API_KEY", 401, bad_key, "the key was revoked; make a new one",
       "Authentication Errors (401)"},
      {"AUTHORIZATION_FAILED", 403, forbidden, "the key may not access this resource",
       "Authorization Errors (403)"},
      {"SUSPENDED_ACCOUNT", 403, suspended, "the account is suspended",
       "Authorization Errors (403)"},
      {"INSUFFICIENT_PERMISSIONS", 403, forbidden,
       "the key lacks a permission; use one that has it", "Authorization Errors (403)"},
      {"INVALID_REQUEST", 400, bad_request,
       "the request is malformed or has parameters that are not valid", "Request Errors (400)"},
      {"MISSING_PARAMETER", 400, bad_request, "a required parameter is missing",
       "Request Errors (400)"},
      {"INVALID_PARAMETER", 400, bad_request, "a parameter has a value that is not valid",
       "Request Errors (400)"},
      {"INVALID_FORMAT", 400, bad_request, "wrong Content-Type, or JSON that cannot be read",
       "Request Errors (400)"},
      // Comes as a 400, not a 402.
      {"INSUFFICIENT_BALANCE", 400, out_of_funds, "the balance is below the minimum",
       "Request Errors (400)"},
      {"RESOURCE_NOT_FOUND", 404, missing, "there is no such resource", "Not Found Errors (404)"},
      {"JOB_NOT_FOUND", 404, missing, "there is no such job", "Not Found Errors (404)"},
      {"CLIENT_NOT_FOUND", 404, missing, "there is no such client", "Not Found Errors (404)"},
      // About a key as a resource, not about the key of this request.
      {"API_KEY_NOT_FOUND", 404, missing, "there is no key with this id", "Not Found Errors (404)"},
      {"RATE_LIMIT_EXCEEDED", 429, throttled, "too many requests", "Rate Limiting (429)"},
      {"INTERNAL_ERROR", 500, broken, "an internal server error", "Server Errors (500)"},
      // The samples and best practices retry every 500, but this job ran: sending it again costs
      // again and fails again.
      {"PROCESSING_FAILED", 500, ran_and_failed, "the job ran and failed; its details say why",
       "Server Errors (500)"},
      {"DATABASE_ERROR", 500, broken, "a database error", "Server Errors (500)"},
      {"EXTERNAL_SERVICE_ERROR", 500, broken, "a service behind this one failed",
       "Server Errors (500)"},
      {"SERVICE_UNAVAILABLE", 503, unavailable, "the service is temporarily unavailable",
       "Service Unavailable (503)"},

      {{}, 400, bad_request, "bad request", "Request Errors (400)"},
      {{}, 401, bad_key, "unauthorized", "Authentication Errors (401)"},
      {{}, 403, forbidden, "forbidden", "Authorization Errors (403)"},
      {{}, 404, missing, "not found", "Not Found Errors (404)"},
      {{}, 429, throttled, "too many requests", "Rate Limiting (429)"},
      {{}, 500, broken, "server error", "Server Errors (500)"},
      {{}, 503, unavailable, "the service is temporarily unavailable", "Service Unavailable (503)"},
  };

  // Retry Strategy: 3 attempts, 2^attempt seconds, whatever happened.
  static constexpr retry_policy advice{.max_attempts = 3, .base_ms = 1000, .jitter = jitter::none};
};

inline constexpr provider redner = define<redner_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
