// expect: deleted
// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage.hpp>
#include <triage/providers/persly.hpp>
#include <triage/http/answer.hpp>

#include <string>

struct stack_response {
  int status;
  std::string body;
  std::string headers;
};
stack_response get();

bool works() {
#if TRIAGE_SHOULD_COMPILE
  const stack_response res = get();
  return triage::check(triage::providers::persly, res).has_value();
#else
  return triage::check(triage::providers::persly, get()).has_value();
#endif
}
