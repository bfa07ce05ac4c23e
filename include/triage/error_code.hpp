// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The path for users. The header itself is in styles/.
#ifndef TRIAGE_ERROR_CODE_HPP
#define TRIAGE_ERROR_CODE_HPP

#include <triage/styles/error_code.hpp>

#endif
