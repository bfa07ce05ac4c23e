// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// PayPal: https://developer.paypal.com/api/rest/responses/
//
// Two levels: the name, and below it the issue, which decides: UNPROCESSABLE_ENTITY stands for
// declined payments, limits and states alike. Many issues say that an earlier request did it
// already. After a 5xx a payment may have been made: send it again with the same PayPal-Request-Id
// only.
#ifndef TRIAGE_PROVIDERS_PAYPAL_HPP
#define TRIAGE_PROVIDERS_PAYPAL_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct paypal_api : kinds {
  static constexpr std::string_view name = "paypal";
  static constexpr std::string_view title = "PayPal";
  static constexpr std::string_view page = "https://developer.paypal.com/api/rest/responses/";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api-m.paypal.com", "api-m.sandbox.paypal.com",
                                               "api.paypal.com", "api.sandbox.paypal.com"};

  static constexpr std::string_view orders =
      "paypal-rest-api-specifications, checkout_orders_v2, payments_payment_v2";
  static constexpr std::string_view v1 = "Payments v1, Payouts v1, Errors";
  static constexpr std::string_view oauth = "Authentication, /v1/oauth2/token";

  /// An earlier request is still at work.
  static constexpr kind in_progress{category::conflict, action::backoff, remedy::wait,
                                    processed::no};
  /// The means of payment is refused: another one has to be named.
  static constexpr kind declined{category::invalid_request, action::never, remedy::fix_request};
  /// PayPal does not carry out this payment.
  static constexpr kind refused{category::permission, action::never, remedy::contact_support,
                                processed::no, scope::request};
  /// The payer has to act first.
  static constexpr kind asks_payer{category::conflict, action::never, remedy::inspect_job,
                                   processed::no};

  static constexpr field fields[] = {
      {"/details/0/issue", role::code, "the code for programs"},
      {"/name", role::code, "the coarser code"},
      {"/error", role::code, "the code of the token endpoint"},
      {"/name", role::type, "the coarser code"},
      {"/message", role::message, "what went wrong, for people"},
      {"/error_description", role::message, "the same: token endpoint"},
      {"/details/0/field", role::param, "the member of the request, as a JSON Pointer"},
      {"/debug_id", role::request_id, "what support asks for"},
      {"/links/0/href", role::help, "the page on the error"},
      {"/information_link", role::help, "the same: version 1"},
      {"/details", role::details, "the members of the request"},
  };

  static constexpr header_row headers[] = {
      {"PayPal-Debug-Id", header_role::request_id, "what support asks for",
       "API responses, HTTP response headers"},
  };

  static constexpr row rows[] = {
      // Issues: what passes.
      {"PREVIOUS_REQUEST_IN_PROGRESS", 409, in_progress.with(processed::unknown),
       "the same request is being worked on", orders},
      {"ORDER_COMPLETION_IN_PROGRESS", 422, in_progress.with(processed::unknown),
       "the order is being completed: look again", orders},
      {"PENDING_CAPTURE", 422, in_progress, "the capture is pending", orders},
      // Issues: the means of payment and the accounts.
      {"INSTRUMENT_DECLINED",
       {422, 400},
       declined,
       "declined: the payer may choose another",
       orders},
      {"PAYMENT_SOURCE_DECLINED_BY_PROCESSOR", 422, declined, "declined", orders},
      {"PAYER_CANNOT_PAY", 422, declined, "this payer cannot pay", orders},
      {"CARD_EXPIRED", 422, declined, "the card has expired", orders},
      {"REDIRECT_PAYER_FOR_ALTERNATE_FUNDING", 422, declined.with(remedy::inspect_job),
       "send the payer back for another source", orders},
      {"PAYER_ACTION_REQUIRED", 422, asks_payer, "payer has to act (3-D Secure)", orders},
      {"ORDER_NOT_APPROVED", 422, asks_payer, "the payer has not approved it yet", orders},
      {"ORDER_IS_PENDING_APPROVAL", 422, asks_payer, "waits for the approval of the payer", orders},
      {"TRANSACTION_REFUSED", 422, refused, "refused", orders},
      {"COMPLIANCE_VIOLATION", 422, refused, "against the rules of compliance", orders},
      {"PAYER_ACCOUNT_RESTRICTED", 422, refused, "the payer's account is restricted", orders},
      {"PAYER_ACCOUNT_LOCKED_OR_CLOSED", 422, refused, "the payer's account is locked or closed",
       orders},
      {"TRANSACTION_BLOCKED_BY_PAYEE", 422, forbidden, "blocked by the payee's fraud settings",
       orders},
      {"PAYEE_BLOCKED_TRANSACTION", 422, forbidden, "blocked by the payee's fraud settings",
       orders},
      {"PAYEE_ACCOUNT_RESTRICTED", 422, suspended, "the payee's account is restricted", orders},
      {"PAYEE_ACCOUNT_LOCKED_OR_CLOSED", 422, suspended, "the payee's account is locked or closed",
       orders},
      {"REFUND_FAILED_INSUFFICIENT_FUNDS", 422, out_of_funds, "payee's balance too low", orders},
      {"TRANSACTION_LIMIT_EXCEEDED", 422, out_of_quota, "limit of the payer", orders},
      {"TRANSACTION_RECEIVING_LIMIT_EXCEEDED", 422, out_of_quota, "limit of the receiver", orders},
      {"MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED", 422, out_of_quota.with(scope::request),
       "too many attempts to pay", orders},
      {"MAX_AUTHORIZATION_COUNT_EXCEEDED", 422, out_of_quota.with(scope::request),
       "too many authorizations", orders},
      {"MAX_CAPTURE_COUNT_EXCEEDED", 422, out_of_quota.with(scope::request), "too many captures",
       orders},
      {"MAX_NUMBER_OF_REFUNDS_EXCEEDED", 422, out_of_quota.with(scope::request), "too many refunds",
       orders},
      // Issues: permissions.
      {"PAYEE_ACCOUNT_NOT_VERIFIED", 403, forbidden, "the payee is not verified", orders},
      {"PERMISSION_DENIED", 403, forbidden, "a permission is missing", orders},
      {"NOT_ENABLED_FOR_CARD_PROCESSING", 403, forbidden, "cards are not enabled", orders},
      {"CONSENT_NEEDED", 403, forbidden, "a consent is missing", orders},
      {"INVALID_ACCOUNT_STATUS", 401,
       kind{category::authentication, action::never, remedy::contact_support},
       "the account's status does not allow it", orders},
      {"AUTHORIZATION_DENIED", 422, forbidden, "the authorization was denied", orders},
      // Issues: states, of which many say that it worked before.
      {"ORDER_ALREADY_CAPTURED", 422, conflicting.with(processed::no),
       "done before: after a lost answer, it worked", orders},
      {"ORDER_ALREADY_AUTHORIZED", 422, conflicting.with(processed::no), "done before", orders},
      {"ORDER_ALREADY_COMPLETED", 422, conflicting.with(processed::no), "done before", orders},
      {"ORDER_COMPLETED_OR_VOIDED", 422, conflicting.with(processed::no), "the order is over",
       orders},
      {"ORDER_EXPIRED", 422, conflicting.with(remedy::fix_request).with(processed::no),
       "the order has expired", orders},
      {"AUTHORIZATION_ALREADY_CAPTURED", 422, conflicting.with(processed::no), "done before",
       orders},
      {"AUTHORIZATION_VOIDED", 422, conflicting.with(processed::no), "the authorization was voided",
       orders},
      {"AUTHORIZATION_EXPIRED", 422, conflicting.with(processed::no),
       "the authorization has expired", orders},
      {"PREVIOUSLY_CAPTURED", 422, conflicting.with(processed::no), "captured before", orders},
      {"PREVIOUSLY_VOIDED", 422, conflicting.with(processed::no), "voided before", orders},
      {"CAPTURE_FULLY_REFUNDED", 422, conflicting.with(processed::no), "refunded in full", orders},
      {"TRANSACTION_DISPUTED", 422, conflicting.with(processed::no), "the transaction is disputed",
       orders},
      {"DUPLICATE_INVOICE_ID", 422, conflicting.with(processed::no),
       "the invoice id was used: after a lost answer, look whether it worked", orders},
      {"PAYMENT_ALREADY_APPROVED", 422, conflicting.with(processed::no), "approved before", orders},
      {"AGREEMENT_ALREADY_CANCELLED", 422, conflicting.with(processed::no), "cancelled before",
       orders},
      // Issues: the request.
      {"MAX_CAPTURE_AMOUNT_EXCEEDED", 422, bad_request, "more than may be captured", orders},
      {"INVALID_RESOURCE_ID", 404, missing, "there is no resource with this id", orders},
      {"BILLING_AGREEMENT_NOT_FOUND", 422, missing, "there is no such agreement", orders},
      {"TOKEN_ID_NOT_FOUND", 422, missing, "there is no such token", orders},
      {"MALFORMED_REQUEST_JSON", 400, bad_request, "the JSON is malformed", orders},
      {"MISSING_REQUIRED_PARAMETER", 400, bad_request, "a parameter is missing", orders},
      {"INVALID_PARAMETER_VALUE", 400, bad_request, "a value is not valid", orders},
      {"INVALID_PARAMETER_SYNTAX", 400, bad_request, "the syntax of a value is wrong", orders},
      {"INVALID_STRING_LENGTH", 400, bad_request, "a text is too short or too long", orders},
      {"PAYPAL_REQUEST_ID_REQUIRED", 400, bad_request, "the header PayPal-Request-Id is missing",
       orders},
      // Names, where no known issue says more.
      {"INVALID_REQUEST", 400, bad_request, "malformed or against the schema", orders},
      {"AUTHENTICATION_FAILURE", 401, expired_key, "the token is missing, not valid or out of date",
       orders},
      {"NOT_AUTHORIZED", 403, forbidden, "not enough permissions", orders},
      {"RESOURCE_NOT_FOUND", 404, missing, "not there", orders},
      {"RESOURCE_CONFLICT", 409, conflicting, "a conflict", orders},
      {"UNSUPPORTED_MEDIA_TYPE", 415, bad_request, "media type", orders},
      {"UNPROCESSABLE_ENTITY", 422, bad_request,
       "a rule of the business forbids it, which the issue names", orders},
      {"INTERNAL_SERVER_ERROR", 500, broken, "a fault: again with the same PayPal-Request-Id",
       orders},
      {"SERVICE_UNAVAILABLE", 503, unavailable, "down", orders},
      {"RATE_LIMIT_REACHED", 429, throttled, "too many requests; there are no fixed numbers",
       "Rate limiting guidelines"},
      // Names of the first version.
      {"VALIDATION_ERROR", 400, bad_request, "the request is not valid", v1},
      {"INTERNAL_SERVICE_ERROR", 500, broken, "a fault", v1},
      {"AUTHORIZATION_ERROR", 403, forbidden,
       "a permission is missing, or the credentials are of another account", v1},
      {"USER_BUSINESS_ERROR",
       {400, 422},
       bad_request,
       "the payout is not possible: another sender_batch_id, or another recipient type",
       v1},
      {"RATE_LIMIT_VALIDATION_FAILURES",
       {429, 400},
       throttled,
       "blocked after many failures: later",
       v1},
      // The token endpoint: the code is the string error.
      {"invalid_client", 401, bad_key, "the client id or secret is wrong", oauth},
      {"invalid_token", 401, expired_key, "the token is not valid or out of date", oauth},
  };
};

inline constexpr provider paypal = define<paypal_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
