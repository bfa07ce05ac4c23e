// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Any bytes as a stream, for libFuzzer: cut into chunks as they say themselves, it gives the same
// events as whole. Built and run for a moment by the preset `sanitize`; for longer:
// build/sanitize/tests/triage_fuzz_stream FOLDER
#include <triage.hpp>
#include <triage/registry.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "inside.hpp"

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

// Reads the stream in chunks that are as long as their first byte, or whole. Everything that the
// events say; every chunk is gone before the next one comes.
template <class Stream>
std::string read(const triage::provider& p, std::string_view rest, std::size_t buffer_size,
                 bool whole) {
  const std::unique_ptr<char[]> buffer(new char[buffer_size]);
  Stream stream(p, buffer.get(), buffer_size);
  std::string said;
  bool error = false;
  const auto see = [&](const triage::stream_event& e) {
    must(e.data.size() <= buffer_size);
    said += '[' + std::string(e.name) + '|' + std::string(e.data) + '|';
    said += e.end ? 'e' : '-';
    said += e.truncated ? 't' : '-';
    if (e.error) {
      must(e.error->failed() && e.error->status() >= 400 && e.error->status() <= 599);
      must(inside(e.data, e.error->body()));
      // What is said of a compressed body is our own sentence.
      const bool compressed = e.error->body_kind() == triage::body_kind::gzip ||
                              e.error->body_kind() == triage::body_kind::zstd;
      must(inside(e.data, e.error->message().raw()) != compressed);
      char line[1024];
      said += to_line(*e.error, line);
      error = true;
    }
    said += ']';
  };
  while (!rest.empty()) {
    const std::size_t wanted = whole ? rest.size() : static_cast<unsigned char>(rest[0]) % 40U + 1U;
    const std::string_view piece = rest.substr(0, wanted);
    const std::unique_ptr<char[]> chunk(new char[piece.size()]);
    piece.copy(chunk.get(), piece.size());
    stream.feed({chunk.get(), piece.size()}, see);
    rest.remove_prefix(piece.size());
  }
  stream.finish(see);
  must(stream.failed() == error);
  return said;
}

template <class Stream>
void compare(const triage::provider& p, std::string_view stream, std::size_t buffer_size) {
  must(read<Stream>(p, stream, buffer_size, true) == read<Stream>(p, stream, buffer_size, false));
}

}  // namespace

// A byte of provider, one of the size of the buffer; the stream.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const auto providers = triage::all_providers();
  const triage::provider& p = providers[data[0] % providers.size()];
  const std::string_view stream(reinterpret_cast<const char*>(data) + 2, size - 2);
  compare<triage::sse_stream>(p, stream, data[1]);
  compare<triage::ndjson_stream>(p, stream, data[1]);
  // Marks that the fuzzer need not find first.
  const std::string in_error = "data: {\"error\":{" + std::string(stream);
  compare<triage::sse_stream>(p, in_error, data[1]);
  compare<triage::sse_stream>(p, "event: error\rdata: " + in_error, data[1]);
  return 0;
}
