// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// `std::format("{}", error)`. Needs a standard library that has <format>.
#ifndef TRIAGE_STYLES_FORMAT_HPP
#define TRIAGE_STYLES_FORMAT_HPP

#if !__has_include(<format>)
// No such file: one message that says what to do, as in config.hpp.
#include "triage/styles/format.hpp needs <format>: libstdc++ 13, libc++ 17 or later. Or use triage/fmt.hpp"
#endif

#include <format>
#include <string_view>

#include <triage/vocabulary/category.hpp>
#include <triage/styles/detail/format_line.hpp>
#include <triage/error.hpp>

/// Writes the line that `to_line` makes, whole. Takes no format specification.
template <>
struct std::formatter<triage::error> : triage::detail::line_formatter {};

/// Writes the name of the category; takes what std::string_view takes.
template <>
struct std::formatter<triage::category> : std::formatter<std::string_view> {
  template <class Context>
  auto format(triage::category c, Context& context) const {
    return std::formatter<std::string_view>::format(triage::to_string(c), context);
  }
};

#endif
