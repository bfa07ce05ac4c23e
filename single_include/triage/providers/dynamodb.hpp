// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Amazon DynamoDB:
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
//
// Nearly everything is a 400, including throttling, so only the code tells. A cancelled transaction
// gives a reason for each of its items, and may be sent again only if every reason is one that
// passes. BatchWriteItem and BatchGetItem answer 200 and list what they did not do; the caller has
// to send that again.
#ifndef TRIAGE_PROVIDERS_DYNAMODB_HPP
#define TRIAGE_PROVIDERS_DYNAMODB_HPP

#include "../providers/aws.hpp"
#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct dynamodb_api : aws_kinds {
  using base = aws_api;
  static constexpr std::string_view name = "dynamodb";
  static constexpr std::string_view title = "Amazon DynamoDB";
  static constexpr std::string_view page =
      "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {
      "dynamodb.*.amazonaws.com", "streams.dynamodb.*.amazonaws.com", "*.ddb.*.amazonaws.com"};

  // Sources: where on the page, or in which file.
  static constexpr std::string_view model = "service-2.json; Programming.Errors";
  static constexpr std::string_view item_reasons = "service-2.json, reasons of items";

  // Why a transaction was cancelled, for each of its items.
  static constexpr batch batches[] = {
      {"/CancellationReasons/*", {.member = "/Code", .not_equals = "None"}},
  };

  static constexpr row rows[] = {
      {"ProvisionedThroughputExceededException", 400, throttled.with(triage::scope::resource),
       "the capacity of the table, index or partition is used up for the moment", model},
      {"ThrottlingException", 400, throttled.with(triage::scope::resource),
       "throttled; ThrottlingReasons says by which limit", model},
      {"RequestLimitExceeded", 400, throttled.with(triage::scope::account),
       "the throughput of the account is used up for the moment", model},
      // Control plane: waiting helps with too many operations at a time, not with too many tables.
      {"LimitExceededException",
       400,
       throttled.with(triage::scope::account),
       "too many table operations at the same time",
       model,
       {.message = "simultaneous"}},
      {"LimitExceededException", 400, out_of_quota,
       "the account has as many tables or indexes as it may have", model},
      // The message lists one reason for each item. Reasons that would fail again come first.
      {"TransactionCanceledException",
       400,
       held,
       "the condition of an item did not hold",
       model,
       {.message = "ConditionalCheckFailed"}},
      {"TransactionCanceledException",
       400,
       bad_request,
       "an item of the transaction is not valid",
       model,
       {.message = "ValidationError"}},
      {"TransactionCanceledException",
       400,
       too_large,
       "an item collection would become too large",
       model,
       {.message = "ItemCollectionSizeLimitExceeded"}},
      {"TransactionCanceledException",
       400,
       held_for_now,
       "another transaction is using an item",
       model,
       {.message = "TransactionConflict"}},
      {"TransactionCanceledException",
       400,
       throttled.with(triage::scope::resource),
       "the capacity of a table is used up for the moment",
       model,
       {.message = "ProvisionedThroughputExceeded"}},
      {"TransactionCanceledException",
       400,
       throttled.with(triage::scope::resource),
       "throttled",
       model,
       {.message = "ThrottlingError"}},
      {"TransactionCanceledException", 400, held, "cancelled; CancellationReasons says why", model},
      {"TransactionConflictException", 400, held_for_now, "another transaction is using the item",
       model},
      {"TransactionInProgressException", 400, under_way,
       "a request with the same token is still being processed", model},
      {"ReplicatedWriteConflictException",
       {400, 409},
       held_for_now,
       "another region is writing the item",
       model},
      {"ConditionalCheckFailedException", 400, held, "the condition did not hold", model},
      {"IdempotentParameterMismatchException", 400, held.with(remedy::fix_request),
       "the token was used with another payload", model},
      {"DuplicateItemException", 400, held, "an item with this key already exists (PartiQL)",
       model},
      {"ItemCollectionSizeLimitExceededException", 400, too_large,
       "the item collection is larger than 10 GB", model},
      {"ResourceInUseException",
       400,
       held,
       "something with this name already exists",
       model,
       {.message = "already exists"}},
      {"ResourceInUseException", 400, held_for_now,
       "the table or index is being created, changed or deleted", model},
      {"TableInUseException", 400, held_for_now, "the table is being created or deleted", model},
      {"BackupInUseException", 400, held_for_now, "another backup of the table is running", model},
      {"TableAlreadyExistsException", 400, held, "a table with this name already exists", model},
      {"GlobalTableAlreadyExistsException", 400, held,
       "a global table with this name already exists", model},
      {"ReplicaAlreadyExistsException", 400, held, "the replica already exists", model},
      {"ExportConflictException", 400, conflicting, "a conflict in the bucket", model},
      {"ImportConflictException", 400, conflicting, "a conflict with an earlier import", model},
      {"ResourceNotFoundException", 400, missing, "no such table or index, or it is not ACTIVE yet",
       model},
      {"TableNotFoundException", 400, missing, "there is no such table in this region", model},
      {"IndexNotFoundException", 400, missing, "there is no such index", model},
      {"BackupNotFoundException", 400, missing, "there is no such backup", model},
      {"GlobalTableNotFoundException", 400, missing, "there is no such global table", model},
      {"ReplicaNotFoundException", 400, missing, "there is no such replica", model},
      {"PolicyNotFoundException", 400, missing,
       "there is no policy, or only another revision of it", model},
      {"ExportNotFoundException", 400, missing, "there is no such export", model},
      {"ImportNotFoundException", 400, missing, "there is no such import", model},
      {"ContinuousBackupsUnavailableException", 400, bad_request.with(remedy::check_resource),
       "backups are not enabled for the table", model},
      {"PointInTimeRecoveryUnavailableException", 400, bad_request.with(remedy::check_resource),
       "point-in-time recovery is not enabled for the table", model},
      {"InvalidExportTimeException", 400, bad_request, "the time is outside the allowed window",
       model},
      {"InvalidRestoreTimeException", 400, bad_request, "the time is outside the allowed window",
       model},
      {"InternalServerError", 500, broken, "an internal error of DynamoDB", model},
      {"ConditionalCheckFailed", 400, held, "the condition of the item did not hold", item_reasons},
      {"TransactionConflict", 400, held_for_now, "another transaction is using the item",
       item_reasons},
      {"ProvisionedThroughputExceeded", 400, throttled.with(triage::scope::resource),
       "the capacity of the table is used up for the moment", item_reasons},
      {"ThrottlingError", 400, throttled.with(triage::scope::resource), "throttled", item_reasons},
      {"ItemCollectionSizeLimitExceeded", 400, too_large,
       "the item collection would become too large", item_reasons},
      {"ResourceNotFound", 400, missing, "there is no such table or index", item_reasons},
      {"DuplicateItem", 400, held, "an item with this key already exists", item_reasons},
  };

  // botocore, _retry.json: 10 attempts, a random delay between 0 and 50 ms times 2^n.
  static constexpr retry_policy advice{
      .max_attempts = 10, .base_ms = 50, .cap_ms = 20000, .jitter = jitter::full};
};

inline constexpr provider dynamodb = define<dynamodb_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
