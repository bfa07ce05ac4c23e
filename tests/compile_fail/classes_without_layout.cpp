// expect: needs `static constexpr id_layout error_id`
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
#if TRIAGE_SHOULD_COMPILE
  static constexpr triage::id_layout error_id = {.service = 3, .cls = 2};
#endif
  static constexpr triage::row rows[] = {
      {triage::id_class("00"), triage::statuses::between(500, 599), broken},
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
