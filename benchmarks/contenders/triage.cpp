// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The library itself.
#include <triage/classify.hpp>

#include "contenders.hpp"
#include "gateway.hpp"

namespace bench {

outcome run_triage(std::string_view body, int status) {
  const triage::error e = triage::classify(gateway, {status, body});
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
