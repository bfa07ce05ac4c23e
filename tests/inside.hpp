// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#ifndef TRIAGE_TESTS_INSIDE_HPP
#define TRIAGE_TESTS_INSIDE_HPP

#include <string_view>

/// Whether a view lies in the memory of another one, or is none at all.
inline bool inside(std::string_view whole, std::string_view part) {
  return part.data() == nullptr ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

#endif
