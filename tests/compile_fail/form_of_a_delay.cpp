// expect: has a unit of time as its form
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::header_row headers[] = {
#if TRIAGE_SHOULD_COMPILE
      {"X-Code", triage::header_role::code, {}, {}, triage::form::aws_code},
#else
      {"X-Wait", triage::header_role::retry_after, {}, {}, triage::form::aws_code},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
