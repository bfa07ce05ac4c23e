// expect: impossible status
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::code_row codes[] = {
      {.code = "A",
#if TRIAGE_SHOULD_COMPILE
       .status = 100,
#else
       .status = 99,
#endif
       .category = triage::category::conflict,
       .action = triage::never,
       .remedy = triage::remedy::check_resource},
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
