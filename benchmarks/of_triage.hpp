// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What a caller wants to know of an error.
#ifndef TRIAGE_BENCHMARKS_OF_TRIAGE_HPP
#define TRIAGE_BENCHMARKS_OF_TRIAGE_HPP

#include <triage/error.hpp>

#include "contenders.hpp"

namespace bench {

[[nodiscard]] inline outcome of_triage(const triage::error& e) noexcept {
  outcome o;
  o.code = e.code().raw().raw();
  o.type = e.type().raw();
  o.message = e.message().raw();
  o.param = e.param().raw();
  o.request_id = e.request_id().raw();
  o.retry_after = e.retry_after().present();
  o.action = e.verdict().action;
  o.category = e.category();
  return o;
}

}  // namespace bench

#endif
