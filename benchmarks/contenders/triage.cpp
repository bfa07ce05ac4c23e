// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The library itself.
#include <triage/classify.hpp>
#include <triage/providers/generic.hpp>

#include "gateway.hpp"
#include "of_triage.hpp"

namespace bench {

outcome run_triage(std::string_view body, int status) {
  return of_triage(triage::classify(gateway, {status, body}));
}

outcome run_triage_generic(std::string_view body, int status) {
  return of_triage(triage::classify(triage::providers::generic, {status, body}));
}

}  // namespace bench
