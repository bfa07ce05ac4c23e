// expect: empty name
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::header_row headers[] = {
#if TRIAGE_SHOULD_COMPILE
      {"Retry-After", triage::header_role::retry_after},
#else
      {"", triage::header_role::retry_after},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
