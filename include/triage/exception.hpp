// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The path for users. The header itself is in styles/.
#ifndef TRIAGE_EXCEPTION_HPP
#define TRIAGE_EXCEPTION_HPP

#include <triage/styles/exception.hpp>

#endif
