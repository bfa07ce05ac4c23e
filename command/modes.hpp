// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the command can be asked to do. Each gives the exit status.
#ifndef TRIAGE_COMMAND_MODES_HPP
#define TRIAGE_COMMAND_MODES_HPP

#include <string>
#include <vector>

#include "options.hpp"

namespace command {

int one_response(const options& o);
int batch(const options& o);
int stream(const options& o);  // --sse or --ndjson

int list_providers(bool json);
// `words`: the provider's name and possibly a code or type.
int explain(const std::vector<std::string>& words);
int version();

}  // namespace command

#endif
