// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What a status means when the provider says nothing about it.
#ifndef TRIAGE_HTTP_STATUS_HPP
#define TRIAGE_HTTP_STATUS_HPP

#include <cstddef>
#include <cstdint>

#include <triage/rows.hpp>

namespace triage::inline TRIAGE_ABI {

namespace detail {

struct http_statuses {
  using enum category;
  using enum action;
  using enum remedy;

  static constexpr auto sure = processed::no;
  static constexpr auto unsure = processed::unknown;

  // For 1xx, 2xx, 3xx and what is not a status see http_status().
  static constexpr status_row rows[] = {
      {400, invalid_request, never, fix_request, "bad request", "RFC 9110, 15.5.1"},
      {401, authentication, never, check_key, "unauthorized", "RFC 9110, 15.5.2"},
      {402, insufficient_funds, never, add_funds, "payment required", "RFC 9110, 15.5.3"},
      {403, permission, never, ask_access, "forbidden", "RFC 9110, 15.5.4"},
      {404, not_found, never, check_resource, "not found", "RFC 9110, 15.5.5"},
      {405, invalid_request, never, fix_request, "method not allowed", "RFC 9110, 15.5.6"},
      {406, invalid_request, never, fix_request, "not acceptable", "RFC 9110, 15.5.7"},
      {407, authentication, never, check_key, "the proxy wants credentials", "RFC 9110, 15.5.8"},
      {408, timeout, backoff, wait, "request timeout", "RFC 9110, 15.5.9"},
      // "After" what the server names: some say how long another request holds the key or the lock.
      {409, conflict, after, check_resource, "conflict with the resource's state",
       "RFC 9110, 15.5.10"},
      {410, not_found, never, check_resource, "gone for good", "RFC 9110, 15.5.11"},
      {411, invalid_request, never, fix_request, "length required", "RFC 9110, 15.5.12"},
      {.status = 412,
       .category = conflict,
       .action = never,
       .remedy = check_resource,
       .meaning = "precondition failed",
       .source = "RFC 9110, 15.5.13",
       .processed = sure,
       .recovery = recovery::read_again},
      // "If the condition is temporary, the server SHOULD generate a Retry-After".
      {413, payload_too_large, after, shorten_input, "content too large", "RFC 9110, 15.5.14"},
      {414, payload_too_large, never, shorten_input, "URI too long", "RFC 9110, 15.5.15"},
      {415, invalid_request, never, fix_request, "unsupported media type", "RFC 9110, 15.5.16"},
      {416, invalid_request, never, fix_request, "range not satisfiable", "RFC 9110, 15.5.17"},
      {417, invalid_request, never, fix_request, "expectation failed", "RFC 9110, 15.5.18"},
      {420, rate_limited, backoff, wait, "slow down", "not registered; old Twitter API"},
      // "A client MAY retry the request, whether or not the request method is idempotent, over a
      // different connection".
      {.status = 421,
       .category = invalid_request,
       .action = never,
       .remedy = fix_request,
       .meaning = "misdirected: the connection leads to a server that does not answer for the host",
       .source = "RFC 9110, 15.5.20",
       .processed = sure,
       .scope = scope::region,
       .recovery = recovery::new_connection},
      {422, invalid_request, never, fix_request, "unprocessable content", "RFC 9110, 15.5.21"},
      {423, conflict, after, check_resource, "the resource is locked", "RFC 4918, 11.3", sure},
      // Outside of WebDAV, model servers send it for a model that failed at work, to be retried:
      // text-generation-inference and Amazon Bedrock (ModelErrorException).
      {424, internal, backoff, wait, "something that the request depends on failed",
       "RFC 4918, 11.4; Amazon Bedrock, InvokeModel, Errors", unsure},
      {425, unavailable, backoff, wait, "too early to risk a replay: again without early data",
       "RFC 8470, 5.2", sure},
      {426, invalid_request, never, fix_request, "upgrade required", "RFC 9110, 15.5.22"},
      {428, invalid_request, never, fix_request, "precondition required", "RFC 6585, 3"},
      {429, rate_limited, backoff, wait, "too many requests", "RFC 6585, 4"},
      {431, payload_too_large, never, shorten_input, "header fields too large", "RFC 6585, 5"},
      {451, permission, never, contact_support, "unavailable for legal reasons", "RFC 7725, 3"},
      {498, authentication, never, check_key, "invalid token", "not registered; Esri"},
      {499, cancelled, never, nothing, "the client closed the request", "not registered; nginx"},
      {500, internal, backoff, wait, "internal server error", "RFC 9110, 15.6.1"},
      {501, invalid_request, never, fix_request, "not implemented", "RFC 9110, 15.6.2"},
      {502, unavailable, backoff, wait, "bad gateway", "RFC 9110, 15.6.3"},
      // A gateway sends it for connections that broke in the middle of an exchange, too (Envoy:
      // "upstream connect error or disconnect/reset"): it does not prove that nothing was done.
      {503, unavailable, backoff, wait, "service unavailable", "RFC 9110, 15.6.4"},
      {504, timeout, backoff, wait, "gateway timeout", "RFC 9110, 15.6.5"},
      {505, invalid_request, never, fix_request, "HTTP version not supported", "RFC 9110, 15.6.6"},
      {506, internal, never, contact_support, "variant also negotiates", "RFC 2295, 8.1"},
      {507, internal, never, contact_support, "insufficient storage", "RFC 4918, 11.5"},
      {508, internal, never, contact_support, "loop detected", "RFC 5842, 7.2"},
      {510, invalid_request, never, fix_request, "not extended", "RFC 2774, 7", sure},
      {511, authentication, never, check_key, "the network wants a login", "RFC 6585, 6"},
      {520, unavailable, backoff, wait, "the origin gave an unknown answer",
       "not registered; Cloudflare"},
      {521, unavailable, backoff, wait, "the origin refused the connection",
       "not registered; Cloudflare"},
      {522, unavailable, backoff, wait, "the origin could not be connected in time",
       "not registered; Cloudflare"},
      {523, unavailable, backoff, wait, "the origin is unreachable", "not registered; Cloudflare"},
      {524, unavailable, backoff, wait, "the origin did not answer in time",
       "not registered; Cloudflare"},
      {525, unavailable, backoff, wait, "no TLS handshake with the origin",
       "not registered; Cloudflare"},
      {526, unavailable, never, contact_support, "the origin's certificate is invalid",
       "not registered; Cloudflare"},
      {527, unavailable, backoff, wait, "the link to the origin broke",
       "not registered; Cloudflare"},
      {529, overloaded, backoff, wait, "overloaded", "not registered; Anthropic, Qualys"},
      {530, unavailable, backoff, wait, "the origin cannot be found", "not registered; Cloudflare"},
  };

  static constexpr status_row success = {200,     category::none, never,
                                         nothing, "success",      "RFC 9110, 15.3"};
  static constexpr status_row upgraded = {101,
                                          category::none,
                                          never,
                                          nothing,
                                          "the protocol was switched, as asked",
                                          "RFC 9110, 15.2.2"};
  static constexpr status_row interim = {
      100, bad_response, never, contact_support, "not the answer yet", "RFC 9110, 15.2", unsure};
  static constexpr status_row not_modified = {
      304, category::none, never, nothing, "not modified, which was asked for", "RFC 9110, 15.4.5"};
  static constexpr status_row see_other = {.status = 303,
                                           .category = redirected,
                                           .action = never,
                                           .remedy = check_resource,
                                           .meaning = "carried out; the answer is at another URI",
                                           .source = "RFC 9110, 15.4.4",
                                           .processed = processed::yes,
                                           .recovery = recovery::follow};
  // Frameworks answer a POST with a 302, or even a 301, after having carried it out.
  static constexpr status_row found = {.status = 302,
                                       .category = redirected,
                                       .action = never,
                                       .remedy = check_resource,
                                       .meaning = "the resource is at another URI",
                                       .source = "RFC 9110, 15.4.2 and 15.4.3",
                                       .processed = unsure,
                                       .recovery = recovery::follow};
  static constexpr status_row moved = {
      .status = 307,
      .category = redirected,
      .action = never,
      .remedy = fix_request,
      .meaning = "not carried out here: the resource is at another URI",
      .source = "RFC 9110, 15.4.8 and 15.4.9",
      .processed = sure,
      .recovery = recovery::follow};
  static constexpr status_row other_redirect = {
      300,   redirected, never, fix_request, "a redirect that was not followed", "RFC 9110, 15.4",
      unsure};
  // What stacks have in the place of a status if there was no response.
  static constexpr status_row no_status = {
      0,     unavailable, backoff, wait, "no response, or one that is not HTTP", "RFC 9110, 15",
      unsure};
  static constexpr status_row not_http = {
      600, bad_response, never, contact_support, "not an HTTP status", "RFC 9110, 15", unsure};

  // Row + 1 for 400 … 599. A status that is not listed is treated as the x00 of its class
  // (RFC 9110 section 15).
  struct index {
    std::uint8_t of[200];
  };
  static constexpr index by_status = [] {
    index i{};
    for (std::size_t r = 0; r < std::size(rows); ++r) {
      i.of[rows[r].status - 400] = static_cast<std::uint8_t>(r + 1);
    }
    for (unsigned s = 0; s < 200; ++s) {
      if (i.of[s] == 0) i.of[s] = i.of[s / 100 * 100];
    }
    return i;
  }();
};

}  // namespace detail

/// HTTP's own meaning of a status, as far as it has one: a row of the registered statuses and of
/// the unregistered ones that are in real use, else the x00 of the class. Total: any int has a row.
/// Constant time. Sources are in the rows.
[[nodiscard]] constexpr const status_row& http_status(int status) noexcept {
  using t = detail::http_statuses;
  if (status >= 400 && status <= 599) return t::rows[t::by_status.of[status - 400] - 1];
  if (status >= 200 && status <= 299) return t::success;
  switch (status) {
    case 0: return t::no_status;
    case 101: return t::upgraded;
    case 301:
    case 302: return t::found;
    case 307:
    case 308: return t::moved;
    case 303: return t::see_other;
    case 304: return t::not_modified;
    default: break;
  }
  if (status >= 300 && status <= 399) return t::other_redirect;
  if (status >= 100 && status <= 199) return t::interim;
  return t::not_http;
}

/// Whether `http_status` has a row for exactly this status, and not only for its class.
[[nodiscard]] constexpr bool http_status_is_listed(int status) noexcept {
  return http_status(status).status == status || http_status(status).recovery == recovery::follow ||
         (status >= 200 && status <= 299);
}

/// Whether a response with this status is a success: 2xx (RFC 9110 section 15.3), and what the
/// caller asked for itself: 101 for an upgrade, 304 for a conditional request.
[[nodiscard]] constexpr bool is_success(int status) noexcept {
  return (status >= 200 && status <= 299) || status == 304 || status == 101;
}

}  // namespace triage::inline TRIAGE_ABI

#endif
