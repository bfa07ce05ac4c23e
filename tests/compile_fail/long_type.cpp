// expect: more than 64 bytes
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
  static constexpr triage::row rows[] = {
#if TRIAGE_SHOULD_COMPILE
    {triage::type("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
     {},
     bad_request},
#else
    {triage::type("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
     {},
     bad_request},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
