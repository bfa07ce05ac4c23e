// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the error codes of Qt Network mean.
#ifndef TRIAGE_HTTP_QT_ERRORS_HPP
#define TRIAGE_HTTP_QT_ERRORS_HPP

#include <string_view>

#include <QtNetwork/QNetworkReply>

#include <triage/http/transport.hpp>

namespace triage::inline TRIAGE_ABI::http {

namespace detail {

struct qt_codes : transport_words {
  static constexpr const char* page = "QNetworkReply::NetworkError";

  // Those that stand for a status of 400 or more have no rows: there is a response then. No code
  // proves anything about the request: Qt sends it again by itself if a connection that was kept
  // alive has died, follows redirects, and answers challenges.
  static constexpr transport_row rows[] = {
      {QNetworkReply::ConnectionRefusedError, "QNetworkReply::ConnectionRefusedError", unavailable,
       backoff, wait, unsure, "nobody listens at the address", page, connecting},
      {QNetworkReply::RemoteHostClosedError, "QNetworkReply::RemoteHostClosedError", unavailable,
       backoff, wait, unsure, "the connection was closed before the answer was complete", page},
      {QNetworkReply::HostNotFoundError, "QNetworkReply::HostNotFoundError", unavailable, backoff,
       wait, unsure, "the name of the host could not be resolved", page, connecting},
      {QNetworkReply::TimeoutError, "QNetworkReply::TimeoutError", timeout, backoff, wait, unsure,
       "the connection timed out", page},
      {QNetworkReply::OperationCanceledError, "QNetworkReply::OperationCanceledError", cancelled,
       never, nothing, unsure, "this program gave up, or its transfer timeout passed", page},
      {QNetworkReply::SslHandshakeFailedError, "QNetworkReply::SslHandshakeFailedError",
       unavailable, never, contact_support, unsure,
       "the TLS handshake failed, or the server's certificate is not accepted", page, connecting},
      {QNetworkReply::TemporaryNetworkFailureError, "QNetworkReply::TemporaryNetworkFailureError",
       unavailable, backoff, wait, unsure, "the network went away for a moment", page},
      {QNetworkReply::NetworkSessionFailedError, "QNetworkReply::NetworkSessionFailedError", local,
       backoff, wait, unsure, "this machine has no network", page},
      {QNetworkReply::BackgroundRequestNotAllowedError,
       "QNetworkReply::BackgroundRequestNotAllowedError", local, never, fix_setup, unsure,
       "this machine does not allow requests in the background", page, connecting},
      {QNetworkReply::TooManyRedirectsError, "QNetworkReply::TooManyRedirectsError", redirected,
       never, fix_request, unsure, "more redirects than allowed", page, receiving},
      {QNetworkReply::InsecureRedirectError, "QNetworkReply::InsecureRedirectError", redirected,
       never, fix_request, unsure, "a redirect from https to http", page, receiving},
      {QNetworkReply::UnknownNetworkError, "QNetworkReply::UnknownNetworkError", unavailable,
       backoff, wait, unsure, "the connection failed", page},
      {QNetworkReply::ProxyConnectionRefusedError, "QNetworkReply::ProxyConnectionRefusedError",
       unavailable, backoff, wait, unsure, "the proxy refused the connection", page, connecting},
      {QNetworkReply::ProxyConnectionClosedError, "QNetworkReply::ProxyConnectionClosedError",
       unavailable, backoff, wait, unsure, "the proxy closed the connection", page},
      {QNetworkReply::ProxyNotFoundError, "QNetworkReply::ProxyNotFoundError", unavailable, backoff,
       wait, unsure, "the name of the proxy could not be resolved", page, connecting},
      {QNetworkReply::ProxyTimeoutError, "QNetworkReply::ProxyTimeoutError", timeout, backoff, wait,
       unsure, "the proxy did not answer in time", page},
      {QNetworkReply::ProxyAuthenticationRequiredError,
       "QNetworkReply::ProxyAuthenticationRequiredError", authentication, never, check_key, unsure,
       "the proxy wants a login", page},
      {QNetworkReply::UnknownProxyError, "QNetworkReply::UnknownProxyError", unavailable, backoff,
       wait, unsure, "the proxy failed", page},
      {QNetworkReply::ContentReSendError, "QNetworkReply::ContentReSendError", local, never,
       fix_setup, unsure, "the request's body had to be sent again and could not be", page},
      {QNetworkReply::ProtocolUnknownError, "QNetworkReply::ProtocolUnknownError", local, never,
       fix_setup, unsure, "Qt does not speak this protocol", page, connecting},
      {QNetworkReply::ProtocolInvalidOperationError, "QNetworkReply::ProtocolInvalidOperationError",
       local, never, fix_setup, unsure, "the operation is not one of this protocol", page},
      {QNetworkReply::ProtocolFailure, "QNetworkReply::ProtocolFailure", bad_response, backoff,
       wait, unsure, "the answer was not the HTTP that is expected", page, receiving},
  };
  static constexpr transport_row others = {
      -1,     "QNetworkReply::NetworkError", unknown, never, fix_request,
      unsure, "another error of Qt Network", page};
};

}  // namespace detail

/// The codes of Qt Network, 5.15 or later.
inline constexpr transport_table qt_table{detail::qt_codes::rows, detail::qt_codes::others};

/// The failure for a code; none for NoError. Qt reports a transfer timeout as
/// OperationCanceledError, like abort(). If it was a time limit, pass QNetworkReply::TimeoutError
/// instead.
[[nodiscard]] constexpr transport_failure failure_of(QNetworkReply::NetworkError code,
                                                     phase when = phase::unknown) noexcept {
  if (code == QNetworkReply::NoError) return {};
  return transport_failure(qt_table[code]).in(when);
}

}  // namespace triage::inline TRIAGE_ABI::http

#endif
