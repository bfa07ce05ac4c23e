// expect: duplicate row
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
  static constexpr triage::row rows[] = {
    {{}, triage::statuses::between(500, 549), broken},
    {{}, triage::statuses::between(550, 599), unavailable},
#if TRIAGE_SHOULD_COMPILE
    {{}, 404, missing},
#else
    {{}, triage::statuses::between(540, 560), busy},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
