// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#if __has_include(<boost/outcome.hpp>)

#define TRIAGE_CARRIER TRIAGE_CARRIER_OWN
#define TRIAGE_TEST_CARRIER "own type"
#include "interop_cases.hpp"

#endif
