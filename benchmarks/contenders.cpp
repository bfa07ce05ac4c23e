// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "contenders.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>

#include <triage/text/text.hpp>

#include "bodies.hpp"

namespace bench {
namespace {

// A text in plain, whoever read it.
std::string plain(const contender& c, std::string_view text) {
  if (c.decodes) return std::string(text);
  std::string out;
  triage::text::decoder d(triage::text(text, triage::text::form::escaped));
  for (int byte = d.next(); byte >= 0; byte = d.next()) out += static_cast<char>(byte);
  return out;
}

[[noreturn]] void differ(const body& b, const contender& c, const char* what,
                         const std::string& expected, const std::string& got) {
  std::fprintf(stderr, "%s, %s of %s: triage has \"%.200s\", it has \"%.200s\"\n", c.name, what,
               b.name().c_str(), expected.c_str(), got.c_str());
  std::exit(1);
}

void compare(const body& b, const contender& c, const outcome& expected, const outcome& got) {
  const auto same = [&](const char* what, std::string_view e, std::string_view g) {
    const std::string one = plain(contenders().front(), e);
    const std::string other = plain(c, g);
    if (one != other) differ(b, c, what, one, other);
  };
  if (b.json()) {
    same("code", expected.code, got.code);
    same("type", expected.type, got.type);
    same("message", expected.message, got.message);
    same("param", expected.param, got.param);
    same("request_id", expected.request_id, got.request_id);
    if (expected.retry_after != got.retry_after) differ(b, c, "retry_after", "", "");
  }
  const auto name = [](auto e) { return std::string(triage::to_string(e)); };
  if (expected.action != got.action) {
    differ(b, c, "the verdict", name(expected.action), name(got.action));
  }
  if (expected.category != got.category) {
    differ(b, c, "the category", name(expected.category), name(got.category));
  }
}

}  // namespace

const std::vector<contender>& contenders() {
  static const std::vector<contender> all = {
      {"triage", "triage", run_triage, false},
      {"scalar", "scalar scanner, checks nothing", run_scalar, false},
#ifdef TRIAGE_BENCHMARKS_SIMDJSON_3_9_4
      {"triage_simdjson", "triage with simdjson 3.9.4, copy to padded", run_triage_simdjson_copy,
       false},
      {"triage_simdjson_padded", "triage with simdjson 3.9.4, padded body",
       run_triage_simdjson_padded, false},
      {"simdjson_3_9_4", "simdjson 3.9.4 On-Demand, copy to padded", run_simdjson_3_9_4_copy, true},
      {"simdjson_3_9_4_padded", "simdjson 3.9.4 On-Demand, padded body", run_simdjson_3_9_4_padded,
       true},
#endif
      {"simdjson_3_0_1", "simdjson 3.0.1 On-Demand, copy to padded", run_simdjson_3_0_1_copy, true},
      {"simdjson_3_0_1_padded", "simdjson 3.0.1 On-Demand, padded body", run_simdjson_3_0_1_padded,
       true},
      {"rapidjson_insitu", "RapidJSON in situ, with the copy", run_rapidjson_insitu, true},
      {"rapidjson_dom", "RapidJSON DOM", run_rapidjson_dom, true},
      {"boost_json", "Boost.JSON", run_boost_json, true},
      {"cjson", "cJSON", run_cjson, true},
      {"nlohmann_sax", "nlohmann/json SAX", run_nlohmann_sax, true},
      {"nlohmann_dom", "nlohmann/json DOM", run_nlohmann_dom, true},
  };
  return all;
}

const contender* find_contender(std::string_view name) {
  for (const contender& c : contenders()) {
    if (name == c.name) return &c;
  }
  return nullptr;
}

std::string simdjson_kernels() {
  std::string kernels = "3.0.1: " + run_simdjson_3_0_1_kernel();
#ifdef TRIAGE_BENCHMARKS_SIMDJSON_3_9_4
  kernels += ", 3.9.4: " + run_simdjson_3_9_4_kernel();
#endif
  return kernels;
}

void verify() {
  const contender& first = contenders().front();
  for (const body& b : bodies()) {
    const outcome expected = first.run(b.text(), b.status());
    if (b.json() && expected.message.empty()) differ(b, first, "no message", "", "");
    for (const contender& c : contenders()) {
      compare(b, c, expected, c.run(b.text(), b.status()));
      // Once more, since most keep something from one run to the next.
      compare(b, c, expected, c.run(b.text(), b.status()));
    }
  }
}

}  // namespace bench
