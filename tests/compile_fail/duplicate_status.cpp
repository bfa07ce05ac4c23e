// expect: duplicate status
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::status_row statuses[] = {
      {400, triage::category::conflict, triage::never, triage::remedy::check_resource},
#if TRIAGE_SHOULD_COMPILE
      {401,
#else
      {400,
#endif
       triage::category::conflict, triage::never, triage::remedy::check_resource},
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
