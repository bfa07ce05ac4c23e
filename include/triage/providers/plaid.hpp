// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Plaid: https://plaid.com/docs/errors/
//
// An error has two levels: the type and the code. Nearly everything is a 400, dead keys and banks
// that are down alike, so the code decides. An item whose user has to log in again never recovers
// by itself.
#ifndef TRIAGE_PROVIDERS_PLAID_HPP
#define TRIAGE_PROVIDERS_PLAID_HPP

#include <triage/tables/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct plaid_api : kinds {
  static constexpr std::string_view name = "plaid";
  static constexpr std::string_view title = "Plaid";
  static constexpr std::string_view page = "https://plaid.com/docs/errors/";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"production.plaid.com", "sandbox.plaid.com",
                                               "development.plaid.com"};

  static constexpr std::string_view listing = "Errors";

  /// The user has to log in at the bank again.
  static constexpr kind asks_user{category::authentication, action::never, remedy::inspect_job,
                                  processed::no, scope::resource};
  /// Plaid or the bank refuses to do it.
  static constexpr kind refused{category::permission, action::never, remedy::contact_support,
                                processed::no, scope::request};

  static constexpr field fields[] = {
      {"/error_code", role::code, "the code for programs"},
      {"/error_type", role::type, "the category of the code"},
      {"/error_message", role::message, "what went wrong, for developers"},
      {"/request_id", role::request_id, "the id that support asks for"},
      {"/documentation_url", role::help, "the page about the error"},
  };

  static constexpr row rows[] = {
      // Errors that pass, mostly sent as a 400.
      {"PRODUCT_NOT_READY", 400, unavailable.with(processed::no),
       "the data is still being fetched: try again later", listing},
      {"INSTITUTION_DOWN", 400, unavailable, "the bank is down", listing},
      {"INSTITUTION_NOT_RESPONDING", 400, timed_out, "the bank does not answer", listing},
      {"INSTITUTION_NOT_AVAILABLE", 400, unavailable, "the bank is temporarily unavailable",
       listing},
      {"INTERNAL_SERVER_ERROR", {500, 400}, broken, "an internal error, or a bank failed", listing},
      {"PLANNED_MAINTENANCE", {503, 400}, unavailable, "maintenance", listing},
      {"TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION", 400, conflicting.with(processed::no),
       "the data changed meanwhile: start again with the first page", listing},
      // The user has to do something.
      {"ITEM_LOGIN_REQUIRED", 400, asks_user, "the user has to log in again", listing},
      {"INVALID_CREDENTIALS", 400, asks_user, "the credentials for the bank are wrong", listing},
      {"INVALID_MFA", 400, asks_user, "an answer for the bank's second factor is wrong", listing},
      {"INSUFFICIENT_CREDENTIALS", 400, asks_user, "the user has not finished the log-in", listing},
      {"ITEM_LOCKED", 400, asks_user, "the bank has locked the account", listing},
      {"USER_SETUP_REQUIRED", 400, asks_user, "the user has to finish the set-up at the bank",
       listing},
      {"ACCESS_NOT_GRANTED", 400, forbidden.with(scope::resource), "the user did not grant access",
       listing},
      {"USER_PERMISSION_REVOKED", 400, forbidden.with(scope::resource),
       "the user revoked the access", listing},
      {"ITEM_NOT_FOUND", 400, missing, "the item is gone", listing},
      {"NO_ACCOUNTS", 400, missing, "the item has no accounts", listing},
      // Keys and tokens, sent as a 400.
      {"INVALID_API_KEYS", 400, bad_key, "the client id or secret is wrong", listing},
      {"UNAUTHORIZED_ENVIRONMENT", 400, bad_key, "the keys belong to another environment", listing},
      {"INVALID_ACCESS_TOKEN", 400, bad_key, "the access token is not valid", listing},
      {"INVALID_PUBLIC_TOKEN", 400, bad_key, "the public token is not valid or has expired",
       listing},
      // Limits.
      {"TRANSACTIONS_LIMIT", 429, throttled, "too many requests for transactions", listing},
      {"RATE_LIMIT", 429, throttled, "too many requests", listing},
      {"ADDITION_LIMIT", {400, 429}, out_of_quota, "the plan allows no more items", listing},
      // The request.
      {"MISSING_FIELDS", 400, bad_request, "fields are missing", listing},
      {"UNKNOWN_FIELDS", 400, bad_request, "fields are unknown", listing},
      {"INVALID_FIELD", 400, bad_request, "a field is not valid", listing},
      {"INVALID_BODY", 400, bad_request, "the body is not valid", listing},
      {"INVALID_HEADERS", 400, bad_request, "a header is not valid", listing},
      {"INVALID_PRODUCT", 400, bad_request, "the product is not enabled", listing},
      {"INVALID_ACCOUNT_ID", 400, bad_request, "the item has no such account", listing},
      {"INVALID_INSTITUTION", 400, bad_request, "there is no such bank", listing},
      {"PRODUCTS_NOT_SUPPORTED", 400, bad_request,
       "the bank or the account does not support the product", listing},
      {"ITEM_NOT_SUPPORTED", 400, bad_request, "the account is not supported", listing},
      {"MFA_NOT_SUPPORTED", 400, bad_request, "the second factor of the bank is not supported",
       listing},
      {"NO_AUTH_ACCOUNTS", 400, missing, "the item has no accounts for transfers", listing},
      {"NOT_FOUND", 404, no_such_name, "there is no such path", listing},
      {"SANDBOX_ONLY", 400, forbidden, "available in the sandbox only", listing},
      {"INSTITUTION_NO_LONGER_SUPPORTED", 400, bad_request, "the bank is no longer supported",
       listing},
      // Types, for codes that are not known.
      {type("INVALID_REQUEST"), 401, bad_key, "a problem with the keys",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("INVALID_REQUEST"), 403, forbidden, "a permission is missing",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("INVALID_REQUEST"), 404, missing, "not found", "npm plaid, api.d.ts, PlaidErrorType"},
      {type("INVALID_REQUEST"),
       {},
       bad_request,
       "the request is not valid",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("INVALID_INPUT"),
       {},
       bad_request,
       "a value in the request is not valid",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("INVALID_RESULT"),
       {},
       kind{category::unavailable, action::never, remedy::check_resource},
       "there is no usable result",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("INSTITUTION_ERROR"),
       {},
       unavailable,
       "a problem at the bank",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("RATE_LIMIT_EXCEEDED"),
       {},
       throttled,
       "too many requests",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("API_ERROR"),
       {},
       broken,
       "an internal error, or maintenance",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("ITEM_ERROR"),
       {},
       asks_user,
       "the user has to do something about the item",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("ASSET_REPORT_ERROR"),
       {},
       conflicting,
       "a problem with the report",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("OAUTH_ERROR"),
       {},
       asks_user,
       "OAuth with the bank failed",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("PAYMENT_ERROR"),
       {},
       refused.with(processed::unknown),
       "a problem with the payment",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("IDEMPOTENCY_ERROR"),
       {},
       conflicting,
       "a problem with the idempotency key",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("TRANSACTIONS_ERROR"),
       {},
       conflicting,
       "a problem with the transactions",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("USER_ERROR"),
       {},
       bad_request,
       "a problem with the user",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("SANDBOX_ERROR"),
       {},
       bad_request,
       "a problem with the sandbox",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("PARTNER_ERROR"),
       {},
       forbidden,
       "a problem with the partner",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("MICRODEPOSITS_ERROR"),
       {},
       conflicting,
       "a problem with the micro-deposits",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("RECAPTCHA_ERROR"),
       {},
       refused,
       "a problem with the captcha",
       "npm plaid, api.d.ts, PlaidErrorType"},
  };
};

inline constexpr provider plaid = define<plaid_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
