// expect: two rows of batches
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::batch batches[] = {
#if TRIAGE_SHOULD_COMPILE
      {"/items/*", {.member = "/a"}},
      {"/items/*", {.member = "/b"}},
#else
      {"/items/*", {.member = "/a"}},
      {"/items/*", {.member = "/a"}},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
