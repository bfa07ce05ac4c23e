// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// cpp-httplib: its Response, its Result, its error codes.
#ifndef TRIAGE_HTTP_HTTPLIB_HPP
#define TRIAGE_HTTP_HTTPLIB_HPP

#include <string_view>

#include <httplib.h>

#include <triage/http/answer.hpp>
#include <triage/http/transport.hpp>

namespace triage::http {

namespace detail {

struct httplib_codes {
  using enum category;
  using enum retry;
  using enum remedy;
  using error = httplib::Error;
  static constexpr auto sure = processed::no;
  static constexpr auto unsure = processed::unknown;
  static constexpr std::string_view page = "httplib.h, Error";

  // Codes of later versions, by name, since their numbers move; -1, which is none, before them.
  template <class E>
  static constexpr int bad_host_name() {
    if constexpr (requires { E::SSLServerHostnameVerification; }) {
      return static_cast<int>(E::SSLServerHostnameVerification);
    }
    return -1;
  }
  template <class E>
  static constexpr int no_proxy() {
    if constexpr (requires { E::ProxyConnection; }) return static_cast<int>(E::ProxyConnection);
    return -1;
  }
  template <class E>
  static constexpr int closed() {
    if constexpr (requires { E::ConnectionClosed; }) return static_cast<int>(E::ConnectionClosed);
    return -1;
  }
  template <class E>
  static constexpr int timed_out() {
    if constexpr (requires { E::Timeout; }) return static_cast<int>(E::Timeout);
    return -1;
  }
  static constexpr int number(error e) { return static_cast<int>(e); }

  // Read is whatever happens after the request was written: reset, closed, silent for too long, not
  // HTTP.
  static constexpr transport_row rows[] = {
      {number(error::Connection), "httplib::Error::Connection", unavailable, backoff, wait, sure,
       "the name could not be resolved, or nobody listens at the address", page},
      {number(error::ConnectionTimeout), "httplib::Error::ConnectionTimeout", timeout, backoff,
       wait, sure, "the host could not be connected in time", page},
      {number(error::BindIPAddress), "httplib::Error::BindIPAddress", unknown, never, fix_request,
       sure, "the interface to send from could not be used", page},
      {number(error::Read), "httplib::Error::Read", unavailable, backoff, wait, unsure,
       "the answer could not be read: reset, closed, not in time, or not HTTP", page},
      {number(error::Write), "httplib::Error::Write", unavailable, backoff, wait, unsure,
       "the request could not be sent completely", page},
      {number(error::ExceedRedirectCount), "httplib::Error::ExceedRedirectCount", unknown, never,
       fix_request, unsure, "more redirects than allowed", page},
      {number(error::Canceled), "httplib::Error::Canceled", timeout, never, wait, unsure,
       "a callback of this program gave up", page},
      {number(error::SSLConnection), "httplib::Error::SSLConnection", unavailable, backoff, wait,
       sure, "the TLS handshake failed", page},
      {number(error::SSLLoadingCerts), "httplib::Error::SSLLoadingCerts", unknown, never,
       fix_request, sure, "this machine's certificates could not be loaded", page},
      {number(error::SSLServerVerification), "httplib::Error::SSLServerVerification", unavailable,
       never, contact_support, sure, "the server's certificate is not accepted", page},
      {number(error::UnsupportedMultipartBoundaryChars),
       "httplib::Error::UnsupportedMultipartBoundaryChars", invalid_request, never, fix_request,
       sure, "the boundary of the form has characters it must not have", page},
      {number(error::Compression), "httplib::Error::Compression", unknown, never, fix_request,
       unsure, "the request could not be compressed, or the answer not be decompressed", page},
      {bad_host_name<error>(), "httplib::Error::SSLServerHostnameVerification", unavailable, never,
       contact_support, sure, "the server's certificate is for another host", page},
      {no_proxy<error>(), "httplib::Error::ProxyConnection", unavailable, backoff, wait, sure,
       "the proxy did not make the connection", page},
      {closed<error>(), "httplib::Error::ConnectionClosed", unavailable, backoff, wait, unsure,
       "the connection was closed", page},
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
  return transport_failure(httplib_table[static_cast<int>(e)]);
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

}  // namespace triage::http

#endif
