// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Azure Storage: https://learn.microsoft.com/rest/api/storageservices/status-and-error-codes2
//
// Blobs, queues, tables, files and Data Lake. The code is in the header x-ms-error-code, also for
// HEAD. The XML begins with a byte order mark; tables and Data Lake answer with JSON. Many 409s
// pass by themselves, because something is being created, deleted or leased.
// AuthenticationErrorDetail tells a wrong clock and an expired signature from a wrong key.
#ifndef TRIAGE_PROVIDERS_AZURE_STORAGE_HPP
#define TRIAGE_PROVIDERS_AZURE_STORAGE_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct azure_storage_api : kinds {
  static constexpr std::string_view name = "azure_storage";
  static constexpr std::string_view title = "Azure Storage";
  static constexpr std::string_view page =
      "https://learn.microsoft.com/rest/api/storageservices/status-and-error-codes2";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {
      "*.blob.core.windows.net",      "*.queue.core.windows.net",     "*.table.core.windows.net",
      "*.file.core.windows.net",      "*.dfs.core.windows.net",       "*.blob.storage.azure.net",
      "*.blob.core.chinacloudapi.cn", "*.blob.core.usgovcloudapi.net"};

  /// The state of the resource does not allow it; nothing was done.
  static constexpr kind held = conflicting.with(triage::processed::no);
  /// Another operation is in the way and nothing was done: waiting helps.
  static constexpr kind held_for_now{category::conflict, action::backoff, remedy::wait,
                                     triage::processed::no};
  /// The resource has changed since it was read: read it again, then repeat the change.
  static constexpr kind read_first = held.with(triage::recovery::read_again);
  /// The time in the signature is too far from the service's clock.
  static constexpr kind wrong_clock =
      bad_key.with(remedy::fix_setup).with(triage::recovery::correct_clock);
  /// The body did not arrive as it was sent; nothing was stored.
  static constexpr kind damaged{category::invalid_request, action::backoff, remedy::wait};

  static constexpr field fields[] = {
      {"/Error/Code", role::code, "XML: the code"},
      {"/odata.error/code", role::code, "tables: JSON"},
      {"/error/code", role::code, "Data Lake: JSON"},
      {"/Error/AuthenticationErrorDetail", role::message,
       "why the authentication failed; more exact than the message"},
      {"/Error/Message", role::message,
       "XML: the message, then lines with the request id and the time"},
      {"/odata.error/message/value", role::message, "tables: the message"},
      {"/error/message", role::message, "Data Lake: the message"},
      {"/Error/HeaderName", role::param, "the header at fault"},
      {"/Error/QueryParameterName", role::param, "the query parameter at fault"},
      {"/Error/XmlNodeName", role::param, "the element at fault"},
  };

  static constexpr header_row headers[] = {
      {"x-ms-error-code", header_role::code, "the code, also where there is no body",
       "Status and error codes"},
      {"x-ms-request-id", header_role::request_id, "what support asks for",
       "Status and error codes"},
  };

  // Sources: where on the page, or in which file.
  static constexpr std::string_view list = "Common REST API error codes";

  static constexpr row rows[] = {
      {"ServerBusy", 503, busy, "throttled, or more than the account or partition can take", list},
      {"InternalError", 500, broken, "an internal error of the service", list},
      {"OperationTimedOut", 500, timed_out,
       "not finished in time; the operation may have been carried out", list},
      // The conditions read AuthenticationErrorDetail, which is taken for the message.
      {"AuthenticationFailed",
       403,
       wrong_clock,
       "the date of the request is too old",
       list,
       {.message = "request date header too old"}},
      {"AuthenticationFailed",
       403,
       expired_key,
       "the shared access signature has expired or is not valid yet",
       list,
       {.message = "specified time frame"}},
      {"AuthenticationFailed",
       403,
       expired_key,
       "the delegation key has expired",
       list,
       {.message = "specified key time frame"}},
      {"AuthenticationFailed",
       {403, 401},
       bad_key,
       "the signature, key or token was not accepted",
       list},
      {"InvalidAuthenticationInfo",
       {401, 400},
       expired_key,
       "the token has expired or is malformed",
       list,
       {.message = "expired"}},
      {"InvalidAuthenticationInfo", {401, 400}, bad_key, "the token is malformed", list},
      {"NoAuthenticationInformation", 401, bad_key, "the request has no credentials", list},
      {"AuthorizationFailure", 403, forbidden, "not allowed, possibly by the firewall", list},
      {"AuthorizationPermissionMismatch", 403, forbidden,
       "the role or signature lacks the permission", list},
      // It is for another protocol, resource type, service or source address.
      {"Authorization*", 403, forbidden, "the signature does not cover this: the code says why",
       list},
      {"AccountIsDisabled", 403, suspended, "the account is disabled", list},
      {"InsufficientAccountPermissions", 403, forbidden,
       "the account may not do this; a secondary one is read-only", list},
      {"UnauthorizedBlobOverwrite", 403, forbidden, "the signature does not allow overwriting",
       list},
      {"CorsPreflightFailure", 403, forbidden, "no CORS rule for this origin", list},
      {"ResourceNotFound", 404, missing, "there is no such resource", list},
      {"BlobNotFound", 404, missing, "there is no such blob", list},
      {"ContainerNotFound", 404, missing, "there is no such container", list},
      {"QueueNotFound", 404, missing, "there is no such queue", list},
      {"MessageNotFound", 404, missing, "the message does not exist, or no longer does", list},
      {"TableNotFound", 404, missing, "there is no such table", list},
      {"PathNotFound", 404, missing, "Data Lake: there is no such path", list},
      {"FilesystemNotFound", 404, missing, "Data Lake: there is no such filesystem", list},
      {"ShareNotFound", 404, missing, "Files: there is no such share", list},
      // The status is the one that the source returned.
      {"CannotVerifyCopySource", 404, missing, "the source of the copy does not exist", list},
      {"CannotVerifyCopySource",
       {401, 403},
       forbidden,
       "the source of the copy cannot be read",
       list},
      {"CannotVerifyCopySource", triage::statuses::between(500, 599), unavailable,
       "the source of the copy failed", list},
      {"CannotVerifyCopySource", triage::statuses::between(400, 499), bad_request,
       "the source of the copy cannot be read", list},
      {"PreviousSnapshotNotFound", 409, missing, "there is no such snapshot", list},
      {"ResourceAlreadyExists", 409, held, "the resource already exists", list},
      {"BlobAlreadyExists", 409, held, "the blob already exists", list},
      {"ContainerAlreadyExists", 409, held, "the container already exists", list},
      {"QueueAlreadyExists", 409, held, "the queue exists with other metadata", list},
      {"TableAlreadyExists", 409, held, "the table already exists", list},
      {"EntityAlreadyExists", 409, held, "the entity already exists", list},
      {"AccountAlreadyExists", 409, held, "the account already exists", list},
      {"PathAlreadyExists", 409, held, "Data Lake: the path already exists", list},
      {"AccountBeingCreated", 409, held_for_now, "the account is being created", list},
      {"ContainerBeingDeleted", 409, held_for_now,
       "the container is being deleted: this takes half a minute or more", list},
      {"QueueBeingDeleted", 409, held_for_now, "the queue is being deleted", list},
      {"TableBeingDeleted", 409, held_for_now, "the table is being deleted", list},
      {"ShareBeingDeleted", 409, held_for_now, "Files: the share is being deleted", list},
      {"PublicAccessNotPermitted", 409, forbidden, "the account forbids access without credentials",
       list},
      {"KeyBasedAuthenticationNotPermitted", 403, forbidden,
       "the account forbids access with its keys", list},
      {"SystemInUse", 409, held_for_now, "it is in use by the system", list},
      {"SnapshotOperationRateExceeded", 409, throttled.with(triage::scope::resource),
       "snapshots are being taken too fast", list},
      {"LeaseAlreadyPresent", 409, held_for_now, "somebody holds a lease: wait until it ends",
       list},
      {"LeaseIsBreakingAndCannotBeAcquired", 409, held_for_now, "the lease is being broken", list},
      {"PendingCopyOperation", 409, held, "a copy to this blob is running", list},
      {"NoPendingCopyOperation", 409, held, "there is no copy to abort", list},
      {"ContainerDisabled", 409, held, "the container is disabled", list},
      {"SnapshotCountExceeded", 409, out_of_quota.with(triage::scope::resource),
       "the blob has as many snapshots as it may have", list},
      {"BlockCountExceedsLimit", 409, out_of_quota.with(triage::scope::resource),
       "the blob has as many blocks as it may have", list},
      {"BlobArchived", 409, held, "the blob is archived: rehydrate it first", list},
      {"BlobBeingRehydrated", 409, held, "the blob is being rehydrated: this takes hours", list},
      {"BlobImmutableDueToPolicy", 409, forbidden, "a policy keeps the blob from being changed",
       list},
      {"BlobOverwritten", 409, held, "the blob was overwritten in the meantime", list},
      {"SnapshotsPresent", 409, held, "the blob has snapshots", list},
      {"BlobIsSealed", 409, held, "the blob is sealed", list},
      {"ContentLengthLargerThanTierLimit", 409, too_large, "larger than the tier allows", list},
      {"ConditionNotMet", 412, held, "a condition did not hold; as a 304 this is no error", list},
      {"AppendPositionConditionNotMet", 412, conflicting,
       "the position differs; if a response was lost, the block may already be there", list},
      {"SourceConditionNotMet", 412, held, "a condition on the source did not hold", list},
      {"TargetConditionNotMet", 412, held, "a condition on the target did not hold", list},
      {"MaxBlobSizeConditionNotMet", 412, held, "the blob would become too large", list},
      {"SequenceNumberConditionNotMet", 412, held,
       "the condition on the sequence number did not hold", list},
      {"UpdateConditionNotSatisfied", 412, read_first, "tables: the ETag is out of date", list},
      {"PopReceiptMismatch", 400, held, "somebody else has taken the message", list},
      // The lease is missing, held by somebody else, lost or broken.
      {"Lease*", {409, 412}, held, "the lease does not fit: the code says why", list},
      {"BlobTierInadequateForContentLength", 409, held, "the tier is too small for the content",
       list},
      {"BlobNotArchived", 409, held, "the blob is not archived", list},
      {"CannotChangeToLowerTier", 409, held, "the tier cannot be lowered", list},
      {"CopyAcrossAccountsNotSupported", 409, held, "the source is in another account", list},
      {"CopyIdMismatch", 409, held, "another copy is running", list},
      {"FeatureVersionMismatch", 409, held, "it was made with a newer version", list},
      {"IncrementalCopy*", 409, held, "the incremental copy is not possible: the code says why",
       list},
      {"InfiniteLeaseDurationRequired", 409, held, "the lease has to be infinite", list},
      {"InvalidBlobType", 409, held, "the blob is of another type", list},
      {"OperationNotAllowedOnIncrementalCopyBlob", 409, held,
       "not allowed on the target of an incremental copy", list},
      {"RequestBodyTooLarge", 413, too_large, "the body is too large", list},
      {"RequestEntityTooLarge", 413, too_large, "the request is too large", list},
      {"MessageTooLarge", 400, too_large, "the message is too large", list},
      {"EntityTooLarge", 400, too_large, "the entity is too large", list},
      {"PropertyValueTooLarge", 400, too_large, "the property is too large", list},
      {"MetadataTooLarge", 400, too_large, "the metadata is too large", list},
      {"BlockListTooLong", 400, too_large, "too many blocks in the list", list},
      {"MissingContentLengthHeader", 411, bad_request, "Content-Length is missing", list},
      {"UnsupportedHttpVerb", 405, bad_request, "the resource does not support this method", list},
      {"InvalidRange", 416, bad_request, "the range is out of bounds", list},
      {"NotImplemented", 501, bad_request, "the operation is not implemented", list},
      {"AtomFormatNotSupported", 415, bad_request, "the format is not supported", list},
      {"Md5Mismatch", 400, damaged, "the hash does not match the body that arrived", list},
      {"Invalid*", 400, bad_request, "something is not valid: the code says what", list},
      {"Missing*", 400, bad_request, "something is missing: the code says what", list},
      {"OutOfRange*", 400, bad_request, "something is out of range: the code says what", list},
      {"Unsupported*", 400, bad_request, "something is not supported: the code says what", list},
      {"ConditionHeadersNotSupported", 400, bad_request,
       "conditional headers are not supported here", list},
      {"MultipleConditionHeadersNotSupported", 400, bad_request, "at most one condition is allowed",
       list},
      {"EmptyMetadataKey", 400, bad_request, "a metadata key is empty", list},
      {"ResourceTypeMismatch", {400, 409}, bad_request, "the resource is of another type", list},
      {"RequestUrlFailedToParse", 400, bad_request, "the URL cannot be parsed", list},
      {"SequenceNumberIncrementTooLarge", 400, bad_request, "the increment is too large", list},
      {"BlobAccessTierNotSupportedForAccountType", 400, bad_request, "the account has no such tier",
       list},
      {"BlobUsesCustomerSpecifiedEncryption", 400, bad_request,
       "the blob is encrypted with the customer's own key", list},
      {"PreviousSnapshot*", 400, bad_request,
       "the previous snapshot does not fit: the code says why", list},
  };
};

inline constexpr provider azure_storage = define<azure_storage_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
