// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// For callgrind: does one thing N times. Of two runs with N and 2N the difference, divided by N, is
// what one time costs; run.sh does that.
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <triage.hpp>
#include <triage/providers/assisters.hpp>

#include "bodies.hpp"
#include "contenders.hpp"
#include "hide.hpp"

namespace {

using bench::hide;

// What is returned in memory as the result is, and is not written: two instructions.
struct as_large {
  char bytes[sizeof(triage::result<std::string_view>)];
};
[[gnu::noinline]] as_large nothing(int status, std::string_view body) {
  as_large r;
  asm volatile("" : "=m"(r) : "r"(status), "r"(body.data()), "r"(body.size()));
  return r;
}

[[gnu::noinline]] triage::result<std::string_view> check(int status, std::string_view body) {
  return triage::check(triage::providers::assisters, {status, body});
}

// A success, whose body is not looked at.
std::string_view success = R"({"id":"chat-1"})";

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr,
                 "usage: triage_instructions CONTENDER BODY N\n"
                 "       triage_instructions {nothing|check} STATUS N\n");
    return 64;
  }
  const std::string_view what = argv[1];
  const long times = std::strtol(argv[3], nullptr, 10);
  int status = static_cast<int>(std::strtol(argv[2], nullptr, 10));
  if (what == "nothing") {
    for (long i = 0; i < times; ++i) {
      hide(status);
      hide(success);
      as_large r = nothing(status, success);
      hide(r);
    }
    return 0;
  }
  if (what == "check") {
    for (long i = 0; i < times; ++i) {
      hide(status);
      hide(success);
      auto r = check(status, success);
      hide(r);
    }
    return 0;
  }
  const bench::contender* const c = bench::find_contender(what);
  const bench::body* const b = bench::find_body(argv[2]);
  if (c == nullptr || b == nullptr) {
    std::fprintf(stderr, "No contender %s, or no body %s\n", argv[1], argv[2]);
    return 1;
  }
  std::string_view text = b->text();
  status = b->status();
  // Before it counts, everything has the memory it needs.
  for (long i = 0; i < times + 2; ++i) {
    hide(text);
    hide(status);
    bench::outcome o = c->run(text, status);
    hide(o);
  }
}
