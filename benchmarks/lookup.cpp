// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From a code to its row, and nothing else: lookup/HOW/TABLE/hit or miss. A miss is a code of the
// table with one letter changed, cut off or added, so its length tells little. The queries come in
// random order, from strings of their own.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include <triage/tables/provider.hpp>

#include "codes.hpp"
#include "gperf_10.hpp"
#include "gperf_100.hpp"
#include "gperf_20.hpp"
#include "gperf_200.hpp"
#include "gperf_40.hpp"
#include "gperf_5.hpp"
#include "gperf_60.hpp"
#include "gperf_assisters.hpp"
#include "gperf_gateway.hpp"

namespace {

// Each has find(): the number of the row, or -1.

template <class Api>
struct by_triage {
  static constexpr triage::provider provider = triage::define<Api>();
  static int find(std::string_view code) {
    const triage::row_ref row = provider.find_code(code);
    return row != nullptr ? static_cast<int>(row.number()) : -1;
  }
};

template <class Api>
struct by_unordered_map {
  static int find(std::string_view code) {
    static const auto map = [] {
      std::unordered_map<std::string_view, int> m;
      for (std::size_t i = 0; i < bench::codes_of<Api>.size(); ++i) {
        m.emplace(bench::codes_of<Api>[i], static_cast<int>(i));
      }
      return m;
    }();
    const auto found = map.find(code);
    return found != map.end() ? found->second : -1;
  }
};

template <class Api>
struct by_lower_bound {
  static constexpr auto sorted = [] {
    std::array<std::pair<std::string_view, int>, bench::codes_of<Api>.size()> all;
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i] = {bench::codes_of<Api>[i], static_cast<int>(i)};
    }
    std::sort(all.begin(), all.end());
    return all;
  }();
  static int find(std::string_view code) {
    const auto at =
        std::lower_bound(sorted.begin(), sorted.end(), code,
                         [](const auto& row, std::string_view c) { return row.first < c; });
    return at != sorted.end() && at->first == code ? at->second : -1;
  }
};

template <class Api>
struct by_if_chain {
  template <std::size_t... I>
  static int chain(std::string_view code, std::index_sequence<I...>) {
    int row = -1;
    (void)((code == bench::codes_of<Api>[I] ? (row = static_cast<int>(I), true) : false) || ...);
    return row;
  }
  static int find(std::string_view code) {
    return chain(code, std::make_index_sequence<bench::codes_of<Api>.size()>());
  }
};

template <class Api>
struct by_gperf;
#define TRIAGE_BENCHMARKS_GPERF(api, name)                          \
  template <>                                                       \
  struct by_gperf<api> {                                            \
    static int find(std::string_view code) {                        \
      const auto* const row = name::find(code.data(), code.size()); \
      return row != nullptr ? row->row : -1;                        \
    }                                                               \
  };
TRIAGE_BENCHMARKS_GPERF(bench::generated_api<5>, gperf_5)
TRIAGE_BENCHMARKS_GPERF(bench::generated_api<10>, gperf_10)
TRIAGE_BENCHMARKS_GPERF(bench::generated_api<20>, gperf_20)
TRIAGE_BENCHMARKS_GPERF(bench::generated_api<40>, gperf_40)
TRIAGE_BENCHMARKS_GPERF(bench::generated_api<60>, gperf_60)
TRIAGE_BENCHMARKS_GPERF(bench::generated_api<100>, gperf_100)
TRIAGE_BENCHMARKS_GPERF(bench::generated_api<200>, gperf_200)
TRIAGE_BENCHMARKS_GPERF(triage::providers::assisters_api, gperf_assisters)
TRIAGE_BENCHMARKS_GPERF(bench::gateway_api, gperf_gateway)
#undef TRIAGE_BENCHMARKS_GPERF

constexpr std::size_t query_count = 4096;  // more than a branch predictor learns by heart

struct query {
  std::string code;
  int row;
};

template <class Api>
std::vector<query> make_queries(bool hit) {
  std::vector<query> all;
  std::uint64_t state = 1;
  const auto below = [&state](std::size_t n) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state >> 33) % n;
  };
  while (all.size() < query_count) {
    const std::size_t row = below(bench::codes_of<Api>.size());
    query q{std::string(bench::codes_of<Api>[row]), static_cast<int>(row)};
    if (!hit) {
      q.row = -1;
      switch (below(4)) {
        case 0: q.code.pop_back(); break;
        case 1: q.code += 's'; break;
        default: q.code[below(q.code.size())] ^= 1; break;
      }
      if (by_lower_bound<Api>::find(q.code) != -1) continue;
    }
    all.push_back(std::move(q));
  }
  return all;
}

template <class How, class Api>
void add(const char* how, const char* table) {
  for (const bool hit : {true, false}) {
    const std::string name =
        std::string("lookup/") + how + '/' + table + '/' + (hit ? "hit" : "miss");
    const auto queries = make_queries<Api>(hit);
    for (const query& q : queries) {
      if (How::find(q.code) == q.row) continue;
      std::fprintf(stderr, "%s does not find %s\n", name.c_str(), q.code.c_str());
      std::exit(1);
    }
    benchmark::RegisterBenchmark(name.c_str(), [queries](benchmark::State& state) {
      const std::vector<std::string_view> codes = [&queries] {
        std::vector<std::string_view> views;
        for (const query& q : queries) views.push_back(q.code);
        return views;
      }();
      std::size_t i = 0;
      for (auto _ : state) {
        std::string_view code = codes[i];
        i = (i + 1) % query_count;
        benchmark::DoNotOptimize(code);
        int row = How::find(code);
        benchmark::DoNotOptimize(row);
      }
    });
  }
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  bench::for_each_table([](const char* name, auto table) {
    using api = typename decltype(table)::api;
    add<by_triage<api>, api>("triage", name);
    add<by_gperf<api>, api>("gperf", name);
    add<by_unordered_map<api>, api>("unordered_map", name);
    add<by_lower_bound<api>, api>("lower_bound", name);
    add<by_if_chain<api>, api>("if_chain", name);
  });
  benchmark::RunSpecifiedBenchmarks();
}
