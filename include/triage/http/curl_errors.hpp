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

struct curl_codes {
  using enum category;
  using enum action;
  using enum remedy;
  static constexpr auto sure = processed::no;
  static constexpr auto unsure = processed::unknown;
  static constexpr std::string_view page = "libcurl-errors(3)";

  // What a transfer over HTTP can end with. The last ones came later than the rest, so they are
  // numbers, which never change.
  static constexpr transport_row rows[] = {
      {CURLE_UNSUPPORTED_PROTOCOL, "CURLE_UNSUPPORTED_PROTOCOL", invalid_request, never,
       fix_request, unsure, "libcurl does not speak this protocol, or the answer was not HTTP/1",
       page},
      {CURLE_FAILED_INIT, "CURLE_FAILED_INIT", unknown, never, fix_request, sure,
       "libcurl could not be initialized", page},
      {CURLE_URL_MALFORMAT, "CURLE_URL_MALFORMAT", invalid_request, never, fix_request, unsure,
       "the URL is malformed", page},
      {CURLE_NOT_BUILT_IN, "CURLE_NOT_BUILT_IN", invalid_request, never, fix_request, unsure,
       "this libcurl was built without a feature that was asked for", page},
      {CURLE_COULDNT_RESOLVE_PROXY, "CURLE_COULDNT_RESOLVE_PROXY", unavailable, backoff, wait, sure,
       "the name of the proxy could not be resolved", page},
      {CURLE_COULDNT_RESOLVE_HOST, "CURLE_COULDNT_RESOLVE_HOST", unavailable, backoff, wait, sure,
       "the name of the host could not be resolved", page},
      {CURLE_COULDNT_CONNECT, "CURLE_COULDNT_CONNECT", unavailable, backoff, wait, sure,
       "there was no connection to the host or proxy", page},
      {CURLE_WEIRD_SERVER_REPLY, "CURLE_WEIRD_SERVER_REPLY", unavailable, backoff, wait, unsure,
       "the answer could not be parsed", page},
      {CURLE_HTTP2, "CURLE_HTTP2", unavailable, backoff, wait, unsure,
       "a problem in the framing layer of HTTP/2", page},
      {CURLE_PARTIAL_FILE, "CURLE_PARTIAL_FILE", unavailable, backoff, wait, unsure,
       "the answer ended too early", page},
      {CURLE_WRITE_ERROR, "CURLE_WRITE_ERROR", unknown, never, fix_request, unsure,
       "a callback of this program did not take the answer", page},
      {CURLE_READ_ERROR, "CURLE_READ_ERROR", unknown, never, fix_request, unsure,
       "a callback of this program did not give the request's body", page},
      {CURLE_OUT_OF_MEMORY, "CURLE_OUT_OF_MEMORY", unknown, backoff, wait, unsure,
       "this machine has no memory left", page},
      {CURLE_OPERATION_TIMEDOUT, "CURLE_OPERATION_TIMEDOUT", timeout, backoff, wait, unsure,
       "the time limit of the transfer passed", page},
      {CURLE_SSL_CONNECT_ERROR, "CURLE_SSL_CONNECT_ERROR", unavailable, backoff, wait, sure,
       "the TLS handshake failed", page},
      {CURLE_ABORTED_BY_CALLBACK, "CURLE_ABORTED_BY_CALLBACK", timeout, never, wait, unsure,
       "a callback of this program gave up", page},
      {CURLE_BAD_FUNCTION_ARGUMENT, "CURLE_BAD_FUNCTION_ARGUMENT", invalid_request, never,
       fix_request, unsure, "libcurl was called with a bad parameter", page},
      {CURLE_INTERFACE_FAILED, "CURLE_INTERFACE_FAILED", unknown, never, fix_request, sure,
       "the interface to send from could not be used", page},
      {CURLE_TOO_MANY_REDIRECTS, "CURLE_TOO_MANY_REDIRECTS", unknown, never, fix_request, unsure,
       "more redirects than allowed", page},
      {CURLE_GOT_NOTHING, "CURLE_GOT_NOTHING", unavailable, backoff, wait, unsure,
       "the connection was closed without an answer", page},
      {CURLE_SSL_ENGINE_NOTFOUND, "CURLE_SSL_ENGINE_NOTFOUND", unknown, never, fix_request, sure,
       "the crypto engine was not found", page},
      {CURLE_SSL_ENGINE_SETFAILED, "CURLE_SSL_ENGINE_SETFAILED", unknown, never, fix_request, sure,
       "the crypto engine could not be selected", page},
      {CURLE_SEND_ERROR, "CURLE_SEND_ERROR", unavailable, backoff, wait, unsure,
       "the connection failed while the request was sent", page},
      {CURLE_RECV_ERROR, "CURLE_RECV_ERROR", unavailable, backoff, wait, unsure,
       "the connection failed before the answer was complete", page},
      {CURLE_SSL_CERTPROBLEM, "CURLE_SSL_CERTPROBLEM", authentication, never, check_key, sure,
       "this side's certificate cannot be used", page},
      {CURLE_SSL_CIPHER, "CURLE_SSL_CIPHER", unavailable, never, contact_support, sure,
       "the cipher could not be used", page},
      {CURLE_PEER_FAILED_VERIFICATION, "CURLE_PEER_FAILED_VERIFICATION", unavailable, never,
       contact_support, sure, "the server's certificate is not accepted", page},
      {CURLE_BAD_CONTENT_ENCODING, "CURLE_BAD_CONTENT_ENCODING", internal, never, contact_support,
       unsure, "the answer's compression is not known or broken", page},
      {CURLE_FILESIZE_EXCEEDED, "CURLE_FILESIZE_EXCEEDED", unknown, never, fix_request, unsure,
       "the answer is larger than this program allows", page},
      {CURLE_SEND_FAIL_REWIND, "CURLE_SEND_FAIL_REWIND", unknown, never, fix_request, unsure,
       "the request's body had to be sent again and could not be", page},
      {CURLE_SSL_ENGINE_INITFAILED, "CURLE_SSL_ENGINE_INITFAILED", unknown, never, fix_request,
       sure, "the crypto engine could not be initialized", page},
      {CURLE_LOGIN_DENIED, "CURLE_LOGIN_DENIED", authentication, never, check_key, unsure,
       "the login was denied", page},
      {CURLE_SSL_CACERT_BADFILE, "CURLE_SSL_CACERT_BADFILE", unknown, never, fix_request, sure,
       "this machine's file of certificate authorities could not be read", page},
      {CURLE_SSL_SHUTDOWN_FAILED, "CURLE_SSL_SHUTDOWN_FAILED", unavailable, backoff, wait, unsure,
       "the TLS connection could not be shut down", page},
      {CURLE_SSL_CRL_BADFILE, "CURLE_SSL_CRL_BADFILE", unknown, never, fix_request, sure,
       "this machine's list of revoked certificates could not be read", page},
      {CURLE_SSL_ISSUER_ERROR, "CURLE_SSL_ISSUER_ERROR", unavailable, never, contact_support, sure,
       "the issuer of the server's certificate is not the expected one", page},
      {CURLE_SSL_PINNEDPUBKEYNOTMATCH, "CURLE_SSL_PINNEDPUBKEYNOTMATCH", unavailable, never,
       contact_support, sure, "the server's key is not the pinned one", page},
      {CURLE_SSL_INVALIDCERTSTATUS, "CURLE_SSL_INVALIDCERTSTATUS", unavailable, never,
       contact_support, sure, "the status of the server's certificate is not accepted", page},
      {CURLE_HTTP2_STREAM, "CURLE_HTTP2_STREAM", unavailable, backoff, wait, unsure,
       "the HTTP/2 stream failed", page},
      {94, "CURLE_AUTH_ERROR", authentication, never, check_key, unsure,
       "an authentication function failed", page},
      {95, "CURLE_HTTP3", unavailable, backoff, wait, unsure, "a problem in the layer of HTTP/3",
       page},
      {96, "CURLE_QUIC_CONNECT_ERROR", unavailable, backoff, wait, sure,
       "there was no QUIC connection", page},
      {97, "CURLE_PROXY", unavailable, backoff, wait, sure, "the handshake with the proxy failed",
       page},
      {98, "CURLE_SSL_CLIENTCERT", authentication, never, check_key, unsure,
       "the server wants a certificate of this side", page},
      {99, "CURLE_UNRECOVERABLE_POLL", unknown, backoff, wait, unsure, "poll or select failed",
       page},
  };
  static constexpr transport_row others = {
      -1, "CURLcode", unknown, never, fix_request, unsure, "another error of libcurl", page};
};

}  // namespace detail

/// The codes of libcurl, 7.51 or later. Where they say that nothing was processed, that holds for a
/// transfer that followed no redirect.
inline constexpr transport_table curl_table{detail::curl_codes::rows, detail::curl_codes::others};

/// From a CURLcode alone; none for CURLE_OK. The message is curl_easy_strerror's, in static
/// storage. Say `.maybe_sent()` if the transfer may have followed redirects.
[[nodiscard]] inline transport_failure failure_of(CURLcode code) noexcept {
  if (code == CURLE_OK) return {};
  return transport_failure(curl_table[code], curl_easy_strerror(code));
}

/// From a CURLcode and the handle, which knows whether the transfer sent anything: if
/// CURLINFO_REQUEST_SIZE is 0, the request was certainly not processed, whatever the code (a
/// timeout too); else that is unknown, whatever the code (a connection refused after a redirect
/// too).
[[nodiscard]] inline transport_failure failure_of(CURL* easy, CURLcode code) noexcept {
  const transport_failure failure = failure_of(code);
  long sent = 0;
  if (!failure) return {};
  if (curl_easy_getinfo(easy, CURLINFO_REQUEST_SIZE, &sent) != CURLE_OK) {
    return failure.maybe_sent();
  }
  return sent == 0 ? failure.not_sent() : failure.maybe_sent();
}

}  // namespace triage::inline TRIAGE_ABI::http

#endif
