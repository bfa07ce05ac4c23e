// expect: deleted
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

#include <map>
#include <string>

std::map<std::string, std::string> get_headers();

bool works() {
#if TRIAGE_SHOULD_COMPILE
  const auto headers = get_headers();
  return triage::limits(triage::providers::generic, headers).size() == 0;
#else
  return triage::limits(triage::providers::generic, get_headers()).size() == 0;
#endif
}
