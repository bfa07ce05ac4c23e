// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// For the examples: the time, a sleep, and random bits, which the library leaves to its users.
#ifndef TRIAGE_EXAMPLES_CLOCK_AND_RANDOM_HPP
#define TRIAGE_EXAMPLES_CLOCK_AND_RANDOM_HPP

#include <chrono>
#include <cstdint>
#include <random>
#include <thread>

inline std::int64_t steady_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

inline void sleep_for(std::int64_t ms) {
  std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

inline std::uint64_t random_bits() {
  static thread_local std::mt19937_64 generator{std::random_device{}()};
  return generator();
}

#endif
