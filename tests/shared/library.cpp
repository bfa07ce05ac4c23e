// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Built twice, as two shared libraries that hide their symbols.
#include "library.hpp"

#include <triage/classify.hpp>
#include <triage/error_code.hpp>
#include <triage/exception.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>

extern "C" __attribute__((visibility("default"))) const library* triage_test_library() {
  using namespace triage::providers;
  static constexpr library functions = {
      [] {
        return make_error_code(triage::classify(assisters, {429, ""}));
      },
      [] {
        return make_error_code(triage::classify(persly, {504, ""}));
      },
      [] { return make_error_condition(triage::category::rate_limited); },
      [](const std::error_code& ec) { return ec == triage::category::rate_limited; },
      [] {
        triage::throw_if_error(triage::classify(persly, {504, "in the library"}));
      },
  };
  return &functions;
}
