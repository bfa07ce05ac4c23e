// expect: delete
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
};
constexpr triage::provider p = triage::define<api>();

triage::error kept(const triage::response& r) {
#if TRIAGE_SHOULD_COMPILE
  return triage::classify(p, r);
#else
  return triage::classify(triage::define<api>(), r);
#endif
}
