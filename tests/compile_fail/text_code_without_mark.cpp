// expect: text_code has no #
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api {
  static constexpr std::string_view name = "api";
#if TRIAGE_SHOULD_COMPILE
  static constexpr std::string_view text_code = "Code: #";
#else
  static constexpr std::string_view text_code = "Code: ";
#endif
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
