// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the command does with a response, with lines of JSON and with a stream. Each gives the exit
// status.
#ifndef TRIAGE_COMMAND_MODES_HPP
#define TRIAGE_COMMAND_MODES_HPP

#include "options.hpp"

namespace command {

int one_response(const options& o);
int batch(const options& o);
int stream(const options& o);  // --sse or --ndjson

}  // namespace command

#endif
