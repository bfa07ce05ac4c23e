// expect: deleted
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
};

bool works(const triage::response& r) {
  const auto decode = [](std::string_view body) { return body.size(); };
#if TRIAGE_SHOULD_COMPILE
  static constexpr triage::provider p = triage::define<api>();
  return triage::check(p, r, decode).has_value();
#else
  return triage::check(triage::define<api>(), r, decode).has_value();
#endif
}
