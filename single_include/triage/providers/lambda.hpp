// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// AWS Lambda: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors
//
// Functions. Many 502s never pass, as they are about keys, networks or packages of the function, so
// the code has to take precedence over the status; a 402 is a quota. A function that failed answers
// 200 with the header X-Amz-Function-Error: it was carried out.
#ifndef TRIAGE_PROVIDERS_LAMBDA_HPP
#define TRIAGE_PROVIDERS_LAMBDA_HPP

#include "../providers/aws.hpp"
#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct lambda_api : aws_kinds {
  using base = aws_api;
  static constexpr std::string_view name = "lambda";
  static constexpr std::string_view title = "AWS Lambda";
  static constexpr std::string_view page =
      "https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"lambda.*.amazonaws.com"};

  static constexpr field fields[] = {
      {"/Type", role::type, "User or Service: who is at fault"},
      {"/errorMessage", role::message, "what went wrong, in the words of the failed function"},
  };

  static constexpr header_row headers[] = {
      {"X-Amz-Function-Error", header_role::type,
       "the function ran and failed: Handled or Unhandled", "API_Invoke"},
  };

  // A function that failed; the body is the function's own.
  static constexpr in_success inside_2xx[] = {{.header = "X-Amz-Function-Error"}};

  // Where on the page, or in which file.
  static constexpr std::string_view model = "service-2.json";

  static constexpr row rows[] = {
      {"TooManyRequestsException", 429, throttled.with(triage::scope::account),
       "the limit on concurrency or rate is reached; Reason says which", model},
      {"ServiceException", 500, broken, "an internal error of Lambda", model},
      // A 402 that is a quota, not a bill.
      {"ServiceQuotaExceededException", 402, out_of_quota, "a quota of the account is used up",
       model},
      {"ResourceNotFoundException", 404, missing, "there is no such function, version or mapping",
       model},
      {"CodeSigningConfigNotFoundException", 404, missing, "there is no such configuration", model},
      {"ProvisionedConcurrencyConfigNotFoundException", 404, missing,
       "there is no such configuration", model},
      {"ResourceConflictException",
       409,
       held_for_now,
       "another update is in progress",
       model,
       {.message = "in progress"}},
      {"ResourceConflictException",
       409,
       held_for_now,
       "the function is not active yet",
       model,
       {.message = "state: Pending"}},
      {"ResourceConflictException", 409, held,
       "the name is already taken, or the state does not allow this", model},
      {"ResourceInUseException", 400, held_for_now,
       "the resource is being created, changed or deleted", model},
      {"PreconditionFailedException", 412, read_first, "RevisionId is not the latest one", model},
      {"ResourceNotReadyException", 502, not_ready,
       "the function is inactive and its network is being set up", model},
      {"SnapStartNotReadyException", 409, not_ready, "the function is being set up", model},
      {"CodeArtifactUserPendingException", 409, not_ready, "the function is being set up", model},
      {"CodeArtifactUserDeletedException", 409, not_ready, "the function is being set up again",
       model},
      {"CodeArtifactUserFailedException", 409,
       ran_and_failed.with(remedy::check_resource).with(triage::processed::unknown),
       "setting up the function failed: update its package", model},
      {"SnapStartTimeoutException", 408, timed_out, "the snapshot was not restored in time", model},
      {"SnapStartRegenerationFailureException", 409,
       ran_and_failed.with(triage::processed::unknown), "the snapshot cannot be created again",
       model},
      {"SnapStartException", 400, ran_and_failed.with(triage::processed::unknown),
       "the function's restore hook failed", model},
      // Most of the following are 502s because another service refused; most never pass.
      {"EC2ThrottledException", 502, throttled.with(triage::scope::account), "EC2 throttles Lambda",
       model},
      {"ENINotReadyException", 502, not_ready, "the network interface is not ready", model},
      {"ENILimitReachedException", 502, out_of_quota, "no more network interfaces are allowed",
       model},
      {"SubnetIPAddressLimitReachedException", 502, out_of_quota, "the subnet has no free address",
       model},
      {"EC2UnexpectedException", 502, broken,
       "an unexpected error from EC2; EC2ErrorCode says which", model},
      {"EC2AccessDeniedException", 502, forbidden, "the role lacks a permission for the network",
       model},
      {"KMSAccessDeniedException", 502, forbidden, "no access to the KMS key of the environment",
       model},
      {"KMSDisabledException", 502, bad_request.with(remedy::check_resource),
       "the KMS key is disabled", model},
      {"KMSInvalidStateException", 502, held, "the state of the KMS key does not allow this",
       model},
      {"KMSNotFoundException", 502, missing, "there is no such KMS key", model},
      {"InvalidRuntimeException", 502, bad_request, "the runtime is not supported", model},
      {"InvalidSecurityGroupIDException", 502, bad_request, "the security group is not valid",
       model},
      {"InvalidSubnetIDException", 502, bad_request, "the subnet is not valid", model},
      {"InvalidZipFileException", 502, bad_request, "the package cannot be unpacked", model},
      {"EFSMountTimeoutException", 408, timed_out, "the file system was not mounted in time",
       model},
      {"EFSMountConnectivityException", 408, timed_out, "no connection to the file system", model},
      {"EFSMountFailureException", 403, forbidden, "the file system cannot be mounted", model},
      {"EFSIOException", 410, broken, "reading or writing the file system failed; sent as a 410",
       model},
      {"S3FilesMountTimeoutException", 408, timed_out, "the files were not mounted in time", model},
      {"S3FilesMountConnectivityException", 408, timed_out, "no connection to the files", model},
      {"S3FilesMountFailureException", 403, forbidden, "the files cannot be mounted", model},
      {"RequestTooLargeException", 413, too_large, "the payload is too large", model},
      {"SerializedRequestEntityTooLargeException", 413, too_large, "the payload is too large",
       model},
      {"PolicyLengthExceededException", 400, too_large, "the policy is too long", model},
      {"CodeStorageExceededException", 400, out_of_quota,
       "the code of all functions together is too large", model},
      {"AliasLimitExceededException", 400, out_of_quota, "too many aliases", model},
      {"CapacityProviderLimitExceededException", 400, out_of_quota, "too many capacity providers",
       model},
      {"FunctionVersionsPerCapacityProviderLimitExceededException", 400, out_of_quota,
       "too many versions for a capacity provider", model},
      {"RecursiveInvocationException", 400, conflicting.with(remedy::fix_request),
       "an invocation loop was found and stopped", model},
      {"DurableExecutionAlreadyStartedException", 409, held.with(remedy::fix_request),
       "the name is already taken", model},
      {"CallbackTimeoutException", 400, held,
       "the callback token has expired, or the callback was closed", model},
      {"UnsupportedMediaTypeException", 415, bad_request, "the body is not JSON", model},
      {"InvalidRequestContentException", 400, bad_request, "the body cannot be parsed", model},
      {"InvalidParameterValueException", 400, bad_request,
       "a value is not valid, or a role is too new to be assumed", model},
      {"CodeVerificationFailedException", 400, bad_request,
       "the signature of the code was not accepted", model},
      {"InvalidCodeSignatureException", 400, bad_request, "the signature of the code is broken",
       model},
      {"ModeNotSupportedException", 400, bad_request, "the mode of invocation is not supported",
       model},
      {"NoPublishedVersionException", 400, missing, "no version is published", model},
      {"PublicPolicyException", 400, forbidden, "public access is blocked", model},
      {triage::type("Unhandled"),
       {},
       ran_and_failed,
       "the function ran and failed",
       "API_Invoke, X-Amz-Function-Error"},
      {triage::type("Handled"),
       {},
       ran_and_failed,
       "the function ran and reported an error",
       "API_Invoke, X-Amz-Function-Error"},
  };
};

inline constexpr provider lambda = define<lambda_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
