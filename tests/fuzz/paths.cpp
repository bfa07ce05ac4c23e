// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Responses through every path of the library at once (soak/paths.hpp), for libFuzzer, which is
// helped by changes that know JSON, XML, event streams and the codes of the tables. Built and run
// for a moment by the preset `sanitize`; for longer: tools/soak.sh
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "comparison.hpp"
#include "corpus.hpp"
#include "known_names.hpp"
#include "mutate.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

// What fuzz/classify.cpp takes: two bytes of status, one of provider, one of how many bytes are
// headers; headers; body.
constexpr std::size_t head = 4;

std::size_t body_at(const std::uint8_t* data, std::size_t size) {
  const std::size_t rest = size - head;
  return head + (data[3] < rest ? data[3] : rest);
}

struct pieces {
  std::vector<std::string> memory;
  std::vector<std::string_view> bodies;

  pieces() {
    for (const std::string_view line : corpus::lines) {
      corpus::arena arena;
      memory.emplace_back(corpus::read(line, arena).body);
    }
    for (const std::string& body : memory) bodies.emplace_back(body);
  }
};

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  static std::mt19937_64 dice;
  static const pieces all;
  static soak::mutator mutate(soak::known_names(), all.bodies, dice);
  dice.seed(seed);
  if (size < head || dice() % 3 == 0) return LLVMFuzzerMutate(data, size, most);
  const std::size_t at = body_at(data, size);
  std::string body(reinterpret_cast<const char*>(data) + at, size - at);
  mutate.change(body);
  if (body.size() > most - at) body.resize(most - at);
  body.copy(reinterpret_cast<char*>(data) + at, body.size());
  return at + body.size();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < head) return 0;
  static soak::comparison paths;
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::size_t at = body_at(data, size);
  // In memory of their own, so that reading beyond them is noticed.
  const std::string headers(all.substr(head, at - head));
  const std::string body(all.substr(at));
  paths.compare(
      {data[2] % triage::all_providers().size(), data[0] * 256 + data[1] - 1000, headers, body},
      "fuzzing");
  if (paths.failures() != 0) std::abort();
  return 0;
}
