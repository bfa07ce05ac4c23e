// expect: malformed pointer
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::field fields[] = {
#if TRIAGE_SHOULD_COMPILE
      {"/error/code~0", triage::role::code},
#else
      {"/error/code~2", triage::role::code},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
