// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The rows a provider's tables are made of. A provider's file is a struct of these tables, written
// to read like that API's page on errors; `define` (provider.hpp) checks it and builds the lookups.
#ifndef TRIAGE_TABLES_ROWS_HPP
#define TRIAGE_TABLES_ROWS_HPP

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include <triage/vocabulary/category.hpp>
#include <triage/vocabulary/remedy.hpp>
#include <triage/vocabulary/verdict.hpp>

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

/// The decision of a row. Most rows share one of a few, so `kinds` has names for the usual ones;
/// `with` makes a copy that differs in one point.
struct kind {
  triage::category category = triage::category::unset;
  triage::action action = triage::action::never;
  triage::remedy remedy = triage::remedy::nothing;
  triage::processed processed = triage::processed::by_category;
  triage::scope scope = triage::scope::by_category;
  triage::recovery recovery = triage::recovery::none;

  [[nodiscard]] constexpr kind with(triage::remedy r) const noexcept {
    kind copy = *this;
    copy.remedy = r;
    return copy;
  }
  [[nodiscard]] constexpr kind with(triage::processed p) const noexcept {
    kind copy = *this;
    copy.processed = p;
    return copy;
  }
  [[nodiscard]] constexpr kind with(triage::scope s) const noexcept {
    kind copy = *this;
    copy.scope = s;
    return copy;
  }
  [[nodiscard]] constexpr kind with(triage::recovery r) const noexcept {
    kind copy = *this;
    copy.recovery = r;
    return copy;
  }

  friend constexpr bool operator==(const kind&, const kind&) = default;
};

/// The usual kinds, as a base of a provider's struct so that its rows can name them:
/// `struct redner_api : kinds`. What passes by itself says `backoff`, everything else `never`.
struct kinds {
  static constexpr kind success{category::none, action::never, remedy::nothing};
  /// The request is at fault and fails the same way every time.
  static constexpr kind bad_request{category::invalid_request, action::never, remedy::fix_request};
  static constexpr kind bad_key{category::authentication, action::never, remedy::check_key};
  /// The credential was good once: a new one can be had without a person.
  static constexpr kind expired_key{category::authentication, action::never,
                                    remedy::check_key,        processed::by_category,
                                    scope::by_category,       recovery::refresh_credentials};
  static constexpr kind forbidden{category::permission, action::never, remedy::ask_access};
  /// Only the provider can open it again.
  static constexpr kind suspended{category::permission, action::never, remedy::contact_support,
                                  processed::by_category, scope::account};
  static constexpr kind missing{category::not_found, action::never, remedy::check_resource};
  /// The request names something that nobody has: a model, a path.
  static constexpr kind no_such_name{category::not_found, action::never, remedy::fix_request};
  static constexpr kind conflicting{category::conflict, action::never, remedy::check_resource};
  static constexpr kind too_large{category::payload_too_large, action::never,
                                  remedy::shorten_input};
  static constexpr kind too_long{category::context_length, action::never, remedy::shorten_input};
  static constexpr kind refused_content{category::content_policy, action::never,
                                        remedy::change_content};
  /// The answer was refused because of its content: the work for it may have been done.
  static constexpr kind refused_answer{category::content_policy, action::never,
                                       remedy::change_content, processed::unknown};
  /// Too much at once: it passes within minutes.
  static constexpr kind throttled{category::rate_limited, action::backoff, remedy::wait};
  /// Too much in a day or a month, or more than the plan has: it does not pass while one waits.
  static constexpr kind out_of_quota{category::quota_exhausted, action::never, remedy::raise_limit};
  static constexpr kind out_of_funds{category::insufficient_funds, action::never,
                                     remedy::add_funds};
  /// More work than the service can take.
  static constexpr kind busy{category::overloaded, action::backoff, remedy::wait};
  static constexpr kind timed_out{category::timeout, action::backoff, remedy::wait};
  /// A fault of the server that may pass.
  static constexpr kind broken{category::internal, action::backoff, remedy::wait};
  static constexpr kind unavailable{category::unavailable, action::backoff, remedy::wait};
  /// It was carried out and failed; sending it again costs again.
  static constexpr kind ran_and_failed{category::internal, action::never, remedy::inspect_job,
                                       processed::yes, scope::request};
  /// To be sent somewhere else, for example to another region.
  static constexpr kind elsewhere{category::redirected, action::never,      remedy::fix_request,
                                  processed::no,        scope::by_category, recovery::follow};
};

/// The HTTP statuses that a row is for: all (`{}`), one (`503`), a list of at most four
/// (`{403, 429}`) or a range (`statuses::between(500, 599)`).
class statuses {
 public:
  struct range {
    std::uint16_t first = 0;
    std::uint16_t last = 0;
  };
  static constexpr std::size_t most = 4;

  constexpr statuses() = default;
  constexpr statuses(int status) noexcept { set(0, status); }
  constexpr statuses(std::initializer_list<int> list) noexcept {
    std::size_t at = 0;
    for (const int status : list) set(at++, status);
  }
  [[nodiscard]] static constexpr statuses between(int first, int last) noexcept {
    statuses s;
    s.set(0, first);
    if (s.possible()) s.set(1, first <= last ? last : 0);
    if (s.possible()) s.of_[1] = static_cast<std::uint16_t>(last | end_of_range);
    return s;
  }

  /// Whether it is for every status.
  [[nodiscard]] constexpr bool any() const noexcept { return of_[0] == 0; }
  [[nodiscard]] constexpr bool has(int status) const noexcept {
    if (any()) return true;
    if (is_range()) return of_[0] <= status && status <= (of_[1] & ~end_of_range);
    for (const std::uint16_t one : of_) {
      if (one == status) return one != 0;
    }
    return false;
  }
  /// The first one, which stands for an error that came without a status; 0 if it is for all.
  [[nodiscard]] constexpr int first() const noexcept { return of_[0]; }
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    if (any()) return 0;
    if (is_range()) return 1;
    std::size_t n = 1;
    while (n < most && of_[n] != 0) ++n;
    return n;
  }
  [[nodiscard]] constexpr range operator[](std::size_t i) const noexcept {
    if (is_range()) return {of_[0], static_cast<std::uint16_t>(of_[1] & ~end_of_range)};
    return {of_[i], of_[i]};
  }
  /// Whether all are HTTP statuses, no range is upside down, and there are not too many. `define`
  /// refuses a row for which it is false. What is not possible is for every status.
  [[nodiscard]] constexpr bool possible() const noexcept { return !any() || of_[1] == 0; }

 private:
  // Beside of_[0], which is then 0.
  static constexpr std::uint16_t impossible = 1;
  // Beside the last status of a range, whose first one is of_[0].
  static constexpr int end_of_range = 0x8000;

  [[nodiscard]] constexpr bool is_range() const noexcept { return (of_[1] & end_of_range) != 0; }

  constexpr void set(std::size_t at, int status) noexcept {
    if (at < most && status >= 100 && status <= 599 && (at == 0 || of_[0] != 0)) {
      of_[at] = static_cast<std::uint16_t>(status);
    } else {
      of_[0] = 0;
      of_[1] = impossible;
    }
  }

  std::uint16_t of_[most] = {};  // 0 where there is none
};

/// What a row is about.
enum class about : std::uint8_t {
  status,    ///< the status alone
  code,      ///< one code
  prefix,    ///< all codes that begin with a word
  range,     ///< all codes that are an integer of a range
  type,      ///< a type: what a body with an unknown code, or none, still tells
  id_class,  ///< a class of error ids, such as the 03 of DAT030002
};

/// The name that a row is found by: `"SlowDown"` is a code, `"path/*"` all codes with that
/// beginning, `codes(20000, 20999)` all integers of a range, `type("rate_limit_error")` a type,
/// `id_class("03")` a class of error ids, `{}` nothing but the status. Views of static storage.
class row_key {
 public:
  constexpr row_key() = default;
  constexpr row_key(const char* code) noexcept : row_key(std::string_view(code)) {}
  constexpr row_key(std::string_view code) noexcept : name_(code), about_(triage::about::code) {
    if (code.size() > 1 && code.back() == '*') {
      name_.remove_suffix(1);
      about_ = triage::about::prefix;
    }
  }

  [[nodiscard]] constexpr triage::about about() const noexcept { return about_; }
  /// The code, the beginning of codes, the type or the class; empty of the others.
  [[nodiscard]] constexpr std::string_view name() const noexcept { return name_; }
  /// Of a range of integers.
  [[nodiscard]] constexpr std::int32_t first() const noexcept { return first_; }
  [[nodiscard]] constexpr std::int32_t last() const noexcept { return last_; }

  friend constexpr bool operator==(const row_key&, const row_key&) = default;

 private:
  friend constexpr row_key type(std::string_view) noexcept;
  friend constexpr row_key id_class(std::string_view) noexcept;
  friend constexpr row_key codes(std::int32_t, std::int32_t) noexcept;
  friend class row_ref;

  constexpr row_key(triage::about what, std::string_view name, std::int32_t first = 0,
                    std::int32_t last = 0) noexcept
      : name_(name), first_(first), last_(last), about_(what) {}

  std::string_view name_;
  std::int32_t first_ = 0;
  std::int32_t last_ = 0;
  triage::about about_ = triage::about::status;
};

[[nodiscard]] constexpr row_key type(std::string_view name) noexcept {
  return {about::type, name};
}
[[nodiscard]] constexpr row_key id_class(std::string_view name) noexcept {
  return {about::id_class, name};
}
[[nodiscard]] constexpr row_key codes(std::int32_t first, std::int32_t last) noexcept {
  return {about::range, {}, first, last};
}

/// What else has to be true for a row to decide. Everything that is set must hold; nothing set:
/// always. It costs nothing for responses that do not have the row's key.
struct when {
  std::string_view header = {};   ///< a response header that must be there
  std::string_view member = {};   ///< a JSON Pointer to a member of the body that must be there
  std::string_view equals = {};   ///< … and what the header, or else the member, must be
  std::string_view message = {};  ///< words that must be in the message, in any case

  [[nodiscard]] constexpr bool always() const noexcept {
    return header.empty() && member.empty() && message.empty();
  }
  friend constexpr bool operator==(const when&, const when&) = default;
};

/// One line of a provider's page: what a code, a type, a class of error ids or a status means, as
/// it is written. `define` makes of it what is in the program, which a `row_ref` reads.
///
/// Rows of one code are beside one another; the first one whose statuses and condition fit decides,
/// and if none has the status, the first one whose condition fits. Types are looked up if the code
/// is unknown or missing; then statuses, of which the first row that fits decides. A class is used
/// only if code and type are unknown and neither the table nor HTTP has a row for the status.
struct row {
  row_key key = {};
  triage::statuses status = {};   ///< the statuses it is documented with
  triage::kind kind = {};         ///< the decision
  std::string_view meaning = {};  ///< what the page says, in our words
  std::string_view source = {};   ///< where on the provider's page
  triage::when when = {};         ///< what else must be true
  triage::severity severity = triage::severity::undocumented;
  std::string_view with_type = {};  ///< the type that a code is documented with, if any
  std::int64_t delay_ms = 0;        ///< how long to wait if nothing else says so, milliseconds

  /// The code, the beginning of codes, the type or the class; empty of a status.
  [[nodiscard]] constexpr std::string_view name() const noexcept { return key.name(); }
};

/// How a value is written, where it is not simply the value.
enum class form : std::uint8_t {
  whole,         ///< as it is; a delay is in seconds
  aws_code,      ///< `namespace#Code:url` and `Code;Sender` are Code
  last_segment,  ///< what is behind the last / # or :, as in a URI of a problem type
  milliseconds,  ///< of a delay
  minutes,       ///< of a delay
  percent,       ///< percent-encoded: of the message in a header, as in `grpc-message`
  moment,        ///< of a delay: Unix time in seconds or milliseconds; a smaller number is seconds
};

/// What a response header is for.
enum class header_role : std::uint8_t {
  retry_after,   ///< the delay before the next attempt
  request_id,    ///< what support asks for
  should_retry,  ///< true or false: the server's word on retrying. Only here `true` is believed
  code,          ///< the machine-readable code; it comes before those of the body
  type,          ///< the provider's own grouping of codes, if the body has none
  message,       ///< for people who read logs, if the body has none
};

/// One documented response header. Names compare case-insensitively. Several headers may have one
/// role: the first of them that is there is used, and of codes the first one that the table knows.
struct header_row {
  std::string_view name;
  header_role role;
  std::string_view meaning = {};
  std::string_view source = {};
  triage::form form = triage::form::whole;
  std::string_view parameter = {};  ///< of the value `…, error="invalid_token"`, which one is meant
};

/// A condition under which the response to a request that failed has the status of a success. The
/// body of a success is not read unless its API has such conditions, and then only up to the
/// member. Either a member or a header is named; nothing but a name: it is there, and a member is
/// not null.
struct in_success {
  std::string_view member = {};      ///< a JSON Pointer, or the path of an XML element, without *
  std::string_view header = {};      ///< a response header
  std::string_view equals = {};      ///< what it has to be: a text, a number, true or false
  std::string_view not_equals = {};  ///< what it must not be
  bool non_empty = false;            ///< it is neither an empty string, array or object

  friend constexpr bool operator==(const in_success&, const in_success&) = default;
};

/// Where a response has the outcomes of many operations that were asked for in one request. All
/// pointers but `each` are relative to one item, as if that were the whole body: see `items`.
struct batch {
  /// A JSON Pointer, with * for every element of an array or every member of an object, or the path
  /// of an XML element, of which there may be many.
  std::string_view each;
  /// When an item is an error; nothing set: always. About a member, never a header.
  in_success failed = {};
  std::string_view error = {};    ///< the member that is the body of its error; empty: the item
  std::string_view status = {};   ///< the member with its HTTP status; empty: see role::status
  std::string_view headers = {};  ///< the member that is an object of its response headers

  friend constexpr bool operator==(const batch&, const batch&) = default;
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
  code,          ///< the machine-readable code: a string or a number
  type,          ///< the provider's own grouping of codes
  message,       ///< for people who read logs
  param,         ///< which parameter of the request was at fault
  request_id,    ///< what support asks for
  error_id,      ///< a reference of the error itself
  retry_after,   ///< seconds before the next attempt
  help,          ///< a link that helps to mend it
  details,       ///< messages per field of the request: an array or an object
  status,        ///< the HTTP status, repeated in the body
  should_retry,  ///< true or false: the server's word on retrying
};
inline constexpr unsigned role_count = 11;

/// Where the body has what: an RFC 6901 JSON Pointer and its role, in which the token * stands for
/// every element of an array. Several pointers may have one role: the first one that is present
/// with a suitable JSON type is used, and of codes the first one that the table knows: the finest
/// comes first. Of several elements, the last suitable one is used.
struct field {
  std::string_view pointer;
  triage::role role;
  std::string_view meaning = {};  ///< for the documentation
  triage::form form = triage::form::whole;
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
};

}  // namespace triage::inline TRIAGE_ABI

#endif
