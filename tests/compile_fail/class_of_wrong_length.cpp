// expect: not as long as error_id says
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
  static constexpr triage::id_layout error_id = {.service = 3, .cls = 2};
  static constexpr triage::row rows[] = {
#if TRIAGE_SHOULD_COMPILE
    {triage::id_class("00"), triage::statuses::between(500, 599), broken},
#else
    {triage::id_class("0"), triage::statuses::between(500, 599), broken},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
