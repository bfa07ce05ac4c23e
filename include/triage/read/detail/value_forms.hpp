// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What a value looks like: a name for machines, a sentence, an HTTP status, a reference.
#ifndef TRIAGE_READ_DETAIL_VALUE_FORMS_HPP
#define TRIAGE_READ_DETAIL_VALUE_FORMS_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/tables/shape.hpp>
#include <triage/text/headers.hpp>
#include <triage/text/host.hpp>

namespace triage::inline TRIAGE_ABI::detail {

constexpr bool is_lower(char c) noexcept {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}

/// Three digits that are an HTTP status (RFC 9110 section 15).
[[nodiscard]] constexpr bool is_status(std::string_view s) noexcept {
  return s.size() == 3 && s[0] >= '1' && s[0] <= '5' && is_digit(s[1]) && is_digit(s[2]);
}

/// One word of printable ASCII, not too long: what an id of a request is.
[[nodiscard]] constexpr bool is_reference(std::string_view s) noexcept {
  if (s.empty() || s.size() > 200) return false;
  for (const char c : s) {
    if (c <= ' ' || c > '~' || c == '"' || c == '\\') return false;
  }
  return true;
}

/// A name: letters, digits and what joins them, and at least one letter; not a word that only says
/// that there is an error, and not a URL.
[[nodiscard]] constexpr bool is_word(std::string_view s) noexcept {
  if (s.empty() || s.size() > 128) return false;
  bool letter = false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    if (is_lower(c) || is_upper(c)) {
      letter = true;
      continue;
    }
    const bool joins =
        is_digit(c) || c == '_' || c == '-' || c == '.' || c == '/' || c == ':' || c == '#';
    if (!joins || (c == '/' && i + 1 < s.size() && s[i + 1] == '/')) return false;
  }
  if (!letter || s.back() == '.' || s.back() == ':') return false;
  if (s.size() <= 9) {
    for (const std::string_view none :
         {"error", "err", "fail", "failed", "failure", "false", "true", "null", "none", "ok",
          "success", "exception", "notok", "n/a", "undefined"}) {
      if (same_name(s, none)) return false;
    }
  }
  return true;
}

/// A word that is not one capitalized word, as reason phrases such as "Forbidden" are.
[[nodiscard]] constexpr bool is_label(std::string_view s) noexcept {
  if (!is_word(s)) return false;
  if (!is_upper(s[0]) || s.size() == 1) return true;
  for (const char c : s.substr(1)) {
    if (!is_lower(c)) return true;
  }
  return false;
}

/// A word in upper case.
[[nodiscard]] constexpr bool is_constant(std::string_view s) noexcept {
  if (s.size() < 3 || !is_upper(s[0]) || !is_word(s)) return false;
  for (const char c : s) {
    if (is_lower(c) || c == '/' || c == ':') return false;
  }
  return true;
}

/// A label that has several parts or is in upper case: nothing that a person would be told.
[[nodiscard]] constexpr bool is_identifier(std::string_view s) noexcept {
  if (!is_label(s)) return false;
  if (is_constant(s)) return true;
  for (std::size_t i = 1; i < s.size(); ++i) {
    if (s[i] == '_' || s[i] == '-' || s[i] == '.' || (is_upper(s[i]) && is_lower(s[i - 1]))) {
      return true;
    }
  }
  return false;
}

/// Whether a value of a suitable kind can be read so.
[[nodiscard]] constexpr bool reads_as(reading r, std::string_view s) noexcept {
  switch (r) {
    case reading::any:
    case reading::numeric: return true;
    case reading::if_true: return s == "true";
    case reading::number: return !is_status(s);
    case reading::word: return is_word(s);
    case reading::label:
    case reading::beside: return is_label(s);
    case reading::identifier: return is_identifier(s);
    case reading::constant: return is_constant(s);
    case reading::name: break;
  }
  for (const char c : s) {
    if (is_digit(c) || c == '/' || c == ':') return false;
  }
  return is_word(s);
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
