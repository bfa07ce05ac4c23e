// expect: a row has no category
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::code_row codes[] = {
#if TRIAGE_SHOULD_COMPILE
      {.code = "A",
       .status = 429,
       .category = triage::category::rate_limited,
       .action = triage::backoff,
       .remedy = triage::remedy::wait},
#else
      {.code = "A", .status = 429, .action = triage::backoff, .remedy = triage::remedy::wait},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
