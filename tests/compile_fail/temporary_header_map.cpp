// expect: get_headers()
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <map>
#include <string>

std::multimap<std::string, std::string> get_headers();

bool works() {
#if TRIAGE_SHOULD_COMPILE
  const auto headers = get_headers();
  return triage::classify(triage::providers::persly, {429, "{}", headers}).failed();
#else
  return triage::classify(triage::providers::persly, {429, "{}", get_headers()}).failed();
#endif
}
