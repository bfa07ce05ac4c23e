// expect: delete
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

void copied(triage::sse_stream& stream) {
#if TRIAGE_SHOULD_COMPILE
  triage::sse_stream& same = stream;
#else
  triage::sse_stream same = stream;
#endif
  same.feed("", [](const triage::stream_event&) {});
}
