// expect: `equals`, and neither
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
  static constexpr triage::row rows[] = {
#if TRIAGE_SHOULD_COMPILE
    {"A",
     400,
     bad_request,
     {},
     {},
     {.member = "/a",
      .equals = "b" }},
#else
    {"A", 400, bad_request, {}, {}, {.equals = "b"}},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
