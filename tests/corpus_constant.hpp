// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The lines of the corpus in constant evaluation, where undefined behaviour does not compile. One
// evaluation a line, so that each stays below the compilers' default limits. CMake makes a source
// for each file of the corpus, which includes this and the providers that the file has, and takes
// each line or, for a sample, each TRIAGE_CORPUS_EVERY-th.
#ifndef TRIAGE_TESTS_CORPUS_CONSTANT_HPP
#define TRIAGE_TESTS_CORPUS_CONSTANT_HPP

#include "corpus.hpp"

#include <utility>

namespace {

template <std::size_t Line>
struct checked {
  static constexpr std::string_view differs = corpus::mismatch(corpus::lines[Line]);
  static_assert(differs.empty(), "this line of the corpus (the template argument, from 0) fails");
  static constexpr bool value = differs.empty();
};

// An array, since compilers limit how far an expression nests.
template <std::size_t... Lines>
constexpr bool all(std::index_sequence<Lines...>) {
  constexpr bool values[] = {checked<Lines * TRIAGE_CORPUS_EVERY>::value...};
  for (const bool value : values) {
    if (!value) return false;
  }
  return true;
}

static_assert(all(
    std::make_index_sequence<(corpus::size + TRIAGE_CORPUS_EVERY - 1) / TRIAGE_CORPUS_EVERY>{}));

}  // namespace

#endif
