// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What kind of failure it was, in words that every API shares.
#ifndef TRIAGE_VOCABULARY_CATEGORY_HPP
#define TRIAGE_VOCABULARY_CATEGORY_HPP

#include <cstdint>
#include <string_view>

#include <triage/config.hpp>

namespace triage::inline TRIAGE_ABI {

/// The kind of failure. Branch on this; the provider's own code is for telling apart what one
/// category unites. It does not decide about retrying: `verdict` does.
enum class category : std::uint8_t {
  unset,               ///< no row has it: the mistake of a table that forgot to name one
  none,                ///< a success
  invalid_request,     ///< malformed, or with a value the API does not accept
  authentication,      ///< no credentials, or bad, expired or revoked ones
  permission,          ///< known credentials that may not do this
  not_found,           ///< no such route, model, job, …
  conflict,            ///< collides with the state of the resource or an idempotency key
  payload_too_large,   ///< more bytes or items than the API takes at once
  context_length,      ///< more tokens than the model takes
  content_policy,      ///< refused for what it says
  rate_limited,        ///< too many requests or tokens per short window; passes by itself
  quota_exhausted,     ///< a plan's quota or a spending limit is used up; does not pass soon
  insufficient_funds,  ///< a balance or wallet is too low
  overloaded,          ///< the API has more work than it can take
  timeout,             ///< the service, or the network to it, did not react in time
  internal,            ///< a fault of the API
  unavailable,         ///< the API or something in front of it is down
  redirected,          ///< the answer is elsewhere: a 3xx that nobody followed
  cancelled,           ///< this side gave up: says nothing about the service
  local,               ///< this machine: files, memory, its certificates, a bad argument
  bad_response,        ///< not HTTP, not decodable, or not what was promised
  unknown,             ///< nothing in the response tells
};

/// The enumerator's own name, as used in JSON output: "rate_limited". Static storage.
[[nodiscard]] constexpr std::string_view to_string(category c) noexcept {
  switch (c) {
    case category::unset: return "unset";
    case category::none: return "none";
    case category::invalid_request: return "invalid_request";
    case category::authentication: return "authentication";
    case category::permission: return "permission";
    case category::not_found: return "not_found";
    case category::conflict: return "conflict";
    case category::payload_too_large: return "payload_too_large";
    case category::context_length: return "context_length";
    case category::content_policy: return "content_policy";
    case category::rate_limited: return "rate_limited";
    case category::quota_exhausted: return "quota_exhausted";
    case category::insufficient_funds: return "insufficient_funds";
    case category::overloaded: return "overloaded";
    case category::timeout: return "timeout";
    case category::internal: return "internal";
    case category::unavailable: return "unavailable";
    case category::redirected: return "redirected";
    case category::cancelled: return "cancelled";
    case category::local: return "local";
    case category::bad_response: return "bad_response";
    case category::unknown: break;
  }
  return "unknown";
}

}  // namespace triage::inline TRIAGE_ABI

#endif
