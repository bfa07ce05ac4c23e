// expect: send has to return by value
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

#include <cstdint>

const triage::error& last_error();

int works() {
  triage::attempts call{triage::retry_policy{}};
#if TRIAGE_SHOULD_COMPILE
  const auto send = [] { return last_error(); };
#else
  const auto send = []() -> const triage::error& { return last_error(); };
#endif
  (void)triage::run(
      call, send, [](std::int64_t) {}, [] { return std::int64_t{0}; },
      [] { return std::uint64_t{0}; });
  return call.made();
}
