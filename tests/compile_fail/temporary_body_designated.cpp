// expect: deleted
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <string>

std::string get_body();

bool works() {
#if TRIAGE_SHOULD_COMPILE
  const std::string body = get_body();
  const triage::response r{.status = 429, .body = body};
  return triage::classify(triage::providers::persly, r).failed();
#else
  const triage::response r{.status = 429, .body = get_body()};
  return triage::classify(triage::providers::persly, r).failed();
#endif
}
