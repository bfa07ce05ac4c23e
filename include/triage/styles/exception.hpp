// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Errors as exceptions, for programs that report failures so.
#ifndef TRIAGE_STYLES_EXCEPTION_HPP
#define TRIAGE_STYLES_EXCEPTION_HPP

#include <exception>

#include <triage/error.hpp>
#include <triage/failure.hpp>

namespace triage::inline TRIAGE_ABI {
namespace detail {
inline namespace TRIAGE_DETAIL_ON_FAILURE {

[[noreturn]] inline void raise(const error& e) {
#if defined(__cpp_exceptions)
  throw failure(e);
#else
  give_up(e, "throw_if_error");
#endif
}

}  // namespace TRIAGE_DETAIL_ON_FAILURE
}  // namespace detail

inline namespace TRIAGE_DETAIL_ON_FAILURE {

/// Throws `failure`, which owns a copy of the error, unless the error is none. A success costs one
/// comparison. In a file that is compiled without exceptions it prints the line to standard error
/// and aborts, whatever the other files of the program do.
///
///     triage::throw_if_error(triage::classify(assisters, {status, body, headers}));
inline void throw_if_error(const error& e) {
  if (e.failed()) detail::raise(e);
}

/// The same for a result<T> of any carrier, or whatever else has has_value() and an error() that is
/// a triage::error. Unlike value() of a std::expected, whose exception borrows from the response.
template <class Result>
requires(requires(const Result& r) {
  {static_cast<bool>(r.has_value())};
  {static_cast<const error&>(r.error())};
}) void throw_if_error(const Result& r) {
  if (!r.has_value()) detail::raise(r.error());
}

#if defined(__cpp_exceptions)
/// A `failure` for later, or for another thread. Found by argument-dependent lookup, so Outcome's
/// TRY converts with it.
[[nodiscard]] inline std::exception_ptr make_exception_ptr(const error& e) noexcept {
  return std::make_exception_ptr(failure(e));
}
#endif

}  // namespace TRIAGE_DETAIL_ON_FAILURE
}  // namespace triage::inline TRIAGE_ABI

#endif
