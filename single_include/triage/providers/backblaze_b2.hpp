// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Backblaze B2, the native API: https://www.backblaze.com/docs/cloud-storage-native-api
//
// A missing file has three codes, two of them with a 400; a 404 with any other code means that the
// URL is wrong. The caps behind a 403 are limits that the owner of the account has set. A failed
// upload has to be repeated with the URL and the token of another b2_get_upload_url, never with the
// same ones.
#ifndef TRIAGE_PROVIDERS_BACKBLAZE_B2_HPP
#define TRIAGE_PROVIDERS_BACKBLAZE_B2_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct backblaze_b2_api : kinds {
  static constexpr std::string_view name = "backblaze_b2";
  static constexpr std::string_view title = "Backblaze B2";
  static constexpr std::string_view page =
      "https://www.backblaze.com/docs/cloud-storage-native-api";
  static constexpr std::string_view seen = "2026-11-25";
  static constexpr std::string_view hosts[] = {"api.backblazeb2.com"};

  static constexpr field fields[] = {
      {"/code", role::code, "the code for programs"},
      {"/message", role::message, "what went wrong, for people"},
      {"/status", role::status, "the status, repeated"},
  };

  // Sources: where on the page, or in which file.
  static constexpr std::string_view python = "b2-sdk-python, exception.py, interpret_b2_error";
  static constexpr std::string_view listing = "API Error Codes, tables of the endpoints";
  static constexpr std::string_view seen_in = "FiloSottile/b2#3";

  static constexpr row rows[] = {
      {"bad_request", 400, bad_request, "some members or values are wrong; the message says which",
       python},
      {"bad_json", 400, bad_request, "the body is not JSON of the expected form", python},
      {"out_of_range", 400, bad_request, "a count is out of its range", listing},
      {"invalid_bucket_id", 400, bad_request, "this cannot be the id of a bucket", listing},
      {"invalid_file_id", 400, bad_request, "this cannot be the id of a file", listing},
      {"missing_part", 400, bad_request, "a part of the large file was not uploaded", python},
      {"part_sha1_mismatch", 400, bad_request, "the digest of a part does not match", python},
      {"event_type_categories", 400, bad_request, "the event types are of several categories",
       python},
      {"event_type_overlap", 400, bad_request, "some event types include others", python},
      {"event_types_empty", 400, bad_request, "no event type is given", python},
      {"event_type_invalid", 400, bad_request, "there is no such event type", python},
      {"range_not_satisfiable", 416, bad_request, "the range is outside the file", python},
      {"source_too_large", 400, too_large, "too large to be copied at once: copy in parts", python},
      // A missing file has another code at each of three endpoints.
      {"no_such_file", 400, missing, "b2_hide_file: no such file", python},
      {"file_not_present", 400, missing, "b2_delete_file_version: no such version", python},
      {"not_found", 404, missing, "there is no such file", python},
      {"bad_bucket_id", 400, missing, "there is no such bucket", python},
      {"already_hidden", 400, conflicting.with(processed::no), "the file is already hidden",
       python},
      {"duplicate_bucket_name", 400, conflicting.with(processed::no).with(remedy::fix_request),
       "the name of the bucket is already taken, by this or another account", python},
      {"auth_token_limit", 400, conflicting.with(processed::no).with(remedy::fix_request),
       "another upload is using the token: get another upload URL", python},
      {"file_lock_conflict", 400, conflicting.with(processed::no), "the file lock cannot be undone",
       python},
      {"source_replication_conflict", 400, conflicting.with(processed::no),
       "file lock is not possible: the bucket is replicated", python},
      {"restricted_bucket_conflict", 400, conflicting.with(processed::no),
       "file lock is not possible: the bucket is restricted", python},
      {"too_many_buckets", 400, out_of_quota, "the account has as many buckets as it can have",
       listing},
      {"storage_cap_exceeded", 403, out_of_quota, "the owner's own cap on storage is reached",
       python},
      {"transaction_cap_exceeded", 403, out_of_quota,
       "the owner's own cap on daily calls is reached", python},
      {"cap_exceeded", {400, 403}, out_of_quota, "one of the owner's own caps is reached", seen_in},
      {"bad_auth_token", 401, expired_key,
       "the token is not valid: authorize again; for an upload, get another URL", python},
      {"expired_auth_token", 401, expired_key,
       "the token has expired: authorize again; for an upload, get another URL", python},
      {"missing_auth_token", 401, bad_key, "the token is missing", seen_in},
      {"unauthorized", 401, bad_key, "there is no such key, or it lacks the capability", python},
      {"email_not_verified", 401, suspended.with(remedy::contact_support),
       "the email address of the account is not verified", python},
      {"no_payment_history", 401, out_of_funds,
       "an account that has never paid cannot have public buckets", python},
      {"unsupported", 401, forbidden, "the key does not work with this version of the API",
       listing},
      {"access_denied", 403, forbidden, "not allowed with this token and these parameters", python},
      {{}, 404, no_such_name, "the URL is wrong; a missing file would have a code", python},
      {{},
       429,
       throttled.with(triage::scope::account),
       "too many requests from the account",
       "Rate Limits"},
  };
};

inline constexpr provider backblaze_b2 = define<backblaze_b2_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
