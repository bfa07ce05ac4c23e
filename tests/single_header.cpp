// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Compiled by single_header.sh beside a copy of the single header and of one table.
#include "triage.hpp"
#include "triage/providers/persly.hpp"

#if __has_include(<boost/version.hpp>) || __has_include(<simdjson.h>)
#error "The single header has to be tested where there is nothing else."
#endif

using namespace triage::providers;

constexpr std::string_view body =
    R"({"error":{"message":"The month's credits are used up","type":"insufficient_quota",)"
    R"("code":"quota_exceeded","param":null}})";

static_assert(triage::classify(persly, {429, body}).verdict() == triage::never);

int main(int argc, char**) {
  // Not known to the compiler: the parts that run only at run time run too.
  const int status = 428 + argc;
  const triage::result<std::string_view> r = triage::check(persly, {status, body});
  return !r && r.error().code() == persly["quota_exceeded"] && !r.error().may_retry(true) ? 0 : 1;
}
