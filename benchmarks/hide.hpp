// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#ifndef TRIAGE_BENCHMARKS_HIDE_HPP
#define TRIAGE_BENCHMARKS_HIDE_HPP

namespace bench {

/// Hides a value from the optimiser, which then neither knows it nor may leave it out.
template <class T>
void hide(T& value) {
  asm volatile("" : "+m"(value) : : "memory");
}

}  // namespace bench

#endif
