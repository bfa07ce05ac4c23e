// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Meta Graph API: https://developers.facebook.com/docs/graph-api/guides/error-handling
//
// Codes are integers, and a subcode narrows them down. The type says nothing: it is OAuthException
// for nearly every error. Rate limits come as 400 and 403. In is_transient the server itself says
// whether the request may be repeated, and the table follows it.
#ifndef TRIAGE_PROVIDERS_META_GRAPH_HPP
#define TRIAGE_PROVIDERS_META_GRAPH_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct meta_graph_api : kinds {
  static constexpr std::string_view name = "meta_graph";
  static constexpr std::string_view title = "Meta Graph API";
  static constexpr std::string_view page =
      "https://developers.facebook.com/docs/graph-api/guides/error-handling";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"graph.facebook.com", "graph.instagram.com",
                                               "graph-video.facebook.com"};

  static constexpr std::string_view errors = "Handling errors, Error codes";
  static constexpr std::string_view subcodes = "Handling errors, Authentication error subcodes";
  static constexpr std::string_view rate = "Rate limits";
  static constexpr std::string_view clients = "real responses in public clients";

  static constexpr field fields[] = {
      {"/error/code", role::code, "the code for programs, an integer"},
      {"/error/type", role::type, "OAuthException for nearly everything"},
      {"/error/message", role::message, "what went wrong, for developers"},
      {"/error/fbtrace_id", role::request_id, "the id that support asks for"},
      {"/error/is_transient", role::should_retry, "whether the error is temporary"},
  };

  static constexpr row rows[] = {
      // Limits, mostly sent as 400 and 403.
      {"4", {400, 403, 429}, throttled, "the limit of the application is reached", errors},
      {"17", {400, 403, 429}, throttled, "the limit of the user is reached", errors},
      {"32", {400, 403, 429}, throttled, "the limit of the page is reached", rate},
      {"613", {400, 403, 429}, throttled, "the limit of this API is reached", rate},
      {"341", {400, 403, 429}, throttled, "the limit of the application is reached", errors},
      {codes(80000, 80014),
       {400, 403, 429},
       throttled,
       "a business use case is at its limit: ads, pages, Instagram, Messenger, WhatsApp, catalogs",
       rate},
      // Tokens. The subcode tells what happened to the token.
      {"190",
       {400, 401},
       bad_key,
       "the user has removed the app",
       subcodes,
       {.member = "/error/error_subcode", .equals = "458"}},
      {"190",
       {400, 401},
       bad_key.with(scope::resource),
       "the user has to log in and complete a check",
       subcodes,
       {.member = "/error/error_subcode", .equals = "459"}},
      {"190",
       {400, 401},
       bad_key.with(scope::resource),
       "the user has not confirmed the account",
       subcodes,
       {.member = "/error/error_subcode", .equals = "464"}},
      {"190",
       {400, 401},
       expired_key,
       "the token has expired, was revoked or is not valid: get a new one",
       errors},
      {"102", {400, 401}, expired_key, "the session has expired or was revoked", errors},
      {"104", {400, 401}, bad_key, "the token is missing, or the signature is wrong", clients},
      {"2500",
       400,
       bad_key,
       "a request about the current user has no token",
       clients,
       {.message = "access token"}},
      {"2500", 400, no_such_name, "the path or version is unknown", clients},
      // Permissions.
      {"3", {400, 403}, forbidden, "a capability or permission is missing", errors},
      {"10", {403, 400}, forbidden, "a permission is missing or was revoked", errors},
      {codes(200, 299), {403, 400}, forbidden, "a permission is missing or was revoked", errors},
      {"368",
       {400, 403},
       kind{category::content_policy, action::never, remedy::contact_support, processed::no,
            scope::account},
       "temporarily blocked for breaking the rules",
       errors},
      // Failures of the server, most of which pass by themselves.
      {"1",
       {500, 400},
       kind{category::invalid_request, action::never, remedy::shorten_input},
       "the response would be too large: ask for less data",
       clients,
       {.message = "reduce the amount of data"}},
      {"1", {500, 400}, broken, "an unknown fault, possibly temporary", errors},
      {"2", {500, 503, 400}, unavailable, "the service is temporarily down", errors},
      // The request.
      {"100",
       {400, 404},
       missing,
       "the object does not exist, or the token may not see it",
       clients,
       {.member = "/error/error_subcode", .equals = "33"}},
      {"100", 400, bad_request, "a parameter is not valid", errors},
      {"803", {404, 400}, missing, "the alias or object does not exist", clients},
      {"506", 400, conflicting.with(remedy::change_content).with(processed::no),
       "the same post was sent twice in a row", errors},
      {"1609005", 400, bad_request, "the link of the post cannot be read", errors},
  };
};

inline constexpr provider meta_graph = define<meta_graph_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
