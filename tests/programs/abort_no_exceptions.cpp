// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Every style in a build without exceptions and run-time type information; throw_if_error ends the
// program, and says why. CMake checks what it says.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <version>

#include <triage/error_code.hpp>
#include <triage/exception.hpp>
#include <triage/json_line.hpp>
#include <triage/ostream.hpp>
#if defined(__cpp_lib_format)
#include <triage/format.hpp>
#endif

#include <triage.hpp>
#include <triage/providers/persly.hpp>

#if defined(__cpp_exceptions)
#error "This is to be compiled without exceptions."
#endif

int main() {
  using namespace triage::providers;
  char buffer[triage::json_line_size];
  const triage::error e = triage::classify(persly, {500, ""});
  if (make_error_code(e) != triage::category::internal || to_json_line(e, buffer).empty()) return 1;
  triage::throw_if_error(triage::check(persly, {200, ""}));
  std::signal(SIGABRT, [](int) { std::_Exit(0); });
  triage::throw_if_error(triage::check(persly, {500, ""}));
  std::puts("throw_if_error returned");
  return 1;
}
