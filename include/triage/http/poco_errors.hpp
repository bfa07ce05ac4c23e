// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the exceptions of POCO's HTTP client mean.
#ifndef TRIAGE_HTTP_POCO_ERRORS_HPP
#define TRIAGE_HTTP_POCO_ERRORS_HPP

#include <string_view>

#include <Poco/Exception.h>
#include <Poco/Net/NetException.h>

#include <triage/http/transport.hpp>

namespace triage::inline TRIAGE_ABI::http {

namespace detail {

// POCO has a class for each failure in the place of a code. The numbers of the rows are places in
// `poco_number`.
struct poco_codes : transport_words {
  static constexpr const char* net = "Poco/Net/NetException.h";
  static constexpr const char* ssl = "Poco/Net/SSLException.h";
  static constexpr const char* base = "Poco/Exception.h";

  // No class proves anything about the request: if a session's connection was kept alive and has
  // died, POCO connects again and sends once more.
  static constexpr transport_row rows[] = {
      {0, "Poco::Net::ConnectionRefusedException", unavailable, backoff, wait, unsure,
       "nobody listens at the address", net, connecting},
      {1, "Poco::Net::HostNotFoundException", unavailable, backoff, wait, unsure,
       "the name of the host could not be resolved", net, connecting},
      {2, "Poco::Net::NoAddressFoundException", unavailable, backoff, wait, unsure,
       "the name of the host has no address", net, connecting},
      {3, "Poco::Net::DNSException", unavailable, backoff, wait, unsure,
       "the resolver of names failed", net, connecting},
      {4, "Poco::Net::ConnectionResetException", unavailable, backoff, wait, unsure,
       "the connection was reset by the other side", net},
      {5, "Poco::Net::ConnectionAbortedException", unavailable, backoff, wait, unsure,
       "the connection was aborted", net},
      {6, "Poco::Net::NoMessageException", unavailable, backoff, wait, unsure,
       "the connection was closed without an answer", net, receiving},
      {7, "Poco::Net::MessageException", bad_response, backoff, wait, unsure,
       "the answer was not the HTTP that is expected", net, receiving},
      {8, "Poco::Net::UnsupportedRedirectException", redirected, never, fix_request, unsure,
       "a redirect that cannot be followed", net, receiving},
      {9, "Poco::Net::HTTPException", unavailable, backoff, wait, unsure,
       "the proxy did not make the connection, or the session is not usable", net},
      {10, "Poco::Net::InvalidAddressException", local, never, fix_setup, unsure,
       "the address is not valid", net, connecting},
      {11, "Poco::Net::UnsupportedFamilyException", local, never, fix_setup, unsure,
       "this machine does not have the address family", net, connecting},
      {12, "Poco::Net::NetException", unavailable, backoff, wait, unsure, "the connection failed",
       net},
      {13, "Poco::TimeoutException", timeout, backoff, wait, unsure,
       "the time limit of the session passed", base},
      {14, "Poco::IOException", unavailable, backoff, wait, unsure, "the connection failed", base},
      {15, "Poco::OutOfMemoryException", local, backoff, wait, unsure,
       "this machine has no memory left", base},
      {16, "Poco::Net::CertificateValidationException", unavailable, never, contact_support, unsure,
       "the server's certificate is not accepted", ssl, connecting},
      {17, "Poco::Net::SSLException", unavailable, backoff, wait, unsure,
       "the TLS handshake or connection failed", ssl},
  };
  static constexpr transport_row others = {
      -1,     "Poco::Exception",           unknown, never, fix_request,
      unsure, "another exception of POCO", base};
};

// The first of these that the exception is or is derived from; -1 for none. SSLException is in a
// library that may not be there, so it and what it is a base of are known by their names.
template <class... Classes>
[[nodiscard]] int poco_number_of(const Poco::Exception& e) noexcept {
  int number = 0;
  return ((dynamic_cast<const Classes*>(&e) != nullptr || (++number, false)) || ...) ? number : -1;
}
[[nodiscard]] inline int poco_number(const Poco::Exception& e) noexcept {
  namespace net = Poco::Net;
  const std::string_view name = e.name();
  if (name.starts_with("Invalid cert") || name.starts_with("Certificate validation")) return 16;
  if (name.starts_with("SSL")) return 17;
  return poco_number_of<
      net::ConnectionRefusedException, net::HostNotFoundException, net::NoAddressFoundException,
      net::DNSException, net::ConnectionResetException, net::ConnectionAbortedException,
      net::NoMessageException, net::MessageException, net::UnsupportedRedirectException,
      net::HTTPException, net::InvalidAddressException, net::UnsupportedFamilyException,
      net::NetException, Poco::TimeoutException, Poco::IOException, Poco::OutOfMemoryException>(e);
}

}  // namespace detail

/// The exceptions of POCO's HTTP client.
inline constexpr transport_table poco_table{detail::poco_codes::rows, detail::poco_codes::others};

/// The failure for an exception of a session, whose text it borrows. Whether the request was
/// carried out is unknown without a phase. Pass `phase::connecting` only if nothing was sent yet.
[[nodiscard]] inline transport_failure failure_of(const Poco::Exception& e,
                                                  phase when = phase::unknown) noexcept {
  return transport_failure(poco_table[detail::poco_number(e)], e.message()).in(when);
}
transport_failure failure_of(const Poco::Exception&&, phase = phase::unknown) = delete;

/// The same for the first request of a session, which POCO sends once: if there was no connection,
/// the request was certainly not carried out.
[[nodiscard]] inline transport_failure failure_of_first(const Poco::Exception& e) noexcept {
  const transport_failure f = failure_of(e);
  return f.in(f.when() == phase::connecting ? phase::connecting : phase::unknown);
}
transport_failure failure_of_first(const Poco::Exception&&) = delete;

}  // namespace triage::inline TRIAGE_ABI::http

#endif
