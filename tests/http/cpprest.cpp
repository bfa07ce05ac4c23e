// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/http/cpprest.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cpprest/http_client.h>

#include "http/corpus_over.hpp"
#include "http/rows.hpp"

namespace {

using loopback::reply;
using loopback::server;
using loopback::then;
using triage::category;
using triage::processed;
using triage::http::cpprest_answer;
using triage::http::failure_of;
using triage::http::phase;
using triage::providers::assisters;
using triage::providers::persly;

struct client {
  web::http::client::http_client http;
  web::http::http_response response;
  std::vector<unsigned char> body;
  std::optional<web::http::http_exception> broke_off;

  static web::http::client::http_client_config impatient(int within_ms) {
    web::http::client::http_client_config config;
    config.set_timeout(std::chrono::milliseconds(within_ms));
    config.set_max_redirects(0);
    return config;
  }
  explicit client(const std::string& url, int within_ms = 5000) : http(url, impatient(within_ms)) {}

  cpprest_answer get(const std::string& path = "/") {
    response = http.request(web::http::methods::GET, path).get();
    body.clear();
    broke_off.reset();
    try {
      body = response.extract_vector().get();
    } catch (const web::http::http_exception& e) {
      broke_off = e;
    }
    return {response, body, broke_off ? &*broke_off : nullptr};
  }
};

std::string_view altered(const corpus::sample& s) {
  for (std::size_t i = 0; i < s.headers_size; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (triage::detail::same_name(s.headers[i].first, s.headers[j].first)) {
        return "the C++ REST SDK joins headers of one name";
      }
    }
  }
  return {};
}

void check_failure(client& c, std::string_view code, category kind) {
  try {
    (void)c.get();
    FAIL("there was an answer");
  } catch (const web::http::http_exception& e) {
    INFO(e.what() << " " << e.error_code().value());
    corpus::check_transport(triage::classify(persly, failure_of(e)),
                            {code, kind, triage::backoff, processed::unknown});
  }
}

}  // namespace

TEST_CASE("the corpus through the C++ REST SDK") {
  corpus::served server;
  client c("http://127.0.0.1:" + std::to_string(server.port()));
  server.through(
      "C++ REST SDK, cpprest_answer",
      [&](const std::string& url, auto use) { use(c.get(corpus::path_of(url))); }, altered);
}

TEST_CASE("C++ REST SDK: header names in any case") {
  const server s([](std::string_view) {
    return reply{loopback::response("HTTP/1.1 429 Slow",
                                    "rEtRy-AfTeR: 7\r\nx-request-id:  req_1 \r\n", "{}")};
  });
  client c(s.url());
  const cpprest_answer answer = c.get();
  const triage::error e = triage::classify(assisters, answer);
  CHECK(e.delay_ms() == 7000);
  CHECK(e.request_id() == "req_1");
}

TEST_CASE("C++ REST SDK: no connection") {
  SECTION("no such name") {
    client c("http://" + std::string(64, 'a') + ".invalid/");
    check_failure(c, "boost::asio::error::host_not_found", category::unavailable);
  }
  SECTION("refused") {
    const loopback::refusing_port port;
    client c("http://127.0.0.1:" + std::to_string(port.port()));
    check_failure(c, "std::errc::host_unreachable", category::unavailable);
  }
}

TEST_CASE("C++ REST SDK: once something was sent, nobody knows whether it was processed") {
  std::string bytes;
  then end = then::close;
  std::string_view code = "std::errc::connection_aborted";
  category kind = category::unavailable;
  SECTION("closed without an answer") {}
  SECTION("no answer in time") {
    end = then::hang;
    code = "std::errc::timed_out";
    kind = category::timeout;
  }
  SECTION("reset") {
    end = then::reset;
    code = "std::errc::connection_reset";
  }
  SECTION("not HTTP") {
    bytes = "hello 1 there\r\n\r\n";
    code = "web::http::http_exception";
    kind = category::bad_response;
  }
  const server s([&](std::string_view) { return reply{bytes, end}; });
  client c(s.url(), 1000);
  check_failure(c, code, kind);
}

TEST_CASE("C++ REST SDK: a response that breaks off") {
  std::string status = "429 Slow";
  SECTION("a failed one decides") {}
  SECTION("a success was carried out") {
    status = "200 OK";
  }
  const server s([&](std::string_view) { return reply{loopback::cut_off(status), then::close}; });
  client c(s.url(), 1000);
  const cpprest_answer answer = c.get();
  REQUIRE(c.broke_off);
  INFO(c.broke_off->what() << " " << c.broke_off->error_code().value());
  const triage::error e = triage::classify(assisters, answer);
  if (status == "429 Slow") {
    CHECK(e.status() == 429);
    CHECK(e.delay_ms() == 7000);
  } else {
    CHECK(e.category() == category::unavailable);
    CHECK(e.verdict() == triage::backoff);
    CHECK(e.processed() == processed::yes);
  }
}

TEST_CASE("the table of the C++ REST SDK's codes") {
  loopback::check_rows(triage::http::cpprest_table);
  for (const triage::http::transport_row& row : triage::http::cpprest_table.rows()) {
    INFO(row.row().name());
    CHECK(&triage::http::cpprest_table[row.number] == &row);
    CHECK(row.row().kind().processed == processed::unknown);
  }
  const web::http::http_exception refused(EHOSTUNREACH);
  CHECK(triage::classify(persly, failure_of(refused, phase::connecting)).processed() ==
        processed::no);
}
