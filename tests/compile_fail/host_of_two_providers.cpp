// expect: also one of an earlier provider
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>

struct first {
  static constexpr std::string_view name = "first";
  static constexpr std::string_view hosts[] = {"api.example.com", "*.example.com"};
};
struct second {
  static constexpr std::string_view name = "second";
#if TRIAGE_SHOULD_COMPILE
  static constexpr std::string_view hosts[] = {"*.eu.example.com"};
#else
  static constexpr std::string_view hosts[] = {"*.example.com"};
#endif
};
constexpr triage::provider list[] = {triage::define<first>(), triage::define<second>()};
// As <triage/registry.hpp> checks the providers of the library.
static_assert(triage::detail::hosts_are_disjoint<list>());
