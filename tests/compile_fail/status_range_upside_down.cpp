// expect: last_status below its status
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::status_row statuses[] = {
      {.status = 500,
       .category = triage::category::internal,
       .action = triage::backoff,
       .remedy = triage::remedy::wait,
#if TRIAGE_SHOULD_COMPILE
       .last_status = 502},
#else
       .last_status = 499},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
