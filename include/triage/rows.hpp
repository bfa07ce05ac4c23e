// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The rows a provider's tables are made of. A provider's file is a struct of these tables, written
// to read like that API's page on errors; `define` (provider.hpp) checks it and builds the lookups.
#ifndef TRIAGE_ROWS_HPP
#define TRIAGE_ROWS_HPP

#include <cstdint>
#include <string_view>

#include <triage/category.hpp>
#include <triage/remedy.hpp>
#include <triage/verdict.hpp>

namespace triage::inline TRIAGE_ABI {

/// How serious the provider calls it. Documentation only: it never decides about retrying.
enum class severity : std::uint8_t { undocumented, info, warning, error, critical };

[[nodiscard]] constexpr std::string_view to_string(severity s) noexcept {
  switch (s) {
    case severity::undocumented: break;
    case severity::info: return "info";
    case severity::warning: return "warning";
    case severity::error: return "error";
    case severity::critical: return "critical";
  }
  return "undocumented";
}

/// Whether a failure of this category can have been carried out, where a row does not say. For a
/// 5xx it is believed of codes only: see `find_rule`.
[[nodiscard]] constexpr processed default_outcome(category c) noexcept {
  switch (c) {
    case category::none: return processed::yes;
    case category::invalid_request:
    case category::authentication:
    case category::permission:
    case category::not_found:
    case category::payload_too_large:
    case category::context_length:
    case category::content_policy:
    case category::rate_limited:
    case category::quota_exhausted:
    case category::insufficient_funds:
    case category::overloaded: return processed::no;
    default: return processed::unknown;
  }
}

/// The smallest thing that would have to be another, where a row does not say.
[[nodiscard]] constexpr scope default_scope(category c) noexcept {
  switch (c) {
    case category::context_length:
    case category::content_policy:
    case category::not_found:
    case category::overloaded: return scope::resource;
    case category::authentication:
    case category::permission:
    case category::rate_limited: return scope::credential;
    case category::insufficient_funds:
    case category::quota_exhausted: return scope::account;
    case category::redirected: return scope::region;
    case category::timeout:
    case category::internal:
    case category::unavailable:
    case category::bad_response: return scope::service;
    default: return scope::request;
  }
}

/// One documented error code.
struct code_row {
  std::string_view code;       ///< exactly as in the body; an integer code in decimal digits
  std::uint16_t status;        ///< the HTTP status it is documented with
  std::string_view type = {};  ///< the type it is documented with; empty: undocumented
  triage::category category = triage::category::unset;
  triage::action action = triage::action::never;
  triage::remedy remedy = triage::remedy::nothing;
  std::string_view meaning = {};  ///< what the page says, in our words
  std::string_view source = {};   ///< where on the provider's page
  triage::processed processed = triage::processed::by_category;
  triage::severity severity = triage::severity::undocumented;
  triage::scope scope = triage::scope::by_category;
  triage::recovery recovery = triage::recovery::none;
};

/// One documented error type: what a body with an unknown code, or none, still tells.
struct type_row {
  std::string_view type;
  triage::category category = triage::category::unset;
  triage::action action = triage::action::never;
  triage::remedy remedy = triage::remedy::nothing;
  std::string_view meaning = {};
  std::string_view source = {};
  triage::processed processed = triage::processed::by_category;
  triage::scope scope = triage::scope::by_category;
  triage::recovery recovery = triage::recovery::none;
};

/// One class of a structured error id, such as the 03 of DAT030002. It is used only if code and
/// type are unknown and neither the provider's table nor HTTP has a row for the status itself.
struct class_row {
  std::string_view cls;
  std::uint16_t first_status;
  std::uint16_t last_status;
  triage::category category = triage::category::unset;
  triage::action action = triage::action::never;
  triage::remedy remedy = triage::remedy::nothing;
  std::string_view meaning = {};
  std::string_view source = {};
  triage::processed processed = triage::processed::by_category;
  triage::scope scope = triage::scope::by_category;
  triage::recovery recovery = triage::recovery::none;
};

/// What one HTTP status, or a range of them, means at this provider. Of several rows for a status
/// the first one is used.
struct status_row {
  std::uint16_t status;  ///< the status, or the first of a range
  triage::category category = triage::category::unset;
  triage::action action = triage::action::never;
  triage::remedy remedy = triage::remedy::nothing;
  std::string_view meaning = {};
  std::string_view source = {};
  triage::processed processed = triage::processed::by_category;
  triage::severity severity = triage::severity::undocumented;
  triage::scope scope = triage::scope::by_category;
  triage::recovery recovery = triage::recovery::none;
  std::uint16_t last_status = 0;  ///< the last of a range; 0: it is one status
};

/// What a response header is for.
enum class header_role : std::uint8_t {
  retry_after,   ///< the delay before the next attempt
  request_id,    ///< what support asks for
  should_retry,  ///< true or false: the server's word on retrying. A `true` is believed of no other
};

/// One documented response header. Names compare case-insensitively.
struct header_row {
  std::string_view name;
  header_role role;
  std::string_view meaning = {};
  std::string_view source = {};
};

/// How to read a bare number in a reset header: APIs use one name for all three. Durations,
/// HTTP-dates and RFC 3339 timestamps are recognised by their form and ignore this.
enum class reset_number : std::uint8_t {
  by_size,       ///< above 10^12 Unix time in ms, above 10^9 Unix time in s, else seconds from now
  seconds,       ///< from now
  unix_seconds,  ///< Unix time
  unix_ms,       ///< Unix time in milliseconds
};

/// The response headers of one rate limit. Names compare case-insensitively; any may be missing.
struct limit_row {
  std::string_view limit;      ///< the header with what is allowed in a window
  std::string_view remaining;  ///< … with what is left
  std::string_view reset;      ///< … with the time of the reset
  std::string_view unit;       ///< what is counted: "requests", "tokens", …
  std::int64_t window_s = 0;   ///< how long a window is, in seconds; 0: not documented
  triage::reset_number reset_number = triage::reset_number::by_size;
  std::string_view meaning = {};
  std::string_view source = {};
};

/// What a member of the body is for.
enum class role : std::uint8_t {
  code,         ///< the machine-readable code: a string or a number
  type,         ///< the provider's own grouping of codes
  message,      ///< for people who read logs
  param,        ///< which parameter of the request was at fault
  request_id,   ///< what support asks for
  error_id,     ///< a reference of the error itself
  retry_after,  ///< seconds before the next attempt
  help,         ///< a link that helps to mend it
  details,      ///< messages per field of the request: an array or an object
  status,       ///< the HTTP status, repeated in the body
};
inline constexpr unsigned role_count = 10;

/// Where the body has what: an RFC 6901 JSON Pointer and its role, in which the token * stands for
/// every element of an array. Several pointers may have one role: the first one that is present
/// with a suitable JSON type is used. Of several elements, the last suitable one is used.
struct field {
  std::string_view pointer;
  triage::role role;
  std::string_view meaning = {};  ///< for the documentation
};

/// How a structured error id splits: "DAT030002" with {3, 2} is DAT, 03, 0002. All zero: it
/// doesn't.
struct id_layout {
  std::uint8_t service = 0;
  std::uint8_t cls = 0;
};

/// Which delay is used when header and body both name one.
enum class delay_order : std::uint8_t { header_first, body_first };

/// What a provider's page says about delays beyond the usual.
struct delay_rules {
  delay_order order = delay_order::header_first;
  /// The most to wait for the reset of a rate limit, in seconds; 0: whatever it says.
  std::int64_t max_reset_s = 0;
  /// The sentence with the delay in it, with # for the seconds: "retry after # seconds". It is used
  /// only if no header, body field or limit names a delay. Empty: the message is not looked at.
  std::string_view phrase = {};
};

}  // namespace triage::inline TRIAGE_ABI

#endif
