// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Providers by the names that people type, and by the hosts that were asked.
#ifndef TRIAGE_COMMAND_PROVIDERS_HPP
#define TRIAGE_COMMAND_PROVIDERS_HPP

#include <optional>
#include <string>
#include <string_view>
#include <triage.hpp>

namespace command {

// The provider of that name, in upper or lower case; nullopt if there is none. Without a name it is
// `generic`.
std::optional<triage::provider> provider_named(std::string_view name);

// A provider, and how it was found.
struct choice {
  triage::provider provider = triage::providers::generic;
  std::string host;   // by which it was looked for; empty if it was named, or if no host is known
  bool known = true;  // false if there is no such provider, and `provider` is therefore generic
};

// The provider of that name. If the name is empty, that of the host in `url`: a URL, or a host with
// or without a port, or empty. It may come from a server, so it is not safe for a terminal.
choice choose_provider(std::string_view name, std::string_view url);

// Says that no provider has a host, for the notes in JSON; empty if one has it.
std::string unknown_host(const choice& c);

// Complains, with the name that was probably meant. Gives the exit status.
int unknown_provider(std::string_view name);

}  // namespace command

#endif
