// expect: send has to return a result, a triage::error or a triage::owned_error
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

#include <cstdint>

int works() {
  triage::attempts call{triage::retry_policy{}};
#if TRIAGE_SHOULD_COMPILE
  const auto send = [] { return triage::error(); };
#else
  const auto send = [] { return 200; };
#endif
  (void)triage::run(
      call, send, [](std::int64_t) {}, [] { return std::int64_t{0}; },
      [] { return std::uint64_t{0}; });
  return call.made();
}
