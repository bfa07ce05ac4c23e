// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Persly API. Codes, types and statuses: https://developers.persly.ai/docs/errors
#ifndef TRIAGE_PROVIDERS_PERSLY_HPP
#define TRIAGE_PROVIDERS_PERSLY_HPP

#include <triage/provider.hpp>

namespace triage::providers {

struct persly_api {
  using enum category;
  using enum retry;
  using enum remedy;

  static constexpr std::string_view name = "persly";
  static constexpr std::string_view title = "Persly";
  static constexpr std::string_view page = "https://developers.persly.ai/docs/errors";

  static constexpr field fields[] = {
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error/type", role::type, "the error's category"},
      {"/error/code", role::code, "the machine-readable code"},
      {"/error/param", role::param, "the parameter at fault; null when there is none"},
  };

  static constexpr code_row codes[] = {
      {.code = "model_not_found",
       .status = 400,
       .type = "invalid_request_error",
       .category = not_found,
       .retry = never,
       .remedy = fix_request,
       .meaning = "no model has this name",
       .source = "Error Codes, 400 Bad Request"},
  };
};

inline constexpr provider persly = define<persly_api>();

}  // namespace triage::providers

#endif
