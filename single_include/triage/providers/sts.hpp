// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// AWS STS: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
//
// Temporary credentials, in the query protocol: XML. IDPCommunicationError is a 400, but temporary.
// ExpiredTokenException here is about the web identity token from the caller's identity provider,
// which has to issue a new one.
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

  // The file that a row comes from.
  static constexpr std::string_view model = "service-2.json";

  static constexpr row rows[] = {
      {"ExpiredTokenException", 400, expired_key,
       "the web identity token has expired: get a new one", model},
      {"InvalidIdentityToken", 400, expired_key,
       "the web identity token could not be validated: get a new one", model},
      {"IDPRejectedClaim", 403, bad_key, "the identity provider rejected the claim", model},
      // The page says to retry this although it is a 400.
      {"IDPCommunicationError", 400, unavailable.with(triage::processed::no),
       "the identity provider could not be reached", model},
      {"RegionDisabledException", 403, forbidden.with(triage::scope::region),
       "STS is not activated in the region", model},
      {"SessionDurationEscalationException", 403, forbidden.with(remedy::fix_request),
       "the requested session would outlive the current one", model},
      {"OutboundWebIdentityFederationDisabledException", 403, forbidden,
       "the feature is not enabled for the account", model},
      {"MalformedPolicyDocument", 400, bad_request, "the policy is malformed", model},
      {"PackedPolicyTooLarge", 400, too_large, "the policies and tags are too large in total",
       model},
      {"JWTPayloadSizeExceededException", 400, too_large, "the token would be too large", model},
      {"ExpiredTradeInTokenException", 400, expired_key, "the trade-in token has expired", model},
      {"InvalidAuthorizationMessageException", 400, bad_request, "the message cannot be decoded",
       model},
  };
};

inline constexpr provider sts = define<sts_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
