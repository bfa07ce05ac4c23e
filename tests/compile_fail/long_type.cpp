// expect: more than 64 bytes
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::type_row types[] = {
#if TRIAGE_SHOULD_COMPILE
      {.type = "0123456789012345678901234567890123456789012345678901234567890123",
#else
      {.type = "01234567890123456789012345678901234567890123456789012345678901234",
#endif
       .category = triage::category::conflict,
       .action = triage::never,
       .remedy = triage::remedy::check_resource},
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
