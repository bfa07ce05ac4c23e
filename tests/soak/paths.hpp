// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The ways in which the library can read a response: with the vectors of SSE2 or of AVX2, with
// none, which is also what constant evaluation does, and with simdjson. path.cpp is compiled once
// for each of them; all have to give the same answer, to the byte.
#ifndef TRIAGE_TESTS_SOAK_PATHS_HPP
#define TRIAGE_TESTS_SOAK_PATHS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace soak {

/// A response. Nothing of the library is in here: each path has a library of its own.
struct input {
  std::size_t provider = 0;  ///< its place in `all_providers()`
  int status = 0;
  std::string_view headers;
  std::string_view body;
};

/// All that a classification says, in numbers: texts as where they are in the response.
struct answer {
  std::array<std::uint64_t, 96> word{};
  std::size_t size = 0;
  const char* broken = nullptr;  ///< which promise an answer broke by itself; null: none

  void add(std::uint64_t w) noexcept {
    if (size < word.size()) word[size++] = w;
  }
  [[nodiscard]] bool same(const answer& other) const noexcept {
    return size == other.size && std::memcmp(word.data(), other.word.data(), size * 8) == 0;
  }
};

struct path {
  const char* name;
  void (*classify)(const input&, answer&);
};

/// Of `soak_path_NAME`, which path.cpp defines for the NAME that it is compiled for.
using path_function = void(const input&, answer&);

/// What words of an answer are about, for who reads a difference.
[[nodiscard]] inline const char* word_name(std::size_t i) noexcept {
  constexpr const char* names[] = {
      "category",     "action",   "basis",       "processed",   "delay basis", "delay",
      "server delay", "retry at", "remedy",      "scope",       "recovery",    "severity",
      "body kind",    "damage",   "body status", "mismatch",    "shape",       "meaning",
      "source",       "code row", "code",        "type",        "message",     "param",
      "request id",   "error id", "help",        "retry after", "details",     "evidence"};
  return i < std::size(names) ? names[i] : "details, items and what is inside";
}

}  // namespace soak

#endif
