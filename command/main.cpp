// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The command: reads a response as `curl -si` prints it, or a file of JSON lines, or a stream, and
// explains what it means. Builds from the single header alone:
//
//     g++ -std=c++20 -O2 -I single_include command/*.cpp -o triage
#include "modes.hpp"
#include "options.hpp"
#include "output.hpp"

int main(int argc, char** argv) {
  using command::mode;
  command::options o;
  if (const auto fault = command::parse(argc, argv, o)) return command::usage_fault(*fault);
  switch (o.what) {
    case mode::help: {
      command::output out;
      out << command::usage;
      return command::finish(out, command::no_error);
    }
    case mode::version: return command::version();
    case mode::list: return command::list_providers(o.json);
    case mode::explain: return command::explain(o.words);
    case mode::batch: return command::batch(o);
    case mode::sse:
    case mode::ndjson: return command::stream(o);
    case mode::response: break;
  }
  return command::one_response(o);
}
