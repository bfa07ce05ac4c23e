// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Twilio: https://www.twilio.com/docs/api/errors
//
// Codes are integers. A request answered with 429 was never processed and is always safe to repeat.
// 20003 covers a wrong key, a suspended account and an account without funds alike. Messages fail
// after their 201: error_code of the message says why.
#ifndef TRIAGE_PROVIDERS_TWILIO_HPP
#define TRIAGE_PROVIDERS_TWILIO_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct twilio_api : kinds {
  static constexpr std::string_view name = "twilio";
  static constexpr std::string_view title = "Twilio";
  static constexpr std::string_view page = "https://www.twilio.com/docs/api/errors";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.twilio.com",       "verify.twilio.com",
                                               "messaging.twilio.com", "conversations.twilio.com",
                                               "lookups.twilio.com",   "*.twilio.com"};

  static constexpr std::string_view list = "Error and warning dictionary";

  /// The recipient does not want messages.
  static constexpr kind opted_out{category::permission, action::never, remedy::change_content,
                                  processed::no, scope::resource};
  /// Another request is changing the same resource.
  static constexpr kind in_use{category::conflict, action::backoff, remedy::wait, processed::no};

  static constexpr field fields[] = {
      {"/code", role::code, "the error code, an integer"},
      {"/errors/0/code", role::code, "the code, in newer APIs"},
      {"/TwilioResponse/RestException/Code", role::code, "the code, in XML"},
      {"/message", role::message, "what went wrong, for people"},
      {"/errors/0/message", role::message, "what went wrong, in newer APIs"},
      {"/TwilioResponse/RestException/Message", role::message, "what went wrong, in XML"},
      {"/more_info", role::help, "the documentation page on the code"},
      {"/errors/0/infoUrl", role::help, "the documentation page, in newer APIs"},
      {"/TwilioResponse/RestException/MoreInfo", role::help, "the documentation page, in XML"},
      {"/status", role::status, "the HTTP status again"},
      {"/TwilioResponse/RestException/Status", role::status, "the HTTP status again, in XML"},
  };

  static constexpr header_row headers[] = {
      {"Twilio-Request-Id", header_role::request_id, "the id that support asks for",
       "seen in responses"},
  };

  static constexpr row rows[] = {
      // The account and its credentials.
      {"20003",
       {401},
       bad_key,
       "the credentials are wrong, or the account is suspended or out of funds",
       "twilio.com/docs/api/errors/20003"},
      {"20003", 403, forbidden, "the credentials lack a permission",
       "twilio.com/docs/api/errors/20003"},
      {"20005", 403, suspended, "the account is not active, perhaps for lack of funds", list},
      {"20403", 403, suspended, "the account is suspended or closed", list},
      {"10001",
       {400, 403},
       suspended,
       "the account is not active: a balance below zero, or suspended",
       list},
      {"20006", 403, forbidden, "access is denied", list},
      {"10002",
       {400, 403},
       forbidden.with(remedy::raise_limit),
       "not allowed with a trial account",
       list},
      {"20008", 403, forbidden, "not allowed with test credentials", list},
      {"20010", {400, 403}, forbidden, "the action is switched off for the account", list},
      {"20101", 401, bad_key, "the access token is not valid", list},
      {"20102", 401, bad_key, "the header of the access token is not valid", list},
      {"20103", 401, bad_key, "the issuer of the access token is not valid", list},
      {"20106", 401, bad_key, "the grants of the access token are not valid", list},
      {"20107", 401, bad_key, "the signature of the access token is not valid", list},
      {"20151", 401, bad_key, "authentication failed", list},
      {"20104", 401, expired_key, "the access token has expired", list},
      {"20105", 401, bad_key.with(recovery::correct_clock), "the access token is not valid yet",
       list},
      // Limits. The page promises that a 429 was not processed.
      {"20429", 429, throttled, "too many requests at once: always safe to repeat",
       "twilio.com/docs/api/errors/20429"},
      {"10004", {429, 400}, throttled, "too many calls at once", list},
      {"60212", 429, throttled.with(scope::resource),
       "too many simultaneous verifications of the number", list},
      {.key = "60203",
       .status = 429,
       .kind = throttled.with(scope::resource),
       .meaning = "five codes were sent: wait until the verification expires in ten minutes",
       .source = list,
       .delay_ms = 600'000},
      {.key = "60202",
       .status = 429,
       .kind = throttled.with(scope::resource),
       .meaning = "five codes were tried: wait until the verification expires in ten minutes",
       .source = list,
       .delay_ms = 600'000},
      {"14107", 429, throttled, "too many messages between two numbers", list},
      {"63017", 429, throttled, "too many messages per second", list},
      {"63018", 429, throttled, "the rate limit of the channel is reached", list},
      {"31429", 429, throttled, "too many requests from a voice client", list},
      {"45780", 429, throttled, "too many tasks at once", "twilio.com/docs/api/errors/45780"},
      {"21611", 429,
       kind{category::rate_limited, action::never, remedy::raise_limit, processed::no,
            scope::resource},
       "the number's queue is full for hours: use another sender",
       "twilio.com/docs/api/errors/21611"},
      {"63038", {429, 400}, out_of_quota, "the daily limit of messages is used up", list},
      {"60207", 400, out_of_quota, "the service has too many rate limits", list},
      // Numbers and messages.
      {"21211", 400, bad_request, "To is not a valid number", list},
      {"21212", 400, bad_request, "From is not a valid number", list},
      {"21214", 400, bad_request, "To cannot be reached", list},
      {"21217", 400, bad_request, "the number does not look valid", list},
      {"21601", 400, bad_request, "From cannot send messages", list},
      {"21602", 400, bad_request, "the message has no body", list},
      {"21603", 400, bad_request, "From is missing", list},
      {"21604", 400, bad_request, "To is missing", list},
      {"21606", 400, bad_request, "From cannot send to this destination", list},
      {"21612", 400, bad_request, "To cannot be reached by this sender", list},
      {"21614", 400, bad_request, "To is not a mobile number", list},
      {"60200", 400, bad_request, "a parameter is not valid", list},
      {"60205", 400, bad_request, "landlines cannot receive messages", list},
      {"20422", 400, bad_request, "a parameter is not valid", list},
      {"20001", 400, bad_request, "a parameter is not known", list},
      {"20002", 400, bad_request, "FriendlyName is not valid", list},
      {"20007", 400, bad_request, "the page size is too large", list},
      {"21617", 400, too_large, "the message is too long", list},
      {"21408", {400, 403}, forbidden, "sending messages to this region is not enabled", list},
      {"21215", {400, 403}, forbidden, "calling this region is not enabled", list},
      {"21608", {400, 403}, forbidden, "a trial account can send only to verified numbers", list},
      {"21219", {400, 403}, forbidden, "a trial account can call only verified numbers", list},
      {"21610", 400, opted_out, "the recipient has opted out", list},
      // What became of a message after it was accepted: error_code of the message.
      {"30001", {}, throttled.with(processed::unknown), "the message queue overflowed", list},
      {"30002", {}, suspended, "the account was suspended before the message was sent", list},
      {"30003",
       {},
       kind{category::unavailable, action::never, remedy::check_resource},
       "the handset cannot be reached",
       list},
      {"30004", {}, opted_out.with(processed::unknown), "the message was blocked", list},
      {"30005", {}, missing.with(processed::unknown), "the handset is not known", list},
      {"30006",
       {},
       bad_request.with(processed::unknown),
       "a landline, or the carrier cannot be reached",
       list},
      {"30007",
       {},
       refused_content.with(processed::unknown),
       "the message was filtered by Twilio or the carrier",
       list},
      {"30008",
       {},
       kind{category::unknown, action::never, remedy::contact_support},
       "an unknown error",
       list},
      {"30034", {}, forbidden, "the number is not registered (A2P 10DLC)", list},
      // 20 followed by an HTTP status.
      {"20004", 405, bad_request, "the resource does not take this method", list},
      {"20404", 404, missing, "not found", list},
      {"20409", 409, conflicting, "the request causes a conflict", list},
      {"20410", 410, missing, "the resource no longer exists", list},
      {"20413", 413, too_large, "the request is too large", list},
      {"20426", 426, bad_request, "another protocol is needed", list},
      {"20500", 500, broken, "an internal error", list},
      {"20503", 503, unavailable, "not available at the moment", list},
      {"20162", 409, in_use, "another request is changing the resource: try again after a while",
       list},
      {"21730",
       {503, 400},
       unavailable.with(processed::no),
       "maintenance: try again later",
       "twilio.com/docs/api/errors/21730"},
  };

  // npm twilio, RequestClient.js: the automatic retries, which are off by default.
  static constexpr retry_policy advice{.max_attempts = 4, .base_ms = 100, .cap_ms = 3000};
};

inline constexpr provider twilio = define<twilio_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
