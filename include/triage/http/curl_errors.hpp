// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What libcurl's error codes mean, and whether a transfer that failed had sent anything.
#ifndef TRIAGE_HTTP_CURL_ERRORS_HPP
#define TRIAGE_HTTP_CURL_ERRORS_HPP

#include <string_view>

#include <curl/curl.h>

#include <triage/http/transport.hpp>

namespace triage::inline TRIAGE_ABI::http {

namespace detail {

struct curl_codes : transport_words {
  static constexpr const char* page = "libcurl-errors(3)";

  // What a transfer over HTTP can end with. No code proves anything about the request: libcurl
  // sends it again by itself if a connection that was kept alive has died, follows redirects, and
  // answers a challenge with a second request. The last codes came later than the rest, so they are
  // numbers, which never change.
  static constexpr transport_row rows[] = {
      {CURLE_UNSUPPORTED_PROTOCOL, "CURLE_UNSUPPORTED_PROTOCOL", local, never, fix_setup, unsure,
       "libcurl does not speak this protocol, or the answer was not HTTP", page, any},
      {CURLE_FAILED_INIT, "CURLE_FAILED_INIT", local, never, fix_setup, unsure,
       "libcurl could not be initialized", page, connecting},
      {CURLE_URL_MALFORMAT, "CURLE_URL_MALFORMAT", local, never, fix_setup, unsure,
       "the URL is malformed", page, any},
      {CURLE_NOT_BUILT_IN, "CURLE_NOT_BUILT_IN", local, never, fix_setup, unsure,
       "this libcurl was built without a feature that was asked for", page, any},
      {CURLE_COULDNT_RESOLVE_PROXY, "CURLE_COULDNT_RESOLVE_PROXY", unavailable, backoff, wait,
       unsure, "the name of the proxy could not be resolved", page, connecting},
      {CURLE_COULDNT_RESOLVE_HOST, "CURLE_COULDNT_RESOLVE_HOST", unavailable, backoff, wait, unsure,
       "the name of the host could not be resolved", page, connecting},
      {CURLE_COULDNT_CONNECT, "CURLE_COULDNT_CONNECT", unavailable, backoff, wait, unsure,
       "there was no connection to the host or proxy", page, connecting},
      {CURLE_WEIRD_SERVER_REPLY, "CURLE_WEIRD_SERVER_REPLY", bad_response, backoff, wait, unsure,
       "the answer could not be parsed", page, any},
      {CURLE_HTTP2, "CURLE_HTTP2", unavailable, backoff, wait, unsure,
       "a problem in the framing layer of HTTP/2", page, sending},
      {CURLE_PARTIAL_FILE, "CURLE_PARTIAL_FILE", unavailable, backoff, wait, unsure,
       "the answer ended too early", page, receiving},
      {CURLE_HTTP_RETURNED_ERROR, "CURLE_HTTP_RETURNED_ERROR", unknown, never, fix_request, unsure,
       "the server answered with a status of 400 or more, which the handle knows", page, receiving},
      {CURLE_WRITE_ERROR, "CURLE_WRITE_ERROR", local, never, fix_setup, unsure,
       "a callback of this program did not take the answer", page, receiving},
      {CURLE_READ_ERROR, "CURLE_READ_ERROR", local, never, fix_setup, unsure,
       "a callback of this program did not give the request's body", page, sending},
      {CURLE_OUT_OF_MEMORY, "CURLE_OUT_OF_MEMORY", local, backoff, wait, unsure,
       "this machine has no memory left", page, any},
      {CURLE_OPERATION_TIMEDOUT, "CURLE_OPERATION_TIMEDOUT", timeout, backoff, wait, unsure,
       "the time limit of the transfer passed", page, any},
      {CURLE_SSL_CONNECT_ERROR, "CURLE_SSL_CONNECT_ERROR", unavailable, backoff, wait, unsure,
       "the TLS handshake failed", page, connecting},
      {CURLE_ABORTED_BY_CALLBACK, "CURLE_ABORTED_BY_CALLBACK", cancelled, never, nothing, unsure,
       "a callback of this program gave up", page, any},
      {CURLE_BAD_FUNCTION_ARGUMENT, "CURLE_BAD_FUNCTION_ARGUMENT", local, never, fix_setup, unsure,
       "libcurl was called with a bad parameter", page, any},
      {CURLE_INTERFACE_FAILED, "CURLE_INTERFACE_FAILED", local, never, fix_setup, unsure,
       "the interface to send from could not be used", page, connecting},
      {CURLE_TOO_MANY_REDIRECTS, "CURLE_TOO_MANY_REDIRECTS", redirected, never, fix_request, unsure,
       "more redirects than allowed", page, receiving},
      {CURLE_GOT_NOTHING, "CURLE_GOT_NOTHING", unavailable, backoff, wait, unsure,
       "the connection was closed without an answer", page, receiving},
      {CURLE_SSL_ENGINE_NOTFOUND, "CURLE_SSL_ENGINE_NOTFOUND", local, never, fix_setup, unsure,
       "the crypto engine was not found", page, connecting},
      {CURLE_SSL_ENGINE_SETFAILED, "CURLE_SSL_ENGINE_SETFAILED", local, never, fix_setup, unsure,
       "the crypto engine could not be selected", page, connecting},
      {CURLE_SEND_ERROR, "CURLE_SEND_ERROR", unavailable, backoff, wait, unsure,
       "the connection failed while the request was sent", page, sending},
      {CURLE_RECV_ERROR, "CURLE_RECV_ERROR", unavailable, backoff, wait, unsure,
       "the connection failed before the answer was complete", page, any},
      {CURLE_SSL_CERTPROBLEM, "CURLE_SSL_CERTPROBLEM", local, never, fix_setup, unsure,
       "this side's certificate cannot be used", page, connecting},
      {CURLE_SSL_CIPHER, "CURLE_SSL_CIPHER", local, never, fix_setup, unsure,
       "the cipher that was asked for could not be used", page, connecting},
      {CURLE_PEER_FAILED_VERIFICATION, "CURLE_PEER_FAILED_VERIFICATION", unavailable, never,
       contact_support, unsure, "the server's certificate is not accepted", page, connecting},
      {CURLE_BAD_CONTENT_ENCODING, "CURLE_BAD_CONTENT_ENCODING", bad_response, never,
       contact_support, unsure, "the answer's compression is not known or broken", page, receiving},
      {CURLE_FILESIZE_EXCEEDED, "CURLE_FILESIZE_EXCEEDED", local, never, fix_setup, unsure,
       "the answer is larger than this program allows", page, receiving},
      {CURLE_SEND_FAIL_REWIND, "CURLE_SEND_FAIL_REWIND", local, never, fix_setup, unsure,
       "the request's body had to be sent again and could not be", page, sending},
      {CURLE_SSL_ENGINE_INITFAILED, "CURLE_SSL_ENGINE_INITFAILED", local, never, fix_setup, unsure,
       "the crypto engine could not be initialized", page, connecting},
      {CURLE_LOGIN_DENIED, "CURLE_LOGIN_DENIED", authentication, never, check_key, unsure,
       "the login was denied", page, any},
      {CURLE_SSL_CACERT_BADFILE, "CURLE_SSL_CACERT_BADFILE", local, never, fix_setup, unsure,
       "this machine's file of certificate authorities could not be read", page, connecting},
      {CURLE_SSL_SHUTDOWN_FAILED, "CURLE_SSL_SHUTDOWN_FAILED", unavailable, backoff, wait, unsure,
       "the TLS connection could not be shut down", page, any},
      {CURLE_SSL_CRL_BADFILE, "CURLE_SSL_CRL_BADFILE", local, never, fix_setup, unsure,
       "this machine's list of revoked certificates could not be read", page, connecting},
      {CURLE_SSL_ISSUER_ERROR, "CURLE_SSL_ISSUER_ERROR", unavailable, never, contact_support,
       unsure, "the issuer of the server's certificate is not the expected one", page, connecting},
      {CURLE_SSL_PINNEDPUBKEYNOTMATCH, "CURLE_SSL_PINNEDPUBKEYNOTMATCH", unavailable, never,
       contact_support, unsure, "the server's key is not the pinned one", page, connecting},
      {CURLE_SSL_INVALIDCERTSTATUS, "CURLE_SSL_INVALIDCERTSTATUS", unavailable, never,
       contact_support, unsure, "the status of the server's certificate is not accepted", page,
       connecting},
      {CURLE_HTTP2_STREAM, "CURLE_HTTP2_STREAM", unavailable, backoff, wait, unsure,
       "the HTTP/2 stream failed", page, sending},
      {94, "CURLE_AUTH_ERROR", authentication, never, check_key, unsure,
       "an authentication function failed", page, any},
      {95, "CURLE_HTTP3", unavailable, backoff, wait, unsure, "a problem in the layer of HTTP/3",
       page, sending},
      {96, "CURLE_QUIC_CONNECT_ERROR", unavailable, backoff, wait, unsure,
       "there was no QUIC connection", page, connecting},
      {97, "CURLE_PROXY", unavailable, backoff, wait, unsure, "the handshake with the proxy failed",
       page, connecting},
      {98, "CURLE_SSL_CLIENTCERT", authentication, never, check_key, unsure,
       "the server wants a certificate of this side", page, any},
      {99, "CURLE_UNRECOVERABLE_POLL", local, backoff, wait, unsure, "poll or select failed", page,
       any},
      {100, "CURLE_TOO_LARGE", local, never, fix_setup, unsure,
       "a value is larger than libcurl allows", page, any},
      {101, "CURLE_ECH_REQUIRED", unavailable, never, contact_support, unsure,
       "encrypted ClientHello was required and not possible", page, connecting},
  };
  static constexpr transport_row others = {
      -1, "CURLcode", unknown, never, fix_request, unsure, "another error of libcurl", page};

  // Two codes mean something else once a request was sent: then it is the answer.
  static constexpr transport_row not_http = {CURLE_UNSUPPORTED_PROTOCOL,
                                             "CURLE_UNSUPPORTED_PROTOCOL",
                                             bad_response,
                                             backoff,
                                             wait,
                                             unsure,
                                             "the answer was not the HTTP that is expected",
                                             page,
                                             receiving};
  static constexpr transport_row too_large = {100,
                                              "CURLE_TOO_LARGE",
                                              bad_response,
                                              never,
                                              contact_support,
                                              unsure,
                                              "the answer's headers are larger than libcurl allows",
                                              page,
                                              receiving};
};

// Whether the transfer ended before libcurl began to send. CURLINFO_REQUEST_SIZE is 0 in that case,
// but in others, too: what a socket took in part before it blocked is not in it, nor, before
// libcurl 8.10, what HTTP/2 and HTTP/3 had sent of a request whose body had to wait. So the code
// has to be one of connecting, or libcurl must not have come to the end of preparing the transfer,
// whose time is CURLINFO_PRETRANSFER_TIME. From 8.21 on, that time is there in any case.
[[nodiscard]] inline bool curl_sent_nothing(CURL* easy, phase when) noexcept {
  long sent = 0;
  if (curl_easy_getinfo(easy, CURLINFO_REQUEST_SIZE, &sent) != CURLE_OK || sent != 0) return false;
  if (when != phase::unknown) return when == phase::connecting;
  // The version that runs, which may be older than the headers.
  if (curl_version_info(CURLVERSION_NOW)->version_num >= 0x081500) return true;
  double began = 0;
  return curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME, &began) == CURLE_OK && !(began > 0);
}

}  // namespace detail

/// The codes of libcurl, 7.51 or later.
inline constexpr transport_table curl_table{detail::curl_codes::rows, detail::curl_codes::others};

/// The failure for a CURLcode alone; none for CURLE_OK. The message is curl_easy_strerror's, in
/// static storage. Whether the request was carried out is unknown, whatever the code, since libcurl
/// may have sent it before this attempt. Prefer the overload with the handle.
[[nodiscard]] inline transport_failure failure_of(CURLcode code) noexcept {
  if (code == CURLE_OK) return {};
  return transport_failure(curl_table[code], curl_easy_strerror(code));
}

/// The failure for a CURLcode and the handle, which knows whether the transfer sent anything
/// (CURLINFO_REQUEST_SIZE, in which libcurl adds up all requests of a transfer, also those after a
/// redirect or on a second connection, and TLS early data). If it sent nothing, the request was
/// certainly not carried out; else that is unknown, whatever the code. Calls curl_easy_getinfo at
/// most twice.
///
/// A proxy's refusal of CONNECT is `no`, since nothing went to the server. Up to libcurl 8.2, which
/// counts CONNECT as a request, it is `unknown`.
[[nodiscard]] inline transport_failure failure_of(CURL* easy, CURLcode code) noexcept {
  const transport_failure failure = failure_of(code);
  if (!failure) return {};
  if (detail::curl_sent_nothing(easy, failure.when())) return failure.in(phase::connecting);
  using codes = detail::curl_codes;
  for (const transport_row* row : {&codes::not_http, &codes::too_large}) {
    if (row->number == static_cast<int>(code)) {
      return transport_failure(*row, curl_easy_strerror(code));
    }
  }
  return failure.in(phase::receiving);
}

}  // namespace triage::inline TRIAGE_ABI::http

#endif
