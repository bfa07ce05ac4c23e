// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// cpr itself, with the adapter that docs/http.md has for it.
#include <cpr/cpr.h>

#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>

#include <string>
#include <string_view>

#include "http/corpus_over.hpp"
#include "http/cpr_adapter.hpp"

namespace {

using loopback::reply;
using loopback::server;
using loopback::then;
using triage::category;
using triage::processed;
using triage::providers::assisters;
using triage::providers::persly;

struct client {
  cpr::Session session;

  client() { session.SetRedirect(cpr::Redirect(false)); }

  cpr::Response get(const std::string& url, int within_ms = 5000) {
    session.SetUrl(cpr::Url{url});
    session.SetTimeout(cpr::Timeout{within_ms});
    return session.Get();
  }
};

void check_failure(const cpr::Response& r, std::string_view code, category kind) {
  corpus::check_transport(triage::classify(persly, r),
                          {code, kind, triage::backoff, processed::unknown});
}

}  // namespace

TEST_CASE("the corpus through cpr") {
  corpus::served server;
  client c;
  server.through("cpr", [&](const std::string& url, auto use) {
    const cpr::Response r = c.get(url);
    use(r);
  });
}

TEST_CASE("cpr: header names in any case, and the last of repeated ones") {
  const server s([](std::string_view) {
    return reply{loopback::response(
        "HTTP/1.1 429 ", "rEtRy-AfTeR: 60\r\nRetry-After: 7\r\nx-request-id:  req_1 \r\n", "{}")};
  });
  client c;
  const cpr::Response r = c.get(s.url());
  const triage::error e = triage::classify(assisters, r);
  CHECK(e.delay_ms() == 7000);
  CHECK(e.request_id() == "req_1");
}

TEST_CASE("cpr: no response") {
  client c;
  SECTION("refused") {
    const loopback::refusing_port port;
    check_failure(c.get("http://127.0.0.1:" + std::to_string(port.port()) + "/"),
                  "cpr::ErrorCode::COULDNT_CONNECT", category::unavailable);
  }
  SECTION("no answer in time") {
    const server s([](std::string_view) { return reply{"", then::hang}; });
    check_failure(c.get(s.url(), 300), "cpr::ErrorCode::OPERATION_TIMEDOUT", category::timeout);
  }
  SECTION("closed without an answer") {
    const server s([](std::string_view) { return reply{"", then::close}; });
    check_failure(c.get(s.url()), "cpr::ErrorCode", category::unavailable);
  }
}

TEST_CASE("cpr: a response that breaks off") {
  std::string status = "429 Slow";
  SECTION("a failed one decides") {}
  SECTION("a success was carried out") {
    status = "200 OK";
  }
  const server s([&](std::string_view) { return reply{loopback::cut_off(status), then::close}; });
  client c;
  const cpr::Response r = c.get(s.url());
  const triage::error e = triage::classify(assisters, r);
  if (status == "429 Slow") {
    CHECK(e.status() == 429);
    CHECK(e.delay_ms() == 7000);
    CHECK(e.body() == "abc");
  } else {
    corpus::check_transport(
        e, {"cpr::ErrorCode", category::unavailable, triage::backoff, processed::yes});
  }
}
