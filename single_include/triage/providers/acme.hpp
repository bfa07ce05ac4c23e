// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// ACME (Let's Encrypt and others): https://www.rfc-editor.org/rfc/rfc8555#section-6.7
//
// Errors are problem documents whose type is a URN; its last part is the code. badNonce is a normal
// part of the protocol: the request has to be signed again with the nonce of the Replay-Nonce
// header. For malformed the status says more than the type. A rate limit can last a week; its
// Retry-After says how long.
#ifndef TRIAGE_PROVIDERS_ACME_HPP
#define TRIAGE_PROVIDERS_ACME_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct acme_api : kinds {
  static constexpr std::string_view name = "acme";
  static constexpr std::string_view title = "ACME";
  static constexpr std::string_view page = "https://www.rfc-editor.org/rfc/rfc8555#section-6.7";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"acme-v02.api.letsencrypt.org",
                                               "acme-staging-v02.api.letsencrypt.org"};

  static constexpr field fields[] = {
      {"/type", role::code, "a URN that ends in the code", form::last_segment},
      {"/detail", role::message, "what went wrong, for people"},
      {"/status", role::status, "the status, repeated"},
      {"/instance", role::help, "the page on which a person has to agree"},
  };

  // Sources: where on the page, or in which file.
  static constexpr std::string_view types = "RFC 8555 section 6.7";
  static constexpr std::string_view boulder = "boulder, probs.go";

  /// The request was refused and has to be signed again with another nonce.
  static constexpr kind new_nonce{category::conflict,  action::never,
                                  remedy::fix_request, processed::no,
                                  scope::request,      recovery::refresh_credentials};
  /// The server cannot reach the host that it has to check.
  static constexpr kind unreachable{category::unavailable, action::never, remedy::check_resource,
                                    processed::unknown, scope::resource};

  static constexpr row rows[] = {
      {"badNonce", 400, new_nonce, "sign it again with the nonce of the Replay-Nonce header",
       "RFC 8555 section 6.5"},
      {"rateLimited", 429, throttled.with(triage::scope::account),
       "a rate limit of hours or up to a week: see Retry-After", types},
      {"serverInternal", 500, broken, "an internal server error", types},
      {"orderNotReady", 403, kind{category::conflict, action::backoff, remedy::wait},
       "the order cannot be finished yet", types},
      {"accountDoesNotExist", 400, bad_key, "no account exists for this key", types},
      {"externalAccountRequired",
       {},
       bad_key,
       "the account has to be bound to an account with the operator",
       types},
      {"unauthorized", {401, 403}, forbidden, "the account may not do this", types},
      {"userActionRequired", 403, forbidden,
       "a person has to agree on the page that instance names", types},
      {"caa", 403, forbidden.with(triage::scope::resource), "CAA records forbid the certificate",
       types},
      {"rejectedIdentifier", 400, forbidden.with(triage::scope::resource),
       "the server issues no certificates for this name", types},
      {"alreadyRevoked", 400, conflicting, "the certificate is already revoked", types},
      {"unknownHost", 400, missing, "the host of the identifier was not found", boulder},
      {"badCSR", {}, bad_request, "the certificate request is not acceptable", types},
      {"badPublicKey", 400, bad_request, "the key of the signature is not supported", types},
      {"badRevocationReason", {}, bad_request, "the reason for revoking is not allowed", types},
      {"badSignatureAlgorithm", 400, bad_request, "the algorithm is not supported", types},
      {"incorrectResponse", {}, bad_request, "the response to the challenge is wrong", types},
      {"invalidContact", {}, bad_request, "a contact is not valid", types},
      {"invalidEmail", 400, bad_request, "a contact is not valid", boulder},
      {"unsupportedContact",
       {},
       bad_request,
       "a contact has a scheme that is not supported",
       types},
      {"unsupportedIdentifier", 400, bad_request, "the type of an identifier is not supported",
       types},
      {"connection", 400, unreachable, "the server could not connect to the host", types},
      {"dns", 400, unreachable, "the name could not be resolved", types},
      {"tls", 400, unreachable, "TLS with the host failed", types},
      {"compound", {}, bad_request, "several errors, listed in subproblems", types},
      {"malformed", 404, missing, "the resource does not exist or has expired", boulder},
      {"malformed", 409, conflicting, "another account already uses this key", boulder},
      {"malformed", {400, 405, 411, 415}, bad_request, "the request is malformed", types},
  };
};

inline constexpr provider acme = define<acme_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
