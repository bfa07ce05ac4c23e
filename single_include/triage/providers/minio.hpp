// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// MinIO: https://github.com/minio/minio/blob/master/cmd/api-errors.go
//
// Object storage that speaks like S3, with codes of its own and other statuses for some of S3's:
// RequestTimeout is a 503 here. Every 503 and 429 comes with Retry-After: 60. Where no body is
// allowed, the code is in x-minio-error-code; the admin API answers the same members as JSON.
#ifndef TRIAGE_PROVIDERS_MINIO_HPP
#define TRIAGE_PROVIDERS_MINIO_HPP

#include "../providers/s3.hpp"
#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct minio_api : aws_kinds {
  using base = s3_api;
  static constexpr std::string_view name = "minio";
  static constexpr std::string_view title = "MinIO";
  static constexpr std::string_view page =
      "https://github.com/minio/minio/blob/master/cmd/api-errors.go";
  static constexpr std::string_view seen = "2026-11-25";

  /// This side closed the connection before it had the answer.
  static constexpr kind gave_up{category::cancelled, action::never, remedy::nothing};
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

  // Where on the page, or in which file.
  static constexpr std::string_view codes_go = "cmd/api-errors.go";

  static constexpr row rows[] = {
      {"SlowDownRead", 503, busy.with(triage::processed::unknown),
       "too few drives answer reads in time", codes_go},
      {"SlowDownWrite", 503, busy.with(triage::processed::unknown),
       "too few drives answer writes in time", codes_go},
      {"RequestTimeout", 503, timed_out, "a lock was not had in time; a 400 at AWS", codes_go},
      {"TooManyRequests", 429, throttled, "too many requests at a time", codes_go},
      {"ServerBusy", 503, busy, "busy", codes_go},
      {"ClientDisconnected", 499, gave_up, "the client closed the connection", codes_go},
      {"XMinioServerNotInitialized", 503, not_ready.with(triage::scope::service),
       "the server is starting", codes_go},
      {"XMinioIAMNotInitialized", 503, not_ready.with(triage::scope::service),
       "the server is starting", codes_go},
      {"XMinioBucketMetadataNotInitialized", 503, not_ready.with(triage::scope::service),
       "the server is starting", codes_go},
      {"XMinioStorageFull", 507, out_of_quota.with(triage::scope::service),
       "the drives are nearly full", codes_go},
      {"XMinioBackendDown", 400, unavailable, "the backend cannot be reached: a 400 that passes",
       codes_go},
      {"XMinioAdminBucketQuotaExceeded", 400, out_of_quota.with(triage::scope::resource),
       "the quota of the bucket", codes_go},
      {"XMinioAdminConfigNoQuorum", 503, unavailable, "too few nodes agree", codes_go},
      {"XMinioAdminReplicationRemoteConnectionError", 503, unavailable,
       "the other site is not connected", codes_go},
      {"XMinioSiteReplicationBackendIssue", 503, unavailable,
       "a fault of the replication between sites", codes_go},
      // Documented with 206, the status of a success.
      {"XMinioObjectTampered", {}, tampered, "the object was changed on the drive", codes_go},
      {"InvalidTokenId", 403, bad_key, "the session token is not valid", codes_go},
      {"AuthorizationParametersError", 400, bad_key.with(remedy::fix_request),
       "the credential names the wrong region or service", codes_go},
      {"XMinioInsecureClientRequest", 400, bad_request, "plain HTTP to a port for TLS", codes_go},
      {"XMinioInvalidIAMCredentials",
       {403, 404},
       forbidden,
       "the credentials may not do this",
       codes_go},
      {"ServerSideEncryptionConfigurationNotFoundError", 404, missing,
       "the bucket has no default encryption", codes_go},
      {"NoSuchObjectLockConfiguration", 400, missing, "the object has no lock; a 404 at AWS",
       codes_go},
      {"MissingRequestBodyError", 411, bad_request, "there is no body; a 400 at AWS", codes_go},
      {"XAmzContentSHA256Mismatch", 400, bad_request, "the hash differs from the body", codes_go},
      {"XAmzContentChecksumMismatch", 400, bad_request, "the checksum differs from the body",
       codes_go},
      {"ExcessData", 400, bad_request, "more bytes than Content-Length says", codes_go},
      {"XMinioObjectExistsAsDirectory", 400, held, "there are objects below a prefix of this name",
       codes_go},
      {"XMinioInvalidObjectName", 400, bad_request, "characters that a key may not have", codes_go},
      {"XMinioInvalidResourceName", 400, bad_request, "a key with dot segments", codes_go},
      {"KMS.DefaultKeyAlreadyConfiguredException", 409, held, "a default key is set", codes_go},
      {"NotImplemented", 501, bad_request, "not implemented; also encryption without a KMS",
       codes_go},
      {"InvalidPartNumber", 416, bad_request, "there is no such part", codes_go},
      {"RemoteDestinationNotFoundError", 404, missing, "the target of the replication is missing",
       codes_go},
      {"XMinioAdminRebalanceAlreadyStarted", 409, held, "it is running already", codes_go},
      {"AccessDenied",
       {403, 400},
       forbidden,
       "not allowed; a 400 for signature headers that lack a part",
       codes_go},
  };
};

inline constexpr provider minio = define<minio_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
