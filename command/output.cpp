// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace command {

namespace {

void complain(std::string_view what) {
  std::fprintf(stderr, "triage: %.*s\n", static_cast<int>(what.size()), what.data());
}

}  // namespace

void output::flush() {
  errno = 0;
  const bool written = std::fwrite(buffer_.data(), 1, buffer_.size(), stdout) == buffer_.size();
  if (std::fflush(stdout) != 0 || !written) error_ = errno != 0 ? errno : EIO;
  buffer_.clear();
}

int finish(output& out, int status) {
  out.flush();
  if (out.error() == 0) return status;
  complain("standard output: " + std::string(std::strerror(out.error())));
  return io_error;
}

std::string quoted(std::string_view word) {
  // Not by +, in which g++ 12 sees overlapping memory when it optimises.
  std::string s(1, '\'');
  s += escaped(word);
  s += '\'';
  return s;
}

int usage_fault(std::string_view what) {
  complain(what);
  std::fputs("Try triage --help.\n", stderr);
  return bad_usage;
}

int input_fault(const std::string& name, std::string_view what, int status) {
  complain(escaped(name) + ": " + std::string(what));
  return status;
}

}  // namespace command
