// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// AWS Lambda: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors
//
// Functions. Many 502s never pass, as they are about keys, networks or packages of the function;
// the code has to beat the status, and a 402 is a quota. A function that failed answers 200 with
// the header X-Amz-Function-Error, and was carried out.
#ifndef TRIAGE_PROVIDERS_LAMBDA_HPP
#define TRIAGE_PROVIDERS_LAMBDA_HPP

#include <triage/providers/aws.hpp>
#include <triage/tables/provider.hpp>

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
      {"/errorMessage", role::message, "of a function that failed: its own words"},
  };

  static constexpr header_row headers[] = {
      {"X-Amz-Function-Error", header_role::type,
       "the function ran and failed: Handled or Unhandled", "API_Invoke"},
  };

  // A function that failed, whose body is its own.
  static constexpr in_success inside_2xx[] = {{.header = "X-Amz-Function-Error"}};

  static constexpr row rows[] = {
      {"TooManyRequestsException", 429, throttled.with(triage::scope::account),
       "concurrency or rate; Reason says which", "service-2.json"},
      {"ServiceException", 500, broken, "a fault of Lambda", "service-2.json"},
      // A 402 that is a quota, not a bill.
      {"ServiceQuotaExceededException", 402, out_of_quota, "a quota of the account",
       "service-2.json"},
      {"ResourceNotFoundException", 404, missing, "there is no such function, version or mapping",
       "service-2.json"},
      {"CodeSigningConfigNotFoundException", 404, missing, "there is no such configuration",
       "service-2.json"},
      {"ProvisionedConcurrencyConfigNotFoundException", 404, missing,
       "there is no such configuration", "service-2.json"},
      {"ResourceConflictException",
       409,
       held_for_now,
       "another update is in progress",
       "service-2.json",
       {.message = "in progress"}},
      {"ResourceConflictException",
       409,
       held_for_now,
       "the function is not active yet",
       "service-2.json",
       {.message = "state: Pending"}},
      {"ResourceConflictException", 409, held,
       "there is one of this name, or the state does not allow it", "service-2.json"},
      {"ResourceInUseException", 400, held_for_now, "being created, changed or deleted",
       "service-2.json"},
      {"PreconditionFailedException", 412, read_first, "RevisionId is not the newest",
       "service-2.json"},
      {"ResourceNotReadyException", 502, not_ready,
       "the function is inactive and its network is being set up", "service-2.json"},
      {"SnapStartNotReadyException", 409, not_ready, "the function is being set up",
       "service-2.json"},
      {"CodeArtifactUserPendingException", 409, not_ready, "the function is being set up",
       "service-2.json"},
      {"CodeArtifactUserDeletedException", 409, not_ready, "the function is being set up again",
       "service-2.json"},
      {"CodeArtifactUserFailedException", 409,
       ran_and_failed.with(remedy::check_resource).with(triage::processed::unknown),
       "setting up the function failed: update its package", "service-2.json"},
      {"SnapStartTimeoutException", 408, timed_out, "the snapshot was not restored in time",
       "service-2.json"},
      {"SnapStartRegenerationFailureException", 409,
       ran_and_failed.with(triage::processed::unknown), "the snapshot cannot be made again",
       "service-2.json"},
      {"SnapStartException", 400, ran_and_failed.with(triage::processed::unknown),
       "the function's restore hook failed", "service-2.json"},
      // The statuses of the following are 502 because another service said no; most never pass.
      {"EC2ThrottledException", 502, throttled.with(triage::scope::account), "EC2 throttles Lambda",
       "service-2.json"},
      {"ENINotReadyException", 502, not_ready, "the network interface is not ready",
       "service-2.json"},
      {"ENILimitReachedException", 502, out_of_quota, "no more network interfaces",
       "service-2.json"},
      {"SubnetIPAddressLimitReachedException", 502, out_of_quota, "no free address in the subnet",
       "service-2.json"},
      {"EC2UnexpectedException", 502, broken, "an unexpected error of EC2; EC2ErrorCode says which",
       "service-2.json"},
      {"EC2AccessDeniedException", 502, forbidden, "the role lacks a permission for the network",
       "service-2.json"},
      {"KMSAccessDeniedException", 502, forbidden, "no access to the key of the environment",
       "service-2.json"},
      {"KMSDisabledException", 502, bad_request.with(remedy::check_resource), "the key is disabled",
       "service-2.json"},
      {"KMSInvalidStateException", 502, held, "the key is in a state that does not allow it",
       "service-2.json"},
      {"KMSNotFoundException", 502, missing, "there is no such key", "service-2.json"},
      {"InvalidRuntimeException", 502, bad_request, "the runtime is not supported",
       "service-2.json"},
      {"InvalidSecurityGroupIDException", 502, bad_request, "the security group is not valid",
       "service-2.json"},
      {"InvalidSubnetIDException", 502, bad_request, "the subnet is not valid", "service-2.json"},
      {"InvalidZipFileException", 502, bad_request, "the package cannot be unpacked",
       "service-2.json"},
      {"EFSMountTimeoutException", 408, timed_out, "the file system was not mounted in time",
       "service-2.json"},
      {"EFSMountConnectivityException", 408, timed_out, "no connection to the file system",
       "service-2.json"},
      {"EFSMountFailureException", 403, forbidden, "the file system cannot be mounted",
       "service-2.json"},
      {"EFSIOException", 410, broken, "reading or writing the file system failed; a 410",
       "service-2.json"},
      {"S3FilesMountTimeoutException", 408, timed_out, "the files were not mounted in time",
       "service-2.json"},
      {"S3FilesMountConnectivityException", 408, timed_out, "no connection to the files",
       "service-2.json"},
      {"S3FilesMountFailureException", 403, forbidden, "the files cannot be mounted",
       "service-2.json"},
      {"RequestTooLargeException", 413, too_large, "the payload is too large", "service-2.json"},
      {"SerializedRequestEntityTooLargeException", 413, too_large, "the payload is too large",
       "service-2.json"},
      {"PolicyLengthExceededException", 400, too_large, "the policy is too long", "service-2.json"},
      {"CodeStorageExceededException", 400, out_of_quota,
       "the code of all functions is too large together", "service-2.json"},
      {"AliasLimitExceededException", 400, out_of_quota, "too many aliases", "service-2.json"},
      {"CapacityProviderLimitExceededException", 400, out_of_quota, "too many capacity providers",
       "service-2.json"},
      {"FunctionVersionsPerCapacityProviderLimitExceededException", 400, out_of_quota,
       "too many versions for a capacity provider", "service-2.json"},
      {"RecursiveInvocationException", 400, conflicting.with(remedy::fix_request),
       "a loop was found and stopped", "service-2.json"},
      {"DurableExecutionAlreadyStartedException", 409, held.with(remedy::fix_request),
       "the name is taken", "service-2.json"},
      {"CallbackTimeoutException", 400, held,
       "the callback's token is out of date, or it was closed", "service-2.json"},
      {"UnsupportedMediaTypeException", 415, bad_request, "the body is not JSON", "service-2.json"},
      {"InvalidRequestContentException", 400, bad_request, "the body cannot be read",
       "service-2.json"},
      {"InvalidParameterValueException", 400, bad_request,
       "a value is not valid; also a role that is too new to be assumed", "service-2.json"},
      {"CodeVerificationFailedException", 400, bad_request,
       "the signature of the code was not accepted", "service-2.json"},
      {"InvalidCodeSignatureException", 400, bad_request, "the signature of the code is broken",
       "service-2.json"},
      {"ModeNotSupportedException", 400, bad_request, "the mode of invocation is not supported",
       "service-2.json"},
      {"NoPublishedVersionException", 400, missing, "no version is published", "service-2.json"},
      {"PublicPolicyException", 400, forbidden, "public access is blocked", "service-2.json"},
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
