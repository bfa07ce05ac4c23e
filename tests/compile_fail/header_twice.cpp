// expect: two rows of headers[] have the same name
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::header_row headers[] = {
      {"X-Code", triage::header_role::code},
#if TRIAGE_SHOULD_COMPILE
      {"X-Other-Code", triage::header_role::code},
#else
      {"X-Code", triage::header_role::code},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
