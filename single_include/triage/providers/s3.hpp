// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Amazon S3: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
//
// Object storage; MinIO, Ceph and others answer in the same way. RequestTimeout is a 400 but
// temporary, an expired token is also a 400, and callers who may not list the bucket get
// AccessDenied for a missing key. Copies and completed multipart uploads can fail inside a 200,
// whose body is then an Error. Responses to HEAD have no body, so only their status and headers say
// what happened.
#ifndef TRIAGE_PROVIDERS_S3_HPP
#define TRIAGE_PROVIDERS_S3_HPP

#include "../providers/aws.hpp"
#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct s3_api : aws_kinds {
  using base = aws_api;
  static constexpr std::string_view name = "s3";
  static constexpr std::string_view title = "Amazon S3";
  static constexpr std::string_view page =
      "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"s3.amazonaws.com",
                                               "*.s3.amazonaws.com",
                                               "s3.*.amazonaws.com",
                                               "*.s3.*.amazonaws.com",
                                               "s3-*.amazonaws.com",
                                               "*.s3-*.amazonaws.com",
                                               "s3.dualstack.*.amazonaws.com",
                                               "*.s3.dualstack.*.amazonaws.com",
                                               "s3.*.amazonaws.com.cn",
                                               "*.s3.*.amazonaws.com.cn"};

  static constexpr field fields[] = {
      {"/Error/Code", role::code, "the error code, for programs"},
      {"/Error/Message", role::message, "what went wrong, for people"},
      {"/Error/RequestId", role::request_id,
       "the id that support asks for, together with x-amz-id-2"},
      {"/Error/ArgumentName", role::param, "which argument was at fault"},
      {"/Error/HeaderName", role::param, "which header was at fault"},
  };

  static constexpr header_row headers[] = {
      {"x-amz-request-id", header_role::request_id,
       "the id that support asks for, together with x-amz-id-2", "REST error responses"},
  };

  // CopyObject, UploadPartCopy and CompleteMultipartUpload send the headers before the work is
  // done, so they can still fail after a 200.
  static constexpr in_success inside_2xx[] = {{.member = "/Error/Code"}};

  // Where a row comes from: a section of the page, or a file.
  static constexpr std::string_view list = "List of error codes, RESTError";
  static constexpr std::string_view model = "service-2.json";

  // The response to DeleteObjects lists the objects that were not deleted.
  static constexpr batch batches[] = {{"/DeleteResult/Error"}};

  static constexpr row rows[] = {
      {"SlowDown", 503, throttled.with(triage::scope::resource),
       "the rate of requests is too high for the prefix or the bucket", list},
      {"503 SlowDown", 503, throttled.with(triage::scope::resource),
       "the request rate is too high; the list also has this spelling with the status", list},
      {"ServiceUnavailable", 503, unavailable, "S3 cannot take the request at the moment", list},
      {"Busy", 503, busy, "S3 Select: too busy", list},
      {"InternalError", 500, broken,
       "an internal error of S3; a PUT may still have been carried out", list},
      // Temporary although it is a 400: the socket was idle while the body was being sent.
      {"RequestTimeout", 400, timed_out.with(triage::processed::no),
       "the request body was not read in time", list},
      // The response names a region if the request went to the wrong one; otherwise it is
      // malformed.
      {"AuthorizationHeaderMalformed",
       400,
       wrong_region,
       "signed for the wrong region; /Error/Region names the right one",
       list,
       {.member = "/Error/Region"}},
      {"AuthorizationHeaderMalformed", 400, bad_key.with(remedy::fix_request),
       "the Authorization header is malformed", list},
      {"AuthorizationQueryParametersError",
       400,
       wrong_region,
       "presigned for the wrong region; /Error/Region names the right one",
       list,
       {.member = "/Error/Region"}},
      {"AuthorizationQueryParametersError", 400, bad_key.with(remedy::fix_request),
       "the parameters of the presigned URL are not valid", list},
      {"PermanentRedirect", 301, wrong_region,
       "the bucket is at another endpoint, named in /Error/Endpoint", list},
      {"PermanentRedirectControlError", 301, wrong_region,
       "the resource is at another endpoint (control API)", list},
      {"TemporaryRedirect", 307, elsewhere,
       "the bucket is new: follow Location this time only, and keep using its name", list},
      {"Redirect", 307, elsewhere, "temporary redirect: follow Location this time only", list},
      {"IncorrectEndpoint", 400, wrong_region, "the bucket is in another region: use its endpoint",
       list},
      {"OperationAborted", 409, held_for_now, "another operation is running on the resource", list},
      {"ConditionalRequestConflict", 409, held_for_now,
       "another write came in between; a multipart upload has to start over", list},
      {"ClientTokenConflict", 409, conflicting.with(remedy::fix_request),
       "the idempotency token was already used for another request", list},
      {"IdempotencyParameterMismatch", 400, held.with(remedy::fix_request),
       "the idempotency token was used with other parameters", model},
      {"RestoreAlreadyInProgress", 409, conflicting, "the object is already being restored", list},
      {"BucketAlreadyExists", 409, held.with(remedy::fix_request),
       "someone else owns a bucket of this name; names are global", list},
      {"BucketAlreadyOwnedByYou", 409, held.with(remedy::nothing), "you already own this bucket",
       list},
      {"AccessPointAlreadyOwnedByYou", 409, held.with(remedy::nothing),
       "you already have an access point of this name", list},
      {"BucketNotEmpty", 409, held, "only an empty bucket can be deleted", list},
      {"InvalidBucketState", 409, held, "not possible in the current state of the bucket", list},
      {"PreconditionFailed", 412, held, "a condition such as If-Match did not hold", list},
      {"InvalidObjectState", 403, held, "the object is archived and has to be restored first",
       list},
      {"ObjectNotInActiveTierError", 403, held,
       "the object is archived and has to be restored first", model},
      {"ObjectAlreadyInActiveTierError", 403, held,
       "the object is not archived, so there is nothing to restore", model},
      // Callers who may not list the bucket get this for a missing key, too.
      {"AccessDenied",
       403,
       expired_key,
       "the presigned URL has expired",
       list,
       {.message = "request has expired"}},
      {"AccessDenied", 403, forbidden, "a policy, an ACL or a block on public access forbids it",
       list},
      {"AllAccessDisabled", 403, suspended, "AWS has disabled all access", list},
      {"AccountProblem", 403, suspended, "there is a problem with the account", list},
      {"InvalidPayer", 403, suspended, "access is disabled for the payer", list},
      {"UnauthorizedAccessError", 403, suspended, "China: the bucket has no ICP licence", list},
      {"UnexpectedIPError", 403, forbidden, "China: the request came from an unexpected IP address",
       list},
      {"NotSignedUp", 403, forbidden, "the account has not signed up for the service", list},
      {"CrossLocationLoggingProhibited", 403, forbidden.with(remedy::fix_request),
       "logs cannot go to a bucket in another region", list},
      {"InvalidRegion", 403, forbidden, "the account has not opted in to the region", list},
      {"UnauthorizedAccess", 401, bad_key, "S3 Select: not authorized", list},
      {"InvalidSecurity", 403, bad_key, "the credentials are not valid", list},
      {"ExpiredToken", 400, expired_key, "the session token has expired; a 400, not a 401", list},
      {"InvalidToken", 400, bad_key, "the session token is malformed", list},
      {"InvalidSessionException", 400, expired_key, "S3 Express: the session no longer exists",
       list},
      {"InvalidSignature", 400, bad_key, "the signature does not match the one S3 computed", list},
      {"UnsupportedSignature", 400, bad_key, "this signature version is not supported here", list},
      {"CredentialsNotSupported", 400, bad_key.with(remedy::fix_request),
       "this request must not carry credentials", list},
      {"TokenCodeInvalidError", 400, bad_key,
       "the serial number or code of the MFA device is not valid", list},
      {"NotDeviceOwnerError", 400, bad_key, "the code is from someone else's MFA device", list},
      {"DeviceNotActiveError", 400, bad_key, "the MFA device is not active", list},
      {"NoSuchKey", 404, missing, "there is no object with this key", list},
      {"NoSuchBucket", 404, missing, "there is no such bucket", list},
      {"NoSuchUpload", 404, missing,
       "the multipart upload is unknown, aborted or already completed", list},
      {"NoSuchVersion", 404, missing, "there is no such version", list},
      // For policies, CORS, tags, lifecycle and others this is often an expected answer.
      {"NoSuch*", 404, missing, "what the code names does not exist", list},
      {"NoTransformationDefined", 404, missing, "Object Lambda: no transformation is defined",
       list},
      {"ObjectLockConfigurationNotFoundError", 404, missing, "the bucket has no lock configuration",
       list},
      {"OwnershipControlsNotFoundError", 404, missing, "the bucket has no ownership controls",
       list},
      {"ReplicationConfigurationNotFoundError", 404, missing, "the bucket has no replication rules",
       list},
      {"ServerSideEncryptionConfigurationNotFoundError",
       {404, 400},
       missing,
       "the bucket has no default encryption; the page says 400",
       list},
      {"EndpointNotFound", 400, no_such_name, "the endpoint does not exist", list},
      {"BadDigest", 400, damaged, "the checksum does not match the body that arrived", list},
      {"IncompleteBody", 400, damaged, "fewer bytes arrived than Content-Length says", list},
      {"EntityTooLarge", 400, too_large, "larger than an object is allowed to be", list},
      {"InlineDataTooLarge", 400, too_large, "the inline data is too large", list},
      {"KeyTooLongError", 400, too_large, "the key is too long", list},
      {"MaxMessageLengthExceeded", 400, too_large, "the request is too large", list},
      {"MaxPostPreDataLengthExceededError", 400, too_large,
       "POST: the fields before the file are too large", list},
      {"MetadataTooLarge", 400, too_large, "the metadata headers are too large", list},
      {"RequestHeaderSectionTooLarge", 400, too_large, "the headers and query string are too large",
       list},
      {"AnnotationNameTooLong", 400, too_large, "the name of the annotation is too long", model},
      {"EntityTooSmall", 400, bad_request, "a part is smaller than the minimum", list},
      {"TooManyBuckets", 400, out_of_quota, "the account has reached its limit of buckets", list},
      {"TooManyAccessPoints", 400, out_of_quota,
       "the account has reached its limit of access points", list},
      {"TooManyMultiRegionAccess*", 400, out_of_quota,
       "the limit of multi-region access points, or of regions in one, is reached", list},
      {"TooManyTags", 400, out_of_quota.with(remedy::fix_request).with(triage::scope::resource),
       "more tags than a resource may have", list},
      {"TooManyParts", 400, out_of_quota.with(triage::scope::resource),
       "more parts than an object may have", model},
      {"AnnotationLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "more annotations than an object may have", model},
      {"MethodNotAllowed", 405, bad_request,
       "the resource does not support the method; also for GET of a delete marker", list},
      {"RequestIsNotMultiPartContent", 412, bad_request,
       "a POST from a browser has to be multipart/form-data", list},
      {"MissingContentLength", 411, bad_request, "Content-Length is missing", list},
      {"InvalidRange", 416, bad_request, "the range is outside the object", list},
      {"InvalidPartNumber", 416, bad_request, "there is no such part", list},
      {"NotImplemented", 501, bad_request, "a header asks for something that is not implemented",
       list},
      {"UnsupportedMediaType", 415, bad_request, "the media type is not supported", model},
      {"KMS.DisabledException", 400, bad_request.with(remedy::check_resource),
       "the KMS key is disabled", list},
      {"KMS.InvalidKeyUsageException", 400, bad_request.with(remedy::check_resource),
       "the KMS key is meant for another use", list},
      {"KMS.KMSInvalidStateException", 400, held,
       "the KMS key is in a state that does not allow it", list},
      {"KMS.NotFoundException", 400, missing, "there is no such KMS key", list},
      {"KMS.ThrottlingException", 400, throttled, "KMS is throttling requests", list},
      {"ConnectionClosedByRequester", 400, unavailable,
       "Object Lambda: the response body could not be read", list},
      {"ResponseInterrupted", 400, unavailable,
       "Object Lambda: the response body could not be read", list},
      // One code for some twenty conditions that only the message tells apart.
      {"InvalidRequest", 400, bad_request, "the request is not valid; the message says why", list},
      {"InvalidArgument", 400, bad_request, "an argument is not valid; the message says which",
       list},
      // Access points, ACLs, encryption, locations, names, parts, policies, tags and others.
      {"Invalid*", 400, bad_request, "the request is not acceptable; the code says why", list},
      {"Malformed*", 400, bad_request, "the request is not acceptable; the code says why", list},
      {"IllegalLocationConstraintException", 400, bad_request,
       "the location does not match the endpoint", list},
      {"Illegal*", 400, bad_request, "the request is not acceptable; the code says why", list},
      {"AccessControlListNotSupported", 400, bad_request, "the bucket does not support ACLs", list},
      {"AmbiguousGrantByEmailAddress", 400, bad_request,
       "the email address belongs to several accounts", list},
      {"UnresolvableGrantByEmailAddress", 400, bad_request,
       "the email address belongs to no account", list},
      {"BucketHasAccessPointsAttached", 400, bad_request, "the bucket still has access points",
       list},
      {"IncorrectNumberOfFilesInPostRequest", 400, bad_request, "a POST takes exactly one file",
       list},
      {"NoLoggingStatusForKey", 400, bad_request, "an object key has no logging status", list},
      {"RequestTorrentOfBucketError", 400, bad_request, "a bucket has no torrent file", list},
      {"TagPolicyException", 400, bad_request, "a tag policy forbids the tag", list},
      {"UnexpectedContent", 400, bad_request, "this request must not have a body", list},
      {"UnsupportedArgument", 400, bad_request, "an argument is not supported", list},
      {"UserKeyMustBeSpecified", 400, bad_request, "a POST needs the object key", list},
      {"EncryptionTypeMismatch", 400, bad_request, "the object uses another type of encryption",
       model},
      {{},
       301,
       wrong_region,
       "the bucket is in another region, named in x-amz-bucket-region",
       "HEAD requests have no body",
       {.header = "x-amz-bucket-region"}},
      {{},
       400,
       wrong_region,
       "signed for the wrong region; x-amz-bucket-region names the right one",
       "HEAD requests have no body",
       {.header = "x-amz-bucket-region"}},
  };
};

inline constexpr provider s3 = define<s3_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
