// expect: this_provider_has_no_such_code
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/resayil.hpp>

#if TRIAGE_SHOULD_COMPILE
constexpr auto code = triage::providers::resayil[429];
#else
constexpr auto code = triage::providers::resayil[420];
#endif
static_assert(code.known());
