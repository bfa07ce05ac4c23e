// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// cpp-httplib: its Response, its Result, its error codes.
#ifndef TRIAGE_HTTP_HTTPLIB_HPP
#define TRIAGE_HTTP_HTTPLIB_HPP

#include <string_view>

#include <httplib.h>

#include <triage/http/answer.hpp>
#include <triage/http/transport.hpp>

namespace triage::inline TRIAGE_ABI::http {

namespace detail {

// The number of a code; -1, which is none, for those that came with later versions than this. Their
// numbers moved, so they are found by name.
constexpr int httplib_number(httplib::Error e) {
  return static_cast<int>(e);
}
template <class Error>
constexpr int bad_host_name() {
  if constexpr (requires { Error::SSLServerHostnameVerification; }) {
    return httplib_number(Error::SSLServerHostnameVerification);
  }
  return -1;
}
template <class Error>
constexpr int no_proxy() {
  if constexpr (requires { Error::ProxyConnection; }) return httplib_number(Error::ProxyConnection);
  return -1;
}
template <class Error>
constexpr int connection_closed() {
  if constexpr (requires { Error::ConnectionClosed; }) {
    return httplib_number(Error::ConnectionClosed);
  }
  return -1;
}
template <class Error>
constexpr int timed_out() {
  if constexpr (requires { Error::Timeout; }) return httplib_number(Error::Timeout);
  return -1;
}

struct httplib_codes {
  using enum category;
  using enum action;
  using enum remedy;
  using error = httplib::Error;
  static constexpr auto sure = processed::no;
  static constexpr auto unsure = processed::unknown;
  static constexpr std::string_view page = "httplib.h, Error";

  // Read is whatever happens after the request was written: reset, closed, silent for too long, not
  // HTTP.
  static constexpr transport_row rows[] = {
      {httplib_number(error::Connection), "httplib::Error::Connection", unavailable, backoff, wait,
       sure, "the name could not be resolved, or nobody listens at the address", page},
      {httplib_number(error::ConnectionTimeout), "httplib::Error::ConnectionTimeout", timeout,
       backoff, wait, sure, "the host could not be connected in time", page},
      {httplib_number(error::BindIPAddress), "httplib::Error::BindIPAddress", unknown, never,
       fix_request, sure, "the interface to send from could not be used", page},
      {httplib_number(error::Read), "httplib::Error::Read", unavailable, backoff, wait, unsure,
       "the answer could not be read: reset, closed, not in time, or not HTTP", page},
      {httplib_number(error::Write), "httplib::Error::Write", unavailable, backoff, wait, unsure,
       "the request could not be sent completely", page},
      {httplib_number(error::ExceedRedirectCount), "httplib::Error::ExceedRedirectCount", unknown,
       never, fix_request, unsure, "more redirects than allowed", page},
      {httplib_number(error::Canceled), "httplib::Error::Canceled", timeout, never, wait, unsure,
       "a callback of this program gave up", page},
      {httplib_number(error::SSLConnection), "httplib::Error::SSLConnection", unavailable, backoff,
       wait, sure, "the TLS handshake failed", page},
      {httplib_number(error::SSLLoadingCerts), "httplib::Error::SSLLoadingCerts", unknown, never,
       fix_request, sure, "this machine's certificates could not be loaded", page},
      {httplib_number(error::SSLServerVerification), "httplib::Error::SSLServerVerification",
       unavailable, never, contact_support, sure, "the server's certificate is not accepted", page},
      {httplib_number(error::UnsupportedMultipartBoundaryChars),
       "httplib::Error::UnsupportedMultipartBoundaryChars", invalid_request, never, fix_request,
       sure, "the boundary of the form has characters it must not have", page},
      {httplib_number(error::Compression), "httplib::Error::Compression", unknown, never,
       fix_request, unsure,
       "the request could not be compressed, or the answer not be decompressed", page},
      {bad_host_name<error>(), "httplib::Error::SSLServerHostnameVerification", unavailable, never,
       contact_support, sure, "the server's certificate is for another host", page},
      {no_proxy<error>(), "httplib::Error::ProxyConnection", unavailable, backoff, wait, sure,
       "the proxy did not make the connection", page},
      {connection_closed<error>(), "httplib::Error::ConnectionClosed", unavailable, backoff, wait,
       unsure, "the connection was closed", page},
      {timed_out<error>(), "httplib::Error::Timeout", timeout, backoff, wait, unsure,
       "the answer did not come in time", page},
  };
  static constexpr transport_row others = {
      -2,  "httplib::Error", unknown, never, fix_request, unsure, "another error of cpp-httplib",
      page};
};

}  // namespace detail

/// The codes of cpp-httplib, 0.11 or later.
inline constexpr transport_table httplib_table{detail::httplib_codes::rows,
                                               detail::httplib_codes::others};

/// What an error of a client says; none for Success. cpp-httplib does not tell in which of several
/// requests it happened: say `.maybe_sent()` if the client follows redirects.
[[nodiscard]] constexpr transport_failure failure_of(httplib::Error e) noexcept {
  if (e == httplib::Error::Success) return {};
  return transport_failure(httplib_table[detail::httplib_number(e)]);
}

/// `triage::check(persly, res)` for a Response. Errors borrow its body and header values.
template <>
struct adapter<httplib::Response> {
  [[nodiscard]] static triage::response response(const httplib::Response& r) noexcept {
    return {r.status, r.body, r.headers};
  }
};

/// `triage::check(persly, res)` for what a client's Get, Post, … return: a Response or a failure.
/// The client must not follow redirects; if it does, write
///
///     const auto f = triage::http::failure_of(res.error()).maybe_sent();
///     const triage::error e = res ? classify(p, *res) : classify(p, f);
template <>
struct adapter<httplib::Result> {
  [[nodiscard]] static transport_failure failure(const httplib::Result& r) noexcept {
    if (r) return {};
    const transport_failure f = failure_of(r.error());
    return f ? f : transport_failure(httplib_table.others());
  }
  [[nodiscard]] static triage::response response(const httplib::Result& r) noexcept {
    return adapter<httplib::Response>::response(*r);
  }
};

}  // namespace triage::inline TRIAGE_ABI::http

#endif
