// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Boost.JSON itself, so that it is compiled as everything else is.
#include <boost/json/src.hpp>
