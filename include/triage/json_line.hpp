// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The path for users. The header itself is in styles/.
#ifndef TRIAGE_JSON_LINE_HPP
#define TRIAGE_JSON_LINE_HPP

#include <triage/styles/json_line.hpp>

#endif
