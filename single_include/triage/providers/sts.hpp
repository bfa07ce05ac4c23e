// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// AWS STS: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
//
// Temporary credentials, in the query protocol: XML. IDPCommunicationError is a 400 that passes.
// ExpiredTokenException is here about the web identity token of the caller's identity provider,
// which has to be asked for another one.
#ifndef TRIAGE_PROVIDERS_STS_HPP
#define TRIAGE_PROVIDERS_STS_HPP

#include "../providers/aws.hpp"
#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct sts_api : aws_kinds {
  using base = aws_api;
  static constexpr std::string_view name = "sts";
  static constexpr std::string_view title = "AWS STS";
  static constexpr std::string_view page =
      "https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"sts.amazonaws.com", "sts.*.amazonaws.com"};

  // Where on the page, or in which file.
  static constexpr std::string_view model = "service-2.json";

  static constexpr row rows[] = {
      {"ExpiredTokenException", 400, expired_key,
       "the web identity token is out of date: get another", model},
      {"InvalidIdentityToken", 400, expired_key,
       "the web identity token could not be validated: get another", model},
      {"IDPRejectedClaim", 403, bad_key, "the identity provider refused", model},
      // A 400, and yet the page says to retry.
      {"IDPCommunicationError", 400, unavailable.with(triage::processed::no),
       "the identity provider could not be reached", model},
      {"RegionDisabledException", 403, forbidden.with(triage::scope::region),
       "not activated in the region", model},
      {"SessionDurationEscalationException", 403, forbidden.with(remedy::fix_request),
       "it would outlive the session", model},
      {"OutboundWebIdentityFederationDisabledException", 403, forbidden,
       "the feature is not enabled for the account", model},
      {"MalformedPolicyDocument", 400, bad_request, "the policy is malformed", model},
      {"PackedPolicyTooLarge", 400, too_large, "policies and tags are too large together", model},
      {"JWTPayloadSizeExceededException", 400, too_large, "the token would be too large", model},
      {"ExpiredTradeInTokenException", 400, expired_key, "the trade-in token is out of date",
       model},
      {"InvalidAuthorizationMessageException", 400, bad_request, "the message cannot be decoded",
       model},
  };
};

inline constexpr provider sts = define<sts_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
