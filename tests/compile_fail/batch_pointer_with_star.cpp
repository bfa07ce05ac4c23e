// expect: has a pointer that is no JSON
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::batch batches[] = {
#if TRIAGE_SHOULD_COMPILE
      {.each = "/items/*", .error = "/errors/0"},
#else
      {.each = "/items/*", .error = "/errors/*"},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
