// expect: earlier rows of statuses[] have all statuses
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
       .last_status = 599},
#endif
      {.status = 503,
       .category = triage::category::unavailable,
       .action = triage::backoff,
       .remedy = triage::remedy::wait},
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
