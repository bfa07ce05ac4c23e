// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The same numbers everywhere, unlike the standard library's distributions.
#ifndef TRIAGE_BENCHMARKS_DICE_HPP
#define TRIAGE_BENCHMARKS_DICE_HPP

#include <cstddef>
#include <cstdint>
#include <utility>

namespace bench {

class dice {
 public:
  explicit dice(std::uint64_t seed) : state_(seed * 2 + 1) {}

  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33) % n;
  }

  /// True once in n times.
  bool once_in(std::size_t n) { return below(n) == 0; }

  template <class List>
  auto& one_of(List& list) {
    return list[below(std::size(list))];
  }

  template <class List>
  void shuffle(List& list) {
    for (std::size_t i = std::size(list); i > 1; --i) {
      using std::swap;
      swap(list[i - 1], list[below(i)]);
    }
  }

 private:
  std::uint64_t state_;
};

}  // namespace bench

#endif
