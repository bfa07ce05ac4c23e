// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Catch2, version 2 or 3. For tests, never for the library.
#ifndef TRIAGE_TESTS_CATCH_HPP
#define TRIAGE_TESTS_CATCH_HPP

#if TRIAGE_CATCH2_MAJOR >= 3
#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
using Catch::Approx;  // where version 2 has it
#else
#include <catch2/catch.hpp>
#endif

#endif
