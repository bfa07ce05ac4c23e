// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Persly: https://developers.persly.ai/docs/errors
//
// The page lists two 429s, and neither may be retried: both mean that money is used up, not that
// the load is too high.
#ifndef TRIAGE_PROVIDERS_PERSLY_HPP
#define TRIAGE_PROVIDERS_PERSLY_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct persly_api : kinds {
  static constexpr std::string_view name = "persly";
  static constexpr std::string_view title = "Persly";
  static constexpr std::string_view page = "https://developers.persly.ai/docs/errors";
  static constexpr std::string_view seen = "2026-11-21";
  static constexpr std::string_view hosts[] = {"api.persly.ai"};

  // Schema errors (422) have FastAPI's shape instead, which is one of the generic ones.
  static constexpr field fields[] = {
      {"/error/message", role::message, "what went wrong, for people"},
      {"/error/type", role::type, "the category of the error"},
      {"/error/code", role::code, "the code for programs"},
      {"/error/param", role::param, "the parameter at fault, or null"},
      {"/error/retry_after", role::retry_after, "seconds to wait; not documented"},
      {"/retry_after", role::retry_after, "the same, next to the error; not documented"},
  };

  static constexpr std::string_view usual_body =
      R"({"error":{"message":"","type":"","code":"","param":""}})";

  static constexpr row rows[] = {
      {"model_not_found",
       400,
       no_such_name,
       "there is no model with this name",
       "Error Codes, 400 Bad Request",
       {},
       {},
       "invalid_request_error"},
      {"missing_required_field",
       400,
       bad_request,
       "a required field is missing",
       "Error Codes, 400 Bad Request",
       {},
       {},
       "invalid_request_error"},
      {"invalid_request",
       400,
       bad_request,
       "the body cannot be read or has values that are not accepted",
       "Error Codes, 400 Bad Request",
       {},
       {},
       "invalid_request_error"},
      {"batch_size_exceeded",
       400,
       too_large,
       "more than 100 items in one batch of embeddings",
       "Error Codes, 400 Bad Request",
       {},
       {},
       "invalid_request_error"},
      {"documents_limit_exceeded",
       400,
       too_large,
       "more than 1,000 documents to rerank",
       "Error Codes, 400 Bad Request",
       {},
       {},
       "invalid_request_error"},
      {"authentication_error",
       401,
       bad_key,
       "the key is missing, wrong or revoked",
       "Error Codes, 401 Unauthorized",
       {},
       {},
       "authentication_error"},
      {"organization_suspended",
       403,
       suspended,
       "the organization is suspended",
       "Error Codes, 403 Forbidden",
       {},
       {},
       "permission_error"},
      // The retry table says no, but also "wait for reset", without saying when that is.
      {"quota_exceeded",
       429,
       out_of_quota,
       "the free credits are used up",
       "Error Codes, 429 Too Many Requests",
       {},
       {},
       "insufficient_quota"},
      // Its type calls it a rate limit, but the retry table says not to retry.
      {"spending_limit_exceeded",
       429,
       out_of_quota,
       "the month's spending limit is reached",
       "Error Codes, 429 Too Many Requests",
       {},
       {},
       "rate_limit_error"},
      {"internal_error",
       500,
       broken,
       "an unexpected server error",
       "Error Codes, 500 Server Error",
       {},
       {},
       "server_error"},

      {type("invalid_request_error"),
       {},
       bad_request,
       "the request was not accepted",
       "Error Codes, 400 Bad Request"},
      {type("authentication_error"),
       {},
       bad_key,
       "the key was not accepted",
       "Error Codes, 401 Unauthorized"},
      {type("permission_error"),
       {},
       forbidden.with(remedy::contact_support),
       "the account may not do this",
       "Error Codes, 403 Forbidden"},
      {type("insufficient_quota"),
       {},
       out_of_quota,
       "a quota is used up",
       "Error Codes, 429 Too Many Requests"},
      // Its only documented code is a spending limit, so the type alone is no reason to try again.
      {type("rate_limit_error"),
       {},
       kind{category::rate_limited, action::after, remedy::raise_limit},
       "a limit is reached",
       "Error Codes, 429 Too Many Requests"},
      {type("server_error"), {}, broken, "a server error", "Error Codes, 500 Server Error"},

      {{}, 400, bad_request, "bad request", "Retry Strategy"},
      {{}, 401, bad_key, "unauthorized", "Retry Strategy"},
      {{}, 403, forbidden.with(remedy::contact_support), "forbidden", "Retry Strategy"},
      // No 429 on the page may be retried; one that names a delay is a different case.
      {{},
       429,
       kind{category::rate_limited, action::after, remedy::raise_limit},
       "a quota or the spending limit is used up",
       "Retry Strategy"},
      // "For transient errors (5xx), implement exponential backoff". The row for all of them is the
      // last; those before it are for statuses that say what kind of failure it is.
      {{}, 502, unavailable, "bad gateway", "Retry Strategy"},
      {{}, 503, unavailable, "service unavailable", "Retry Strategy"},
      {{}, 504, timed_out, "gateway timeout", "Retry Strategy"},
      {{}, 529, busy, "overloaded", "Retry Strategy"},
      {{},
       statuses::between(520, 530),
       unavailable,
       "the proxy in front of the origin could not reach it",
       "Retry Strategy"},
      {{}, statuses::between(500, 599), broken, "server error", "Retry Strategy"},
  };

  // Retry Strategy: 3 attempts, 2^attempt seconds, whatever happened.
  static constexpr retry_policy advice{.max_attempts = 3, .base_ms = 1000, .jitter = jitter::none};
};

inline constexpr provider persly = define<persly_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
