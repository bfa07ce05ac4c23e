// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Stripe: https://docs.stripe.com/error-codes
//
// Three levels: decline_code, code and type, of which the first known one decides. Stripe-Should-
// Retry says whether the same request may be sent again and beats all of them; most 500s are
// replayed for the same idempotency key. lock_timeout is a 429 that is no rate limit, and a 402 is
// the customer's card, not the own balance.
#ifndef TRIAGE_PROVIDERS_STRIPE_HPP
#define TRIAGE_PROVIDERS_STRIPE_HPP

#include <triage/tables/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct stripe_api : kinds {
  static constexpr std::string_view name = "stripe";
  static constexpr std::string_view title = "Stripe";
  static constexpr std::string_view page = "https://docs.stripe.com/error-codes";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.stripe.com", "files.stripe.com",
                                               "connect.stripe.com"};

  static constexpr std::string_view listed = "Error codes";
  static constexpr std::string_view declines = "Decline codes, docs.stripe.com/declines/codes";
  static constexpr std::string_view sdk = "npm stripe, Error.js";
  static constexpr std::string_view sdk_headers = "npm stripe, RequestSender.js";
  static constexpr std::string_view v2 = "npm stripe, Error.js, API v2";
  static constexpr std::string_view oauth = "Connect, OAuth, Errors";
  static constexpr std::string_view statuses = "API reference, Errors, HTTP status code summary";

  /// Another request holds what this one needs.
  static constexpr kind in_use{category::conflict, action::backoff, remedy::wait, processed::no};
  /// The customer's means of payment is refused: another one has to be named.
  static constexpr kind declined{category::invalid_request, action::never, remedy::fix_request};
  /// Not charged, for a reason that may pass.
  static constexpr kind passing_decline{category::unavailable, action::backoff, remedy::wait,
                                        processed::no};
  /// The customer has to prove their identity.
  static constexpr kind asks_customer{category::authentication, action::never, remedy::inspect_job,
                                      processed::no, scope::request};
  /// What was asked for is done already.
  static constexpr kind done{category::conflict, action::never, remedy::nothing, processed::no};

  static constexpr field fields[] = {
      {"/error/decline_code", role::code, "why the issuer declined the card"},
      {"/error/code", role::code, "the code for programs"},
      {"/error", role::code, "the same as a plain string: OAuth"},
      {"/error/type", role::type, "which kind of error; of API v2 the only name"},
      {"/error/message", role::message, "what went wrong; of card errors for customers"},
      {"/error_description", role::message, "the same: OAuth"},
      {"/error/param", role::param, "the parameter at fault"},
      {"/error/doc_url", role::help, "the page on the code"},
  };

  static constexpr header_row headers[] = {
      {"Request-Id", header_role::request_id, "what support asks for", "@sdk_headers"},
      {"Stripe-Should-Retry", header_role::should_retry, "true or false: beats everything else",
       "@sdk_headers"},
  };

  static constexpr row rows[] = {
      // Conflicts of requests: the object or the key is in use, no limit is reached.
      {"lock_timeout", 429, in_use, "another request holds the object: again", listed},
      {"idempotency_key_in_use", 409, in_use.with(processed::unknown),
       "the request with this key is still running: later, with the same key", listed},
      {"token_in_use", 400, in_use, "token is in use by another request", listed},
      {"terminal_reader_busy", 400, in_use, "reader is busy", listed},
      // Limits.
      {"rate_limit", {429, 400}, throttled, "too many requests", listed},
      {"payment_intent_rate_limit_exceeded",
       {402, 429},
       throttled,
       "too many on this payment intent",
       listed},
      {"card_decline_rate_limit_exceeded", 402,
       kind{category::quota_exhausted, action::never, remedy::fix_request, processed::no,
            scope::request},
       "the card was declined too often: not before 24 hours", listed},
      {"instant_payouts_limit_exceeded", 400, out_of_quota, "daily limit of instant payouts",
       listed},
      {"payouts_limit_exceeded", 400, out_of_quota, "limit of payouts", listed},
      {"customer_max_subscriptions", 400, out_of_quota, "maximum of subscriptions", listed},
      {"customer_max_payment_methods", 400, out_of_quota, "maximum of payment methods", listed},
      {"charge_exceeds_source_limit", 400, out_of_quota, "rolling limit of the source", listed},
      {"charge_exceeds_transaction_limit", 400, out_of_quota, "limit per transaction", listed},
      {"progressive_onboarding_limit_exceeded", 400, out_of_quota,
       "limit before onboarding is complete", listed},
      {"payment_method_microdeposit_verification_attempts_exceeded", 400,
       out_of_quota.with(remedy::contact_support), "attempts used up", listed},
      // Money: the customer's card, then the own account.
      {"insufficient_funds", 402, out_of_funds.with(scope::request),
       "the card has too little; a later day may do", declines},
      {"insufficient_funds", 400, out_of_funds, "the financial account has too little", listed},
      {"balance_insufficient", 400, out_of_funds,
       "the Stripe balance is too low for the transfer or payout", listed},
      // Keys and permissions.
      {"api_key_expired", 401, bad_key, "the key has expired or was rolled", listed},
      {"platform_api_key_expired", 401, bad_key, "the platform's key has expired or was rolled",
       listed},
      {"secret_key_required", 403, bad_key, "publishable key used where a secret one is needed",
       listed},
      {"livemode_mismatch", 400, bad_key, "test and live mixed up", listed},
      {"request_blocked", 403, suspended, "the request was blocked", listed},
      {"platform_account_required", 403, forbidden, "Connect platforms only", listed},
      {"not_allowed_on_standard_account", 400, forbidden, "not on a standard account", listed},
      {"capability_not_active", 400, forbidden, "capability not active", listed},
      {"transfers_not_allowed", 400, forbidden, "transfers not allowed", listed},
      {"payouts_not_allowed", 400, forbidden, "payouts not allowed", listed},
      {"bank_account_restricted", 400, forbidden, "bank account restricted", listed},
      {"country_unsupported", 400, forbidden, "the country is not supported", listed},
      {"testmode_charges_only", 400, forbidden, "the account is not activated for live charges",
       listed},
      {"account_invalid", 403, forbidden, "the key has no access to the account of Stripe-Account",
       listed},
      {"account_invalid", 400, bad_request, "the account of Stripe-Account is not valid", listed},
      // Objects and their states.
      {"resource_missing",
       {404, 400},
       missing,
       "no such object, or one of the other mode or account",
       listed},
      {"invoice_upcoming_none", 404, missing, "there is no upcoming invoice", listed},
      {"no_account", 404, missing, "there is no such account", listed},
      {"resource_already_exists", 400, conflicting.with(processed::no), "the id exists", listed},
      {"charge_already_captured", 400, done, "it was done before", listed},
      {"charge_already_refunded", 400, done, "it was done before", listed},
      {"charge_disputed", 400, conflicting.with(processed::no), "the charge is disputed", listed},
      {"payment_intent_unexpected_state", 400, conflicting.with(processed::no),
       "state does not allow it: read the object", listed},
      {"setup_intent_unexpected_state", 400, conflicting.with(processed::no),
       "the same of a setup intent", listed},
      {"intent_invalid_state", 400, conflicting.with(processed::no), "the same of an intent",
       listed},
      {"payment_method_unexpected_state", 400, conflicting.with(processed::no),
       "the same of a payment method", listed},
      {"bank_account_exists", 400, conflicting.with(processed::no), "the bank account exists",
       listed},
      {"status_transition_invalid", 400, conflicting.with(processed::no),
       "the state cannot change this way", listed},
      {"out_of_inventory", 400, conflicting.with(processed::no), "sold out", listed},
      {"return_intent_already_processed", 400, conflicting.with(processed::no), "done already",
       listed},
      {"token_already_used", 400, conflicting.with(remedy::fix_request).with(processed::no),
       "token used already", listed},
      // Others that a payment depends on.
      {"terminal_reader_timeout", 400, timed_out,
       "reader did not answer: look whether the payment went through", listed},
      {"terminal_reader_offline", 400, unavailable.with(processed::no), "reader offline", listed},
      {"terminal_reader_hardware_fault", 400,
       kind{category::internal, action::never, remedy::contact_support}, "reader is broken",
       listed},
      {"payment_method_provider_timeout", 402, timed_out, "the provider did not answer", listed},
      {"payment_method_microdeposit_processing_error", 400, broken, "processing failed", listed},
      {"forwarding_api_retryable_upstream_error", 400, unavailable,
       "the destination failed in a way that may be retried", listed},
      {"forwarding_api_upstream_connection_error", 400, unavailable.with(processed::no),
       "no connection to the destination", listed},
      {"forwarding_api_upstream_connection_timeout", 400, timed_out, "destination timed out",
       listed},
      {"three_d_secure_authentication_upstream_error", 400, unavailable, "3-D Secure server failed",
       listed},
      {"failed_tax_calculation", 400, unavailable.with(processed::no), "tax calculation failed",
       listed},
      {"payout_reconciliation_not_ready", 400, unavailable.with(processed::no),
       "not there yet: later", listed},
      {"forwarding_api_upstream_error", 400,
       kind{category::unavailable, action::never, remedy::contact_support},
       "the destination failed in a way that is not to be retried", listed},
      {"shipping_calculation_failed", 400, unavailable.with(processed::no),
       "shipping calculation failed", listed},
      {"taxes_calculation_failed", 400, unavailable.with(processed::no), "tax calculation failed",
       listed},
      // Codes of cards: decline_code tells more than card_declined.
      {"card_declined", 402, declined, "declined, and no decline_code says why", listed},
      {"processing_error", 402, broken, "the processor failed: the same card may pass later",
       listed},
      {"authentication_required", 402, asks_customer,
       "3-D Secure is needed: bring the customer back", listed},
      {"approval_required", 402, declined, "the issuer has to approve", listed},
      {"payment_method_provider_decline", 402, declined, "the provider declined", listed},
      {"payment_method_customer_decline", 402, declined, "the customer declined", listed},
      {"expired_card", 402, declined, "the card has expired", listed},
      {"incorrect_cvc", 402, declined, "the CVC is wrong", listed},
      {"incorrect_number", 402, declined, "the card number is wrong", listed},
      {"incorrect_zip", 402, declined, "the postal code is wrong", listed},
      {"incorrect_address", 402, declined, "the address is wrong", listed},
      {"invalid_cvc", 402, declined, "the CVC is not valid", listed},
      {"invalid_number", 402, declined, "the card number is not valid", listed},
      {"invalid_expiry_month", 402, declined, "the month of expiry is not valid", listed},
      {"invalid_expiry_year", 402, declined, "the year of expiry is not valid", listed},
      // Decline codes: what passes, what a person has to do, what does not pass.
      {"card_velocity_exceeded", 402, out_of_funds.with(scope::request),
       "limit of the card is used up", declines},
      {"withdrawal_count_limit_exceeded", 402, out_of_quota.with(scope::request),
       "limit of withdrawals", declines},
      {"issuer_not_available", 402, passing_decline, "issuer not reachable", declines},
      {"reenter_transaction", 402, broken.with(processed::no), "could not be processed: again",
       declines},
      {"try_again_later", 402, passing_decline, "unknown reason, may pass", declines},
      {"approve_with_id", 402, passing_decline,
       "cannot be authorized now: once more, then the issuer", declines},
      {"do_not_honor", 402, declined, "issuer refuses without a reason", declines},
      {"generic_decline", 402, declined, "unknown reason, or blocked by Radar", declines},
      {"call_issuer", 402, declined, "for a reason that the issuer tells", declines},
      {"do_not_try_again", 402, declined, "issuer: not again", declines},
      {"fraudulent", 402, declined, "suspected fraud (show a generic decline)", declines},
      {"lost_card", 402, declined, "reported lost (show a generic decline)", declines},
      {"stolen_card", 402, declined, "reported stolen (show a generic decline)", declines},
      {"pickup_card", 402, declined, "reported lost or stolen", declines},
      {"merchant_blacklist", 402, declined, "on the merchant's block list", declines},
      {"restricted_card", 402, declined, "the card cannot be used", declines},
      {"security_violation", 402, declined, "for a reason that the issuer tells", declines},
      {"service_not_allowed", 402, declined, "for a reason that the issuer tells", declines},
      {"stop_payment_order", 402, declined, "for a reason that the issuer tells", declines},
      {"transaction_not_allowed", 402, declined, "for a reason that the issuer tells", declines},
      {"not_permitted", 402, declined, "not permitted for this card", declines},
      {"no_action_taken", 402, declined, "for a reason that the issuer tells", declines},
      {"revocation_of_authorization", 402, declined, "the authorization was revoked", declines},
      {"revocation_of_all_authorizations", 402, declined, "all authorizations were revoked",
       declines},
      {"card_not_supported", 402, declined, "card does not do this", declines},
      {"currency_not_supported", 402, declined, "the card does not take this currency", declines},
      {"duplicate_transaction", 402, conflicting.with(processed::no),
       "same amount and card very recently: look whether it went through", declines},
      {"incorrect_pin", 402, declined, "the PIN is wrong", declines},
      {"invalid_account", 402, declined, "the account is not valid", declines},
      {"invalid_amount", 402, declined, "the amount is not valid", declines},
      {"invalid_pin", 402, declined, "the PIN is not valid", declines},
      {"pin_try_exceeded", 402, declined, "too many wrong PINs", declines},
      {"offline_pin_required", 402, asks_customer, "a PIN is required", declines},
      {"online_or_offline_pin_required", 402, asks_customer, "a PIN is required", declines},
      {"new_account_information_available", 402, declined, "the account has new data", declines},
      {"testmode_decline", 402, declined, "a number for tests", declines},
      {"test_mode_live_card", 402, declined, "a real card in test mode", declines},
      // Parameters: param names the one.
      {"tls_version_unsupported", 400, bad_request, "the TLS version is too old", listed},
      {"parameter_invalid_empty", 400, bad_request, "a parameter is empty", listed},
      {"parameter_invalid_integer", 400, bad_request, "a parameter has to be an integer", listed},
      {"parameter_invalid_string_blank", 400, bad_request, "a parameter is blank", listed},
      {"parameter_invalid_string_empty", 400, bad_request, "a parameter is an empty string",
       listed},
      {"parameter_missing", 400, bad_request, "a required parameter is missing", listed},
      {"parameter_unknown", 400, bad_request, "a parameter is not known", listed},
      {"parameters_exclusive", 400, bad_request, "two parameters exclude each other", listed},
      {"amount_too_large", 400, bad_request, "more than the largest amount", listed},
      {"amount_too_small", 400, bad_request, "less than the least amount", listed},
      {"email_invalid", 400, bad_request, "an email address", listed},
      {"url_invalid", 400, bad_request, "a URL", listed},
      {"tax_id_invalid", 400, bad_request, "a tax id", listed},
      {"postal_code_invalid", 400, bad_request, "a postal code", listed},
      {"routing_number_invalid", 400, bad_request, "a routing number", listed},
      {"account_number_invalid", 400, bad_request, "an account number", listed},
      {"invalid_characters", 400, bad_request, "characters that are not supported", listed},
      {"country_code_invalid", 400, bad_request, "a country code", listed},
      {"payment_intent_invalid_parameter", 400, bad_request, "a parameter of the payment intent",
       listed},
      {"payment_method_invalid_parameter", 400, bad_request, "a parameter of the payment method",
       listed},
      {"setup_intent_invalid_parameter", 400, bad_request, "a parameter of the setup intent",
       listed},
      {"payment_method_unsupported_type", 400, bad_request,
       "a type of payment method that is not supported here", listed},
      {"payment_method_not_available", 400, bad_request,
       "the payment method is not available for this", listed},
      {"coupon_expired", 400, bad_request, "the coupon has expired", listed},
      // OAuth: the code is the string error.
      {"invalid_grant", 400, bad_key, "the authorization code or refresh token is not valid",
       oauth},
      {"invalid_client", 401, bad_key, "the secret key is not that of the client", oauth},
      {"invalid_scope", 400, bad_request, "the scope is not known", oauth},
      // What a body without a known code still tells.
      {type("invalid_request_error"), 401, bad_key, "the key is missing or not valid", sdk},
      {type("invalid_request_error"), 403, forbidden, "the key lacks a permission", sdk},
      {type("invalid_request_error"), 404, missing, "no such object or path", sdk},
      {type("invalid_request_error"), 409, in_use.with(processed::unknown),
       "clashes with a request that is running", sdk},
      {type("invalid_request_error"), 429, throttled, "too many requests", sdk},
      {type("invalid_request_error"), {}, bad_request, "the request is at fault", sdk},
      {type("idempotency_error"), 409, in_use.with(processed::unknown),
       "the request with this key is still running", sdk},
      {type("idempotency_error"),
       {},
       conflicting.with(remedy::fix_request).with(processed::no),
       "the key was used with other parameters",
       sdk},
      {type("card_error"), 402, declined, "the card was declined", sdk},
      {type("api_error"),
       {},
       broken,
       "a fault of Stripe; a replay of the same key fails the same way",
       sdk},
      {type("authentication_error"), 401, bad_key, "the key is missing or not valid", sdk},
      {type("rate_limit_error"), 429, throttled, "too many requests", sdk},
      // API v2 decides by the type.
      {type("already_canceled"),
       {},
       conflicting.with(processed::no),
       "it was cancelled before",
       v2},
      {type("blocked_by_stripe"), {}, forbidden, "blocked", v2},
      {type("cannot_proceed"),
       {},
       conflicting.with(processed::no),
       "the state does not allow it",
       v2},
      {type("capability_not_enabled"), {}, forbidden, "a capability is missing", v2},
      {type("controlled_by_alternate_resource"),
       {},
       conflicting.with(processed::no),
       "another resource controls it",
       v2},
      {type("feature_not_enabled"), {}, forbidden, "a feature is off", v2},
      {type("financial_account_not_open"),
       {},
       conflicting.with(processed::no),
       "the financial account is not open",
       v2},
      {type("fx_quote_needs_refresh"),
       {},
       conflicting.with(processed::no),
       "the quote is too old",
       v2},
      {type("insufficient_funds"), {}, out_of_funds, "the own account has too little", v2},
      {type("invalid_fields"), {}, bad_request, "fields are not valid", v2},
      {type("invalid_payment_method"), {}, bad_request, "the payment method is not valid", v2},
      {type("invalid_payout_method"), {}, bad_request, "the payout method is not valid", v2},
      {type("invalid_vaulted_credential"),
       {},
       bad_request,
       "the stored credential is not valid",
       v2},
      {type("not_cancelable"), {}, conflicting.with(processed::no), "it cannot be cancelled", v2},
      {type("quota_exceeded"), {}, out_of_quota, "a quota is used up", v2},
      {type("rate_limit"), {}, throttled, "too many requests", v2},
      {type("recipient_not_notifiable"), {}, forbidden, "the recipient cannot be told", v2},
      {type("temporary_session_expired"), {}, expired_key, "the session has expired", v2},
      {type("verification_attempt_failed"), {}, bad_key, "the verification failed", v2},
      {type("verification_expired"), {}, bad_key, "the verification has expired", v2},
      {type("verification_not_initiated"),
       {},
       conflicting.with(processed::no),
       "the verification was not begun",
       v2},

      {{},
       409,
       in_use.with(processed::unknown),
       "clashes with a request that is running",
       statuses},
      {{}, 424, unavailable, "something outside of Stripe failed", statuses},
  };

  // npm stripe, RequestSender.js: 0.5 s, doubled up to 5 s, less up to half of it; at least 0.5 s.
  static constexpr retry_policy advice{
      .base_ms = 500, .cap_ms = 5000, .jitter = jitter::less, .less_permille = 500};
};

inline constexpr provider stripe = define<stripe_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
