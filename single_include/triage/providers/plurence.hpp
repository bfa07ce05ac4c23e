// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Plurence: https://plurence.com/docs/operations/errors
//
// Bodies are flat, and there are no types. An error id such as DAT030002 consists of a service, a
// class and a sequence number; the class decides where the code says nothing.
#ifndef TRIAGE_PROVIDERS_PLURENCE_HPP
#define TRIAGE_PROVIDERS_PLURENCE_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct plurence_api : kinds {
  static constexpr std::string_view name = "plurence";
  static constexpr std::string_view title = "Plurence";
  static constexpr std::string_view page = "https://plurence.com/docs/operations/errors";
  static constexpr std::string_view seen = "2026-11-21";
  static constexpr std::string_view hosts[] = {"gateway.plurence.com"};

  static constexpr id_layout error_id = {.service = 3, .cls = 2};

  static constexpr field fields[] = {
      {"/message_code", role::code, "the code for programs"},
      {"/message", role::message, "what went wrong, for people"},
      {"/error_id", role::error_id, "a stable reference: service, class, sequence"},
      {"/status_code", role::status, "the HTTP status, repeated"},
      {"/request_id", role::request_id, "the id that support asks for"},
      {"/details", role::details, "a field and a message for each mistake"},
  };

  static constexpr row rows[] = {
      {"INTERNAL", 500, broken, "an unexpected server error; contact support if it persists",
       "Error catalog"},
      {"UNAUTHORIZED", 401, expired_key,
       "the credentials are missing or not valid, or a token has expired",
       "Error catalog; expiry: Authentication page, plurence.com/docs/authentication"},
      {"FORBIDDEN", 403, forbidden, "the credentials are good but lack a permission",
       "Error catalog"},
      {"VALIDATION_FAILED", 400, bad_request,
       "the body does not fit the schema; the details say where", "Error catalog"},
      {"BAD_REQUEST", 400, bad_request, "the query or the body is malformed", "Error catalog"},
      {"ENTITY_REQUIRED", 400, bad_request, "a required entity is not named", "Error catalog"},
      {"NOT_FOUND", 404, missing, "there is no such resource, or these credentials may not see it",
       "Error catalog"},
      {"ROUTE_NOT_FOUND", 404, no_such_name, "there is no such path", "Error catalog"},
      {"METHOD_NOT_ALLOWED", 405, bad_request, "the path does not accept this method",
       "Error catalog"},
      // No advice is documented. The first attempt may have succeeded: look before sending it
      // again.
      {"CONFLICT", 409, conflicting,
       "it exists already, or the idempotency key or a unique field is taken", "Error catalog"},

      {id_class("00"), statuses::between(500, 599), broken, "a fault in the system",
       "Error ID format"},
      {id_class("02"), statuses::between(401, 403), bad_key,
       "a problem with credentials or permissions", "Error ID format"},
      {id_class("03"), statuses::between(400, 499), bad_request,
       "a mistake in the request or its data", "Error ID format"},

      {{}, 400, bad_request, "bad request", "Error catalog"},
      {{}, 401, bad_key, "unauthorized", "Error catalog"},
      {{}, 403, forbidden, "forbidden", "Error catalog"},
      {{}, 404, missing, "not found", "Error catalog"},
      {{}, 405, bad_request, "method not allowed", "Error catalog"},
      {{}, 409, conflicting, "conflict", "Error catalog"},
      {{}, 500, broken, "internal error", "Error catalog"},
  };

  // Handling errors in code: 3 attempts, 2^attempt seconds, whatever happened.
  static constexpr retry_policy advice{.max_attempts = 3, .base_ms = 1000, .jitter = jitter::none};
};

inline constexpr provider plurence = define<plurence_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
