// expect: malformed pointer
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::field fields[] = {
#if TRIAGE_SHOULD_COMPILE
      {"/a/b/c/d/e/f", triage::role::code},
#else
      {"/a/b/c/d/e/f/g", triage::role::code},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
