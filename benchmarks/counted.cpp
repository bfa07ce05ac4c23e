// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   triage_counted
//
// For tools/instructions.sh: in every function situation_NAME something is done a few times. Needs
// nothing but the library. Calls all of them, and prints NAME and how many times that is; then
// calls them again in the function counted(), which is what callgrind has to count.
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <triage/check.hpp>
#include <triage/classify.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/generic.hpp>
#include <triage/providers/google_rpc.hpp>
#include <triage/providers/openai.hpp>

#include "bodies.hpp"
#include "gateway.hpp"
#include "hide.hpp"
#include "wild.hpp"

namespace {

using bench::body;
using bench::hide;

struct silent_api : triage::providers::generic_api {
  static constexpr std::string_view name = "silent";
  static constexpr bool use_words = false;
};
constexpr triage::provider silent = triage::define<silent_api>();

constexpr std::string_view quota =
    R"({"error":{"message":"You have used up what is in your plan; look at its page. It has the rest.",)"
    R"("type":"insufficient_quota","param":null,"code":"insufficient_quota"}})";

static_assert(quota.size() == 166);

constexpr std::string_view headers =
    "HTTP/1.1 429 Too Many Requests\r\nDate: Fri, 21 Nov 2025 07:28:00 GMT\r\n"
    "Content-Type: application/json; charset=utf-8\r\nContent-Length: 166\r\n"
    "Connection: keep-alive\r\nServer: nginx\r\nVary: Origin, Accept-Encoding\r\n"
    "x-ratelimit-limit-requests: 60\r\nx-ratelimit-remaining-requests: 0\r\n"
    "x-ratelimit-reset-requests: 12s\r\nx-request-id: req_7d1f3a90c2b84f5e\r\n"
    "Retry-After: 12\r\n\r\n";

const std::vector<bench::wild_group>& groups() {
  static const std::vector<bench::wild_group> all = bench::wild_groups();
  return all;
}

// The first bodies of a group that fit; they are as many for every compiler.
template <class Fits>
std::vector<const body*> some(std::string_view group, Fits fits) {
  constexpr std::size_t enough = 32;
  std::vector<const body*> found;
  for (const bench::wild_group& g : groups()) {
    if (g.name != group) continue;
    for (const body& b : g.bodies) {
      if (found.size() < enough && fits(b.text())) found.push_back(&b);
    }
  }
  return found;
}

bool any(std::string_view) {
  return true;
}
bool is_page(std::string_view text) {
  return text[0] == '<';
}
bool is_damaged(std::string_view text) {
  return text[0] == '{';
}
bool is_text(std::string_view text) {
  return !is_page(text) && !is_damaged(text);
}

template <class Provider>
void classify(const Provider& p, int status, std::string_view text) {
  hide(status);
  hide(text);
  auto e = triage::classify(p, {status, text});
  hide(e);
}

template <class Provider>
void classify(const Provider& p, const std::vector<const body*>& all) {
  for (const body* b : all) classify(p, b->status(), b->text());
}

struct situation {
  const char* name;
  void (*run)();
  std::size_t times;
};

std::vector<situation>& situations() {
  static std::vector<situation> all;
  return all;
}

struct registration {
  registration(const char* name, void (*run)(), std::size_t times) {
    situations().push_back({name, run, times});
  }
};

}  // namespace

// TRIAGE_SITUATION(name, times) { what it does }
#define TRIAGE_SITUATION(name, times)                                          \
  extern "C" void situation_##name();                                          \
  static const registration registered_##name{#name, situation_##name, times}; \
  extern "C" [[gnu::noinline]] void situation_##name()

TRIAGE_SITUATION(openai_429, 1) {
  classify(triage::providers::openai, 429, quota);
}

TRIAGE_SITUATION(openai_429_headers, 1) {
  std::string_view text = quota;
  hide(text);
  std::string_view lines = headers;
  hide(lines);
  auto e = triage::classify(triage::providers::openai, {429, text, lines});
  hide(e);
}

TRIAGE_SITUATION(gateway_429, 1) {
  classify(bench::gateway, 429, quota);
}

// The bodies are found by the first call, which is not counted.
#define TRIAGE_SITUATION_BODIES(name, provider, group, fits)       \
  TRIAGE_SITUATION(name, 32) {                                     \
    static const std::vector<const body*> all = some(group, fits); \
    classify(provider, all);                                       \
  }

TRIAGE_SITUATION_BODIES(openai_shaped, bench::gateway, "openai", any)
TRIAGE_SITUATION_BODIES(five_apis, bench::gateway, "five", any)
TRIAGE_SITUATION_BODIES(escapes, bench::gateway, "escaped", any)
TRIAGE_SITUATION_BODIES(generic_words, triage::providers::generic, "generic", any)
TRIAGE_SITUATION_BODIES(generic_no_words, silent, "generic", any)
TRIAGE_SITUATION_BODIES(page, bench::gateway, "odd", is_page)
TRIAGE_SITUATION_BODIES(text, bench::gateway, "odd", is_text)
TRIAGE_SITUATION_BODIES(damaged, bench::gateway, "odd", is_damaged)

TRIAGE_SITUATION(google_64K, 1) {
  static const std::string details = bench::google_body(std::size_t{64} << 10);
  classify(triage::providers::google_rpc, 429, details);
}

template <class Provider>
void check_success(const Provider& p) {
  std::string_view text = R"({"id":"chat-1","object":"chat.completion","created":1763710080})";
  hide(text);
  int status = 200;
  hide(status);
  auto r = triage::check(p, {status, text});
  hide(r);
}

TRIAGE_SITUATION(check_200, 1) {
  check_success(triage::providers::assisters);
}

// Of an API that is known to put errors into its 2xx.
TRIAGE_SITUATION(check_200_inside, 1) {
  check_success(triage::providers::openai);
}

TRIAGE_SITUATION(lookup, 2) {
  for (const std::string_view code : {"context_length_exceeded", "no_such_code_in_this"}) {
    std::string_view name = code;
    hide(name);
    triage::row_ref row = bench::gateway.find_code(name);
    hide(row);
  }
}

extern "C" [[gnu::noinline]] void counted() {
  for (const situation& s : situations()) s.run();
}

int main() {
  for (const situation& s : situations()) {
    s.run();
    std::printf("%s %zu\n", s.name, s.times);
  }
  counted();
}
