// expect: this_provider_has_no_such_code
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>

bool is_quota(const triage::error& e) {
#if TRIAGE_SHOULD_COMPILE
  return e.code() == triage::providers::persly["quota_exceeded"];
#else
  return e.code() == triage::providers::assisters["quota_exceeded"];
#endif
}
