// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The path for users. The header itself is in styles/.
#ifndef TRIAGE_FORMAT_HPP
#define TRIAGE_FORMAT_HPP

#include <triage/styles/format.hpp>

#endif
