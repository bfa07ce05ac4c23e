// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Slack: https://docs.slack.dev/apis/web-api/
//
// Every method answers 200, and the error is the member "error" beside "ok": false; of the
// statuses only 429 means something. After internal_error and fatal_error a part may have been
// done. Incoming webhooks answer with ordinary statuses and the code as plain text.
#ifndef TRIAGE_PROVIDERS_SLACK_HPP
#define TRIAGE_PROVIDERS_SLACK_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct slack_api : kinds {
  static constexpr std::string_view name = "slack";
  static constexpr std::string_view title = "Slack";
  static constexpr std::string_view page = "https://docs.slack.dev/apis/web-api/";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"slack.com", "hooks.slack.com", "*.slack.com"};

  static constexpr std::string_view spec = "slackapi/slack-api-specs, web-api";
  static constexpr std::string_view method = "docs.slack.dev, chat.postMessage, Errors";
  static constexpr std::string_view ruby = "slack-ruby/slack-ruby-client, errors.rb";
  static constexpr std::string_view hooks =
      "Sending messages using incoming webhooks, Handling errors";

  /// It is being moved, and can be used again afterwards.
  static constexpr kind migrating{category::unavailable, action::backoff, remedy::wait,
                                  processed::no};
  /// Some of it was done.
  static constexpr kind partly{category::unknown, action::never, remedy::inspect_job,
                               processed::yes};
  /// The wish is fulfilled already.
  static constexpr kind done{category::conflict, action::never, remedy::nothing, processed::no};

  static constexpr field fields[] = {
      {"/error", role::code, "the code for programs"},
      {"/response_metadata/messages/0", role::message, "what is wrong with an argument"},
      {"/response_metadata/messages", role::details, "the same, one text for each mistake"},
  };

  static constexpr header_row headers[] = {
      {"X-Slack-Req-Id", header_role::request_id, "what support asks for", "seen in responses"},
  };

  static constexpr in_success inside_2xx[] = {
      {.member = "/ok", .equals = "false"},
  };

  static constexpr std::string_view text_code = "#";

  static constexpr row rows[] = {
      // Limits.
      {"ratelimited",
       {},
       throttled,
       "too many requests: with 429 and Retry-After, in a 200 of old methods",
       "npm @slack/web-api, WebClient.js"},
      {"rate_limited", {}, throttled, "the spelling of four methods", spec},
      {"ratelimit", {}, throttled, "one more spelling", ruby},
      {"too_many_requests", {}, throttled, "too many requests", ruby},
      {"message_limit_exceeded", {}, out_of_quota, "workspace’s message limit", method},
      {"storage_limit_reached", {}, out_of_quota, "storage of the workspace is full", spec},
      {"ura_max_channels", {}, out_of_quota, "guest in too many channels", spec},
      {"team_quota_exceeded", {}, out_of_quota, "a quota of the workspace is used up", ruby},
      {"over_pagination_limit", {}, bad_request, "too many pages", spec},
      {"too_many_users", {}, bad_request, "too many users", spec},
      {"too_many_reactions", {}, bad_request, "too many reactions", spec},
      // Faults, and what passes.
      {"internal_error", {}, broken, "a passing fault; part of it may have been done", method},
      {"fatal_error", {}, broken, "the server broke down; part of it may have been done", method},
      {"service_unavailable", {}, unavailable, "down", method},
      {"request_timeout",
       {},
       timed_out.with(processed::no),
       "the POST body was cut off or missing: the request did not arrive whole",
       spec},
      {"team_added_to_org", {}, migrating, "the workspace is being moved to an organization", spec},
      {"external_channel_migrating", {}, migrating, "channel is being moved", spec},
      {"migration_in_progress", {}, migrating, "the workspace is being moved", ruby},
      {"org_login_required",
       {},
       forbidden,
       "the workspace is being migrated to an organization: log in there",
       spec},
      {"unknown_error",
       {},
       kind{category::unknown, action::never, remedy::contact_support},
       "unknown",
       spec},
      {"failed_for_some_users", {}, partly, "partly done", spec},
      {"partial_failure", {}, partly, "partly done", ruby},
      // Tokens.
      {"invalid_auth", {}, bad_key, "the token is not valid, or this address may not use it", spec},
      {"not_authed", {}, bad_key, "no token", spec},
      {"account_inactive", {}, bad_key, "user or workspace deleted", spec},
      {"token_revoked", {}, bad_key, "token revoked", spec},
      {"bad_token", {}, bad_key, "token not valid", spec},
      {"bad_client_secret", {}, bad_key, "client secret", spec},
      {"invalid_client_id", {}, bad_key, "client id", spec},
      {"client_id_token_mismatch", {}, bad_key, "token of another client", spec},
      {"not_allowed_token_type", {}, bad_key, "wrong type of token", spec},
      {"user_disabled", {}, bad_key, "user disabled", spec},
      {"token_expired", {}, expired_key, "the token is out of date: refresh it", method},
      {"invalid_refresh_token", {}, bad_key, "the refresh token is not valid", ruby},
      {"invalid_code", {}, bad_key, "the code of OAuth is not valid or too old", ruby},
      {"code_already_used", {}, bad_key, "the code of OAuth was used before", ruby},
      {"two_factor_setup_required",
       {},
       bad_key,
       "two-factor authentication has to be set up",
       method},
      {"team_access_not_granted",
       {},
       forbidden,
       "the token was not granted this workspace",
       method},
      // Permissions.
      {"missing_scope",
       {},
       forbidden,
       "the token lacks the scopes that the member needed names",
       spec},
      {"no_permission", {}, forbidden, "token lacks permission", spec},
      {"permission_denied", {}, forbidden, "denied", spec},
      {"not_authorized", {}, forbidden, "not authorized", spec},
      {"not_allowed", {}, forbidden, "not allowed", spec},
      {"access_denied", {}, forbidden, "denied", spec},
      {"accesslimited", {}, forbidden, "not from this network", spec},
      {"ekm_access_denied", {}, forbidden, "administrators suspended posting", spec},
      {"enterprise_is_restricted", {}, forbidden, "not from an Enterprise", spec},
      {"restricted_action", {}, forbidden, "a preference of the workspace forbids it", spec},
      {"not_an_admin", {}, forbidden, "administrators only", spec},
      {"user_is_bot", {}, forbidden, "not for bots", spec},
      {"user_is_restricted", {}, forbidden, "not for guests", spec},
      {"user_is_ultra_restricted", {}, forbidden, "not for single-channel guests", spec},
      {"not_in_channel", {}, forbidden, "the bot has to join or be invited first", spec},
      {"feature_not_enabled", {}, forbidden, "feature off", spec},
      {"invalid_scope", {}, forbidden, "scope", spec},
      {"upgrade_required", {}, forbidden, "the workspace has to upgrade", spec},
      {"paid_only", {}, forbidden.with(remedy::raise_limit), "paid plans only", spec},
      {"not_paid", {}, forbidden.with(remedy::raise_limit), "paid plans only", ruby},
      {"user_not_in_channel", {}, forbidden, "the user is not in the channel", spec},
      {"messages_tab_disabled", {}, forbidden, "messages to this app are switched off", ruby},
      // Sizes.
      {"too_many_attachments", {}, too_large, "more than 100 attachments", spec},
      {"msg_too_long", {}, too_large, "text too long", spec},
      {"too_large", {}, too_large, "too large", spec},
      {"too_long", {}, too_large, "too long", spec},
      {"msg_blocks_too_long", {}, too_large, "the blocks are too long", ruby},
      {"post_contents_too_large", {}, too_large, "the file is too large", ruby},
      // Things that are missing, and states.
      {"channel_not_found", {}, missing, "no such channel, or not visible to this token", spec},
      {"user_not_found", {}, missing, "no such user", spec},
      {"users_not_found", {}, missing, "none of the users", spec},
      {"message_not_found", {}, missing, "no such message", spec},
      {"file_not_found", {}, missing, "no such file", spec},
      {"file_deleted", {}, missing, "file deleted", spec},
      {"thread_not_found", {}, missing, "no such thread", spec},
      {"team_not_found", {}, missing, "no such workspace", spec},
      {"bot_not_found", {}, missing, "no such bot", spec},
      {"not_found", {}, missing, "not found", spec},
      {"user_not_visible", {}, missing, "not visible", spec},
      {"unknown_method", {}, no_such_name, "there is no such method", method},
      {"method_deprecated", {}, no_such_name, "the method is gone", method},
      {"deprecated_endpoint", {}, no_such_name, "the endpoint is gone", method},
      {"is_archived", {}, conflicting.with(processed::no), "channel is archived", spec},
      {"already_archived", {}, done, "the channel is archived already", spec},
      {"already_reacted", {}, done, "the reaction is there already", spec},
      {"already_pinned", {}, done, "it is pinned already", spec},
      {"already_starred", {}, done, "it is starred already", spec},
      {"already_in_channel", {}, done, "the user is in the channel already", spec},
      {"name_taken",
       {},
       conflicting.with(remedy::fix_request).with(processed::no),
       "name is taken",
       spec},
      {"edit_window_closed", {}, conflicting.with(processed::no), "too late to edit", spec},
      {"trigger_expired", {}, conflicting.with(processed::no), "trigger_id older than 3 s", spec},
      {"trigger_exchanged", {}, conflicting.with(processed::no), "trigger_id used already", spec},
      // Arguments.
      {"invalid_arg_name", {}, bad_request, "the name of an argument", spec},
      {"invalid_arguments", {}, bad_request, "arguments are not valid", spec},
      {"invalid_array_arg", {}, bad_request, "an array as an argument", spec},
      {"invalid_charset", {}, bad_request, "the charset is not known", spec},
      {"invalid_form_data", {}, bad_request, "the form cannot be read", spec},
      {"invalid_post_type", {}, bad_request, "the Content-Type of the form", spec},
      {"missing_post_type", {}, bad_request, "no Content-Type", spec},
      {"missing_charset", {}, bad_request, "no charset: a warning of old", spec},
      {"superfluous_charset", {}, bad_request, "a charset that is not wanted", spec},
      {"invalid_json", {}, bad_request, "the JSON cannot be read", spec},
      {"json_not_object", {}, bad_request, "the JSON is no object", spec},
      {"invalid_cursor", {}, bad_request, "the cursor is not valid", spec},
      {"invalid_limit", {}, bad_request, "the limit is not valid", spec},
      {"limit_required", {}, bad_request, "a limit is required", spec},
      {"invalid_name", {}, bad_request, "the name is not valid", spec},
      {"invalid_channel", {}, bad_request, "a channel is not valid", spec},
      {"invalid_user", {}, bad_request, "a user is not valid", spec},
      {"invalid_types", {}, bad_request, "a type is not valid", spec},
      {"time_in_past", {}, bad_request, "the time is past", spec},
      {"time_too_far", {}, bad_request, "the time is too far away", spec},
      {"bad_timestamp", {}, bad_request, "the timestamp is not valid", spec},
      {"no_text", {}, bad_request, "the message has no text", spec},
      {"no_item_specified", {}, bad_request, "no item is named", spec},
      {"method_not_supported_for_channel_type",
       {},
       bad_request,
       "not for this type of channel",
       spec},
      {"channel_type_not_supported", {}, bad_request, "not for this type of channel", spec},
      {"not_supported", {}, bad_request, "not supported", spec},
      {"validation_errors", {}, bad_request, "fields are not valid", spec},
      {"cannot_parse", {}, bad_request, "it cannot be parsed", spec},
      {"missing_argument", {}, bad_request, "an argument is missing", method},
      // Incoming webhooks and response_url answer with the code as plain text.
      {"no_service", 404, missing, "the webhook is switched off, removed or not valid", hooks},
      {"no_service_id", 404, bad_request, "the address lacks a part", hooks},
      {"no_active_hooks", 404, missing, "the webhook is switched off", hooks},
      {"no_team", 404, missing, "no such workspace", hooks},
      {"invalid_payload", 400, bad_request, "the payload cannot be read", hooks},
      {"invalid_token", 403, bad_key, "the token of the address is not valid", hooks},
      {"action_prohibited", 403, forbidden, "an administrator forbids it", hooks},
      {"posting_to_general_channel_denied", 403, forbidden,
       "only some may post to the general channel", hooks},
      {"team_disabled", 403, suspended, "the workspace is switched off", hooks},
      {"channel_is_archived", 410, conflicting.with(processed::no), "the channel is archived",
       hooks},
      {"rollup_error", 500, broken, "a fault", hooks},
      // New codes come all the time, and their beginning tells.
      {"invalid_*", {}, bad_request, "an argument is not valid", ruby},
      {"missing_*", {}, bad_request, "an argument is missing", ruby},
      {"unknown_*", {}, bad_request, "an argument has an unknown value", ruby},
      {"too_many_*", {}, bad_request, "more than the method takes", ruby},
      {"cant_*", {}, forbidden, "it may not be done", ruby},
      {"cannot_*", {}, forbidden, "it cannot be done", ruby},
      {"restricted_action_*", {}, forbidden, "the channel forbids it", ruby},
      {"slack_connect_*", {}, forbidden, "not over Slack Connect", ruby},
      {"already_*", {}, done, "it was done before", ruby},
      {"could_not_*", {}, broken, "the operation failed for a reason that is not given", ruby},
      {"failed_*",
       {},
       kind{category::internal, action::never, remedy::contact_support},
       "the operation failed for a reason that is not given",
       ruby},
      {"fetch_members_failed",
       {},
       broken,
       "the operation failed for a reason that is not given",
       spec},
      {"profile_set_failed",
       {},
       broken,
       "the operation failed for a reason that is not given",
       spec},
      {"snooze_failed", {}, broken, "the operation failed for a reason that is not given", spec},
      {"snooze_end_failed",
       {},
       broken,
       "the operation failed for a reason that is not given",
       spec},
      {"timezone_count_failed",
       {},
       broken,
       "the operation failed for a reason that is not given",
       spec},
  };
};

inline constexpr provider slack = define<slack_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
