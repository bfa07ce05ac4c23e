// expect: a delay and the action
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
  static constexpr triage::row rows[] = {
#if TRIAGE_SHOULD_COMPILE
    {.key = "A", .status = 429, .kind = throttled, .delay_ms = 1000},
#else
    {.key = "A", .status = 429, .kind = out_of_quota, .delay_ms = 1000},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
