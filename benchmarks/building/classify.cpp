// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The smallest program that classifies a response, to see how large it becomes:
//
//     program STATUS BODY [HEADERS [PROVIDER]]
//
// Prints the message and exits with the category's number. TRIAGE_BUILDING_HEADER is what to
// include, and either TRIAGE_BUILDING_PROVIDER the provider or TRIAGE_BUILDING_FIND the function
// that finds it by name.
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <triage/classify.hpp>
#include TRIAGE_BUILDING_HEADER

int main(int argc, char** argv) {
  if (argc < 3) return 64;
#ifdef TRIAGE_BUILDING_FIND
  const auto found = TRIAGE_BUILDING_FIND(argc > 4 ? argv[4] : "generic");
  if (!found) return 64;
  const triage::provider& provider = *found;
#else
  constexpr const triage::provider& provider = TRIAGE_BUILDING_PROVIDER;
#endif
  const std::string_view headers = argc > 3 ? argv[3] : "";
  const triage::error e = triage::classify(provider, {std::atoi(argv[1]), argv[2], headers});
  char buffer[256];
  const std::string_view message = e.message().decode(buffer, sizeof buffer);
  std::fwrite(message.data(), 1, message.size(), stdout);
  return static_cast<int>(e.category());
}
