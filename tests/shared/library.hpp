// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the two shared libraries of this folder export. Each has the header library for itself.
#ifndef TRIAGE_TESTS_SHARED_LIBRARY_HPP
#define TRIAGE_TESTS_SHARED_LIBRARY_HPP

#include <system_error>

struct library {
  /// An error code and a condition, made in the library.
  std::error_code (*rate_limited)();
  std::error_code (*timed_out)();
  std::error_condition (*condition)();
  /// Whether the library finds that the code is of the category rate_limited.
  bool (*is_rate_limited)(const std::error_code&);
  /// Throws a triage::failure, of category timeout.
  void (*throws)();
};

using get_library = const library*();

#endif
