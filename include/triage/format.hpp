// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// `std::format("{}", error)`. Needs a standard library that has <format>.
#ifndef TRIAGE_FORMAT_HPP
#define TRIAGE_FORMAT_HPP

#include <format>
#include <string_view>

#include <triage/line.hpp>

/// Writes the line that `to_line` makes, whole. Takes no format specification.
template <>
struct std::formatter<triage::error> {
  constexpr auto parse(std::format_parse_context& context) {
    const auto at = context.begin();
    if (at != context.end() && *at != '}') {
      throw std::format_error("triage::error takes no format specification");
    }
    return at;
  }

  template <class Context>
  auto format(const triage::error& e, Context& context) const {
    struct {
      typename Context::iterator out;
      void append(std::string_view s) {
        for (const char c : s) *out++ = c;
      }
    } sink{context.out()};
    triage::detail::append_line(sink, e);
    return sink.out;
  }
};

template <>
struct std::formatter<triage::category> : std::formatter<std::string_view> {
  template <class Context>
  auto format(triage::category c, Context& context) const {
    return std::formatter<std::string_view>::format(triage::to_string(c), context);
  }
};

#endif
