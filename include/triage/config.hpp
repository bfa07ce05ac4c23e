// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The version, which CMake reads from here, and properties of the compiler and processor that the
// library depends on.
#ifndef TRIAGE_CONFIG_HPP
#define TRIAGE_CONFIG_HPP

#define TRIAGE_VERSION_MAJOR 0
#define TRIAGE_VERSION_MINOR 2
#define TRIAGE_VERSION_PATCH 0

// The names of files that do not exist, because that ends the compilation, with one message. After
// #error, g++ and clang go on and report hundreds of errors.
#if defined(__clang__) ? __clang_major__ < 14 : defined(__GNUC__) && __GNUC__ < 11
#include "triage needs a newer compiler: g++ 11, clang 14 or later"
#elif (defined(_MSVC_LANG) ? _MSVC_LANG : __cplusplus) < 202002L
#include "triage needs C++20: compile with -std=c++20 or later"
#endif

// Whether many bytes are compared at once, with the compilers' vector types: 1 or 0.
#ifndef TRIAGE_SIMD
#if defined(__GNUC__) && defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ && \
    (((defined(__x86_64__) || defined(__i386__)) && defined(__SSE2__)) || defined(__aarch64__))
#define TRIAGE_SIMD 1
#else
#define TRIAGE_SIMD 0
#endif
#endif

// Everything is in an inline namespace that is named for the version and for the instructions that
// the compiler may use, such as triage::v0_2_0_avx2_bmi. Files compiled with different -m options
// can so be linked into one program: the linker would otherwise keep one copy of each inline
// function, possibly one that the processor cannot execute. The same holds for two versions of the
// library. A disadvantage: a function of yours with a triage::error in its signature is another
// function in files with other -m options, and a call from one to the other does not link.
#if defined(__AVX512F__)
#define TRIAGE_DETAIL_VECTORS avx512
#elif defined(__AVX2__)
#define TRIAGE_DETAIL_VECTORS avx2
#elif defined(__AVX__)
#define TRIAGE_DETAIL_VECTORS avx
#elif defined(__SSE4_1__) || defined(__SSE4A__)
#define TRIAGE_DETAIL_VECTORS sse4
#elif defined(__SSE3__)
#define TRIAGE_DETAIL_VECTORS sse3
#elif defined(__SSE2__)
#define TRIAGE_DETAIL_VECTORS sse2
#elif defined(__ARM_FEATURE_SVE)
#define TRIAGE_DETAIL_VECTORS sve
#elif defined(__ARM_NEON)
#define TRIAGE_DETAIL_VECTORS neon
#else
#define TRIAGE_DETAIL_VECTORS plain
#endif
#if defined(__BMI__) || defined(__BMI2__) || defined(__LZCNT__) || defined(__POPCNT__) || \
    defined(__MOVBE__) || defined(__FMA__)
#define TRIAGE_DETAIL_BITS bmi
#else
#define TRIAGE_DETAIL_BITS base
#endif
#define TRIAGE_DETAIL_JOIN(major, minor, patch, vectors, bits, simd) \
  v##major##_##minor##_##patch##_##vectors##_##bits##_##simd
#define TRIAGE_DETAIL_ABI(major, minor, patch, vectors, bits, simd) \
  TRIAGE_DETAIL_JOIN(major, minor, patch, vectors, bits, simd)
#define TRIAGE_ABI                                                                    \
  TRIAGE_DETAIL_ABI(TRIAGE_VERSION_MAJOR, TRIAGE_VERSION_MINOR, TRIAGE_VERSION_PATCH, \
                    TRIAGE_DETAIL_VECTORS, TRIAGE_DETAIL_BITS, TRIAGE_SIMD)

// In the names of what throws where there are exceptions, and aborts with a message where they are
// off (-fno-exceptions). A program may have files of both kinds, and each keeps its own.
#if defined(__cpp_exceptions)
#define TRIAGE_DETAIL_ON_FAILURE throwing
#else
#define TRIAGE_DETAIL_ON_FAILURE aborting
#endif

#endif
