// expect: contradicts its action
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::type_row types[] = {
      {.type = "t",
       .category = triage::category::quota_exhausted,
       .action = triage::never,
#if TRIAGE_SHOULD_COMPILE
       .remedy = triage::remedy::raise_limit},
#else
       .remedy = triage::remedy::wait},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
