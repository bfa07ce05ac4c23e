// expect: too many pointers
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

// Each pointer has ways of its own.
struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::field fields[] = {
      {"/a1/b/c/d/e", triage::role::code},       {"/a2/b/c/d/e", triage::role::type},
      {"/a3/b/c/d/e", triage::role::message},    {"/a4/b/c/d/e", triage::role::param},
      {"/a5/b/c/d/e", triage::role::request_id},
#if !TRIAGE_SHOULD_COMPILE
      {"/a6/b/c/d/e", triage::role::error_id},   {"/a7/b/c/d/e", triage::role::help},
      {"/a8/b/c/d/e", triage::role::details},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
