// expect: get_headers()
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <string>

std::string get_headers();

bool works() {
#if TRIAGE_SHOULD_COMPILE
  const std::string headers = get_headers();
  return triage::classify(triage::providers::persly, {429, "{}", headers}).failed();
#else
  return triage::classify(triage::providers::persly, {429, "{}", get_headers()}).failed();
#endif
}
