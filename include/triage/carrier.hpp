// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Which type carries a value or an error. Decided once, here.
#ifndef TRIAGE_CARRIER_HPP
#define TRIAGE_CARRIER_HPP

#include <triage/config.hpp>

/// What `result<T>` is: the library's own type, whatever else is installed. To have another,
/// define TRIAGE_CARRIER as one of these, as with -DTRIAGE_CARRIER=TRIAGE_CARRIER_OUTCOME, or
/// before the first include; or link the CMake target triage::outcome or triage::expected. Files of
/// one program may choose differently. See docs/carriers.md.
#define TRIAGE_CARRIER_OUTCOME 1
#define TRIAGE_CARRIER_EXPECTED 2
#define TRIAGE_CARRIER_OWN 3

#if !defined(TRIAGE_CARRIER)
#define TRIAGE_CARRIER TRIAGE_CARRIER_OWN
#endif

#if TRIAGE_CARRIER == TRIAGE_CARRIER_OUTCOME
#include <boost/outcome/basic_result.hpp>
#define TRIAGE_CARRIER_NAMESPACE with_outcome
#elif TRIAGE_CARRIER == TRIAGE_CARRIER_EXPECTED
#include <version>
#if !defined(__cpp_lib_expected)
#error "TRIAGE_CARRIER_EXPECTED needs a standard library with std::expected (C++23)"
#endif
#include <expected>
#define TRIAGE_CARRIER_NAMESPACE with_expected
#elif TRIAGE_CARRIER == TRIAGE_CARRIER_OWN
#define TRIAGE_CARRIER_NAMESPACE with_own
#else
#error \
    "TRIAGE_CARRIER must be TRIAGE_CARRIER_OUTCOME, TRIAGE_CARRIER_EXPECTED or TRIAGE_CARRIER_OWN"
#endif

#endif
