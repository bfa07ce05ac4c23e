// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The error in the body of a 200 of an API without a table, for callers who ask for it.
#ifndef TRIAGE_ERROR_IN_SUCCESS_HPP
#define TRIAGE_ERROR_IN_SUCCESS_HPP

#include <optional>
#include <string_view>

#include <triage/classify.hpp>
#include <triage/error.hpp>
#include <triage/providers/generic.hpp>
#include <triage/read/error_body.hpp>
#include <triage/read/read.hpp>
#include <triage/response.hpp>
#include <triage/result.hpp>
#include <triage/tables/provider.hpp>
#include <triage/text/headers.hpp>

namespace triage::inline TRIAGE_ABI {

/// The error that is the body of a response with a status of 200 to 299; nullopt if the body is
/// anything else, and for every other status. `classify` and `check` never call this by themselves:
/// what is an error at one API may be a result at another, and only the caller knows that no
/// success of this API looks like an error.
///
///     if (const auto e = triage::error_in_success({status, body, headers})) log(*e);
///
/// If the provider has conditions for this (`inside_2xx`), they are tried first. Otherwise the body
/// has to be one whole JSON object, or an XML document, that is marked as an error and has nothing
/// that could be a result: docs/reading.md has the conditions. In cases of doubt there is no error:
/// for a partial GraphQL result, a job that failed, a batch of which an item failed, or a list of
/// errors.
///
/// The error is classified by the status that fits it, as `classify` does with an error inside a
/// success; `status()` is that of the response. It borrows from the response.
///
/// For most successes this reads only a few members; for an error it is one pass more than
/// `classify`. Constant stack, no allocation, no exception but that of a callable that looks up
/// headers; usable in constant expressions.
template <class Headers = header_view>
[[nodiscard]] constexpr std::optional<error> error_in_success(
    const basic_response<Headers>& r,
    provider p = providers::generic) noexcept(detail::nothrow_headers<Headers>) {
  if (r.status < 200 || r.status > 299) return std::nullopt;
  if (succeeded(p, r) && !detail::is_error_body(r.body)) return std::nullopt;
  return detail::classify_inside(p, r, body_fields(p.shapes(), r.body));
}

inline namespace TRIAGE_CARRIER_NAMESPACE {

/// `check`, but a success whose body is an error is an error, too: see `error_in_success`.
///
///     triage::result<std::string_view> r = triage::check_inside(p, {status, body, headers});
template <class Headers = header_view>
[[nodiscard]] constexpr result<std::string_view> check_inside(
    provider p, const basic_response<Headers>& r) noexcept(detail::nothrow_headers<Headers>) {
  if (succeeded(p, r)) {
    const std::optional<error> e = error_in_success(r, p);
    return e ? carrier::failure<std::string_view>(*e) : carrier::success<std::string_view>(r.body);
  }
  return carrier::failure<std::string_view>(detail::classify_failed(p, r));
}

}  // namespace TRIAGE_CARRIER_NAMESPACE
}  // namespace triage::inline TRIAGE_ABI

#endif
