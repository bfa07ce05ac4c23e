// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What is promised at compile time and at run time is checked at both: some code takes another way
// in constant evaluation.
#ifndef TRIAGE_TESTS_BOTH_WAYS_HPP
#define TRIAGE_TESTS_BOTH_WAYS_HPP

#include "catch.hpp"

#define CHECK_BOTH(...)          \
  do {                           \
    STATIC_REQUIRE(__VA_ARGS__); \
    CHECK(__VA_ARGS__);          \
  } while (false)

#endif
