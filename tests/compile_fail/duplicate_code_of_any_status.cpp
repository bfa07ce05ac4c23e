// expect: duplicate row
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
  static constexpr triage::row rows[] = {
    {"A", {}, bad_request},
#if TRIAGE_SHOULD_COMPILE
    {"B", 400, conflicting},
#else
    {"A", 400, conflicting},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
