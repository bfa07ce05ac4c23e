// expect: get_body()
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <string>

std::string get_body();

bool failed() {
#if TRIAGE_SHOULD_COMPILE
  const std::string body = get_body();
  return triage::classify(triage::providers::persly, {429, body}).failed();
#else
  return triage::classify(triage::providers::persly, {429, get_body()}).failed();
#endif
}
