// expect: this_provider_has_no_such_code
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/plurence.hpp>

// Case counts.
#if TRIAGE_SHOULD_COMPILE
constexpr auto code = triage::providers::plurence["CONFLICT"];
#else
constexpr auto code = triage::providers::plurence["Conflict"];
#endif
static_assert(code.known());
