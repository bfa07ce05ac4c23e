// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// cpp-httplib: its Response, its Result, its error codes.
#ifndef TRIAGE_HTTP_HTTPLIB_HPP
#define TRIAGE_HTTP_HTTPLIB_HPP

#include <optional>
#include <string_view>

#include <httplib.h>

#include <triage/http/answer.hpp>
#include <triage/http/transport.hpp>
#include <triage/response.hpp>

namespace triage::inline TRIAGE_ABI::http {

namespace detail {

// The number of a code. Their numbers moved, and most came with later versions than 0.11, so they
// are found by name; -1, which is none, for those that the version does not have.
#define TRIAGE_HTTPLIB_NUMBER(name)            \
  []<class Error>(Error*) {                    \
    if constexpr (requires { Error::name; }) { \
      return static_cast<int>(Error::name);    \
    } else {                                   \
      return -1;                               \
    }                                          \
  }(static_cast<httplib::Error*>(nullptr))
#define TRIAGE_HTTPLIB_ROW(name, ...) \
  { TRIAGE_HTTPLIB_NUMBER(name), "httplib::Error::" #name, __VA_ARGS__ }

struct httplib_codes : transport_words {
  static constexpr const char* page = "httplib.h, Error";

  // That there was no connection proves nothing about the request: cpp-httplib sends it again by
  // itself over TLS if the peer closes, follows redirects, and answers a challenge of digest
  // authentication with a second request. See `sent_once`. Read is whatever happens after the
  // request was written: reset, closed, silent for too long, not HTTP.
  static constexpr transport_row rows[] = {
      TRIAGE_HTTPLIB_ROW(Connection, unavailable, backoff, wait, unsure,
                         "the name could not be resolved, or nobody listens at the address", page,
                         connecting),
      TRIAGE_HTTPLIB_ROW(ConnectionTimeout, timeout, backoff, wait, unsure,
                         "the host could not be connected in time", page, connecting),
      TRIAGE_HTTPLIB_ROW(BindIPAddress, local, never, fix_setup, unsure,
                         "the interface to send from could not be used", page, connecting),
      TRIAGE_HTTPLIB_ROW(Read, unavailable, backoff, wait, unsure,
                         "the answer could not be read: reset, closed, not in time, or not HTTP",
                         page, receiving),
      TRIAGE_HTTPLIB_ROW(Write, unavailable, backoff, wait, unsure,
                         "the request could not be sent completely", page, sending),
      TRIAGE_HTTPLIB_ROW(ExceedRedirectCount, redirected, never, fix_request, unsure,
                         "more redirects than allowed", page, receiving),
      TRIAGE_HTTPLIB_ROW(Canceled, cancelled, never, nothing, unsure,
                         "a callback of this program gave up", page, receiving),
      TRIAGE_HTTPLIB_ROW(SSLConnection, unavailable, backoff, wait, unsure,
                         "the TLS handshake failed", page, connecting),
      TRIAGE_HTTPLIB_ROW(SSLLoadingCerts, local, never, fix_setup, unsure,
                         "this machine's certificates could not be loaded", page, connecting),
      TRIAGE_HTTPLIB_ROW(SSLServerVerification, unavailable, never, contact_support, unsure,
                         "the server's certificate is not accepted", page, connecting),
      TRIAGE_HTTPLIB_ROW(SSLServerHostnameVerification, unavailable, never, contact_support, unsure,
                         "the server's certificate is for another host", page, connecting),
      TRIAGE_HTTPLIB_ROW(UnsupportedMultipartBoundaryChars, local, never, fix_setup, sure,
                         "the boundary of the form has characters it must not have", page,
                         connecting),
      TRIAGE_HTTPLIB_ROW(Compression, bad_response, never, contact_support, unsure,
                         "the answer could not be decompressed, or the request not be compressed",
                         page, receiving),
      TRIAGE_HTTPLIB_ROW(ProxyConnection, unavailable, backoff, wait, unsure,
                         "the proxy did not make the connection", page, connecting),
      TRIAGE_HTTPLIB_ROW(ConnectionClosed, unavailable, backoff, wait, unsure,
                         "the connection was closed", page, receiving),
      TRIAGE_HTTPLIB_ROW(Timeout, timeout, backoff, wait, unsure, "the answer did not come in time",
                         page, receiving),
      TRIAGE_HTTPLIB_ROW(ResourceExhaustion, local, backoff, wait, unsure,
                         "this machine has not enough memory or files", page),
      TRIAGE_HTTPLIB_ROW(ExceedMaxSocketDescriptorCount, local, backoff, wait, unsure,
                         "this process has too many sockets open", page),
      TRIAGE_HTTPLIB_ROW(ExceedMaxPayloadSize, local, never, fix_setup, unsure,
                         "the answer is larger than this program allows", page, receiving),
      TRIAGE_HTTPLIB_ROW(InvalidHeaders, local, never, fix_setup, unsure,
                         "the request's headers have characters they must not have", page),
      TRIAGE_HTTPLIB_ROW(OpenFile, local, never, fix_setup, unsure,
                         "a file of this machine could not be opened", page),
      TRIAGE_HTTPLIB_ROW(GetSockName, local, never, fix_setup, unsure,
                         "the address of a socket could not be found", page),
      TRIAGE_HTTPLIB_ROW(UnsupportedAddressFamily, local, never, fix_setup, unsure,
                         "this machine does not have the address family", page, connecting),
      TRIAGE_HTTPLIB_ROW(HTTPParsing, bad_response, backoff, wait, unsure,
                         "the answer was not the HTTP that is expected", page, receiving),
      TRIAGE_HTTPLIB_ROW(UnsupportedContentEncoding, bad_response, never, contact_support, unsure,
                         "the answer's compression is not known", page, receiving),
      TRIAGE_HTTPLIB_ROW(WebSocketHandshake, bad_response, never, contact_support, unsure,
                         "the server did not switch to the WebSocket protocol", page, receiving),
  };
  static constexpr transport_row others = {
      -2,  "httplib::Error", unknown, never, fix_request, unsure, "another error of cpp-httplib",
      page};
};

#undef TRIAGE_HTTPLIB_ROW
#undef TRIAGE_HTTPLIB_NUMBER

}  // namespace detail

/// The codes of cpp-httplib, 0.11 or later. Codes of its server and its WebSockets have no rows,
/// except a few that a client reports, too.
inline constexpr transport_table httplib_table{detail::httplib_codes::rows,
                                               detail::httplib_codes::others};

/// The failure for an error of a client; none for Success. cpp-httplib does not say in which of
/// several requests it happened, so whether the request was carried out is unknown for all but one
/// code. See `sent_once` for clients that send one request for each call.
[[nodiscard]] constexpr transport_failure failure_of(httplib::Error e,
                                                     phase when = phase::unknown) noexcept {
  if (e == httplib::Error::Success) return {};
  return transport_failure(httplib_table[static_cast<int>(e)]).in(when);
}

namespace detail {

// cpp-httplib 0.18 to 0.41 keeps headers in a std::unordered_multimap, whose order is not
// specified. libstdc++ puts a header before those with the same name, the other libraries put it
// after them. So with libstdc++ the first one of the response is the last one with its name.
#if defined(__GLIBCXX__)
template <class Headers>
concept in_reverse = requires(const Headers& h) {
  h.hash_function();
};
#else
template <class Headers>
concept in_reverse = false;
#endif

// The header of a name that the response had first.
template <class Headers>
struct last_of_name {
  const Headers* headers = nullptr;

  // All are looked at, since Headers::find would need a std::string.
  [[nodiscard]] std::optional<std::string_view> operator()(std::string_view name) const noexcept {
    std::optional<std::string_view> found;
    if (headers == nullptr) return found;
    for (const auto& [key, value] : *headers) {
      if (triage::detail::same_name(key, name)) found = value;
    }
    return found;
  }
};

template <class Headers>
[[nodiscard]] auto httplib_response(int status, std::string_view body,
                                    const Headers& headers) noexcept {
  if constexpr (in_reverse<Headers>) {
    return basic_response<last_of_name<Headers>>{status, body, {&headers}};
  } else {
    return triage::response{status, body, headers};
  }
}

}  // namespace detail

/// `triage::check(persly, res)` for a Response. Errors borrow its body and header values. Of
/// repeated headers the first of the response is used.
template <>
struct adapter<httplib::Response> {
  [[nodiscard]] static auto response(const httplib::Response& r) noexcept {
    return detail::httplib_response(r.status, r.body, r.headers);
  }
};

/// `triage::check(persly, res)` for the Result of a client's Get, Post, …: a Response or a failure.
/// A response whose body could not be read to its end is a failure (Read), without status and
/// headers: cpp-httplib does not give them out.
template <>
struct adapter<httplib::Result> {
  [[nodiscard]] static transport_failure failure(const httplib::Result& r) noexcept {
    if (r) return {};
    const transport_failure f = failure_of(r.error());
    return f ? f : transport_failure(httplib_table.others());
  }
  [[nodiscard]] static auto response(const httplib::Result& r) noexcept {
    return adapter<httplib::Response>::response(*r);
  }
};

/// A Result of a client that makes one request for each call: it does not follow redirects, has no
/// digest authentication, and does not use TLS (over which cpp-httplib sends again). If such a
/// client got no connection, the request was certainly not carried out:
///
///     triage::check(persly, triage::http::sent_once(res))
///
/// Borrows the result.
class sent_once {
 public:
  explicit sent_once(const httplib::Result& r) noexcept : result_(r) {}
  explicit sent_once(const httplib::Result&&) = delete;

  [[nodiscard]] transport_failure failure() const noexcept {
    const transport_failure f = adapter<httplib::Result>::failure(result_);
    return f.when() == phase::connecting ? f.in(phase::connecting) : f;
  }
  [[nodiscard]] const httplib::Result& result() const noexcept { return result_; }

 private:
  const httplib::Result& result_;
};

template <>
struct adapter<sent_once> {
  static constexpr bool is_view = true;
  [[nodiscard]] static transport_failure failure(const sent_once& s) noexcept {
    return s.failure();
  }
  [[nodiscard]] static auto response(const sent_once& s) noexcept {
    return adapter<httplib::Response>::response(*s.result());
  }
};

}  // namespace triage::inline TRIAGE_ABI::http

#endif
