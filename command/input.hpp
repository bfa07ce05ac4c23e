// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Standard input or a file, read as it arrives.
#ifndef TRIAGE_COMMAND_INPUT_HPP
#define TRIAGE_COMMAND_INPUT_HPP

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output.hpp"

namespace command {

class input {
 public:
  // Opens the file; "" and "-" are standard input.
  explicit input(const std::string& file);
  input(const input&) = delete;
  input& operator=(const input&) = delete;
  ~input();

  [[nodiscard]] bool open() const { return file_ != nullptr; }
  // Whether reading failed, so that an end was not the end.
  [[nodiscard]] bool failed() const { return error_ != 0; }
  // Complains that it could not be opened or read, with its name. Gives the exit status.
  [[nodiscard]] int fault() const;
  // For messages.
  [[nodiscard]] const std::string& name() const { return name_; }
  // Whether a person types it.
  [[nodiscard]] bool interactive() const;

  // All of it.
  std::string read_all();

  // What has arrived, in memory that is used again; waits until something has. Empty at the end and
  // on failure.
  std::string_view read_some();

  // The next line without its end, in memory that is used again; nullopt at the end and on failure.
  // Flushes `answers` whenever it is about to wait for input, so that whoever sends a line and
  // waits for its answer gets it.
  std::optional<std::string_view> read_line(output& answers);

 private:
  // Whether read_some() would not wait. False if that cannot be known.
  [[nodiscard]] bool arrived() const;

  std::string name_;
  std::FILE* file_;
  int error_ = 0;
  std::string line_;
  std::vector<char> chunk_ = std::vector<char>(65536);
  std::string_view rest_;  // of the chunk
};

// Whether a person reads standard output, or standard error.
bool output_is_terminal();
bool errors_are_terminal();

}  // namespace command

#endif
