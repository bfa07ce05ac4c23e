// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Intercom: https://developers.intercom.com/docs/references/rest-api/errors/error-codes
//
// Errors are a list, of which the first one decides. A path that does not support the method is a
// 404, and the code for the same mistake may have two or three spellings. The limit per minute is
// spread over windows of ten seconds.
#ifndef TRIAGE_PROVIDERS_INTERCOM_HPP
#define TRIAGE_PROVIDERS_INTERCOM_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct intercom_api : kinds {
  static constexpr std::string_view name = "intercom";
  static constexpr std::string_view title = "Intercom";
  static constexpr std::string_view page =
      "https://developers.intercom.com/docs/references/rest-api/errors/error-codes";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.intercom.io", "api.eu.intercom.io",
                                               "api.au.intercom.io"};

  static constexpr std::string_view listing = "Error codes";
  static constexpr std::string_view ruby = "intercom/intercom-ruby, request.rb";

  static constexpr field fields[] = {
      {"/errors/0/code", role::code, "the code for programs"},
      {"/errors/0/type", role::code, "the same: older versions"},
      {"/errors/0/message", role::message, "what went wrong, for people"},
      {"/errors/0/field", role::param, "the field of the request that is at fault"},
      {"/request_id", role::request_id, "what support asks for"},
      {"/errors", role::details, "all errors of the list"},
  };

  static constexpr row rows[] = {
      // Limits and server errors.
      {"rate_limit_exceeded", 429, throttled, "the rate limit of the app is reached", listing},
      {"too_many_requests", 429, throttled, "too many requests for the resource", listing},
      {"retry_after", 429, throttled, "too many requests: wait for a while", listing},
      {"server_error", 500, broken, "internal server error", listing},
      {"request_timeout", {408, 503}, timed_out, "the server took too long", listing},
      {"service_unavailable", 503, unavailable, "temporarily unavailable", listing},
      // Tokens and permissions.
      {"unauthorized", 401, bad_key, "not authenticated", listing},
      {"token_revoked", 401, bad_key, "the token was revoked", listing},
      {"token_blocked", 401, bad_key, "the token or app is blocked", listing},
      {"token_not_found", 401, bad_key, "the token is unknown", listing},
      {"missing_authorization", 401, bad_key, "no token was sent", listing},
      {"token_expired", 401, expired_key, "the token has expired", listing},
      {"token_unauthorized", 401, bad_key, "the token is not valid for this", ruby},
      {"token_unauthorized", 403, forbidden, "the token may not see the resource", listing},
      {"token_suspended", 401, suspended, "the app is suspended", ruby},
      {"action_forbidden", 403, forbidden, "not allowed", listing},
      {"forbidden", 403, forbidden, "not allowed", listing},
      {"api_plan_restricted", 403, forbidden.with(remedy::raise_limit), "not included in the plan",
       listing},
      // Resources and their states.
      {"not_found", 404, missing, "there is no such resource", listing},
      {"team_not_found", 404, missing, "there is no such team", listing},
      {"admin_not_found", 404, missing, "there is no such admin", listing},
      {"conflict", {409, 400}, conflicting, "conflicts with existing data", listing},
      {"resource_conflict",
       {409, 400},
       conflicting.with(processed::no),
       "it already exists",
       listing},
      {"job_closed", 400, conflicting.with(processed::no), "the job is closed: start a new one",
       listing},
      {"not_restorable", 400, conflicting.with(processed::no), "the user is blocked", listing},
      {"team_unavailable", 400, conflicting.with(processed::no), "the team is no longer in use",
       listing},
      {"company_not_found", 404, missing, "there is no such company", ruby},
      {"unique_user_constraint",
       {409, 400},
       conflicting.with(processed::no),
       "several users have this value",
       ruby},
      {"scroll_exists",
       {409, 400},
       conflicting.with(processed::no),
       "another scroll is open",
       ruby},
      {"tag_has_dependent_objects", 400, conflicting.with(processed::no), "the tag is still in use",
       ruby},
      {"custom_data_limit_reached",
       {400, 422},
       out_of_quota,
       "the maximum number of attributes is reached",
       ruby},
      // The request.
      {"intercom_version_invalid", 400, bad_request, "the API version is unknown", ruby},
      {"invalid_document", 400, bad_request, "the document is not valid", ruby},
      {"client_error", 400, bad_request, "the request is not valid", listing},
      {"bad_request", 400, bad_request, "the request cannot be processed", listing},
      {"type_mismatch", 400, bad_request, "a value has the wrong type", listing},
      {"parameter_not_found", 400, bad_request, "a parameter is missing", listing},
      {"parameter_missing", 400, bad_request, "a parameter is missing", listing},
      {"missing_parameter", 400, bad_request, "a parameter is missing", listing},
      {"parameter_invalid", 400, bad_request, "a value is not valid", listing},
      {"data_invalid", 422, bad_request, "the data is not valid", listing},
      {"unprocessable_entity", 422, bad_request, "the data is not valid", listing},
      {"unsupported", 400, bad_request, "not supported", listing},
  };

  static constexpr limit_row limits[] = {
      {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "requests", 10,
       reset_number::unix_seconds, "requests per ten seconds", "Rate limiting"},
  };
};

inline constexpr provider intercom = define<intercom_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
