// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Which of several providers is at a host.
#ifndef TRIAGE_TABLES_HOSTS_HPP
#define TRIAGE_TABLES_HOSTS_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include <triage/tables/detail/host_checks.hpp>
#include <triage/tables/provider.hpp>
#include <triage/tables/table_view.hpp>
#include <triage/text/host.hpp>

namespace triage::inline TRIAGE_ABI {

/// The provider whose API is at a host, such as the value of a Host header; nullopt if none of
/// `among` has it, whose elements have to be there during the call.
///
///     const triage::provider p = triage::provider_for(host, mine).value_or(generic);
///
/// Upper and lower case are the same; a port and a dot at the end are passed over (RFC 3986 section
/// 3.2). Addresses in brackets, and whatever else is not the name of a host, are found nowhere.
///
/// A row of a provider's hosts[] is a host, or a pattern with `*`. If the first label is `*`, it
/// matches one or more labels; any other `*` matches one or more characters within its label.
///
///     api.example.com              this host only
///     *.s3.*.amazonaws.com         my.bucket.s3.eu-west-1.amazonaws.com
///     *-aiplatform.googleapis.com  us-central1-aiplatform.googleapis.com
///
/// If several rows match, one without `*` is used before one with it, a longer one before a shorter
/// one, and of two that are equally long the earlier provider's.
///
/// Linear in the number of rows of all providers, of which most differ from the host after a few
/// characters from the end. Allocates nothing.
[[nodiscard]] constexpr std::optional<provider> provider_for(std::string_view host,
                                                             table_view<provider> among) noexcept {
  const std::string_view name = detail::bare_host(host);
  if (name.empty()) return std::nullopt;
  const provider* found = nullptr;
  std::size_t longest = 0;
  for (const provider& p : among) {
    for (const std::string_view pattern : p.hosts()) {
      if (!detail::host_matches(pattern, name)) continue;
      if (!detail::is_wildcard(pattern)) return p;
      if (pattern.size() > longest) {
        found = &p;
        longest = pattern.size();
      }
    }
  }
  if (longest == 0) return std::nullopt;
  return *found;
}

/// The same for the host of a URL; nullopt also if there is no host in it. The scheme may be
/// missing; user information, path and query are passed over: see `host_of_url`. Linear in the URL,
/// in addition.
[[nodiscard]] constexpr std::optional<provider> provider_for_url(
    std::string_view url, table_view<provider> among) noexcept {
  return provider_for(host_of_url(url), among);
}

}  // namespace triage::inline TRIAGE_ABI

#endif
