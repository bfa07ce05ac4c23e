// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Whole classifications: each contender with each body, called classify/CONTENDER/BODY.
#include <string>

#include <benchmark/benchmark.h>

#include "bodies.hpp"
#include "contenders.hpp"

int main(int argc, char** argv) {
  bench::verify();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::AddCustomContext("simdjson kernels", bench::simdjson_kernels());
  for (const bench::body& b : bench::bodies()) {
    for (const bench::contender& c : bench::contenders()) {
      const std::string name = std::string("classify/") + c.name + '/' + b.name();
      benchmark::RegisterBenchmark(name.c_str(), [&b, &c](benchmark::State& state) {
        std::string_view text = b.text();
        int status = b.status();
        for (auto _ : state) {
          // What comes from a network is not known to the optimiser.
          benchmark::DoNotOptimize(text);
          benchmark::DoNotOptimize(status);
          bench::outcome o = c.run(text, status);
          benchmark::DoNotOptimize(o);
        }
        state.counters["bytes"] = static_cast<double>(text.size());
        state.counters["json"] = b.json() ? 1 : 0;
      });
    }
  }
  benchmark::RunSpecifiedBenchmarks();
}
