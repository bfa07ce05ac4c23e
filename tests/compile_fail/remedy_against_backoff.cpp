// expect: contradicts its action
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::code_row codes[] = {
      {.code = "A",
       .status = 429,
       .category = triage::category::rate_limited,
       .action = triage::backoff,
#if TRIAGE_SHOULD_COMPILE
       .remedy = triage::remedy::wait},
#else
       .remedy = triage::remedy::raise_limit},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
