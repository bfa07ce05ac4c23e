// expect: get_body()
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <cstddef>
#include <string>

std::string get_body();
std::size_t size_of(std::string_view body);

bool works() {
#if TRIAGE_SHOULD_COMPILE
  const std::string body = get_body();
  return triage::check(triage::providers::persly, {200, body}, size_of).has_value();
#else
  return triage::check(triage::providers::persly, {200, get_body()}, size_of).has_value();
#endif
}
