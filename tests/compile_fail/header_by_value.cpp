// expect: gone before the error is read
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>

#include <string>

int status_of(const std::string& value) {
#if TRIAGE_SHOULD_COMPILE
  const auto headers = [&](std::string_view) -> const std::string& { return value; };
#else
  const auto headers = [&](std::string_view) -> std::string { return value; };
#endif
  return triage::classify(triage::providers::persly, {429, "", headers}).status();
}
