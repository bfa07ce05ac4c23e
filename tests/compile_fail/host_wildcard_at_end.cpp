// expect: in one of its last two labels
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr std::string_view hosts[] = {
      "api.example.com",
#if TRIAGE_SHOULD_COMPILE
      "eu.*.example.com",
#else
      "eu.example.*",
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.hosts().size() == 2);
