// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <triage.hpp>
#include <utility>

#include "input.hpp"
#include "modes.hpp"
#include "output.hpp"
#include "providers.hpp"
#include "report.hpp"
#include "response_text.hpp"

namespace command {

namespace {

int nothing_came(const input& in) {
  return input_fault(in.name(), "nothing came; did curl fail? `curl -sSi` shows why", no_input);
}

// Why no response was found in what came.
int no_response(const input& in, std::string_view all) {
  const std::string_view text = trimmed(without_mark(all));
  if (text.empty()) return nothing_came(in);
  if (text.starts_with("curl: (")) {
    return input_fault(in.name(), "no response came; curl says " + quoted(text.substr(0, 200)),
                       no_input);
  }
  return input_fault(in.name(), why_no_response(all), bad_usage);
}

}  // namespace

int one_response(const options& o) {
  const auto p = provider_named(o.provider);
  if (!p) return unknown_provider(o.provider);
  input in(o.file());
  if (!in.open()) return in.fault();
  if (in.interactive()) {
    std::fputs("triage: reading from the terminal; end with Ctrl-D, or see triage --help\n",
               stderr);
  }
  std::string all = in.read_all();
  if (in.failed()) return in.fault();

  raw_response r;
  if (o.status) {
    r.status = *o.status;
    r.body = all;
  } else {
    auto found = find_response(all);
    if (!found) {
      auto left = without_trace(all);
      if (!left) return no_response(in, all);
      all = std::move(*left);
      found = find_response(all);
    }
    r = *found;
  }
  std::string note;
  std::optional<std::string> whole;
  if (says_chunked(r.head)) whole = without_chunks(r.body);
  if (whole) {
    r.body = *whole;
    note = "the body was still in chunks (curl --raw); they were put together";
  }
  const triage::error e = triage::classify(*p, {r.status, r.body, r.head, o.now});
  const triage::rate_limits limits = triage::limits(*p, r.head, o.now);
  const auto add = [&](const std::string& more) {
    if (!more.empty()) note += (note.empty() ? "" : "; ") + more;
  };
  if (r.answers > 1) add("the last of " + std::to_string(r.answers) + " answers");
  add(error_in_success(e, r.body));
  output out;
  o.json ? write_json(out, e, limits, note) : write_text(out, e, limits, note);
  return finish(out, exit_status_of(e));
}

}  // namespace command
