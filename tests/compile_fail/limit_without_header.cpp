// expect: triage: a row of limits[] names no header
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::limit_row limits[] = {
#if TRIAGE_SHOULD_COMPILE
      {"A", "", "", "requests"},
#else
      {"", "", "", "requests"},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
