// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What happens when somebody takes the value of a result that has none.
#ifndef TRIAGE_FAILURE_HPP
#define TRIAGE_FAILURE_HPP

#include <exception>
#include <string_view>
#include <utility>

#include <triage/line.hpp>
#include <triage/owned_error.hpp>

#if !defined(__cpp_exceptions)
#include <cstdio>
#include <cstdlib>
#endif

namespace triage {

/// Thrown by `value()` of a result that holds an error. Owns the error, so it can leave the scope
/// of the response.
class bad_result_access : public std::exception {
 public:
  /// Never throws itself, and neither does a copy: without memory, texts and body are left out.
  explicit bad_result_access(const triage::error& e) noexcept : error_(e, std::nothrow) {
    (void)to_line(e, what_, sizeof what_ - 1);
  }
  bad_result_access(const bad_result_access& other) noexcept : bad_result_access(other.error()) {}
  bad_result_access& operator=(const bad_result_access& other) noexcept {
    if (this != &other) *this = bad_result_access(other);
    return *this;
  }
  bad_result_access& operator=(bad_result_access&&) noexcept = default;
  ~bad_result_access() override = default;

  /// The error as one line; cut if it is long.
  [[nodiscard]] const char* what() const noexcept override { return what_; }
  [[nodiscard]] const triage::error& error() const& noexcept { return error_.get(); }

 private:
  owned_error error_;
  char what_[256] = {};
};

namespace detail {

/// Throws `bad_result_access`; in a build without exceptions, prints the line to standard error
/// and aborts.
[[noreturn]] inline void no_value(const error& e) {
#if defined(__cpp_exceptions)
  throw bad_result_access(e);
#else
  char line[512];
  const std::string_view said = to_line(e, line);
  std::fprintf(stderr, "triage: value() of an error: %.*s\n", static_cast<int>(said.size()),
               said.data());
  std::abort();
#endif
}

/// For `error()` of a success: a mistake of the caller, so there is nothing to be told.
[[noreturn]] inline void no_error() {
  no_value(error{});
}

}  // namespace detail
}  // namespace triage

#endif
