// expect: condition of inside_2xx[] is no JSON
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::in_success inside_2xx[] = {
#if TRIAGE_SHOULD_COMPILE
      {.member = "/errors/0"},
#else
      {.member = "/errors/*"},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
