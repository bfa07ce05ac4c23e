// expect: the same pointer and role
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::field fields[] = {
      {"/code", triage::role::code},
#if TRIAGE_SHOULD_COMPILE
      {"/kind", triage::role::code},
#else
      {"/code", triage::role::code},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
