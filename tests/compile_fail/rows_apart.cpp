// expect: have others between them
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
  static constexpr triage::row rows[] = {
    {"A", 400, bad_request},
    {"B", 400, bad_request},
#if TRIAGE_SHOULD_COMPILE
    {"C", 409, conflicting},
#else
    {"A", 409, conflicting},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
