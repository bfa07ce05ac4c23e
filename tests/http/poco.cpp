// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/http/poco.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>

#include <istream>
#include <string>
#include <string_view>

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/Timespan.h>

#include "http/corpus_over.hpp"
#include "http/rows.hpp"

namespace {

using loopback::reply;
using loopback::server;
using loopback::then;
using triage::category;
using triage::processed;
using triage::http::failure_of;
using triage::http::failure_of_first;
using triage::http::poco_answer;
using triage::providers::assisters;
using triage::providers::persly;

// One session, for one GET after the other.
struct client {
  Poco::Net::HTTPClientSession session;
  Poco::Net::HTTPResponse response;
  std::string body;

  explicit client(int port, const std::string& host = "127.0.0.1")
      : session(host, static_cast<Poco::UInt16>(port)) {
    session.setKeepAlive(true);
  }

  poco_answer get(const std::string& path) {
    Poco::Net::HTTPRequest request(Poco::Net::HTTPRequest::HTTP_GET, path,
                                   Poco::Net::HTTPMessage::HTTP_1_1);
    session.sendRequest(request);
    std::istream& in = session.receiveResponse(response);
    body.clear();
    Poco::StreamCopier::copyToString(in, body);
    return {response, body, session.networkException()};
  }
};

// One of POCO's TLS library, which is not linked here.
struct of_tls : Poco::Net::NetException {
  const char* called;
  explicit of_tls(const char* name) : called(name) {}
  const char* name() const noexcept override { return called; }
};

void check_failure(client& c, std::string_view code, category kind, processed first) {
  try {
    (void)c.get("/");
    FAIL("there was an answer");
  } catch (const Poco::Exception& e) {
    INFO(e.displayText());
    corpus::check_transport(triage::classify(persly, failure_of(e)),
                            {code, kind, triage::backoff, processed::unknown});
    corpus::check_transport(triage::classify(persly, failure_of_first(e)),
                            {code, kind, triage::backoff, first});
  }
}

}  // namespace

TEST_CASE("the corpus through POCO") {
  corpus::served server;
  client c(server.port());
  server.through("POCO, poco_answer",
                 [&](const std::string& url, auto use) { use(c.get(corpus::path_of(url))); });
}

TEST_CASE("POCO: header names in any case, and the first of repeated ones") {
  const server s([](std::string_view) {
    return reply{
        loopback::response("HTTP/1.1 429 Slow",
                           "rEtRy-AfTeR: 7\r\nRetry-After: 60\r\nx-request-id:  req_1 \r\n", "{}")};
  });
  client c(s.port());
  const poco_answer answer = c.get("/");
  const triage::error e = triage::classify(assisters, answer);
  CHECK(e.delay_ms() == 7000);
  CHECK(e.request_id() == "req_1");
}

TEST_CASE("POCO: no connection") {
  SECTION("no such name") {
    client c(80, std::string(64, 'a') + ".invalid");
    check_failure(c, "Poco::Net::HostNotFoundException", category::unavailable, processed::no);
  }
  SECTION("refused") {
    const loopback::refusing_port port;
    client c(port.port());
    check_failure(c, "Poco::Net::ConnectionRefusedException", category::unavailable, processed::no);
  }
  SECTION("no connection in time, which is the exception of every time limit") {
    const loopback::full_port port;
    client c(port.port());
    c.session.setTimeout(Poco::Timespan(0, 200'000));
    check_failure(c, "Poco::TimeoutException", category::timeout, processed::unknown);
  }
}

TEST_CASE("POCO: once something was sent, nobody knows whether it was processed") {
  std::string bytes;
  then end = then::close;
  std::string_view code = "Poco::Net::NoMessageException";
  category kind = category::unavailable;
  SECTION("closed without an answer") {}
  SECTION("no answer in time") {
    end = then::hang;
    code = "Poco::TimeoutException";
    kind = category::timeout;
  }
  SECTION("reset") {
    end = then::reset;
    code = "Poco::Net::ConnectionResetException";
  }
  SECTION("not HTTP") {
    bytes = "hello there, this is no HTTP at all\r\n\r\n";
    code = "Poco::Net::MessageException";
    kind = category::bad_response;
  }
  const server s([&](std::string_view) { return reply{bytes, end}; });
  client c(s.port());
  c.session.setTimeout(Poco::Timespan(0, 300'000));
  check_failure(c, code, kind, processed::unknown);
}

TEST_CASE("POCO: a response that breaks off") {
  std::string status = "429 Slow";
  SECTION("a failed one decides") {}
  SECTION("a success was carried out") {
    status = "200 OK";
  }
  const server s([&](std::string_view) { return reply{loopback::cut_off(status), then::hang}; });
  client c(s.port());
  c.session.setTimeout(Poco::Timespan(0, 300'000));
  const poco_answer answer = c.get("/");
  const triage::error e = triage::classify(assisters, answer);
  if (status == "429 Slow") {
    CHECK(e.status() == 429);
    CHECK(e.delay_ms() == 7000);
    CHECK(e.body() == c.body);  // POCO drops what it has buffered
  } else {
    corpus::check_transport(
        e, {"Poco::TimeoutException", category::timeout, triage::backoff, processed::yes});
  }
}

TEST_CASE("the table of POCO's exceptions") {
  loopback::check_rows(triage::http::poco_table);
  for (const triage::http::transport_row& row : triage::http::poco_table.rows()) {
    INFO(row.row().name());
    CHECK(&triage::http::poco_table[row.number] == &row);
    CHECK(row.row().name().starts_with("Poco::"));
    CHECK(row.row().kind().processed == processed::unknown);
  }
  const auto name = [](const Poco::Exception& e) {
    return std::string(triage::http::poco_table[triage::http::detail::poco_number(e)].row().name());
  };
  CHECK(name(Poco::Net::ConnectionRefusedException()) == "Poco::Net::ConnectionRefusedException");
  CHECK(name(Poco::Net::HostNotFoundException()) == "Poco::Net::HostNotFoundException");
  CHECK(name(Poco::Net::MultipartException()) == "Poco::Net::MessageException");
  CHECK(name(Poco::Net::NotAuthenticatedException()) == "Poco::Net::HTTPException");
  CHECK(name(Poco::Net::InterfaceNotFoundException()) == "Poco::Net::NetException");
  CHECK(name(Poco::TimeoutException()) == "Poco::TimeoutException");
  CHECK(name(Poco::IOException()) == "Poco::IOException");
  CHECK(name(Poco::OutOfMemoryException()) == "Poco::OutOfMemoryException");
  CHECK(name(Poco::LogicException()) == "Poco::Exception");
  CHECK(name(of_tls("SSL Exception")) == "Poco::Net::SSLException");
  CHECK(name(of_tls("Invalid certficate")) == "Poco::Net::CertificateValidationException");
  CHECK(name(of_tls("Certificate validation error")) ==
        "Poco::Net::CertificateValidationException");
}
