// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Microsoft Graph: https://learn.microsoft.com/graph/errors
//
// Office, Entra ID, OneDrive and others behind one address. innerError nests to any depth, and the
// deepest known code counts; the page lists the codes of OneDrive, while Outlook and the directory
// send others. Requests made while one is throttled lengthen it; 509 is a rate limit, 507 a quota.
// UnknownError means nothing, so the status decides.
#ifndef TRIAGE_PROVIDERS_MICROSOFT_GRAPH_HPP
#define TRIAGE_PROVIDERS_MICROSOFT_GRAPH_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct microsoft_graph_api : kinds {
  static constexpr std::string_view name = "microsoft_graph";
  static constexpr std::string_view title = "Microsoft Graph";
  static constexpr std::string_view page = "https://learn.microsoft.com/graph/errors";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"graph.microsoft.com", "graph.microsoft.us",
                                               "dod-graph.microsoft.us",
                                               "microsoftgraph.chinacloudapi.cn"};

  /// The state of the resource does not allow it; nothing was done.
  static constexpr kind held = conflicting.with(triage::processed::no);
  /// The same work is being done already: whether it was carried out shows later.
  static constexpr kind under_way{category::conflict, action::backoff, remedy::wait};
  /// It changed since it was read: read it again, and repeat the change.
  static constexpr kind read_first = held.with(triage::recovery::read_again);
  /// A token of an earlier answer is out of date: begin again without it.
  static constexpr kind stale_token = held.with(remedy::fix_request);
  /// It is being set up and has not run: it passes by itself.
  static constexpr kind not_ready =
      unavailable.with(triage::processed::no).with(triage::scope::resource);

  /// The mailbox is not where Graph can reach it.
  static constexpr kind extension{category::unavailable, action::never, remedy::ask_access};
  /// The session is lost, and what it had received.
  static constexpr kind upload_failed{category::internal, action::never, remedy::inspect_job};

  static constexpr field fields[] = {
      {"/error/innererror/innererror/innererror/code", role::code, "the third level"},
      {"/error/innerError/innerError/innerError/code", role::code, "the third level"},
      {"/error/innererror/innererror/code", role::code, "the second level"},
      {"/error/innerError/innerError/code", role::code, "the second level"},
      {"/error/innererror/code", role::code, "the first level"},
      {"/error/innerError/code", role::code, "the first level"},
      {"/error/code", role::code, "the outer code"},
      {"/error/message", role::message, "what went wrong, not for users"},
      {"/error/innerError/request-id", role::request_id, "what support asks for"},
      {"/error/innererror/request-id", role::request_id, "what support asks for"},
      {"/error/target", role::param, "what was at fault"},
  };

  static constexpr header_row headers[] = {
      {"request-id", header_role::request_id, "what support asks for",
       "Microsoft Graph error responses"},
      {"WWW-Authenticate", header_role::code, "OneDrive: whether the token is out of date",
       "RFC 6750 section 3", form::whole, "error"},
  };

  // Where on the page, or in which file.
  static constexpr std::string_view list = "Microsoft Graph error responses, code property";
  static constexpr std::string_view inner = "Microsoft Graph error responses, innererror codes";
  static constexpr std::string_view clients = "Throttling; clients";
  static constexpr std::string_view entra = "Entra ID, error codes";
  static constexpr std::string_view outlook = "Outlook, response codes";
  static constexpr std::string_view http = "HTTP status codes";

  static constexpr row rows[] = {
      {"accessDenied", 403, forbidden, "not allowed", list},
      {"activityLimitReached", {429, 509}, throttled, "throttled", list},
      {"generalException", triage::statuses::between(500, 599), broken, "a fault that is not named",
       list},
      {"generalException", 401, bad_key, "not authenticated, it says no more", list},
      {"generalException", 403, forbidden, "not allowed, it says no more", list},
      {"generalException", 404, missing, "not there, it says no more", list},
      {"generalException", 429, throttled, "throttled, it says no more", list},
      {"generalException", 400, bad_request, "not valid, it says no more", list},
      {"extensionError", {}, extension, "the mailbox is elsewhere, or a policy forbids it", list},
      {"invalidRange", 416, bad_request, "the range is not valid", list},
      {"invalidRequest", 400, bad_request, "not valid", list},
      {"itemNotFound", 404, missing, "there is no such thing", list},
      {"malwareDetected", 403, refused_content, "malware", list},
      {"nameAlreadyExists", 409, held, "there is one of this name", list},
      {"notAllowed", 405, forbidden, "the system does not allow it", list},
      {"notSupported", 501, bad_request, "not supported", list},
      {"resourceModified", 412, read_first, "it was changed since it was read", list},
      {"resyncRequired", 410, stale_token, "the delta token is no longer valid: start over", list},
      {"syncStateNotFound", 410, stale_token, "the delta token is out of date: start over", list},
      {"serviceNotAvailable", 503, unavailable, "not available for the moment", list},
      {"quotaLimitReached", 507, out_of_quota, "the quota of the user", list},
      {"unauthenticated", 401, bad_key, "not authenticated", list},
      {"throttledRequest", {}, throttled, "too many requests", inner},
      {"serviceReadOnly",
       {},
       not_ready.with(triage::scope::service),
       "read-only for the moment",
       inner},
      {"cannotSnapshotTree", {}, not_ready, "no consistent view at the moment", inner},
      {"resourceBeingProvisioned", {}, not_ready, "being provisioned", inner},
      {"accessRestricted", {}, forbidden, "the owner only", inner},
      {"provisioningNotAllowed", {}, forbidden, "not to be provisioned", inner},
      {"virusSuspicious", {}, refused_content, "perhaps a virus", inner},
      {"entityTagDoesNotMatch", {}, read_first, "the ETag is not the newest", inner},
      {"lockMismatch", {}, held, "the lock does not match", inner},
      {"lockOwnerMismatch", {}, held, "the lock is somebody else's", inner},
      {"lockNotFoundOrAlreadyExpired", {}, held, "the lock is gone", inner},
      {"resyncApplyDifferences", {}, stale_token, "start over, and apply what differs", inner},
      {"resyncUploadDifferences", {}, stale_token, "start over, and upload what differs", inner},
      {"uploadSessionNotFound", {}, missing, "the session is gone: begin another", inner},
      {"uploadSessionIncomplete", {}, held, "parts are missing", inner},
      {"uploadSessionFailed", {}, upload_failed, "begin another session", inner},
      {"fragmentOverlap", {}, held, "the part is there already", inner},
      {"fragmentOutOfOrder", {}, bad_request, "the part is out of order", inner},
      {"childItemCountExceeded",
       {},
       out_of_quota.with(triage::scope::resource),
       "as many children as allowed",
       inner},
      {"maxItemCountExceeded", {}, out_of_quota, "as many items as allowed", inner},
      {"maxDocumentCountExceeded", {}, out_of_quota, "as many documents as allowed", inner},
      {"maxFolderCountExceeded", {}, out_of_quota, "as many folders as allowed", inner},
      {"maxFileSizeExceeded", {}, too_large, "the file is too large", inner},
      {"maxFragmentLengthExceeded", {}, too_large, "the part is too large", inner},
      {"maxStreamSizeExceeded", {}, too_large, "the stream is too large", inner},
      {"maxQueryLengthExceeded", {}, too_large, "the query is too long", inner},
      {"parameterIsTooLong", {}, too_large, "a parameter is too long", inner},
      {"pathIsTooLong", {}, too_large, "the path is too long", inner},
      {"tooManyResultsRequested", {}, bad_request, "the page is too large", inner},
      {"tooManyTermsInQuery", {}, bad_request, "too many terms", inner},
      {"totalAffectedItemCountExceeded", {}, too_large, "too many at a time", inner},
      {"TooManyRequests", 429, throttled, "throttled", clients},
      {"ApplicationThrottled", 429, throttled,
       "the application is over a limit, such as that of a mailbox", clients},
      {"MailboxConcurrency", 429, throttled.with(triage::scope::resource),
       "too many at a time for the mailbox", clients},
      {"tooManyRequestsUncategorized", 429, throttled, "workbooks: throttled", clients},
      {"serviceUnavailableUncategorized", 503, unavailable,
       "workbooks: not available for the moment", clients},
      {"rangeExceedsLimit", 400, too_large, "workbooks: the range is too large", clients},
      {"gatewayTimeout", 504, timed_out, "workbooks: the gateway did not wait longer", clients},
      // Also out of a header of OneDrive.
      {"expired_token", 401, expired_key, "the token is out of date", clients},
      {"InvalidAuthenticationToken",
       401,
       expired_key,
       "the token is out of date",
       clients,
       {.message = "expired"}},
      {"InvalidAuthenticationToken", 401, bad_key, "the token is not valid", clients},
      {"Authentication_ExpiredToken", 401, expired_key, "the token is out of date", entra},
      {"Authentication_MissingOrMalformed", 401, bad_key, "the token is missing or malformed",
       entra},
      {"Authorization_RequestDenied", 403, forbidden, "no right to do this", entra},
      {"Authorization_IdentityNotFound",
       {403, 401},
       forbidden,
       "the caller is not in this tenant",
       entra},
      {"Directory_ObjectNotFound", 404, missing, "there is no such object", entra},
      {"Directory_ExpiredPageToken", 400, stale_token, "the page token is out of date", entra},
      {"Directory_QuotaExceeded",
       {403, 400},
       out_of_quota,
       "as many objects as the directory may have",
       entra},
      {"Directory_ConcurrencyViolation",
       {409, 429, 503},
       under_way,
       "another change of the directory is going on",
       entra},
      {"Directory_ReplicaUnavailable", 503, unavailable, "a copy of the directory is not there",
       entra},
      {"Request_ResourceNotFound", 404, missing, "there is no such object, or not everywhere yet",
       entra},
      {"Request_MultipleObjectsWithSameKeyValue",
       {409, 400},
       held,
       "there is one of this key",
       entra},
      {"Request_ThrottledTemporarily", {429, 503}, throttled, "throttled", entra},
      {"Request_*", 400, bad_request, "not valid: see the name", entra},
      {"Service_InternalServerError", 500, broken, "a fault of the directory", entra},
      {"ErrorItemNotFound", 404, missing, "there is no such item", outlook},
      {"ErrorAccessDenied", 403, forbidden, "no access to the mailbox", outlook},
      {"ErrorQuotaExceeded", {403, 507}, out_of_quota, "the mailbox is full", outlook},
      {"ErrorIrresolvableConflict",
       {409, 412},
       read_first,
       "it was changed since it was read",
       outlook},
      {"MailboxNotEnabledForRESTAPI",
       {404, 403, 401},
       forbidden,
       "the mailbox is not in the cloud, or has no licence",
       outlook},
      {"ResourceNotFound", 404, missing, "there is no such resource or user", outlook},
      {"BadRequest", 400, bad_request, "not valid", outlook},
      {{}, 402, out_of_funds, "a metered API: payment is not set up", http},
      {{}, 423, held, "locked", http},
      {{}, 429, throttled, "throttled", http},
      {{}, 503, unavailable, "maintenance or overload", http},
      {{}, 504, timed_out, "a gateway did not wait longer", http},
      {{}, 507, out_of_quota, "the quota of the storage", http},
      {{}, 509, throttled, "the bandwidth is used up for the moment", http},
  };
};

inline constexpr provider microsoft_graph = define<microsoft_graph_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
