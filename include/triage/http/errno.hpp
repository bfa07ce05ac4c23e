// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Sockets without an HTTP library: errno, std::errc and std::error_code.
#ifndef TRIAGE_HTTP_ERRNO_HPP
#define TRIAGE_HTTP_ERRNO_HPP

#include <cerrno>
#include <string_view>
#include <system_error>

#include <triage/http/transport.hpp>

namespace triage::inline TRIAGE_ABI::http {

namespace detail {

// What socket(2), connect(2), send(2) and recv(2) report of a TCP connection. Most codes can come
// while connecting as well as later, and then only the caller knows the phase. Those that socket(2)
// and connect(2) alone report are certain, except with TCP Fast Open, where connecting sends.
struct errno_codes : transport_words {
  static constexpr transport_row rows[] = {
    {ECONNREFUSED, "ECONNREFUSED", unavailable, backoff, wait, sure,
     "nobody listens at the address", "connect(2)", connecting},
    {EADDRNOTAVAIL, "EADDRNOTAVAIL", local, backoff, wait, sure,
     "no local port is free for the connection", "connect(2)", connecting},
    {EMFILE, "EMFILE", local, backoff, wait, sure, "this process has too many files open",
     "socket(2)", connecting},
    {ENFILE, "ENFILE", local, backoff, wait, sure, "this machine has too many files open",
     "socket(2)", connecting},
    {EAFNOSUPPORT, "EAFNOSUPPORT", local, never, fix_setup, sure,
     "this machine does not have the address family", "socket(2)", connecting},
    {ENETUNREACH, "ENETUNREACH", unavailable, backoff, wait, unsure,
     "the network cannot be reached", "connect(2), tcp(7)"},
    {EHOSTUNREACH, "EHOSTUNREACH", unavailable, backoff, wait, unsure, "the host cannot be reached",
     "tcp(7), ip(7)"},
#if defined(EHOSTDOWN)
    {EHOSTDOWN, "EHOSTDOWN", unavailable, backoff, wait, unsure,
     "the host does not answer on its network", "ip(7), accept(2)"},
#endif
    {ENETDOWN, "ENETDOWN", local, backoff, wait, unsure, "this machine's network is down",
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
    {EPROTO, "EPROTO", unavailable, backoff, wait, unsure, "an error of the network protocol",
     "POSIX, errno.h"},
    {ETIMEDOUT, "ETIMEDOUT", timeout, backoff, wait, unsure, "the other side did not react in time",
     "tcp(7)"},
    {EAGAIN, "EAGAIN", timeout, backoff, wait, unsure, "the time limit of the socket passed",
     "socket(7), SO_RCVTIMEO"},
    {EINTR, "EINTR", local, backoff, wait, unsure, "a signal interrupted the call", "signal(7)"},
    {ENOBUFS, "ENOBUFS", local, backoff, wait, unsure, "this machine has no buffers left",
     "send(2)"},
    {ENOMEM, "ENOMEM", local, backoff, wait, unsure, "this machine has no memory left", "send(2)"},
    {ECANCELED, "ECANCELED", cancelled, never, nothing, unsure, "this program gave up",
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

/// The failure for a value of errno; none for 0:
///
///     triage::classify(persly, triage::http::failure_of_errno(errno, phase::receiving))
///
/// Most codes can come in every phase, and only the phase says whether the request may have been
/// carried out. Without it that is `unknown`, except for a few codes that only connecting reports,
/// which are `no`. With TCP Fast Open these are wrong: pass `phase::sending`.
[[nodiscard]] constexpr transport_failure failure_of_errno(int code,
                                                           phase when = phase::unknown) noexcept {
  return code == 0 ? transport_failure() : transport_failure(errno_table[code]).in(when);
}

/// The same for std::errc, whose values are those of errno.
[[nodiscard]] constexpr transport_failure failure_of(std::errc code,
                                                     phase when = phase::unknown) noexcept {
  return failure_of_errno(static_cast<int>(code), when);
}

/// The same for a std::error_code, by its portable condition. A code whose category has no portable
/// conditions gets the row for all others, and the name of its category as message.
[[nodiscard]] inline transport_failure failure_of(const std::error_code& code,
                                                  phase when = phase::unknown) noexcept {
  if (!code) return {};
  const std::error_condition condition = code.default_error_condition();
  if (condition.category() == std::generic_category()) {
    return failure_of_errno(condition.value(), when);
  }
  return transport_failure(errno_table.others(), code.category().name()).in(when);
}

}  // namespace triage::inline TRIAGE_ABI::http

#endif
