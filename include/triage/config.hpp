// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The version. CMake reads it from here.
#ifndef TRIAGE_CONFIG_HPP
#define TRIAGE_CONFIG_HPP

#define TRIAGE_VERSION_MAJOR 0
#define TRIAGE_VERSION_MINOR 1
#define TRIAGE_VERSION_PATCH 0

#if !defined(__cpp_consteval) && !(defined(__clang__) && __clang_major__ >= 14)
#error "triage needs C++20: compile with -std=c++20"
#endif

#endif
