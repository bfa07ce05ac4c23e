// expect: gone before the error is read
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <optional>
#include <string>

int status_of(const std::string& value) {
#if TRIAGE_SHOULD_COMPILE
  const auto headers = [&](std::string_view) { return std::optional<std::string_view>(value); };
#else
  const auto headers = [&](std::string_view) { return std::optional<std::string>(value); };
#endif
  return triage::classify(triage::providers::persly, {429, "", headers}).status();
}
