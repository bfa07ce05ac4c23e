// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#if defined(EXPECTED_CARRIER) && TRIAGE_CARRIER != EXPECTED_CARRIER
#error "not the carrier that was linked"
#endif
static_assert(triage::check(triage::providers::persly, {200, "body"}).value() == "body");

int main() {
  return triage::to_string(triage::category::rate_limited) == "rate_limited" ? 0 : 1;
}
