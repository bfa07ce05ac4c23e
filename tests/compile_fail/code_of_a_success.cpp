// expect: the status of a success
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::code_row codes[] = {
      {.code = "A",
#if TRIAGE_SHOULD_COMPILE
       .status = 429,
#else
       .status = 200,
#endif
       .category = triage::category::rate_limited,
       .action = triage::backoff,
       .remedy = triage::remedy::wait},
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
