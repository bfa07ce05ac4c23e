// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the exceptions of the C++ REST SDK's client mean.
#ifndef TRIAGE_HTTP_CPPREST_ERRORS_HPP
#define TRIAGE_HTTP_CPPREST_ERRORS_HPP

#include <cerrno>
#include <string_view>

#include <cpprest/http_msg.h>

#include <triage/http/transport.hpp>

namespace triage::inline TRIAGE_ABI::http {

namespace detail {

// The client takes the number of Boost.Asio's code and forgets which kind of code it was, so that
// not all of these are numbers of errno. Some it replaces: a refused connection is EHOSTUNREACH, an
// answer that did not come ECONNABORTED.
struct cpprest_codes : transport_words {
  static constexpr const char* page = "http_client_asio.cpp, report_error";

  // None proves anything about the request: if a pooled connection was closed by the server, the
  // client sends once more over another one.
  static constexpr transport_row rows[] = {
      {0, "web::http::http_exception", bad_response, backoff, wait, unsure,
       "the answer was not the HTTP that is expected, or could not be read", page},
      {1, "boost::asio::error::host_not_found", unavailable, backoff, wait, unsure,
       "the name of the host could not be resolved", page, connecting},
      {2, "boost::asio::error::eof", unavailable, backoff, wait, unsure,
       "the connection was closed by the other side, or the name not resolved at the moment", page},
      {EHOSTUNREACH, "std::errc::host_unreachable", unavailable, backoff, wait, unsure,
       "there was no connection, or it was dead when the request was written", page},
      {ENETUNREACH, "std::errc::network_unreachable", unavailable, backoff, wait, unsure,
       "the network cannot be reached", page, connecting},
      {ETIMEDOUT, "std::errc::timed_out", timeout, backoff, wait, unsure,
       "the time limit of the client passed", page},
      {ECONNABORTED, "std::errc::connection_aborted", unavailable, backoff, wait, unsure,
       "the connection was closed without an answer", page, receiving},
      {ECONNRESET, "std::errc::connection_reset", unavailable, backoff, wait, unsure,
       "the connection was reset by the other side", page},
      {EPIPE, "std::errc::broken_pipe", unavailable, backoff, wait, unsure,
       "the connection was closed while the request was sent", page},
      {ECANCELED, "std::errc::operation_canceled", cancelled, never, nothing, unsure,
       "this program gave up", page},
      {EMFILE, "std::errc::too_many_files_open", local, backoff, wait, unsure,
       "this process has too many files open", page, connecting},
      {20 << 23 | 134, "SSL_R_CERTIFICATE_VERIFY_FAILED", unavailable, never, contact_support,
       unsure, "the server's certificate is not accepted", page, connecting},
  };
  static constexpr transport_row others = {
      -1,     "web::http::http_exception::error_code", unavailable, backoff, wait,
      unsure, "the request got no response",           page};
};

}  // namespace detail

/// The codes of the C++ REST SDK's client if that uses Boost.Asio, which it does not on Windows.
inline constexpr transport_table cpprest_table{detail::cpprest_codes::rows,
                                               detail::cpprest_codes::others};

/// The failure for an exception of the client, whose text it borrows. Whether the request was
/// carried out is unknown without a phase. Pass `phase::connecting` only if nothing was sent yet.
[[nodiscard]] inline transport_failure failure_of(const web::http::http_exception& e,
                                                  phase when = phase::unknown) noexcept {
  return transport_failure(cpprest_table[e.error_code().value()], e.what()).in(when);
}
transport_failure failure_of(const web::http::http_exception&&, phase = phase::unknown) = delete;

}  // namespace triage::inline TRIAGE_ABI::http

#endif
