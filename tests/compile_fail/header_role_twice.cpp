// expect: two rows of headers[] have the same role
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::header_row headers[] = {
      {"X-Wait", triage::header_role::retry_after},
#if TRIAGE_SHOULD_COMPILE
      {"X-Id", triage::header_role::request_id},
#else
      {"X-Pause", triage::header_role::retry_after},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
