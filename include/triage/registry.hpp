// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Providers by name, for programs that choose at run time.
#ifndef TRIAGE_REGISTRY_HPP
#define TRIAGE_REGISTRY_HPP

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include <triage/provider.hpp>
#include <triage/providers.hpp>

namespace triage::inline TRIAGE_ABI {

namespace detail {

inline constexpr auto provider_list = []<std::size_t... I>(std::index_sequence<I...>) {
  return std::array<provider, sizeof...(I)>{*providers_by_name[I]...};
}
(std::make_index_sequence<std::size(providers_by_name)>());

}  // namespace detail

/// All providers that come with the library, ordered by name. Static storage.
[[nodiscard]] constexpr table_view<provider> all_providers() noexcept {
  return {detail::provider_list.data(), detail::provider_list.size()};
}

/// The provider of that name, as in `provider::name()`; nullopt if there is none. Linear in the
/// number of providers. It gives the same answers as `triage::providers::NAME`.
///
///     const triage::provider p = triage::find_provider(route.upstream).value_or(generic);
[[nodiscard]] constexpr std::optional<provider> find_provider(std::string_view name) noexcept {
  for (const provider& p : all_providers()) {
    if (p.name() == name) return p;
  }
  return std::nullopt;
}

}  // namespace triage::inline TRIAGE_ABI

#endif
