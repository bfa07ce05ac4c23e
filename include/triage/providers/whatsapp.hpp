// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// WhatsApp Cloud API:
// https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
//
// The errors of the Graph API, plus codes of its own; rely on the codes, because the titles go
// away. Most failures of a message come after its 200, in a webhook. A limit may concern only one
// pair of numbers, and waiting does not help against some limits.
#ifndef TRIAGE_PROVIDERS_WHATSAPP_HPP
#define TRIAGE_PROVIDERS_WHATSAPP_HPP

#include <triage/providers/meta_graph.hpp>
#include <triage/tables/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct whatsapp_api : kinds {
  using base = meta_graph_api;
  static constexpr std::string_view name = "whatsapp";
  static constexpr std::string_view title = "WhatsApp Cloud API";
  static constexpr std::string_view page =
      "https://developers.facebook.com/documentation/business-messaging/whatsapp/support/"
      "error-codes";
  static constexpr std::string_view seen = "2026-11-25";

  static constexpr std::string_view listing = "Error codes";

  /// This message cannot reach this recipient.
  static constexpr kind cannot_reach{category::permission, action::never, remedy::change_content,
                                     processed::no, scope::resource};

  static constexpr row rows[] = {
      // Limits of the number and of pairs of numbers.
      {"130429",
       {400, 429},
       throttled.with(scope::resource),
       "the throughput limit of the number is reached",
       listing},
      {"131056",
       {400, 429},
       throttled.with(scope::resource),
       "too many messages to one recipient: others are not affected",
       listing},
      {"80007",
       {400, 429},
       throttled.with(scope::account),
       "the rate limit of the account is reached",
       listing},
      {"131048",
       {400, 429},
       kind{category::rate_limited, action::never, remedy::raise_limit, processed::no,
            scope::resource},
       "the quality of the number is low: stop sending",
       listing},
      {"131049", 400,
       kind{category::rate_limited, action::never, remedy::contact_support, processed::no,
            scope::request},
       "Meta is not delivering this marketing message now: wait at least a day", listing},
      {"133016", 400, out_of_quota.with(remedy::contact_support),
       "too many attempts to register the number", listing},
      {"132069", 400,
       kind{category::rate_limited, action::never, remedy::fix_request, processed::no,
            scope::resource},
       "the flow is throttled: it has to be corrected", listing},
      {.key = "133015",
       .status = 400,
       .kind = kind{category::conflict, action::backoff, remedy::wait, processed::no},
       .meaning = "the number was deleted a moment ago: try again after five minutes",
       .source = listing,
       .delay_ms = 300'000},
      // Tokens, accounts and numbers.
      {"0", 401, expired_key, "the token has expired or is not valid", listing},
      {"131005", 403, forbidden, "a permission is missing", listing},
      {"131031", 403, suspended, "the account is locked", listing},
      {"130497", 403, forbidden.with(scope::account),
       "the account may not send messages to this country", listing},
      {"131037", 400, forbidden.with(scope::resource), "the display name is not approved", listing},
      {"131042", 400, out_of_funds, "there is a problem with the account's payment", listing},
      {"131045", 500,
       kind{category::permission, action::never, remedy::fix_setup, processed::no, scope::resource},
       "the number is not registered", listing},
      {"133010", 400,
       kind{category::permission, action::never, remedy::fix_setup, processed::no, scope::resource},
       "the number is not registered", listing},
      {"133000", 500, kind{category::conflict, action::never, remedy::fix_setup},
       "an earlier deregistration failed: deregister again", listing},
      {"133006", 400,
       kind{category::permission, action::never, remedy::fix_setup, processed::no, scope::resource},
       "the number has to be verified", listing},
      {"133005", 400, bad_key.with(scope::resource), "the PIN is wrong", listing},
      {"133008", 400, bad_key.with(scope::resource), "too many wrong PINs", listing},
      {"133009", 400, throttled.with(scope::resource), "the PIN was entered too quickly", listing},
      {"368",
       {403, 400},
       kind{category::content_policy, action::never, remedy::contact_support, processed::no,
            scope::account},
       "restricted for violating policies",
       listing},
      // Server errors.
      {"131000", 500, broken, "something went wrong", listing},
      {"131016", {500, 503}, unavailable, "not available at the moment", listing},
      {"133004", 503, unavailable, "not available at the moment", listing},
      {"131057",
       {500, 400},
       unavailable.with(scope::account),
       "the account is under maintenance",
       listing},
      // Recipients.
      {"131026", 400, cannot_reach, "the message cannot be delivered to this recipient", listing},
      {"131047", 400, cannot_reach,
       "more than 24 hours since the recipient last replied: only a template can be sent", listing},
      {"131050", 400, cannot_reach, "the recipient does not want marketing messages", listing},
      {"130472", 400, cannot_reach, "the recipient is part of an experiment", listing},
      {"131021", 400, bad_request, "the sender and the recipient are the same", listing},
      // Messages and templates.
      {"131008", 400, bad_request, "a parameter is missing", listing},
      {"131009", 400, bad_request, "a value is not valid", listing},
      {"131051", 400, bad_request, "the type of message is not supported", listing},
      {"131052", 400, bad_request, "media sent by the user could not be fetched", listing},
      {"131053", 400, bad_request, "the media could not be uploaded", listing},
      {"132000", 400, bad_request, "the number of parameters does not match the template", listing},
      {"132012", 400, bad_request, "the format of a parameter does not match the template",
       listing},
      {"33", 400, missing, "the number was deleted", listing},
      {"135000", 400, bad_request, "an unknown error in the request", listing},
      {"132001", {404, 400}, missing, "there is no such template in this language", listing},
      {"132005", 400, too_large, "the text of the filled-in template is too long", listing},
      {"132007", 400, refused_content, "the template violates the content policies", listing},
      {"132015", 400, forbidden.with(remedy::change_content).with(scope::resource),
       "the template is paused", listing},
      {"132016", 400, forbidden.with(remedy::change_content).with(scope::resource),
       "the template is switched off", listing},
      {"132068", 400, forbidden.with(remedy::fix_request).with(scope::resource),
       "the flow is blocked", listing},
      // Codes that are not in the list.
      {codes(131000, 131999), 400, bad_request, "there is a problem with the message", listing},
      {codes(132000, 132999), 400, bad_request, "there is a problem with the template", listing},
  };
};

inline constexpr provider whatsapp = define<whatsapp_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
