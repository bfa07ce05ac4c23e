// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// MinIO: https://github.com/minio/minio/blob/master/cmd/api-errors.go
//
// Object storage that speaks like S3, with codes of its own and other statuses for some of S3's:
// RequestTimeout is a 503 here. Every 503 and 429 comes with Retry-After: 60. Where no body is
// allowed, the code is in x-minio-error-code; the admin API answers the same members as JSON.
#ifndef TRIAGE_PROVIDERS_MINIO_HPP
#define TRIAGE_PROVIDERS_MINIO_HPP

#include <triage/providers/s3.hpp>
#include <triage/tables/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct minio_api : aws_kinds {
  using base = s3_api;
  static constexpr std::string_view name = "minio";
  static constexpr std::string_view title = "MinIO";
  static constexpr std::string_view page =
      "https://github.com/minio/minio/blob/master/cmd/api-errors.go";
  static constexpr std::string_view seen = "2026-11-25";

  /// The data is damaged where it lies.
  static constexpr kind tampered{category::internal, action::never, remedy::contact_support};

  static constexpr field fields[] = {
      {"/Message", role::message, "the admin API: what went wrong"},
  };

  static constexpr header_row headers[] = {
      {"x-minio-error-code", header_role::code, "the code, where a body is not allowed",
       "cmd/bucket-handlers.go"},
      {"x-minio-error-desc", header_role::message, "its message, quoted", "cmd/bucket-handlers.go"},
      {"x-amz-request-id", header_role::request_id, "what the logs have", "cmd/api-errors.go"},
  };

  static constexpr row rows[] = {
      {"SlowDownRead", 503, busy.with(triage::processed::unknown),
       "too few drives answer reads in time", "cmd/api-errors.go"},
      {"SlowDownWrite", 503, busy.with(triage::processed::unknown),
       "too few drives answer writes in time", "cmd/api-errors.go"},
      {"RequestTimeout", 503, timed_out, "a lock was not had in time; a 400 at AWS",
       "cmd/api-errors.go"},
      {"TooManyRequests", 429, throttled, "too many requests at a time", "cmd/api-errors.go"},
      {"ServerBusy", 503, busy, "busy", "cmd/api-errors.go"},
      {"ClientDisconnected", 499, timed_out, "the client closed the connection",
       "cmd/api-errors.go"},
      {"XMinioServerNotInitialized", 503, not_ready.with(triage::scope::service),
       "the server is starting", "cmd/api-errors.go"},
      {"XMinioIAMNotInitialized", 503, not_ready.with(triage::scope::service),
       "the server is starting", "cmd/api-errors.go"},
      {"XMinioBucketMetadataNotInitialized", 503, not_ready.with(triage::scope::service),
       "the server is starting", "cmd/api-errors.go"},
      {"XMinioStorageFull", 507, out_of_quota.with(triage::scope::service),
       "the drives are nearly full", "cmd/api-errors.go"},
      {"XMinioBackendDown", 400, unavailable, "the backend cannot be reached: a 400 that passes",
       "cmd/api-errors.go"},
      {"XMinioAdminBucketQuotaExceeded", 400, out_of_quota.with(triage::scope::resource),
       "the quota of the bucket", "cmd/api-errors.go"},
      {"XMinioAdminConfigNoQuorum", 503, unavailable, "too few nodes agree", "cmd/api-errors.go"},
      {"XMinioAdminReplicationRemoteConnectionError", 503, unavailable,
       "the other site is not connected", "cmd/api-errors.go"},
      {"XMinioSiteReplicationBackendIssue", 503, unavailable,
       "a fault of the replication between sites", "cmd/api-errors.go"},
      // Documented with 206, the status of a success.
      {"XMinioObjectTampered",
       {},
       tampered,
       "the object was changed on the drive",
       "cmd/api-errors.go"},
      {"InvalidTokenId", 403, bad_key, "the session token is not valid", "cmd/api-errors.go"},
      {"AuthorizationParametersError", 400, bad_key.with(remedy::fix_request),
       "the credential names the wrong region or service", "cmd/api-errors.go"},
      {"XMinioInsecureClientRequest", 400, bad_request, "plain HTTP to a port for TLS",
       "cmd/api-errors.go"},
      {"XMinioInvalidIAMCredentials",
       {403, 404},
       forbidden,
       "the credentials may not do this",
       "cmd/api-errors.go"},
      {"ServerSideEncryptionConfigurationNotFoundError", 404, missing,
       "the bucket has no default encryption", "cmd/api-errors.go"},
      {"NoSuchObjectLockConfiguration", 400, missing, "the object has no lock; a 404 at AWS",
       "cmd/api-errors.go"},
      {"MissingRequestBodyError", 411, bad_request, "there is no body; a 400 at AWS",
       "cmd/api-errors.go"},
      {"XAmzContentSHA256Mismatch", 400, bad_request, "the hash differs from the body",
       "cmd/api-errors.go"},
      {"XAmzContentChecksumMismatch", 400, bad_request, "the checksum differs from the body",
       "cmd/api-errors.go"},
      {"ExcessData", 400, bad_request, "more bytes than Content-Length says", "cmd/api-errors.go"},
      {"XMinioObjectExistsAsDirectory", 400, held, "there are objects below a prefix of this name",
       "cmd/api-errors.go"},
      {"XMinioInvalidObjectName", 400, bad_request, "characters that a key may not have",
       "cmd/api-errors.go"},
      {"XMinioInvalidResourceName", 400, bad_request, "a key with dot segments",
       "cmd/api-errors.go"},
      {"KMS.DefaultKeyAlreadyConfiguredException", 409, held, "a default key is set",
       "cmd/api-errors.go"},
      {"NotImplemented", 501, bad_request, "not implemented; also encryption without a KMS",
       "cmd/api-errors.go"},
      {"InvalidPartNumber", 416, bad_request, "there is no such part", "cmd/api-errors.go"},
      {"RemoteDestinationNotFoundError", 404, missing, "the target of the replication is missing",
       "cmd/api-errors.go"},
      {"XMinioAdminRebalanceAlreadyStarted", 409, held, "it is running already",
       "cmd/api-errors.go"},
      {"AccessDenied",
       {403, 400},
       forbidden,
       "not allowed; a 400 for signature headers that lack a part",
       "cmd/api-errors.go"},
  };
};

inline constexpr provider minio = define<minio_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
