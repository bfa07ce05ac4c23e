// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Checks of the hosts of a provider, and of all providers together, made by the compiler.
#ifndef TRIAGE_DETAIL_HOST_CHECKS_HPP
#define TRIAGE_DETAIL_HOST_CHECKS_HPP

#include <cstddef>
#include <string_view>

#include <triage/detail/table_checks.hpp>
#include <triage/host.hpp>

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

[[nodiscard]] constexpr bool ends_with_wildcard(std::string_view pattern) {
  const bool last = is_wildcard(take_last_label(pattern));
  return last || is_wildcard(take_last_label(pattern));
}

[[nodiscard]] constexpr bool has_two_wildcards(std::string_view pattern) {
  while (!pattern.empty()) {
    const std::string_view label = take_last_label(pattern);
    if (label.find('*') != label.rfind('*')) return true;
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

/// The first host that an earlier provider has, too.
template <class Providers>
[[nodiscard]] constexpr host_claim first_claimed_twice(const Providers& providers) {
  for (std::size_t p = 1; p < std::size(providers); ++p) {
    for (std::size_t row = 0; row < providers[p].hosts().size(); ++row) {
      for (std::size_t before = 0; before < p; ++before) {
        for (const std::string_view host : providers[before].hosts()) {
          if (host == providers[p].hosts()[row]) {
            return {static_cast<int>(p), static_cast<int>(row)};
          }
        }
      }
    }
  }
  return {};
}

/// Whether no two providers of a list have the same host; if they have, it does not compile.
template <const auto& Providers>
[[nodiscard]] consteval bool hosts_are_disjoint() {
  constexpr host_claim twice = first_claimed_twice(Providers);
  (void)host_of_two_providers<twice.provider, twice.row>{};
  return twice.row < 0;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
