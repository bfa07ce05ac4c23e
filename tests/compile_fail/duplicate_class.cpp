// expect: duplicate class
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::id_layout error_id = {.service = 3, .cls = 2};
  static constexpr triage::class_row classes[] = {
      {"00", 500, 599, triage::category::internal, triage::backoff, triage::remedy::wait},
#if TRIAGE_SHOULD_COMPILE
      {"01",
#else
      {"00",
#endif
       400, 499, triage::category::conflict, triage::never, triage::remedy::fix_request},
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
