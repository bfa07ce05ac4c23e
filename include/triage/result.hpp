// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// result<T>: a value or an error.
#ifndef TRIAGE_RESULT_HPP
#define TRIAGE_RESULT_HPP

#include <type_traits>
#include <utility>

#include <triage/carrier.hpp>
#include <triage/error.hpp>
#include <triage/failure.hpp>

#if TRIAGE_CARRIER == TRIAGE_CARRIER_BUILTIN
#include <triage/builtin_result.hpp>
#endif

namespace triage::inline TRIAGE_ABI {

// The namespace is part of the name of every function that mentions result<T>, so files that chose
// different carriers can be linked together.
inline namespace TRIAGE_CARRIER_NAMESPACE {

#if TRIAGE_CARRIER == TRIAGE_CARRIER_OUTCOME

/// What Boost.Outcome does when the wrong thing is asked for: value() of an error throws
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

template <class T>
using result = BOOST_OUTCOME_V2_NAMESPACE::basic_result<T, error, outcome_policy>;

#elif TRIAGE_CARRIER == TRIAGE_CARRIER_EXPECTED

template <class T>
using result = std::expected<T, error>;

#else

template <class T>
using result = builtin_result<T>;

#endif

namespace carrier {

template <class T>
inline constexpr bool is_result = false;
template <class T>
inline constexpr bool is_result<result<T>> = true;

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
