// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The path for users. The header itself is in styles/.
#ifndef TRIAGE_FMT_HPP
#define TRIAGE_FMT_HPP

#include <triage/styles/fmt.hpp>

#endif
