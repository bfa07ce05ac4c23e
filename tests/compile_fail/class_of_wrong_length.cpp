// expect: not as long as error_id says
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::id_layout error_id = {.service = 3, .cls = 2};
  static constexpr triage::class_row classes[] = {
#if TRIAGE_SHOULD_COMPILE
      {"00",
#else
      {"0",
#endif
       500, 599, triage::category::internal, triage::backoff, triage::remedy::wait},
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
