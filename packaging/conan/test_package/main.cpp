// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

int main() {
  const triage::response response{429, R"({"error":{"code":"quota_exceeded"}})"};
  const triage::error e = triage::classify(triage::providers::persly, response);
  return e.category() == triage::category::quota_exhausted ? 0 : 1;
}
