// expect: delete
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

#include <string>

triage::rate_limits read(const std::string& headers) {
#if TRIAGE_SHOULD_COMPILE
  return triage::limits(triage::providers::generic, headers);
#else
  return triage::limits(triage::providers::generic, headers + "RateLimit: a;r=1");
#endif
}
