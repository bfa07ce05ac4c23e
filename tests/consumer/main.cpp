// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

int main() {
  return triage::to_string(triage::category::rate_limited) == "rate_limited" ? 0 : 1;
}
