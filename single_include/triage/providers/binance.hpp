// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Binance: https://developers.binance.com/docs/binance-spot-api-docs/errors
//
// After a 5xx, a -1006 or a -1007 nobody knows whether the order was carried out: check before
// sending it again. -1003 with a 429 asks to slow down; with a 418 the address is banned, for two
// minutes up to three days, until the time in Retry-After. -2010 and similar codes stand for some
// thirty conditions that only the message tells apart, and futures use some of the numbers for
// other errors.
#ifndef TRIAGE_PROVIDERS_BINANCE_HPP
#define TRIAGE_PROVIDERS_BINANCE_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct binance_api : kinds {
  static constexpr std::string_view name = "binance";
  static constexpr std::string_view title = "Binance";
  static constexpr std::string_view page =
      "https://developers.binance.com/docs/binance-spot-api-docs/errors";
  static constexpr std::string_view seen = "2026-11-26";
  static constexpr std::string_view hosts[] = {
      "api.binance.com",  "api1.binance.com",    "api2.binance.com", "api3.binance.com",
      "api4.binance.com", "api-gcp.binance.com", "fapi.binance.com", "dapi.binance.com",
      "eapi.binance.com", "papi.binance.com",    "api.binance.us",   "testnet.binance.vision"};

  static constexpr std::string_view general = "Error codes, 10xx";
  static constexpr std::string_view request = "Error codes, 11xx";
  static constexpr std::string_view orders = "Error codes, 20xx";
  static constexpr std::string_view messages =
      "Error codes, Messages for -1010, -2010, -2011, -2038";
  static constexpr std::string_view http = "REST API, HTTP Return Codes";
  static constexpr std::string_view futures = "USD-M Futures, Error Codes";
  static constexpr std::string_view wallet =
      "Margin and Wallet, Error Codes; ccxt, binance.ts, exceptions";
  /// It may have been carried out: check before sending it again.
  static constexpr kind perhaps_done = kind{category::unknown, action::never, remedy::inspect_job};
  /// Only a part of it was carried out.
  static constexpr kind half_done = conflicting.with(remedy::inspect_job).with(processed::yes);
  /// Nothing was done, because the current state does not allow it.
  static constexpr kind refused = conflicting.with(processed::no);
  /// It does not work now, and the response does not say when it will.
  static constexpr kind closed =
      kind{category::unavailable, action::never, remedy::check_resource}.with(processed::no);
  /// The time in the request is too far from the server's clock.
  static constexpr kind wrong_clock =
      bad_key.with(remedy::fix_request).with(recovery::correct_clock);
  /// The error says only that the request failed.
  static constexpr kind unclear = kind{category::unknown, action::never, remedy::contact_support};

  static constexpr field fields[] = {
      {"/code", role::code, "the code, a negative integer"},
      {"/msg", role::message, "what went wrong, for people"},
  };

  static constexpr header_row headers[] = {
      {.name = "x-mbx-uuid",
       .role = header_role::request_id,
       .meaning = "the id of the request",
       .source = "seen in responses"},
  };

  static constexpr row rows[] = {
      {"-1000", {}, unclear, "an unknown error", general},
      {"-1001", {}, broken, "an internal error: try again", general},
      {"-1002", {}, forbidden, "the caller may not do this", general},
      {"-1003", 418, throttled.with(scope::region), "the IP address is banned for a while", http},
      {"-1003", 429, throttled, "too much request weight was used", general},
      {"-1004", {}, busy, "the server is busy: try again later", general, {.message = "busy"}},
      {"-1004", {}, refused, "the IP address is already on the list", futures},
      {"-1006",
       {},
       perhaps_done,
       "an unexpected internal response; it may have been executed",
       general},
      {"-1007",
       {504, 408},
       kind{category::timeout, action::never, remedy::inspect_job},
       "no internal response in time; it may have been executed",
       general},
      {"-1008", {503, 429}, busy, "overloaded; it was not executed", general},
      {"-1010",
       400,
       out_of_funds,
       "the balance is too low",
       messages,
       {.message = "insufficient balance"}},
      {"-1010", 400, bad_request, "refused by the matching engine; the message says why", general},
      {"-1013", 400, closed, "the market is closed", messages, {.message = "market is closed"}},
      {"-1013", 400, bad_request, "refused before the matching engine, usually by a filter",
       general},
      {"-1014", 400, bad_request, "this combination of orders is not supported", general},
      {"-1015", 429, throttled, "too many unfilled orders", general},
      {"-1016",
       {},
       kind{category::unavailable, action::never, remedy::contact_support},
       "the service no longer exists",
       general},
      {"-1020", 400, bad_request, "the operation is not supported", general},
      {"-1021", 400, wrong_clock, "the timestamp is outside the allowed window", general},
      {"-1022", 400, bad_key, "the signature is wrong", general},
      {"-1034", {}, throttled, "too many connections", general},
      {"-1099", 404, missing, "not found, or not allowed", general},
      // Requests.
      {"-1112", 400, kind{category::unavailable, action::backoff, remedy::wait}.with(processed::no),
       "there are no orders in the book", request},
      {"-1121", 400, missing, "no such symbol", request},
      {"-1125", 400, missing, "no such listen key: create another", request},
      {"-1181", {}, throttled, "too many messages on the connection", request},
      {"-1191", {}, out_of_quota, "too many subscriptions", request},
      {codes(-1299, -1100), 400, bad_request, "a parameter is missing, superfluous or wrong",
       request},
      // Orders.
      {"-2008", 400, bad_key, "the id of the API key is wrong", orders},
      {"-2010",
       400,
       out_of_funds,
       "the balance is too low",
       messages,
       {.message = "insufficient balance"}},
      {"-2010",
       400,
       refused,
       "an order with this id is already open",
       messages,
       {.message = "duplicate order sent"}},
      {"-2010", 400, closed, "the market is closed", messages, {.message = "market is closed"}},
      {"-2010", 400, missing, "no such order", messages, {.message = "unknown order sent"}},
      {"-2010",
       400,
       bad_request,
       "this kind of order is not supported here",
       messages,
       {.message = "not supported"}},
      {"-2010",
       400,
       forbidden,
       "this symbol or account may not trade in this way",
       messages,
       {.message = "not permitted"}},
      {"-2010",
       400,
       forbidden,
       "the account may not do this",
       messages,
       {.message = "disabled on this account"}},
      {"-2010",
       400,
       forbidden,
       "the account may not place or cancel orders",
       messages,
       {.message = "may not place or cancel"}},
      {"-2010",
       400,
       refused,
       "a maker order would match at once",
       messages,
       {.message = "immediately match"}},
      {"-2010",
       400,
       refused,
       "a stop order would be triggered at once",
       messages,
       {.message = "immediately trigger"}},
      {"-2010", 400, bad_request, "the order is refused; the message says why", orders},
      {"-2011",
       400,
       bad_request,
       "a filter or a restriction forbids the cancellation",
       messages,
       {.message = "restriction"}},
      {"-2011", 400, missing, "usually there is no such order: already filled or cancelled",
       orders},
      {"-2013", 400, missing, "no such order", orders},
      {"-2014", 401, bad_key, "the key is malformed", orders},
      {"-2015", 401, bad_key, "the key, IP address or permission is wrong", orders},
      {"-2016", 400, missing, "the symbol has never been traded", orders},
      {"-2018", 400, out_of_funds, "the balance is too low", futures},
      {"-2019", 400, out_of_funds, "the margin is too low", futures},
      {"-2020", 400,
       kind{category::unavailable, action::never, remedy::check_resource}.with(processed::no),
       "the order cannot be filled", futures},
      {"-2021",
       400,
       refused,
       "futures: the order would be triggered at once",
       futures,
       {.message = "immediately trigger"}},
      {"-2021", 409, half_done, "only one half of cancel and replace worked", orders},
      {"-2022",
       400,
       refused,
       "futures: a reduce-only order is refused",
       futures,
       {.message = "reduceonly"}},
      {"-2022", {400, 409}, refused, "both halves of cancel and replace failed", orders},
      {"-2024", 400, out_of_funds, "the position is too small", futures},
      {"-2026", 400, missing, "the order is archived", orders},
      {"-2038", 400, bad_request, "the change of the order is refused; the message says why",
       orders},
      {"-2039", 400, bad_request, "the ids do not belong to the same order", orders},
      {"-2042",
       {},
       out_of_quota.with(remedy::fix_request),
       "this connection cannot have more subscriptions",
       orders},
      {"-2043", 400, missing, "no reference price for the symbol", orders},
      {codes(-2099, -2000), 400, bad_request, "the account or the order does not allow it", orders},
      {"-4046", 400, refused, "the margin type is already set to this one", futures},
      {"-4059", 400, refused, "the position side is already set to this one", futures},
      {"-4050", 400, out_of_funds, "the cross balance is too low", futures},
      {"-4051", 400, out_of_funds, "the isolated balance is too low", futures},
      {codes(-4999, -4000), 400, bad_request,
       "a parameter is not valid, or a filter of futures forbids it", futures},
      {"-5021", 400, refused, "a fill-or-kill order could not be filled", futures},
      {"-5022", 400, refused, "a post-only order would match at once", futures},
      // Margin and wallets use some of the numbers of futures: for those, the message tells which.
      {"-3000", {}, unclear, "an internal error", wallet},
      {"-3007", 400, busy, "another transaction is in progress", wallet},
      {"-3037", 400, busy, "profit and loss are being cleared: wait a second", wallet},
      {"-3044", {}, busy, "the system is busy", wallet},
      {"-3045", 400, closed, "the exchange does not have enough of the asset", wallet},
      {"-3041", 400, out_of_funds, "the balance is too low", wallet},
      {"-3014", 400, suspended, "the account may not borrow", wallet},
      {"-3018", 400, suspended, "the account may not transfer in", wallet},
      {"-3019", 400, suspended, "the account may not transfer out", wallet},
      {"-3022", 400, suspended, "the account may not trade", wallet},
      {"-3999", 400, forbidden, "only invited users may do this", wallet},
      {codes(-3999, -3000), 400, bad_request, "not allowed in margin trading", wallet},
      {"-4004", {}, bad_key, "not logged in", wallet, {.message = "login or auth"}},
      {"-4005", {}, throttled, "too many requests", wallet, {.message = "too many new requests"}},
      {"-4024",
       {},
       out_of_funds,
       "the account does not have the asset",
       wallet,
       {.message = "have this asset"}},
      {"-4026",
       {},
       out_of_funds,
       "the balance is too low",
       wallet,
       {.message = "insufficient balance"}},
      {"-4038", {}, busy, "try again in some minutes", wallet, {.message = "try again in"}},
      {"-4041", {}, busy, "try again in a minute", wallet, {.message = "try again in"}},
      {"-5002", 400, out_of_funds, "the balance is too low", wallet},
      {"-5003", 400, out_of_funds, "the account does not have the asset", wallet},
      {"-5013", 400, out_of_funds, "the balance is too low", wallet},
      {"-6009", {}, throttled, "too many requests", wallet},
      {"-6012", 400, out_of_funds, "the balance is too low", wallet},
      {"-6018", 400, out_of_funds, "the balance of the asset is too low", wallet},
      {"-10001", {}, unavailable, "down for maintenance", wallet},
      {"-12014", {}, throttled, "more than one request in two seconds", wallet},
      {codes(-21999, -5000), 400, bad_request, "the account or the product does not allow it",
       wallet},
      // The page says of every 5xx: "do not treat it as a failure".
      {{}, statuses::between(500, 599), perhaps_done, "it may have been executed", http},
      {{},
       403,
       kind{category::rate_limited, action::never, remedy::contact_support},
       "the firewall blocks the IP address",
       http},
      {{}, 409, half_done, "only one half of cancel and replace worked", http},
      {{}, 418, throttled.with(scope::region), "the IP address is banned for a while", http},
      {{}, 429, throttled, "too much request weight was used", http},
  };
};

inline constexpr provider binance = define<binance_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
