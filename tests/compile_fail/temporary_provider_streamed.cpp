// expect: delete
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
};
constexpr triage::provider p = triage::define<api>();

bool broken(std::string_view chunk) {
  char buffer[64];
#if TRIAGE_SHOULD_COMPILE
  triage::sse_stream stream(p, buffer);
#else
  triage::sse_stream stream(triage::define<api>(), buffer);
#endif
  stream.feed(chunk, [](const triage::stream_event&) {});
  return stream.failed();
}
