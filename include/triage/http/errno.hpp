// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Sockets without a stack: errno, std::errc and std::error_code.
#ifndef TRIAGE_HTTP_ERRNO_HPP
#define TRIAGE_HTTP_ERRNO_HPP

#include <cerrno>
#include <string_view>
#include <system_error>

#include <triage/http/transport.hpp>

namespace triage::inline TRIAGE_ABI::http {

namespace detail {

// What socket(2), connect(2), send(2) and recv(2) report of a TCP connection. Most of it can come
// from connecting as well as later, and then the caller has to say which: `not_sent()`.
struct errno_codes {
  using enum category;
  using enum action;
  using enum remedy;
  static constexpr auto sure = processed::no;
  static constexpr auto unsure = processed::unknown;

  static constexpr transport_row rows[] = {
      {ECONNREFUSED, "ECONNREFUSED", unavailable, backoff, wait, sure,
       "nobody listens at the address", "connect(2)"},
      {EADDRNOTAVAIL, "EADDRNOTAVAIL", unavailable, backoff, wait, sure,
       "no local port is free for the connection", "connect(2)"},
      {EMFILE, "EMFILE", unknown, backoff, wait, sure, "this process has too many files open",
       "socket(2)"},
      {ENFILE, "ENFILE", unknown, backoff, wait, sure, "this machine has too many files open",
       "socket(2)"},
      {EAFNOSUPPORT, "EAFNOSUPPORT", invalid_request, never, fix_request, sure,
       "this machine does not have the address family", "socket(2)"},
      {ENETUNREACH, "ENETUNREACH", unavailable, backoff, wait, unsure,
       "the network cannot be reached", "connect(2), tcp(7)"},
      {EHOSTUNREACH, "EHOSTUNREACH", unavailable, backoff, wait, unsure,
       "the host cannot be reached", "tcp(7), ip(7)"},
      {ENETDOWN, "ENETDOWN", unavailable, backoff, wait, unsure, "this machine's network is down",
       "POSIX, send()"},
      {ENETRESET, "ENETRESET", unavailable, backoff, wait, unsure,
       "the network dropped the connection", "POSIX, errno.h"},
      {ECONNRESET, "ECONNRESET", unavailable, backoff, wait, unsure,
       "the connection was reset by the other side", "POSIX, recv()"},
      {ECONNABORTED, "ECONNABORTED", unavailable, backoff, wait, unsure,
       "the connection was aborted on this side", "POSIX, errno.h"},
      {EPIPE, "EPIPE", unavailable, backoff, wait, unsure,
       "the connection was closed while the request was sent", "send(2)"},
      {ENOTCONN, "ENOTCONN", unavailable, backoff, wait, unsure,
       "the connection is not there any more", "recv(2)"},
      {ETIMEDOUT, "ETIMEDOUT", timeout, backoff, wait, unsure,
       "the other side did not react in time", "tcp(7)"},
      {EAGAIN, "EAGAIN", timeout, backoff, wait, unsure, "the time limit of the socket passed",
       "socket(7), SO_RCVTIMEO"},
      {ENOBUFS, "ENOBUFS", unknown, backoff, wait, unsure, "this machine has no buffers left",
       "send(2)"},
      {ENOMEM, "ENOMEM", unknown, backoff, wait, unsure, "this machine has no memory left",
       "send(2)"},
      {ECANCELED, "ECANCELED", timeout, never, wait, unsure, "the caller gave up",
       "POSIX, errno.h"},
  };
  static constexpr transport_row others = {
      -1,        "errno", unknown, never, fix_request, unsure, "an error of this machine's sockets",
      "errno(3)"};
};

}  // namespace detail

/// The codes of errno.
inline constexpr transport_table errno_table{detail::errno_codes::rows,
                                             detail::errno_codes::others};

/// `triage::classify(persly, triage::http::failure_of_errno(errno))`; none for 0. If it was getting
/// the connection that failed, say so with `.not_sent()`.
[[nodiscard]] constexpr transport_failure failure_of_errno(int code) noexcept {
  return code == 0 ? transport_failure() : transport_failure(errno_table[code]);
}

/// The same for std::errc, whose values are those of errno.
[[nodiscard]] constexpr transport_failure failure_of(std::errc code) noexcept {
  return failure_of_errno(static_cast<int>(code));
}

/// The same for a std::error_code, by its portable condition. One of a category that knows nothing
/// of errno has the row for all others, and the name of its category as message.
[[nodiscard]] inline transport_failure failure_of(const std::error_code& code) noexcept {
  if (!code) return {};
  const std::error_condition condition = code.default_error_condition();
  if (condition.category() == std::generic_category()) return failure_of_errno(condition.value());
  return transport_failure(errno_table.others(), code.category().name());
}

}  // namespace triage::inline TRIAGE_ABI::http

#endif
