// expect: delete
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
};
constexpr triage::provider p = triage::define<api>();

bool good() {
#if TRIAGE_SHOULD_COMPILE
  return triage::check(p, {200, ""}).has_value();
#else
  return triage::check(triage::define<api>(), {200, ""}).has_value();
#endif
}
