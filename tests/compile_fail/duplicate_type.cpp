// expect: duplicate row
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
  static constexpr triage::row rows[] = {
    {triage::type("a"), {}, bad_request},
#if TRIAGE_SHOULD_COMPILE
    {triage::type("b"), {}, conflicting},
#else
    {triage::type("a"), {}, conflicting},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
