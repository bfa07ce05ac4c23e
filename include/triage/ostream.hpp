// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The path for users. The header itself is in styles/.
#ifndef TRIAGE_OSTREAM_HPP
#define TRIAGE_OSTREAM_HPP

#include <triage/styles/ostream.hpp>

#endif
