// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// JSON lines, from bytes as they arrive.
#ifndef TRIAGE_STREAM_NDJSON_HPP
#define TRIAGE_STREAM_NDJSON_HPP

#include <cstddef>
#include <string_view>

#include <triage/stream/detail/kept_text.hpp>
#include <triage/text/headers.hpp>

namespace triage::inline TRIAGE_ABI {

/// One line. Borrows from the chunk or from the buffer: good until the callable returns.
struct ndjson_line {
  std::string_view text;   ///< trimmed, not empty
  bool truncated = false;  ///< the line is longer than the buffer: this is its beginning
};

/// Splits application/x-ndjson, also called JSON lines (https://github.com/ndjson/ndjson-spec),
/// into lines. It is fed chunk by chunk, cut anywhere, and where the cuts are makes no difference.
/// A line ends with LF or CR LF; a lone CR is white space, as in JSON. Blank lines are passed over.
///
/// Linear time, constant memory: a line that lies in one chunk is a view of it, else it is put
/// together in the buffer, up to its size. No allocation, no exception but the callable's, usable
/// in constant expressions.
class ndjson_reader {
 public:
  /// Borrows the buffer, which must not be where the chunks are.
  constexpr ndjson_reader(char* buffer, std::size_t size) noexcept : line_(buffer, size) {}
  template <std::size_t N>
  explicit constexpr ndjson_reader(char (&buffer)[N]) noexcept : ndjson_reader(buffer, N) {}
  ndjson_reader(const ndjson_reader&) = delete;
  ndjson_reader& operator=(const ndjson_reader&) = delete;

  /// The next bytes. `on_line(const ndjson_line&)` gets the lines that they complete, in order. If
  /// it throws, the rest of the chunk is lost.
  template <class OnLine>
  constexpr void feed(std::string_view chunk, OnLine&& on_line) {
    for (;;) {
      const std::size_t end = chunk.find('\n');
      std::string_view piece = chunk.substr(0, end);
      // White space at the start needs no room, so that it cannot push out what follows.
      while (line_.view().empty() && !piece.empty() && detail::blank(piece[0])) {
        piece.remove_prefix(1);
      }
      line_.append(piece);
      if (end == std::string_view::npos) break;
      chunk.remove_prefix(end + 1);
      finish(on_line);
    }
    line_.keep();
  }

  /// The stream is over: `on_line` gets the last line if it has no end. The next `feed` begins
  /// another stream.
  template <class OnLine>
  constexpr void finish(OnLine&& on_line) {
    const ndjson_line line{detail::trim(line_.view()), line_.cut()};
    line_.clear();
    if (!line.text.empty()) on_line(line);
  }

 private:
  detail::kept_text line_;
};

}  // namespace triage::inline TRIAGE_ABI

#endif
