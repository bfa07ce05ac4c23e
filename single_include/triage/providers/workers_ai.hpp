// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Cloudflare Workers AI: https://developers.cloudflare.com/workers-ai/platform/errors/
//
// Codes are numbers, in the list of errors that all of Cloudflare uses. 3036 means that the free
// daily allocation is used up, which is renewed after midnight UTC, and 3040 that the network has
// no capacity, which is temporary: both are a 429. Models whose terms were not accepted answer 403.
#ifndef TRIAGE_PROVIDERS_WORKERS_AI_HPP
#define TRIAGE_PROVIDERS_WORKERS_AI_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct workers_ai_api : kinds {
  static constexpr std::string_view name = "workers_ai";
  static constexpr std::string_view title = "Cloudflare Workers AI";
  static constexpr std::string_view page =
      "https://developers.cloudflare.com/workers-ai/platform/errors/";
  static constexpr std::string_view seen = "2026-11-25";

  static constexpr field fields[] = {
      {"/errors/0/code", role::code, "the error code, a number"},
      {"/errors/0/message", role::message, "what went wrong, for people"},
  };

  static constexpr row rows[] = {
      {"5007", 400, no_such_name, "there is no such model or task", "Errors"},
      {"5004", 400, bad_request, "the input is not base64 in the expected form", "Errors"},
      {"3039", 400, bad_request, "the finetune lacks files", "Errors"},
      {"3003", 400, bad_request, "headers or the body is missing", "Errors"},
      {"5018", 403, forbidden, "not available to this account", "Errors"},
      {"5016", 403, forbidden, "the terms of the model have to be accepted first", "Errors"},
      {"3023", 403, suspended, "the account is blocked", "Errors"},
      {"3041", 403, forbidden, "not available to this account", "Errors"},
      {"5019", 405, bad_request, "the version of the SDK is too old", "Errors"},
      {"5005", 405, bad_request, "the model has no adapters", "Errors"},
      {"3042", 404, no_such_name, "the name of the model is not valid", "Errors"},
      {"3006", 413, too_large, "the request is too large", "Errors"},
      {"3007", 408, timed_out, "the request took too long", "Errors"},
      {"3008", 408, timed_out, "the request was aborted", "Errors"},
      {"3036", 429, out_of_quota, "the free daily allocation is used up", "Errors"},
      {"4006", 429, out_of_quota, "the free daily allocation is used up", "answers of the API"},
      {"3040", 429, busy, "no data centre has capacity", "Errors"},
  };

  static constexpr header_row headers[] = {
      {"cf-ray", header_role::request_id, "the id of the request", "Cloudflare, HTTP headers"},
  };
};

inline constexpr provider workers_ai = define<workers_ai_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
