// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "input.hpp"

#include <cerrno>
#include <cstring>

// Without POSIX everything works, but lines are answered one by one whether or not more wait, and
// nobody is taken to be at a terminal.
#if !defined(TRIAGE_COMMAND_POSIX)
#if __has_include(<poll.h>) && __has_include(<unistd.h>)
#define TRIAGE_COMMAND_POSIX 1
#else
#define TRIAGE_COMMAND_POSIX 0
#endif
#endif
#if TRIAGE_COMMAND_POSIX
#include <poll.h>
#include <unistd.h>
#elif defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#endif

namespace command {

namespace {

bool is_standard(const std::string& file) {
  return file.empty() || file == "-";
}

std::FILE* opened(const std::string& file) {
  if (!is_standard(file)) return std::fopen(file.c_str(), "rb");
#if !TRIAGE_COMMAND_POSIX && defined(_WIN32)
  _setmode(_fileno(stdin), _O_BINARY);
#endif
  return stdin;
}

}  // namespace

input::input(const std::string& file)
    : name_(is_standard(file) ? "standard input" : file), file_(opened(file)) {
  if (file_ == nullptr) error_ = errno;
}

input::~input() {
  if (file_ != nullptr && file_ != stdin) std::fclose(file_);
}

int input::fault() const {
  return input_fault(name_, std::strerror(error_), open() ? io_error : no_input);
}

std::string input::read_all() {
  std::string all;
  for (std::string_view s = read_some(); !s.empty(); s = read_some()) all.append(s);
  return all;
}

std::optional<std::string_view> input::read_line(output& answers) {
  line_.clear();
  for (;;) {
    if (const std::size_t end = rest_.find('\n'); end != std::string_view::npos) {
      line_.append(rest_.substr(0, end));
      rest_.remove_prefix(end + 1);
      return line_;
    }
    line_.append(rest_);
    if (answers.size() != 0 && !arrived()) answers.flush();
    rest_ = read_some();
    if (rest_.empty()) {
      if (line_.empty() || failed()) return std::nullopt;
      return line_;
    }
  }
}

#if TRIAGE_COMMAND_POSIX

bool input::interactive() const {
  return isatty(fileno(file_)) != 0;
}

bool input::arrived() const {
  pollfd p = {fileno(file_), POLLIN, 0};
  return poll(&p, 1, 0) > 0;
}

std::string_view input::read_some() {
  for (;;) {
    const ssize_t n = ::read(fileno(file_), chunk_.data(), chunk_.size());
    if (n >= 0) return {chunk_.data(), static_cast<std::size_t>(n)};
    if (errno == EAGAIN) {  // whoever opened it does not want to wait, but the command does
      pollfd p = {fileno(file_), POLLIN, 0};
      poll(&p, 1, -1);
    } else if (errno != EINTR) {
      error_ = errno;
      return {};
    }
  }
}

bool output_is_terminal() {
  return isatty(STDOUT_FILENO) != 0;
}

bool errors_are_terminal() {
  return isatty(STDERR_FILENO) != 0;
}

#else

bool input::interactive() const {
  return false;
}

bool input::arrived() const {
  return false;
}

// A line at most: fread would wait until the whole chunk is full.
std::string_view input::read_some() {
  errno = 0;
  std::size_t n = 0;
  while (n < chunk_.size()) {
    const int c = std::getc(file_);
    if (c == EOF) break;
    chunk_[n++] = static_cast<char>(c);
    if (c == '\n') break;
  }
  if (std::ferror(file_) != 0) {
    error_ = errno != 0 ? errno : EIO;
    return {};
  }
  return {chunk_.data(), n};
}

bool output_is_terminal() {
  return false;
}

bool errors_are_terminal() {
  return false;
}

#endif

}  // namespace command
