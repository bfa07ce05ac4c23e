// expect: get_headers()
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <cstddef>
#include <map>
#include <string>

std::map<std::string, std::string> get_headers();
std::size_t size_of(std::string_view body);

bool works() {
#if TRIAGE_SHOULD_COMPILE
  const auto headers = get_headers();
  return triage::check(triage::providers::persly, {200, "", headers}, size_of).has_value();
#else
  return triage::check(triage::providers::persly, {200, "", get_headers()}, size_of).has_value();
#endif
}
