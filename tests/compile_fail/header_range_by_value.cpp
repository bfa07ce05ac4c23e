// expect: gone before the error is read
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <string>
#include <utility>

// A range that makes its pairs on the way.
#if TRIAGE_SHOULD_COMPILE
using line = std::pair<std::string_view, std::string_view>;
#else
using line = std::pair<std::string, std::string>;
#endif

struct range {
  struct iterator {
    int at;
    line operator*() const { return {"Retry-After", "5"}; }
    iterator& operator++() {
      ++at;
      return *this;
    }
    bool operator!=(const iterator& other) const { return at != other.at; }
  };
  iterator begin() const { return {0}; }
  iterator end() const { return {1}; }
};

int status() {
  return triage::classify(triage::providers::persly, {429, "", range{}}).status();
}
