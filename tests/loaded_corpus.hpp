// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The whole corpus at run time, read once, and rows by what they say.
#ifndef TRIAGE_TESTS_LOADED_CORPUS_HPP
#define TRIAGE_TESTS_LOADED_CORPUS_HPP

#include "corpus.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace corpus {

// A line, with the memory that its decoded texts lie in.
struct loaded {
  std::unique_ptr<arena> memory = std::make_unique<arena>();
  corpus::sample sample;
};

inline std::vector<loaded> load() {
  std::vector<loaded> all;
  for (const std::string_view line : lines) {
    loaded l;
    l.sample = read(line, *l.memory);
    all.push_back(std::move(l));
  }
  return all;
}

// All that a row says, which is the same for a row of a base and its copy in an API that has the
// base.
inline std::string text_of(triage::row_ref r) {
  std::string all = std::to_string(static_cast<int>(r.about()));
  for (const std::string_view s : {r.name(), r.meaning(), r.source(), r.when().header,
                                   r.when().member, r.when().equals, r.when().message}) {
    all.append("\n").append(s);
  }
  return all + std::to_string(r.key().first()) + " " + std::to_string(r.status().first());
}

}  // namespace corpus

#endif
