// expect: duplicate code
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::code_row codes[] = {
      {.code = "A",
       .status = 400,
       .category = triage::category::conflict,
       .action = triage::never,
       .remedy = triage::remedy::check_resource},
#if TRIAGE_SHOULD_COMPILE
      {.code = "B",
#else
      {.code = "A",
#endif
       .status = 400,
       .category = triage::category::conflict,
       .action = triage::never,
       .remedy = triage::remedy::check_resource},
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
