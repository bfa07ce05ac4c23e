// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   triage_benchmark_situations [FILE]
//
// Bodies that nobody wrote down (wild.hpp), in three situations:
//
//   hot    one body again and again;
//   mixed  1,024 bodies in turn;
//   cold   one call, after thousands of other functions and megabytes of other data.
//
// All contenders take turns in random order. Prints a table of median times and of median ratios to
// simdjson 3.9.4 with the padding copy, and writes the same into FILE, as JSON.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "contenders.hpp"
#include "dice.hpp"
#include "evict.hpp"
#include "hide.hpp"
#include "verify.hpp"
#include "wild.hpp"

namespace {

using bench::body;
using bench::contender;
using bench::dice;
using bench::hide;
using bench::wild_group;

const std::vector<contender>& contenders() {
  static const std::vector<contender> all = {
      {"triage", "triage", bench::run_triage, false},
#ifdef TRIAGE_BENCHMARKS_SIMDJSON_3_9_4
      {"simdjson_3_9_4", "simdjson 3.9.4", bench::run_simdjson_3_9_4_copy, true},
#endif
      {"simdjson_3_0_1", "simdjson 3.0.1", bench::run_simdjson_3_0_1_copy, true},
      {"nlohmann_dom", "nlohmann DOM", bench::run_nlohmann_dom, true},
  };
  return all;
}

constexpr std::size_t yardstick = 1;  // in contenders()
constexpr std::size_t sample = 64;    // of the bodies of a group, where each is timed by itself

bench::contender_function function_of(std::size_t c, const wild_group& g) {
  return c == 0 && g.any_api ? bench::run_triage_generic : contenders()[c].run;
}

void call(bench::contender_function run, std::string_view text, int status) {
  hide(text);
  hide(status);
  bench::outcome o = run(text, status);
  hide(o);
}

double now() {
  return std::chrono::duration<double, std::nano>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

double median(std::vector<double> v) {
  const auto middle = v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2);
  std::nth_element(v.begin(), middle, v.end());
  return *middle;
}

std::vector<std::size_t> in_random_order(std::size_t size, dice& d) {
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), 0);
  d.shuffle(order);
  return order;
}

// Times of [thing][contender][round]: of things whose contenders are compared with each other.
class times {
 public:
  explicit times(std::size_t things) : things_(things), ns_(things * contenders().size()) {}

  void add(std::size_t thing, std::size_t c, double ns) {
    ns_[thing * contenders().size() + c].push_back(ns);
  }
  [[nodiscard]] double of(std::size_t thing, std::size_t c) const {
    return median(ns_[thing * contenders().size() + c]);
  }

  struct summary {
    double ns, ratio;
  };
  // Of the things in [from, to).
  [[nodiscard]] summary of_contender(std::size_t c, std::size_t from, std::size_t to) const {
    std::vector<double> ns;
    std::vector<double> ratios;
    for (std::size_t i = from; i < to; ++i) {
      ns.push_back(of(i, c));
      ratios.push_back(ns.back() / of(i, yardstick));
    }
    return {median(ns), median(ratios)};
  }
  [[nodiscard]] std::size_t things() const { return things_; }

 private:
  std::size_t things_;
  std::vector<std::vector<double>> ns_;
};

const body& sampled(const wild_group& g, std::size_t i) {
  return g.bodies[i * (g.bodies.size() / sample)];
}

times hot(const wild_group& g, dice& d) {
  constexpr int rounds = 11;
  constexpr double batch = 60'000;  // ns
  times t(sample);
  const auto run = [&](std::size_t c, const body& b, int n) {
    const double start = now();
    for (int i = 0; i < n; ++i) call(function_of(c, g), b.text(), b.status());
    return (now() - start) / n;
  };
  for (int round = 0; round < rounds; ++round) {
    for (const std::size_t i : in_random_order(sample * contenders().size(), d)) {
      const std::size_t c = i % contenders().size();
      const body& b = sampled(g, i / contenders().size());
      run(c, b, 8);
      const int n = 1 + static_cast<int>(batch / run(c, b, 16));
      t.add(i / contenders().size(), c, run(c, b, n));
    }
  }
  return t;
}

// Here a thing is a round, as all bodies are timed together.
times mixed(const wild_group& g, dice& d) {
  constexpr std::size_t rounds = 31;
  times t(rounds);
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::vector<std::size_t> order = in_random_order(g.bodies.size(), d);
    for (const std::size_t c : in_random_order(contenders().size(), d)) {
      const bench::contender_function run = function_of(c, g);
      const double start = now();
      for (const std::size_t i : order) call(run, g.bodies[i].text(), g.bodies[i].status());
      t.add(round, c, (now() - start) / static_cast<double>(order.size()));
    }
  }
  return t;
}

[[gnu::noinline]] bench::outcome nothing(std::string_view, int) {
  return {};
}

// The body itself is near, as it has just been received.
double cold_call(bench::contender_function run, const body& b) {
  static char received[bench::wild_longest + bench::padding];
  std::uint64_t x = bench::evict();
  hide(x);
  std::memcpy(received, b.text().data(), b.text().size());
  now();
  const double start = now();
  call(run, {received, b.text().size()}, b.status());
  return now() - start;
}

// Of all groups at once; the things are the samples of one group after the other.
times cold(const std::vector<wild_group>& groups, dice& d) {
  constexpr int rounds = 7;
  std::vector<double> clock;
  for (int i = 0; i < 101; ++i) clock.push_back(cold_call(nothing, groups[0].bodies[0]));
  const double of_clock = median(clock);
  times t(groups.size() * sample);
  for (int round = 0; round < rounds; ++round) {
    for (const std::size_t i : in_random_order(t.things() * contenders().size(), d)) {
      const std::size_t c = i % contenders().size();
      const std::size_t thing = i / contenders().size();
      const wild_group& g = groups[thing / sample];
      t.add(thing, c, cold_call(function_of(c, g), sampled(g, thing % sample)) - of_clock);
    }
  }
  return t;
}

struct line {
  std::string situation, group, title;
  std::vector<times::summary> of;  // of each contender
};

line summarise(const char* situation, std::string_view group, std::string_view title,
               const times& t, std::size_t from, std::size_t to) {
  line l{situation, std::string(group), std::string(title), {}};
  for (std::size_t c = 0; c < contenders().size(); ++c) l.of.push_back(t.of_contender(c, from, to));
  return l;
}

void print_table(const std::vector<line>& lines) {
  std::printf("%-6s %-8s", "", "");
  for (const contender& c : contenders()) std::printf(" %20s", c.name);
  std::printf("   (ns, ratio to %s)\n", contenders()[yardstick].name);
  for (const line& l : lines) {
    std::printf("%-6s %-8s", l.situation.c_str(), l.group.c_str());
    for (const times::summary& s : l.of) std::printf(" %11.1f (%6.3f)", s.ns, s.ratio);
    std::printf("\n");
  }
}

bool write_json(const char* path, const std::vector<line>& lines) {
  std::FILE* const f = std::fopen(path, "w");
  if (f == nullptr) return false;
  std::fprintf(f, "{\"yardstick\": \"%s\", \"lines\": [", contenders()[yardstick].name);
  const char* comma = "";
  for (const line& l : lines) {
    std::fprintf(f, "%s\n  {\"situation\": \"%s\", \"group\": \"%s\", \"title\": \"%s\"", comma,
                 l.situation.c_str(), l.group.c_str(), l.title.c_str());
    for (std::size_t c = 0; c < contenders().size(); ++c) {
      std::fprintf(f, ", \"%s\": {\"ns\": %.2f, \"ratio\": %.4f}", contenders()[c].name, l.of[c].ns,
                   l.of[c].ratio);
    }
    std::fprintf(f, "}");
    comma = ",";
  }
  std::fprintf(f, "\n]}\n");
  return std::fclose(f) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<wild_group> groups = bench::wild_groups();
  for (const wild_group& g : groups) {
    for (const body& b : g.bodies) {
      if (b.json()) bench::verify(contenders(), b);
    }
  }
  dice d(7);
  std::vector<line> lines;
  for (const wild_group& g : groups) {
    lines.push_back(summarise("hot", g.name, g.title, hot(g, d), 0, sample));
  }
  for (const wild_group& g : groups) {
    const times t = mixed(g, d);
    lines.push_back(summarise("mixed", g.name, g.title, t, 0, t.things()));
  }
  const times t = cold(groups, d);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    lines.push_back(
        summarise("cold", groups[i].name, groups[i].title, t, i * sample, (i + 1) * sample));
  }
  lines.push_back(summarise("cold", "all", "all of these", t, 0, t.things()));
  print_table(lines);
  if (argc > 1 && !write_json(argv[1], lines)) {
    std::perror(argv[1]);
    return 1;
  }
}
