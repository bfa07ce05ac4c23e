// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// GraphQL: https://www.apollographql.com/docs/apollo-server/data/errors
//
// Errors come inside of a 200, in `errors`, and `data` beside them may hold the part that worked.
// The specification has no codes: the rows are those of Apollo Server, and those that GitHub,
// Hasura, AWS AppSync and the Java servers put into members of their own. The first error of the
// list decides. PERSISTED_QUERY_NOT_FOUND is not a failure but a step: send the text of the query
// once, together with its hash.
#ifndef TRIAGE_PROVIDERS_GRAPHQL_HPP
#define TRIAGE_PROVIDERS_GRAPHQL_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct graphql_api : kinds {
  static constexpr std::string_view name = "graphql";
  static constexpr std::string_view title = "GraphQL";
  static constexpr std::string_view page =
      "https://www.apollographql.com/docs/apollo-server/data/errors";
  static constexpr std::string_view seen = "2026-11-26";

  static constexpr std::string_view apollo = "Apollo Server, Built-in error codes";
  static constexpr std::string_view apollo3 = "Apollo Server 3, Error handling";
  static constexpr std::string_view github = "GitHub GraphQL, Rate limits and query limits";
  // The library that the servers of GitHub, GitLab and Shopify use.
  static constexpr std::string_view ruby = "graphql-ruby, static_validation/rules";
  static constexpr std::string_view hasura = "Hasura, error codes of the GraphQL API";
  static constexpr std::string_view java = "graphql-java ErrorType, Netflix DGS ErrorType";
  static constexpr std::string_view appsync = "AWS AppSync, Troubleshooting and Common Mistakes";
  static constexpr std::string_view shopify = "Shopify GraphQL Admin API, Status and error codes";
  static constexpr std::string_view custom = "seen in responses of several servers";
  /// Nothing was done: the current state does not allow it.
  static constexpr kind refused = conflicting.with(processed::no);

  static constexpr field fields[] = {
      {"/errors/0/extensions/code", role::code,
       "the code by convention, and in Apollo Server and Hasura"},
      {"/errors/0/type", role::code, "the code of GitHub"},
      {"/errors/0/errorType", role::code, "the code of AWS AppSync"},
      {"/errors/0/extensions/errorType", role::code, "the code of Netflix DGS"},
      {"/errors/0/extensions/classification", role::code, "the code of graphql-java"},
      {"/errors/0/code", role::code, "the code of some servers"},
      {"/errors/0/message", role::message, "what went wrong, for people"},
  };

  // Errors of resolvers come with a 200; if `data` is not null, part of the query succeeded.
  static constexpr in_success inside_2xx[] = {
      {.member = "/errors", .non_empty = true},
  };

  static constexpr batch batches[] = {{"/errors/*"}};

  static constexpr row rows[] = {
      // Apollo Server.
      {"INTERNAL_SERVER_ERROR", {}, broken, "a resolver failed", apollo},
      {"GRAPHQL_PARSE_FAILED", 400, bad_request, "a syntax error", apollo},
      {"GRAPHQL_VALIDATION_FAILED", 400, bad_request, "the query does not fit the schema", apollo},
      {"PERSISTED_QUERY_NOT_FOUND",
       {},
       no_such_name,
       "the hash is unknown: send the text of the query with it",
       apollo},
      {"PERSISTED_QUERY_NOT_SUPPORTED",
       {},
       bad_request,
       "hashes instead of queries are not supported",
       apollo},
      {"BAD_USER_INPUT",
       {},
       bad_request.with(processed::unknown),
       "an argument has an invalid value",
       apollo},
      {"OPERATION_RESOLUTION_FAILURE", 400, bad_request, "the query has no operation of this name",
       apollo},
      {"BAD_REQUEST", {}, bad_request, "the request is malformed", apollo},
      {"INTROSPECTION_DISABLED", 400, forbidden, "introspection is switched off", apollo},
      {"MAX_RECURSIVE_SELECTIONS_EXCEEDED", 400, too_large.with(remedy::fix_request),
       "the query is nested too deeply", apollo},
      {"UNAUTHENTICATED", {}, bad_key.with(processed::unknown), "no valid credentials", apollo3},
      {"FORBIDDEN", {}, forbidden.with(processed::unknown), "not allowed", apollo3},
      // By convention, and at GitHub and Shopify.
      {"RATE_LIMITED", {}, throttled, "too many points or requests were used", github},
      {"RATE_LIMIT", {}, throttled, "too many points or requests were used", github},
      {"NOT_FOUND",
       {},
       missing.with(processed::unknown),
       "it does not exist, or the caller may not see it",
       github},
      {"INSUFFICIENT_SCOPES", {}, forbidden, "the token lacks a scope", github},
      {"MAX_NODE_LIMIT_EXCEEDED",
       {},
       too_large.with(remedy::fix_request),
       "the query asks for too many nodes",
       github},
      {"THROTTLED", {}, throttled, "the cost of the queries is above the limit", shopify},
      {"ACCESS_DENIED", {}, forbidden.with(processed::unknown), "the app lacks a scope", shopify},
      {"MAX_COST_EXCEEDED",
       {},
       too_large.with(remedy::fix_request),
       "the query costs more than a single query may",
       shopify},
      {"UNPROCESSABLE",
       {},
       kind{category::conflict, action::backoff, remedy::wait},
       "another change is in progress",
       github,
       {.message = "temporary conflict"}},
      {"UNPROCESSABLE",
       {},
       refused.with(processed::unknown),
       "it already exists",
       github,
       {.message = "already exists"}},
      {"UNPROCESSABLE",
       {},
       bad_request.with(processed::unknown),
       "it cannot be done with these values",
       github},
      {"EXCESSIVE_PAGINATION",
       {},
       too_large.with(remedy::fix_request),
       "the requested page is too large",
       github},
      {"TIMEOUT", {}, timed_out, "the request took too long", custom},
      // graphql-ruby.
      {"undefinedField", {}, bad_request, "no such field", ruby},
      {"undefinedType", {}, bad_request, "no such type", ruby},
      {"argumentLiteralsIncompatible", {}, bad_request, "an argument has the wrong type", ruby},
      {"argumentNotAccepted", {}, bad_request, "no such argument", ruby},
      {"missingRequiredArguments", {}, bad_request, "an argument is missing", ruby},
      {"selectionMismatch",
       {},
       bad_request,
       "fields are selected where there are none, or missing where they are required",
       ruby},
      {"variableMismatch", {}, bad_request, "a variable has the wrong type", ruby},
      {"variableNotUsed", {}, bad_request, "a variable is not used", ruby},
      {"variableNotDefined", {}, bad_request, "a variable is not declared", ruby},
      {"INVALID_VARIABLE", {}, bad_request, "a variable has an invalid value", ruby},
      // Netflix DGS and graphql-java.
      {"UNAVAILABLE", {}, unavailable, "temporarily unavailable", java},
      {"INTERNAL", {}, broken, "internal server error", java},
      {"PERMISSION_DENIED", {}, forbidden, "not allowed", java},
      {"FAILED_PRECONDITION", {}, refused, "the current state does not allow this", java},
      {"ValidationError", {}, bad_request, "the query does not fit the schema", java},
      {"InvalidSyntax", {}, bad_request, "a syntax error", java},
      {"DataFetchingException", {}, broken, "a resolver failed", java},
      // Hasura.
      {"validation-failed", {}, bad_request, "the query does not fit the schema", hasura},
      {"parse-failed", {}, bad_request, "a value cannot be parsed", hasura},
      {"data-exception", {}, bad_request, "a value is invalid", hasura},
      {"access-denied", {}, forbidden, "not allowed", hasura},
      {"permission-error", {}, forbidden, "the role may not do this", hasura},
      {"invalid-jwt", {}, expired_key, "the token has expired", hasura, {.message = "JWTExpired"}},
      {"invalid-jwt", {}, bad_key, "the token is not valid", hasura},
      {"invalid-headers", {}, bad_key, "a header with the credentials is missing or wrong", hasura},
      {"constraint-violation", {}, refused, "a database constraint forbids this", hasura},
      {"unexpected", {}, broken, "an internal error of the server or the database", hasura},
      // AWS AppSync.
      {"UnauthorizedException", 401, bad_key, "no valid credentials", appsync},
      {"Unauthorized",
       {},
       forbidden.with(processed::unknown),
       "not allowed to access the field",
       appsync},
  };
};

inline constexpr provider graphql = define<graphql_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
