// expect: would borrow from it
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <string>

bool works() {
#if TRIAGE_SHOULD_COMPILE
  const triage::owned_result<std::string> r(
      triage::check(triage::providers::persly, {200, "body"}));
  return r.has_value();
#else
  const triage::owned_result<std::string_view> r(
      triage::check(triage::providers::persly, {200, "body"}));
  return r.has_value();
#endif
}
