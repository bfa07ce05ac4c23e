// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Dropbox: https://www.dropbox.com/developers/documentation/http/documentation
//
// Every error of an endpoint is a 409, whether it is a conflict or not; the innermost tag says what
// happened. error_summary ends in a random number of dots, so that nobody compares it as a whole. A
// missing scope is a 401 here, or a 400 in plain text.
#ifndef TRIAGE_PROVIDERS_DROPBOX_HPP
#define TRIAGE_PROVIDERS_DROPBOX_HPP

#include <triage/tables/provider.hpp>

namespace triage::inline TRIAGE_ABI::providers {

struct dropbox_api : kinds {
  static constexpr std::string_view name = "dropbox";
  static constexpr std::string_view title = "Dropbox";
  static constexpr std::string_view page =
      "https://www.dropbox.com/developers/documentation/http/documentation";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.dropboxapi.com", "content.dropboxapi.com",
                                               "notify.dropboxapi.com", "api.dropbox.com"};

  static constexpr std::string_view auth = "dropbox-api-spec, auth.stone";
  static constexpr std::string_view files = "dropbox-api-spec, files.stone";
  static constexpr std::string_view sharing = "dropbox-api-spec, sharing.stone";

  /// What was asked for has already been done.
  static constexpr kind done{category::conflict, action::never, remedy::nothing, processed::no};

  static constexpr field fields[] = {
      {"/error/path/.tag", role::code, "what is wrong with the path"},
      {"/error/path_lookup/.tag", role::code, "the same, for a deletion"},
      {"/error/path_write/.tag", role::code, "the same, for a deletion"},
      {"/error/from_lookup/.tag", role::code, "the same, for the source of a copy or move"},
      {"/error/from_write/.tag", role::code, "the same"},
      {"/error/to/.tag", role::code, "the same, for the target"},
      {"/error/lookup_failed/.tag", role::code, "what is wrong with an upload session"},
      {"/error/reason/.tag", role::code, "the limit, or what is wrong with an upload"},
      {"/error/.tag", role::code, "the outermost tag"},
      {"/error_summary", role::code, "the tags, followed by a slash and dots"},
      {"/error", role::code, "the code of an OAuth error"},
      {"/user_message/text", role::message, "what went wrong, for people"},
      {"/error_summary", role::message, "the tags"},
      {"/error_description", role::message, "what went wrong, from OAuth"},
      {"/error/retry_after", role::retry_after, "seconds to wait"},
  };

  static constexpr header_row headers[] = {
      {"X-Dropbox-Request-Id", header_role::request_id, "what support asks for", "official SDKs"},
  };

  static constexpr row rows[] = {
      // Limits: with a delay as a 429, without one as a 409.
      {"too_many_requests", 429, throttled, "too many requests in the last minutes", auth},
      {"too_many_write_operations",
       {409, 429},
       throttled.with(scope::resource),
       "other writes are locking the namespace: try again",
       files},
      // Tokens, which are a 401, and permissions, some of which are a 401 as well.
      {"expired_access_token", 401, expired_key, "the token has expired: refresh it", auth},
      {"invalid_access_token", 401, bad_key, "the token is not valid", auth},
      {"invalid_select_user", 401, bad_key, "the team member no longer exists", auth},
      {"invalid_select_admin", 401, bad_key, "the user is not a team administrator", auth},
      {"user_suspended", 401, suspended, "the user is suspended", auth},
      {"missing_scope", 401, forbidden, "the token lacks the scope that required_scope names",
       auth},
      {"route_access_denied", 401, forbidden, "the route is not public", auth},
      {"invalid_account_type", 403, forbidden, "not available for this type of account", auth},
      {"paper_access_denied", 403, forbidden, "no access to Paper", auth},
      {"team_access_denied", 403, forbidden, "no access to the team", auth},
      {"no_permission", 403, forbidden, "a permission is missing", auth},
      // Errors of endpoints: a 409, whatever they mean. The innermost tag says what happened.
      {"not_found", 409, missing, "there is nothing at the path", files},
      {"not_file", 409, conflicting.with(processed::no), "it is not a file", files},
      {"not_folder", 409, conflicting.with(processed::no), "it is not a folder", files},
      {"malformed_path", 409, bad_request, "the path is malformed", files},
      {"restricted_content", 409, refused_content, "withheld for legal reasons", files},
      {"unsupported_content_type", 409, bad_request, "not possible for this type of content",
       files},
      {"locked", 409, conflicting.with(processed::no), "the path is locked", files},
      {"conflict", 409, conflicting.with(processed::no), "something at the path is in the way",
       files},
      {"no_write_permission", 409, forbidden.with(scope::resource), "no permission to write there",
       files},
      {"insufficient_space", 409, out_of_quota, "the storage is full", files},
      {"disallowed_name", 409, bad_request, "the name is not allowed", files},
      {"team_folder", 409, forbidden.with(scope::resource), "not allowed with team folders", files},
      {"operation_suppressed", 409, forbidden.with(scope::resource), "not allowed at this path",
       files},
      {"access_restricted", 409, forbidden.with(scope::resource), "a team administrator forbids it",
       files},
      {"too_many_files", 409, too_large, "too many files at once", files},
      {"reset", 409, conflicting.with(remedy::fix_request).with(processed::no),
       "the cursor is no longer valid: list again from the beginning", files},
      {"retry_error", 409, unavailable.with(processed::no),
       "the export is not ready yet: try again later", files},
      {"incorrect_offset", 409, conflicting.with(processed::yes),
       "another offset is expected: an earlier request may have worked", files},
      {"closed", 409, conflicting, "the upload session is closed", files},
      {"shared_link_already_exists", 409, done, "the link already exists", sharing},
      {"shared_link_not_found", 409, missing, "there is no such link", sharing},
      {"shared_link_access_denied", 409, forbidden.with(scope::resource),
       "the link may not be used", sharing},
      {"email_not_verified", 409, forbidden, "the user has to verify the email address", sharing},
      // Only a summary: tags, a slash, and dots whose number changes on purpose.
      {"path/not_found/*", 409, missing, "there is nothing at the path", files},
      {"path_lookup/not_found/*", 409, missing, "there is nothing at the path", files},
      {"path/conflict/*", 409, conflicting.with(processed::no),
       "something at the path is in the way", files},
      {"path/insufficient_space/*", 409, out_of_quota, "the storage is full", files},
      {"to/conflict/*", 409, conflicting.with(processed::no), "something at the path is in the way",
       files},
      {"from_lookup/not_found/*", 409, missing, "there is nothing at the path", files},
      {"too_many_write_operations/*",
       {409, 429},
       throttled.with(scope::resource),
       "other writes are locking the namespace: try again",
       auth},
      {"too_many_requests/*", 429, throttled, "too many requests in the last minutes", auth},
      {"expired_access_token/*", 401, expired_key, "the token has expired: refresh it", auth},
      {"invalid_access_token/*", 401, bad_key, "the token is not valid", auth},
      {"missing_scope/*", 401, forbidden, "the token lacks a scope", auth},
      // OAuth: the code is the string in error.
      {"invalid_grant", 400, bad_key, "the code or refresh token is not valid or was revoked",
       "OAuth guide"},
      {"invalid_client",
       {400, 401},
       bad_key,
       "the key or secret of the app is wrong",
       "OAuth guide"},
      // A 400 has a body of plain text.
      {{},
       400,
       forbidden,
       "the app lacks a scope",
       "real responses in public clients",
       {.message = "not permitted to access this endpoint"}},
      {{},
       {400, 401},
       bad_key,
       "the token is malformed, missing or expired",
       "real responses in public clients",
       {.message = "OAuth 2 access token"}},
      {{},
       {400, 401},
       bad_key,
       "the Authorization header is missing or not valid",
       "real responses in public clients",
       {.message = "\"Authorization\""}},
      {{}, 400, bad_request, "the text says what is wrong", "HTTP documentation, Errors"},
  };
};

inline constexpr provider dropbox = define<dropbox_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
