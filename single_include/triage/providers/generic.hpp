// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// An API about which nothing is known: the generic shapes and HTTP's own meaning of the status.
#ifndef TRIAGE_PROVIDERS_GENERIC_HPP
#define TRIAGE_PROVIDERS_GENERIC_HPP

#include "../../triage.hpp"

namespace triage::inline TRIAGE_ABI::providers {

struct generic_api : kinds {
  static constexpr std::string_view name = "generic";
  static constexpr std::string_view title = "any HTTP API";
  static constexpr std::string_view page = "https://www.rfc-editor.org/rfc/rfc9110#section-15";
};

inline constexpr provider generic = define<generic_api>();

}  // namespace triage::inline TRIAGE_ABI::providers

#endif
