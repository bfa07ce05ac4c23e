// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Kraken: https://docs.kraken.com/exchange/guides/general/errors
//
// Every response is a 200 with a list `error`; if it is not empty, the request failed. Its strings
// consist of a letter, a group and a text, such as `EAPI:Rate limit exceeded`. More may follow
// after another colon, so unknown texts are judged by their group. `EGeneral:Temporary lockout`
// follows repeated wrong keys: asking again makes it longer. `EService:Deadline elapsed` means that
// the order was not placed.
#ifndef TRIAGE_PROVIDERS_KRAKEN_HPP
#define TRIAGE_PROVIDERS_KRAKEN_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct kraken_api : kinds {
  static constexpr std::string_view name = "kraken";
  static constexpr std::string_view title = "Kraken";
  static constexpr std::string_view page = "https://docs.kraken.com/exchange/guides/general/errors";
  static constexpr std::string_view seen = "2026-11-26";
  static constexpr std::string_view hosts[] = {"api.kraken.com"};

  static constexpr std::string_view errors_page = "Error messages";
  static constexpr std::string_view limits_page = "Rate limits";
  static constexpr std::string_view old_page = "API error messages, support.kraken.com";
  static constexpr std::string_view client = "ccxt, kraken.ts, exceptions";
  /// Nothing was done: the current state does not allow it.
  static constexpr kind refused = conflicting.with(processed::no);
  /// It does not work now, and the API does not say when it will.
  static constexpr kind closed =
      kind{category::unavailable, action::never, remedy::check_resource}.with(processed::no);

  static constexpr field fields[] = {
      {"/error/0", role::code, "group and text in one string"},
      {"/error/0", role::message, "the same, for people"},
  };

  static constexpr in_success inside_2xx[] = {
      {.member = "/error", .non_empty = true},
  };

  static constexpr row rows[] = {
      // The key and the account.
      {"EAPI:Rate limit exceeded", {}, throttled, "too many calls", limits_page},
      {"EAPI:Invalid key", {}, bad_key, "the key is not valid", errors_page},
      {"EAPI:Invalid signature", {}, bad_key, "the signature is wrong", errors_page},
      {"EAPI:Invalid nonce",
       {},
       bad_key.with(remedy::fix_request),
       "the nonce has to increase",
       errors_page},
      {"EAPI:Feature disabled", {}, forbidden, "the feature is not available to the key", old_page},
      {"EAPI:*", {}, bad_key, "something else is wrong with the key", errors_page},
      {"EAuth:Account temporary disabled", {}, suspended, "the account is suspended", errors_page},
      {"EAuth:Account unconfirmed", {}, forbidden, "the address is not verified", errors_page},
      {"EAuth:Rate limit exceeded", {}, throttled, "too many logins", limits_page},
      {"EAuth:Too many requests", {}, throttled, "too many logins", limits_page},
      {"EAccount:Invalid permissions*", {}, forbidden, "the account may not do this", errors_page},
      // General.
      {"EGeneral:Temporary lockout",
       {},
       kind{category::rate_limited, action::never, remedy::check_key},
       "locked out for some minutes after wrong keys",
       errors_page},
      {"EGeneral:Permission denied", {}, forbidden, "the key lacks a permission", errors_page},
      {"EGeneral:Too many requests", {}, throttled, "too many calls", old_page},
      {"EGeneral:Internal error*", {}, broken, "internal server error", errors_page},
      {"EGeneral:Invalid arguments*",
       {},
       bad_request,
       "an argument is wrong or missing",
       errors_page},
      {"EGeneral:Unknown method", {}, bad_request, "no such method", old_page},
      // The service.
      {"EService:Unavailable", {}, unavailable, "temporarily offline", errors_page},
      {"EService:Busy", {}, busy.with(processed::unknown), "the service is overloaded", old_page},
      {"EService:Throttled*",
       {},
       throttled,
       "too many requests at once; wait until the time in the text",
       limits_page},
      {"EService: Throttled*",
       {},
       throttled,
       "too many requests at once; the same code with a space",
       limits_page},
      {"EService:Market in cancel_only mode",
       {},
       closed,
       "orders can only be cancelled",
       errors_page},
      {"EService:Market in post_only mode",
       {},
       closed,
       "only post-only orders are accepted",
       errors_page},
      {"EService:Market in limit_only mode",
       {},
       closed,
       "only limit orders are accepted",
       old_page},
      {"EService:Deadline elapsed",
       {},
       kind{category::timeout, action::never, remedy::fix_request}.with(processed::no),
       "the deadline passed before the order was placed",
       errors_page},
      {"EService:*", {}, unavailable, "something else is wrong with the service", errors_page},
      // Orders.
      {"EOrder:Rate limit exceeded", {}, throttled, "too many orders", limits_page},
      {"EOrder:Domain rate limit exceeded",
       {},
       throttled,
       "too many orders across all accounts",
       limits_page},
      {"EOrder:Insufficient funds", {}, out_of_funds, "the balance is too low", errors_page},
      {"EOrder:Insufficient margin",
       {},
       kind{category::unavailable, action::never, remedy::check_resource}.with(processed::no),
       "the exchange has no margin left for the pair",
       errors_page},
      {"EOrder:Margin allowance exceeded",
       {},
       out_of_quota,
       "the order needs more margin than the account may use",
       errors_page},
      {"EOrder:Margin level too low", {}, out_of_funds, "too little collateral", errors_page},
      {"EOrder:Margin position size exceeded",
       {},
       out_of_quota,
       "the position is larger than allowed",
       errors_page},
      {"EOrder:Orders limit exceeded", {}, out_of_quota, "too many open orders", errors_page},
      {"EOrder:Scheduled orders limit exceeded",
       {},
       out_of_quota,
       "too many scheduled orders",
       errors_page},
      {"EOrder:Positions limit exceeded", {}, out_of_quota, "too many positions", errors_page},
      {"EOrder:Unknown order", {}, missing, "no such order", old_page},
      {"EOrder:Unknown position", {}, missing, "no such position", old_page},
      {"EOrder:Reduce only:No position exists",
       {},
       refused,
       "there is no position to reduce",
       errors_page},
      {"EOrder:*", {}, bad_request.with(processed::unknown), "the order is not valid", errors_page},
      {"ETrade:*", {}, bad_request.with(processed::unknown), "the trade is not valid", errors_page},
      // Queries and funding.
      {"EQuery:Unknown*", {}, missing, "no such asset, pair or order", errors_page},
      {"EQuery:*", {}, bad_request, "the query is not valid", client},
      {"ESession:*", {}, bad_key, "the session is not valid", client},
      {"EDatabase:*", {}, broken, "a database error", client},
      {"EFunding:Insufficient funds", {}, out_of_funds, "the balance is too low", old_page},
      {"EFunding:Too many addresses", {}, out_of_quota, "too many unused addresses", errors_page},
      {"EFunding:*",
       {},
       bad_request.with(processed::unknown),
       "the transfer is not valid",
       errors_page},
      {"EBM:limit exceeded*", {}, out_of_quota, "a legal limit is reached", errors_page},
  };
};

inline constexpr provider kraken = define<kraken_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
