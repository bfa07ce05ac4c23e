// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Amazon Bedrock:
// https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html
//
// Models of several vendors. A quota can be a 400, a failure of the model is a 424, and a 429 can
// mean that the model is not loaded yet. ThrottlingException is a rate limit or a daily quota,
// ValidationException a context that is too long or a wrong parameter: the message tells which. A
// stream reports errors in frames, whose header :exception-type begins with a lower-case letter;
// pass a frame's headers and payload as a response.
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

  /// A quota that, as the page says, is available again after a while.
  static constexpr kind quota_for_now{category::quota_exhausted, action::backoff, remedy::wait};
  /// Access is still being set up: waiting helps.
  static constexpr kind access_on_its_way{category::permission, action::backoff, remedy::wait,
                                          triage::processed::no, triage::scope::account};

  static constexpr header_row headers[] = {
      {":exception-type", header_role::code, "the code, in a frame of an event stream",
       "service-2.json, ResponseStream"},
      {":error-code", header_role::code, "the code, in a frame of an event stream",
       "botocore, eventstream.py"},
      {":error-message", header_role::message, "the message, in a frame of an event stream",
       "botocore, eventstream.py"},
  };

  // An error frame of an event stream, whose headers are passed as those of the response.
  static constexpr in_success inside_2xx[] = {{.header = ":exception-type"},
                                              {.header = ":error-code"}};

  // Sources: where on the page, or in which file.
  static constexpr std::string_view model = "service-2.json; troubleshooting";

  static constexpr row rows[] = {
      {"ThrottlingException",
       429,
       out_of_quota,
       "the daily token quota is used up",
       model,
       {.message = "per day"}},
      {"ThrottlingException", 429, throttled.with(triage::scope::account),
       "too many requests or tokens", model},
      {"throttlingException",
       429,
       out_of_quota,
       "the daily token quota is used up",
       model,
       {.message = "per day"}},
      {"throttlingException", 429, throttled.with(triage::scope::account),
       "in a stream: too many requests or tokens", model},
      // The name says quota, but the page says to send it again later.
      {"ServiceQuotaExceededException", 400, quota_for_now,
       "the quota of the account is used up: try again later", model},
      {"ModelNotReadyException", 429, busy, "the model is being loaded", model},
      {"ModelTimeoutException", 408, timed_out, "the model took too long", model},
      {"modelTimeoutException", 408, timed_out, "in a stream: the model took too long", model},
      // The body also has the status that the model itself returned.
      {"ModelErrorException",
       424,
       bad_request,
       "the model refused the input",
       model,
       {.member = "/originalStatusCode", .equals = "400"}},
      {"ModelErrorException", 424, broken, "the model failed; originalStatusCode says how", model},
      {"ModelStreamErrorException", 424, broken, "the model failed while answering", model},
      {"modelStreamErrorException", 424, broken, "in a stream: the model failed", model},
      {"InternalServerException", 500, broken, "an internal error of Bedrock", model},
      {"internalServerException", 500, broken, "in a stream: an internal error of Bedrock", model},
      {"ServiceUnavailableException", 503, unavailable, "temporarily unavailable", model},
      {"serviceUnavailableException", 503, unavailable, "in a stream: temporarily unavailable",
       model},
      {"ValidationException",
       400,
       too_long,
       "more tokens than the model accepts",
       model,
       {.message = "input is too long"}},
      {"ValidationException",
       400,
       too_long,
       "more tokens than the model accepts",
       model,
       {.message = "prompt is too long"}},
      {"ValidationException",
       400,
       too_long,
       "more tokens than the model accepts",
       model,
       {.message = "too many input tokens"}},
      {"ValidationException",
       400,
       too_long,
       "more tokens than the model accepts",
       model,
       {.message = "maximum context length"}},
      {"ValidationException",
       400,
       too_long,
       "more tokens than the model accepts",
       model,
       {.message = "exceed context limit"}},
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
       "there is no valid payment method",
       model,
       {.message = "INVALID_PAYMENT_INSTRUMENT"}},
      {"AccessDeniedException", 403, forbidden, "no access to the model", model},
      {"ConflictException",
       {400, 409},
       conflicting,
       "a conflict with another operation; may be a 400",
       model},
      {"ResourceNotFoundException",
       404,
       forbidden,
       "the form for the model's vendor was not filled in",
       model,
       {.message = "use case details"}},
      {"ResourceNotFoundException", 404, missing, "there is no such model, profile or job", model},
      {"FTUFormNotFilled", 404, forbidden, "the form for the model's vendor was not filled in",
       model},
      {"MPAgreementBeingCreated", 403, access_on_its_way,
       "the subscription to the model is being set up", model},
      {"TooManyTagsException", 400, out_of_quota.with(triage::scope::resource),
       "more tags than a resource may have", model},
      // Logs and proxies lose the header that has the code; the message is left.
      {{}, 429, out_of_quota, "the daily token quota is used up", model, {.message = "per day"}},
      {{},
       400,
       too_long,
       "more tokens than the model accepts",
       model,
       {.message = "input is too long"}},
      {{},
       400,
       too_long,
       "more tokens than the model accepts",
       model,
       {.message = "prompt is too long"}},
      {{},
       400,
       too_long,
       "more tokens than the model accepts",
       model,
       {.message = "exceed context limit"}},
      {{},
       400,
       no_such_name,
       "there is no such model",
       model,
       {.message = "model identifier is invalid"}},
      {{},
       404,
       forbidden,
       "the form for the model's vendor was not filled in",
       model,
       {.message = "use case details"}},
      {{},
       403,
       out_of_funds,
       "there is no valid payment method",
       model,
       {.message = "INVALID_PAYMENT_INSTRUMENT"}},
      {{},
       403,
       bad_key,
       "the API key was not accepted",
       model,
       {.message = "authentication failed"}},
  };
};

inline constexpr provider bedrock = define<bedrock_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
