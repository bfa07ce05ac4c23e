// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the error codes of Boost.Asio and Boost.Beast mean.
#ifndef TRIAGE_HTTP_BEAST_ERRORS_HPP
#define TRIAGE_HTTP_BEAST_ERRORS_HPP

#include <cstdint>
#include <string_view>

#include <boost/asio/error.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/system/error_code.hpp>

#include <triage/http/errno.hpp>
#include <triage/http/transport.hpp>

namespace triage::inline TRIAGE_ABI::http {

namespace detail {

// One table for each category of codes. Those of sockets are in errno.hpp. The codes of resolving
// come before anything is sent, since names are resolved before connecting.
struct beast_codes : transport_words {
  static constexpr const char* asio = "boost/asio/error.hpp";
  static constexpr const char* beast = "boost/beast/core/error.hpp";
  static constexpr const char* beast_http = "boost/beast/http/error.hpp";
  static constexpr const char* asio_ssl = "boost/asio/ssl/error.hpp";
  static constexpr const char* openssl = "openssl/sslerr.h";

  // Also a name that certainly does not exist is worth a retry: systems report it, too, when the
  // network is away for a moment.
  static constexpr transport_row netdb[] = {
      {boost::asio::error::host_not_found, "boost::asio::error::host_not_found", unavailable,
       backoff, wait, sure, "the name of the host could not be resolved", asio, connecting},
      {boost::asio::error::host_not_found_try_again, "boost::asio::error::host_not_found_try_again",
       unavailable, backoff, wait, sure, "the name of the host could not be resolved at the moment",
       asio, connecting},
      {boost::asio::error::no_data, "boost::asio::error::no_data", unavailable, backoff, wait, sure,
       "the name of the host has no address", asio, connecting},
      {boost::asio::error::no_recovery, "boost::asio::error::no_recovery", unavailable, backoff,
       wait, sure, "the resolver of names failed", asio, connecting},
  };
  static constexpr transport_row other_netdb = {
      -1,   "asio.netdb", unavailable, backoff, wait, sure, "the resolver of names failed",
      asio, connecting};
  static constexpr transport_row addrinfo[] = {
      {boost::asio::error::service_not_found, "boost::asio::error::service_not_found", local, never,
       fix_setup, sure, "no such service or port", asio, connecting},
      {boost::asio::error::socket_type_not_supported,
       "boost::asio::error::socket_type_not_supported", local, never, fix_setup, sure,
       "no such type of socket", asio, connecting},
  };
  static constexpr transport_row other_addrinfo = {
      -1,   "asio.addrinfo", unavailable, backoff, wait, sure, "the resolver of names failed",
      asio, connecting};
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
       "the connection was closed without an answer", beast_http, receiving},
      {static_cast<int>(boost::beast::http::error::partial_message),
       "boost::beast::http::error::partial_message", unavailable, backoff, wait, unsure,
       "the answer ended too early", beast_http, receiving},
      {static_cast<int>(boost::beast::http::error::body_limit),
       "boost::beast::http::error::body_limit", local, never, fix_setup, unsure,
       "the answer is larger than this program allows", beast_http, receiving},
      {static_cast<int>(boost::beast::http::error::header_limit),
       "boost::beast::http::error::header_limit", bad_response, never, contact_support, unsure,
       "the answer's headers are larger than this program allows", beast_http, receiving},
      {static_cast<int>(boost::beast::http::error::buffer_overflow),
       "boost::beast::http::error::buffer_overflow", local, never, fix_setup, unsure,
       "the answer is larger than the buffer of this program", beast_http, receiving},
  };
  static constexpr transport_row other_http = {-1,
                                               "beast.http",
                                               bad_response,
                                               backoff,
                                               wait,
                                               unsure,
                                               "the answer was not the HTTP that is expected",
                                               beast_http,
                                               receiving};
  static constexpr transport_row ssl_stream[] = {
      {1, "boost::asio::ssl::error::stream_truncated", unavailable, backoff, wait, unsure,
       "the TLS connection was cut off", asio_ssl},
  };
  // OpenSSL's library 20 (ERR_LIB_SSL), reason 134 (SSL_R_CERTIFICATE_VERIFY_FAILED).
  static constexpr transport_row certificate = {20 << 23 | 134,
                                                "SSL_R_CERTIFICATE_VERIFY_FAILED",
                                                unavailable,
                                                never,
                                                contact_support,
                                                unsure,
                                                "the server's certificate is not accepted",
                                                openssl};
  static constexpr transport_row ssl[] = {certificate};
  static constexpr transport_row other_ssl = {-1,
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

  // An error of OpenSSL packs library and reason into a number: since OpenSSL 3 from bit 23 on and
  // below it; before from bit 24 on and in the lowest 12 bits, with a function between them. The
  // result is the former. A number of one kind with that library and reason has other ones as a
  // number of the other kind.
  static constexpr int ssl_code(int code) noexcept {
    const auto packed = static_cast<std::uint32_t>(code);
    if (packed >> 24 == 20 && (packed & 0xFFFU) == 134) return certificate.number;
    return code;
  }
};

}  // namespace detail

/// The codes of those categories of Boost.Asio and Boost.Beast whose numbers are not those of
/// errno.
inline constexpr transport_table asio_netdb_table{detail::beast_codes::netdb,
                                                  detail::beast_codes::other_netdb};
inline constexpr transport_table asio_addrinfo_table{detail::beast_codes::addrinfo,
                                                     detail::beast_codes::other_addrinfo};
inline constexpr transport_table asio_misc_table{detail::beast_codes::misc,
                                                 detail::beast_codes::others};
inline constexpr transport_table asio_ssl_table{detail::beast_codes::ssl,
                                                detail::beast_codes::other_ssl};
inline constexpr transport_table asio_ssl_stream_table{detail::beast_codes::ssl_stream,
                                                       detail::beast_codes::other_ssl};
inline constexpr transport_table beast_table{detail::beast_codes::core,
                                             detail::beast_codes::others};
inline constexpr transport_table beast_http_table{detail::beast_codes::http,
                                                  detail::beast_codes::other_http};

/// The failure for an error code of Boost.Asio or Boost.Beast; none for success. Most codes may
/// come in every phase of a request, so pass the phase:
///
///     using triage::http::phase;
///     if (ec) return triage::classify(persly, triage::http::failure_of(ec, phase::connecting));
///
/// Codes of sockets are found by their portable condition; those of TLS by the name of their
/// category, since this header does not include OpenSSL. The codes of Beast's parser come with a
/// response, so `processed` is `unknown` for them even with `connecting` (for instance for a
/// proxy's answer to CONNECT).
///
/// boost::asio::error::operation_aborted is `cancelled`, that is, your program gave up. An
/// operation that your own timer cancelled ends with the same code: if the timer was a time limit,
/// pass boost::asio::error::timed_out instead. A beast::tcp_stream has its own code for its time
/// limits.
///
/// Allocates nothing.
[[nodiscard]] inline transport_failure failure_of(const boost::system::error_code& code,
                                                  phase when = phase::unknown) noexcept {
  if (!code) return {};
  const boost::system::error_condition condition = code.default_error_condition();
  if (condition.category() == boost::system::generic_category()) {
    return failure_of_errno(condition.value(), when);
  }
  const boost::system::error_category& category = code.category();
  const std::string_view name = category.name();
  const int value = code.value();
  if (category ==
      boost::beast::http::make_error_code(boost::beast::http::error::end_of_stream).category()) {
    return transport_failure(beast_http_table[value]).in(when);
  }
  if (category == boost::beast::make_error_code(boost::beast::error::timeout).category()) {
    return transport_failure(beast_table[value]).in(when);
  }
  if (category == boost::asio::error::get_misc_category()) {
    return transport_failure(asio_misc_table[value]).in(when);
  }
  if (category == boost::asio::error::get_netdb_category()) {
    return transport_failure(asio_netdb_table[value]).in(when);
  }
  if (category == boost::asio::error::get_addrinfo_category()) {
    return transport_failure(asio_addrinfo_table[value]).in(when);
  }
  if (name == "asio.ssl.stream") return transport_failure(asio_ssl_stream_table[value]).in(when);
  if (name == "asio.ssl") {
    return transport_failure(asio_ssl_table[detail::beast_codes::ssl_code(value)]).in(when);
  }
  return transport_failure(detail::beast_codes::others, name).in(when);
}

}  // namespace triage::inline TRIAGE_ABI::http

#endif
