// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Providers by the names that people type.
#ifndef TRIAGE_COMMAND_PROVIDERS_HPP
#define TRIAGE_COMMAND_PROVIDERS_HPP

#include <optional>
#include <string_view>
#include <triage.hpp>

namespace command {

// The provider of that name, in upper or lower case; nullopt if there is none. Without a name it is
// `generic`.
std::optional<triage::provider> provider_named(std::string_view name);

// Complains, with the name that was probably meant. Gives the exit status.
int unknown_provider(std::string_view name);

}  // namespace command

#endif
