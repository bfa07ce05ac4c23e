// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// PayPal: https://developer.paypal.com/api/rest/responses/
//
// An error has two levels: the name, and below it the issue. The issue decides, because the name
// UNPROCESSABLE_ENTITY covers declined payments, limits and wrong states alike. Many issues say
// that an earlier request has already succeeded. After a 5xx, a payment may have been made: repeat
// it only with the same PayPal-Request-Id.
#ifndef TRIAGE_PROVIDERS_PAYPAL_HPP
#define TRIAGE_PROVIDERS_PAYPAL_HPP

#include <triage/tables/provider.hpp>

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

  /// An earlier request is still in progress.
  static constexpr kind in_progress{category::conflict, action::backoff, remedy::wait,
                                    processed::no};
  /// The payment method is refused: the request has to name another one.
  static constexpr kind declined{category::invalid_request, action::never, remedy::fix_request};
  /// PayPal refuses to carry out this payment.
  static constexpr kind refused{category::permission, action::never, remedy::contact_support,
                                processed::no, scope::request};
  /// The payer has to act first.
  static constexpr kind asks_payer{category::conflict, action::never, remedy::inspect_job,
                                   processed::no};

  static constexpr field fields[] = {
      {"/details/0/issue", role::code, "the code for programs"},
      {"/name", role::code, "the more general code"},
      {"/error", role::code, "the code of the token endpoint"},
      {"/name", role::type, "the more general code"},
      {"/message", role::message, "what went wrong, for people"},
      {"/error_description", role::message, "what went wrong, from the token endpoint"},
      {"/details/0/field", role::param, "the member of the request, as a JSON Pointer"},
      {"/debug_id", role::request_id, "the id that support asks for"},
      {"/links/0/href", role::help, "the page about the error"},
      {"/information_link", role::help, "the page about the error, in version 1"},
      {"/details", role::details, "the members of the request that are at fault"},
  };

  static constexpr header_row headers[] = {
      {"PayPal-Debug-Id", header_role::request_id, "the id that support asks for",
       "API responses, HTTP response headers"},
  };

  static constexpr row rows[] = {
      // Issues that pass.
      {"PREVIOUS_REQUEST_IN_PROGRESS", 409, in_progress.with(processed::unknown),
       "the same request is already being processed", orders},
      {"ORDER_COMPLETION_IN_PROGRESS", 422, in_progress.with(processed::unknown),
       "the order is being completed: check it again later", orders},
      {"PENDING_CAPTURE", 422, in_progress, "the capture is pending", orders},
      // Issues with the payment method and the accounts.
      {"INSTRUMENT_DECLINED",
       {422, 400},
       declined,
       "declined: the payer may choose another payment method",
       orders},
      {"PAYMENT_SOURCE_DECLINED_BY_PROCESSOR", 422, declined,
       "the processor declined the payment source", orders},
      {"PAYER_CANNOT_PAY", 422, declined, "this payer cannot pay", orders},
      {"CARD_EXPIRED", 422, declined, "the card has expired", orders},
      {"REDIRECT_PAYER_FOR_ALTERNATE_FUNDING", 422, declined.with(remedy::inspect_job),
       "send the payer back to choose another source", orders},
      {"PAYER_ACTION_REQUIRED", 422, asks_payer, "the payer has to act (3-D Secure)", orders},
      {"ORDER_NOT_APPROVED", 422, asks_payer, "the payer has not approved the order yet", orders},
      {"ORDER_IS_PENDING_APPROVAL", 422, asks_payer,
       "the order waits for the approval of the payer", orders},
      {"TRANSACTION_REFUSED", 422, refused, "the transaction was refused", orders},
      {"COMPLIANCE_VIOLATION", 422, refused, "against the compliance rules", orders},
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
      {"REFUND_FAILED_INSUFFICIENT_FUNDS", 422, out_of_funds, "the payee's balance is too low",
       orders},
      {"TRANSACTION_LIMIT_EXCEEDED", 422, out_of_quota, "the limit of the payer is exceeded",
       orders},
      {"TRANSACTION_RECEIVING_LIMIT_EXCEEDED", 422, out_of_quota,
       "the limit of the receiver is exceeded", orders},
      {"MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED", 422, out_of_quota.with(scope::request),
       "too many attempts to pay", orders},
      {"MAX_AUTHORIZATION_COUNT_EXCEEDED", 422, out_of_quota.with(scope::request),
       "too many authorizations", orders},
      {"MAX_CAPTURE_COUNT_EXCEEDED", 422, out_of_quota.with(scope::request), "too many captures",
       orders},
      {"MAX_NUMBER_OF_REFUNDS_EXCEEDED", 422, out_of_quota.with(scope::request), "too many refunds",
       orders},
      // Issues with permissions.
      {"PAYEE_ACCOUNT_NOT_VERIFIED", 403, forbidden, "the payee is not verified", orders},
      {"PERMISSION_DENIED", 403, forbidden, "a permission is missing", orders},
      {"NOT_ENABLED_FOR_CARD_PROCESSING", 403, forbidden, "cards are not enabled", orders},
      {"CONSENT_NEEDED", 403, forbidden, "consent is missing", orders},
      {"INVALID_ACCOUNT_STATUS", 401,
       kind{category::authentication, action::never, remedy::contact_support},
       "the account's status does not allow it", orders},
      {"AUTHORIZATION_DENIED", 422, forbidden, "the authorization was denied", orders},
      // Issues with the state; many of them say that an earlier request worked.
      {"ORDER_ALREADY_CAPTURED", 422, conflicting.with(processed::no),
       "already captured: if an earlier answer was lost, it worked", orders},
      {"ORDER_ALREADY_AUTHORIZED", 422, conflicting.with(processed::no), "already authorized",
       orders},
      {"ORDER_ALREADY_COMPLETED", 422, conflicting.with(processed::no), "already completed",
       orders},
      {"ORDER_COMPLETED_OR_VOIDED", 422, conflicting.with(processed::no),
       "the order was completed or voided", orders},
      {"ORDER_EXPIRED", 422, conflicting.with(remedy::fix_request).with(processed::no),
       "the order has expired", orders},
      {"AUTHORIZATION_ALREADY_CAPTURED", 422, conflicting.with(processed::no), "already captured",
       orders},
      {"AUTHORIZATION_VOIDED", 422, conflicting.with(processed::no), "the authorization was voided",
       orders},
      {"AUTHORIZATION_EXPIRED", 422, conflicting.with(processed::no),
       "the authorization has expired", orders},
      {"PREVIOUSLY_CAPTURED", 422, conflicting.with(processed::no), "already captured", orders},
      {"PREVIOUSLY_VOIDED", 422, conflicting.with(processed::no), "already voided", orders},
      {"CAPTURE_FULLY_REFUNDED", 422, conflicting.with(processed::no), "already refunded in full",
       orders},
      {"TRANSACTION_DISPUTED", 422, conflicting.with(processed::no), "the transaction is disputed",
       orders},
      {"DUPLICATE_INVOICE_ID", 422, conflicting.with(processed::no),
       "the invoice id was used before: if an answer was lost, check whether it worked", orders},
      {"PAYMENT_ALREADY_APPROVED", 422, conflicting.with(processed::no), "already approved",
       orders},
      {"AGREEMENT_ALREADY_CANCELLED", 422, conflicting.with(processed::no), "already cancelled",
       orders},
      // Issues with the request.
      {"MAX_CAPTURE_AMOUNT_EXCEEDED", 422, bad_request, "the amount is more than may be captured",
       orders},
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
      // Names, for errors whose issue is not known.
      {"INVALID_REQUEST", 400, bad_request, "malformed, or does not match the schema", orders},
      {"AUTHENTICATION_FAILURE", 401, expired_key, "the token is missing, not valid or expired",
       orders},
      {"NOT_AUTHORIZED", 403, forbidden, "a permission is missing", orders},
      {"RESOURCE_NOT_FOUND", 404, missing, "the resource does not exist", orders},
      {"RESOURCE_CONFLICT", 409, conflicting, "a conflict with the resource", orders},
      {"UNSUPPORTED_MEDIA_TYPE", 415, bad_request, "the media type is not supported", orders},
      {"UNPROCESSABLE_ENTITY", 422, bad_request.with(processed::unknown),
       "a business rule forbids it; the issue names the rule", orders},
      {"INTERNAL_SERVER_ERROR", 500, broken,
       "a server error: repeat with the same PayPal-Request-Id", orders},
      {"SERVICE_UNAVAILABLE", 503, unavailable, "the service is down", orders},
      {"RATE_LIMIT_REACHED", 429, throttled, "too many requests; there is no fixed limit",
       "Rate limiting guidelines"},
      // Names in version 1.
      {"VALIDATION_ERROR", 400, bad_request, "the request is not valid", v1},
      {"INTERNAL_SERVICE_ERROR", 500, broken, "an internal server error", v1},
      {"AUTHORIZATION_ERROR", 403, forbidden,
       "a permission is missing, or the credentials belong to another account", v1},
      {"USER_BUSINESS_ERROR",
       {400, 422},
       bad_request.with(remedy::inspect_job).with(processed::unknown),
       "the payout is not possible, perhaps because a batch of this sender_batch_id exists",
       v1},
      {"RATE_LIMIT_VALIDATION_FAILURES",
       {429, 400},
       throttled,
       "blocked after many failures: try again later",
       v1},
      // The token endpoint, where the code is the string in the member error.
      {"invalid_client", 401, bad_key, "the client id or secret is wrong", oauth},
      {"invalid_token", 401, expired_key, "the token is not valid or has expired", oauth},
  };
};

inline constexpr provider paypal = define<paypal_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
