// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Amazon SQS:
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
//
// Queues. The service moved from the query protocol to JSON, and the header x-amzn-query-error
// still names the old code next to the new one. Throttling is a 403 in the old protocol. After a
// queue was purged or deleted, it has to be left alone for 60 seconds. Batches answer 200 and list
// in Failed the entries they did not accept.
#ifndef TRIAGE_PROVIDERS_SQS_HPP
#define TRIAGE_PROVIDERS_SQS_HPP

#include "../providers/aws.hpp"
#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct sqs_api : aws_kinds {
  using base = aws_api;
  static constexpr std::string_view name = "sqs";
  static constexpr std::string_view title = "Amazon SQS";
  static constexpr std::string_view page =
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"sqs.*.amazonaws.com", "*.queue.amazonaws.com",
                                               "queue.amazonaws.com"};

  // The file that a row comes from.
  static constexpr std::string_view model = "service-2.json";

  static constexpr field fields[] = {
      {"/BatchResultErrorEntry/Code", role::code,
       "the code of an entry of a batch, query protocol"},
      {"/BatchResultErrorEntry/Message", role::message,
       "the message of an entry of a batch, query protocol"},
  };

  // SendMessageBatch, DeleteMessageBatch and ChangeMessageVisibilityBatch, in both protocols.
  static constexpr batch batches[] = {{"/Failed/*"}, {"/*/*/BatchResultErrorEntry"}};

  static constexpr row rows[] = {
      {"RequestThrottled",
       {400, 403},
       throttled.with(triage::scope::resource),
       "too many requests for the queue",
       model},
      {"KmsThrottled", 400, throttled, "KMS is throttling requests", model},
      {"KMS.ThrottlingException", 400, throttled, "KMS is throttling requests (old code)", model},
      {"OverLimit",
       {400, 403},
       out_of_quota.with(triage::scope::resource),
       "too many messages in flight, or too many permissions",
       model},
      {.key = "PurgeQueueInProgress",
       .status = 400,
       .kind = held_for_now,
       .meaning = "the queue was purged within the last 60 seconds",
       .source = model,
       .delay_ms = 60000},
      {.key = "AWS.SimpleQueueService.PurgeQueueInProgress",
       .status = {400, 403},
       .kind = held_for_now,
       .meaning = "the queue was purged within the last 60 seconds (old code)",
       .source = model,
       .delay_ms = 60000},
      {.key = "QueueDeletedRecently",
       .status = 400,
       .kind = held_for_now,
       .meaning = "the queue was deleted within the last 60 seconds",
       .source = model,
       .delay_ms = 60000},
      {.key = "AWS.SimpleQueueService.QueueDeletedRecently",
       .status = 400,
       .kind = held_for_now,
       .meaning = "the queue was deleted within the last 60 seconds (old code)",
       .source = model,
       .delay_ms = 60000},
      {"QueueNameExists", 400, held.with(remedy::fix_request),
       "a queue of this name with other attributes already exists", model},
      {"QueueAlreadyExists", 400, held.with(remedy::fix_request),
       "a queue of this name with other attributes already exists (old code)", model},
      {"QueueDoesNotExist", 400, missing, "there is no such queue", model},
      {"AWS.SimpleQueueService.NonExistentQueue", 400, missing, "there is no such queue (old code)",
       model},
      {"ResourceNotFoundException", 400, missing, "there is no such resource", model},
      {"InvalidSecurity",
       {400, 403},
       bad_key.with(remedy::fix_request),
       "not sent over HTTPS, or not signed with signature version 4",
       model},
      {"KmsAccessDenied", 400, forbidden, "no access to the KMS key", model},
      {"KMS.AccessDeniedException", 400, forbidden, "no access to the KMS key (old code)", model},
      {"KmsOptInRequired", 400, forbidden,
       "the key policy or a missing subscription does not allow it", model},
      {"KmsDisabled", 400, bad_request.with(remedy::check_resource), "the KMS key is disabled",
       model},
      {"KmsInvalidKeyUsage", 400, bad_request.with(remedy::check_resource),
       "the KMS key is meant for another use", model},
      {"KmsInvalidState", 400, held, "the state of the KMS key does not allow it", model},
      {"KmsNotFound", 400, missing, "there is no such KMS key", model},
      {"BatchRequestTooLong", 400, too_large, "the messages are too long in total", model},
      {"TooManyEntriesInBatchRequest", 400, too_large, "the batch has more than ten entries",
       model},
      {"MessageNotInflight", 400, held, "the message is not in flight", model},
      {"AWS.SimpleQueueService.MessageNotInflight", 400, held,
       "the message is not in flight (old code)", model},
      {"ReceiptHandleIsInvalid",
       {400, 404},
       bad_request.with(remedy::check_resource),
       "the receipt handle is not valid, or no longer valid",
       model},
      {"BatchEntryIdsNotDistinct", 400, bad_request, "two entries have the same id", model},
      {"EmptyBatchRequest", 400, bad_request, "the batch is empty", model},
      // InvalidAddress, InvalidAttributeName, InvalidMessageContents and others.
      {"Invalid*", 400, bad_request, "the request is not valid; the code says why", model},
      {"UnsupportedOperation", 400, bad_request, "the operation is not supported", model},
      {"AWS.SimpleQueueService.TooManyEntriesInBatchRequest", 400, too_large,
       "the batch has more than ten entries (old code)", model},
      {"AWS.SimpleQueueService.BatchRequestTooLong", 400, too_large,
       "the messages are too long in total (old code)", model},
      {"AWS.SimpleQueueService.BatchEntryIdsNotDistinct", 400, bad_request,
       "two entries have the same id (old code)", model},
      {"AWS.SimpleQueueService.EmptyBatchRequest", 400, bad_request,
       "the batch is empty (old code)", model},
      {"AWS.SimpleQueueService.InvalidBatchEntryId", 400, bad_request,
       "the id of an entry is not valid (old code)", model},
      {"AWS.SimpleQueueService.UnsupportedOperation", 400, bad_request,
       "the operation is not supported (old code)", model},
  };
};

inline constexpr provider sqs = define<sqs_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
