// expect: any gateway on the way can send
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::status_row statuses[] = {
#if TRIAGE_SHOULD_COMPILE
      {.status = 425,
#else
      {.status = 503,
#endif
       .category = triage::category::unavailable,
       .action = triage::backoff,
       .remedy = triage::remedy::wait,
       .processed = triage::processed::no},
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
