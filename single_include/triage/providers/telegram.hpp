// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Telegram Bot API: https://core.telegram.org/bots/api#making-requests
//
// error_code repeats the status, and nearly everything is a 400: only the sentence in the
// description tells errors apart. A 429 gives the delay three times: in the header, in
// parameters.retry_after and in the sentence. When a group has become a supergroup,
// parameters.migrate_to_chat_id says where to send from now on.
#ifndef TRIAGE_PROVIDERS_TELEGRAM_HPP
#define TRIAGE_PROVIDERS_TELEGRAM_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct telegram_api : kinds {
  static constexpr std::string_view name = "telegram";
  static constexpr std::string_view title = "Telegram Bot API";
  static constexpr std::string_view page = "https://core.telegram.org/bots/api#making-requests";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.telegram.org"};

  static constexpr std::string_view server = "tdlib/telegram-bot-api, Client.cpp";

  /// What was asked for has already been done.
  static constexpr kind done{category::conflict, action::never, remedy::nothing, processed::no};

  static constexpr field fields[] = {
      {"/error_code", role::code, "the HTTP status again"},
      {"/description", role::message, "what went wrong"},
      {"/parameters/retry_after", role::retry_after, "seconds to wait"},
  };

  static constexpr row rows[] = {
      // Nearly everything is a 400, even what Telegram itself calls not found: the sentence tells.
      {"400",
       400,
       kind{category::conflict, action::never, remedy::fix_request, processed::no, scope::resource},
       "the group became a supergroup: send to parameters.migrate_to_chat_id",
       server,
       {.member = "/parameters/migrate_to_chat_id"}},
      {"400",
       400,
       kind{category::conflict, action::never, remedy::fix_request, processed::no, scope::resource},
       "the group became a supergroup, but its new id is missing from the response",
       server,
       {.message = "upgraded to a supergroup"}},
      {"400",
       400,
       done,
       "the edit would change nothing; harmless",
       server,
       {.message = "message is not modified"}},
      {"400",
       400,
       conflicting.with(processed::no),
       "the query was answered too late",
       server,
       {.message = "query is too old"}},
      {"400",
       400,
       too_large,
       "the file is too large to be fetched or sent this way",
       server,
       {.message = "file is too big"}},
      {"400",
       400,
       bad_request,
       "Telegram could not fetch the URL",
       server,
       {.message = "failed to get HTTP URL content"}},
      {"400",
       400,
       missing,
       "the chat, user, message or thread does not exist or is unknown to the bot",
       server,
       {.message = "not found"}},
      {"400", 400, missing, "the account was deleted", server, {.message = "USER_DEACTIVATED"}},
      {"400",
       400,
       forbidden,
       "the bot lacks a permission in the chat",
       server,
       {.message = "not enough rights"}},
      {"400",
       400,
       forbidden,
       "the bot lacks a permission in the chat",
       server,
       {.message = "have no rights"}},
      {"400",
       400,
       forbidden,
       "the bot has to be an administrator",
       server,
       {.message = "administrator rights"}},
      {"400",
       400,
       too_large,
       "the text or caption is too long",
       server,
       {.message = "is too long"}},
      {"400",
       400,
       forbidden,
       "only administrators may do this",
       server,
       {.message = "CHAT_ADMIN_REQUIRED"}},
      {"400",
       400,
       forbidden,
       "writing is not allowed in the chat",
       server,
       {.message = "_FORBIDDEN"}},
      {"400", 400, bad_request, "the request is not valid; the description says why", server},

      {"401", 401, bad_key, "the token is malformed or revoked, or the bot has logged out", server},
      {"403", 403, missing, "the account was deleted", server, {.message = "user is deactivated"}},
      {"403", 403, forbidden, "the bot was removed from the chat or blocked by the user", server},
      {"404", 404, no_such_name, "there is no such method, or the token is malformed", server},
      {"409", 409, conflicting.with(processed::no),
       "another instance of the bot is polling, or a webhook is set", server},
      {"413", 413, too_large, "the upload is too large", server},
      {"421", 421, bad_request.with(scope::region), "the token belongs to another server", server},
      {"429", 429, throttled, "too many requests; also sent while the server starts or stops",
       server},
      {"500", 500, broken, "an internal error, or the server is restarting", server},
  };
};

inline constexpr provider telegram = define<telegram_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
