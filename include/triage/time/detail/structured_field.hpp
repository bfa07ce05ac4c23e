// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Lists and dictionaries of RFC 9651 (structured field values), as far as rate limits need them.
#ifndef TRIAGE_TIME_DETAIL_STRUCTURED_FIELD_HPP
#define TRIAGE_TIME_DETAIL_STRUCTURED_FIELD_HPP

#include <cstddef>
#include <string_view>

#include <triage/config.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// Takes a string or everything up to one of `ends` off the front; a string without its quotes.
/// Empty if the string does not end.
constexpr std::string_view take_value(std::string_view& s, std::string_view ends) noexcept {
  if (s.empty() || s[0] != '"') {
    const std::string_view value = s.substr(0, s.find_first_of(ends));
    s.remove_prefix(value.size());
    return value;
  }
  for (std::size_t i = 1; i < s.size(); ++i) {
    if (s[i] == '\\') {
      ++i;
    } else if (s[i] == '"') {
      const std::string_view value = s.substr(1, i - 1);
      s.remove_prefix(i + 1);
      return value;
    }
  }
  s = {};
  return {};
}

constexpr void skip_blanks(std::string_view& s) noexcept {
  while (!s.empty() && (s[0] == ' ' || s[0] == '\t')) s.remove_prefix(1);
}

/// One member. Texts are as they stand in the field, escapes and all.
struct structured_item {
  std::string_view key;         ///< of a dictionary; empty in a list
  std::string_view value;       ///< without the quotes of a string
  bool quoted = false;          ///< whether it is a string
  std::string_view parameters;  ///< ";a=1;b=2"

  [[nodiscard]] constexpr bool present() const noexcept { return value.data() != nullptr; }

  /// Whether the value is a number.
  [[nodiscard]] constexpr bool number() const noexcept {
    return !quoted && !value.empty() && value[0] >= '0' && value[0] <= '9';
  }

  /// The value of a parameter; empty if there is none.
  [[nodiscard]] constexpr std::string_view operator[](std::string_view name) const noexcept {
    std::string_view rest = parameters;
    while (!rest.empty()) {
      rest.remove_prefix(1);
      skip_blanks(rest);
      const std::string_view its_name = take_value(rest, "=; \t");
      std::string_view found;
      if (!rest.empty() && rest[0] == '=') {
        rest.remove_prefix(1);
        found = take_value(rest, "; \t");
      }
      if (its_name == name) return found;
      while (!rest.empty() && rest[0] != ';') rest.remove_prefix(1);
    }
    return {};
  }
};

/// Walks over the members; linear, and total: what is malformed is passed over up to the next
/// comma.
class structured_list {
 public:
  explicit constexpr structured_list(std::string_view field) noexcept : rest_(field) {}

  /// The next member; not present at the end.
  constexpr structured_item next() noexcept {
    skip_blanks(rest_);
    while (!rest_.empty() && rest_[0] == ',') {
      rest_.remove_prefix(1);
      skip_blanks(rest_);
    }
    if (rest_.empty()) return {};
    structured_item item;
    item.quoted = rest_[0] == '"';
    item.value = take_value(rest_, ",;= \t");
    if (!rest_.empty() && rest_[0] == '=') {
      rest_.remove_prefix(1);
      item.key = item.value;
      item.quoted = !rest_.empty() && rest_[0] == '"';
      item.value = take_value(rest_, ",; \t");
    }
    skip_blanks(rest_);
    const std::string_view from_here = rest_;
    while (!rest_.empty() && rest_[0] != ',') {
      if (rest_[0] == '"') {
        (void)take_value(rest_, {});
      } else {
        rest_.remove_prefix(1);
      }
    }
    item.parameters = from_here.substr(0, from_here.size() - rest_.size());
    if (item.value.data() == nullptr) item.value = "";
    return item;
  }

 private:
  std::string_view rest_;
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
