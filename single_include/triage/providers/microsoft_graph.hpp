// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Microsoft Graph: https://learn.microsoft.com/graph/errors
//
// Office, Entra ID, OneDrive and others behind one address. innerError can be nested to any depth,
// and the deepest known code decides. The page lists OneDrive's codes; Outlook and the directory
// send others. Requests sent while a client is being throttled prolong the throttling. 509 is a
// rate limit, 507 a quota. UnknownError says nothing, so the status decides.
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
  /// The same work is already in progress: its outcome shows only later.
  static constexpr kind under_way{category::conflict, action::backoff, remedy::wait};
  /// The item has changed since it was read: read it again, and repeat the change.
  static constexpr kind read_first = held.with(triage::recovery::read_again);
  /// A token from an earlier response is no longer valid: start again without it.
  static constexpr kind stale_token = held.with(remedy::fix_request);
  /// The resource is still being set up and nothing was done: the error passes by itself.
  static constexpr kind not_ready =
      unavailable.with(triage::processed::no).with(triage::scope::resource);

  /// The mailbox is in a place that Graph cannot reach.
  static constexpr kind extension{category::unavailable, action::never, remedy::ask_access};
  /// The upload session is lost, together with what it had received.
  static constexpr kind upload_failed{category::internal, action::never, remedy::inspect_job};

  static constexpr field fields[] = {
      {"/error/innererror/innererror/innererror/code", role::code, "the code at the third level"},
      {"/error/innerError/innerError/innerError/code", role::code, "the code at the third level"},
      {"/error/innererror/innererror/code", role::code, "the code at the second level"},
      {"/error/innerError/innerError/code", role::code, "the code at the second level"},
      {"/error/innererror/code", role::code, "the code at the first level"},
      {"/error/innerError/code", role::code, "the code at the first level"},
      {"/error/code", role::code, "the outer code"},
      {"/error/message", role::message, "what went wrong, not meant for users"},
      {"/error/innerError/request-id", role::request_id, "the id that support asks for"},
      {"/error/innererror/request-id", role::request_id, "the id that support asks for"},
      {"/error/target", role::param, "what was at fault"},
  };

  static constexpr header_row headers[] = {
      {"request-id", header_role::request_id, "the id that support asks for",
       "Microsoft Graph error responses"},
      {"WWW-Authenticate", header_role::code, "OneDrive: whether the token has expired",
       "RFC 6750 section 3", form::whole, "error"},
  };

  // Where a row comes from: a part of the page, or another document.
  static constexpr std::string_view list = "Microsoft Graph error responses, code property";
  static constexpr std::string_view inner = "Microsoft Graph error responses, innererror codes";
  static constexpr std::string_view clients = "Throttling; clients";
  static constexpr std::string_view entra = "Entra ID, error codes";
  static constexpr std::string_view outlook = "Outlook, response codes";
  static constexpr std::string_view http = "HTTP status codes";

  // The responses of $batch.
  static constexpr batch batches[] = {{.each = "/responses/*",
                                       .failed = {.member = "/body/error"},
                                       .error = "/body",
                                       .status = "/status",
                                       .headers = "/headers"}};

  static constexpr row rows[] = {
      {"accessDenied", 403, forbidden, "not allowed", list},
      {"activityLimitReached", {429, 509}, throttled, "throttled", list},
      {"generalException", triage::statuses::between(500, 599), broken, "an unspecified fault",
       list},
      {"generalException", 401, bad_key, "not authenticated; the code says no more", list},
      {"generalException", 403, forbidden, "not allowed; the code says no more", list},
      {"generalException", 404, missing, "not found; the code says no more", list},
      {"generalException", 429, throttled, "throttled; the code says no more", list},
      {"generalException", 400, bad_request, "not valid; the code says no more", list},
      {"extensionError", {}, extension, "the mailbox is elsewhere, or a policy forbids it", list},
      {"invalidRange", 416, bad_request, "the range is not valid", list},
      {"invalidRequest", 400, bad_request, "the request is not valid", list},
      {"itemNotFound", 404, missing, "there is no such item", list},
      {"malwareDetected", 403, refused_content, "the file contains malware", list},
      {"nameAlreadyExists", 409, held, "an item with this name already exists", list},
      {"notAllowed", 405, forbidden, "the system does not allow this action", list},
      {"notSupported", 501, bad_request, "the request is not supported", list},
      {"resourceModified", 412, read_first, "the item has changed since it was read", list},
      {"resyncRequired", 410, stale_token, "the delta token is no longer valid: start over", list},
      {"syncStateNotFound", 410, stale_token, "the delta token has expired: start over", list},
      {"serviceNotAvailable", 503, unavailable, "the service is temporarily unavailable", list},
      {"quotaLimitReached", 507, out_of_quota, "the user's quota is used up", list},
      {"unauthenticated", 401, bad_key, "not authenticated", list},
      {"throttledRequest", {}, throttled, "too many requests", inner},
      {"serviceReadOnly",
       {},
       not_ready.with(triage::scope::service),
       "the service is temporarily read-only",
       inner},
      {"cannotSnapshotTree",
       {},
       not_ready,
       "a consistent view is not available at the moment",
       inner},
      {"resourceBeingProvisioned", {}, not_ready, "the resource is still being provisioned", inner},
      {"accessRestricted", {}, forbidden, "only the owner has access", inner},
      {"provisioningNotAllowed", {}, forbidden, "provisioning is not allowed", inner},
      {"virusSuspicious", {}, refused_content, "the file may contain a virus", inner},
      {"entityTagDoesNotMatch", {}, read_first, "the ETag is not the current one", inner},
      {"resourceLocked", 423, held, "the item is locked, for example by an open document", inner},
      {"lockMismatch", {}, held, "the lock does not match", inner},
      {"lockOwnerMismatch", {}, held, "the lock belongs to somebody else", inner},
      {"lockNotFoundOrAlreadyExpired", {}, held, "the lock does not exist or has expired", inner},
      {"resyncApplyDifferences", {}, stale_token, "start over, and apply the differences", inner},
      {"resyncUploadDifferences", {}, stale_token, "start over, and upload the differences", inner},
      {"uploadSessionNotFound", {}, missing, "the upload session is gone: start a new one", inner},
      {"uploadSessionIncomplete", {}, held, "parts of the upload are missing", inner},
      {"uploadSessionFailed", {}, upload_failed, "the upload failed: start a new session", inner},
      {"fragmentOverlap", {}, held, "the part has already been uploaded", inner},
      {"fragmentOutOfOrder", {}, bad_request, "the part is out of order", inner},
      {"childItemCountExceeded",
       {},
       out_of_quota.with(triage::scope::resource),
       "the limit of child items is reached",
       inner},
      {"maxItemCountExceeded", {}, out_of_quota, "the limit of items is reached", inner},
      {"maxDocumentCountExceeded", {}, out_of_quota, "the limit of documents is reached", inner},
      {"maxFolderCountExceeded", {}, out_of_quota, "the limit of folders is reached", inner},
      {"maxFileSizeExceeded", {}, too_large, "the file is too large", inner},
      {"maxFragmentLengthExceeded", {}, too_large, "the part is too large", inner},
      {"maxStreamSizeExceeded", {}, too_large, "the stream is too large", inner},
      {"maxQueryLengthExceeded", {}, too_large, "the query is too long", inner},
      {"parameterIsTooLong", {}, too_large, "a parameter is too long", inner},
      {"pathIsTooLong", {}, too_large, "the path is too long", inner},
      {"tooManyResultsRequested", {}, bad_request, "the requested page is too large", inner},
      {"tooManyTermsInQuery", {}, bad_request, "too many terms in the query", inner},
      {"totalAffectedItemCountExceeded", {}, too_large, "too many items at once", inner},
      {"TooManyRequests", 429, throttled, "throttled", clients},
      {"ApplicationThrottled", 429, throttled,
       "the application exceeds a limit, such as a mailbox's", clients},
      {"MailboxConcurrency", 429, throttled.with(triage::scope::resource),
       "too many requests to the mailbox at once", clients},
      {"tooManyRequestsUncategorized", 429, throttled, "workbooks: throttled", clients},
      {"serviceUnavailableUncategorized", 503, unavailable, "workbooks: temporarily unavailable",
       clients},
      {"rangeExceedsLimit", 400, too_large, "workbooks: the range is too large", clients},
      {"gatewayTimeout", 504, timed_out, "workbooks: the gateway timed out", clients},
      // OneDrive also sends it in a header.
      {"expired_token", 401, expired_key, "the token has expired", clients},
      {"InvalidAuthenticationToken",
       401,
       expired_key,
       "the token has expired",
       clients,
       {.message = "expired"}},
      {"InvalidAuthenticationToken", 401, bad_key, "the token is not valid", clients},
      {"Authentication_ExpiredToken", 401, expired_key, "the token has expired", entra},
      {"Authentication_MissingOrMalformed", 401, bad_key, "the token is missing or malformed",
       entra},
      {"Authorization_RequestDenied", 403, forbidden, "not allowed to do this", entra},
      {"Authorization_IdentityNotFound",
       {403, 401},
       forbidden,
       "the caller is not in this tenant",
       entra},
      {"Authentication_*", 403, forbidden, "the caller may not do this; the code says why", entra},
      {"Authentication_*", 401, bad_key, "the token was not accepted; the code says why", entra},
      {"Directory_ObjectNotFound", 404, missing, "there is no such object", entra},
      {"Directory_ExpiredPageToken", 400, stale_token, "the page token has expired", entra},
      {"Directory_QuotaExceeded",
       {403, 400},
       out_of_quota,
       "the object quota of the directory is used up",
       entra},
      {"Directory_ConcurrencyViolation",
       {409, 429, 503},
       under_way,
       "another change to the directory is in progress",
       entra},
      {"Directory_ReplicaUnavailable", 503, unavailable,
       "a replica of the directory is not available", entra},
      {"Request_ResourceNotFound", 404, missing,
       "there is no such object, or it is not visible everywhere yet", entra},
      {"Request_MultipleObjectsWithSameKeyValue",
       {409, 400},
       held,
       "an object with this key already exists",
       entra},
      {"Request_ThrottledTemporarily", {429, 503}, throttled, "throttled", entra},
      {"Request_*", 400, bad_request, "the request is not valid; the code says why", entra},
      {"Service_InternalServerError", 500, broken, "an internal error of the directory", entra},
      {"ErrorItemNotFound", 404, missing, "there is no such item", outlook},
      {"ErrorAccessDenied", 403, forbidden, "no access to the mailbox", outlook},
      {"ErrorQuotaExceeded", {403, 507}, out_of_quota, "the mailbox is full", outlook},
      {"ErrorIrresolvableConflict",
       {409, 412},
       read_first,
       "the item has changed since it was read",
       outlook},
      {"MailboxNotEnabledForRESTAPI",
       {404, 403, 401},
       forbidden,
       "the mailbox is not in the cloud, or has no licence",
       outlook},
      {"ResourceNotFound", 404, missing, "there is no such resource or user", outlook},
      {"BadRequest", 400, bad_request, "the request is not valid", outlook},
      {{}, 402, out_of_funds, "the API is metered, and payment is not set up", http},
      {{}, 423, held, "locked", http},
      {{}, 429, throttled, "throttled", http},
      {{}, 503, unavailable, "maintenance or overload", http},
      {{}, 504, timed_out, "a gateway timed out", http},
      {{}, 507, out_of_quota, "the storage quota is used up", http},
      {{}, 509, throttled, "the bandwidth is used up for now", http},
  };
};

inline constexpr provider microsoft_graph = define<microsoft_graph_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
