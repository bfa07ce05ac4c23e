// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The decision about retrying, and why.
#ifndef TRIAGE_VERDICT_HPP
#define TRIAGE_VERDICT_HPP

#include <cstdint>
#include <string_view>

namespace triage {

/// Whether the same request may be sent again.
enum class retry : std::uint8_t {
  never,    ///< it fails the same way until somebody changes something
  backoff,  ///< transient: again, with exponential backoff and jitter
  after,    ///< transient, and the server named the delay. In a table row: only if it named one
};
using enum retry;  // triage::never, triage::backoff, triage::after

/// The evidence that decided about retrying, most specific first.
enum class basis : std::uint8_t {
  header,        ///< a response header: the tables alone would have said something else
  code,          ///< the provider's error code
  type,          ///< the provider's error type
  cls,           ///< the class inside the provider's error id; written "class"
  status,        ///< the provider's table of statuses
  http_default,  ///< HTTP's own meaning of the status; written "default"
  transport,     ///< there was no response: what the HTTP stack reported, <triage/http/…>
};

/// The server's half of the question whether repeating is safe; the other half, idempotency, only
/// the caller knows. In a table row, `by_category` leaves it to `default_outcome`.
enum class processed : std::uint8_t {
  by_category,
  no,       ///< certainly not carried out: repeating cannot do it twice
  unknown,  ///< may have been carried out: look before repeating what creates or pays
};

/// Where the delay of an `after` verdict was read.
enum class delay_basis : std::uint8_t {
  none,
  header,   ///< Retry-After or one of its relatives
  body,     ///< the body's own field
  limit,    ///< the reset of a rate limit that is used up
  message,  ///< the sentence for people, where the provider's page shows one with a delay in it
};

[[nodiscard]] constexpr std::string_view to_string(retry r) noexcept {
  return r == retry::never ? "never" : r == retry::backoff ? "backoff" : "after";
}

[[nodiscard]] constexpr std::string_view to_string(basis b) noexcept {
  switch (b) {
    case basis::header: return "header";
    case basis::code: return "code";
    case basis::type: return "type";
    case basis::cls: return "class";
    case basis::status: return "status";
    case basis::http_default: break;
    case basis::transport: return "transport";
  }
  return "default";
}

[[nodiscard]] constexpr std::string_view to_string(processed p) noexcept {
  return p == processed::no ? "no" : "unknown";
}

[[nodiscard]] constexpr std::string_view to_string(delay_basis b) noexcept {
  switch (b) {
    case delay_basis::none: break;
    case delay_basis::header: return "header";
    case delay_basis::body: return "body";
    case delay_basis::limit: return "limit";
    case delay_basis::message: return "message";
  }
  return "none";
}

/// Delays saturate here: 100 years of 365 days, in milliseconds. It is the roundest value that can
/// still be added to a clock that counts nanoseconds in 64 bits. It is no policy: how long a
/// caller is willing to wait is the caller's to say.
inline constexpr std::int64_t max_delay_ms = std::int64_t{100} * 365 * 24 * 3600 * 1000;

/// The decision and its reason. Always decided, never "maybe".
struct verdict {
  retry action = retry::never;
  basis decided_by = basis::http_default;
  triage::processed processed = triage::processed::unknown;
  triage::delay_basis delay_basis = triage::delay_basis::none;
  /// Milliseconds, 0 … max_delay_ms; meaningful only for `after`, where 0 means "at once".
  std::int64_t delay_ms = 0;

  friend constexpr bool operator==(const verdict&, const verdict&) = default;
  /// `error.verdict() == triage::never`
  friend constexpr bool operator==(const verdict& v, retry r) noexcept { return v.action == r; }
};

}  // namespace triage

#endif
