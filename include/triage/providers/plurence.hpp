// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Plurence: https://plurence.com/docs/operations/errors
//
// Bodies are flat, and there are no types. An error id such as DAT030002 is a service, a class and
// a sequence; its class decides where the code says nothing.
#ifndef TRIAGE_PROVIDERS_PLURENCE_HPP
#define TRIAGE_PROVIDERS_PLURENCE_HPP

#include <triage/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct plurence_api {
  using enum category;
  using enum action;
  using enum remedy;

  static constexpr std::string_view name = "plurence";
  static constexpr std::string_view title = "Plurence";
  static constexpr std::string_view page = "https://plurence.com/docs/operations/errors";
  static constexpr std::string_view hosts[] = {"gateway.plurence.com"};

  static constexpr id_layout error_id = {.service = 3, .cls = 2};

  static constexpr field fields[] = {
      {"/message_code", role::code, "the code for programs"},
      {"/message", role::message, "what went wrong, for people"},
      {"/error_id", role::error_id, "a stable reference: service, class, sequence"},
      {"/status_code", role::status, "the HTTP status once more"},
      {"/request_id", role::request_id, "what support asks for"},
      {"/details", role::details, "field and message, one for each mistake"},
  };

  static constexpr code_row codes[] = {
      {.code = "INTERNAL",
       .status = 500,
       .category = internal,
       .action = backoff,
       .remedy = wait,
       .meaning = "an unexpected fault of the server; contact support if it stays",
       .source = "Error catalog"},
      {.code = "UNAUTHORIZED",
       .status = 401,
       .category = authentication,
       .action = never,
       .remedy = check_key,
       .meaning = "the credentials are missing or not valid, or a token has expired",
       .source = "Error catalog; expiry: Authentication page, plurence.com/docs/authentication",
       .recovery = recovery::refresh_credentials},
      {.code = "FORBIDDEN",
       .status = 403,
       .category = permission,
       .action = never,
       .remedy = ask_access,
       .meaning = "the credentials are good but lack a permission",
       .source = "Error catalog"},
      {.code = "VALIDATION_FAILED",
       .status = 400,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "the body does not fit the schema; the details say where",
       .source = "Error catalog"},
      {.code = "BAD_REQUEST",
       .status = 400,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "the query or the body is malformed",
       .source = "Error catalog"},
      {.code = "ENTITY_REQUIRED",
       .status = 400,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "a required entity is not named",
       .source = "Error catalog"},
      {.code = "NOT_FOUND",
       .status = 404,
       .category = not_found,
       .action = never,
       .remedy = check_resource,
       .meaning = "there is no such resource, or these credentials may not see it",
       .source = "Error catalog"},
      {.code = "ROUTE_NOT_FOUND",
       .status = 404,
       .category = not_found,
       .action = never,
       .remedy = fix_request,
       .meaning = "there is no such path",
       .source = "Error catalog"},
      {.code = "METHOD_NOT_ALLOWED",
       .status = 405,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "the path does not take this method",
       .source = "Error catalog"},
      // No advice is documented. The first attempt may have succeeded: read back, do not resend.
      {.code = "CONFLICT",
       .status = 409,
       .category = conflict,
       .action = never,
       .remedy = check_resource,
       .meaning = "it exists already, or the idempotency key or a unique field is taken",
       .source = "Error catalog"},
  };

  static constexpr class_row classes[] = {
      {.cls = "00",
       .first_status = 500,
       .last_status = 599,
       .category = internal,
       .action = backoff,
       .remedy = wait,
       .meaning = "a fault of the system",
       .source = "Error ID format"},
      {.cls = "02",
       .first_status = 401,
       .last_status = 403,
       .category = authentication,
       .action = never,
       .remedy = check_key,
       .meaning = "credentials or permissions",
       .source = "Error ID format"},
      {.cls = "03",
       .first_status = 400,
       .last_status = 499,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "a mistake in the request or its data",
       .source = "Error ID format"},
  };

  static constexpr status_row statuses[] = {
      {.status = 400,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "bad request",
       .source = "Error catalog"},
      {.status = 401,
       .category = authentication,
       .action = never,
       .remedy = check_key,
       .meaning = "unauthorized",
       .source = "Error catalog"},
      {.status = 403,
       .category = permission,
       .action = never,
       .remedy = ask_access,
       .meaning = "forbidden",
       .source = "Error catalog"},
      {.status = 404,
       .category = not_found,
       .action = never,
       .remedy = check_resource,
       .meaning = "not found",
       .source = "Error catalog"},
      {.status = 405,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "method not allowed",
       .source = "Error catalog"},
      {.status = 409,
       .category = conflict,
       .action = never,
       .remedy = check_resource,
       .meaning = "conflict",
       .source = "Error catalog"},
      {.status = 500,
       .category = internal,
       .action = backoff,
       .remedy = wait,
       .meaning = "internal error",
       .source = "Error catalog"},
  };

  // Handling errors in code: 3 attempts, 2^attempt seconds, whatever happened.
  static constexpr retry_policy advice{.max_attempts = 3, .base_ms = 1000, .jitter = jitter::none};
};

inline constexpr provider plurence = define<plurence_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
