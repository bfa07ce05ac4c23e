// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What a status means when the provider says nothing about it.
#ifndef TRIAGE_TABLES_HTTP_STATUS_HPP
#define TRIAGE_TABLES_HTTP_STATUS_HPP

#include <cstddef>
#include <cstdint>

#include <triage/tables/detail/compiled_rows.hpp>
#include <triage/tables/row_ref.hpp>
#include <triage/tables/rows.hpp>

namespace triage::inline TRIAGE_ABI {

namespace detail {

struct http_statuses : kinds {
  using enum category;
  using enum action;
  using enum remedy;

  static constexpr auto sure = processed::no;
  static constexpr auto unsure = processed::unknown;

  // The first rows, for what is not 400 … 599.
  enum special : std::uint8_t {
    success_row,
    upgraded,
    interim,
    not_modified,
    see_other,
    found,
    moved,
    other_redirect,
    no_status,
    failed_success,
    not_http,
    special_rows,  // how many they are
  };

  static constexpr row rows[] = {
      {{}, 200, kinds::success, "success", "RFC 9110, 15.3"},
      {{}, 101, kinds::success, "the protocol was switched, as asked", "RFC 9110, 15.2.2"},
      {{},
       100,
       kind{bad_response, never, contact_support}.with(unsure),
       "not the answer yet",
       "RFC 9110, 15.2"},
      {{}, 304, kinds::success, "not modified, which was asked for", "RFC 9110, 15.4.5"},
      {{},
       303,
       kind{redirected, never, check_resource}.with(processed::yes).with(recovery::follow),
       "carried out; the answer is at another URI",
       "RFC 9110, 15.4.4"},
      // Frameworks answer a POST with a 302, or even a 301, after having carried it out.
      {{},
       302,
       kind{redirected, never, check_resource}.with(unsure).with(recovery::follow),
       "the resource is at another URI",
       "RFC 9110, 15.4.2 and 15.4.3"},
      {{},
       307,
       kind{redirected, never, fix_request}.with(sure).with(recovery::follow),
       "not carried out here: the resource is at another URI",
       "RFC 9110, 15.4.8 and 15.4.9"},
      {{},
       300,
       kind{redirected, never, fix_request}.with(unsure),
       "a redirect that was not followed",
       "RFC 9110, 15.4"},
      // What stacks have in the place of a status if there was no response.
      {{},
       0,
       kinds::unavailable.with(unsure),
       "no response, or one that is not HTTP",
       "RFC 9110, 15"},
      // An error inside a success says nothing by its status.
      {{},
       {},
       kind{unknown, never, contact_support}.with(unsure),
       "an error in a response that has the status of a success",
       "RFC 9110, 15.3"},
      {{},
       600,
       kind{bad_response, never, contact_support}.with(unsure),
       "not an HTTP status",
       "RFC 9110, 15"},

      {{}, 400, bad_request, "bad request", "RFC 9110, 15.5.1"},
      {{}, 401, bad_key, "unauthorized", "RFC 9110, 15.5.2"},
      {{}, 402, out_of_funds, "payment required", "RFC 9110, 15.5.3"},
      {{}, 403, forbidden, "forbidden", "RFC 9110, 15.5.4"},
      {{}, 404, missing, "not found", "RFC 9110, 15.5.5"},
      {{}, 405, bad_request, "method not allowed", "RFC 9110, 15.5.6"},
      {{}, 406, bad_request, "not acceptable", "RFC 9110, 15.5.7"},
      {{}, 407, bad_key, "the proxy wants credentials", "RFC 9110, 15.5.8"},
      {{}, 408, timed_out, "request timeout", "RFC 9110, 15.5.9"},
      // "After" what the server names: some say how long another request holds the key or the lock.
      {{},
       409,
       kind{conflict, after, check_resource},
       "conflict with the resource's state",
       "RFC 9110, 15.5.10"},
      {{}, 410, missing, "gone for good", "RFC 9110, 15.5.11"},
      {{}, 411, bad_request, "length required", "RFC 9110, 15.5.12"},
      {{},
       412,
       kind{conflict, never, check_resource}.with(sure).with(recovery::read_again),
       "precondition failed",
       "RFC 9110, 15.5.13"},
      // "If the condition is temporary, the server SHOULD generate a Retry-After".
      {{},
       413,
       kind{payload_too_large, after, shorten_input},
       "content too large",
       "RFC 9110, 15.5.14"},
      {{}, 414, too_large, "URI too long", "RFC 9110, 15.5.15"},
      {{}, 415, bad_request, "unsupported media type", "RFC 9110, 15.5.16"},
      {{}, 416, bad_request, "range not satisfiable", "RFC 9110, 15.5.17"},
      {{}, 417, bad_request, "expectation failed", "RFC 9110, 15.5.18"},
      {{}, 420, throttled, "slow down", "not registered; old Twitter API"},
      // "A client MAY retry the request, whether or not the request method is idempotent, over a
      // different connection".
      {{},
       421,
       bad_request.with(sure).with(scope::region).with(recovery::new_connection),
       "misdirected: the connection leads to a server that does not answer for the host",
       "RFC 9110, 15.5.20"},
      {{}, 422, bad_request, "unprocessable content", "RFC 9110, 15.5.21"},
      {{},
       423,
       kind{conflict, after, check_resource}.with(sure),
       "the resource is locked",
       "RFC 4918, 11.3"},
      // Outside of WebDAV, model servers send it for a model that failed at work, to be retried:
      // text-generation-inference and Amazon Bedrock (ModelErrorException).
      {{},
       424,
       broken.with(unsure),
       "something that the request depends on failed",
       "RFC 4918, 11.4; Amazon Bedrock, InvokeModel, Errors"},
      {{},
       425,
       kinds::unavailable.with(sure),
       "too early to risk a replay: again without early data",
       "RFC 8470, 5.2"},
      {{}, 426, bad_request, "upgrade required", "RFC 9110, 15.5.22"},
      {{}, 428, bad_request, "precondition required", "RFC 6585, 3"},
      {{}, 429, throttled, "too many requests", "RFC 6585, 4"},
      {{}, 431, too_large, "header fields too large", "RFC 6585, 5"},
      {{},
       451,
       kind{permission, never, contact_support},
       "unavailable for legal reasons",
       "RFC 7725, 3"},
      {{}, 498, bad_key, "invalid token", "not registered; Esri"},
      {{},
       499,
       kind{cancelled, never, nothing},
       "the client closed the request",
       "not registered; nginx"},
      {{}, 500, broken, "internal server error", "RFC 9110, 15.6.1"},
      {{}, 501, bad_request, "not implemented", "RFC 9110, 15.6.2"},
      {{}, 502, kinds::unavailable, "bad gateway", "RFC 9110, 15.6.3"},
      // A gateway sends it for connections that broke in the middle of an exchange, too (Envoy:
      // "upstream connect error or disconnect/reset"): it does not prove that nothing was done.
      {{}, 503, kinds::unavailable, "service unavailable", "RFC 9110, 15.6.4"},
      {{}, 504, timed_out, "gateway timeout", "RFC 9110, 15.6.5"},
      {{}, 505, bad_request, "HTTP version not supported", "RFC 9110, 15.6.6"},
      {{}, 506, kind{internal, never, contact_support}, "variant also negotiates", "RFC 2295, 8.1"},
      {{}, 507, kind{internal, never, contact_support}, "insufficient storage", "RFC 4918, 11.5"},
      {{}, 508, kind{internal, never, contact_support}, "loop detected", "RFC 5842, 7.2"},
      {{}, 510, bad_request.with(sure), "not extended", "RFC 2774, 7"},
      {{}, 511, bad_key, "the network wants a login", "RFC 6585, 6"},
      {{},
       520,
       kinds::unavailable,
       "the origin gave an unknown answer",
       "not registered; Cloudflare"},
      {{},
       521,
       kinds::unavailable,
       "the origin refused the connection",
       "not registered; Cloudflare"},
      {{},
       522,
       kinds::unavailable,
       "the origin could not be connected in time",
       "not registered; Cloudflare"},
      {{}, 523, kinds::unavailable, "the origin is unreachable", "not registered; Cloudflare"},
      {{},
       524,
       kinds::unavailable,
       "the origin did not answer in time",
       "not registered; Cloudflare"},
      {{},
       525,
       kinds::unavailable,
       "no TLS handshake with the origin",
       "not registered; Cloudflare"},
      {{},
       526,
       kind{unavailable, never, contact_support},
       "the origin's certificate is invalid",
       "not registered; Cloudflare"},
      {{}, 527, kinds::unavailable, "the link to the origin broke", "not registered; Cloudflare"},
      {{}, 529, busy, "overloaded", "not registered; Anthropic, Qualys"},
      {{}, 530, kinds::unavailable, "the origin cannot be found", "not registered; Cloudflare"},
  };

  // The row for 400 … 599. A status that is not listed is treated as the x00 of its class
  // (RFC 9110 section 15).
  struct index {
    std::uint8_t of[200];
  };
  static constexpr index by_status = [] {
    index i{};
    for (std::size_t r = special_rows; r < std::size(rows); ++r) {
      i.of[rows[r].status.first() - 400] = static_cast<std::uint8_t>(r);
    }
    for (unsigned s = 0; s < 200; ++s) {
      if (i.of[s] == 0) i.of[s] = i.of[s / 100 * 100];
    }
    return i;
  }();
};

// Of an error inside a success.
[[nodiscard]] constexpr row_ref failed_success() noexcept {
  return row_table_of<http_statuses>()[http_statuses::failed_success];
}

}  // namespace detail

/// HTTP's own meaning of a status, as far as it has one: a row of the registered statuses and of
/// the unregistered ones that are in real use, else the x00 of the class. Total: any int has a row.
/// Constant time. Sources are in the rows.
[[nodiscard]] constexpr row_ref http_status(int status) noexcept {
  using t = detail::http_statuses;
  constexpr row_table rows = detail::row_table_of<t>();
  if (status >= 400 && status <= 599) return rows[t::by_status.of[status - 400]];
  if (status >= 200 && status <= 299) return rows[t::success_row];
  switch (status) {
    case 0: return rows[t::no_status];
    case 101: return rows[t::upgraded];
    case 301:
    case 302: return rows[t::found];
    case 307:
    case 308: return rows[t::moved];
    case 303: return rows[t::see_other];
    case 304: return rows[t::not_modified];
    default: break;
  }
  if (status >= 300 && status <= 399) return rows[t::other_redirect];
  if (status >= 100 && status <= 199) return rows[t::interim];
  return rows[t::not_http];
}

/// Whether `http_status` has a row for exactly this status, and not only for its class.
[[nodiscard]] constexpr bool http_status_is_listed(int status) noexcept {
  const row_ref r = http_status(status);
  return r->status().first() == status || r->kind().recovery == recovery::follow ||
         (status >= 200 && status <= 299);
}

/// Whether a response with this status is a success: 2xx (RFC 9110 section 15.3), and what the
/// caller asked for itself: 101 for an upgrade, 304 for a conditional request.
[[nodiscard]] constexpr bool is_success(int status) noexcept {
  return (status >= 200 && status <= 299) || status == 304 || status == 101;
}

}  // namespace triage::inline TRIAGE_ABI

#endif
