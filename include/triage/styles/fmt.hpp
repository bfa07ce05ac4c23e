// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// `fmt::format("{}", error)`. Needs fmt (https://fmt.dev); tested with version 9.
#ifndef TRIAGE_STYLES_FMT_HPP
#define TRIAGE_STYLES_FMT_HPP

#include <fmt/format.h>

#include <string_view>

#include <triage/vocabulary/category.hpp>
#include <triage/styles/detail/format_line.hpp>
#include <triage/error.hpp>

/// Writes the line that `to_line` makes, whole. Takes no format specification.
template <>
struct fmt::formatter<triage::error> : triage::detail::line_formatter {};

/// Writes the name of the category; takes what a string takes.
template <>
struct fmt::formatter<triage::category> : fmt::formatter<fmt::string_view> {
  template <class Context>
  auto format(triage::category c, Context& context) const {
    const std::string_view name = triage::to_string(c);
    return fmt::formatter<fmt::string_view>::format({name.data(), name.size()}, context);
  }
};

#endif
