// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// For tools/compilers.sh: what a program does with the library, in one file, so that compilers have
// constants to look through when they inline. With TRIAGE_STRICT_ALL, also the headers outside the
// single header that need nothing but the standard library.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>
#include <triage/providers/plurence.hpp>
#include <triage/providers/redner.hpp>
#include <triage/providers/resayil.hpp>
#include <triage/registry.hpp>

#if TRIAGE_STRICT_ALL
#include <triage/error_code.hpp>
#include <triage/http/answer.hpp>
#include <triage/http/errno.hpp>
#include <triage/json_line.hpp>
#include <triage/ostream.hpp>
#if __cpp_exceptions
#include <triage/exception.hpp>
#endif
#endif

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace api = triage::providers;

static_assert(triage::classify(api::assisters, {429, R"({"error":{"code":"tokens_exhausted"}})"})
                  .verdict() == triage::never);

namespace {

int pairs(int status, std::string_view body) {
  const triage::header_line lines[] = {{"Retry-After", "7"}, {"X-Request-ID", "r"}, {"A", ""}};
  const triage::error e = triage::classify(api::redner, {status, body, lines});
  return e.may_retry() && e.code().known() ? 1 : 0;
}

int map(int status, std::string_view body) {
  const std::multimap<std::string, std::string> headers = {{"retry-after", "7"}, {"Date", "x"}};
  const auto r = triage::check(api::plurence, {status, body, headers});
  return r ? 0 : static_cast<int>(r.error().message().raw().size());
}

int raw(int status, std::string_view body) {
  const auto r = triage::check(api::resayil, {status, body, "HTTP/1.1 503\r\nRetry-After: 1\r\n"});
  char line[64];
  return r ? 0 : static_cast<int>(triage::to_line(r.error(), line).size());
}

int callable(const char* name, int status, std::string_view body) {
  const std::optional<triage::provider> p = triage::find_provider(name);
  if (!p) return 0;
  const auto header = [](std::string_view wanted) -> std::optional<std::string_view> {
    if (triage::header_line("X-Should-Retry", "true").first == wanted) return "true";
    return std::nullopt;
  };
  const triage::owned_error kept(triage::classify(*p, {status, body, header}));
  return kept->status();
}

int details(int status, std::string_view body) {
  int sum = 0;
  for (const triage::field_detail& d : triage::classify(api::persly, {status, body}).details()) {
    char text[16];
    sum += static_cast<int>(d.message.decode(text, sizeof text).size());
  }
  return sum;
}

// A table of one's own, with what rows can say.
struct desk_api : triage::kinds {
  using base = triage::providers::persly_api;
  static constexpr std::string_view name = "desk";
  static constexpr triage::row rows[] = {
      {"SLOW", {429, 503}, throttled, "too fast", {}, {.header = "X-Left", .equals = "0"}},
      {"SLOW", 503, busy, "too much"},
      {"path/*", 404, missing, "nothing there"},
      {triage::codes(100, 199), 500, broken, "a fault"},
  };
};
constexpr triage::provider desk = triage::define<desk_api>();

int attempts(int status, std::string_view body) {
  constexpr triage::retry_policy policy{.max_attempts = 3};
  triage::attempts calls(policy, {.idempotent = true});
  int sum = 0;
  while (const triage::plan p = calls.next(triage::classify(desk, {status, body}), 0, 7)) {
    sum += static_cast<int>(p.wait_ms);
  }
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view body = argc > 1 ? argv[1] : R"({"error":{"code":"x","message":"y"}})";
  const int status = 428 + argc;
  return pairs(status, body) + map(status, body) + raw(status, body) +
                     callable(argv[0], status, body) + details(status, body) +
                     attempts(status, body) >
                 1'000'000
             ? 1
             : 0;
}
