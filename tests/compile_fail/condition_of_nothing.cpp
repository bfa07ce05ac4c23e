// expect: needs either a member or a header
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::in_success inside_2xx[] = {
#if TRIAGE_SHOULD_COMPILE
      {.member = "/ok", .equals = "false"},
#else
      {.equals = "false"},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
