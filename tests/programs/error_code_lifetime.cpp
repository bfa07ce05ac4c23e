// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Categories of error codes are there before main and after it, whoever is constructed first.
#include <cstdio>
#include <cstdlib>

#include <triage/classify.hpp>
#include <triage/error_code.hpp>
#include <triage/providers/redner.hpp>

namespace {

void check(const std::error_code& ec) {
  if (ec != triage::category::unavailable || ec.message() != "unavailable: bad gateway" ||
      ec.category() != triage::category_of(triage::providers::redner)) {
    std::puts("the category is not what it should be");
    std::_Exit(1);
  }
}

// Made before main, and destroyed after all that is made in main.
struct global {
  std::error_code ec = make_error_code(triage::classify(triage::providers::redner, {502, ""}));
  global() { check(ec); }
  global(const global&) = delete;
  global& operator=(const global&) = delete;
  ~global() { check(ec); }
} before_and_after;

}  // namespace

int main() {
  check(before_and_after.ec);
}
