// expect: condition of a row of batches
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::batch batches[] = {
#if TRIAGE_SHOULD_COMPILE
      {"/items/*", {.member = "/status", .equals = "1"}},
#else
      {"/items/*", {.equals = "1"}},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
