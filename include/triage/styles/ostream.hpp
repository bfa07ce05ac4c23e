// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// `stream << error`. Not part of the umbrella header, for the price of <ostream>.
#ifndef TRIAGE_STYLES_OSTREAM_HPP
#define TRIAGE_STYLES_OSTREAM_HPP

#include <ostream>
#include <string_view>

#include <triage/line.hpp>

namespace triage::inline TRIAGE_ABI {

/// Writes the line that `to_line` makes, whole. Ignores the stream's width and fill.
inline std::ostream& operator<<(std::ostream& out, const error& e) {
  struct {
    std::ostream& out;
    void append(std::string_view s) { out.write(s.data(), static_cast<std::streamsize>(s.size())); }
  } sink{out};
  detail::append_line(sink, e);
  return out;
}

inline std::ostream& operator<<(std::ostream& out, category c) {
  return out << to_string(c);
}

}  // namespace triage::inline TRIAGE_ABI

#endif
