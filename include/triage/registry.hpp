// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// All providers that come with the library, by name or host, for programs that choose at run time.
// It includes every table; a program that knows its APIs includes `providers/NAME.hpp` for each.
#ifndef TRIAGE_REGISTRY_HPP
#define TRIAGE_REGISTRY_HPP

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include <triage/tables/detail/host_checks.hpp>
#include <triage/providers.hpp>
#include <triage/tables/hosts.hpp>
#include <triage/tables/provider.hpp>
#include <triage/tables/table_view.hpp>

namespace triage::inline TRIAGE_ABI {

namespace detail {

inline constexpr auto provider_list = []<std::size_t... I>(std::index_sequence<I...>) {
  return std::array<provider, sizeof...(I)>{*providers_by_name[I]...};
}
(std::make_index_sequence<std::size(providers_by_name)>());

static_assert(hosts_are_disjoint<provider_list>());

}  // namespace detail

/// All providers that come with the library, ordered by name. Static storage.
[[nodiscard]] constexpr table_view<provider> all_providers() noexcept {
  return {detail::provider_list.data(), detail::provider_list.size()};
}

/// The provider of that name, as in `provider::name()`; nullopt if there is none. Linear in the
/// number of providers. Classifying with it gives the same as with `triage::providers::NAME`.
///
///     const triage::provider p = triage::find_provider(route.upstream).value_or(generic);
[[nodiscard]] constexpr std::optional<provider> find_provider(std::string_view name) noexcept {
  for (const provider& p : all_providers()) {
    if (p.name() == name) return p;
  }
  return std::nullopt;
}

/// The provider with a host, such as "api.openai.com"; nullopt if no provider of the library has
/// it. See `provider_for(host, among)` for the rules.
///
///     const triage::provider p = triage::provider_for("api.persly.ai").value_or(generic);
[[nodiscard]] constexpr std::optional<provider> provider_for(std::string_view host) noexcept {
  return provider_for(host, all_providers());
}
/// The same for the host of a URL.
[[nodiscard]] constexpr std::optional<provider> provider_for_url(std::string_view url) noexcept {
  return provider_for_url(url, all_providers());
}

}  // namespace triage::inline TRIAGE_ABI

#endif
