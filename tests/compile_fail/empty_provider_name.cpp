// expect: the name of a provider is empty
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
#if TRIAGE_SHOULD_COMPILE
  static constexpr std::string_view name = "api";
#else
  static constexpr std::string_view name = "";
#endif
};
constexpr triage::provider p = triage::define<api>();
