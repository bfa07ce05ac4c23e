// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// MinIO: https://github.com/minio/minio/blob/master/cmd/api-errors.go
//
// Object storage with the API of S3, codes of its own, and different statuses for some of S3's
// codes: RequestTimeout is a 503 here. Every 503 and 429 comes with Retry-After: 60. Where no body
// is allowed, the code is in x-minio-error-code. The admin API sends the same members as JSON.
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

  /// The client closed the connection before it had the response.
  static constexpr kind gave_up{category::cancelled, action::never, remedy::nothing};
  /// The stored data is damaged.
  static constexpr kind tampered{category::internal, action::never, remedy::contact_support};

  static constexpr field fields[] = {
      {"/Message", role::message, "the admin API: what went wrong"},
  };

  static constexpr header_row headers[] = {
      {"x-minio-error-code", header_role::code, "the code, where no body is allowed",
       "cmd/bucket-handlers.go"},
      {"x-minio-error-desc", header_role::message, "the message, in quotes",
       "cmd/bucket-handlers.go"},
      {"x-amz-request-id", header_role::request_id, "the id that the logs contain",
       "cmd/api-errors.go"},
  };

  // The file that most rows come from.
  static constexpr std::string_view codes_go = "cmd/api-errors.go";

  static constexpr row rows[] = {
      {"SlowDownRead", 503, busy.with(triage::processed::unknown),
       "too few drives answer reads in time", codes_go},
      {"SlowDownWrite", 503, busy.with(triage::processed::unknown),
       "too few drives answer writes in time", codes_go},
      {"RequestTimeout", 503, timed_out, "a lock was not obtained in time; AWS sends a 400",
       codes_go},
      {"TooManyRequests", 429, throttled, "too many requests at once", codes_go},
      {"ServerBusy", 503, busy, "the server is busy", codes_go},
      {"ClientDisconnected", 499, gave_up, "the client closed the connection", codes_go},
      {"XMinioServerNotInitialized", 503, not_ready.with(triage::scope::service),
       "the server is starting", codes_go},
      {"XMinioIAMNotInitialized", 503, not_ready.with(triage::scope::service),
       "the server is starting", codes_go},
      {"XMinioBucketMetadataNotInitialized", 503, not_ready.with(triage::scope::service),
       "the server is starting", codes_go},
      {"XMinioStorageFull", 507, out_of_quota.with(triage::scope::service),
       "the drives are nearly full", codes_go},
      {"XMinioBackendDown", 400, unavailable,
       "the backend cannot be reached; temporary, despite the 400", codes_go},
      {"XMinioAdminBucketQuotaExceeded", 400, out_of_quota.with(triage::scope::resource),
       "the quota of the bucket is used up", codes_go},
      {"XMinioAdminConfigNoQuorum", 503, unavailable, "too few nodes agree", codes_go},
      {"XMinioAdminReplicationRemoteConnectionError", 503, unavailable,
       "the other site cannot be reached", codes_go},
      {"XMinioSiteReplicationBackendIssue", 503, unavailable,
       "the replication between sites failed", codes_go},
      // Documented with the status 206, which is a success.
      {"XMinioObjectTampered", {}, tampered, "the object was changed on the drive", codes_go},
      {"InvalidTokenId", 403, bad_key, "the session token is not valid", codes_go},
      {"AuthorizationParametersError", 400, bad_key.with(remedy::fix_request),
       "the credential names the wrong region or service", codes_go},
      {"XMinioInsecureClientRequest", 400, bad_request, "plain HTTP was sent to a TLS port",
       codes_go},
      {"XMinioInvalidIAMCredentials",
       {403, 404},
       forbidden,
       "the credentials may not do this",
       codes_go},
      {"ServerSideEncryptionConfigurationNotFoundError", 404, missing,
       "the bucket has no default encryption", codes_go},
      {"NoSuchObjectLockConfiguration", 400, missing, "the object has no lock; AWS sends a 404",
       codes_go},
      {"MissingRequestBodyError", 411, bad_request, "there is no body; AWS sends a 400", codes_go},
      {"XAmzContentSHA256Mismatch", 400, bad_request, "the hash differs from the body", codes_go},
      {"XAmzContentChecksumMismatch", 400, bad_request, "the checksum differs from the body",
       codes_go},
      {"ExcessData", 400, bad_request, "more bytes than Content-Length says", codes_go},
      {"XMinioObjectExistsAsDirectory", 400, held, "objects exist under a prefix of this name",
       codes_go},
      {"XMinioInvalidObjectName", 400, bad_request, "the key has characters that are not allowed",
       codes_go},
      {"XMinioInvalidResourceName", 400, bad_request, "the key has dot segments", codes_go},
      {"KMS.DefaultKeyAlreadyConfiguredException", 409, held, "a default key is already set",
       codes_go},
      {"NotImplemented", 501, bad_request, "not implemented, or encryption without a KMS",
       codes_go},
      {"InvalidPartNumber", 416, bad_request, "there is no such part", codes_go},
      {"RemoteDestinationNotFoundError", 404, missing, "the target of the replication is missing",
       codes_go},
      {"XMinioAdminRebalanceAlreadyStarted", 409, held, "a rebalance is already running", codes_go},
      {"AccessDenied",
       {403, 400},
       forbidden,
       "not allowed; a 400 if the signature headers are incomplete",
       codes_go},
  };
};

inline constexpr provider minio = define<minio_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
