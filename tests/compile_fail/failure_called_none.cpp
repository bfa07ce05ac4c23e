// expect: category `none`
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::status_row statuses[] = {
#if TRIAGE_SHOULD_COMPILE
      {.status = 204, .category = triage::category::none},
#else
      {.status = 429, .category = triage::category::none},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
