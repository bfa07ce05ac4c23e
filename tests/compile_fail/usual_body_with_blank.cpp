// expect: is one object without white space
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct api : triage::kinds {
  static constexpr std::string_view name = "api";
  static constexpr triage::field fields[] = {
      {"/error/code", triage::role::code, "the code"},
      {"/error/details", triage::role::details, "what is wrong with which field"},
  };
#if TRIAGE_SHOULD_COMPILE
  static constexpr std::string_view usual_body = R"({"error":{"code":"","message":""}})";
#else
  static constexpr std::string_view usual_body = R"({"error": {"code":"","message":""}})";
#endif
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
