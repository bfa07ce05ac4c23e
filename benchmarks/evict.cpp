// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "evict.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace bench {
namespace {

constexpr std::size_t functions = 8192;
constexpr std::size_t data_size = std::size_t{4} << 20;
constexpr std::size_t line = 64;

// About 150 bytes of code, with a few branches that go by what comes in.
template <std::size_t N>
[[gnu::noinline]] std::uint64_t other_work(std::uint64_t x) noexcept {
  x ^= N * 0x9e3779b97f4a7c15U;
  if ((x & 1) != 0) x = x * (2 * N + 3) + 0x1234567 * N;
  x ^= x >> 29;
  if ((x & 2) != 0) x -= N * 0xabcdefU;
  x *= 0xbf58476d1ce4e5b9U + 2 * N;
  if ((x & 4) != 0) x ^= x << 7;
  x += 0x7654321 * N;
  if ((x & 8) != 0) x = (x >> 3) + N;
  return x;
}

using function = std::uint64_t (*)(std::uint64_t) noexcept;

template <std::size_t... N>
std::vector<function> list(std::index_sequence<N...>) {
  return {other_work<N>...};
}

}  // namespace

std::uint64_t evict() noexcept {
  static const std::vector<function> all = list(std::make_index_sequence<functions>());
  static std::vector<std::uint64_t> data(data_size / sizeof(std::uint64_t));
  static std::uint64_t x = 1;
  for (std::size_t i = 0; i < data.size(); i += line / sizeof(std::uint64_t)) {
    x += data[i];
    data[i] = x;
  }
  // Not in the order in which they stand: nothing is fetched ahead.
  for (std::size_t i = 0; i < functions; ++i) x = all[i * 2731 % functions](x);
  return x;
}

}  // namespace bench
