// expect: impossible status
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
  static constexpr triage::row rows[] = {
#if TRIAGE_SHOULD_COMPILE
    {{}, triage::statuses::between(500, 599), broken},
#else
    {{}, triage::statuses::between(599, 500), broken},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
