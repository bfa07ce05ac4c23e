// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Google APIs, JSON errors of the older kind:
// https://cloud.google.com/storage/docs/json_api/v1/status-codes
//
// Drive, Calendar, YouTube, BigQuery, Cloud Storage and other Google APIs that list their errors
// with a domain and a reason; the reason is the code. A 403 is a rate limit for rateLimitExceeded
// and userRateLimitExceeded and for no other reason; …Unreg means that no key was sent. Cloud
// Storage writes domain and reason as one; required is a missing parameter with 400 and a missing
// login with 401.
#ifndef TRIAGE_PROVIDERS_GOOGLE_LEGACY_HPP
#define TRIAGE_PROVIDERS_GOOGLE_LEGACY_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct google_legacy_api : kinds {
  static constexpr std::string_view name = "google_legacy";
  static constexpr std::string_view title = "Google APIs, JSON errors of the older kind";
  static constexpr std::string_view page =
      "https://cloud.google.com/storage/docs/json_api/v1/status-codes";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"www.googleapis.com",      "storage.googleapis.com",
                                               "bigquery.googleapis.com", "youtube.googleapis.com",
                                               "gmail.googleapis.com",    "compute.googleapis.com"};

  /// The state of the resource does not allow it; nothing was done.
  static constexpr kind held = conflicting.with(triage::processed::no);
  /// Another operation is in the way and nothing was done: it passes by itself.
  static constexpr kind held_for_now{category::conflict, action::backoff, remedy::wait,
                                     triage::processed::no};

  /// Those without a key share one limit, which does not pass for a caller without a key.
  static constexpr kind no_key{category::rate_limited, action::never, remedy::check_key};

  static constexpr field fields[] = {
      {"/error/errors/0/reason", role::code, "the code; the first error counts"},
      {"/error/status", role::code, "newer answers: the canonical code"},
      {"/error/errors/0/domain", role::type, "the part of the service that it is about"},
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error/errors/0/location", role::param, "the parameter or header at fault"},
      {"/error/errors/0/extendedHelp", role::help, "a page that helps"},
      {"/error/code", role::status, "the HTTP status"},
  };

  static constexpr header_row headers[] = {
      {"X-GUploader-UploadID", header_role::request_id, "Cloud Storage: what support asks for",
       "Cloud Storage, Troubleshooting"},
  };

  // Where on the page, or in which file.
  static constexpr std::string_view reasons =
      "Handle API errors; google-api-python-client, http.py";
  static constexpr std::string_view canonical = "google/rpc/code.proto, where errors[] is missing";

  static constexpr row rows[] = {
      {"rateLimitExceeded",
       {403, 429},
       throttled,
       "too many requests; a 403 at older APIs",
       reasons},
      {"userRateLimitExceeded", {403, 429}, throttled, "too many requests of one user", reasons},
      {"usageLimits.rateLimitExceeded", 429, throttled, "Cloud Storage: too many requests",
       reasons},
      {"usageLimits.userRateLimitExceeded",
       {429, 403},
       throttled,
       "Cloud Storage: too many requests of one user",
       reasons},
      {"concurrentLimitExceeded", 403, throttled, "too many at the same time", reasons},
      // No key was sent: the limit is that of everybody without one.
      {"rateLimitExceededUnreg", 403, no_key, "the limit of those without a key", reasons},
      {"userRateLimitExceededUnreg", 403, no_key, "the limit of those without a key", reasons},
      {"dailyLimitExceededUnreg", 403, out_of_quota.with(remedy::check_key),
       "the day's quota of those without a key", reasons},
      {"dailyLimitExceeded", 403, out_of_quota, "the day's quota", reasons},
      {"quotaExceeded", 403, out_of_quota, "a quota; YouTube: the units of the day", reasons},
      {"limitExceeded", 403, out_of_quota, "a limit of the API", reasons},
      {"variableTerm*", 403, out_of_quota, "a limit of a term", reasons},
      {"servingLimitExceeded", 403, out_of_quota, "the limit of the whole API", reasons},
      {"downloadQuotaExceeded", 403, out_of_quota.with(triage::scope::resource),
       "Drive: the file was downloaded too often; up to a day", reasons},
      {"storageQuotaExceeded", 403, out_of_quota, "Drive: the storage is full", reasons},
      {"teamDriveFileLimitExceeded", 403, out_of_quota.with(triage::scope::resource),
       "Drive: as many files as a shared drive may have", reasons},
      {"uploadLimitExceeded", {403, 400}, out_of_quota, "YouTube: the uploads of the day", reasons},
      {"responseTooLarge", 403, too_large, "the answer would be too large", reasons},
      {"batchSizeTooLarge", 403, too_large, "too many parts in the batch", reasons},
      {"accessNotConfigured", 403, forbidden, "the API is not enabled in the project", reasons},
      {"UsageLimits.accessNotConfigured", 403, forbidden,
       "Cloud Storage: the API is not enabled in the project", reasons},
      {"insufficientPermissions", 403, forbidden,
       "the scopes of the token, or an ACL, do not allow it", reasons},
      {"insufficientFilePermissions", 403, forbidden, "Drive: no right to write", reasons},
      {"appNotAuthorizedToFile", 403, forbidden, "Drive: the app was not given this file", reasons},
      {"forbidden", 403, forbidden, "no access; also of what does not exist", reasons},
      {"accessDenied", 403, forbidden, "no access", reasons},
      {"ipRefererBlocked", 403, forbidden, "the key is not for this address or page", reasons},
      {"accountDisabled", 403, suspended, "the account of the project is disabled", reasons},
      {"countryBlocked", 403, suspended.with(triage::scope::region), "not available in the country",
       reasons},
      {"cannotDownloadAbusiveFile", 403, refused_content, "Drive: marked as abusive", reasons},
      {"objectUnderActiveHold", 403, held, "the object is on hold", reasons},
      {"retentionPolicyNotMet", 403, held, "the retention is not over", reasons},
      {"sslRequired", 403, bad_request, "HTTPS only", reasons},
      {"stopChannelCallerNotOwner", 403, forbidden, "not the owner of the channel", reasons},
      {"UserProjectAccessDenied", 403, forbidden, "no right to bill that project", reasons},
      {"UserProjectAccountProblem", 403, out_of_funds,
       "the billed project has a problem, such as a debt", reasons},
      {"billingNotEnabled", 403, out_of_funds, "billing is not enabled for the project", reasons},
      {"UserProject*", 400, bad_request, "requester pays: no project, or one that is not valid",
       reasons},
      {"authError", 401, expired_key, "the token is out of date or not valid", reasons},
      {"required", 401, bad_key, "there is no Authorization", reasons},
      {"required", 400, bad_request, "a parameter is missing", reasons},
      {"AuthenticationRequiredRequesterPays", 401, bad_key,
       "requester pays: there is no Authorization", reasons},
      {"lockedDomainExpired", 401, expired_key,
       "the temporary domain is gone: ask again from the start", reasons},
      {"push.webhookUrlUnauthorized", 401, bad_key.with(remedy::check_resource),
       "the domain is not verified", reasons},
      {"keyInvalid", 400, bad_key, "the key is not valid", reasons},
      {"keyExpired", 400, bad_key, "the key is out of date", reasons},
      {"notFound", 404, missing, "no such thing, or no such path", reasons},
      {"methodNotAllowed", 405, bad_request, "the method does not go with it", reasons},
      {"uploadBrokenConnection", 408, timed_out, "the request was not read in time", reasons},
      {"conflict", 409, conflicting, "lost against another change: read again, then decide",
       reasons},
      {"duplicate", 409, held, "there is one of this id", reasons},
      {"gone", 410, held.with(remedy::fix_request), "the resumable session is over: begin again",
       reasons},
      {"conditionNotMet", 412, held, "a condition did not hold", reasons},
      {"orgPolicyConstraintFailed", 412, forbidden, "a policy of the organization forbids it",
       reasons},
      {"uploadTooLarge", 413, too_large, "too large, or a copy between places that takes too long",
       reasons},
      {"requestedRangeNotSatisfiable", 416, bad_request, "the range lies outside of the object",
       reasons},
      {"backendError", {500, 503}, broken, "a fault of Google", reasons},
      {"internalError", 500, broken, "a fault of Google", reasons},
      {"internalServerError", 500, broken, "a fault of Google", reasons},
      {"gatewayTimeout", 504, timed_out, "a gateway did not wait longer", reasons},
      {"badRequest", 400, bad_request, "not possible", reasons},
      {"invalid", 400, bad_request, "a value is not valid", reasons},
      {"invalid*", 400, bad_request, "not valid: see the name", reasons},
      {"parseError", 400, bad_request, "the body cannot be read", reasons},
      {"failedPrecondition", 400, held, "the state does not allow it", reasons},
      {"turnedDown", 400, bad_request, "the version of the API is gone", reasons},
      {"timeRangeEmpty", 400, bad_request, "Calendar: the time range is empty", reasons},
      // Drive: sharing may have worked while its mail failed.
      {"invalidSharingRequest", 400, bad_request.with(triage::processed::unknown),
       "Drive: sharing, or only the mail about it, failed", reasons},
      {"cloudKms*", 400, bad_request, "Cloud Storage: the KMS key, see the name", reasons},
      {"customerEncryption*", 400, bad_request, "Cloud Storage: the customer's key, see the name",
       reasons},
      {"badRequestException", 400, bad_request, "Cloud Storage: not valid", reasons},
      {"notDownload", 400, bad_request, "Cloud Storage: not a download", reasons},
      {"notUpload", 400, bad_request, "Cloud Storage: not an upload", reasons},
      {"push.*", 400, bad_request, "Cloud Storage: the channel, see the name", reasons},
      {"resourceIsEncryptedWithCustomerEncryptionKey", 400, bad_request,
       "Cloud Storage: the key of the object is missing", reasons},
      {"resourceNotEncryptedWithCustomerEncryptionKey", 400, bad_request,
       "Cloud Storage: the object has no such key", reasons},
      {"wrongUrlForUpload", 400, bad_request, "Cloud Storage: another address for uploads",
       reasons},
      {"UNAUTHENTICATED", 401, expired_key, "the credentials are missing, wrong or out of date",
       canonical},
      {"PERMISSION_DENIED", 403, forbidden, "not allowed", canonical},
      {"RESOURCE_EXHAUSTED", 429, throttled, "too many requests", canonical},
      {"NOT_FOUND", 404, missing, "no such thing", canonical},
      {"INVALID_ARGUMENT", 400, bad_request, "a value is not valid", canonical},
      {"FAILED_PRECONDITION", 400, held, "the state does not allow it", canonical},
      {"ABORTED", 409, held_for_now, "another operation came in between", canonical},
      {"ALREADY_EXISTS", 409, held, "there is one already", canonical},
      {"UNAVAILABLE", 503, unavailable, "not available for the moment", canonical},
      {"INTERNAL", 500, broken, "a fault of Google", canonical},
      {"DEADLINE_EXCEEDED", 504, timed_out, "not finished in time", canonical},
  };
};

inline constexpr provider google_legacy = define<google_legacy_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
