// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A response: what an HTTP stack has received.
#ifndef TRIAGE_RESPONSE_HPP
#define TRIAGE_RESPONSE_HPP

#include <limits>
#include <optional>
#include <string_view>
#include <type_traits>

#include <triage/text/headers.hpp>
#include <triage/time/unix_time.hpp>

namespace triage::inline TRIAGE_ABI {

/// An HTTP status, from any integer or enumeration type (libcurl has long), without narrowing; a
/// value that does not fit into an int saturates. Any value is allowed.
class status_code {
 public:
  constexpr status_code() = default;
  template <class Number>
  requires(std::is_integral_v<Number> ||
           std::is_enum_v<Number>) constexpr status_code(Number n) noexcept
      : value_(saturated(n)) {}
  constexpr operator int() const noexcept { return value_; }

 private:
  template <class Number>
  static constexpr int saturated(Number n) noexcept {
    if constexpr (std::is_enum_v<Number>) {
      return saturated(static_cast<std::underlying_type_t<Number>>(n));
    } else {
      constexpr int most = (std::numeric_limits<int>::max)();
      constexpr int least = (std::numeric_limits<int>::min)();
      if constexpr (sizeof(Number) >= sizeof(int)) {
        if (n > 0 && static_cast<unsigned long long>(n) > static_cast<unsigned>(most)) return most;
        if constexpr (std::is_signed_v<Number>) {
          if (n < least) return least;
        }
      }
      return static_cast<int>(n);
    }
  }

  int value_ = 0;
};

/// A response. Everything is borrowed: errors made of it point into the body and into the header
/// values. So a temporary std::string, or a temporary map of strings, does not compile as body or
/// headers: keep it in a variable that lives as long as the error is used.
///
/// If `Headers` is not header_view but, for instance, a callable, headers can be looked up in
/// constant expressions, and exceptions of the callable are passed on; it is kept by value.
template <class Headers = header_view>
struct basic_response {
  static_assert(!detail::owning_headers<Headers>,
                "triage: a basic_response would keep a copy of these headers, which would be gone "
                "before the error is read: give a header_view of them");

  status_code status;
  borrowed_string body;
  Headers headers = {};  ///< absent by default
  /// When it came, by the caller's clock, for dates in it: std::time(nullptr) or
  /// std::chrono::system_clock::now(). Used only if there is no Date header, which is preferred,
  /// since it comes from the same clock as the dates.
  std::optional<unix_time> now = std::nullopt;
};

template <class Headers>
basic_response(status_code, std::string_view, Headers) -> basic_response<Headers>;
template <class Headers>
basic_response(status_code, std::string_view, Headers, std::optional<unix_time>)
    -> basic_response<Headers>;
basic_response(status_code, std::string_view)->basic_response<>;

/// The usual one: `check(assisters, {429, body, headers})`.
using response = basic_response<>;

}  // namespace triage::inline TRIAGE_ABI

#endif
