// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The version. CMake reads it from here.
#ifndef TRIAGE_CONFIG_HPP
#define TRIAGE_CONFIG_HPP

#define TRIAGE_VERSION_MAJOR 0
#define TRIAGE_VERSION_MINOR 1
#define TRIAGE_VERSION_PATCH 0

// The names of files that do not exist, because that ends the compilation, with one message. After
// #error, g++ and clang go on and report hundreds of errors.
#if defined(__clang__) ? __clang_major__ < 14 : defined(__GNUC__) && __GNUC__ < 11
#include "triage needs a newer compiler: g++ 11, clang 14 or later"
#elif (defined(_MSVC_LANG) ? _MSVC_LANG : __cplusplus) < 202002L
#include "triage needs C++20: compile with -std=c++20 or later"
#endif

#endif
