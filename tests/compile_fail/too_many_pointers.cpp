// expect: too many pointers
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

// Each pointer has ways of its own: twelve times five are 60, and there is room for 63.
struct api {
  static constexpr std::string_view name = "api";
  static constexpr triage::field fields[] = {
      {"/a1/b/c/d/e", triage::role::code},
      {"/a2/b/c/d/e", triage::role::code},
      {"/a3/b/c/d/e", triage::role::code},
      {"/a4/b/c/d/e", triage::role::code},
      {"/a5/b/c/d/e", triage::role::type},
      {"/a6/b/c/d/e", triage::role::type},
      {"/a7/b/c/d/e", triage::role::type},
      {"/a8/b/c/d/e", triage::role::type},
      {"/a9/b/c/d/e", triage::role::message},
      {"/a10/b/c/d/e", triage::role::message},
      {"/a11/b/c/d/e", triage::role::message},
      {"/a12/b/c/d/e", triage::role::message},
      {"/a13/b/c", triage::role::request_id},
#if !TRIAGE_SHOULD_COMPILE
      {"/a14", triage::role::help},
#endif
  };
};
constexpr triage::provider p = triage::define<api>();
static_assert(p.name() == "api");
