// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Coinbase: https://docs.cdp.coinbase.com/coinbase-app/api-architecture/error-messages
//
// Three APIs, three shapes: Coinbase App has `errors` with an `id`; Advanced Trade has a single
// `error`, or a 200 with `"success": false` and the reason in `error_response`; Exchange has only a
// message. two_factor_required is a 400 or a 402, but has nothing to do with payment.
// UNKNOWN_FAILURE_REASON says nothing about the order: check it before sending another.
#ifndef TRIAGE_PROVIDERS_COINBASE_HPP
#define TRIAGE_PROVIDERS_COINBASE_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct coinbase_api : kinds {
  static constexpr std::string_view name = "coinbase";
  static constexpr std::string_view title = "Coinbase";
  static constexpr std::string_view page =
      "https://docs.cdp.coinbase.com/coinbase-app/api-architecture/error-messages";
  static constexpr std::string_view seen = "2026-11-26";
  static constexpr std::string_view hosts[] = {"api.coinbase.com", "api.exchange.coinbase.com",
                                               "api-public.sandbox.exchange.coinbase.com"};

  static constexpr std::string_view app = "Coinbase App, Error Messages";
  static constexpr std::string_view statuses_page = "Coinbase App, Status Codes";
  static constexpr std::string_view trade = "Advanced Trade, Create Order, NewOrderFailureReason";
  static constexpr std::string_view preview = "Advanced Trade, Preview Order, PreviewFailureReason";
  static constexpr std::string_view edit = "Advanced Trade, Edit Order, EditOrderFailureReason";
  static constexpr std::string_view exchange = "seen in responses of Exchange";
  static constexpr std::string_view rpc_words = "Advanced Trade, google.rpc.Code";
  static constexpr std::string_view client = "ccxt, coinbase.ts, exceptions";
  /// Nothing was done, because the current state does not allow it.
  static constexpr kind refused = conflicting.with(processed::no);
  /// The user has to verify something about themselves first.
  static constexpr kind verify = forbidden;
  /// It may have been carried out: check before sending it again.
  static constexpr kind look = kind{category::unknown, action::never, remedy::inspect_job};

  static constexpr field fields[] = {
      {"/errors/0/id", role::code, "the code of Coinbase App"},
      {"/error_response/error", role::code, "why an order failed"},
      {"/error_response/preview_failure_reason", role::code,
       "why an order failed before it was placed"},
      {"/failure_reason", role::code, "why an order failed"},
      {"/errors/0/edit_failure_reason", role::code, "why a change failed"},
      {"/errors/0/preview_failure_reason", role::code, "why a change failed before it was made"},
      {"/error", role::code, "the code of Advanced Trade"},
      {"/errors/0/message", role::message, "what went wrong, for people"},
      {"/error_response/message", role::message, "what went wrong, for people"},
      {"/message", role::message, "what went wrong, for people"},
      {"/errors/0/url", role::help, "a page about the error"},
  };

  // A refused order is a 200.
  static constexpr in_success inside_2xx[] = {
      {.member = "/success", .equals = "false"},
  };

  static constexpr row rows[] = {
      // Coinbase App.
      {"two_factor_required", {400, 402}, bad_key, "a second factor is needed", app},
      {"param_required", 400, bad_request, "a parameter is missing", app},
      {"validation_error", 400, bad_request, "a value is not valid", app},
      {"invalid_request", 400, bad_request, "the request is not valid", app},
      {"personal_details_required", 400, verify, "personal details of the user are missing", app},
      {"identity_verification_required", 400, verify, "the user is not verified", app},
      {"jumio_verification_required", 400, verify, "the user has to verify a document", app},
      {"jumio_face_match_verification_required", 400, verify,
       "the user has to verify a document and their face", app},
      {"unverified_email", 400, verify, "the email address is not verified", app},
      {"authentication_error", 401, bad_key, "the login is not valid", app},
      {"invalid_token", 401, bad_key, "the token is not valid", app},
      {"revoked_token", 401, bad_key, "the token was revoked", app},
      {"expired_token", 401, expired_key, "the token has expired", app},
      {"invalid_scope", 403, forbidden, "the token lacks a scope", app},
      {"not_found", 404, missing, "there is no such resource", app},
      {"rate_limit_exceeded", 429, throttled, "too many requests", app},
      {"unauthorized", 401, bad_key, "the caller may not do this", client},
      {"invalid_authentication_method", 401, bad_key,
       "the account is closed, or the kind of login is not allowed", client},
      {"resource_exhausted", 429, throttled, "too many requests", client},
      {"internal_server_error", 500, broken, "an internal server error", app},
      // Advanced Trade.
      {"UNKNOWN_FAILURE_REASON", {}, look, "no reason was given", trade},
      {"INSUFFICIENT_FUND", {}, out_of_funds, "the balance is too low", trade},
      {"INSUFFICIENT_FUNDS", {}, out_of_funds, "the balance is too low", trade},
      {"INVALID_LEDGER_BALANCE", {}, out_of_funds, "the balance does not allow it", trade},
      {"UNSUPPORTED_ORDER_CONFIGURATION",
       {},
       bad_request,
       "this kind of order is not supported",
       trade},
      {"INVALID_SIDE", {}, bad_request, "the side is neither buy nor sell", trade},
      {"INVALID_PRODUCT_ID", {}, missing, "there is no such product", trade},
      {"INVALID_SIZE_PRECISION", {}, bad_request, "the size has too many digits", trade},
      {"INVALID_PRICE_PRECISION", {}, bad_request, "the price has too many digits", trade},
      {"ORDER_ENTRY_DISABLED",
       {},
       kind{category::unavailable, action::never, remedy::check_resource}.with(processed::no),
       "the product accepts no orders now",
       trade},
      {"INELIGIBLE_PAIR", {}, bad_request, "the product cannot be traded in this way", trade},
      {"INVALID_LIMIT_PRICE_POST_ONLY",
       {},
       refused,
       "a post-only order would match at once",
       trade},
      {"INVALID_LIMIT_PRICE", {}, bad_request, "the price is not valid", trade},
      {"INVALID_NO_LIQUIDITY",
       {},
       kind{category::unavailable, action::never, remedy::check_resource}.with(processed::no),
       "there is nobody to trade with",
       trade},
      {"INVALID_REQUEST", {}, bad_request, "the request is not valid", trade},
      {"COMMANDER_REJECTED_NEW_ORDER", {}, refused, "the exchange refused the order", trade},
      {"IN_LIQUIDATION", {}, refused, "the account is being liquidated", trade},
      {"UNTRADABLE_PRODUCT", {}, bad_request, "the product cannot be traded", trade},
      {"GEOFENCING_RESTRICTION", {}, forbidden, "not allowed in this country", trade},
      {"PREVIEW_INSUFFICIENT_FUND*", {}, out_of_funds, "the balance is too low", preview},
      {"PREVIEW_*", {}, bad_request, "the order is not valid", preview},
      {"UNKNOWN_PREVIEW_FAILURE_REASON", {}, look, "no reason was given", preview},
      {"ORDER_NOT_FOUND", {}, missing, "there is no such order", edit},
      {"ONLY_OPEN_ORDERS_CAN_BE_EDITED", {}, refused, "the order is not open", edit},
      {"UNAUTHENTICATED", 401, bad_key, "the login is not valid", rpc_words},
      {"PERMISSION_DENIED", 403, forbidden, "the caller may not do this", rpc_words},
      {"NOT_FOUND", 404, missing, "there is no such resource", rpc_words},
      {"INVALID_ARGUMENT", 400, bad_request, "a value is not valid", rpc_words},
      {"INTERNAL", 500, broken, "an internal server error", rpc_words},
      {"RATE_LIMIT_EXCEEDED", 429, throttled, "too many requests", exchange},
      // Exchange has no codes.
      {{},
       400,
       out_of_funds,
       "the balance is too low",
       exchange,
       {.message = "insufficient funds"}},
      {{},
       {400, 401},
       bad_key.with(remedy::fix_request).with(recovery::correct_clock),
       "the time in the request is too far from the server's",
       exchange,
       {.message = "timestamp expired"}},
      {{}, 402, bad_key, "a second factor is needed", statuses_page},
  };
};

inline constexpr provider coinbase = define<coinbase_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
