// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Amazon SNS: https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html
//
// Notifications, in the query protocol: XML. The codes on the wire are not the names of the
// exceptions in SDKs: ThrottledException is Throttled. Limits of topics, subscriptions and filter
// policies are 403s. PublishBatch answers 200 and lists in Failed what it did not take.
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

  // Where on the page, or in which file.
  static constexpr std::string_view model = "service-2.json";

  static constexpr row rows[] = {
      {"Throttled", 429, throttled.with(triage::scope::account), "too many requests of the account",
       model},
      {"KMSThrottling", 400, throttled, "KMS throttles", model},
      {"InternalError", 500, broken, "a fault of SNS", model},
      {"AuthorizationError", 403, forbidden, "not allowed", model},
      {"InvalidSecurity", 403, bad_key, "the signature is not valid, or it was not over HTTPS",
       model},
      {"NotFound", 404, missing, "there is no such topic, subscription or endpoint", model},
      {"ResourceNotFound", 404, missing, "there is no such resource", model},
      {"ConcurrentAccess", 400, held_for_now, "operations on tags have to come one after the other",
       model},
      {"StaleTag", 400, held_for_now, "the tag of a deleted namesake: it goes away in a while",
       model},
      {"FilterPolicyLimitExceeded", 403, out_of_quota,
       "as many filter policies as the account may have", model},
      {"ReplayLimitExceeded", 403, out_of_quota, "as many replays at the same time as allowed",
       model},
      {"SubscriptionLimitExceeded", 403, out_of_quota,
       "as many subscriptions as the account may have", model},
      {"TopicLimitExceeded", 403, out_of_quota, "as many topics as the account may have", model},
      {"TagLimitExceeded", 400, out_of_quota.with(triage::scope::resource),
       "more tags than a topic may have", model},
      {"EndpointDisabled", 400, held, "the endpoint of the device is disabled", model},
      {"PlatformApplicationDisabled", 400, held, "the platform application is disabled", model},
      {"OptedOut", 400, forbidden.with(remedy::check_resource),
       "the number takes no messages from this account", model},
      {"InvalidParameter", 400, bad_request, "a parameter is not valid", model},
      {"ParameterValueInvalid", 400, bad_request, "the value of a parameter is not valid", model},
      {"UserError", 400, bad_request, "a parameter is not valid", model},
      {"TagPolicy", 400, forbidden, "a tag policy forbids it", model},
      {"InvalidState", 400, held, "in a state that does not allow it", model},
      {"KMSAccessDenied", 400, forbidden, "no access to the KMS key", model},
      {"KMSDisabled", 400, bad_request.with(remedy::check_resource), "the KMS key is disabled",
       model},
      {"KMSInvalidState", 400, held, "the KMS key is in a state that does not allow it", model},
      {"KMSNotFound", 400, missing, "there is no such KMS key", model},
      {"KMSOptInRequired", 403, forbidden, "KMS needs a subscription", model},
      {"BatchRequestTooLong", 400, too_large, "the messages are too long together", model},
      {"TooManyEntriesInBatchRequest", 400, too_large, "more than ten entries", model},
      {"BatchEntryIdsNotDistinct", 400, bad_request, "two entries have the same id", model},
      {"EmptyBatchRequest", 400, bad_request, "the batch is empty", model},
      {"InvalidBatchEntryId", 400, bad_request, "the id of an entry is not valid", model},
      {"VerificationException", 400, bad_key, "the one-time password was wrong", model},
  };
};

inline constexpr provider sns = define<sns_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
