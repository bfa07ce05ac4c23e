// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Amazon SNS: https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html
//
// Notifications, in the query protocol: XML. The codes on the wire are not the names of the
// exceptions in SDKs: ThrottledException is Throttled. Limits of topics, subscriptions and filter
// policies are 403s. PublishBatch answers 200 and lists in Failed what it did not take.
#ifndef TRIAGE_PROVIDERS_SNS_HPP
#define TRIAGE_PROVIDERS_SNS_HPP

#include <triage/providers/aws.hpp>
#include <triage/tables/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct sns_api : aws_kinds {
  using base = aws_api;
  static constexpr std::string_view name = "sns";
  static constexpr std::string_view title = "Amazon SNS";
  static constexpr std::string_view page =
      "https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"sns.*.amazonaws.com"};

  static constexpr field fields[] = {
      {"/member/Code", role::code, "of an entry of PublishBatch"},
      {"/member/Message", role::message, "of an entry of PublishBatch"},
  };

  // PublishBatch.
  static constexpr batch batches[] = {{"/PublishBatchResponse/PublishBatchResult/Failed/member"}};

  static constexpr row rows[] = {
      {"Throttled", 429, throttled.with(triage::scope::account), "too many requests of the account",
       "service-2.json"},
      {"KMSThrottling", 400, throttled, "KMS throttles", "service-2.json"},
      {"InternalError", 500, broken, "a fault of SNS", "service-2.json"},
      {"AuthorizationError", 403, forbidden, "not allowed", "service-2.json"},
      {"InvalidSecurity", 403, bad_key, "the signature is not valid, or it was not over HTTPS",
       "service-2.json"},
      {"NotFound", 404, missing, "there is no such topic, subscription or endpoint",
       "service-2.json"},
      {"ResourceNotFound", 404, missing, "there is no such resource", "service-2.json"},
      {"ConcurrentAccess", 400, held_for_now, "operations on tags have to come one after the other",
       "service-2.json"},
      {"StaleTag", 400, held_for_now, "the tag of a deleted namesake: it goes away in a while",
       "service-2.json"},
      {"FilterPolicyLimitExceeded", 403, out_of_quota,
       "as many filter policies as the account may have", "service-2.json"},
      {"ReplayLimitExceeded", 403, out_of_quota, "as many replays at the same time as allowed",
       "service-2.json"},
      {"SubscriptionLimitExceeded", 403, out_of_quota,
       "as many subscriptions as the account may have", "service-2.json"},
      {"TopicLimitExceeded", 403, out_of_quota, "as many topics as the account may have",
       "service-2.json"},
      {"TagLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "more tags than a topic may have", "service-2.json"},
      {"EndpointDisabled", 400, held, "the endpoint of the device is disabled", "service-2.json"},
      {"PlatformApplicationDisabled", 400, held, "the platform application is disabled",
       "service-2.json"},
      {"OptedOut", 400, forbidden.with(remedy::check_resource),
       "the number takes no messages from this account", "service-2.json"},
      {"InvalidParameter", 400, bad_request, "a parameter is not valid", "service-2.json"},
      {"ParameterValueInvalid", 400, bad_request, "the value of a parameter is not valid",
       "service-2.json"},
      {"UserError", 400, bad_request, "a parameter is not valid", "service-2.json"},
      {"TagPolicy", 400, forbidden, "a tag policy forbids it", "service-2.json"},
      {"InvalidState", 400, held, "in a state that does not allow it", "service-2.json"},
      {"KMSAccessDenied", 400, forbidden, "no access to the KMS key", "service-2.json"},
      {"KMSDisabled", 400, bad_request.with(remedy::check_resource), "the KMS key is disabled",
       "service-2.json"},
      {"KMSInvalidState", 400, held, "the KMS key is in a state that does not allow it",
       "service-2.json"},
      {"KMSNotFound", 400, missing, "there is no such KMS key", "service-2.json"},
      {"KMSOptInRequired", 403, forbidden, "KMS needs a subscription", "service-2.json"},
      {"BatchRequestTooLong", 400, too_large, "the messages are too long together",
       "service-2.json"},
      {"TooManyEntriesInBatchRequest", 400, too_large, "more than ten entries", "service-2.json"},
      {"BatchEntryIdsNotDistinct", 400, bad_request, "two entries have the same id",
       "service-2.json"},
      {"EmptyBatchRequest", 400, bad_request, "the batch is empty", "service-2.json"},
      {"InvalidBatchEntryId", 400, bad_request, "the id of an entry is not valid",
       "service-2.json"},
      {"VerificationException", 400, bad_key, "the one-time password was wrong", "service-2.json"},
  };
};

inline constexpr provider sns = define<sns_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
