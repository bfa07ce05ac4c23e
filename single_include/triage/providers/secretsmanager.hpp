// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// AWS Secrets Manager:
// https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html
//
// Secrets. InvalidRequestException is about the state of the secret, for example one that is
// scheduled for deletion, and not about the form of the request. LimitExceededException is a quota.
// The message is in Message, with a capital.
#ifndef TRIAGE_PROVIDERS_SECRETSMANAGER_HPP
#define TRIAGE_PROVIDERS_SECRETSMANAGER_HPP

#include "../providers/aws.hpp"
#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct secretsmanager_api : aws_kinds {
  using base = aws_api;
  static constexpr std::string_view name = "secretsmanager";
  static constexpr std::string_view title = "AWS Secrets Manager";
  static constexpr std::string_view page =
      "https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"secretsmanager.*.amazonaws.com"};

  static constexpr row rows[] = {
      {"ResourceNotFoundException", 400, missing, "there is no such secret, or no such version",
       "service-2.json"},
      {"ResourceExistsException", 400, held, "there is one of this name", "service-2.json"},
      {"LimitExceededException", 400, out_of_quota, "a quota of the account", "service-2.json"},
      {"DecryptionFailure", 400, forbidden.with(remedy::check_resource),
       "the KMS key cannot decrypt the secret", "service-2.json"},
      {"EncryptionFailure", 400, forbidden.with(remedy::check_resource),
       "the KMS key cannot encrypt the secret", "service-2.json"},
      {"InvalidRequestException", 400, held,
       "not possible in the state of the secret, such as scheduled for deletion", "service-2.json"},
      {"InvalidParameterException", 400, bad_request, "a parameter is not valid", "service-2.json"},
      {"InvalidNextTokenException", 400, bad_request, "the token is not valid", "service-2.json"},
      {"MalformedPolicyDocumentException", 400, bad_request, "the policy is malformed",
       "service-2.json"},
      {"PreconditionNotMetException", 400, held, "a step that has to come first is missing",
       "service-2.json"},
      {"PublicPolicyException", 400, forbidden, "public policies are blocked", "service-2.json"},
      {"InternalServiceError", 500, broken, "a fault of the service", "service-2.json"},
  };
};

inline constexpr provider secretsmanager = define<secretsmanager_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
