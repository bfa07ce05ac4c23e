// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Amazon Kinesis Data Streams:
// https://docs.aws.amazon.com/kinesis/latest/APIReference/CommonErrors.html
//
// Streams. Here LimitExceededException is a rate limit on control calls, which passes, and not a
// quota as at other services. PutRecords answers 200 with FailedRecordCount, and it is up to the
// caller to send the failed records again. An iterator lives for five minutes; after that, a new
// one has to be requested.
#ifndef TRIAGE_PROVIDERS_KINESIS_HPP
#define TRIAGE_PROVIDERS_KINESIS_HPP

#include "../providers/aws.hpp"
#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct kinesis_api : aws_kinds {
  using base = aws_api;
  static constexpr std::string_view name = "kinesis";
  static constexpr std::string_view title = "Amazon Kinesis Data Streams";
  static constexpr std::string_view page =
      "https://docs.aws.amazon.com/kinesis/latest/APIReference/CommonErrors.html";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"kinesis.*.amazonaws.com",
                                               "*.data-kinesis.*.amazonaws.com",
                                               "*.control-kinesis.*.amazonaws.com"};

  // Where on the page, or in which file.
  static constexpr std::string_view model = "service-2.json";

  static constexpr field fields[] = {
      {"/ErrorCode", role::code, "the code of a record of PutRecords"},
      {"/ErrorMessage", role::message, "what went wrong with a record of PutRecords"},
  };

  // The results of PutRecords.
  static constexpr batch batches[] = {{"/Records/*", {.member = "/ErrorCode"}}};

  static constexpr row rows[] = {
      {"ProvisionedThroughputExceededException", 400, throttled.with(triage::scope::resource),
       "too many requests or bytes for a shard", model},
      {"LimitExceededException", 400, throttled.with(triage::scope::account),
       "too many control calls at the same time, or too many streams", model},
      {"KMSThrottlingException", 400, throttled, "KMS throttles the calls", model},
      {"ResourceInUseException",
       400,
       held,
       "the name is already taken",
       model,
       {.message = "already exists"}},
      {"ResourceInUseException", 400, held_for_now, "the stream is not ACTIVE", model},
      {"ResourceNotFoundException", 400, missing, "there is no such stream", model},
      {"ExpiredIteratorException", 400, stale_token,
       "the iterator is older than five minutes: get a new one", model},
      {"ExpiredNextTokenException", 400, stale_token, "the token has expired: start the list again",
       model},
      {"InvalidArgumentException", 400, bad_request, "an argument is not valid", model},
      {"KMSAccessDeniedException", 400, forbidden, "no access to the KMS key", model},
      {"KMSDisabledException", 400, bad_request.with(remedy::check_resource),
       "the KMS key is disabled", model},
      {"KMSInvalidStateException", 400, held, "the state of the KMS key does not allow this",
       model},
      {"KMSNotFoundException", 400, missing, "there is no such KMS key", model},
      {"KMSOptInRequired", 400, forbidden, "KMS requires a subscription", model},
      {"InternalFailureException", 500, broken, "an internal error of Kinesis", model},
  };
};

inline constexpr provider kinesis = define<kinesis_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
