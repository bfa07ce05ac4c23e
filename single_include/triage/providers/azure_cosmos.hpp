// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Azure Cosmos DB: https://learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb
//
// A database. The code is the status together with the header x-ms-substatus, whose numbers change
// their meaning with the status: a 404 with 1002 passes, a 404 with 0 does not. A 449 asks to send
// the request again at once; the delay of a 429 is in x-ms-retry-after-ms. Several errors can be
// avoided by using another region.
#ifndef TRIAGE_PROVIDERS_AZURE_COSMOS_HPP
#define TRIAGE_PROVIDERS_AZURE_COSMOS_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct azure_cosmos_api : kinds {
  static constexpr std::string_view name = "azure_cosmos";
  static constexpr std::string_view title = "Azure Cosmos DB";
  static constexpr std::string_view page =
      "https://learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"*.documents.azure.com", "*.documents.azure.cn",
                                               "*.documents.azure.us"};

  /// The state of the resource does not allow it; nothing was done.
  static constexpr kind held = conflicting.with(triage::processed::no);
  /// Another operation is in the way and nothing was done: waiting helps.
  static constexpr kind held_for_now{category::conflict, action::backoff, remedy::wait,
                                     triage::processed::no};
  /// The resource has changed since it was read: read it again, then repeat the change.
  static constexpr kind read_first = held.with(triage::recovery::read_again);
  /// The time in the signature is too far from the service's clock.
  static constexpr kind wrong_clock =
      bad_key.with(remedy::fix_setup).with(triage::recovery::correct_clock);

  /// Nothing was done: waiting helps, and so does another region.
  static constexpr kind other_region{category::unavailable, action::backoff, remedy::wait,
                                     triage::processed::no, triage::scope::region};
  /// Nothing was done, because what the client knows about the container is out of date.
  static constexpr kind stale{category::unavailable, action::backoff, remedy::wait,
                              triage::processed::no, triage::scope::resource};

  static constexpr field fields[] = {
      {"/code", role::code, "the status, as a word or a number"},
      {"/message", role::message, "several lines, with the activity id at the end"},
  };

  static constexpr header_row headers[] = {
      {"x-ms-retry-after-ms", header_role::retry_after, "milliseconds to wait",
       "RequestRateTooLarge", form::milliseconds},
      {"x-ms-activity-id", header_role::request_id, "what support asks for",
       "Common response headers"},
  };

  // Sources: where on the page, or in which file.
  static constexpr std::string_view substatus = "@azure/cosmos, SubStatusCodes";
  static constexpr std::string_view http = "HTTP status codes";

  static constexpr row rows[] = {
      {{},
       400,
       bad_request,
       "the partition key does not match",
       substatus,
       {.header = "x-ms-substatus", .equals = "1001"}},
      {{},
       400,
       bad_request,
       "the gateway cannot serve this query across partitions",
       substatus,
       {.header = "x-ms-substatus", .equals = "1004"}},
      {{},
       400,
       stale,
       "the container was recreated: read its properties again",
       substatus,
       {.header = "x-ms-substatus", .equals = "1024"}},
      {{},
       403,
       other_region,
       "the region accepts no writes",
       substatus,
       {.header = "x-ms-substatus", .equals = "3"}},
      {{},
       403,
       other_region,
       "the account is not in this region",
       substatus,
       {.header = "x-ms-substatus", .equals = "1008"}},
      {{},
       404,
       other_region,
       "the replica has not caught up with the session yet",
       substatus,
       {.header = "x-ms-substatus", .equals = "1002"}},
      {{},
       410,
       stale,
       "the name that the client knows is out of date",
       substatus,
       {.header = "x-ms-substatus", .equals = "1000"}},
      {{},
       410,
       stale,
       "the range of partition keys no longer exists",
       substatus,
       {.header = "x-ms-substatus", .equals = "1002"}},
      {{},
       410,
       stale,
       "a partition split is being completed",
       substatus,
       {.header = "x-ms-substatus", .equals = "1007"}},
      {{},
       410,
       stale,
       "the partition is being moved",
       substatus,
       {.header = "x-ms-substatus", .equals = "1008"}},
      {{},
       413,
       too_large,
       "the response would be too large",
       substatus,
       {.header = "x-ms-substatus", .equals = "3402"}},
      {{},
       403,
       wrong_clock,
       "the time in the signature is too far off",
       http,
       {.message = "not valid at the current time"}},
      {{},
       401,
       wrong_clock,
       "the time in the signature is too far off",
       http,
       {.message = "not valid at the current time"}},
      {{}, 401, bad_key, "the signature or the token was not accepted", http},
      {{}, 403, forbidden, "the key, role or firewall forbids it, or the storage is full", http},
      {{}, 404, missing, "there is no such resource", http},
      {{}, 408, timed_out, "the request did not finish in time", http},
      {{}, 409, held, "something with this id already exists", http},
      {{}, 410, stale, "moved, or gone for the moment", http},
      {{}, 412, read_first, "the ETag is out of date", http},
      {{}, 413, too_large, "the document is too large", http},
      {{}, 424, held.with(remedy::fix_request), "another operation of the batch failed", http},
      {{},
       429,
       throttled.with(triage::scope::resource),
       "the request units are used up for the moment",
       http},
      {{}, 449, held_for_now, "another write was in progress: try again at once", http},
      {{}, 503, unavailable, "temporarily unavailable", http},
  };
};

inline constexpr provider azure_cosmos = define<azure_cosmos_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
