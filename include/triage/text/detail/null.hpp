// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Whether a pointer to a row of a table is null, also where g++'s sanitizers are on.
#ifndef TRIAGE_TEXT_DETAIL_NULL_HPP
#define TRIAGE_TEXT_DETAIL_NULL_HPP

#include <type_traits>

#include <triage/config.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// With -fsanitize=undefined, g++ does not take `&variable != nullptr` for a constant if the
/// variable is inline, as the tables are (https://gcc.gnu.org/PR71962). A null pointer's comparison
/// is a constant there, too, so what is no constant is not null.
template <class T>
[[nodiscard]] constexpr bool is_null(const T* p) noexcept {
#if defined(__GNUC__) && !defined(__clang__)
  if (std::is_constant_evaluated()) return __builtin_constant_p(p == nullptr) && p == nullptr;
#endif
  return p == nullptr;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
