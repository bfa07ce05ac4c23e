// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Drogon's client itself, with the adapter that docs/http.md has for it.
#include <drogon/HttpClient.h>

#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>

#include <trantor/net/EventLoopThread.h>

#include <string>
#include <string_view>
#include <utility>

#include "http/corpus_over.hpp"
#include "http/drogon_adapter.hpp"

namespace {

using loopback::reply;
using loopback::server;
using loopback::then;
using triage::category;
using triage::processed;
using triage::http::exchange;
using triage::providers::assisters;
using triage::providers::persly;

// One client, for one GET after the other.
struct client {
  trantor::EventLoopThread thread;
  drogon::HttpClientPtr http;
  drogon::HttpResponsePtr response;

  explicit client(int port) {
    thread.run();
    http = drogon::HttpClient::newHttpClient("http://127.0.0.1:" + std::to_string(port),
                                             thread.getLoop());
  }

  drogon::ReqResult get(const std::string& path, double within_s = 5) {
    const drogon::HttpRequestPtr request = drogon::HttpRequest::newHttpRequest();
    request->setPath(path);
    auto [result, answer] = http->sendRequest(request, within_s);
    response = std::move(answer);
    return result;
  }
};

}  // namespace

TEST_CASE("the corpus through Drogon") {
  corpus::served server;
  client c(server.port());
  server.through("Drogon", [&](const std::string& url, auto use) {
    REQUIRE(c.get(corpus::path_of(url)) == drogon::ReqResult::Ok);
    use(c.response);
  });
}

TEST_CASE("Drogon: header names in any case, and the last of repeated ones") {
  const server s([](std::string_view) {
    return reply{loopback::response(
        "HTTP/1.1 429 ", "rEtRy-AfTeR: 60\r\nRetry-After: 7\r\nx-request-id:  req_1 \r\n", "{}")};
  });
  client c(s.port());
  const drogon::ReqResult result = c.get("/");
  const triage::error e = triage::classify(assisters, exchange(failure_of(result), c.response));
  CHECK(e.delay_ms() == 7000);
  CHECK(e.request_id() == "req_1");
}

TEST_CASE("Drogon: no response") {
  std::string_view code = "drogon::ReqResult";
  category kind = category::unavailable;
  const auto check_failure = [&](client& c) {
    const drogon::ReqResult result = c.get("/", 0.3);
    corpus::check_transport(triage::classify(persly, exchange(failure_of(result), c.response)),
                            {code, kind, triage::backoff, processed::unknown});
  };
  SECTION("refused") {
    const loopback::refusing_port port;
    client c(port.port());
    check_failure(c);
  }
  SECTION("no answer in time") {
    code = "drogon::ReqResult::Timeout";
    kind = category::timeout;
    const server s([](std::string_view) { return reply{"", then::hang}; });
    client c(s.port());
    check_failure(c);
  }
  SECTION("an answer that breaks off") {
    const server s([](std::string_view) {
      return reply{"HTTP/1.1 429 Slow\r\nContent-Length: 10\r\n\r\nabc", then::close};
    });
    client c(s.port());
    check_failure(c);
  }
  SECTION("closed without an answer") {
    const server s([](std::string_view) { return reply{"", then::close}; });
    client c(s.port());
    check_failure(c);
  }
}
