// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The host of a URL, and whether it matches a pattern such as "*.blob.core.windows.net".
#ifndef TRIAGE_TEXT_HOST_HPP
#define TRIAGE_TEXT_HOST_HPP

#include <cstddef>
#include <string_view>

#include <triage/text/detail/digits.hpp>
#include <triage/text/headers.hpp>

namespace triage::inline TRIAGE_ABI {

namespace detail {

inline constexpr std::size_t longest_host =
    253;  // as text, without the root's dot: RFC 1035, 2.3.4
inline constexpr std::size_t longest_label = 63;

/// RFC 3986, 3.1.
[[nodiscard]] constexpr bool is_scheme(std::string_view s) noexcept {
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = lower(s[i]);
    const bool letter = c >= 'a' && c <= 'z';
    if (!letter && (i == 0 || !(is_digit(c) || c == '+' || c == '-' || c == '.'))) return false;
  }
  return !s.empty();
}

/// Whether a text is the name of a host: labels of 1 to 63 letters, digits, hyphens and underscores
/// with dots between them, 253 bytes at most. `also` is one more character that may be in a label.
[[nodiscard]] constexpr bool is_host(std::string_view name, char also = '-') noexcept {
  if (name.empty() || name.size() > longest_host || name.back() == '.') return false;
  std::size_t label = 0;
  for (const char given : name) {
    const char c = lower(given);
    if (c == '.' ? label == 0
                 : !((c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_' || c == also)) {
      return false;
    }
    label = c == '.' ? 0 : label + 1;
    if (label > longest_label) return false;
  }
  return true;
}

/// A host without its port and without the dot of the root; empty if the rest is not a host's name.
[[nodiscard]] constexpr std::string_view bare_host(std::string_view host) noexcept {
  const std::size_t colon = host.find(':');
  if (colon != std::string_view::npos) {
    for (const char c : host.substr(colon + 1)) {
      if (!is_digit(c)) return {};
    }
    host = host.substr(0, colon);
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  return is_host(host) ? host : std::string_view();
}

[[nodiscard]] constexpr bool is_wildcard(std::string_view pattern) noexcept {
  return pattern.find('*') != std::string_view::npos;
}

/// Whether a row of a provider's hosts[] matches a host without port, as bare_host() gives it: see
/// provider_for(). From the end, where most of them differ; linear in both.
[[nodiscard]] constexpr bool host_matches(std::string_view pattern,
                                          std::string_view host) noexcept {
  const auto start_of_label = [](std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? 0 : dot + 1;
  };
  const bool below = pattern.starts_with("*.");
  while (!pattern.empty()) {
    if (host.empty()) return false;
    const char c = pattern.back();
    pattern.remove_suffix(1);
    if (c != '*') {
      if (lower(host.back()) != c) return false;
      host.remove_suffix(1);
    } else if (pattern.empty() && below) {
      return true;  // one label is left, or more
    } else {
      // What is in front of the * has to be at the start of the label, and something behind it.
      const std::size_t before = pattern.size() - start_of_label(pattern);
      const std::size_t label = start_of_label(host);
      if (host.size() - label <= before) return false;
      host = host.substr(0, label + before);
    }
  }
  return host.empty();
}

}  // namespace detail

/// The host of a URL as it is written there, without user information, port and the dot of the
/// root; empty if there is none, or if it is an address in brackets or no valid name. The scheme
/// may be missing: "https://user@api.example.com:443/v1?x", "//api.example.com/v1" and
/// "api.example.com/v1" have the same host. Any scheme will do.
///
/// Borrows from `url`. Linear in its length, without allocation (RFC 3986 section 3.2).
[[nodiscard]] constexpr std::string_view host_of_url(std::string_view url) noexcept {
  // Behind what is no scheme, "://" is part of a path or query.
  const std::size_t at = url.find("//");
  const bool marked = at != std::string_view::npos &&
                      (at == 0 || (url[at - 1] == ':' && detail::is_scheme(url.substr(0, at - 1))));
  if (marked) url.remove_prefix(at + 2);
  const std::string_view authority = url.substr(0, url.find_first_of("/?#"));
  if (!marked && authority.ends_with(':')) return {};  // "https:/path" has a scheme and no host
  // Some programs take a backslash for a slash, and leave out blanks and line ends: they would ask
  // another host than this one.
  for (const char c : authority) {
    if (c == '\\' || static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return {};
  }
  return detail::bare_host(authority.substr(authority.rfind('@') + 1));
}

}  // namespace triage::inline TRIAGE_ABI

#endif
