// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Amazon S3: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
//
// Object storage; MinIO, Ceph and others speak like it. RequestTimeout is a 400 that passes, an
// expired token is a 400, and a missing key is AccessDenied for whoever may not list the bucket.
// Copies and completed uploads can fail inside a 200, whose body then is an Error; HEAD has no
// body, so that only its status and headers tell.
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
      {"/Error/Code", role::code, "the code for programs"},
      {"/Error/Message", role::message, "what went wrong, for people"},
      {"/Error/RequestId", role::request_id, "what support asks for, with x-amz-id-2"},
      {"/Error/ArgumentName", role::param, "which argument was at fault"},
      {"/Error/HeaderName", role::param, "which header was at fault"},
  };

  static constexpr header_row headers[] = {
      {"x-amz-request-id", header_role::request_id, "what support asks for, with x-amz-id-2",
       "REST error responses"},
  };

  // CopyObject, UploadPartCopy and CompleteMultipartUpload send the headers before the work is
  // done.
  static constexpr in_success inside_2xx[] = {{.member = "/Error/Code"}};

  // Where on the page, or in which file.
  static constexpr std::string_view list = "List of error codes, RESTError";
  static constexpr std::string_view model = "service-2.json";

  static constexpr row rows[] = {
      {"SlowDown", 503, throttled.with(triage::scope::resource),
       "the rate of requests is too high for the prefix or the bucket", list},
      {"503 SlowDown", 503, throttled.with(triage::scope::resource),
       "listed as a code of its own, with the status in it", list},
      {"ServiceUnavailable", 503, unavailable, "cannot take the request now", list},
      {"Busy", 503, busy, "S3 Select: too busy", list},
      {"InternalError", 500, broken, "a fault of S3; a PUT may have been carried out", list},
      // A 400, and yet it passes: the socket was idle while the body was being sent.
      {"RequestTimeout", 400, timed_out.with(triage::processed::no),
       "the body was not read in time", list},
      // A request for the wrong region is told from a malformed one by the region in the answer.
      {"AuthorizationHeaderMalformed",
       400,
       wrong_region,
       "signed for another region than /Error/Region",
       list,
       {.member = "/Error/Region"}},
      {"AuthorizationHeaderMalformed", 400, bad_key.with(remedy::fix_request),
       "the Authorization header is malformed", list},
      {"AuthorizationQueryParametersError",
       400,
       wrong_region,
       "presigned for another region than /Error/Region",
       list,
       {.member = "/Error/Region"}},
      {"AuthorizationQueryParametersError", 400, bad_key.with(remedy::fix_request),
       "the parameters of the presigned URL are not valid", list},
      {"PermanentRedirect", 301, wrong_region, "the bucket is at /Error/Endpoint", list},
      {"PermanentRedirectControlError", 301, wrong_region, "the same for the control API", list},
      {"TemporaryRedirect", 307, elsewhere,
       "the bucket is new: follow Location this time, and keep the name", list},
      {"Redirect", 307, elsewhere, "as TemporaryRedirect", list},
      {"IncorrectEndpoint", 400, wrong_region, "the bucket is in another region: use its endpoint",
       list},
      {"OperationAborted", 409, held_for_now, "another operation is running on the resource", list},
      {"ConditionalRequestConflict", 409, held_for_now,
       "another write came in between; an upload in parts begins again", list},
      {"ClientTokenConflict", 409, conflicting.with(remedy::fix_request),
       "the idempotency token was used for another request", list},
      {"IdempotencyParameterMismatch", 400, held.with(remedy::fix_request),
       "the idempotency token was used with other parameters", model},
      {"RestoreAlreadyInProgress", 409, conflicting, "a restore of the object is running already",
       list},
      {"BucketAlreadyExists", 409, held.with(remedy::fix_request),
       "the name belongs to somebody else: names are global", list},
      {"BucketAlreadyOwnedByYou", 409, held.with(remedy::nothing), "you own it already", list},
      {"AccessPointAlreadyOwnedByYou", 409, held.with(remedy::nothing), "you have one of this name",
       list},
      {"BucketNotEmpty", 409, held, "only an empty bucket can be deleted", list},
      {"InvalidBucketState", 409, held, "not possible in the present state of the bucket", list},
      {"PreconditionFailed", 412, held, "a condition such as If-Match did not hold", list},
      {"InvalidObjectState", 403, held, "archived: it has to be restored first", list},
      {"ObjectNotInActiveTierError", 403, held, "archived: it has to be restored first", model},
      {"ObjectAlreadyInActiveTierError", 403, held, "nothing to restore", model},
      // Also what a missing key is to somebody who may not list the bucket.
      {"AccessDenied",
       403,
       expired_key,
       "a presigned URL that is out of date",
       list,
       {.message = "request has expired"}},
      {"AccessDenied", 403, forbidden, "a policy, an ACL or a block on public access forbids it",
       list},
      {"AllAccessDisabled", 403, suspended, "access was shut off by AWS", list},
      {"AccountProblem", 403, suspended, "a problem with the account", list},
      {"InvalidPayer", 403, suspended, "access is disabled for the payer", list},
      {"UnauthorizedAccessError", 403, suspended, "China: the bucket has no ICP licence", list},
      {"UnexpectedIPError", 403, forbidden, "China: the address was not expected", list},
      {"NotSignedUp", 403, forbidden, "the account has no subscription", list},
      {"CrossLocationLoggingProhibited", 403, forbidden.with(remedy::fix_request),
       "logs cannot go to a bucket of another region", list},
      {"InvalidRegion", 403, forbidden, "the account has not opted in to the region", list},
      {"UnauthorizedAccess", 401, bad_key, "S3 Select: not authorized", list},
      {"InvalidSecurity", 403, bad_key, "the credentials are not valid", list},
      {"ExpiredToken", 400, expired_key, "the session token is out of date; a 400, not a 401",
       list},
      {"InvalidToken", 400, bad_key, "the session token is malformed", list},
      {"InvalidSessionException", 400, expired_key, "S3 Express: the session is gone", list},
      {"InvalidSignature", 400, bad_key, "another signature was computed", list},
      {"UnsupportedSignature", 400, bad_key,
       "a version of the signature that is not supported here", list},
      {"CredentialsNotSupported", 400, bad_key.with(remedy::fix_request),
       "this request takes no credentials", list},
      {"TokenCodeInvalidError", 400, bad_key, "serial number or code of the MFA device not valid",
       list},
      {"NotDeviceOwnerError", 400, bad_key, "a code of somebody else's MFA device", list},
      {"DeviceNotActiveError", 400, bad_key, "the MFA device is not active", list},
      {"NoSuchKey", 404, missing, "there is no object of this key", list},
      {"NoSuchBucket", 404, missing, "there is no such bucket", list},
      {"NoSuchUpload", 404, missing, "the upload in parts is unknown, aborted or completed already",
       list},
      {"NoSuchVersion", 404, missing, "there is no such version", list},
      // Policies, CORS, tags, lifecycle, …: often an expected answer.
      {"NoSuch*", 404, missing, "there is none", list},
      {"NoTransformationDefined", 404, missing, "Object Lambda: no transformation", list},
      {"ObjectLockConfigurationNotFoundError", 404, missing, "the bucket has no lock configuration",
       list},
      {"OwnershipControlsNotFoundError", 404, missing, "the bucket has no ownership controls",
       list},
      {"ReplicationConfigurationNotFoundError", 404, missing, "the bucket has no replication rules",
       list},
      {"ServerSideEncryptionConfigurationNotFoundError",
       {404, 400},
       missing,
       "the bucket has no default encryption; a 400 by the page",
       list},
      {"EndpointNotFound", 400, no_such_name, "the endpoint does not exist", list},
      {"BadDigest", 400, damaged, "the checksum differs from what arrived", list},
      {"IncompleteBody", 400, damaged, "fewer bytes than Content-Length says", list},
      {"EntityTooLarge", 400, too_large, "larger than an object may be", list},
      {"InlineDataTooLarge", 400, too_large, "inline data too large", list},
      {"KeyTooLongError", 400, too_large, "the key is too long", list},
      {"MaxMessageLengthExceeded", 400, too_large, "the request is too large", list},
      {"MaxPostPreDataLengthExceededError", 400, too_large,
       "POST: the fields before the file are too large", list},
      {"MetadataTooLarge", 400, too_large, "the metadata headers are too large", list},
      {"RequestHeaderSectionTooLarge", 400, too_large, "headers and query are too large", list},
      {"AnnotationNameTooLong", 400, too_large, "the name of the annotation is too long", model},
      {"EntityTooSmall", 400, bad_request, "a part smaller than the minimum", list},
      {"TooManyBuckets", 400, out_of_quota, "the account has as many buckets as it may have", list},
      {"TooManyAccessPoints", 400, out_of_quota, "as many access points as it may have", list},
      {"TooManyMultiRegionAccess*", 400, out_of_quota,
       "as many multi-region access points, or regions in one, as it may have", list},
      {"TooManyTags", 400, out_of_quota.with(remedy::fix_request).with(triage::scope::resource),
       "more tags than a resource may have", list},
      {"TooManyParts", 400, out_of_quota.with(triage::scope::resource),
       "more parts than an object may have", model},
      {"AnnotationLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "more annotations than an object may have", model},
      {"MethodNotAllowed", 405, bad_request,
       "the method does not go with the resource; also a GET of a delete marker", list},
      {"RequestIsNotMultiPartContent", 412, bad_request,
       "a POST of a browser has to be multipart/form-data", list},
      {"MissingContentLength", 411, bad_request, "Content-Length is missing", list},
      {"InvalidRange", 416, bad_request, "the range lies outside of the object", list},
      {"InvalidPartNumber", 416, bad_request, "there is no such part", list},
      {"NotImplemented", 501, bad_request, "a header asks for what is not implemented", list},
      {"UnsupportedMediaType", 415, bad_request, "the media type is not supported", model},
      {"KMS.DisabledException", 400, bad_request.with(remedy::check_resource),
       "the KMS key is disabled", list},
      {"KMS.InvalidKeyUsageException", 400, bad_request.with(remedy::check_resource),
       "the KMS key is for another use", list},
      {"KMS.KMSInvalidStateException", 400, held,
       "the KMS key is in a state that does not allow it", list},
      {"KMS.NotFoundException", 400, missing, "there is no such KMS key", list},
      {"ConnectionClosedByRequester", 400, unavailable,
       "Object Lambda: reading the body of the answer failed", list},
      {"ResponseInterrupted", 400, unavailable,
       "Object Lambda: reading the body of the answer failed", list},
      // One code for some twenty conditions, told apart by the message only.
      {"InvalidRequest", 400, bad_request, "not valid; the message says how", list},
      {"InvalidArgument", 400, bad_request, "an argument is not valid; the message says which",
       list},
      // Access points, ACLs, encryption, locations, names, parts, policies, tags, …
      {"Invalid*", 400, bad_request, "the request is not acceptable: see the name", list},
      {"Malformed*", 400, bad_request, "the request is not acceptable: see the name", list},
      {"IllegalLocationConstraintException", 400, bad_request,
       "a location that does not go with the endpoint", list},
      {"Illegal*", 400, bad_request, "the request is not acceptable: see the name", list},
      {"AccessControlListNotSupported", 400, bad_request, "the bucket takes no ACLs", list},
      {"AmbiguousGrantByEmailAddress", 400, bad_request, "the address belongs to several accounts",
       list},
      {"UnresolvableGrantByEmailAddress", 400, bad_request, "the address belongs to no account",
       list},
      {"BucketHasAccessPointsAttached", 400, bad_request, "the bucket still has access points",
       list},
      {"IncorrectNumberOfFilesInPostRequest", 400, bad_request, "a POST takes one file", list},
      {"NoLoggingStatusForKey", 400, bad_request, "a key has no logging status", list},
      {"RequestTorrentOfBucketError", 400, bad_request, "a bucket has no torrent file", list},
      {"TagPolicyException", 400, bad_request, "a tag policy forbids the tag", list},
      {"UnexpectedContent", 400, bad_request, "this request takes no body", list},
      {"UnsupportedArgument", 400, bad_request, "an argument that is not supported", list},
      {"UserKeyMustBeSpecified", 400, bad_request, "a POST needs the name of its key", list},
      {"EncryptionTypeMismatch", 400, bad_request, "the object is encrypted in another way", model},
      {{},
       301,
       wrong_region,
       "the bucket is in the region of x-amz-bucket-region",
       "HEAD requests have no body",
       {.header = "x-amz-bucket-region"}},
      {{},
       400,
       wrong_region,
       "signed for another region than x-amz-bucket-region",
       "HEAD requests have no body",
       {.header = "x-amz-bucket-region"}},
  };
};

inline constexpr provider s3 = define<s3_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
