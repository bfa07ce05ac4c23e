// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// An error as an exception, and what `value()` of a result without a value does.
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

namespace triage::inline TRIAGE_ABI {

/// The base class of every exception of the library: `catch (const triage::failure& f)`, then
/// `f.error()`. It has a copy of the error, so it may outlive the response. Thrown by
/// `throw_if_error`, see <triage/styles/exception.hpp>.
class failure : public std::exception {
 public:
  /// Does not throw, nor does copying it: if there is no memory, texts and body are left out. One
  /// allocation if the error points to any text, else none.
  explicit failure(const triage::error& e) noexcept : error_(e, std::nothrow) {
    // A line that was cut has left bytes behind its end.
    what_[to_line(e, what_, sizeof what_ - 1).size()] = '\0';
  }
  failure(const failure& other) noexcept : failure(other.error()) {}
  failure(failure&&) noexcept = default;
  failure& operator=(const failure& other) noexcept {
    if (this != &other) *this = failure(other);
    return *this;
  }
  failure& operator=(failure&&) noexcept = default;
  ~failure() override = default;

  /// The error as one line; cut if it is long.
  [[nodiscard]] const char* what() const noexcept override { return what_; }
  [[nodiscard]] const triage::error& error() const& noexcept { return error_.get(); }
  const triage::error& error() const&& = delete;

 private:
  owned_error error_;
  char what_[256] = {};
};

/// Thrown by `value()` of a result that holds an error.
class bad_result_access : public failure {
 public:
  using failure::failure;
};

namespace detail {
inline namespace TRIAGE_DETAIL_ON_FAILURE {

/// Names the kind of file; a template argument of what calls the functions below.
struct on_failure {};

#if !defined(__cpp_exceptions)
/// In place of throwing: prints the line to standard error, after what was `done`, and aborts.
[[noreturn]] inline void give_up(const error& e, const char* done) {
  char line[512];
  const std::string_view said = to_line(e, line);
  std::fprintf(stderr, "triage: %s: %.*s\n", done, static_cast<int>(said.size()), said.data());
  std::abort();
}
#endif

/// Throws `bad_result_access`.
[[noreturn]] inline void no_value(const error& e) {
#if defined(__cpp_exceptions)
  throw bad_result_access(e);
#else
  give_up(e, "value() of an error");
#endif
}

/// For `error()` of a success: a mistake of the caller, so there is nothing to report.
[[noreturn]] inline void no_error() {
#if defined(__cpp_exceptions)
  throw bad_result_access(error{});
#else
  give_up(error{}, "error() of a success");
#endif
}

}  // namespace TRIAGE_DETAIL_ON_FAILURE
}  // namespace detail
}  // namespace triage::inline TRIAGE_ABI

#endif
