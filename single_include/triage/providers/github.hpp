// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// GitHub: https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
//
// There are no codes at the top level: status, headers and message tell errors apart. A 403 has
// three meanings: the hourly limit (X-RateLimit-Remaining is 0), a secondary limit (Retry-After, or
// the words "secondary rate"; wait at least a minute) and a missing permission; a 429 has the first
// two. GraphQL answers 200, and its errors have a type. Among the successful responses of REST,
// only the list of errors in a CODEOWNERS file has a member `errors`: read that one without a
// check.
#ifndef TRIAGE_PROVIDERS_GITHUB_HPP
#define TRIAGE_PROVIDERS_GITHUB_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct github_api : kinds {
  static constexpr std::string_view name = "github";
  static constexpr std::string_view title = "GitHub";
  static constexpr std::string_view page =
      "https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.github.com", "uploads.github.com"};

  static constexpr std::string_view faults = "REST, Troubleshooting";
  static constexpr std::string_view invalid_422 = "REST, Troubleshooting, Validation failed";
  static constexpr std::string_view limits_page = "REST, Rate limits, Exceeding the rate limit";
  static constexpr std::string_view graphql = "GraphQL, Rate limits and query limits";
  static constexpr std::string_view spec = "npm @octokit/openapi-types, types.d.ts";
  static constexpr std::string_view clients = "errors[].type, seen in public clients";

  static constexpr kind too_much{category::invalid_request, action::never, remedy::shorten_input};

  static constexpr field fields[] = {
      {"/errors/0/type", role::code, "the type of the first error: GraphQL"},
      {"/errors/0/extensions/code", role::code,
       "a more specific code for queries that are not valid: GraphQL"},
      {"/errors/0/code", role::code, "what is wrong with the first field: 422"},
      {"/message", role::message, "what went wrong, for people"},
      {"/errors/0/message", role::message, "the same: GraphQL"},
      {"/documentation_url", role::help, "the documentation of the endpoint or the limit"},
      {"/status", role::status, "the HTTP status as a string"},
      {"/errors", role::details, "resource, field, code and message, or plain strings"},
  };

  static constexpr std::string_view usual_body =
      R"({"message":"","documentation_url":"","status":""})";

  static constexpr header_row headers[] = {
      {"X-GitHub-Request-Id", header_role::request_id, "what support asks for",
       "seen in responses"},
  };

  static constexpr in_success inside_2xx[] = {
      {.member = "/errors", .non_empty = true},
  };

  static constexpr batch batches[] = {{"/errors/*"}};

  static constexpr row rows[] = {
      // GraphQL. The status of the response is 200, or that of a secondary limit. If a request has
      // several mutations, the others may have been carried out.
      {"RATE_LIMITED",
       {},
       throttled,
       "the hourly points are used up; see X-RateLimit-Reset",
       "npm @octokit/plugin-throttling, 200 and errors"},
      {"RATE_LIMIT",
       {},
       throttled,
       "the hourly points are used up; a newer name for RATE_LIMITED",
       "github.com/yanyongyu/githubkit/pull/272"},
      {"NOT_FOUND", 404, missing.with(processed::unknown),
       "there is no such object, or the token may not see it", clients},
      {"FORBIDDEN", 403, forbidden.with(processed::unknown), "the token may not do this", clients},
      {"INSUFFICIENT_SCOPES", 403, forbidden, "the token lacks a scope", clients},
      {"MAX_NODE_LIMIT_EXCEEDED", 400, too_much, "the query asks for more than 500,000 nodes",
       graphql},
      {"RESOURCE_LIMITS_EXCEEDED", 400, too_much.with(processed::unknown),
       "the query needs more resources than allowed; part of the data is there", graphql},
      {"EXCESSIVE_PAGINATION", 400, too_much, "the argument first or last is more than 100",
       clients},
      {.key = "UNPROCESSABLE",
       .status = 422,
       .kind = throttled.with(processed::unknown),
       .meaning = "content is created faster than a person would create it",
       .source = clients,
       .when = {.message = "submitted too quickly"},
       .delay_ms = 60'000},
      {"UNPROCESSABLE", 422, bad_request.with(processed::unknown), "the input is not valid",
       clients},
      {"SERVICE_UNAVAILABLE", 503, unavailable, "temporarily unavailable", clients},
      // REST: the first element of errors[] in a 422.
      {"missing",
       422,
       bad_request,
       "the search has no query",
       "real responses in public clients",
       {.member = "/errors/0/resource", .equals = "Search"}},
      {"missing", 422, missing, "a resource that the request names does not exist", invalid_422},
      {"missing_field", 422, bad_request, "a required field is missing", invalid_422},
      {"invalid", 422, bad_request, "a field has the wrong format", invalid_422},
      {"already_exists", 422, conflicting.with(processed::no),
       "another resource already has this value", invalid_422},
      {.key = "unprocessable",
       .status = 422,
       .kind = throttled,
       .meaning = "content is created faster than a person would create it",
       .source = "errors[].message, seen in public clients",
       .when = {.member = "/errors/0/message", .equals = "was submitted too quickly"},
       .delay_ms = 60'000},
      {"unprocessable", 422, bad_request, "the parameters are not valid together", invalid_422},
      {"custom", 422, bad_request, "the message of the error says what is wrong", invalid_422},
      {"too_large",
       {403, 406},
       kind{category::payload_too_large, action::never, remedy::fix_request},
       "the file or diff is too large to be read in this way",
       "Repository contents, Notes"},
      // The three meanings of a 403, and the two of a 429.
      {{},
       {403, 429},
       throttled,
       "the hourly (search: per-minute) limit is reached; wait until X-RateLimit-Reset",
       limits_page,
       {.header = "X-RateLimit-Remaining", .equals = "0"}},
      {{},
       {403, 429},
       throttled,
       "a secondary limit; wait as long as Retry-After says",
       limits_page,
       {.header = "Retry-After"}},
      {.key = {},
       .status = {403, 429},
       .kind = throttled,
       .meaning = "a secondary limit without a delay: wait at least a minute, then longer",
       .source = "REST, Rate limits, Exceeding the rate limit; npm @octokit/plugin-throttling",
       .when = {.message = "secondary rate"},
       .delay_ms = 60'000},
      {.key = {},
       .status = {403, 429},
       .kind = throttled,
       .meaning = "a secondary limit, in its older wording",
       .source = "github.com/octokit/plugin-throttling.js/pull/438",
       .when = {.message = "abuse detection"},
       .delay_ms = 60'000},
      {{},
       {403, 429, 200},
       throttled,
       "the hourly limit is reached; the headers were lost on the way",
       "github.com/KnpLabs/php-github-api/issues/1070",
       {.message = "rate limit exceeded"}},
      {{},
       403,
       throttled,
       "too many failed logins: even valid credentials are refused for a while",
       "REST, Authenticating, Failed login limit",
       {.message = "login attempts exceeded"}},
      {{},
       403,
       bad_request,
       "the request has no User-Agent",
       "REST, Troubleshooting, User agent required",
       {.message = "User-Agent"}},
      {{},
       403,
       suspended,
       "the account is suspended",
       "message, seen in public clients",
       {.message = "account was suspended"}},
      {{},
       403,
       forbidden,
       "the token lacks a permission: X-Accepted-GitHub-Permissions names it",
       "REST, Troubleshooting, Insufficient permissions"},
      {.key = {},
       .status = 429,
       .kind = throttled,
       .meaning = "too many requests: wait at least a minute",
       .source = limits_page,
       .delay_ms = 60'000},

      {{}, 401, bad_key, "the credentials are missing or not valid", faults},
      {{},
       404,
       missing,
       "missing, or not visible to this token; or the path ends with a slash",
       "REST, Troubleshooting, 404 Not Found for an existing resource"},
      {{},
       405,
       conflicting.with(processed::no),
       "the pull request cannot be merged as it is",
       "npm @octokit/openapi-types, pulls/merge",
       {.message = "merge"}},
      {{},
       409,
       conflicting,
       "the state does not allow this: an empty repository, a branch that has moved",
       spec},
      {{}, 410, missing, "gone: issues are switched off, or the API was removed", spec},
      {{},
       422,
       conflicting.with(processed::no),
       "it already exists",
       invalid_422,
       {.message = "already exists"}},
      {{},
       422,
       bad_request,
       "validation failed, or the endpoint was called too often",
       invalid_422},
      {{},
       451,
       kind{category::permission, action::never, remedy::contact_support, processed::by_category,
            scope::resource},
       "blocked for legal reasons",
       spec},
      {{},
       500,
       broken,
       "internal server error, or no answer within ten seconds",
       "REST, Troubleshooting, Timeouts"},
      {{},
       200,
       bad_request,
       "the query is not valid",
       graphql,
       {.member = "/errors/0/extensions/code"}},
      {{},
       {502, 504, 200},
       timed_out,
       "no answer within ten seconds",
       "GraphQL, Rate limits and query limits, Timeouts",
       {.message = "executing your query"}},
  };

  static constexpr limit_row limits[] = {
      {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "requests", 0,
       reset_number::unix_seconds, "requests per hour; for GraphQL, points; for search, per minute",
       "REST, Rate limits, Checking the status of your rate limit"},
  };
};

inline constexpr provider github = define<github_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
