// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   triage_touched WHAT
//
// For touched.py: one classification of a 429 of 166 bytes, in the function work().
#include <cstdio>
#include <cstring>
#include <string_view>

#include <triage/classify.hpp>
#include <triage/providers/generic.hpp>
#include <triage/providers/openai.hpp>

#include "gateway.hpp"
#include "hide.hpp"

namespace {

constexpr std::string_view body =
    R"({"error":{"message":"You have used up what is in your plan; look at its page. It has the rest.",)"
    R"("type":"insufficient_quota","param":null,"code":"insufficient_quota"}})";
static_assert(body.size() == 166);
constexpr std::string_view headers =
    "HTTP/1.1 429 Too Many Requests\r\nDate: Fri, 21 Nov 2025 07:28:00 GMT\r\n"
    "Content-Type: application/json; charset=utf-8\r\nContent-Length: 166\r\n"
    "Connection: keep-alive\r\nServer: nginx\r\nVary: Origin, Accept-Encoding\r\n"
    "x-ratelimit-limit-requests: 60\r\nx-ratelimit-remaining-requests: 0\r\n"
    "x-ratelimit-reset-requests: 12s\r\nx-request-id: req_7d1f3a90c2b84f5e\r\n"
    "Retry-After: 12\r\n\r\n";

}  // namespace

alignas(64) char received[1024];  // NOLINT: touched.py looks for it by name

template <class Provider>
void classify(const Provider& p, std::string_view text, std::string_view lines) {
  int status = 429;
  bench::hide(status);
  auto e = triage::classify(p, {status, text, lines});
  bench::hide(e);
}

extern "C" [[gnu::noinline]] void work(char what, std::string_view text, std::string_view lines) {
  switch (what) {
    case 'g': classify(bench::gateway, text, lines); break;
    case 'o': classify(triage::providers::openai, text, lines); break;
    default: classify(triage::providers::generic, text, lines);
  }
}

extern "C" [[gnu::noinline]] void done() {
  asm volatile("");
}

// gateway, openai, any; with a + behind it with headers.
int main(int argc, char** argv) {
  if (argc != 2) return 64;
  std::memcpy(received, body.data(), body.size());
  std::string_view text(received, body.size());
  std::string_view lines;
  if (std::strchr(argv[1], '+') != nullptr) {
    char* const after = received + 192;
    std::memcpy(after, headers.data(), headers.size());
    lines = {after, headers.size()};
  }
  bench::hide(text);
  bench::hide(lines);
  work(argv[1][0], text, lines);
  done();
}
