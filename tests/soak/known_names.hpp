// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#ifndef TRIAGE_TESTS_SOAK_KNOWN_NAMES_HPP
#define TRIAGE_TESTS_SOAK_KNOWN_NAMES_HPP

#include <triage/registry.hpp>

#include <string>
#include <vector>

namespace soak {

/// Every code and type that a table knows.
inline std::vector<std::string> known_names() {
  std::vector<std::string> names;
  for (const triage::provider& p : triage::all_providers()) {
    for (const triage::row_ref row : p.rows()) {
      if (!row.name().empty()) names.emplace_back(row.name());
    }
  }
  return names;
}

}  // namespace soak

#endif
