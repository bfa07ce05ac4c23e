// expect: duplicate row
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
  static constexpr triage::row rows[] = {
    {"A", 400, bad_request, {}, {}, {.header = "X-A"}},
#if TRIAGE_SHOULD_COMPILE
    {"A",
     400,
     conflicting,
     {},
     {},
     {.header = "X-B" }},
#else
    {"A", 400, conflicting, {}, {}, {.header = "X-A"}},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
