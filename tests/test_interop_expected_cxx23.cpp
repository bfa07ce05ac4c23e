// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <version>

#if __has_include(<boost/outcome.hpp>) && defined(__cpp_lib_expected)

#define TRIAGE_CARRIER TRIAGE_CARRIER_EXPECTED
#define TRIAGE_TEST_CARRIER "std::expected"
#include "interop_cases.hpp"

#endif
