// expect: get_reason()
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <string>

std::string get_reason();

bool failed(const triage::response& r) {
#if TRIAGE_SHOULD_COMPILE
  const std::string why = get_reason();
  return triage::undecodable(triage::providers::persly, r, why).failed();
#else
  return triage::undecodable(triage::providers::persly, r, get_reason()).failed();
#endif
}
