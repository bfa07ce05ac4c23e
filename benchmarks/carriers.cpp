// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include "carriers.hpp"

#include <cstring>

namespace bench {

triage::error return_error(const triage::error& e) {
  return e;
}

triage::basic_result<std::string_view> return_builtin(const triage::error& e) {
  return triage::basic_result<std::string_view>(e);
}

bytes return_bytes(const triage::error& e) {
  bytes b;
  std::memcpy(b.error, &e, sizeof b.error);
  b.failed = true;
  return b;
}

#ifdef TRIAGE_BENCHMARKS_OUTCOME
outcome_result return_outcome(const triage::error& e) {
  return outcome_result(BOOST_OUTCOME_V2_NAMESPACE::in_place_type<triage::error>, e);
}
#endif

}  // namespace bench
