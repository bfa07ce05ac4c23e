// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Checks of the hosts of a provider, and of all providers together, made by the compiler.
#ifndef TRIAGE_TABLES_DETAIL_HOST_CHECKS_HPP
#define TRIAGE_TABLES_DETAIL_HOST_CHECKS_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/tables/detail/table_checks.hpp>
#include <triage/text/host.hpp>

namespace triage::inline TRIAGE_ABI::detail {

template <int Row>
struct empty_host {
  static_assert(Row < 0, "triage: empty name: a row of hosts[] is empty");
};
template <int Row>
struct more_than_a_host {
  static_assert(Row < 0,
                "triage: a row of hosts[] is more than a host: no scheme, user, port or path");
};
template <int Row>
struct host_with_capitals {
  static_assert(Row < 0, "triage: a row of hosts[] has capitals; hosts are written in lower case");
};
template <int Row>
struct malformed_host {
  static_assert(Row < 0,
                "triage: malformed host: a row of hosts[] is not made of labels of 1 to 63 of the "
                "characters a-z, 0-9, -, _ and *, with dots between them");
};
template <int Row>
struct host_of_everybody {
  static_assert(Row < 0,
                "triage: a row of hosts[] has a * in one of its last two labels, which would make "
                "other people's hosts this provider's");
};
template <int Row>
struct host_with_two_wildcards {
  static_assert(Row < 0, "triage: a label in a row of hosts[] has more than one *");
};
template <int Row>
struct duplicate_host {
  static_assert(Row < 0, "triage: duplicate host: two rows of hosts[] are the same");
};
/// `Provider` is the place in the list of providers, counted from 0, as `Row` is that in hosts[].
template <int Provider, int Row>
struct host_of_two_providers {
  static_assert(Row < 0,
                "triage: duplicate host: a row of hosts[] is also one of an earlier provider");
};

[[nodiscard]] constexpr bool has_capitals(std::string_view host) {
  for (const char c : host) {
    if (c >= 'A' && c <= 'Z') return true;
  }
  return false;
}

/// Whether there is a `*` in one of the last two labels.
[[nodiscard]] constexpr bool ends_with_wildcard(std::string_view pattern) {
  const std::size_t star = pattern.rfind('*');
  if (star == std::string_view::npos) return false;
  const std::size_t dot = pattern.find('.', star);
  return dot == std::string_view::npos || pattern.find('.', dot + 1) == std::string_view::npos;
}

/// Whether there are two `*` in one label.
[[nodiscard]] constexpr bool has_two_wildcards(std::string_view pattern) {
  bool seen = false;
  for (const char c : pattern) {
    if (c == '*' && seen) return true;
    seen = c == '*' || (seen && c != '.');
  }
  return false;
}

template <class Api>
[[nodiscard]] constexpr bool check_hosts() {
  using host = std::string_view;
  constexpr auto& rows = Api::hosts;
  constexpr int empty = first_row(rows, [](host h) { return h.empty(); });
  constexpr int more =
      first_row(rows, [](host h) { return h.find_first_of(":/@?#") != host::npos; });
  constexpr int capitals = first_row(rows, [](host h) { return has_capitals(h); });
  constexpr int repeated = first_repeated(rows, [](host h) { return h; });
  (void)empty_host<empty>{};
  (void)more_than_a_host<more>{};
  (void)host_with_capitals<capitals>{};
  (void)duplicate_host<repeated>{};
  if constexpr (empty < 0 && more < 0) {
    constexpr int malformed = first_row(rows, [](host h) { return !is_host(h, '*'); });
    constexpr int everybody = first_row(rows, [](host h) { return ends_with_wildcard(h); });
    constexpr int two = first_row(rows, [](host h) { return has_two_wildcards(h); });
    (void)malformed_host<malformed>{};
    (void)host_of_everybody<everybody>{};
    (void)host_with_two_wildcards<two>{};
  }
  return true;
}

/// A row of hosts[], and of which provider.
struct host_claim {
  int provider = -1;
  int row = -1;
};

/// FNV-1a.
[[nodiscard]] constexpr std::uint32_t hash_of_host(std::string_view host) {
  std::uint32_t h = 2166136261U;
  for (const char c : host) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
  return h;
}

/// The first host that an earlier provider has, too. Linear, with a hash table, since every program
/// that includes the registry pays for it when it is compiled.
template <const auto& Providers>
[[nodiscard]] consteval host_claim first_claimed_twice() {
  constexpr std::size_t rows = [] {
    std::size_t n = 0;
    for (const auto& p : Providers) n += p.hosts().size();
    return n;
  }();
  constexpr std::size_t cells = 2 * rows + 1;
  std::string_view hosts[cells];
  int owners[cells] = {};  // the provider's place and 1; 0 where nothing is
  int provider = 0;
  for (const auto& p : Providers) {
    int row = 0;
    for (const std::string_view host : p.hosts()) {
      std::size_t slot = hash_of_host(host) % cells;
      for (; owners[slot] != 0; slot = (slot + 1) % cells) {
        if (owners[slot] != provider + 1 && hosts[slot] == host) return {provider, row};
      }
      hosts[slot] = host;
      owners[slot] = provider + 1;
      ++row;
    }
    ++provider;
  }
  return {};
}

/// Whether no two providers of a list have the same host; if they have, it does not compile.
template <const auto& Providers>
[[nodiscard]] consteval bool hosts_are_disjoint() {
  constexpr host_claim twice = first_claimed_twice<Providers>();
  (void)host_of_two_providers<twice.provider, twice.row>{};
  return twice.row < 0;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
