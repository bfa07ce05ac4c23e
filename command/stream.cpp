// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <string_view>
#include <triage.hpp>
#include <vector>

#include "input.hpp"
#include "modes.hpp"
#include "output.hpp"
#include "providers.hpp"
#include "report.hpp"

namespace command {

namespace {

struct counts {
  std::int64_t events = 0;
  std::int64_t errors = 0;
  std::int64_t truncated = 0;
};

void write_stream_error(output& out, const triage::error& e, std::int64_t event, bool json) {
  if (json) {
    out << "{\"event\":" << event << ",";
    write_members(out, e, {}, {});
    out << "}\n";
  } else {
    char line[4096];
    out << "event " << event << ": " << triage::to_line(e, line) << "\n";
  }
}

void write_stream_end(output& out, const counts& n, bool ended, bool json) {
  if (json) {
    out << "{\"events\":" << n.events;
    member(out, "errors", n.errors);
    member(out, "truncated", n.truncated);
    member(out, "ended", ended);
    out << "}\n";
    return;
  }
  out << n.events << (n.events == 1 ? " event, " : " events, ") << n.errors
      << (n.errors == 1 ? " error, " : " errors, ");
  if (n.truncated != 0) out << n.truncated << " too long to be looked at as a whole, ";
  out << (ended           ? "the end is marked\n"
          : n.errors != 0 ? "no mark of the end\n"
                          : "no mark of the end: the stream broke off, or has none\n");
}

// The worst of two: an error that is not to be retried, then one that only some requests may retry.
int worse(int a, int b) {
  const auto rank = [](int status) {
    return status == do_not_retry ? 3 : status == retry_if_repeatable ? 2 : status == retry ? 1 : 0;
  };
  return rank(a) < rank(b) ? b : a;
}

template <class Stream>
int read_stream(const options& o, const triage::provider& p) {
  input in(o.file());
  if (!in.open()) return in.fault();
  std::vector<char> buffer(65536);
  Stream events(p, buffer.data(), buffer.size());
  output out;
  counts n;
  int worst = no_error;
  const auto see = [&](const triage::stream_event& e) {
    ++n.events;
    n.truncated += e.truncated ? 1 : 0;
    if (!e.error) return;
    ++n.errors;
    worst = worse(worst, exit_status_of(*e.error));
    write_stream_error(out, *e.error, n.events, o.json);
  };
  for (std::string_view chunk = in.read_some(); !chunk.empty(); chunk = in.read_some()) {
    events.feed(chunk, see);
    if (out.size() != 0) out.flush();
    if (out.error() != 0) break;
  }
  events.finish(see);
  if (in.failed()) return in.fault();
  write_stream_end(out, n, events.ended(), o.json);
  return finish(out, events.failed() ? worst : events.ended() ? no_error : bad_data);
}

}  // namespace

int stream(const options& o) {
  const auto p = provider_named(o.provider);
  if (!p) return unknown_provider(o.provider);
  return o.what == mode::sse ? read_stream<triage::sse_stream>(o, *p)
                             : read_stream<triage::ndjson_stream>(o, *p);
}

}  // namespace command
