// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What std::format and fmt have in common: formatters of an error.
#ifndef TRIAGE_STYLES_DETAIL_FORMAT_LINE_HPP
#define TRIAGE_STYLES_DETAIL_FORMAT_LINE_HPP

#include <string_view>

#include <triage/line.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// A formatter that writes the line of `to_line`, whole, and takes no format specification: where
/// `parse` stops before the closing brace, the formatting library reports it in its own way.
struct line_formatter {
  template <class ParseContext>
  constexpr auto parse(ParseContext& context) const {
    return context.begin();
  }

  template <class Context>
  auto format(const error& e, Context& context) const {
    struct {
      decltype(context.out()) out;
      void append(std::string_view s) {
        for (const char c : s) *out++ = c;
      }
    } sink{context.out()};
    append_line(sink, e);
    return sink.out;
  }
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
