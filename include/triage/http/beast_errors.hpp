// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the error codes of Boost.Asio and Boost.Beast mean.
#ifndef TRIAGE_HTTP_BEAST_ERRORS_HPP
#define TRIAGE_HTTP_BEAST_ERRORS_HPP

#include <string_view>

#include <boost/asio/error.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/system/error_code.hpp>

#include <triage/http/errno.hpp>
#include <triage/http/transport.hpp>

namespace triage::inline TRIAGE_ABI::http {

namespace detail {

// One table for each category of codes. Those of sockets are in errno.hpp.
struct beast_codes {
  using enum category;
  using enum action;
  using enum remedy;
  static constexpr auto sure = processed::no;
  static constexpr auto unsure = processed::unknown;
  static constexpr std::string_view asio = "boost/asio/error.hpp";
  static constexpr std::string_view beast = "boost/beast/core/error.hpp";
  static constexpr std::string_view beast_http = "boost/beast/http/error.hpp";
  static constexpr std::string_view asio_ssl = "boost/asio/ssl/error.hpp";

  // Also a name that certainly does not exist is worth a retry: systems report it, too, when the
  // network is away for a moment.
  static constexpr transport_row netdb[] = {
      {boost::asio::error::host_not_found, "boost::asio::error::host_not_found", unavailable,
       backoff, wait, sure, "the name of the host could not be resolved", asio},
      {boost::asio::error::host_not_found_try_again, "boost::asio::error::host_not_found_try_again",
       unavailable, backoff, wait, sure, "the name of the host could not be resolved at the moment",
       asio},
      {boost::asio::error::no_data, "boost::asio::error::no_data", unavailable, backoff, wait, sure,
       "the name of the host has no address", asio},
      {boost::asio::error::no_recovery, "boost::asio::error::no_recovery", unavailable, backoff,
       wait, sure, "the resolver of names failed", asio},
  };
  static constexpr transport_row other_netdb = {
      -1, "asio.netdb", unavailable, backoff, wait, sure, "the resolver of names failed", asio,
  };
  static constexpr transport_row addrinfo[] = {
      {boost::asio::error::service_not_found, "boost::asio::error::service_not_found",
       invalid_request, never, fix_request, sure, "no such service or port", asio},
      {boost::asio::error::socket_type_not_supported,
       "boost::asio::error::socket_type_not_supported", invalid_request, never, fix_request, sure,
       "no such type of socket", asio},
  };
  static constexpr transport_row other_addrinfo = {
      -1, "asio.addrinfo", unavailable, backoff, wait, sure, "the resolver of names failed", asio};
  static constexpr transport_row misc[] = {
      {boost::asio::error::eof, "boost::asio::error::eof", unavailable, backoff, wait, unsure,
       "the connection was closed by the other side", asio},
  };
  static constexpr transport_row core[] = {
      {static_cast<int>(boost::beast::error::timeout), "boost::beast::error::timeout", timeout,
       backoff, wait, unsure, "the time limit of the stream passed", beast},
  };
  static constexpr transport_row http[] = {
      {static_cast<int>(boost::beast::http::error::end_of_stream),
       "boost::beast::http::error::end_of_stream", unavailable, backoff, wait, unsure,
       "the connection was closed without an answer", beast_http},
      {static_cast<int>(boost::beast::http::error::partial_message),
       "boost::beast::http::error::partial_message", unavailable, backoff, wait, unsure,
       "the answer ended too early", beast_http},
      {static_cast<int>(boost::beast::http::error::body_limit),
       "boost::beast::http::error::body_limit", unknown, never, fix_request, unsure,
       "the answer is larger than this program allows", beast_http},
      {static_cast<int>(boost::beast::http::error::header_limit),
       "boost::beast::http::error::header_limit", unknown, never, fix_request, unsure,
       "the answer's headers are larger than this program allows", beast_http},
      {static_cast<int>(boost::beast::http::error::buffer_overflow),
       "boost::beast::http::error::buffer_overflow", unknown, never, fix_request, unsure,
       "the answer is larger than the buffer of this program", beast_http},
  };
  static constexpr transport_row other_http = {-1,
                                               "beast.http",
                                               unavailable,
                                               backoff,
                                               wait,
                                               unsure,
                                               "the answer was not the HTTP that is expected",
                                               beast_http};
  static constexpr transport_row ssl_stream[] = {
      {1, "boost::asio::ssl::error::stream_truncated", unavailable, backoff, wait, unsure,
       "the TLS connection was cut off", asio_ssl},
  };
  static constexpr transport_row ssl = {-1,
                                        "asio.ssl",
                                        unavailable,
                                        backoff,
                                        wait,
                                        unsure,
                                        "the TLS handshake or connection failed",
                                        asio_ssl};
  static constexpr transport_row others = {
      -1,     "boost::system::error_code", unknown, never, fix_request,
      unsure, "another error of Boost",    asio};
};

}  // namespace detail

/// The codes of Boost.Asio's and Boost.Beast's categories, which have no numbers of errno.
inline constexpr transport_table asio_netdb_table{detail::beast_codes::netdb,
                                                  detail::beast_codes::other_netdb};
inline constexpr transport_table asio_addrinfo_table{detail::beast_codes::addrinfo,
                                                     detail::beast_codes::other_addrinfo};
inline constexpr transport_table asio_misc_table{detail::beast_codes::misc,
                                                 detail::beast_codes::others};
inline constexpr transport_table asio_ssl_stream_table{detail::beast_codes::ssl_stream,
                                                       detail::beast_codes::ssl};
inline constexpr transport_table beast_table{detail::beast_codes::core,
                                             detail::beast_codes::others};
inline constexpr transport_table beast_http_table{detail::beast_codes::http,
                                                  detail::beast_codes::other_http};

/// What an error code of Boost.Asio or Boost.Beast says; none if it is no error. Codes are the same
/// whatever was going on: if it was resolving, connecting or the TLS handshake, say so with
/// `.not_sent()`. Codes of sockets are found by their portable condition; those of TLS by the name
/// of their category, since this header does not include OpenSSL. Allocates nothing.
[[nodiscard]] inline transport_failure failure_of(const boost::system::error_code& code) noexcept {
  if (!code) return {};
  const boost::system::error_condition condition = code.default_error_condition();
  if (condition.category() == boost::system::generic_category()) {
    return failure_of_errno(condition.value());
  }
  const boost::system::error_category& category = code.category();
  const std::string_view name = category.name();
  const int value = code.value();
  if (category ==
      boost::beast::http::make_error_code(boost::beast::http::error::end_of_stream).category()) {
    return transport_failure(beast_http_table[value]);
  }
  if (category == boost::beast::make_error_code(boost::beast::error::timeout).category()) {
    return transport_failure(beast_table[value]);
  }
  if (category == boost::asio::error::get_misc_category()) {
    return transport_failure(asio_misc_table[value]);
  }
  if (category == boost::asio::error::get_netdb_category()) {
    return transport_failure(asio_netdb_table[value]);
  }
  if (category == boost::asio::error::get_addrinfo_category()) {
    return transport_failure(asio_addrinfo_table[value]);
  }
  if (name == "asio.ssl.stream") return transport_failure(asio_ssl_stream_table[value]);
  if (name == "asio.ssl") return transport_failure(detail::beast_codes::ssl);
  return transport_failure(detail::beast_codes::others, name);
}

}  // namespace triage::inline TRIAGE_ABI::http

#endif
