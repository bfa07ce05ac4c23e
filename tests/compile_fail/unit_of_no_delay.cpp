// expect: has a unit of time as its form
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::field fields[] = {
#if TRIAGE_SHOULD_COMPILE
      {"/wait", triage::role::retry_after, {}, triage::form::milliseconds},
#else
      {"/code", triage::role::code, {}, triage::form::milliseconds},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
