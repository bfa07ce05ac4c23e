// expect: has a recovery and an action other than
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
  static constexpr triage::row rows[] = {
#if TRIAGE_SHOULD_COMPILE
    {"A", 421, bad_request.with(triage::recovery::new_connection)},
#else
    {"A", 421, busy.with(triage::recovery::new_connection)},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
