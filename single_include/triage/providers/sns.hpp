// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Amazon SNS: https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html
//
// Notifications, in the query protocol: XML. The codes in responses are not the exception names of
// the SDKs: ThrottledException appears as Throttled. Limits of topics, subscriptions and filter
// policies are 403s. PublishBatch answers 200 and lists in Failed the entries it did not accept.
#ifndef TRIAGE_PROVIDERS_SNS_HPP
#define TRIAGE_PROVIDERS_SNS_HPP

#include "../providers/aws.hpp"
#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct sns_api : aws_kinds {
  using base = aws_api;
  static constexpr std::string_view name = "sns";
  static constexpr std::string_view title = "Amazon SNS";
  static constexpr std::string_view page =
      "https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"sns.*.amazonaws.com"};

  // The file that a row comes from.
  static constexpr std::string_view model = "service-2.json";

  static constexpr field fields[] = {
      {"/member/Code", role::code, "the code of an entry of PublishBatch"},
      {"/member/Message", role::message, "the message of an entry of PublishBatch"},
  };

  // PublishBatch answers 200 even if entries failed.
  static constexpr batch batches[] = {{"/PublishBatchResponse/PublishBatchResult/Failed/member"}};

  static constexpr row rows[] = {
      {"Throttled", 429, throttled.with(triage::scope::account),
       "too many requests from the account", model},
      {"KMSThrottling", 400, throttled, "KMS is throttling requests", model},
      {"InternalError", 500, broken, "an internal error of SNS", model},
      {"AuthorizationError", 403, forbidden, "not allowed", model},
      {"InvalidSecurity", 403, bad_key,
       "the signature is not valid, or the request did not use HTTPS", model},
      {"NotFound", 404, missing, "there is no such topic, subscription or endpoint", model},
      {"ResourceNotFound", 404, missing, "there is no such resource", model},
      {"ConcurrentAccess", 400, held_for_now, "tag operations have to be sent one after another",
       model},
      {"StaleTag", 400, held_for_now,
       "a tag is left from a deleted resource of the same name; it goes away after a while", model},
      {"FilterPolicyLimitExceeded", 403, out_of_quota,
       "the account has reached its limit of filter policies", model},
      {"ReplayLimitExceeded", 403, out_of_quota, "the limit of simultaneous replays is reached",
       model},
      {"SubscriptionLimitExceeded", 403, out_of_quota,
       "the account has reached its limit of subscriptions", model},
      {"TopicLimitExceeded", 403, out_of_quota, "the account has reached its limit of topics",
       model},
      {"TagLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "more tags than a topic may have", model},
      {"EndpointDisabled", 400, held, "the endpoint of the device is disabled", model},
      {"PlatformApplicationDisabled", 400, held, "the platform application is disabled", model},
      {"OptedOut", 400, forbidden.with(remedy::check_resource),
       "the phone number has opted out of messages from this account", model},
      {"InvalidParameter", 400, bad_request, "a parameter is not valid", model},
      {"ParameterValueInvalid", 400, bad_request, "the value of a parameter is not valid", model},
      {"UserError", 400, bad_request, "a parameter is not valid", model},
      {"TagPolicy", 400, forbidden, "a tag policy forbids it", model},
      {"InvalidState", 400, held, "the state of the resource does not allow it", model},
      {"KMSAccessDenied", 400, forbidden, "no access to the KMS key", model},
      {"KMSDisabled", 400, bad_request.with(remedy::check_resource), "the KMS key is disabled",
       model},
      {"KMSInvalidState", 400, held, "the state of the KMS key does not allow it", model},
      {"KMSNotFound", 400, missing, "there is no such KMS key", model},
      {"KMSOptInRequired", 403, forbidden, "the account has to subscribe to KMS first", model},
      {"BatchRequestTooLong", 400, too_large, "the messages are too long in total", model},
      {"TooManyEntriesInBatchRequest", 400, too_large, "the batch has more than ten entries",
       model},
      {"BatchEntryIdsNotDistinct", 400, bad_request, "two entries have the same id", model},
      {"EmptyBatchRequest", 400, bad_request, "the batch is empty", model},
      {"InvalidBatchEntryId", 400, bad_request, "the id of an entry is not valid", model},
      {"VerificationException", 400, bad_key, "the one-time password was wrong", model},
  };
};

inline constexpr provider sns = define<sns_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
