// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The same headers in the forms that HTTP stacks have them in.
#ifndef TRIAGE_TESTS_HEADER_FORMS_HPP
#define TRIAGE_TESTS_HEADER_FORMS_HPP

#include <triage/text/headers.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct header_forms {
  std::string text;  ///< with a status line
  std::vector<std::pair<std::string, std::string>> pairs;

  explicit header_forms(int status)
      : text("HTTP/1.1 " + std::to_string(status) + " Whatever\r\n") {}

  void add(std::string_view name, std::string_view value) {
    pairs.emplace_back(name, value);
    text.append(name).append(": ").append(value).append("\r\n");
  }

  /// The first value of a name, in any case; nullptr if there is none. For a callable.
  [[nodiscard]] const std::string* find(std::string_view name) const {
    for (const auto& [key, value] : pairs) {
      if (triage::detail::same_name(key, name)) return &value;
    }
    return nullptr;
  }
};

#endif
