// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The library with simdjson as its parser.
#include <string>

#include <triage/simdjson.hpp>

#include "bodies.hpp"
#include "gateway.hpp"
#include "of_triage.hpp"

namespace bench {
namespace {

simdjson::ondemand::parser& parser() {
  static simdjson::ondemand::parser one;
  return one;
}

}  // namespace

outcome run_triage_simdjson_copy(std::string_view body, int status) {
  static std::string scratch;
  return of_triage(triage::classify(gateway, {status, body}, triage::on_demand(parser(), scratch)));
}

outcome run_triage_simdjson_padded(std::string_view body, int status) {
  return of_triage(triage::classify(gateway, {status, body},
                                    triage::on_demand(parser(), body.size() + padding)));
}

}  // namespace bench
