// expect: impossible status
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::code_row codes[] = {
#if TRIAGE_SHOULD_COMPILE
      {.code = "B",
       .status = 400,
#else
      {.code = "B",
       .status = 4000,
#endif
       .category = triage::category::conflict,
       .action = triage::never,
       .remedy = triage::remedy::check_resource},
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
