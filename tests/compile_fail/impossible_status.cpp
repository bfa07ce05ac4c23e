// expect: impossible status
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
  static constexpr triage::row rows[] = {
#if TRIAGE_SHOULD_COMPILE
    {"A", 599, broken},
#else
    {"A", 600, broken},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
