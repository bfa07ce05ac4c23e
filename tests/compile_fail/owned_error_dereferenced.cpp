// expect: deleted
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

bool works() {
#if TRIAGE_SHOULD_COMPILE
  const triage::owned_error kept(triage::classify(triage::providers::persly, {429, ""}));
  const triage::error& e = *kept;
  return e.failed();
#else
  const triage::error& e =
      *triage::owned_error(triage::classify(triage::providers::persly, {429, ""}));
  return e.failed();
#endif
}
