// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The decision about retrying, and why.
#ifndef TRIAGE_VOCABULARY_VERDICT_HPP
#define TRIAGE_VOCABULARY_VERDICT_HPP

#include <cstdint>
#include <string_view>

#include <triage/config.hpp>

namespace triage::inline TRIAGE_ABI {

/// What to do with the same request. Whether doing it twice does harm is another question: see
/// `processed`.
enum class action : std::uint8_t {
  never,    ///< Do not send it again: it fails the same way until somebody changes something.
  backoff,  ///< Transient: send it again, with exponential backoff and jitter.
  /// In a verdict: transient, and to be sent again after the delay that the server named. In a row
  /// of a table: only if the response names a delay; otherwise the verdict is `never`.
  after,
};

// `triage::never` and so on. Not `using enum`, which clang refuses to see twice: tables of a
// provider have `using enum triage::action` themselves.
inline constexpr action never = action::never;
inline constexpr action backoff = action::backoff;
inline constexpr action after = action::after;

/// The evidence that decided about retrying, most specific first.
enum class basis : std::uint8_t {
  header,        ///< a response header changed what the tables said: a word on retrying, or a delay
  body,          ///< a delay in the body, for a row that is retried only if the server names one
  code,          ///< the provider's error code, or a well-known one
  type,          ///< the provider's error type, or a well-known one
  id_class,      ///< the class inside the provider's error id; written "class"
  words,         ///< words in a code, type or message that no table knows: see `error::evidence`
  status,        ///< the provider's table of statuses
  http_default,  ///< HTTP's own meaning of the status; written "default"
  transport,     ///< there was no response: what the HTTP stack reported, <triage/http/…>
};

/// Whether the request was carried out: the server's half of the question whether sending it again
/// is safe. The other half, whether carrying it out twice does harm, only the caller knows. In a
/// row of a table, `by_category` leaves it to `default_outcome`.
enum class processed : std::uint8_t {
  by_category,
  no,       ///< certainly not: sending it again cannot do it twice
  unknown,  ///< it may have been: look before repeating what creates or pays
  yes,      ///< it was, wholly or in part: sending it again does it again
};

/// Where the delay of an `after` verdict was read.
enum class delay_basis : std::uint8_t {
  none,
  header,   ///< Retry-After or one of its relatives
  body,     ///< the body's own field
  limit,    ///< the reset of a rate limit that is used up
  message,  ///< the sentence for people, where the provider's page shows one with a delay in it
  table,    ///< the row that decided: the response names none
};

/// The smallest thing that would have to be another for the same request to have a chance now. A
/// gateway that can choose another model, key or provider asks this:
///
///     if (e.scope() >= triage::scope::resource) try_the_next_candidate();
///
/// In a row of a table, `by_category` leaves it to `default_scope`.
enum class scope : std::uint8_t {
  by_category,
  request,     ///< the request itself: it fails everywhere
  resource,    ///< the model, bucket, job, …
  credential,  ///< the key or token
  account,     ///< the account or organisation: all its keys fail alike
  region,      ///< the region or host of the service
  service,     ///< the whole service
};

/// What a program can do by itself before it sends the request once more. A second time is
/// pointless. The verdict is `never` beside it: the same request, sent without it, fails again.
enum class recovery : std::uint8_t {
  none,
  refresh_credentials,  ///< get a new token, or read the credentials again
  correct_clock,        ///< sign with the server's time: see the response's Date
  /// Go to where `Location` points (RFC 9110 section 15.4): after a 303 get the answer there with
  /// GET, and never send the request itself again; after a 307 or 308 send the same request there.
  follow,
  new_connection,  ///< send it over a connection of its own (RFC 9110 section 15.5.20)
  read_again,      ///< read the resource, merge, and send with the new tag
};

/// The enumerator's own name, as used in JSON output. Static storage.
[[nodiscard]] constexpr std::string_view to_string(action a) noexcept {
  return a == action::never ? "never" : a == action::backoff ? "backoff" : "after";
}

[[nodiscard]] constexpr std::string_view to_string(basis b) noexcept {
  switch (b) {
    case basis::header: return "header";
    case basis::body: return "body";
    case basis::code: return "code";
    case basis::type: return "type";
    case basis::id_class: return "class";
    case basis::words: return "words";
    case basis::status: return "status";
    case basis::http_default: break;
    case basis::transport: return "transport";
  }
  return "default";
}

[[nodiscard]] constexpr std::string_view to_string(processed p) noexcept {
  return p == processed::no ? "no" : p == processed::yes ? "yes" : "unknown";
}

[[nodiscard]] constexpr std::string_view to_string(delay_basis b) noexcept {
  switch (b) {
    case delay_basis::none: break;
    case delay_basis::header: return "header";
    case delay_basis::body: return "body";
    case delay_basis::limit: return "limit";
    case delay_basis::message: return "message";
    case delay_basis::table: return "table";
  }
  return "none";
}

[[nodiscard]] constexpr std::string_view to_string(scope s) noexcept {
  switch (s) {
    case scope::by_category:
    case scope::request: break;
    case scope::resource: return "resource";
    case scope::credential: return "credential";
    case scope::account: return "account";
    case scope::region: return "region";
    case scope::service: return "service";
  }
  return "request";
}

[[nodiscard]] constexpr std::string_view to_string(recovery r) noexcept {
  switch (r) {
    case recovery::none: break;
    case recovery::refresh_credentials: return "refresh_credentials";
    case recovery::correct_clock: return "correct_clock";
    case recovery::follow: return "follow";
    case recovery::new_connection: return "new_connection";
    case recovery::read_again: return "read_again";
  }
  return "none";
}

/// Delays saturate here: 100 years of 365 days, in milliseconds. Adding it to a clock that counts
/// nanoseconds in 64 bits cannot overflow. It is not a limit on waiting: see
/// `retry_policy::max_server_delay_ms`.
inline constexpr std::int64_t max_delay_ms = std::int64_t{100} * 365 * 24 * 3600 * 1000;

/// The decision and its reason. Always decided, never "maybe".
struct verdict {
  triage::action action = triage::action::never;
  basis decided_by = basis::http_default;
  triage::processed processed = triage::processed::unknown;
  triage::delay_basis delay_basis = triage::delay_basis::none;
  /// Milliseconds, 0 … max_delay_ms; 0 unless the action is `after`. What the server named is in
  /// `error::server_delay_ms`, whatever the verdict.
  std::int64_t delay_ms = 0;

  friend constexpr bool operator==(const verdict&, const verdict&) = default;
  /// `error.verdict() == triage::never`
  friend constexpr bool operator==(const verdict& v, triage::action a) noexcept {
    return v.action == a;
  }
};

}  // namespace triage::inline TRIAGE_ABI

#endif
