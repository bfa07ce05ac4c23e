// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Google APIs, JSON errors of the older kind:
// https://cloud.google.com/storage/docs/json_api/v1/status-codes
//
// Drive, Calendar, YouTube, BigQuery, Cloud Storage and other Google APIs that list their errors
// with a domain and a reason; the reason is the code. A 403 is a rate limit if the reason is
// rateLimitExceeded or userRateLimitExceeded, and hardly ever otherwise; …Unreg means that no key
// was sent. Cloud Storage joins domain and reason into one word; required is a missing parameter
// with 400 and missing credentials with 401.
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

  /// Callers without a key share one limit, so waiting does not help: sending a key does.
  static constexpr kind no_key{category::rate_limited, action::never, remedy::check_key};

  static constexpr field fields[] = {
      {"/error/errors/0/reason", role::code, "the code; the first error decides"},
      {"/error/status", role::code, "newer responses: the canonical code"},
      {"/error", role::code, "the token endpoint: the OAuth code"},
      {"/error_description", role::message, "the token endpoint: what went wrong"},
      {"/error/errors/0/domain", role::type, "the part of the service that the error is about"},
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
  static constexpr std::string_view bigquery = "BigQuery, Error messages";
  static constexpr std::string_view canonical = "google/rpc/code.proto, where errors[] is missing";

  static constexpr row rows[] = {
      {"rateLimitExceeded",
       {403, 429},
       out_of_quota,
       "the daily request quota is used up",
       reasons,
       {.message = "queries per day"}},
      {"rateLimitExceeded",
       {403, 429},
       throttled,
       "too many requests; older APIs send a 403",
       reasons},
      {"userRateLimitExceeded", {403, 429}, throttled, "too many requests from one user", reasons},
      {"usageLimits.rateLimitExceeded", 429, throttled, "Cloud Storage: too many requests",
       reasons},
      {"usageLimits.userRateLimitExceeded",
       {429, 403},
       throttled,
       "Cloud Storage: too many requests from one user",
       reasons},
      {"concurrentLimitExceeded", 403, throttled, "too many requests at the same time", reasons},
      // No key was sent: the limit is shared by everybody without one.
      {"rateLimitExceededUnreg", 403, no_key,
       "the shared limit of callers without a key is reached", reasons},
      {"userRateLimitExceededUnreg", 403, no_key,
       "the shared limit of callers without a key is reached", reasons},
      {"dailyLimitExceededUnreg", 403, out_of_quota.with(remedy::check_key),
       "the shared daily quota of callers without a key is used up", reasons},
      {"dailyLimitExceeded", 403, out_of_quota, "the daily quota is used up", reasons},
      {"quotaExceeded", 403, out_of_quota, "a quota is used up; at YouTube, the daily units",
       reasons},
      {"limitExceeded", 403, out_of_quota, "a limit of the API is reached", reasons},
      {"variableTerm*", 403, out_of_quota, "a limit for a variable term is reached", reasons},
      {"servingLimitExceeded", 403, throttled, "the rate limit of the whole API is reached",
       reasons},
      {"sharingRateLimitExceeded", 403, out_of_quota,
       "Drive: too much was shared; this does not pass soon", reasons},
      {"downloadQuotaExceeded", 403, out_of_quota.with(triage::scope::resource),
       "Drive: the file was downloaded too often; lasts up to a day", reasons},
      {"storageQuotaExceeded", 403, out_of_quota, "Drive: the storage is full", reasons},
      {"teamDriveFileLimitExceeded", 403, out_of_quota.with(triage::scope::resource),
       "Drive: the shared drive may not have more files", reasons},
      {"uploadLimitExceeded",
       {403, 400},
       out_of_quota,
       "YouTube: the daily uploads are used up",
       reasons},
      {"responseTooLarge", 403, too_large, "the response would be too large", reasons},
      {"exportSizeLimitExceeded", 403, too_large, "Drive: the file is too large to be exported",
       reasons},
      {"fileNotDownloadable", 403, bad_request, "Drive: the file has to be exported instead",
       reasons},
      {"batchSizeTooLarge", 403, too_large, "too many parts in the batch", reasons},
      {"accessNotConfigured", 403, forbidden, "the API is not enabled in the project", reasons},
      {"UsageLimits.accessNotConfigured", 403, forbidden,
       "Cloud Storage: the API is not enabled in the project", reasons},
      {"insufficientPermissions", 403, forbidden,
       "the token's scopes, or an ACL, do not allow this", reasons},
      {"insufficientFilePermissions", 403, forbidden, "Drive: no permission to write to the file",
       reasons},
      {"appNotAuthorizedToFile", 403, forbidden, "Drive: the app was not given access to this file",
       reasons},
      {"forbidden", 403, forbidden, "no access; also sent for what does not exist", reasons},
      {"accessDenied", 403, forbidden, "no access", reasons},
      {"ipRefererBlocked", 403, forbidden, "the key may not be used from this address or page",
       reasons},
      {"accountDisabled", 403, suspended, "the account of the project is disabled", reasons},
      {"countryBlocked", 403, suspended.with(triage::scope::region),
       "not available in this country", reasons},
      {"cannotDownloadAbusiveFile", 403, refused_content, "Drive: the file is marked as abusive",
       reasons},
      {"objectUnderActiveHold", 403, held, "the object is on hold", reasons},
      {"retentionPolicyNotMet", 403, held, "the retention period is not over", reasons},
      {"sslRequired", 403, bad_request, "HTTPS is required", reasons},
      {"stopChannelCallerNotOwner", 403, forbidden, "the caller is not the owner of the channel",
       reasons},
      {"UserProjectAccessDenied", 403, forbidden, "no permission to bill that project", reasons},
      {"UserProjectAccountProblem", 403, out_of_funds,
       "the billed project has a problem, such as unpaid bills", reasons},
      {"billingNotEnabled", 403, out_of_funds, "billing is not enabled for the project", reasons},
      {"UserProject*", 400, bad_request, "requester pays: the project is missing or not valid",
       reasons},
      {"authError", 401, expired_key, "the token has expired or is not valid", reasons},
      {"required", 401, bad_key, "the header Authorization is missing", reasons},
      {"required", 400, bad_request, "a parameter is missing", reasons},
      {"AuthenticationRequiredRequesterPays", 401, bad_key,
       "requester pays: the header Authorization is missing", reasons},
      {"lockedDomainExpired", 401, expired_key,
       "the temporary domain has expired: start again from the beginning", reasons},
      {"push.webhookUrlUnauthorized", 401, bad_key.with(remedy::check_resource),
       "the domain is not verified", reasons},
      {"keyInvalid", 400, bad_key, "the key is not valid", reasons},
      {"keyExpired", 400, bad_key, "the key has expired", reasons},
      {"notFound", 404, missing, "no such resource, or no such path", reasons},
      {"methodNotAllowed", 405, bad_request, "the resource does not support the method", reasons},
      {"uploadBrokenConnection", 408, timed_out, "the request was not read in time", reasons},
      {"conflict", 409, conflicting, "another change came first: read again, then decide", reasons},
      {"duplicate", 409, held, "the id is already taken", reasons},
      {"gone", 410, held.with(remedy::fix_request), "the resumable session has ended: start again",
       reasons},
      {"fullSyncRequired", 410, held.with(remedy::fix_request),
       "Calendar: the sync token has expired: start a full sync", reasons},
      {"updatedMinTooLongAgo", 410, held.with(remedy::fix_request),
       "Calendar: updatedMin is too far in the past", reasons},
      {"conditionNotMet", 412, held, "a condition of the request is not met", reasons},
      {"orgPolicyConstraintFailed", 412, forbidden, "a policy of the organization forbids it",
       reasons},
      {"uploadTooLarge", 413, too_large,
       "too large, or a copy between locations that takes too long", reasons},
      {"requestedRangeNotSatisfiable", 416, bad_request, "the range is outside of the object",
       reasons},
      {"backendError", {500, 503}, broken, "an internal error at Google", reasons},
      {"internalError", 500, broken, "an internal error at Google", reasons},
      {"internalServerError", 500, broken, "an internal error at Google", reasons},
      {"gatewayTimeout", 504, timed_out, "a gateway timed out", reasons},
      {"badRequest",
       400,
       bad_key,
       "the key is not valid",
       reasons,
       {.message = "api key not valid"}},
      {"badRequest", 400, bad_key, "the key has expired", reasons, {.message = "api key expired"}},
      {"badRequest", 400, bad_request, "the request is not valid", reasons},
      {"invalid", 400, bad_request, "a value is not valid", reasons},
      {"invalid*", 400, bad_request, "something is not valid; the code says what", reasons},
      {"parseError", 400, bad_request, "the body cannot be parsed", reasons},
      {"failedPrecondition", 400, held, "the current state does not allow this", reasons},
      {"turnedDown", 400, bad_request, "this version of the API no longer exists", reasons},
      {"timeRangeEmpty", 400, bad_request, "Calendar: the time range is empty", reasons},
      // Drive: sharing may have worked while its mail failed.
      {"invalidSharingRequest", 400, bad_request.with(triage::processed::unknown),
       "Drive: sharing failed, or only the mail about it", reasons},
      {"cloudKms*", 400, bad_request,
       "Cloud Storage: a problem with the KMS key; the code says which", reasons},
      {"customerEncryption*", 400, bad_request,
       "Cloud Storage: a problem with the customer's key; the code says which", reasons},
      {"badRequestException", 400, bad_request, "Cloud Storage: the request is not valid", reasons},
      {"notDownload", 400, bad_request, "Cloud Storage: the request is not a download", reasons},
      {"notUpload", 400, bad_request, "Cloud Storage: the request is not an upload", reasons},
      {"push.*", 400, bad_request, "Cloud Storage: a problem with the channel; the code says which",
       reasons},
      {"resourceIsEncryptedWithCustomerEncryptionKey", 400, bad_request,
       "Cloud Storage: the object is encrypted, and its key was not sent", reasons},
      {"resourceNotEncryptedWithCustomerEncryptionKey", 400, bad_request,
       "Cloud Storage: the object is not encrypted with a customer's key", reasons},
      {"wrongUrlForUpload", 400, bad_request,
       "Cloud Storage: uploads have to go to another address", reasons},
      {"jobRateLimitExceeded",
       {400, 403},
       throttled,
       "too many jobs; send it again as a new job",
       bigquery},
      {"jobBackendError", 400, broken,
       "the job failed inside of BigQuery; send it again as a new job", bigquery},
      {"jobInternalError", 400, broken,
       "the job failed inside of BigQuery; send it again as a new job", bigquery},
      {"tableUnavailable", 400, unavailable, "the table is not available at the moment", bigquery},
      {"resourceInUse", 400, held, "the resource is not empty, or is still running", bigquery},
      {"resourceInUseByAnotherResource", 400, held, "Compute: another resource uses it", bigquery},
      {"resourcesExceeded", 400, too_large, "the query needs too many resources", bigquery},
      {"billingTierLimitExceeded", 400, too_large, "the query needs too many resources", bigquery},
      {"blocked", 403, suspended, "the operation is blocked for now", bigquery},
      {"notImplemented", 501, bad_request, "not implemented", bigquery},
      {"UNAUTHENTICATED", 401, expired_key, "the credentials are missing, wrong or expired",
       canonical},
      {"PERMISSION_DENIED", 403, forbidden, "not allowed", canonical},
      {"RESOURCE_EXHAUSTED",
       429,
       out_of_quota,
       "the daily request quota is used up",
       canonical,
       {.message = "queries per day"}},
      {"RESOURCE_EXHAUSTED", 429, throttled, "too many requests", canonical},
      {"NOT_FOUND", 404, missing, "no such resource", canonical},
      {"INVALID_ARGUMENT",
       400,
       bad_key,
       "the key is not valid",
       canonical,
       {.message = "api key not valid"}},
      {"INVALID_ARGUMENT", 400, bad_request, "a value is not valid", canonical},
      {"FAILED_PRECONDITION", 400, held, "the current state does not allow this", canonical},
      {"ABORTED", 409, held_for_now, "another operation interfered", canonical},
      {"ALREADY_EXISTS", 409, held, "it already exists", canonical},
      {"UNAVAILABLE", 503, unavailable, "temporarily unavailable", canonical},
      {"INTERNAL", 500, broken, "an internal error at Google", canonical},
      {"DEADLINE_EXCEEDED", 504, timed_out, "not finished in time", canonical},
      {"invalid_grant", 400, bad_key, "the code or refresh token is not valid, or was revoked",
       "OAuth 2.0, the token endpoint"},
      {"invalid_client", 401, bad_key, "the client does not exist, or its secret is wrong",
       "OAuth 2.0, the token endpoint"},
  };
};

inline constexpr provider google_legacy = define<google_legacy_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
