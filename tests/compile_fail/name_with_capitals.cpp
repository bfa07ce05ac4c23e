// expect: the name of a provider has other characters
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
#if TRIAGE_SHOULD_COMPILE
  static constexpr std::string_view name = "an_api";
#else
  static constexpr std::string_view name = "An API";
#endif
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "an_api");
