// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Salesforce REST API:
// https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
//
// The body is an array of errors. REQUEST_LIMIT_EXCEEDED is a 403: usually the 24-hour allowance of
// calls is used up, but if the message says `ConcurrentRequests` there are only too many at once,
// which is temporary. UNABLE_TO_LOCK_ROW is a 400 that should be retried; it can also be hidden in
// the message of a trigger's CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY. A 300 means that several records
// have the external id. Collections and composite requests report errors per record inside a 200;
// the caller has to go through them.
#ifndef TRIAGE_PROVIDERS_SALESFORCE_HPP
#define TRIAGE_PROVIDERS_SALESFORCE_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct salesforce_api : kinds {
  static constexpr std::string_view name = "salesforce";
  static constexpr std::string_view title = "Salesforce REST API";
  static constexpr std::string_view page =
      "https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm";
  static constexpr std::string_view seen = "2026-11-26";
  static constexpr std::string_view hosts[] = {"*.my.salesforce.com", "*.salesforce.com"};

  static constexpr std::string_view codes_page = "Status Codes and Error Responses";
  static constexpr std::string_view limits_page = "API Request Limits and Allocations";
  static constexpr std::string_view status_codes =
      "SOAP API, Core Data Types, StatusCode and ExceptionCode";
  static constexpr std::string_view bulk = "Bulk API, Errors";
  static constexpr std::string_view oauth = "OAuth 2.0, Error codes of the flows";
  /// The current state does not allow it; nothing was done.
  static constexpr kind refused = conflicting.with(processed::no);
  /// Another transaction has locked the record for a moment.
  static constexpr kind busy_row =
      kind{category::conflict, action::backoff, remedy::wait}.with(processed::no);
  /// A limit is used up until its time window moves on or the plan is changed.
  static constexpr kind used_up = out_of_quota;

  static constexpr field fields[] = {
      {"/0/errorCode", role::code, "the code of the first error"},
      {"/errors/0/statusCode", role::code, "the code of a record that was not saved"},
      {"/errorCode", role::code, "the code, if the body is not an array"},
      {"/exceptionCode", role::code, "the code in the Bulk API"},
      {"/error", role::code, "the code from the OAuth endpoints"},
      {"/0/message", role::message, "what went wrong, for people"},
      {"/errors/0/message", role::message, "the message for a record that was not saved"},
      {"/message", role::message, "the message, if the body is not an array"},
      {"/exceptionMessage", role::message, "the message in the Bulk API"},
      {"/error_description", role::message, "the message from the OAuth endpoints"},
      {"/0/fields/0", role::param, "the first field at fault"},
      {"/fields/0", role::param, "the first field at fault, if the array has one element"},
  };

  static constexpr header_row headers[] = {
      {.name = "X-SFDC-Request-Id",
       .role = header_role::request_id,
       .meaning = "the id that support asks for",
       .source = "seen in responses"},
  };

  static constexpr in_success inside_2xx[] = {
      {.member = "/success", .equals = "false"},
  };

  // Collections of records and composite requests have a result for each record.
  static constexpr batch batches[] = {
      {"/*", {.member = "/success", .equals = "false"}},
      {.each = "/compositeResponse/*",
       .failed = {.member = "/body/0/errorCode"},
       .error = "/body",
       .status = "/httpStatusCode",
       .headers = "/httpHeaders"},
  };

  static constexpr row rows[] = {
      // Limits.
      {"REQUEST_LIMIT_EXCEEDED",
       403,
       busy,
       "too many long-running calls at once",
       limits_page,
       {.message = "concurrent"}},
      {"REQUEST_LIMIT_EXCEEDED", 403, used_up, "the 24-hour allowance of calls is used up",
       limits_page},
      {"STORAGE_LIMIT_EXCEEDED", {}, used_up, "the storage is full", status_codes},
      {"LIMIT_EXCEEDED", {}, used_up, "the organization has reached a limit", status_codes},
      {"LICENSE_LIMIT_EXCEEDED", {}, used_up, "no licences are left", status_codes},
      {"SINGLE_EMAIL_LIMIT_EXCEEDED",
       {},
       used_up,
       "the daily allowance of emails is used up",
       status_codes},
      {"TOO_MANY_APEX_REQUESTS", {}, busy, "too many Apex calls at once", status_codes},
      // Sessions and access.
      {"INVALID_SESSION_ID", 401, expired_key, "the session or token has expired", codes_page},
      {"InvalidSessionId", 400, expired_key, "the session or token has expired", bulk},
      {"invalid_grant", 400, bad_key, "the user, password, token or assertion is wrong or expired",
       oauth},
      {"invalid_client_id", 400, bad_key, "the client is unknown", oauth},
      {"invalid_client",
       {400, 401},
       bad_key,
       "the client is unknown, or its secret is wrong",
       oauth},
      {"unsupported_grant_type", 400, bad_request, "the grant type is not supported", oauth},
      {"INVALID_AUTH_HEADER", 401, bad_key, "the Authorization header is wrong", status_codes},
      {"INVALID_LOGIN", {}, bad_key, "the user name or password is wrong", status_codes},
      {"INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
       {},
       bad_key,
       "the password has expired",
       status_codes},
      {"INSUFFICIENT_ACCESS", 403, forbidden, "no access to the record or object", codes_page},
      {"INSUFFICIENT_ACCESS_OR_READONLY",
       {400, 403},
       forbidden,
       "no access to the record, or it is read-only",
       status_codes},
      {"INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
       {400, 403},
       forbidden,
       "no access to a record that is referred to",
       status_codes},
      {"API_DISABLED_FOR_ORG", 403, forbidden, "the API is not enabled for the organization",
       status_codes},
      {"API_CURRENTLY_DISABLED", 403, forbidden, "the API is switched off for the user",
       status_codes},
      {"FORBIDDEN", 403, forbidden, "not allowed", status_codes},
      {"TXN_SECURITY_METERING_ERROR", {}, forbidden, "a security policy blocks it", status_codes},
      // Records and their state.
      {"NOT_FOUND", 404, missing, "the resource or record does not exist or is not visible",
       codes_page},
      {"ENTITY_IS_DELETED", {400, 404}, missing, "the record has been deleted", codes_page},
      {"DUPLICATE_VALUE", 400, refused, "a value that has to be unique already exists", codes_page},
      {"DUPLICATES_DETECTED", 400, refused, "a duplicate rule found that the record already exists",
       status_codes},
      {"ENTITY_IS_LOCKED", 400, refused, "the record is locked by an approval process",
       status_codes},
      {"ALL_OR_NONE_OPERATION_ROLLED_BACK", 400, refused,
       "another record in the request failed, so all were rolled back", status_codes},
      {"INVALID_QUERY_LOCATOR",
       {400, 404},
       refused.with(remedy::fix_request),
       "the query cursor is no longer valid: query again",
       status_codes},
      {"UNABLE_TO_LOCK_ROW",
       {400, 500},
       busy_row,
       "another transaction has locked the record",
       status_codes},
      {"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
       400,
       busy_row,
       "a trigger ran into a locked record",
       codes_page,
       {.message = "UNABLE_TO_LOCK_ROW"}},
      {"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", 400, bad_request, "a trigger rejected the change",
       codes_page},
      // Requests.
      {"MALFORMED_QUERY", 400, bad_request, "the query cannot be parsed", codes_page},
      {"INVALID_FIELD", 400, bad_request, "there is no such field", codes_page},
      {"INVALID_TYPE", 400, bad_request, "there is no such object type", codes_page},
      {"REQUIRED_FIELD_MISSING", 400, bad_request, "a required field is missing", codes_page},
      {"FIELD_CUSTOM_VALIDATION_EXCEPTION", 400, bad_request,
       "a validation rule of the organization rejected a value", codes_page},
      {"JSON_PARSER_ERROR", 400, bad_request, "the body is not JSON, or has an unknown member",
       codes_page},
      {"UNSUPPORTED_API_VERSION", 400, bad_request, "there is no such API version", codes_page},
      {"MALFORMED_ID", 400, bad_request, "an id is malformed", status_codes},
      {"INVALID_CROSS_REFERENCE_KEY", 400, bad_request, "an id does not refer to a suitable record",
       status_codes},
      {"INVALID_FIELD_FOR_INSERT_UPDATE", 400, bad_request, "the field cannot be written",
       status_codes},
      {"INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", 400, bad_request,
       "the value is not in the picklist", status_codes},
      {"FIELD_INTEGRITY_EXCEPTION", 400, bad_request, "the values do not fit together",
       status_codes},
      {"FIELD_FILTER_VALIDATION_EXCEPTION", 400, bad_request, "a filter rejected a value",
       status_codes},
      {"INVALID_EMAIL_ADDRESS", 400, bad_request, "the email address is not valid", status_codes},
      {"NUMBER_OUTSIDE_VALID_RANGE", 400, bad_request, "the number is too small or too large",
       status_codes},
      {"MISSING_ARGUMENT", 400, bad_request, "an argument is missing", status_codes},
      {"INVALID_ID_FIELD", 400, bad_request, "an id is not allowed here", status_codes},
      {"METHOD_NOT_ALLOWED", 405, bad_request, "the method is not allowed", codes_page},
      {"STRING_TOO_LONG", 400, too_large, "a string is too long", status_codes},
      {"EXCEEDED_ID_LIMIT", 400, too_large, "there are too many ids", status_codes},
      {"OPERATION_TOO_LARGE", 400, too_large.with(remedy::fix_request),
       "the query touches too many records", status_codes},
      {"QUERY_TIMEOUT", 400, kind{category::timeout, action::never, remedy::fix_request},
       "the query is too heavy", status_codes},
      {"REQUEST_RUNNING_TOO_LONG", 400, kind{category::timeout, action::never, remedy::fix_request},
       "the request takes too long", status_codes},
      // Server errors.
      {"SERVER_UNAVAILABLE", 503, unavailable, "the server is overloaded or in maintenance",
       status_codes},
      {"INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
       {},
       unavailable.with(processed::no),
       "read-only during maintenance",
       status_codes},
      {"PLATFORM_EVENT_PUBLISHING_UNAVAILABLE",
       {},
       unavailable,
       "events cannot be published at the moment",
       status_codes},
      {"APEX_ERROR",
       {500, 400},
       kind{category::internal, action::never, remedy::contact_support},
       "the organization's own Apex code failed",
       status_codes},
      {"UNKNOWN_EXCEPTION", 500, broken, "an internal error, with an id for support", status_codes},
      {{}, 300, refused, "several records have this external id", codes_page},
      {{},
       412,
       refused,
       "a precondition of the request is not met, or an earlier record failed",
       codes_page},
      {{}, 503, unavailable, "too many requests in an hour, or maintenance", codes_page},
  };
};

inline constexpr provider salesforce = define<salesforce_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
