// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Cloudflare API: https://developers.cloudflare.com/fundamentals/api/reference/limits/
//
// There is no list of the numbers, and products use the same number for different errors: 10013 is
// an internal error of Workers or a missing KV namespace, 10001 a missing login or a wrong request,
// so the message decides. The more exact number is in `error_chain`. Above 1,200 requests in five
// minutes, all calls of the next five minutes are refused. Some failures come inside a 200 with
// `"success": false`.
#ifndef TRIAGE_PROVIDERS_CLOUDFLARE_HPP
#define TRIAGE_PROVIDERS_CLOUDFLARE_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct cloudflare_api : kinds {
  static constexpr std::string_view name = "cloudflare";
  static constexpr std::string_view title = "Cloudflare API";
  static constexpr std::string_view page =
      "https://developers.cloudflare.com/fundamentals/api/reference/limits/";
  static constexpr std::string_view seen = "2026-11-26";
  static constexpr std::string_view hosts[] = {"api.cloudflare.com"};

  static constexpr std::string_view limits_page = "API rate limits";
  // On no list of Cloudflare's, but in responses that users and clients have published.
  static constexpr std::string_view seen_ = "seen in responses of the API";
  static constexpr std::string_view workers_ai = "Workers AI, Errors";
  /// Nothing was done, because the current state does not allow it.
  static constexpr kind refused = conflicting.with(processed::no);

  static constexpr field fields[] = {
      {"/errors/0/error_chain/0/code", role::code, "the more exact number"},
      {"/errors/0/code", role::code, "the number"},
      {"/code", role::code, "the number, in an older shape"},
      {"/errors/0/error_chain/0/message", role::message, "what went wrong, more exactly"},
      {"/errors/0/message", role::message, "what went wrong, for people"},
      {"/errors/0/source/pointer", role::param, "the member of the request that is at fault"},
      {"/errors/0/documentation_url", role::help, "a page about the error"},
  };

  static constexpr header_row headers[] = {
      {.name = "cf-ray",
       .role = header_role::request_id,
       .meaning = "what support asks for",
       .source = "Cloudflare fundamentals, HTTP headers"},
  };

  static constexpr in_success inside_2xx[] = {
      {.member = "/success", .equals = "false"},
  };

  static constexpr row rows[] = {
      // Limits.
      {.key = "971",
       .status = 429,
       .kind = throttled,
       .meaning = "too many requests",
       .source = seen_,
       .delay_ms = 300000},
      {.key = "10429",
       .status = 429,
       .kind = throttled,
       .meaning = "too many requests",
       .source = seen_,
       .delay_ms = 300000},
      // Credentials.
      {"10000", {403, 400, 401}, bad_key, "the token is not valid or lacks this permission", seen_},
      {"10001",
       {400, 401, 403},
       bad_key,
       "the request is not authenticated",
       seen_,
       {.message = "authenticate"}},
      {"10001", 400, bad_request, "the request is not valid", seen_},
      {"10023", 403, forbidden, "the account may not do this", seen_},
      {"1000", {401, 403}, bad_key, "the API token is not valid", seen_},
      {"1000", 400, bad_key, "the API token is not valid", seen_, {.message = "token"}},
      {"1000", 400, bad_request, "the request is not valid", seen_},
      {"6003", 400, bad_key, "an authentication header is wrong", seen_},
      {"6111", 400, bad_key, "the Authorization header is malformed", seen_},
      {"6103", 400, bad_key, "the X-Auth-Key header is malformed", seen_},
      {"9106", {400, 403}, bad_key, "the authentication headers are missing", seen_},
      {"9103", 403, bad_key, "the API key or the email address is unknown", seen_},
      {"9109", 403, bad_key, "the token is not valid", seen_, {.message = "invalid access token"}},
      {"9109", 403, forbidden, "the caller may not do this", seen_},
      {"9300", 403, expired_key, "the session has expired", seen_},
      {"7403", 403, forbidden, "the account may not do this", seen_},
      // Routes and resources.
      {"7003", 404, no_such_name, "there is no such route, usually because an id is wrong", seen_},
      {"7003", 400, bad_request, "there is no such route, usually because an id is wrong", seen_},
      {"7000", 404, no_such_name, "there is no such route", seen_},
      {"7000", 400, bad_request, "there is no such route", seen_},
      {"10006", 404, missing, "there is no such bucket", seen_},
      {"10007", {404, 400}, missing, "there is no such Worker, database or other resource", seen_},
      {"10009", 404, missing, "there is no such key or other resource", seen_},
      {"10013", 404, missing, "there is no such KV namespace", seen_, {.message = "not found"}},
      {"10013", 500, broken, "an internal error of Workers", seen_},
      {"10004", 409, refused, "the bucket already exists", seen_},
      {"81044", 404, missing, "there is no such DNS record", seen_},
      {"81053", 400, refused, "a record of another type has this name", seen_},
      {"81057", 400, refused, "the DNS record already exists", seen_},
      {"81058", 400, refused, "the DNS record already exists", seen_},
      {"1004", 400, bad_request, "a DNS record is not valid", seen_},
      {"9005", 400, bad_request, "the content of a DNS record is not valid", seen_},
      {"1061", 400, refused, "the zone already exists", seen_},
      {"7500",
       400,
       broken,
       "an internal error of the database",
       seen_,
       {.message = "internal error"}},
      {"7500", 400, bad_request, "the SQL is wrong", seen_},
      // Workers AI.
      {"5007", 400, no_such_name, "there is no such model", workers_ai},
      {"5004", 400, bad_request, "the input is not valid", workers_ai},
      {"3039", 400, bad_request, "the fine-tune lacks files", workers_ai},
      {"3003", 400, bad_request, "the headers or the body are missing", workers_ai},
      {"5018", 403, forbidden, "the account may not use the model", workers_ai},
      {"5016", 403, forbidden, "the terms of the model have not been accepted", workers_ai},
      {"3023", 403, suspended, "the account is blocked", workers_ai},
      {"3041", 403, forbidden, "the account may not use the model", workers_ai},
      {"5019", 405, bad_request, "the SDK is too old", workers_ai},
      {"5005", 405, bad_request, "the model does not support LoRA", workers_ai},
      {"3042", 404, no_such_name, "there is no such model", workers_ai},
      {"3006", 413, too_large, "the request is too large", workers_ai},
      {"3007", 408, timed_out, "the request took too long", workers_ai},
      {"3008", 408, timed_out, "the request was aborted", workers_ai},
      {"3036", 429, out_of_quota, "the free allocation for the day is used up", workers_ai},
      {"3040", 429, busy, "no capacity left", workers_ai},
      {.key = {},
       .status = 429,
       .kind = throttled,
       .meaning = "over 1,200 requests in five minutes: refused for the next five",
       .source = limits_page,
       .delay_ms = 300000},
  };
};

inline constexpr provider cloudflare = define<cloudflare_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
