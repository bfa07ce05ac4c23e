// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The part of a value that is meant, where an API writes more around it.
#ifndef TRIAGE_TABLES_DETAIL_CUT_HPP
#define TRIAGE_TABLES_DETAIL_CUT_HPP

#include <cstddef>
#include <string_view>

#include <triage/tables/rows.hpp>
#include <triage/text/headers.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// What a value in this form means: a part of it, or all of it if it is not written so.
[[nodiscard]] constexpr std::string_view cut_to(form f, std::string_view value) noexcept {
  if (f == form::aws_code) {
    value = value.substr(0, value.find_first_of(":;"));
    value.remove_prefix(value.rfind('#') + 1);  // npos + 1 is 0
  } else if (f == form::last_segment) {
    // JSON may have / as \/.
    while (!value.empty() && (value.back() == '/' || value.back() == '\\')) value.remove_suffix(1);
    value.remove_prefix(value.find_last_of("/#:") + 1);
  }
  return value;
}

/// The value of a parameter such as error="invalid_token" (RFC 9110 section 11.2), without quotes;
/// a null view if there is none of that name. Quotes inside a quoted value are not looked for.
[[nodiscard]] constexpr std::string_view parameter_of(std::string_view value,
                                                      std::string_view name) noexcept {
  for (std::size_t at = value.find('='); at != std::string_view::npos;
       at = value.find('=', at + 1)) {
    const std::string_view before = trim(value.substr(0, at));
    if (before.size() < name.size() ||
        !same_name(before.substr(before.size() - name.size()), name)) {
      continue;
    }
    // Not the end of a longer name.
    if (before.size() > name.size()) {
      const char c = before[before.size() - name.size() - 1];
      if (c != ' ' && c != ',' && c != ';' && c != '\t') continue;
    }
    std::string_view rest = trim(value.substr(at + 1));
    if (!rest.empty() && rest[0] == '"') {
      rest.remove_prefix(1);
      return rest.substr(0, rest.find('"'));
    }
    return trim(rest.substr(0, rest.find_first_of(",;")));
  }
  return {};
}

/// The code in a plain text, in the place of the # of `phrase`: up to a blank or one of . , ; : ).
/// With "#" alone, the whole text, if it is one word. Empty if there is none.
[[nodiscard]] constexpr std::string_view code_in_text(std::string_view text,
                                                      std::string_view phrase) noexcept {
  text = trim(text);
  const std::size_t mark = phrase.find('#');
  const std::string_view before = phrase.substr(0, mark);
  if (before.empty())
    return text.find_first_of(" \t\r\n") == std::string_view::npos ? text : text.substr(0, 0);
  const std::size_t at = text.find(before);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + before.size());
  return text.substr(0, text.find_first_of(" \t\r\n.,;:)"));
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
