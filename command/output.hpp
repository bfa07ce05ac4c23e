// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the command writes: its output, its complaints and its exit status.
#ifndef TRIAGE_COMMAND_OUTPUT_HPP
#define TRIAGE_COMMAND_OUTPUT_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace command {

// The numbers of sysexits.h where it has one. docs/command.md tells users what they mean.
enum exit_status : int {
  no_error = 0,
  do_not_retry = 1,
  bad_usage = 64,
  bad_data = 65,
  no_input = 66,
  io_error = 74,
  retry = 75,
  retry_if_repeatable = 76,  // only a request that may be carried out twice
};

// Collects output; also the sink that the library's writers want.
class output {
 public:
  void append(std::string_view s) { buffer_.append(s); }
  output& operator<<(std::string_view s) {
    buffer_.append(s);
    return *this;
  }
  output& operator<<(std::int64_t n) {
    buffer_.append(std::to_string(n));
    return *this;
  }
  [[nodiscard]] std::size_t size() const { return buffer_.size(); }
  // What was collected and not yet flushed.
  [[nodiscard]] std::string_view view() const { return buffer_; }

  // Writes what was collected.
  void flush();
  // Why standard output did not take something: an errno, or 0.
  [[nodiscard]] int error() const { return error_; }

 private:
  std::string buffer_;
  int error_ = 0;
};

// Writes what was collected and gives `status` back, or complains and gives io_error.
int finish(output& out, int status);

// What a user typed or a server sent, safe for a terminal whatever is in it.
std::string escaped(std::string_view word);
// The same in quotes.
std::string quoted(std::string_view word);

// Complains about the call of the command. Gives bad_usage.
int usage_fault(std::string_view what);

// Says what is wrong with a file or with standard input. Gives `status`.
int input_fault(const std::string& name, std::string_view what, int status);

}  // namespace command

#endif
