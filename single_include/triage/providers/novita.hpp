// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Novita AI: https://novita.ai/docs/api-reference/basic-error-code
//
// The code is in the member reason. A balance that is too low and a missing key are 400s, a wrong
// key is a 403, and BILLING_FAILED means that the billing service failed, not that money is
// missing.
#ifndef TRIAGE_PROVIDERS_NOVITA_HPP
#define TRIAGE_PROVIDERS_NOVITA_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct novita_api : kinds {
  static constexpr std::string_view name = "novita";
  static constexpr std::string_view title = "Novita AI";
  static constexpr std::string_view page = "https://novita.ai/docs/api-reference/basic-error-code";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.novita.ai"};

  static constexpr field fields[] = {
      {"/reason", role::code, "the code for programs"},
      {"/message", role::message, "what went wrong, for people"},
      {"/code", role::status, "the HTTP status, repeated"},
  };

  static constexpr row rows[] = {
      {"INVALID_REQUEST_BODY", 400, bad_request, "the body is not valid", "Error codes"},
      {"ILLEGAL_PROMPT", 400, refused_content, "the prompt is not allowed", "Error codes"},
      {"ILLEGAL_IMAGE_CONTENT", 400, refused_content, "the image is not allowed", "Error codes"},
      {"BILLING_FAILED", 500, broken, "the billing service failed", "Error codes"},
      {"BILLING_AUTH_FAILED", 403,
       kind{category::permission, action::never, remedy::contact_support},
       "the billing service did not accept the account", "Error codes"},
      {"BILLING_BALANCE_NOT_ENOUGH",
       {400, 403},
       out_of_funds,
       "the balance is too low",
       "Error codes"},
      {"NOT_ENOUGH_BALANCE", {403, 400}, out_of_funds, "the balance is too low", "Error codes"},
      {"MISSING_API_KEY", {400, 401}, bad_key, "no key was sent", "Error codes"},
      {"INVALID_API_KEY", {403, 401}, bad_key, "the key is wrong", "Error codes"},
      {"FEATURE_NOT_ALLOWED", 403, forbidden, "the feature is not allowed", "Error codes"},
      {"API_NOT_ALLOWED", 403, forbidden, "the API is not allowed", "Error codes"},
      {"NEED_REAL_NAME_VERIFY", 403, forbidden, "the account has to be verified", "Error codes"},
      {"RATE_LIMIT_EXCEEDED", 429, throttled, "too many requests", "Error codes"},
      {"API_NOT_FOUND", 404, missing, "there is no such path", "Error codes"},
      {"TASK_NOT_FOUND", 404, missing, "there is no such task", "Error codes"},
  };
};

inline constexpr provider novita = define<novita_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
