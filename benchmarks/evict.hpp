// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What a program does between two errors.
#ifndef TRIAGE_BENCHMARKS_EVICT_HPP
#define TRIAGE_BENCHMARKS_EVICT_HPP

#include <cstdint>

namespace bench {

/// Calls thousands of functions, each different, and reads and writes megabytes of data, so that
/// the nearer caches and the branch predictors hold nothing of what ran before. The result is of no
/// use but to the optimiser.
std::uint64_t evict() noexcept;

}  // namespace bench

#endif
