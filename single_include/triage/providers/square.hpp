// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Square: https://developer.squareup.com/docs/build-basics/general-considerations/handling-errors
//
// Errors are a list, of which the first one decides; every code belongs to a category. Declined
// payments come with 400 as well as 402. TEMPORARY_ERROR is worth a retry: the payment may be sent
// again with the same idempotency key.
#ifndef TRIAGE_PROVIDERS_SQUARE_HPP
#define TRIAGE_PROVIDERS_SQUARE_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct square_api : kinds {
  static constexpr std::string_view name = "square";
  static constexpr std::string_view title = "Square";
  static constexpr std::string_view page =
      "https://developer.squareup.com/docs/build-basics/general-considerations/handling-errors";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"connect.squareup.com",
                                               "connect.squareupsandbox.com"};

  static constexpr std::string_view sdk = "npm square, ErrorCode.d.ts, ErrorCategory.d.ts";

  /// The payment method was declined: the request has to name another one.
  static constexpr kind declined{category::invalid_request, action::never, remedy::fix_request};

  static constexpr field fields[] = {
      {"/errors/0/code", role::code, "the error code, for programs"},
      {"/errors/0/category", role::type, "the category of the code"},
      {"/errors/0/detail", role::message, "what went wrong, for developers"},
      {"/errors/0/field", role::param, "the member of the request at fault"},
      {"/errors", role::details, "the members of the request at fault"},
  };

  static constexpr row rows[] = {
      // Temporary errors.
      {"INTERNAL_SERVER_ERROR", 500, broken, "an internal error", sdk},
      {"BAD_GATEWAY", 502, unavailable, "the gateway got no answer from the server", sdk},
      {"SERVICE_UNAVAILABLE", 503, unavailable, "not available at the moment", sdk},
      {"TEMPORARY_ERROR", 503, unavailable,
       "a temporary error: try again with the same idempotency key", sdk},
      {"GATEWAY_TIMEOUT", 504, timed_out, "no answer in time", sdk},
      {"REQUEST_TIMEOUT", 408, timed_out, "the request took too long", sdk},
      {"RATE_LIMITED", 429, throttled, "too many requests", sdk},
      {"PLAID_ERROR_RATE_LIMIT", 429, throttled, "Plaid's rate limit is reached", sdk},
      {"PLAID_ERROR_PRODUCT_NOT_READY", 400, unavailable.with(processed::no),
       "the Plaid product is not ready yet", sdk},
      // Tokens and permissions.
      {"UNAUTHORIZED", 401, bad_key, "the token is missing or not valid", sdk},
      {"ACCESS_TOKEN_EXPIRED", 401, expired_key, "the token has expired", sdk},
      {"ACCESS_TOKEN_REVOKED", 401, bad_key, "the token has been revoked", sdk},
      {"CLIENT_DISABLED", 401, suspended, "the account is disabled", sdk},
      {"APPLICATION_DISABLED", 403, suspended, "the application is disabled", sdk},
      {"FORBIDDEN", 403, forbidden, "not allowed", sdk},
      {"INSUFFICIENT_SCOPES", 403, forbidden, "the token lacks a scope", sdk},
      {"INSUFFICIENT_PERMISSIONS", 403, forbidden, "a permission is missing", sdk},
      {"CARD_PROCESSING_NOT_ENABLED", 403, forbidden, "the location cannot take card payments",
       sdk},
      {"SANDBOX_NOT_SUPPORTED", 403, forbidden, "not available in the sandbox", sdk},
      {"PLAID_ERROR_ITEM_LOGIN_REQUIRED", 400, bad_key.with(scope::resource),
       "the customer has to log in to the bank again", sdk},
      // Payments. Declined ones come with 402 as well as 400.
      {"CONFLICT", 409, conflicting, "the request causes a conflict", sdk},
      {"IDEMPOTENCY_KEY_REUSED", 400, conflicting.with(remedy::fix_request).with(processed::no),
       "the idempotency key was used with another request", sdk},
      {"INSUFFICIENT_FUNDS",
       {402, 400},
       out_of_funds.with(scope::request),
       "the payment source has too little money (category PAYMENT_METHOD_ERROR)",
       sdk},
      {"TRANSACTION_LIMIT",
       {402, 400},
       out_of_funds.with(scope::request),
       "the amount is more than the card may pay",
       sdk},
      {"PAYMENT_LIMIT_EXCEEDED", 400, out_of_quota, "Square's payment limit is exceeded", sdk},
      {"GENERIC_DECLINE", {402, 400}, declined, "the payment was declined", sdk},
      {"CARD_DECLINED", {402, 400}, declined, "the card was declined", sdk},
      {"CARD_DECLINED_CALL_ISSUER",
       {402, 400},
       declined,
       "the card was declined; the issuer knows why",
       sdk},
      {"CARD_DECLINED_VERIFICATION_REQUIRED",
       {402, 400},
       kind{category::authentication, action::never, remedy::inspect_job, processed::no,
            scope::request},
       "the customer has to verify the payment (3-D Secure)",
       sdk},
      {"CARD_EXPIRED", {402, 400}, declined, "the card has expired", sdk},
      {"CVV_FAILURE", {402, 400}, declined, "the CVV is wrong", sdk},
      {"ADDRESS_VERIFICATION_FAILURE", {402, 400}, declined, "the postal code is wrong", sdk},
      {"INVALID_CARD", {402, 400}, declined, "the card is not valid", sdk},
      {"CARD_TOKEN_USED", 400, conflicting.with(remedy::fix_request).with(processed::no),
       "the token of the card was used before", sdk},
      {"CARD_TOKEN_EXPIRED", 400, conflicting.with(remedy::fix_request).with(processed::no),
       "the token of the card has expired", sdk},
      {"REFUND_ALREADY_PENDING", 400, conflicting.with(processed::no),
       "a refund is already pending", sdk},
      {"ACCOUNT_UNUSABLE", 400, declined, "the account cannot be used to pay", sdk},
      // Objects and their state.
      {"NOT_FOUND", 404, missing, "not found", sdk},
      {"CUSTOMER_NOT_FOUND", 404, missing, "there is no such customer", sdk},
      {"GONE", 410, missing, "the resource no longer exists", sdk},
      {"DELAYED_TRANSACTION_CAPTURED", 400, conflicting.with(processed::no),
       "the payment was already captured", sdk},
      {"DELAYED_TRANSACTION_CANCELED", 400, conflicting.with(processed::no),
       "the payment was already cancelled", sdk},
      {"DELAYED_TRANSACTION_EXPIRED", 400, conflicting.with(processed::no),
       "the payment has expired", sdk},
      // The request.
      {"METHOD_NOT_ALLOWED", 405, bad_request, "the path does not take this method", sdk},
      {"NOT_ACCEPTABLE", 406, bad_request, "the media type cannot be served", sdk},
      {"UNSUPPORTED_MEDIA_TYPE", 415, bad_request, "the media type is not known", sdk},
      {"UNPROCESSABLE_ENTITY", 422, bad_request, "the request cannot be processed", sdk},
      {"NOT_IMPLEMENTED", 501, bad_request, "not implemented", sdk},
      {"REQUEST_ENTITY_TOO_LARGE", 413, too_large, "the request body is too large", sdk},
      {"BAD_REQUEST", 400, bad_request, "the request is not valid", sdk},
      {"MISSING_REQUIRED_PARAMETER", 400, bad_request, "a parameter is missing", sdk},
      {"INVALID_VALUE", 400, bad_request, "a value is not valid", sdk},
      {"INVALID_CURSOR", 400, bad_request, "the cursor is not valid", sdk},
      {"EXPECTED_JSON_BODY", 400, bad_request, "the body is not JSON", sdk},
      {"CONFLICTING_PARAMETERS", 400, bad_request, "some parameters exclude each other", sdk},
      // Categories, for codes that are not in the table.
      {type("API_ERROR"), {}, broken, "an internal error", sdk},
      {type("AUTHENTICATION_ERROR"), 403, forbidden, "a permission is missing", sdk},
      {type("AUTHENTICATION_ERROR"), {}, bad_key, "the token is missing or not valid", sdk},
      {type("INVALID_REQUEST_ERROR"), {}, bad_request, "the request is not valid", sdk},
      {type("RATE_LIMIT_ERROR"), {}, throttled, "too many requests", sdk},
      {type("PAYMENT_METHOD_ERROR"), {}, declined, "the payment method was not accepted", sdk},
      {type("REFUND_ERROR"), {}, conflicting, "there is a problem with the refund", sdk},
      {type("MERCHANT_SUBSCRIPTION_ERROR"),
       {},
       forbidden,
       "a problem with a subscription of the merchant",
       sdk},
      {type("EXTERNAL_VENDOR_ERROR"), {}, unavailable, "an external service failed", sdk},
  };

  static constexpr limit_row limits[] = {
      {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "requests", 0,
       reset_number::unix_seconds, "requests", "npm square, requestWithRetries.js"},
  };
};

inline constexpr provider square = define<square_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
