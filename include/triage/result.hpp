// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// result<T>: a value or an error.
#ifndef TRIAGE_RESULT_HPP
#define TRIAGE_RESULT_HPP

#include <type_traits>
#include <utility>

#include <triage/basic_result.hpp>
#include <triage/carrier.hpp>
#include <triage/error.hpp>
#include <triage/failure.hpp>
#include <triage/owned_error.hpp>

namespace triage::inline TRIAGE_ABI {

/// A value or an error that may outlive the response: for storing, for other threads, and for
/// coroutines to return. result<T> of any carrier and `error` convert to it implicitly; the error
/// is then copied with all its texts (one allocation), and the value is moved or copied. It is
/// always the library's own type, with the members of its `result`.
///
///     triage::owned_result<chat> ask(std::string_view question) {
///       const auto res = client.Post("/chat", …);
///       return triage::check(persly, {res.status, res.body, res.headers}, decode_chat);
///     }
///
/// T must not point into the response. A std::string_view, such as the value of a `check` without
/// `decode`, does not compile; `owned_result<std::string>(check(p, r))` copies the body.
template <class T>
using owned_result = basic_result<T, owned_error>;

// The namespace is part of the name of every function that mentions result<T>, so files that chose
// different carriers can be linked together.
inline namespace TRIAGE_CARRIER_NAMESPACE {

#if TRIAGE_CARRIER == TRIAGE_CARRIER_OUTCOME

// With Outcome, value() is Outcome's own function, so result<T> is another type in files without
// exceptions.
inline namespace TRIAGE_DETAIL_ON_FAILURE {

/// What Boost.Outcome does if a result has no value: value() of an error throws
/// `bad_result_access`, which owns a copy of the error (aborts with a message where exceptions are
/// off). assume_value() and assume_error() are not checked.
struct outcome_policy : BOOST_OUTCOME_V2_NAMESPACE::policy::base {
  template <class Impl>
  static constexpr void wide_value_check(Impl&& self) {
    if (!base::_has_value(std::forward<Impl>(self))) {
      detail::no_value(base::_error(std::forward<Impl>(self)));
    }
  }
  template <class Impl>
  static constexpr void wide_error_check(Impl&& self) {
    if (!base::_has_error(std::forward<Impl>(self))) detail::no_error();
  }
};

}  // namespace TRIAGE_DETAIL_ON_FAILURE

template <class T>
using result = BOOST_OUTCOME_V2_NAMESPACE::basic_result<T, error, outcome_policy>;

#elif TRIAGE_CARRIER == TRIAGE_CARRIER_EXPECTED

template <class T>
using result = std::expected<T, error>;

#else

/// A value of type T, which may be void, or an error. It borrows from the response, as the error
/// does; `owned_result` does not.
template <class T>
using result = basic_result<T, error>;

#endif

namespace carrier {

template <class T>
inline constexpr bool is_result = false;
template <class T>
inline constexpr bool is_result<result<T>> = true;

template <class T>
inline constexpr bool is_owned_result = false;
template <class T>
inline constexpr bool is_owned_result<owned_result<T>> = true;

template <class T>
[[nodiscard]] constexpr result<T> failure(const error& e) {
#if TRIAGE_CARRIER == TRIAGE_CARRIER_OUTCOME
  return result<T>(BOOST_OUTCOME_V2_NAMESPACE::in_place_type<error>, e);
#elif TRIAGE_CARRIER == TRIAGE_CARRIER_EXPECTED
  return result<T>(std::unexpect, e);
#else
  return result<T>(e);
#endif
}

template <class T, class... Args>
[[nodiscard]] constexpr result<T> success(Args&&... args) {
#if TRIAGE_CARRIER == TRIAGE_CARRIER_OUTCOME
  return result<T>(BOOST_OUTCOME_V2_NAMESPACE::in_place_type<T>, std::forward<Args>(args)...);
#else
  return result<T>(std::in_place, std::forward<Args>(args)...);
#endif
}

}  // namespace carrier
}  // namespace TRIAGE_CARRIER_NAMESPACE
}  // namespace triage::inline TRIAGE_ABI

#endif
