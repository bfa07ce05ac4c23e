// expect: more than 64 bytes
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::code_row codes[] = {
#if TRIAGE_SHOULD_COMPILE
      {.code = "0123456789012345678901234567890123456789012345678901234567890123",
#else
      {.code = "01234567890123456789012345678901234567890123456789012345678901234",
#endif
       .status = 400,
       .category = triage::category::conflict,
       .action = triage::never,
       .remedy = triage::remedy::check_resource},
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
