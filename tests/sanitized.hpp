// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// TRIAGE_SANITIZED: 1 if the address sanitizer is compiled in, which reserves terabytes of address
// space, has a malloc of its own, and makes everything several times slower.
#ifndef TRIAGE_TESTS_SANITIZED_HPP
#define TRIAGE_TESTS_SANITIZED_HPP

#if defined(__SANITIZE_ADDRESS__)
#define TRIAGE_SANITIZED 1
#elif defined(__has_feature)
#define TRIAGE_SANITIZED __has_feature(address_sanitizer)
#else
#define TRIAGE_SANITIZED 0
#endif

#endif
