// expect: conver
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

bool works() {
#if TRIAGE_SHOULD_COMPILE
  const triage::owned_result<int> kept = triage::classify(triage::providers::persly, {429, ""});
  const triage::owned_result<long> r = kept;
  return r.has_value();
#else
  const triage::owned_result<int> kept = triage::classify(triage::providers::persly, {429, ""});
  const triage::result<long> r = kept;
  return r.has_value();
#endif
}
