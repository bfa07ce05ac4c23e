// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Plaid: https://plaid.com/docs/errors/
//
// Two levels: the type and the code. Nearly everything is a 400, dead keys and banks that are down
// alike, so that the code decides. An item that needs its user's log-in never recovers by itself.
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
  /// Plaid or the bank does not do it.
  static constexpr kind refused{category::permission, action::never, remedy::contact_support,
                                processed::no, scope::request};

  static constexpr field fields[] = {
      {"/error_code", role::code, "the code for programs"},
      {"/error_type", role::type, "what kind of code it is"},
      {"/error_message", role::message, "what went wrong, for developers"},
      {"/request_id", role::request_id, "what support asks for"},
      {"/documentation_url", role::help, "the page on the error"},
  };

  static constexpr row rows[] = {
      // What passes, mostly with a 400.
      {"PRODUCT_NOT_READY", 400, unavailable.with(processed::no),
       "the data is still being fetched: again later", listing},
      {"INSTITUTION_DOWN", 400, unavailable, "the bank is down", listing},
      {"INSTITUTION_NOT_RESPONDING", 400, timed_out, "the bank does not answer", listing},
      {"INSTITUTION_NOT_AVAILABLE", 400, unavailable, "the bank is not available for the moment",
       listing},
      {"INTERNAL_SERVER_ERROR", {500, 400}, broken, "a fault, or a bank that failed", listing},
      {"PLANNED_MAINTENANCE", {503, 400}, unavailable, "maintenance", listing},
      {"TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION", 400, conflicting.with(processed::no),
       "the data changed meanwhile: begin with the first page", listing},
      // The user has to do something.
      {"ITEM_LOGIN_REQUIRED", 400, asks_user, "the user has to log in again", listing},
      {"INVALID_CREDENTIALS", 400, asks_user, "the credentials for the bank are wrong", listing},
      {"INVALID_MFA", 400, asks_user, "an answer of the bank's second factor is wrong", listing},
      {"INSUFFICIENT_CREDENTIALS", 400, asks_user, "the user has not finished the log-in", listing},
      {"ITEM_LOCKED", 400, asks_user, "the bank has locked the account", listing},
      {"USER_SETUP_REQUIRED", 400, asks_user, "the user has to finish the set-up at the bank",
       listing},
      {"ACCESS_NOT_GRANTED", 400, forbidden.with(scope::resource), "the user granted no access",
       listing},
      {"USER_PERMISSION_REVOKED", 400, forbidden.with(scope::resource),
       "the user took the access back", listing},
      {"ITEM_NOT_FOUND", 400, missing, "the item is gone", listing},
      {"NO_ACCOUNTS", 400, missing, "the item has no accounts", listing},
      // Keys and tokens, with a 400.
      {"INVALID_API_KEYS", 400, bad_key, "the client id or secret is wrong", listing},
      {"UNAUTHORIZED_ENVIRONMENT", 400, bad_key, "the keys are of another environment", listing},
      {"INVALID_ACCESS_TOKEN", 400, bad_key, "the access token is not valid", listing},
      {"INVALID_PUBLIC_TOKEN", 400, bad_key, "the public token is not valid or out of date",
       listing},
      // Limits.
      {"TRANSACTIONS_LIMIT", 429, throttled, "too many requests for transactions", listing},
      {"RATE_LIMIT", 429, throttled, "too many requests", listing},
      {"ADDITION_LIMIT", {400, 429}, out_of_quota, "the plan takes no more items", listing},
      // The request.
      {"MISSING_FIELDS", 400, bad_request, "fields are missing", listing},
      {"UNKNOWN_FIELDS", 400, bad_request, "fields are not known", listing},
      {"INVALID_FIELD", 400, bad_request, "a field is not valid", listing},
      {"INVALID_BODY", 400, bad_request, "the body is not valid", listing},
      {"INVALID_HEADERS", 400, bad_request, "a header is not valid", listing},
      {"INVALID_PRODUCT", 400, bad_request, "the product is not enabled", listing},
      {"INVALID_ACCOUNT_ID", 400, bad_request, "no such account in the item", listing},
      {"INVALID_INSTITUTION", 400, bad_request, "there is no such bank", listing},
      {"PRODUCTS_NOT_SUPPORTED", 400, bad_request, "the bank or the account has no such product",
       listing},
      {"ITEM_NOT_SUPPORTED", 400, bad_request, "the account is not supported", listing},
      {"MFA_NOT_SUPPORTED", 400, bad_request, "the second factor of the bank is not supported",
       listing},
      {"NO_AUTH_ACCOUNTS", 400, missing, "the item has no accounts for transfers", listing},
      {"NOT_FOUND", 404, no_such_name, "there is no such path", listing},
      {"SANDBOX_ONLY", 400, forbidden, "in the sandbox only", listing},
      {"INSTITUTION_NO_LONGER_SUPPORTED", 400, bad_request, "the bank is not supported any more",
       listing},
      // Types, where the code is not known.
      {type("INVALID_REQUEST"), 401, bad_key, "the keys", "npm plaid, api.d.ts, PlaidErrorType"},
      {type("INVALID_REQUEST"), 403, forbidden, "a permission",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("INVALID_REQUEST"), 404, missing, "not there", "npm plaid, api.d.ts, PlaidErrorType"},
      {type("INVALID_REQUEST"),
       {},
       bad_request,
       "the request",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("INVALID_INPUT"),
       {},
       bad_request,
       "a value of the request",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("INVALID_RESULT"),
       {},
       kind{category::unavailable, action::never, remedy::check_resource},
       "there is no result of use",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("INSTITUTION_ERROR"),
       {},
       unavailable,
       "the bank",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("RATE_LIMIT_EXCEEDED"),
       {},
       throttled,
       "too many requests",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("API_ERROR"),
       {},
       broken,
       "a fault, or maintenance",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("ITEM_ERROR"),
       {},
       asks_user,
       "the item needs the user",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("ASSET_REPORT_ERROR"),
       {},
       conflicting,
       "the report",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("OAUTH_ERROR"),
       {},
       asks_user,
       "OAuth with the bank",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("PAYMENT_ERROR"), {}, refused, "the payment", "npm plaid, api.d.ts, PlaidErrorType"},
      {type("IDEMPOTENCY_ERROR"),
       {},
       conflicting,
       "the idempotency key",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("TRANSACTIONS_ERROR"),
       {},
       conflicting,
       "the transactions",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("USER_ERROR"), {}, bad_request, "the user", "npm plaid, api.d.ts, PlaidErrorType"},
      {type("SANDBOX_ERROR"),
       {},
       bad_request,
       "the sandbox",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("PARTNER_ERROR"), {}, forbidden, "the partner", "npm plaid, api.d.ts, PlaidErrorType"},
      {type("MICRODEPOSITS_ERROR"),
       {},
       conflicting,
       "the micro deposits",
       "npm plaid, api.d.ts, PlaidErrorType"},
      {type("RECAPTCHA_ERROR"), {}, refused, "the captcha", "npm plaid, api.d.ts, PlaidErrorType"},
  };
};

inline constexpr provider plaid = define<plaid_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
