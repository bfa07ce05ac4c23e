// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// That what is compared is the same work.
#ifndef TRIAGE_BENCHMARKS_VERIFY_HPP
#define TRIAGE_BENCHMARKS_VERIFY_HPP

#include <span>

#include "bodies.hpp"
#include "contenders.hpp"

namespace bench {

/// Ends the program with a message if one of the contenders reads the body differently from the
/// first.
void verify(std::span<const contender> contenders, const body& b);

}  // namespace bench

#endif
