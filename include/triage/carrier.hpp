// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Which type carries a value or an error. Decided once, here.
#ifndef TRIAGE_CARRIER_HPP
#define TRIAGE_CARRIER_HPP

#include <version>

/// What `result<T>` is. Define TRIAGE_CARRIER as one of these before the first include, or with
/// -DTRIAGE_CARRIER=TRIAGE_CARRIER_BUILTIN, to choose. By default it is Boost.Outcome if that is
/// on the include path, else std::expected if the standard library has it, else the built-in. Files
/// of one program may choose differently.
#define TRIAGE_CARRIER_OUTCOME 1
#define TRIAGE_CARRIER_EXPECTED 2
#define TRIAGE_CARRIER_BUILTIN 3

#if !defined(TRIAGE_CARRIER)
#if __has_include(<boost/outcome/basic_result.hpp>)
#define TRIAGE_CARRIER TRIAGE_CARRIER_OUTCOME
#elif defined(__cpp_lib_expected)
#define TRIAGE_CARRIER TRIAGE_CARRIER_EXPECTED
#else
#define TRIAGE_CARRIER TRIAGE_CARRIER_BUILTIN
#endif
#endif

#if TRIAGE_CARRIER == TRIAGE_CARRIER_OUTCOME
#include <boost/outcome/basic_result.hpp>
#define TRIAGE_CARRIER_NAMESPACE with_outcome
#elif TRIAGE_CARRIER == TRIAGE_CARRIER_EXPECTED
#include <expected>
#define TRIAGE_CARRIER_NAMESPACE with_expected
#if !defined(__cpp_lib_expected)
#error "TRIAGE_CARRIER_EXPECTED needs a standard library with std::expected (C++23)"
#endif
#elif TRIAGE_CARRIER == TRIAGE_CARRIER_BUILTIN
#define TRIAGE_CARRIER_NAMESPACE with_builtin
#else
#error \
    "TRIAGE_CARRIER must be TRIAGE_CARRIER_OUTCOME, TRIAGE_CARRIER_EXPECTED or TRIAGE_CARRIER_BUILTIN"
#endif

#endif
