// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// OAuth 2.0 and OpenID Connect: https://www.rfc-editor.org/rfc/rfc6749#section-5.2
//
// Nearly everything is a 400, even what passes: `authorization_pending` and `slow_down` of the
// device flow mean that the client should ask again after the interval, and
// `temporarily_unavailable` stands in for a 503, which a redirect cannot carry. Resource servers
// put the code into `WWW-Authenticate: Bearer error=…` and may send no body; GitHub sends errors
// inside a 200. Microsoft Entra ID has a more precise code in `error_codes`, which is used if it is
// in the table.
#ifndef TRIAGE_PROVIDERS_OAUTH2_HPP
#define TRIAGE_PROVIDERS_OAUTH2_HPP

#include <triage/tables/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct oauth2_api : kinds {
  static constexpr std::string_view name = "oauth2";
  static constexpr std::string_view title = "OAuth 2.0 and OpenID Connect";
  static constexpr std::string_view page = "https://www.rfc-editor.org/rfc/rfc6749#section-5.2";
  static constexpr std::string_view seen = "2026-11-26";

  static constexpr std::string_view rfc6749 = "RFC 6749, 4.1.2.1 and 5.2";
  static constexpr std::string_view rfc6750 = "RFC 6750, 3.1";
  static constexpr std::string_view rfc8628 = "RFC 8628, 3.5";
  static constexpr std::string_view rfc9449 = "RFC 9449, 7.1 and 8";
  static constexpr std::string_view oidc = "OpenID Connect Core, 3.1.2.6";
  static constexpr std::string_view ciba = "OpenID Connect CIBA, 11 and 13";
  // Revocation, registration, resource indicators, pushed requests, rich authorization requests.
  static constexpr std::string_view other = "RFC 7009, 7591, 8707, 9126, 9396";
  static constexpr std::string_view github =
      "GitHub, Troubleshooting OAuth app access token request errors";
  static constexpr std::string_view entra = "Microsoft Entra ID, Error codes (AADSTS\u2026)";
  static constexpr std::string_view google = "Google Identity, OAuth 2.0 errors";
  static constexpr std::string_view vci = "OpenID4VCI 1.0, 8.3.1; oidc-provider, errors.js";
  static constexpr std::string_view attestation =
      "draft-ietf-oauth-attestation-based-client-auth; oidc-provider, errors.js";
  /// The scope is unknown, malformed or more than the client may ask for.
  static constexpr kind wrong_scope = forbidden.with(remedy::fix_request);
  /// The same request with a new proof of possession works.
  static constexpr kind new_proof = expired_key.with(remedy::fix_request);
  /// The user has to log in, or do something during the login.
  static constexpr kind log_in = bad_key;

  static constexpr field fields[] = {
      {"/error_codes/0", role::code,
       "the number of a Microsoft Entra ID error: the digits of AADSTS\u2026"},
      {"/error", role::code, "the code"},
      {"/error_description", role::message, "what went wrong, for developers"},
      {"/error_uri", role::help, "a page about the error"},
      {"/correlation_id", role::request_id, "the id that Microsoft Entra ID support asks for"},
  };

  static constexpr header_row headers[] = {
      {.name = "WWW-Authenticate",
       .role = header_role::code,
       .meaning = "the code of a resource server",
       .source = "RFC 6750, 3",
       .parameter = "error"},
      {.name = "WWW-Authenticate",
       .role = header_role::message,
       .meaning = "what went wrong, for developers",
       .source = "RFC 6750, 3",
       .parameter = "error_description"},
  };

  // GitHub answers 200 to a token request that failed.
  static constexpr in_success inside_2xx[] = {
      {.member = "/error"},
  };

  static constexpr row rows[] = {
      // The token endpoint.
      {"invalid_request",
       {},
       bad_request,
       "a parameter is missing, repeated or malformed",
       rfc6749},
      {"invalid_client",
       {401, 400},
       bad_key,
       "the client is unknown, or its secret is wrong",
       rfc6749},
      {"invalid_grant",
       {400, 401},
       log_in,
       "the code or refresh token is wrong, used, expired or revoked",
       rfc6749},
      {"unauthorized_client",
       {400, 401, 403},
       forbidden,
       "the client may not use this grant",
       rfc6749},
      {"unsupported_grant_type", 400, bad_request, "the grant type is not supported", rfc6749},
      {"invalid_scope",
       {400, 403},
       wrong_scope,
       "the scope is unknown, malformed or too broad",
       rfc6749},
      {"unsupported_response_type", 400, bad_request, "the response type is not supported",
       rfc6749},
      {"access_denied",
       {403, 400, 401},
       forbidden,
       "the resource owner or the server refused",
       rfc6749},
      {"server_error",
       {400, 500, 503},
       broken,
       "an internal server error; a 400 if it came through a redirect",
       rfc6749},
      {"temporarily_unavailable",
       {400, 503, 429},
       unavailable.with(processed::no),
       "overloaded, or down for maintenance",
       rfc6749},
      // The device flow.
      {.key = "authorization_pending",
       .status = 400,
       .kind = unavailable.with(processed::no),
       .meaning = "the user has not finished yet: ask again after the interval",
       .source = rfc8628,
       .delay_ms = 5000},
      {.key = "slow_down",
       .status = {400, 429},
       .kind = throttled,
       .meaning = "as authorization_pending, but the interval grows by 5 seconds",
       .source = rfc8628,
       .delay_ms = 10000},
      {"expired_token", 400, log_in, "the device code has expired: start again", rfc8628},
      // Resource servers.
      {"invalid_token", 401, expired_key, "the token has expired, was revoked or is malformed",
       rfc6750},
      {"insufficient_scope", 403, forbidden, "the token lacks a scope", rfc6750},
      {"use_dpop_nonce",
       {400, 401},
       new_proof,
       "repeat it with the nonce from the DPoP-Nonce header",
       rfc9449},
      {"invalid_dpop_proof", {400, 401}, bad_key, "the proof of possession is wrong", rfc9449},
      {"use_attestation_challenge",
       {400, 401},
       new_proof,
       "repeat it with an attestation for the new challenge",
       attestation},
      {"use_fresh_attestation",
       {400, 401},
       new_proof,
       "repeat it with a new attestation of the client",
       attestation},
      {"invalid_client_attestation",
       {400, 401},
       bad_key,
       "the attestation of the client is wrong",
       attestation},
      // OpenID Connect.
      {"interaction_required", {}, log_in, "the user has to do something", oidc},
      {"login_required", {}, log_in, "the user has to log in", oidc},
      {"account_selection_required", {}, log_in, "the user has to choose an account", oidc},
      {"consent_required", {}, forbidden, "the user has to give consent", oidc},
      {"invalid_request_uri", 400, bad_request, "the request_uri is wrong", oidc},
      {"invalid_request_object", 400, bad_request, "the request object is wrong", oidc},
      {"request_not_supported", 400, bad_request, "the request parameter is not supported", oidc},
      {"request_uri_not_supported", 400, bad_request, "the request_uri parameter is not supported",
       oidc},
      {"registration_not_supported", 400, bad_request,
       "the registration parameter is not supported", oidc},
      {"unsupported_response_mode", 400, bad_request, "the response mode is not supported", oidc},
      {"unmet_authentication_requirements", 400, log_in,
       "the requested kind of login is not possible", oidc},
      {"invalid_target", 400, bad_request, "the resource is unknown or malformed", other},
      {"invalid_authorization_details", 400, bad_request, "the authorization details are wrong",
       other},
      {"invalid_redirect_uri", 400, bad_request, "the redirect URI of a registration is wrong",
       other},
      {"invalid_client_metadata", 400, bad_request, "a value in a registration is wrong", other},
      {"invalid_software_statement", 400, bad_request, "the software statement is wrong", other},
      {"unapproved_software_statement", 400, forbidden, "the software statement is not approved",
       other},
      {"unsupported_token_type", 400, bad_request, "tokens of this type cannot be revoked", other},
      // OpenID for Verifiable Credential Issuance.
      {"invalid_credential_request", 400, bad_request, "the request for a credential is malformed",
       vci},
      {"unknown_credential_configuration", 400, missing,
       "there is no such credential configuration", vci},
      {"unknown_credential_identifier", 400, missing, "there is no such credential", vci},
      {"invalid_proof", 400, bad_request, "the key proof is wrong or missing", vci},
      {"invalid_nonce", 400, new_proof, "repeat it with a proof for a new nonce", vci},
      {"credential_request_denied", 400, forbidden, "the issuer refused permanently", vci},
      // Backchannel authentication.
      {"unknown_user_id", 400, missing, "there is no such user", ciba},
      {"invalid_user_code", 400, log_in, "the user code is wrong", ciba},
      {"missing_user_code", 400, log_in, "the user code is missing", ciba},
      {"invalid_binding_message", 400, bad_request, "the binding message is wrong", ciba},
      {"expired_login_hint_token", 400, log_in, "the login hint has expired", ciba},
      {"transaction_failed", 400, broken, "it failed for an unspecified reason", ciba},
      // GitHub, inside a 200, and Google.
      {"bad_verification_code", {}, log_in, "the code is wrong or has expired", github},
      {"incorrect_client_credentials",
       {},
       bad_key,
       "the client is unknown, or its secret is wrong",
       github},
      {"incorrect_device_code", {}, log_in, "the device code is wrong", github},
      {"device_flow_disabled", {}, forbidden, "the app does not allow the device flow", github},
      {"bad_refresh_token", {}, log_in, "the refresh token is wrong or has expired", github},
      {"unverified_user_email", {}, forbidden, "the user has no verified email address", github},
      {"redirect_uri_mismatch", {}, bad_request, "the redirect URI is not registered", google},
      // Microsoft Entra ID: the numbers of AADSTS….
      {"50034", 400, missing, "there is no such user in the tenant", entra},
      {"50053", 400, suspended, "the user is locked after too many wrong passwords", entra},
      {"50057", 400, forbidden, "the user is disabled", entra},
      {"50058", 400, log_in, "nobody is logged in", entra},
      {"50076", 400, log_in, "a second factor is needed", entra},
      {"50079", 400, log_in, "the user has to enrol a second factor", entra},
      {"50126", 400, bad_key, "the user name or password is wrong", entra},
      {"50196", 400, kind{category::rate_limited, action::never, remedy::fix_request},
       "the client asks for the same token in a loop", entra},
      {"53003", 400, forbidden, "a policy of the tenant blocks access", entra},
      {"65001", 400, forbidden, "nobody has consented to the application yet", entra},
      {"70008", 400, log_in, "the code or refresh token has expired", entra},
      {"70043", 400, log_in, "the refresh token has expired because of a policy", entra},
      {"700016", 400, missing, "the application is not in the tenant", entra},
      {"700082", 400, log_in, "the refresh token has not been used for too long", entra},
      {"7000215", {401, 400}, bad_key, "the client secret is wrong", entra},
      {"7000222", {401, 400}, bad_key, "the client secret has expired", entra},
      {"90002", 400, missing, "there is no such tenant", entra},
      {"90024", 400, broken, "a temporary fault", entra},
      {"9002313", 400, bad_request, "the request is malformed", entra},
      {"90033", {400, 503}, unavailable, "the directory is not available", entra},
      {"90055", {400, 429}, throttled, "the tenant sends too many requests", entra},
  };
};

inline constexpr provider oauth2 = define<oauth2_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
