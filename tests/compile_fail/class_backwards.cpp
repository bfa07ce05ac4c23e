// expect: impossible status
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::id_layout error_id = {.service = 3, .cls = 2};
  static constexpr triage::class_row classes[] = {
#if TRIAGE_SHOULD_COMPILE
      {"00", 500, 599,
#else
      {"00", 599, 500,
#endif
       triage::category::internal, triage::backoff, triage::remedy::wait},
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
