// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/http/httplib.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <thread>

#include "http/corpus_over.hpp"
#include "http/rows.hpp"
#if defined(CPPHTTPLIB_OPENSSL_SUPPORT) && defined(TRIAGE_HAS_OPENSSL)
#include "http/tls_server.hpp"
#endif

namespace {

using loopback::reply;
using loopback::server;
using loopback::then;
using triage::category;
using triage::processed;
using triage::http::phase;
using triage::http::sent_once;
using triage::providers::assisters;
using triage::providers::persly;

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
  const auto result = [&](const std::string& url, auto use) {
    const httplib::Result res = c.Get(corpus::path_of(url));
    REQUIRE(res);
    use(res);
  };
  const auto response = [&](const std::string& url, auto use) {
    const httplib::Result res = c.Get(corpus::path_of(url));
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

TEST_CASE("cpp-httplib: the first of repeated headers among many") {
  std::string headers;
  for (int i = 0; i < 60; ++i) {
    headers += "X-" + std::to_string(i) + ": 1\r\n";
    if (i % 20 == 10) headers += "Retry-After: " + std::to_string(i) + "\r\n";
  }
  const server s(
      [&](std::string_view) { return reply{loopback::response("HTTP/1.1 429 ", headers, "{}")}; });
  httplib::Client c("127.0.0.1", s.port());
  const httplib::Result res = c.Get("/");
  REQUIRE(res);
  CHECK(triage::classify(assisters, res).delay_ms() == 10'000);
  CHECK(triage::classify(assisters, *res).delay_ms() == 10'000);
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

TEST_CASE("cpp-httplib: a failed connection proves nothing, unless the client sends once") {
  const auto want = [](std::string_view code, category kind, processed p) {
    return corpus::transport_case{code, kind, triage::backoff, p};
  };
  // Only the caller knows whether it was the first request.
  const auto check = [&](httplib::Client& c, std::string_view code, category kind) {
    const httplib::Result res = c.Get("/");
    REQUIRE(!res);
    corpus::check_transport(triage::classify(persly, res), want(code, kind, processed::unknown));
    corpus::check_transport(triage::classify(persly, sent_once(res)),
                            want(code, kind, processed::no));
    CHECK(triage::check(persly, sent_once(res)).error().may_retry());
    CHECK(triage::classify(persly, triage::http::failure_of(res.error(), phase::connecting))
              .processed() == processed::no);
  };
  SECTION("no such name") {
    httplib::Client c(std::string(64, 'a') + ".invalid", 80);
    check(c, "httplib::Error::Connection", category::unavailable);
  }
  SECTION("refused") {
    const loopback::refusing_port port;
    httplib::Client c("127.0.0.1", port.port());
    check(c, "httplib::Error::Connection", category::unavailable);
  }
  SECTION("no connection in time") {
    const loopback::full_port port;
    httplib::Client c("127.0.0.1", port.port());
    c.set_connection_timeout(0, 200'000);
    check(c, "httplib::Error::ConnectionTimeout", category::timeout);
  }
#if defined(CPPHTTPLIB_OPENSSL_SUPPORT)
  SECTION("no TLS at the other end") {
    const server s([](std::string_view) {
      return reply{"HTTP/1.1 400 Bad Request\r\n\r\n", then::close};
    });
    httplib::SSLClient c("127.0.0.1", s.port());
    const httplib::Result res = c.Get("/");
    corpus::check_transport(
        triage::classify(persly, res),
        want("httplib::Error::SSLConnection", category::unavailable, processed::unknown));
  }
#endif
}

TEST_CASE("cpp-httplib: a response of a client that sends once is a response") {
  const server s([](std::string_view) {
    return reply{loopback::response("HTTP/1.1 429 Slow", "Retry-After: 7\r\n", "{}")};
  });
  httplib::Client c("127.0.0.1", s.port());
  const httplib::Result res = c.Get("/");
  CHECK(triage::classify(persly, sent_once(res)).status() == 429);
  CHECK(triage::check(persly, sent_once(res)).error().body() == "{}");
}

#if defined(CPPHTTPLIB_OPENSSL_SUPPORT) && defined(TRIAGE_HAS_OPENSSL)
// Since 0.13 or so cpp-httplib sends again if the peer has closed after the request was written,
// and then there is no connection.
TEST_CASE("cpp-httplib: what cpp-httplib sent over TLS may have been carried out") {
  const loopback::tls_server s("the end");
  httplib::SSLClient c("127.0.0.1", s.port());
  c.enable_server_certificate_verification(false);
  const std::string body = "the end";
  const httplib::Result res = c.Post(
      "/jobs", body.size(),
      [&](std::size_t, std::size_t, httplib::DataSink& sink) {
        sink.write(body.data(), body.size());
        // Until the server has said goodbye.
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        return true;
      },
      "text/plain");
  REQUIRE(!res);
  CHECK(s.jobs() == 1);
  CHECK(triage::classify(persly, res).processed() == processed::unknown);
  CHECK(!triage::classify(persly, res).may_retry());
}

TEST_CASE("cpp-httplib: a certificate that is not accepted") {
  const loopback::tls_server s("");
  httplib::SSLClient c("127.0.0.1", s.port());
  c.enable_server_certificate_verification(true);
  const httplib::Result res = c.Get("/");
  REQUIRE(!res);
  const triage::error e = triage::classify(persly, res);
  CHECK(e.category() == category::unavailable);
  CHECK(e.verdict() == triage::never);
  CHECK(e.remedy() == triage::remedy::contact_support);
}
#endif

TEST_CASE("cpp-httplib: once something was sent, nobody knows whether it was processed") {
  std::string bytes;
  then end = then::close;
  category kind = category::unavailable;
  SECTION("no answer in time") {
    end = then::hang;
    kind = category::timeout;
  }
  SECTION("reset") {
    end = then::reset;
  }
  SECTION("closed without an answer") {}
  SECTION("cut off") {
    bytes = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc";
  }
  SECTION("a failed response whose body stalls: cpp-httplib keeps its status to itself") {
    bytes = loopback::cut_off("429 Slow");
    end = then::hang;
    kind = category::timeout;
  }
  SECTION("not HTTP") {
    bytes = "hello\r\n";
  }
  const server s([&](std::string_view) { return reply{bytes, end}; });
  httplib::Client c("127.0.0.1", s.port());
  c.set_read_timeout(0, 200'000);
  const httplib::Result res = c.Get("/");
  REQUIRE(!res);
  // Old versions have one code for all of it.
  const bool one_code = res.error() == httplib::Error::Read;
  const triage::error e = triage::classify(persly, res);
  CHECK(e.status() == 0);
  CHECK(e.code().known());
  CHECK(e.category() == (one_code ? category::unavailable : kind));
  CHECK(e.verdict() == triage::backoff);
  CHECK(e.processed() == processed::unknown);
  // Not even if the caller is mistaken.
  CHECK(triage::classify(persly, sent_once(res)).processed() == processed::unknown);
  CHECK(triage::classify(persly, triage::http::failure_of(res.error(), phase::connecting))
            .processed() == processed::unknown);
}

TEST_CASE("cpp-httplib: after a redirect the first server may have done the work") {
  const loopback::refusing_port port;
  const std::string next = "http://127.0.0.1:" + std::to_string(port.port()) + "/";
  const server s([&](std::string_view) {
    return reply{loopback::response("HTTP/1.1 303 See Other", "Location: " + next + "\r\n", "")};
  });
  httplib::Client c("127.0.0.1", s.port());
  c.set_follow_location(true);
  const httplib::Result res = c.Get("/");
  REQUIRE(res.error() == httplib::Error::Connection);
  CHECK(triage::classify(persly, res).processed() == processed::unknown);
}

TEST_CASE("cpp-httplib: this program gave up") {
  const server s([](std::string_view) {
    return reply{loopback::response("HTTP/1.1 200 OK", "", "0123456789")};
  });
  httplib::Client c("127.0.0.1", s.port());
  const httplib::Result res = c.Get("/", [](const char*, std::size_t) { return false; });
  REQUIRE(res.error() == httplib::Error::Canceled);
  const triage::error e = triage::classify(persly, res);
  CHECK(e.category() == category::cancelled);
  CHECK(e.verdict() == triage::never);
  CHECK(e.remedy() == triage::remedy::nothing);
}

TEST_CASE("cpp-httplib: a failure without allocations") {
  const loopback::refusing_port port;
  httplib::Client c("127.0.0.1", port.port());
  const httplib::Result res = c.Get("/");
  const std::size_t before = counting::all();
  const triage::error e = triage::classify(persly, res);
  const std::size_t after = counting::all();
  CHECK(after == before);
  CHECK(e.may_retry(true));
  CHECK(!e.may_retry());
  const auto r = triage::check(persly, res, [](std::string_view body) { return body.size(); });
  REQUIRE(!r.has_value());
  CHECK(r.error().code() == "httplib::Error::Connection");
  CHECK(triage::http::view(res).status == 0);
}

TEST_CASE("the table of cpp-httplib's codes") {
  loopback::check_rows(triage::http::httplib_table);
  std::size_t found = 0;
  for (const triage::http::transport_row& row : triage::http::httplib_table.rows()) {
    INFO(row.row().name());
    CHECK(row.row().name().starts_with("httplib::Error::"));
    CHECK(row.number != 0);
    if (row.number == -1) continue;
    CHECK(&triage::http::httplib_table[row.number] == &row);
    ++found;
  }
  // Those of 0.11, but Success and Unknown.
  CHECK(found >= 12);
  CHECK(!triage::http::failure_of(httplib::Error::Success));
  // No response is a failure, whatever the code says.
  const httplib::Result nothing(nullptr, httplib::Error::Success);
  CHECK(triage::classify(persly, nothing).code() == "httplib::Error");
  CHECK(triage::classify(persly, nothing).failed());
  CHECK(triage::classify(persly, triage::http::failure_of(httplib::Error::Unknown)).code() ==
        "httplib::Error");
  const auto row = [](httplib::Error e) -> const triage::http::transport_row& {
    return triage::http::httplib_table[static_cast<int>(e)];
  };
  CHECK(row(httplib::Error::Connection).row().name() == "httplib::Error::Connection");
  CHECK(row(httplib::Error::Connection).row().kind().processed == processed::unknown);
  CHECK(row(httplib::Error::UnsupportedMultipartBoundaryChars).row().kind().processed ==
        processed::no);
  CHECK(row(httplib::Error::SSLLoadingCerts).row().kind().category == category::local);
}
