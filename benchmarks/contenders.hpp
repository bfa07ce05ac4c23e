// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// One interface for all contenders.
#ifndef TRIAGE_BENCHMARKS_CONTENDERS_HPP
#define TRIAGE_BENCHMARKS_CONTENDERS_HPP

#include <string>
#include <string_view>
#include <vector>

#include <triage/vocabulary/category.hpp>
#include <triage/vocabulary/verdict.hpp>

namespace bench {

/// What a caller wants to know. The texts live until the same contender runs again, or as long as
/// the body. A text that is absent, null or "" is empty.
struct outcome {
  std::string_view code, type, message, param, request_id;
  bool retry_after = false;
  triage::action action = triage::action::never;
  triage::category category = triage::category::none;
};

/// From a body and a status to an outcome. `bench::padding` bytes behind the body can be read.
using contender_function = outcome (*)(std::string_view body, int status);

struct contender {
  const char* name;   ///< in the names of benchmarks
  const char* title;  ///< in the report
  contender_function run;
  bool decodes;  ///< whether escapes in its texts are decoded
};

outcome run_triage(std::string_view body, int status);
/// With the provider `generic`: for bodies of any API, on which the others do not come to the same.
outcome run_triage_generic(std::string_view body, int status);
outcome run_triage_simdjson_copy(std::string_view body, int status);
outcome run_triage_simdjson_padded(std::string_view body, int status);
outcome run_scalar(std::string_view body, int status);
outcome run_nlohmann_dom(std::string_view body, int status);
outcome run_nlohmann_sax(std::string_view body, int status);
outcome run_rapidjson_dom(std::string_view body, int status);
outcome run_rapidjson_insitu(std::string_view body, int status);
outcome run_simdjson_3_0_1_copy(std::string_view body, int status);
outcome run_simdjson_3_0_1_padded(std::string_view body, int status);
outcome run_simdjson_3_9_4_copy(std::string_view body, int status);
outcome run_simdjson_3_9_4_padded(std::string_view body, int status);
std::string run_simdjson_3_0_1_kernel();
std::string run_simdjson_3_9_4_kernel();
outcome run_boost_json(std::string_view body, int status);
outcome run_cjson(std::string_view body, int status);

/// Those that were built, triage first.
[[nodiscard]] const std::vector<contender>& contenders();

/// nullptr if there is none of that name.
[[nodiscard]] const contender* find_contender(std::string_view name);

/// The instruction sets that simdjson chose for this machine, in words.
[[nodiscard]] std::string simdjson_kernels();

/// Ends the program with a message if two contenders read a body differently.
void verify();

}  // namespace bench

#endif
