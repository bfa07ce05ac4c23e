// expect: malformed pointer
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::field fields[] = {
#if TRIAGE_SHOULD_COMPILE
      {"/", triage::role::message},
#else
      {"", triage::role::message},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
