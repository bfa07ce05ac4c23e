// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The parts that are not the body: part/WHAT.
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/registry.hpp>

#include "carriers.hpp"

namespace {

using triage::providers::assisters;

// The headers of a usual answer; the two that are wanted stand late, and what they are called
// comes in small letters, as in HTTP/2.
constexpr triage::header_line lines[] = {
    {"date", "Fri, 21 Nov 2025 07:28:00 GMT"},
    {"content-type", "application/json; charset=utf-8"},
    {"content-length", "239"},
    {"connection", "keep-alive"},
    {"server", "nginx"},
    {"strict-transport-security", "max-age=31536000; includeSubDomains"},
    {"vary", "Origin, Accept-Encoding"},
    {"x-ratelimit-limit-rpm", "60"},
    {"x-ratelimit-remaining-rpm", "0"},
    {"x-request-id", "req_7d1f3a90c2b84f5e"},
    {"retry-after", "12"},
    {"x-envoy-upstream-service-time", "3"},
};

const std::string& raw_headers() {
  static const std::string text = [] {
    std::string s = "HTTP/1.1 429 Too Many Requests\r\n";
    for (const auto& [name, value] : lines) {
      s += std::string(name) + ": " + std::string(value) + "\r\n";
    }
    return s + "\r\n";
  }();
  return text;
}

// From a case-sensitive hash map, which a stack with small letters may have.
std::optional<std::string_view> look_up(std::string_view name) {
  static const auto map = [] {
    std::unordered_map<std::string_view, std::string_view> m;
    for (const auto& [key, value] : lines) m.emplace(key, value);
    return m;
  }();
  char small[64];
  if (name.size() > sizeof small) return std::nullopt;
  for (std::size_t i = 0; i < name.size(); ++i) {
    small[i] = name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] + 32) : name[i];
  }
  const auto found = map.find(std::string_view(small, name.size()));
  if (found == map.end()) return std::nullopt;
  return found->second;
}

// Measures what a callable returns for a status that the optimiser does not know.
template <class F>
void add(const char* name, int status, F f) {
  benchmark::RegisterBenchmark((std::string("part/") + name).c_str(),
                               [f, status](benchmark::State& state) {
                                 int s = status;
                                 for (auto _ : state) {
                                   benchmark::DoNotOptimize(s);
                                   auto r = f(s);
                                   benchmark::DoNotOptimize(r);
                                 }
                               });
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;

  // Status only.
  constexpr std::string_view chat = R"({"id":"chat-1","object":"chat.completion"})";
  add("status/nothing", 200, [](int s) { return s; });
  add("status/check_200", 200, [chat](int s) { return triage::check(assisters, {s, chat}); });
  add("status/classify_200", 200, [chat](int s) { return triage::classify(assisters, {s, chat}); });
  add("status/classify_503_empty", 503, [](int s) {
    return triage::classify(assisters, {s, std::string_view()});
  });

  // Headers: the classification of an empty body, with the headers in every form.
  add("headers/none", 429, [](int s) { return triage::classify(assisters, {s, {}}); });
  const std::string_view text = raw_headers();
  add("headers/text", 429, [text](int s) { return triage::classify(assisters, {s, {}, text}); });
  add("headers/pairs", 429, [](int s) { return triage::classify(assisters, {s, {}, lines}); });
  static const std::vector<std::pair<std::string, std::string>> strings(std::begin(lines),
                                                                        std::end(lines));
  add("headers/vector_of_strings", 429, [](int s) {
    return triage::classify(assisters, {s, {}, strings});
  });
  add("headers/function", 429, [](int s) { return triage::classify(assisters, {s, {}, look_up}); });
  add("headers/callable_inlined", 429, [](int s) {
    const auto call = [](std::string_view name) { return look_up(name); };
    return triage::classify(assisters, triage::basic_response<decltype(call)>{s, {}, call});
  });

  // Carriers: the same error, by itself and in each of them, returned by value.
  static const triage::error an_error = triage::classify(assisters, {503, std::string_view()});
  add("carrier/error", 0, [](int) { return bench::return_error(an_error); });
  add("carrier/builtin", 0, [](int) { return bench::return_builtin(an_error); });
#ifdef TRIAGE_BENCHMARKS_OUTCOME
  add("carrier/outcome", 0, [](int) { return bench::return_outcome(an_error); });
#endif
  add("carrier/struct_of_as_many_bytes", 0, [](int) { return bench::return_bytes(an_error); });

  // The provider: known to the compiler, or found by name.
  constexpr std::string_view body =
      R"({"error":{"message":"Slower, please","type":"rate_limit_error",)"
      R"("code":"rate_limit_exceeded"}})";
  add("provider/compile_time", 429, [body](int s) {
    return triage::classify(assisters, {s, body});
  });
  add("provider/run_time", 429, [body](int s) {
    std::string_view name = "assisters";
    benchmark::DoNotOptimize(name);
    return triage::classify(*triage::find_provider(name), {s, body});
  });
  add("provider/find_first", 429, [](int) {
    std::string_view name = "assisters";
    benchmark::DoNotOptimize(name);
    return triage::find_provider(name);
  });
  add("provider/find_last", 429, [](int) {
    std::string_view name = "resayil";
    benchmark::DoNotOptimize(name);
    return triage::find_provider(name);
  });
  benchmark::RunSpecifiedBenchmarks();
}
