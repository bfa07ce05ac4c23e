// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Providers by name, for programs that choose at run time.
#ifndef TRIAGE_REGISTRY_HPP
#define TRIAGE_REGISTRY_HPP

#include <cstddef>
#include <string_view>

#include <triage/provider.hpp>
#include <triage/providers.hpp>

namespace triage {

/// All providers that come with the library, ordered by name. Pointers to static storage.
[[nodiscard]] constexpr table_view<const provider*> all_providers() noexcept {
  return {detail::providers_by_name, std::size(detail::providers_by_name)};
}

/// The provider of that name, as in `provider::name()`; nullptr if there is none. The same object
/// as `triage::providers::NAME`, so it gives the same answers.
[[nodiscard]] constexpr const provider* find_provider(std::string_view name) noexcept {
  for (const provider* p : all_providers()) {
    if (p->name() == name) return p;
  }
  return nullptr;
}

}  // namespace triage

#endif
