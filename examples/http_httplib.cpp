// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// cpp-httplib: one line from what Post returns to a verdict, whether a server answered or nobody
// did.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/http/httplib.hpp>

#include <httplib.h>

#include <cstdio>
#include <string>

#include "canned_server.hpp"

namespace {

using triage::providers::assisters;

// Says what came of a request, and whether it may be sent again.
bool may_repeat(httplib::Client& client) {
  const httplib::Result res = client.Post("/v1/chat", "{}", "application/json");

  // This client makes one request for each call: no TLS, no redirects, no digest authentication.
  const auto r = triage::check(assisters, triage::http::sent_once(res));

  if (r) return false;
  char line[512];
  std::puts(std::string(to_line(r.error(), line)).c_str());
  return r.error().may_retry();
}

}  // namespace

int main() {
  canned_server server(too_many_requests);
  httplib::Client client("127.0.0.1", server.port());

  const bool limited = may_repeat(client);  // 429, retry-after: 5
  server.stop();
  const bool refused = may_repeat(client);  // nobody listens any more

  return limited && refused ? 0 : 1;
}
