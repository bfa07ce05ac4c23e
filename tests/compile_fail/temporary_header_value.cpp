// expect: deleted
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <string>

bool works() {
#if TRIAGE_SHOULD_COMPILE
  const std::string seconds = std::to_string(5);
  return triage::classify(triage::providers::persly, {429, "{}", {{"Retry-After", seconds}}})
      .failed();
#else
  return triage::classify(triage::providers::persly,
                          {429, "{}", {{"Retry-After", std::to_string(5)}}})
      .failed();
#endif
}
