// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Discord: https://docs.discord.com/developers/topics/opcodes-and-status-codes
//
// Codes are integers, and 0 is one that means nothing. The delay in the body is exact, that of the
// header is rounded; with X-RateLimit-Scope: shared the limits' headers do not tell it. A plain
// "error code: 1015" is a ban by Cloudflare: every 401, 403 and 429 counts towards it.
#ifndef TRIAGE_PROVIDERS_DISCORD_HPP
#define TRIAGE_PROVIDERS_DISCORD_HPP

#include <triage/tables/provider.hpp>

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
      // 0 means nothing: the status tells.
      {"0", 401, bad_key, "the token is missing or not valid", listed},
      {"0", 403, forbidden, "not allowed", listed},
      {"0", 404, no_such_name, "there is no such path or thing", listed},
      {"0", 405, bad_request, "the path does not take this method", listed},
      {"0", 413, too_large, "too large", listed},
      {"0", 429, throttled, "too many requests", listed},
      {"0", 500, broken, "a fault", listed},
      {"0", {502, 503}, unavailable, "not available for the moment", listed},
      {"0", 504, timed_out, "no answer in time", listed},
      {"0", {}, bad_request, "a general error", listed},
      // Limits of a resource beside those of the routes; their delay is in the body.
      {"20016", 429, throttled, "slow mode of the channel", listed},
      {"20022", 429, throttled, "announcement edits limited", listed},
      {"20028", 429, throttled, "writes to the channel limited", listed},
      {"20029", 429, throttled, "writes to the server limited", listed},
      {"40062", 429, throttled, "the resource is limited (shared limit)", listed},
      {"30040", 429, throttled, "too many prune requests: later", listed},
      {"30042", 429, throttled, "too many widget updates: later", listed},
      {"30046", 429, throttled, "too many edits of messages older than an hour: later", listed},
      {"30037", {400, 429}, throttled, "too many fetches of bans: later", listed},
      {"30035", {400, 429}, throttled, "too many bans of non-members: later", listed},
      {"40003", {403, 429}, throttled, "direct messages are opened too fast", listed},
      // What passes.
      {"40004", 403, unavailable, "sending is switched off for the moment", listed},
      {"40006", 403, unavailable, "the feature is switched off for the moment", listed},
      {"110000", 403, unavailable.with(processed::no), "the index is not there yet", listed},
      {"110001", 403, unavailable.with(processed::no), "the application is not there yet", listed},
      {"130000", 503, busy, "overloaded: a little later", listed},
      {"530006", 400, broken, "no unique name was made in time: the next attempt may", listed},
      {"500000", 400, broken, "the ban failed", listed},
      // Tokens.
      {"40001", 401, bad_key, "no valid token", listed},
      {"50014", 401, bad_key, "token not valid", listed},
      {"50025", 401, expired_key, "OAuth2 access token not valid", listed},
      {"50027", 401, bad_key, "webhook token not valid", listed},
      {"40012", 401, bad_key, "connection was revoked", listed},
      {"60003", 403, bad_key, "two-factor authentication is required", listed},
      {"50017", 403, bad_key, "MFA level", listed},
      {"530001", 401, expired_key, "ID token out of date", listed},
      {"530002", 401, bad_key, "issuer differs", listed},
      {"530003", 401, bad_key, "audience differs", listed},
      {"530004", 401, bad_key, "ID token issued too long ago", listed},
      {"530007", 401, bad_key, "client secret not valid", listed},
      // Permissions.
      {"40333",
       {403, 429},
       forbidden.with(remedy::fix_request),
       "blocked by Cloudflare: set a proper User-Agent",
       listed},
      {"50001", 403, forbidden, "no access to the thing", listed},
      {"50013", 403, forbidden, "a permission is missing", listed},
      {"50026", 403, forbidden, "an OAuth2 scope is missing", listed},
      {"20001", 403, forbidden, "not for bots", listed},
      {"20002", 403, forbidden, "for bots only", listed},
      {"20012", 403, forbidden, "not allowed on this application", listed},
      {"20018", 403, forbidden, "for the owner only", listed},
      {"20015", 403, forbidden, "needs a paid subscription", listed},
      {"20024", 403, forbidden, "under the minimum age", listed},
      {"20035", 403, forbidden, "the server's boost level is too low", listed},
      {"40002", 403, forbidden, "the account has to be verified", listed},
      {"50178", 403, forbidden, "the account has to be verified", listed},
      {"50007", 403, forbidden, "the user takes no messages from this sender", listed},
      {"50278", 403, forbidden, "no mutual server with the user", listed},
      {"40007", 403, forbidden, "the user is banned there", listed},
      {"50095", 403, forbidden, "not available in the location", listed},
      {"50067", 403, forbidden, "request origin", listed},
      {"340015", 403, forbidden, "the user's joining of servers is limited", listed},
      {"400001", 403, forbidden, "uploads are limited for the server", listed},
      {"530000", 403, forbidden, "not granted to the application", listed},
      {"90001", 403, forbidden, "reaction blocked", listed},
      // Sizes and content.
      {"40005", {413, 400}, too_large, "request too large", listed},
      {"50045", {413, 400}, too_large, "file too large", listed},
      {"50138", {413, 400}, too_large, "picture cannot be made small enough", listed},
      {"50015", {413, 400}, too_large, "note too long", listed},
      {"20009", 400, refused_content, "explicit content", listed},
      {"20031", 400, refused_content, "words that are not allowed", listed},
      {"200000", 400, refused_content, "automatic moderation blocked the message", listed},
      {"200001", 400, refused_content, "automatic moderation blocked the title", listed},
      {"240000", 400, refused_content, "filter for harmful links", listed},
      // States.
      {"40041", 400, conflicting.with(processed::no), "a command of this name exists", listed},
      {"40033", 400, conflicting.with(processed::no), "crossposted already", listed},
      {"40060", 400, conflicting.with(processed::no),
       "interaction acknowledged already (after a lost answer: it worked)", listed},
      {"40061", 400, conflicting.with(processed::no), "tag names have to differ", listed},
      {"40074", 400, conflicting.with(processed::no), "granted already", listed},
      {"160004", 400, conflicting.with(processed::no), "a thread exists for the message", listed},
      {"150006", 400, conflicting.with(processed::no), "stage is open already", listed},
      {"160005", 400, conflicting.with(processed::no), "thread is locked", listed},
      {"50083", 400, conflicting.with(processed::no), "thread is archived", listed},
      {"180000", 400, conflicting.with(processed::no), "event is over", listed},
      {"520001", 400, conflicting.with(processed::no), "poll is over", listed},
      // Things that are gone.
      {"10062", 404, missing, "interaction unknown: usually answered later than 3 s", listed},
      {"10015", 404, missing, "webhook unknown: using it again leads to a ban", listed},
      // The request.
      {"50035", 400, bad_request, "form not valid; errors{} tree with _errors[] leaves", listed},
      {"50109", 400, bad_request, "JSON malformed", listed},
      {"50041", 400, bad_request, "API version", listed},
      {"50006", 400, bad_request, "empty message", listed},
      {"160006", 400, out_of_quota, "too many active threads", listed},
      {"50011", 400, out_of_quota, "too many OAuth2 applications", listed},
      // Cloudflare, which answers "error code: N" as plain text.
      {"1015", 429, throttled.with(scope::service),
       "the address is banned for a while, after 10,000 refused requests within ten minutes",
       "Rate limits, Invalid request limit"},
      // Ranges: 10 is what is unknown, 20 not for this kind of account, 30 a maximum.
      {codes(10000, 19999), 404, missing, "there is no such thing", listed},
      {codes(20000, 29999), 403, forbidden, "not for this kind of account", listed},
      {codes(30000, 39999), 400, out_of_quota, "a maximum number is reached", listed},
      {codes(40000, 59999), {400, 403}, bad_request, "the request cannot be done", listed},

      {{}, 429, throttled, "too many requests on the route", "Rate limits"},
      {{}, 502, unavailable, "the gateway had no server: again", "Opcodes and status codes, HTTP"},
  };

  static constexpr limit_row limits[] = {
      {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset-After", "requests", 0,
       reset_number::seconds, "requests of the route", "Rate limits, Header format"},
  };
};

inline constexpr provider discord = define<discord_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
