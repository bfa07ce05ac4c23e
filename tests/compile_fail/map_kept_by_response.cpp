// expect: gone before the error is read
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <map>
#include <string>

std::map<std::string, std::string> get_headers();

bool works() {
#if TRIAGE_SHOULD_COMPILE
  const auto headers = get_headers();
  const triage::basic_response r{429, "", triage::header_view(headers)};
  return triage::classify(triage::providers::persly, r).failed();
#else
  const triage::basic_response r{429, "", get_headers()};
  return triage::classify(triage::providers::persly, r).failed();
#endif
}
