// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Amazon Bedrock:
// https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html
//
// Models of several makers. A quota can be a 400, a fault of the model a 424, and a 429 can mean
// that the model is not loaded yet. ThrottlingException is a rate or the quota of a day,
// ValidationException a full context or a wrong parameter: the message tells. A stream reports
// errors in frames, whose header :exception-type begins with a small letter; pass a frame's headers
// and payload as a response.
#ifndef TRIAGE_PROVIDERS_BEDROCK_HPP
#define TRIAGE_PROVIDERS_BEDROCK_HPP

#include "../providers/aws.hpp"
#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct bedrock_api : aws_kinds {
  using base = aws_api;
  static constexpr std::string_view name = "bedrock";
  static constexpr std::string_view title = "Amazon Bedrock";
  static constexpr std::string_view page =
      "https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {
      "bedrock.*.amazonaws.com", "bedrock-runtime.*.amazonaws.com", "bedrock-agent.*.amazonaws.com",
      "bedrock-agent-runtime.*.amazonaws.com", "bedrock-runtime-fips.*.amazonaws.com"};

  /// A quota that passes by itself, as the page says.
  static constexpr kind quota_for_now{category::quota_exhausted, action::backoff, remedy::wait};
  /// The access is being set up.
  static constexpr kind access_on_its_way{category::permission, action::backoff, remedy::wait,
                                          triage::processed::no, triage::scope::account};

  static constexpr header_row headers[] = {
      {":exception-type", header_role::code, "of a frame of an event stream",
       "service-2.json, ResponseStream"},
      {":error-code", header_role::code, "of a frame of an event stream",
       "botocore, eventstream.py"},
      {":error-message", header_role::message, "of a frame of an event stream",
       "botocore, eventstream.py"},
  };

  // A frame of an event stream, whose headers are passed as those of the response.
  static constexpr in_success inside_2xx[] = {{.header = ":exception-type"},
                                              {.header = ":error-code"}};

  // Where on the page, or in which file.
  static constexpr std::string_view model = "service-2.json; troubleshooting";

  static constexpr row rows[] = {
      {"ThrottlingException",
       429,
       out_of_quota,
       "the tokens of the day are used up",
       model,
       {.message = "per day"}},
      {"ThrottlingException", 429, throttled.with(triage::scope::account),
       "too many requests or tokens", model},
      {"throttlingException",
       429,
       out_of_quota,
       "the tokens of the day are used up",
       model,
       {.message = "per day"}},
      {"throttlingException", 429, throttled.with(triage::scope::account),
       "in a stream: too many requests or tokens", model},
      // A quota by its name; the page says to send it again later.
      {"ServiceQuotaExceededException", 400, quota_for_now,
       "the quota of the account is used up: later again", model},
      {"ModelNotReadyException", 429, busy, "the model is being loaded", model},
      {"ModelTimeoutException", 408, timed_out, "the model took too long", model},
      {"modelTimeoutException", 408, timed_out, "in a stream: the model took too long", model},
      // The maker's own status is beside it.
      {"ModelErrorException",
       424,
       bad_request,
       "the model refused the input",
       model,
       {.member = "/originalStatusCode", .equals = "400"}},
      {"ModelErrorException", 424, broken, "the model failed; originalStatusCode says how", model},
      {"ModelStreamErrorException", 424, broken, "the model failed while answering", model},
      {"modelStreamErrorException", 424, broken, "in a stream: the model failed", model},
      {"InternalServerException", 500, broken, "a fault of Bedrock", model},
      {"internalServerException", 500, broken, "in a stream: a fault of Bedrock", model},
      {"ServiceUnavailableException", 503, unavailable, "not available for the moment", model},
      {"serviceUnavailableException", 503, unavailable, "in a stream: not available for the moment",
       model},
      {"ValidationException",
       400,
       too_long,
       "more tokens than the model takes",
       model,
       {.message = "input is too long"}},
      {"ValidationException",
       400,
       too_long,
       "more tokens than the model takes",
       model,
       {.message = "prompt is too long"}},
      {"ValidationException",
       400,
       too_long,
       "more tokens than the model takes",
       model,
       {.message = "too many input tokens"}},
      {"ValidationException",
       400,
       too_long,
       "more tokens than the model takes",
       model,
       {.message = "maximum context length"}},
      {"ValidationException",
       400,
       no_such_name,
       "there is no such model",
       model,
       {.message = "model identifier is invalid"}},
      {"ValidationException", 400, bad_request, "the input is not valid", model},
      {"validationException", 400, bad_request, "in a stream: the input is not valid", model},
      {"AccessDeniedException",
       403,
       out_of_funds,
       "no valid means of payment",
       model,
       {.message = "INVALID_PAYMENT_INSTRUMENT"}},
      {"AccessDeniedException", 403, forbidden, "no access to the model", model},
      {"ConflictException",
       {400, 409},
       conflicting,
       "a conflict with another operation; a 400",
       model},
      {"ResourceNotFoundException",
       404,
       forbidden,
       "the form for the model's maker was not filled in",
       model,
       {.message = "use case details"}},
      {"ResourceNotFoundException", 404, missing, "there is no such model, profile or job", model},
      {"FTUFormNotFilled", 404, forbidden, "the form for the model's maker was not filled in",
       model},
      {"MPAgreementBeingCreated", 403, access_on_its_way,
       "the subscription to the model is being set up", model},
      {"TooManyTagsException", 400, out_of_quota.with(triage::scope::resource),
       "more tags than a resource may have", model},
  };
};

inline constexpr provider bedrock = define<bedrock_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
