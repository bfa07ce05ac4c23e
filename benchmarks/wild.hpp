// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Bodies of up to 512 bytes that nobody wrote down: dice choose the API, the code, the message, and
// how all of it is written. The texts are our own, as long as those of real servers.
#ifndef TRIAGE_BENCHMARKS_WILD_HPP
#define TRIAGE_BENCHMARKS_WILD_HPP

#include <cstddef>
#include <string_view>
#include <vector>

#include "bodies.hpp"

namespace bench {

/// Bodies of one kind. Those that are json() are read the same way by all contenders, with the
/// gateway's table. Of the others triage reads more: a delay in the message, more layouts, titles
/// of pages, what is left of a body that was cut.
struct wild_group {
  std::string_view name;
  std::string_view title;  ///< in the report
  bool any_api;            ///< no API in particular: for triage's provider `generic`
  std::vector<body> bodies;
};

inline constexpr std::size_t wild_size = 1024;    ///< bodies in a group, no two of them alike
inline constexpr std::size_t wild_longest = 512;  ///< bytes

/// All groups; the same at every call and on every machine.
[[nodiscard]] std::vector<wild_group> wild_groups();

}  // namespace bench

#endif
