// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Catch2 2 is a header, main() included: it takes ten seconds to compile, so only here.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
