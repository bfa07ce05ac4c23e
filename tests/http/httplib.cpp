// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/http/httplib.hpp>

#include <string>
#include <string_view>

#include "http/corpus_over.hpp"

namespace {

using loopback::reply;
using loopback::server;
using loopback::then;
using triage::category;
using triage::processed;
using triage::providers::assisters;
using triage::providers::persly;

// What a GET comes to. Rows are static, so errors of failures outlive the result.
triage::error transport_failing(httplib::Client& c) {
  const httplib::Result res = c.Get("/");
  REQUIRE(!res);
  return triage::classify(persly, res);
}

std::string_view altered(const corpus::sample& s) {
  for (std::size_t i = 0; i < s.headers_size; ++i) {
    if (s.headers[i].second.empty()) return "cpp-httplib drops headers without a value";
  }
  return {};
}

}  // namespace

TEST_CASE("the corpus through cpp-httplib") {
  corpus::served server;
  httplib::Client c("127.0.0.1", server.port());
  c.set_keep_alive(true);
  const auto path_of = [](const std::string& url) { return url.substr(url.find('/', 8)); };
  const auto result = [&](const std::string& url, auto use) {
    const httplib::Result res = c.Get(path_of(url));
    REQUIRE(res);
    use(res);
  };
  const auto response = [&](const std::string& url, auto use) {
    const httplib::Result res = c.Get(path_of(url));
    REQUIRE(res);
    use(*res);
  };
  server.through("cpp-httplib, Result", result, altered);
  server.through("cpp-httplib, Response", response, altered);
}

TEST_CASE("cpp-httplib: header names in any case, and the first of repeated ones") {
  const server s([](std::string_view) {
    return reply{loopback::response(
        "HTTP/1.1 429 ", "rEtRy-AfTeR: 7\r\nRetry-After: 60\r\nx-request-id:  req_1 \r\n", "{}")};
  });
  httplib::Client c("127.0.0.1", s.port());
  const httplib::Result res = c.Get("/");
  const triage::error e = triage::classify(assisters, res);
  CHECK(e.delay_ms() == 7000);
  CHECK(e.request_id() == "req_1");
  CHECK(triage::http::view(res).headers("RETRY-AFTER") == "7");
}

TEST_CASE("cpp-httplib: a body that nobody decoded says so") {
  const server s([](std::string_view) {
    return reply{
        loopback::response("HTTP/1.1 503 Busy", "Content-Encoding: gzip\r\n", loopback::gzipped)};
  });
  httplib::Client c("127.0.0.1", s.port());
  c.set_decompress(false);
  {
    const httplib::Result res = c.Get("/");
    CHECK(triage::classify(assisters, res).body_kind() == triage::body_kind::gzip);
  }
#if defined(CPPHTTPLIB_ZLIB_SUPPORT)
  c.set_decompress(true);
  const httplib::Result res = c.Get("/");
  CHECK(triage::classify(assisters, res).code() == assisters["model_overloaded"]);
#endif
}

TEST_CASE("cpp-httplib: nothing was sent, so nothing was processed") {
  const auto want = [](std::string_view code, category kind) {
    return corpus::transport_case{code, kind, triage::backoff, processed::no};
  };
  SECTION("no such name") {
    httplib::Client c(std::string(64, 'a') + ".invalid", 80);
    corpus::check_transport(transport_failing(c),
                            want("httplib::Error::Connection", category::unavailable));
  }
  SECTION("refused") {
    const loopback::refusing_port port;
    httplib::Client c("127.0.0.1", port.port());
    corpus::check_transport(transport_failing(c),
                            want("httplib::Error::Connection", category::unavailable));
  }
  SECTION("no connection in time") {
    const loopback::full_port port;
    httplib::Client c("127.0.0.1", port.port());
    c.set_connection_timeout(0, 200'000);
    corpus::check_transport(transport_failing(c),
                            want("httplib::Error::ConnectionTimeout", category::timeout));
  }
#if defined(CPPHTTPLIB_OPENSSL_SUPPORT)
  SECTION("no TLS at the other end") {
    const server s([](std::string_view) {
      return reply{"HTTP/1.1 400 Bad Request\r\n\r\n", then::close};
    });
    httplib::SSLClient c("127.0.0.1", s.port());
    const httplib::Result res = c.Get("/");
    corpus::check_transport(triage::classify(persly, res),
                            want("httplib::Error::SSLConnection", category::unavailable));
  }
#endif
}

TEST_CASE("cpp-httplib: once something was sent, nobody knows whether it was processed") {
  const corpus::transport_case want{"httplib::Error::Read", category::unavailable, triage::backoff,
                                    processed::unknown};
  std::string bytes;
  then end = then::close;
  SECTION("no answer in time") {
    end = then::hang;
  }
  SECTION("reset") {
    end = then::reset;
  }
  SECTION("closed without an answer") {}
  SECTION("cut off") {
    bytes = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc";
  }
  SECTION("not HTTP") {
    bytes = "hello\r\n";
  }
  const server s([&](std::string_view) { return reply{bytes, end}; });
  httplib::Client c("127.0.0.1", s.port());
  c.set_read_timeout(0, 200'000);
  corpus::check_transport(transport_failing(c), want);
}

TEST_CASE("cpp-httplib: a client that follows redirects has to say so") {
  const loopback::refusing_port port;
  const std::string next = "http://127.0.0.1:" + std::to_string(port.port()) + "/";
  const server s([&](std::string_view) {
    return reply{loopback::response("HTTP/1.1 303 See Other", "Location: " + next + "\r\n", "")};
  });
  httplib::Client c("127.0.0.1", s.port());
  c.set_follow_location(true);
  const httplib::Result res = c.Get("/");
  REQUIRE(res.error() == httplib::Error::Connection);
  const auto failure = triage::http::failure_of(res.error()).maybe_sent();
  CHECK(triage::classify(persly, failure).processed() == processed::unknown);
}

TEST_CASE("cpp-httplib: a failure without allocations") {
  const loopback::refusing_port port;
  httplib::Client c("127.0.0.1", port.port());
  const httplib::Result res = c.Get("/");
  const std::size_t before = counting::all();
  const triage::error e = triage::classify(persly, res);
  const std::size_t after = counting::all();
  CHECK(after == before);
  CHECK(e.retry());
  const auto r = triage::check(persly, res, [](std::string_view body) { return body.size(); });
  REQUIRE(!r.has_value());
  CHECK(r.error().code() == "httplib::Error::Connection");
  CHECK(triage::http::view(res).status == 0);
}

TEST_CASE("the table of cpp-httplib's codes") {
  for (const triage::http::transport_row& row : triage::http::httplib_table.rows()) {
    INFO(row.row.code);
    CHECK((row.number == -1 || &triage::http::httplib_table[row.number] == &row));
    CHECK(row.row.code.starts_with("httplib::Error::"));
    // Its names are those of cpp-httplib, whose to_string gave them until it gave sentences.
    if (row.number != -1 && to_string(httplib::Error::Connection) == "Connection") {
      const std::string_view name = row.row.code.substr(row.row.code.rfind(':') + 1);
      CHECK(to_string(static_cast<httplib::Error>(row.number)) == name);
    }
    CHECK(!row.row.meaning.empty());
  }
  CHECK(!triage::http::failure_of(httplib::Error::Success));
  CHECK(triage::classify(persly, triage::http::failure_of(httplib::Error::Unknown)).code() ==
        "httplib::Error");
  STATIC_REQUIRE(
      triage::http::httplib_table[static_cast<int>(httplib::Error::Connection)].row.processed ==
      processed::no);
}
