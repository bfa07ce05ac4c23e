// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Discord: https://docs.discord.com/developers/topics/opcodes-and-status-codes
//
// Codes are integers, and 0 has no meaning of its own. The delay in the body is exact, the one in
// the header is rounded; with X-RateLimit-Scope: shared, the rate limit headers do not have it. A
// plain text "error code: 1015" is a ban by Cloudflare: every 401, 403 and 429 brings it closer.
#ifndef TRIAGE_PROVIDERS_DISCORD_HPP
#define TRIAGE_PROVIDERS_DISCORD_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct discord_api : kinds {
  static constexpr std::string_view name = "discord";
  static constexpr std::string_view title = "Discord";
  static constexpr std::string_view page =
      "https://docs.discord.com/developers/topics/opcodes-and-status-codes";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"discord.com", "discordapp.com", "*.discord.com"};

  static constexpr std::string_view listed =
      "Opcodes and status codes, JSON; npm discord-api-types";

  // Rate limits: the body's delay is the exact one.
  static constexpr delay_rules delays{.order = delay_order::body_first};

  static constexpr field fields[] = {
      {"/code", role::code, "the code for programs, an integer"},
      {"/message", role::message, "what went wrong, for people"},
      {"/retry_after", role::retry_after, "seconds to wait, with a fraction"},
      {"/errors", role::details, "a tree of messages"},
  };

  static constexpr std::string_view text_code = "error code: #";

  static constexpr row rows[] = {
      // 0 means nothing by itself: the status tells.
      {"0", 401, bad_key, "the token is missing or not valid", listed},
      {"0", 403, forbidden, "the caller may not do this", listed},
      {"0", 404, no_such_name, "there is no such path or resource", listed},
      {"0", 405, bad_request, "the path does not take this method", listed},
      {"0", 413, too_large, "the request is too large", listed},
      {"0", 429, throttled, "too many requests", listed},
      {"0", 500, broken, "an internal error", listed},
      {"0", {502, 503}, unavailable, "temporarily unavailable", listed},
      {"0", 504, timed_out, "no answer in time", listed},
      {"0", {}, bad_request, "a general error", listed},
      // Limits of single resources, besides those of the routes; their delay is in the body.
      {"20016", 429, throttled, "the channel is in slow mode", listed},
      {"20022", 429, throttled, "edits of announcements are rate limited", listed},
      {"20028", 429, throttled, "writes to the channel are rate limited", listed},
      {"20029", 429, throttled, "writes to the server are rate limited", listed},
      {"40062", 429, throttled, "the resource is rate limited (shared limit)", listed},
      {"30040", 429, throttled, "too many prune requests: try again later", listed},
      {"30042", 429, throttled, "too many widget updates: try again later", listed},
      {"30046", 429, throttled, "too many edits of messages older than an hour: try again later",
       listed},
      {"30037", {400, 429}, throttled, "too many fetches of bans: try again later", listed},
      {"30035", {400, 429}, throttled, "too many bans of non-members: try again later", listed},
      {"40003", {403, 429}, throttled, "direct messages are being opened too fast", listed},
      // Errors that pass.
      {"40004", 403, unavailable, "sending is switched off for the moment", listed},
      {"40006", 403, unavailable, "the feature is switched off for the moment", listed},
      {"110000", 403, unavailable.with(processed::no), "the index is not available yet", listed},
      {"110001", 403, unavailable.with(processed::no), "the application is not available yet",
       listed},
      {"130000", 503, busy, "overloaded: try again a little later", listed},
      {"530006", 400, broken, "no unique name was found in time: try again", listed},
      {"500000", 400, broken, "the ban failed", listed},
      // Tokens.
      {"40001", 401, bad_key, "there is no valid token", listed},
      {"50014", 401, bad_key, "the token is not valid", listed},
      {"50025", 401, expired_key, "the OAuth2 access token is not valid", listed},
      {"50027", 401, bad_key, "the webhook token is not valid", listed},
      {"40012", 401, bad_key, "the connection was revoked", listed},
      {"60003", 403, bad_key, "two-factor authentication is required", listed},
      {"50017", 403, bad_key, "the MFA level is not valid", listed},
      {"530001", 401, expired_key, "the ID token has expired", listed},
      {"530002", 401, bad_key, "the issuer of the ID token does not match", listed},
      {"530003", 401, bad_key, "the audience of the ID token does not match", listed},
      {"530004", 401, bad_key, "the ID token was issued too long ago", listed},
      {"530007", 401, bad_key, "the client secret is not valid", listed},
      // Permissions.
      {"40333",
       {403, 429},
       forbidden.with(remedy::fix_request),
       "blocked by Cloudflare: set a proper User-Agent",
       listed},
      {"50001", 403, forbidden, "no access to the resource", listed},
      {"50013", 403, forbidden, "a permission is missing", listed},
      {"50026", 403, forbidden, "an OAuth2 scope is missing", listed},
      {"20001", 403, forbidden, "bots may not do this", listed},
      {"20002", 403, forbidden, "only bots may do this", listed},
      {"20012", 403, forbidden, "not allowed on this application", listed},
      {"20018", 403, forbidden, "only the owner may do this", listed},
      {"20015", 403, forbidden, "needs a paid subscription", listed},
      {"20024", 403, forbidden, "the user is under the minimum age", listed},
      {"20035", 403, forbidden, "the server's boost level is too low", listed},
      {"40002", 403, forbidden, "the account has to be verified", listed},
      {"50178", 403, forbidden, "the account has to be verified", listed},
      {"50007", 403, forbidden, "the user takes no messages from this sender", listed},
      {"50278", 403, forbidden, "no mutual server with the user", listed},
      {"40007", 403, forbidden, "the user is banned there", listed},
      {"50095", 403, forbidden, "not available in this location", listed},
      {"50067", 403, forbidden, "the origin of the request is not valid", listed},
      {"340015", 403, forbidden, "the user is limited in joining servers", listed},
      {"400001", 403, forbidden, "uploads to the server are limited", listed},
      {"530000", 403, forbidden, "the application has not been granted this", listed},
      {"90001", 403, forbidden, "the reaction was blocked", listed},
      // Sizes and content.
      {"40005", {413, 400}, too_large, "the request is too large", listed},
      {"50045", {413, 400}, too_large, "the file is too large", listed},
      {"50138", {413, 400}, too_large, "the picture cannot be made small enough", listed},
      {"50015", {413, 400}, too_large, "the note is too long", listed},
      {"20009", 400, refused_content, "the content is explicit", listed},
      {"20031", 400, refused_content, "the text has words that are not allowed", listed},
      {"200000", 400, refused_content, "automatic moderation blocked the message", listed},
      {"200001", 400, refused_content, "automatic moderation blocked the title", listed},
      {"240000", 400, refused_content, "the filter for harmful links blocked it", listed},
      // States.
      {"40041", 400, conflicting.with(processed::no), "a command with this name already exists",
       listed},
      {"40033", 400, conflicting.with(processed::no), "the message is already crossposted", listed},
      {"40060", 400, conflicting.with(processed::no),
       "the interaction is already acknowledged (if a response was lost, it worked)", listed},
      {"40061", 400, conflicting.with(processed::no), "the names of tags have to be unique",
       listed},
      {"40074", 400, conflicting.with(processed::no), "it is already granted", listed},
      {"160004", 400, conflicting.with(processed::no), "the message already has a thread", listed},
      {"150006", 400, conflicting.with(processed::no), "the stage is already open", listed},
      {"160005", 400, conflicting.with(processed::no), "the thread is locked", listed},
      {"50083", 400, conflicting.with(processed::no), "the thread is archived", listed},
      {"180000", 400, conflicting.with(processed::no), "the event is over", listed},
      {"520001", 400, conflicting.with(processed::no), "the poll is over", listed},
      // Resources that are gone.
      {"10062", 404, missing, "unknown interaction: usually answered after more than 3 seconds",
       listed},
      {"10015", 404, missing, "unknown webhook: using it again leads to a ban", listed},
      // The request.
      {"50035", 400, bad_request, "the form is not valid; the tree in errors says why", listed},
      {"50109", 400, bad_request, "the JSON is malformed", listed},
      {"50041", 400, bad_request, "the API version is not valid", listed},
      {"50006", 400, bad_request, "the message is empty", listed},
      {"160006", 400, out_of_quota, "too many active threads", listed},
      {"50011", 400, out_of_quota, "too many OAuth2 applications", listed},
      // Cloudflare, which answers "error code: N" as plain text.
      {"1015", 429, throttled.with(scope::service),
       "the address is banned for a while, after 10,000 refused requests within ten minutes",
       "Rate limits, Invalid request limit"},
      // Ranges: 10xxx for what is unknown, 20xxx for the wrong kind of account, 30xxx for maximums.
      {codes(10000, 19999), 404, missing, "there is no such resource", listed},
      {codes(20000, 29999), 403, forbidden, "not allowed for this kind of account", listed},
      {codes(30000, 39999), 400, out_of_quota, "a maximum number is reached", listed},
      {codes(40000, 59999), {400, 403}, bad_request, "the request cannot be carried out", listed},

      {{}, 429, throttled, "too many requests on the route", "Rate limits"},
      {{},
       502,
       unavailable,
       "the gateway had no server: try again",
       "Opcodes and status codes, HTTP"},
  };

  static constexpr limit_row limits[] = {
      {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset-After", "requests", 0,
       reset_number::seconds, "requests of the route", "Rate limits, Header format"},
  };
};

inline constexpr provider discord = define<discord_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
