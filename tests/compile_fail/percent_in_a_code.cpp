// expect: percent as its
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::header_row headers[] = {
#if TRIAGE_SHOULD_COMPILE
      {.name = "m", .role = triage::header_role::message, .form = triage::form::percent},
#else
      {.name = "m", .role = triage::header_role::code, .form = triage::form::percent},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
