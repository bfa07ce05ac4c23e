// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Shopify: https://shopify.dev/docs/api/usage/response-codes
//
// GraphQL answers 200 with THROTTLED among the errors, next to the numbers that the delay is
// computed from. REST answers 429 with a fractional number of seconds in Retry-After. 402, 423 and
// 430 are about the shop. The page also lists 783 for a syntax error, which is outside the range of
// HTTP statuses.
#ifndef TRIAGE_PROVIDERS_SHOPIFY_HPP
#define TRIAGE_PROVIDERS_SHOPIFY_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct shopify_api : kinds {
  static constexpr std::string_view name = "shopify";
  static constexpr std::string_view title = "Shopify";
  static constexpr std::string_view page = "https://shopify.dev/docs/api/usage/response-codes";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"*.myshopify.com"};

  static constexpr std::string_view statuses = "Response status and error codes";
  static constexpr std::string_view graphql = "GraphQL Admin API, Status and error codes";

  static constexpr field fields[] = {
      {"/errors/0/extensions/code", role::code, "the error code, for programs (GraphQL)"},
      {"/errors", role::message, "what went wrong, as a plain string (REST)"},
      {"/errors/0/message", role::message, "what went wrong (GraphQL)"},
      {"/error_description", role::message, "what went wrong (OAuth)"},
      {"/error", role::message, "what went wrong, as a plain string"},
      {"/errors/0/extensions/documentation", role::help, "the documentation page on the error"},
      {"/errors", role::details, "messages by field"},
  };

  static constexpr in_success inside_2xx[] = {
      {.member = "/errors", .non_empty = true},
  };

  static constexpr batch batches[] = {{"/errors/*"}};

  static constexpr row rows[] = {
      // GraphQL errors, inside a 200.
      {"THROTTLED", 429, throttled,
       "the query costs more than is available: wait (requestedQueryCost - currentlyAvailable) / "
       "restoreRate seconds",
       graphql},
      {"MAX_COST_EXCEEDED", 400,
       kind{category::invalid_request, action::never, remedy::shorten_input},
       "the query costs more than any query may: split it", graphql},
      {"ACCESS_DENIED", 403, forbidden, "the token lacks a scope", graphql},
      {"SHOP_INACTIVE", 403, suspended, "the shop is not active", graphql},
      {"INTERNAL_SERVER_ERROR", 500, broken, "an internal error", graphql},
      {"undefinedField", 400, bad_request, "the query names a field that does not exist", graphql},
      {"argumentLiteralsIncompatible", 400, bad_request,
       "an argument of the query has the wrong type", graphql},
      {{},
       200,
       throttled,
       "the query costs more than is available (older versions, without a code)",
       graphql,
       {.message = "Throttled"}},
      {{},
       200,
       bad_request.with(processed::unknown),
       "the query is not valid, or a part of it failed",
       graphql,
       {.member = "/errors/0/locations"}},
      // Statuses that only Shopify has, and what the usual ones mean here.
      {{}, 401, bad_key, "the token is missing or not valid", statuses},
      {{}, 402, out_of_funds, "the shop is frozen until its owner pays", statuses},
      {{}, 403, forbidden, "a scope is missing, or the shop is marked as fraudulent", statuses},
      {{}, 404, missing, "not found", statuses},
      {{}, 406, bad_request, "the path or method is not acceptable", statuses},
      {{},
       409,
       kind{category::conflict, action::backoff, remedy::wait, processed::no},
       "the resource is being modified by another request",
       statuses,
       {.message = "being modified"}},
      {{}, 409, conflicting, "the request causes a conflict", statuses},
      {{}, 422, bad_request, "a value is not valid", statuses},
      {{},
       423,
       kind{category::permission, action::never, remedy::contact_support, processed::no,
            scope::account},
       "the shop is locked because limits were ignored too often, or for fraud",
       statuses},
      {{},
       429,
       throttled,
       "too many requests: the bucket is full and drains a few requests a second",
       statuses},
      {{},
       430,
       kind{category::permission, action::never, remedy::fix_request, processed::no},
       "the request was taken for an attack: send the IP address of the buyer",
       statuses},
      {{},
       530,
       kind{category::unavailable, action::never, remedy::contact_support},
       "the name of the shop cannot be resolved",
       statuses},
      {{},
       540,
       kind{category::unavailable, action::never, remedy::contact_support},
       "the endpoint is temporarily switched off",
       statuses},
  };
};

inline constexpr provider shopify = define<shopify_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
