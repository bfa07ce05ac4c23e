// expect: random has to give 64 random bits
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

#include <cstdint>
#include <random>

int works() {
  triage::attempts call{triage::retry_policy{}};
#if TRIAGE_SHOULD_COMPILE
  std::mt19937_64 random;
#else
  std::mt19937 random;
#endif
  (void)triage::run(
      call, [] { return triage::error(); }, [](std::int64_t) {}, [] { return std::int64_t{0}; },
      random);
  return call.made();
}
