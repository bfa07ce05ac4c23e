// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The same source for another version: only the flags differ, and those CMake keeps per file.
#include "simdjson.cpp"
