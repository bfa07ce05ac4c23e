// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// For gateways and backends: what to answer the own client after a call to another service failed.
#ifndef TRIAGE_RETRY_ANSWERING_HPP
#define TRIAGE_RETRY_ANSWERING_HPP

#include <cstdint>
#include <optional>

#include <triage/vocabulary/category.hpp>
#include <triage/error.hpp>
#include <triage/retry/plan.hpp>
#include <triage/vocabulary/verdict.hpp>

namespace triage::inline TRIAGE_ABI {

/// Whose credentials, account and limits a failed call was made with.
enum class credentials : std::uint8_t {
  of_gateway,  ///< the gateway's own, about which its client can do nothing
  of_client,   ///< the client's, which the gateway passed on
};

/// The status with which to answer one's own client, 100 … 599:
///
/// - A success, and a 304 to a conditional request, keep their status.
/// - For a fault of the request itself, the service's 4xx (RFC 9110 section 15.5), or that of the
///   category if the service had another status; 501 (15.6.2) is kept, too. Statuses about the
///   connection to the service are not kept: 421, which a proxy must not generate (15.5.20), 426
///   (15.5.22) and 505 (15.6.6) become 502.
/// - For credentials, limits, quotas and funds of the client: 401, 403, 429 and 402. For those of
/// the
///   gateway: 502 for a bad credential, and 503 for a limit, a quota or a balance (15.6.4). A 407
///   (15.5.8) or 511 (RFC 6585 section 6) comes from the gateway's own network: 502. A 451 (RFC
///   7725) is about the requested resource and is kept.
/// - 504 for a timeout (15.6.5).
/// - 503 for an overloaded or unavailable service if that was its status, or if the request was
///   certainly not carried out; otherwise 502, as clients take a 503 for "not carried out".
/// - 502 for faults of the service, responses that are not HTTP, and redirects that were not
/// followed
///   (15.6.3).
/// - 500 for faults of this machine (15.6.1). If the gateway gave up: 503 if the request was
/// certainly
///   not carried out, else 500.
[[nodiscard]] constexpr int gateway_status(const error& e,
                                           credentials whose = credentials::of_gateway) noexcept {
  const int status = e.status();
  const bool of_client = whose == credentials::of_client;
  const bool not_done = e.processed() == processed::no;
  const auto kept_or = [status](int otherwise) {
    if (status == 421 || status == 426 || status == 505) return 502;
    return (status >= 400 && status <= 499) || status == 501 ? status : otherwise;
  };
  if (!e.failed()) return status >= 100 ? status : 200;
  switch (e.category()) {
    case category::invalid_request: return kept_or(400);
    case category::not_found: return kept_or(404);
    case category::conflict: return kept_or(409);
    case category::payload_too_large:
    case category::context_length: return kept_or(413);
    case category::content_policy: return kept_or(422);
    case category::authentication: return !of_client || status == 407 || status == 511 ? 502 : 401;
    case category::permission: return status == 451 ? 451 : of_client ? 403 : 502;
    case category::insufficient_funds: return of_client ? 402 : 503;
    case category::rate_limited:
    case category::quota_exhausted: return of_client ? 429 : 503;
    case category::overloaded: return 503;
    case category::unavailable: return not_done || status == 503 ? 503 : 502;
    case category::timeout: return 504;
    case category::redirected: return 502;
    case category::cancelled: return not_done ? 503 : 500;
    case category::none:
    case category::unset:
    case category::local: return 500;
    case category::internal:
    case category::bad_response:
    case category::unknown: break;
  }
  return 502;
}

/// The seconds for one's own Retry-After header (RFC 9110 section 10.2.3): the delay that the
/// service named, rounded up. nullopt if it named none or 0, or if waiting does not help the
/// client; it helps if the verdict is not `never`, or with a limit or a quota.
[[nodiscard]] constexpr std::optional<std::int64_t> retry_after_of(const error& e) noexcept {
  const bool passes = e.verdict() != never || e.category() == category::rate_limited ||
                      e.category() == category::quota_exhausted;
  if (!e.failed() || !passes) return std::nullopt;
  const std::optional<std::int64_t> ms = detail::named_delay_ms(e);
  if (!ms || *ms <= 0) return std::nullopt;
  return *ms / 1000 + (*ms % 1000 != 0 ? 1 : 0);
}

}  // namespace triage::inline TRIAGE_ABI

#endif
