// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// AWS Secrets Manager:
// https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html
//
// Secrets. InvalidRequestException is about the state of the secret (it may be scheduled for
// deletion), not about the form of the request. LimitExceededException is a quota. The message is
// in Message, with a capital M.
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

  // The file that a row comes from.
  static constexpr std::string_view model = "service-2.json";

  static constexpr row rows[] = {
      {"ResourceNotFoundException", 400, missing, "there is no such secret, or no such version",
       model},
      {"ResourceExistsException", 400, held, "a secret of this name already exists", model},
      {"LimitExceededException", 400, out_of_quota, "a quota of the account is reached", model},
      {"DecryptionFailure", 400, forbidden.with(remedy::check_resource),
       "the KMS key cannot decrypt the secret", model},
      {"EncryptionFailure", 400, forbidden.with(remedy::check_resource),
       "the KMS key cannot encrypt the secret", model},
      {"InvalidRequestException", 400, held,
       "the state of the secret does not allow it; it may be scheduled for deletion", model},
      {"InvalidParameterException", 400, bad_request, "a parameter is not valid", model},
      {"InvalidNextTokenException", 400, bad_request, "the pagination token is not valid", model},
      {"MalformedPolicyDocumentException", 400, bad_request, "the policy is malformed", model},
      {"PreconditionNotMetException", 400, held, "a step that has to be taken first is missing",
       model},
      {"PublicPolicyException", 400, forbidden, "policies that allow public access are blocked",
       model},
      {"InternalServiceError", 500, broken, "an internal error of the service", model},
  };
};

inline constexpr provider secretsmanager = define<secretsmanager_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
