// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "contenders.hpp"

#include "bodies.hpp"
#include "verify.hpp"

namespace bench {
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
  for (const body& b : bodies()) verify(contenders(), b);
}

}  // namespace bench
