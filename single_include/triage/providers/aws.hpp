// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonErrors.html
//
// The errors that all AWS services share, in their five protocols; the other AWS tables are based
// on this one. Most services throttle with a 400, so the code has to override the status. Expired
// tokens and wrong clocks are fixed by signing again, never by sending the same bytes again. SDKs
// retry LimitExceededException, yet at most services it is a quota, and waiting does not help.
#ifndef TRIAGE_PROVIDERS_AWS_HPP
#define TRIAGE_PROVIDERS_AWS_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

/// The kinds that the AWS tables have beyond the usual ones.
struct aws_kinds : kinds {
  /// The state of the resource does not allow it; nothing was done.
  static constexpr kind held = conflicting.with(triage::processed::no);
  /// Another operation is in the way and nothing was done: waiting helps.
  static constexpr kind held_for_now{category::conflict, action::backoff, remedy::wait,
                                     triage::processed::no};
  /// The same request is already being processed: whether it succeeds shows later.
  static constexpr kind under_way{category::conflict, action::backoff, remedy::wait};
  /// The time in the signature is too far from the service's clock.
  static constexpr kind wrong_clock =
      bad_key.with(remedy::fix_setup).with(triage::recovery::correct_clock);
  /// The resource is in another region, which the response names.
  static constexpr kind wrong_region = elsewhere.with(triage::recovery::none);
  /// The body did not arrive as it was sent; nothing was stored.
  static constexpr kind damaged{category::invalid_request, action::backoff, remedy::wait};
  /// The resource is still being set up and nothing was run: waiting helps.
  static constexpr kind not_ready =
      unavailable.with(triage::processed::no).with(triage::scope::resource);
  /// There is not enough capacity at the moment; another region or size may have it.
  static constexpr kind no_capacity{category::overloaded, action::backoff, remedy::wait,
                                    triage::processed::no, triage::scope::region};
  /// A token from an earlier response is out of date: start again without it.
  static constexpr kind stale_token = held.with(remedy::fix_request);
  /// The resource has changed since it was read: read it again, then repeat the change.
  static constexpr kind read_first = held.with(triage::recovery::read_again);
  /// Older services send a 400, newer ones the other status.
  static constexpr triage::statuses refused{400, 403};
  static constexpr triage::statuses slowed{400, 429};
};

struct aws_api : aws_kinds {
  static constexpr std::string_view name = "aws";
  static constexpr std::string_view title = "AWS";
  static constexpr std::string_view page =
      "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonErrors.html";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"*.amazonaws.com", "*.amazonaws.com.cn",
                                               "*.api.aws"};

  // Protocols decorate the code: with a namespace before #, a URI after :, a fault after ;
  static constexpr field fields[] = {
      {"/__type", role::code, "JSON protocols: the shape of the error", form::aws_code},
      {"/code", role::code, "REST: the code, where the header is missing", form::aws_code},
      {"/Code", role::code, "the same, capitalised differently", form::aws_code},
      {"/ErrorResponse/Error/Code", role::code, "query protocol, XML"},
      {"/Response/Errors/Error/Code", role::code, "EC2's protocol, XML"},
      {"/ErrorResponse/Error/Type", role::type, "Sender or Receiver: who is at fault"},
      {"/message", role::message, "what went wrong, for people"},
      {"/Message", role::message,
       "the same, capitalised differently: both occur within one service"},
      {"/errorMessage", role::message, "the same at some REST services"},
      {"/ErrorResponse/Error/Message", role::message, "query protocol"},
      {"/Response/Errors/Error/Message", role::message, "EC2's protocol"},
      {"/ErrorResponse/RequestId", role::request_id, "query protocol"},
      {"/Response/RequestID", role::request_id, "EC2's protocol, capitalised differently"},
      {"/RequestId", role::request_id, "where the body repeats it"},
      {"/requestId", role::request_id, "where the body repeats it"},
  };

  static constexpr header_row headers[] = {
      {"x-amzn-errortype", header_role::code, "REST protocols: the code", "Smithy, restJson1",
       form::aws_code},
      {"x-amzn-query-error", header_role::code,
       "the query protocol's code, at services that have left it; ends in ;Sender",
       "Smithy, awsQueryCompatible", form::aws_code},
      {"x-amzn-requestid", header_role::request_id, "what support asks for", "Common errors"},
      {"x-amzn-request-id", header_role::request_id, "another spelling of it", "Common errors"},
      {"x-amz-request-id", header_role::request_id, "another spelling of it", "Common errors"},
      {"x-amz-retry-after", header_role::retry_after, "the minimum wait in milliseconds",
       "retries/standard.py", form::milliseconds},
  };

  // Sources: where on the page, or in which file.
  static constexpr std::string_view common = "Common errors";
  static constexpr std::string_view throttling = "Common errors, throttling; retries/standard.py";
  static constexpr std::string_view models = "Common errors; botocore, the models of the services";
  static constexpr std::string_view sentences = "Sentences of answers without a code";

  static constexpr row rows[] = {
      {"AccessDeniedException", refused, forbidden, "IAM forbids it; a 400 in the older list",
       common},
      {"AccessDenied", 403, forbidden, "IAM forbids it", common},
      {"UnauthorizedOperation", 403, forbidden, "IAM forbids it", common},
      {"NotAuthorized",
       {401, 400},
       forbidden,
       "not allowed to do this; a 400 in the older list",
       common},
      {"ForbiddenException", 403, forbidden, "IAM, a policy or a firewall forbids it", common},
      {"UnauthorizedException", {401, 403}, bad_key, "the token was not accepted", common},
      {"NotAuthorizedException", {401, 403, 400}, bad_key, "the token was not accepted", common},
      {"OptInRequired", 403, forbidden, "the account has not subscribed to the service", common},
      {"SubscriptionRequiredException", refused, forbidden,
       "the account has not subscribed to the service", common},
      {"ExpiredTokenException", refused, expired_key, "the session token has expired", common},
      {"ExpiredToken", refused, expired_key, "the session token has expired", common},
      {"TokenRefreshRequired", 400, expired_key, "the session token has to be renewed", common},
      {"InvalidToken", refused, expired_key, "the session token is not valid", common},
      {"InvalidClientTokenId", 403, bad_key,
       "no such access key, or a token that does not belong to it", common},
      {"UnrecognizedClientException", refused, bad_key,
       "the access key or session token is unknown", common},
      {"InvalidAccessKeyId", 403, bad_key, "no such access key", common},
      {"AuthFailure", {401, 403}, bad_key, "the credentials could not be verified", common},
      {"MissingAuthenticationToken", 403, bad_key,
       "not signed; API Gateway also sends it for a path that does not exist", common},
      {"MissingAuthenticationTokenException", 403, bad_key,
       "not signed; API Gateway also sends it for a path that does not exist", common},
      {"IncompleteSignature", refused, bad_key.with(remedy::fix_request),
       "the signature lacks a part; a 400 in the older list", common},
      {"IncompleteSignatureException", refused, bad_key.with(remedy::fix_request),
       "the signature lacks a part", common},
      // A wrong secret and a wrong clock have the same code: the message tells which.
      {"SignatureDoesNotMatch",
       403,
       wrong_clock,
       "signed too long ago",
       common,
       {.message = "signature expired"}},
      {"SignatureDoesNotMatch",
       403,
       wrong_clock,
       "signed in the future",
       common,
       {.message = "not yet current"}},
      {"SignatureDoesNotMatch", 403, bad_key,
       "the signature does not match: wrong secret or wrong canonical request", common},
      {"InvalidSignatureException",
       refused,
       wrong_clock,
       "signed too long ago",
       common,
       {.message = "signature expired"}},
      {"InvalidSignatureException",
       refused,
       wrong_clock,
       "signed in the future",
       common,
       {.message = "not yet current"}},
      {"InvalidSignatureException", refused, bad_key,
       "the signature does not match: wrong secret or wrong canonical request", common},
      {"RequestTimeTooSkewed", 403, wrong_clock, "the clocks differ by more than 15 minutes",
       common},
      {"RequestExpired", 400, wrong_clock,
       "the date of the request or of the presigned URL is more than 15 minutes off", common},
      {"RequestInTheFuture", refused, wrong_clock, "the date of the request is in the future",
       common},
      // SES: waiting helps with the rate per second, but not with the daily quota.
      {"ThrottlingException",
       slowed,
       out_of_quota,
       "the daily message quota is used up",
       throttling,
       {.message = "daily message quota"}},
      {"ThrottlingException", slowed, throttled, "throttled; a 429 at newer services", throttling},
      {"Throttling",
       400,
       out_of_quota,
       "the daily message quota is used up",
       throttling,
       {.message = "daily message quota"}},
      {"Throttling", 400, throttled, "throttled", throttling},
      {"ThrottledException", slowed, throttled, "throttled", throttling},
      {"RequestThrottledException", 400, throttled, "throttled", throttling},
      {"RequestThrottled", refused, throttled, "throttled", throttling},
      {"TooManyRequestsException", slowed, throttled, "throttled; a 400 at Organizations",
       throttling},
      {"ProvisionedThroughputExceededException", 400, throttled.with(triage::scope::resource),
       "the capacity of a table or shard is used up for the moment", throttling},
      {"RequestLimitExceeded",
       {503, 400},
       throttled.with(triage::scope::account),
       "the account makes calls too fast; EC2 sends it as a 503",
       throttling},
      {"BandwidthLimitExceeded", 509, throttled, "throttled", throttling},
      {"SlowDown", 503, throttled.with(triage::scope::resource), "throttled", throttling},
      {"SlowDownException", 503, throttled.with(triage::scope::resource), "throttled", throttling},
      {"EC2ThrottledException",
       {503, 502},
       throttled.with(triage::scope::account),
       "EC2 throttled the call; Lambda passes it on as a 502",
       throttling},
      {"TransactionInProgressException", 400, under_way,
       "a request with the same token is still being processed", throttling},
      {"PriorRequestNotComplete", 400, held_for_now, "an earlier change is not finished yet",
       throttling},
      // SDKs retry it as throttling, but at most services it is a quota of resources.
      {"LimitExceededException",
       {400, 409, 429},
       out_of_quota,
       "a quota of the account is used up",
       throttling},
      {"LimitExceeded", {400, 409}, out_of_quota, "a quota of the account is used up", throttling},
      {"ServiceQuotaExceededException",
       {402, 400},
       out_of_quota,
       "a quota of the account is used up; may be a 402",
       throttling},
      {"InternalFailure", 500, broken, "an internal error of the service", common},
      {"InternalFailureException", 500, broken, "an internal error of the service", common},
      {"InternalServerError", 500, broken, "an internal error of the service", common},
      {"InternalServerException", 500, broken, "an internal error of the service", common},
      {"InternalServerErrorException", 500, broken, "an internal error of the service", common},
      {"InternalServiceError", 500, broken, "an internal error of the service", common},
      {"InternalServiceException", 500, broken, "an internal error of the service", common},
      {"InternalError", 500, broken, "an internal error of the service", common},
      {"ServiceUnavailable", 503, unavailable, "a temporary failure", common},
      {"ServiceUnavailableException", 503, unavailable, "a temporary failure", common},
      {"ServiceUnavailableError", 503, unavailable, "a temporary failure", common},
      {"Unavailable", 503, busy.with(triage::processed::unknown), "overloaded", common},
      {"RequestTimeoutException", 408, timed_out, "the request was not read or answered in time",
       common},
      {"RequestTimeout", {408, 400}, timed_out, "the request was not read in time", common},
      {"RequestAbortedException", 400, timed_out, "the connection was closed before the answer",
       common},
      {"ValidationError", 400, bad_request, "the input does not meet the constraints", models},
      {"ValidationException", 400, bad_request, "the input does not meet the constraints", models},
      {"SerializationException", 400, bad_request,
       "the body cannot be read as the operation's input", models},
      {"BadRequestException", 400, bad_request, "the request is not valid", models},
      {"InvalidRequestException", 400, bad_request, "the request is not valid", models},
      {"MalformedHttpRequestException", 400, bad_request,
       "the HTTP request cannot be decoded, as with a wrong content encoding", models},
      {"MalformedQueryString",
       {404, 400},
       bad_request,
       "the query string is malformed; documented as a 404",
       models},
      // Among them InvalidAction, InvalidParameterValue, InvalidQueryParameter and others.
      {"Invalid*", 400, bad_request, "a value or a combination of values is not valid", models},
      {"Missing*", 400, bad_request, "a part of the request is missing", models},
      {"UnknownOperationException", {404, 400}, bad_request, "no such operation", models},
      {"UnsupportedOperationException", 400, bad_request, "the operation is not supported here",
       models},
      {"RequestEntityTooLargeException", 413, too_large, "the body is too large", models},
      {"ResourceNotFoundException", {404, 400}, missing, "there is no such resource", models},
      {"NotFoundException", 404, missing, "there is no such resource", models},
      {"ConflictException",
       {409, 400},
       held,
       "the state of the resource does not allow it",
       models},
      {"ConcurrentModificationException",
       {409, 400, 500},
       held_for_now,
       "another request changed it at the same time",
       models},
      {"ResourceInUseException",
       {409, 400},
       held,
       "the resource is in use, or is being changed",
       models},
      {"ResourceAlreadyExistsException",
       {409, 400},
       held,
       "something with this name already exists",
       models},
      {"ResourceExistsException",
       {409, 400},
       held,
       "something with this name already exists",
       models},
      {"AlreadyExistsException",
       {409, 400},
       held,
       "something with this name already exists",
       models},
      {"EntityAlreadyExists", 409, held, "something with this name already exists", models},
      {"NoSuchEntity", 404, missing, "there is no such user, role or policy", models},
      {"EntityNotFoundException", {404, 400}, missing, "there is no such entity", models},
      {{},
       {401, 403, 400},
       expired_key,
       "the session token has expired",
       sentences,
       {.message = "token included in the request is expired"}},
      {{},
       {401, 403},
       expired_key,
       "the token has expired",
       sentences,
       {.message = "token has expired"}},
      {{},
       {401, 403, 400},
       bad_key,
       "the session token is not valid",
       sentences,
       {.message = "token included in the request is invalid"}},
      {{},
       {401, 403, 400},
       wrong_clock,
       "signed too long ago",
       sentences,
       {.message = "signature expired"}},
      {{},
       {401, 403, 400},
       bad_key,
       "the signature does not match",
       sentences,
       {.message = "request signature we calculated"}},
      {{},
       {401, 403},
       bad_key,
       "the request is not signed, or the path does not exist",
       sentences,
       {.message = "missing authentication token"}},
      {{},
       {401, 403, 400},
       bad_key.with(remedy::fix_request),
       "the request is signed for another region or service",
       sentences,
       {.message = "credential should be scoped"}},
  };

  // botocore, retries/standard.py: 3 attempts, a random delay between 0 and 2^n seconds, at
  // most 20.
  static constexpr retry_policy advice{
      .max_attempts = 3, .base_ms = 1000, .cap_ms = 20000, .jitter = jitter::full};
};

inline constexpr provider aws = define<aws_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
