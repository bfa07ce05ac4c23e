// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/http/beast.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/multi_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#if defined(TRIAGE_HAS_OPENSSL)
#include <boost/asio/ssl.hpp>
#endif

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "http/corpus_over.hpp"
#include "http/rows.hpp"
#if defined(TRIAGE_HAS_OPENSSL)
#include "http/tls_server.hpp"
#endif

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace net = boost::asio;
using loopback::reply;
using loopback::server;
using loopback::then;
using triage::category;
using triage::processed;
using triage::http::exchange;
using triage::http::failure_of;
using triage::http::phase;
using triage::providers::assisters;
using triage::providers::persly;

net::ip::tcp::endpoint at_port(int port) {
  return {net::ip::make_address("127.0.0.1"), static_cast<std::uint16_t>(port)};
}

// One connection, for one GET after the other.
struct client {
  net::io_context io;
  beast::tcp_stream stream{io};
  beast::flat_buffer buffer;

  explicit client(int port) { stream.connect(at_port(port)); }

  // `to` is a response, or a parser of one.
  template <class To>
  boost::system::error_code get(const std::string& path, To& to) {
    http::request<http::empty_body> req(http::verb::get, path, 11);
    req.set(http::field::host, "localhost");
    boost::system::error_code ec;
    stream.expires_after(std::chrono::seconds(5));
    http::async_write(stream, req, [&](boost::system::error_code e, std::size_t) { ec = e; });
    io.restart();
    io.run();
    if (ec) return ec;
    stream.expires_after(std::chrono::milliseconds(path == "/impatient" ? 200 : 5000));
    http::async_read(stream, buffer, to, [&](boost::system::error_code e, std::size_t) { ec = e; });
    io.restart();
    io.run();
    return ec;
  }
};

template <class Body>
void corpus_through(const char* name) {
  corpus::served server;
  client c(server.port());
  server.through(name, [&](const std::string& url, auto use) {
    http::response<Body> res;
    const boost::system::error_code ec = c.get(corpus::path_of(url), res);
    REQUIRE(!ec);
    use(res);
  });
}

// Beast reads dynamic bodies into as few buffers as it can; this one has them small.
http::response<http::dynamic_body> in_pieces(std::string_view body, std::size_t size) {
  http::response<http::dynamic_body> res;
  for (; !body.empty(); body.remove_prefix(std::min(size, body.size()))) {
    const std::string_view piece = body.substr(0, size);
    beast::multi_buffer& to = res.body();
    to.commit(net::buffer_copy(to.prepare(piece.size()), net::buffer(piece.data(), piece.size())));
  }
  return res;
}

}  // namespace

TEST_CASE("the corpus through Boost.Beast") {
  corpus_through<http::string_body>("Boost.Beast, string_body");
  corpus_through<http::basic_dynamic_body<beast::flat_buffer>>("Boost.Beast, flat_buffer");
}

TEST_CASE("the corpus through Boost.Beast's dynamic_body") {
  corpus::served server;
  client c(server.port());
  std::string scratch;
  scratch.reserve(8192);
  server.through("Boost.Beast, dynamic_body", [&](const std::string& url, auto use) {
    http::response<http::dynamic_body> res;
    const boost::system::error_code ec = c.get(corpus::path_of(url), res);
    REQUIRE(!ec);
    use(triage::http::one_piece(res, scratch));
  });
  server.through("Boost.Beast, exchange", [&](const std::string& url, auto use) {
    http::response<http::string_body> res;
    const boost::system::error_code ec = c.get(corpus::path_of(url), res);
    use(exchange(failure_of(ec), res));
  });
  server.through("Boost.Beast, response_parser", [&](const std::string& url, auto use) {
    http::response_parser<http::string_body> parser;
    const boost::system::error_code ec = c.get(corpus::path_of(url), parser);
    use(exchange(failure_of(ec), parser));
  });
}

TEST_CASE("Boost.Beast: a body in one piece stays where it is, one in several is copied once") {
  std::string scratch = "from before";
  const std::string body = R"({"error":{"code":"model_overloaded"}})" + std::string(2000, ' ');
  {
    auto res = in_pieces(body, body.size());
    res.result(503);
    const auto answer = triage::http::one_piece(res, scratch);
    const triage::error e = triage::classify(assisters, answer);
    CHECK(e.code() == assisters["model_overloaded"]);
    CHECK(e.body() == body);
    CHECK(scratch == "from before");
  }
  {
    auto res = in_pieces(body, 10);
    res.result(503);
    const auto pieces = res.body().data();
    REQUIRE(std::distance(net::buffer_sequence_begin(pieces), net::buffer_sequence_end(pieces)) >
            1);
    const triage::error e = triage::classify(assisters, triage::http::one_piece(res, scratch));
    CHECK(e.code() == assisters["model_overloaded"]);
    CHECK(e.body() == body);
    CHECK(e.body().data() == scratch.data());
  }
  http::response<http::dynamic_body> empty;
  empty.result(503);
  CHECK(triage::classify(persly, triage::http::one_piece(empty, scratch)).body_kind() ==
        triage::body_kind::empty);
}

TEST_CASE("Boost.Beast: other bodies") {
  http::response<http::vector_body<char>> vector(http::status::service_unavailable, 11);
  vector.body() = {'{', '}'};
  CHECK(triage::classify(persly, vector).body() == "{}");
  char bytes[] = "{}";
  http::response<http::span_body<char>> span(http::status::service_unavailable, 11);
  span.body() = {bytes, 2};
  CHECK(triage::classify(persly, span).body() == "{}");
  http::response<http::empty_body> empty(http::status::service_unavailable, 11);
  CHECK(triage::classify(persly, empty).status() == 503);
  STATIC_REQUIRE(!triage::http::answer<http::response<http::dynamic_body>>);
  STATIC_REQUIRE(!triage::http::answer<http::response<http::file_body>>);
  STATIC_REQUIRE(!triage::http::answer<http::request<http::string_body>>);
  STATIC_REQUIRE(triage::http::owning_answer<http::response_parser<http::string_body>>);
  STATIC_REQUIRE(!triage::http::answer<http::response_parser<http::dynamic_body>>);
  STATIC_REQUIRE(!triage::http::answer<http::request_parser<http::string_body>>);
}

TEST_CASE("Boost.Beast: header names in any case, and the first of repeated ones") {
  const server s([](std::string_view) {
    return reply{loopback::response(
        "HTTP/1.1 429 ", "rEtRy-AfTeR: 7\r\nRetry-After: 60\r\nx-request-id:  req_1 \r\n", "{}")};
  });
  client c(s.port());
  http::response<http::string_body> res;
  REQUIRE(!c.get("/", res));
  const triage::error e = triage::classify(assisters, res);
  CHECK(e.delay_ms() == 7000);
  CHECK(e.request_id() == "req_1");
  CHECK(!triage::http::beast_headers<http::fields>()("retry-after"));
}

TEST_CASE("Boost.Beast: a body that nobody decoded says so") {
  const server s([](std::string_view) {
    return reply{
        loopback::response("HTTP/1.1 503 Busy", "Content-Encoding: gzip\r\n", loopback::gzipped)};
  });
  client c(s.port());
  http::response<http::string_body> res;
  REQUIRE(!c.get("/", res));
  CHECK(triage::classify(persly, res).body_kind() == triage::body_kind::gzip);
}

TEST_CASE("Boost.Beast: nothing was sent, so nothing was processed") {
  net::io_context io;
  beast::tcp_stream stream(io);
  boost::system::error_code ec;
  const auto want = [](std::string_view code, category kind) {
    return corpus::transport_case{code, kind, triage::backoff, processed::no};
  };
  SECTION("no such name") {
    net::ip::tcp::resolver resolver(io);
    (void)resolver.resolve(std::string(64, 'a') + ".invalid", "80", ec);
    corpus::check_transport(triage::classify(persly, failure_of(ec)),
                            want("boost::asio::error::host_not_found", category::unavailable));
  }
  SECTION("refused") {
    const loopback::refusing_port port;
    stream.connect(at_port(port.port()), ec);
    corpus::check_transport(triage::classify(persly, failure_of(ec)),
                            want("ECONNREFUSED", category::unavailable));
  }
  SECTION("no connection in time") {
    const loopback::full_port port;
    stream.expires_after(std::chrono::milliseconds(200));
    stream.async_connect(at_port(port.port()), [&](boost::system::error_code e) { ec = e; });
    io.run();
    corpus::check_transport(triage::classify(persly, failure_of(ec, phase::connecting)),
                            want("boost::beast::error::timeout", category::timeout));
    for (const phase when : {phase::unknown, phase::sending, phase::receiving}) {
      CHECK(triage::classify(persly, failure_of(ec, when)).processed() == processed::unknown);
    }
  }
#if defined(TRIAGE_HAS_OPENSSL)
  SECTION("no TLS at the other end") {
    const server s([](std::string_view) {
      return reply{"HTTP/1.1 400 Bad Request\r\n\r\n", then::close};
    });
    net::ssl::context context(net::ssl::context::tls_client);
    net::ssl::stream<net::ip::tcp::socket> tls(io, context);
    tls.next_layer().connect(at_port(s.port()));
    tls.handshake(net::ssl::stream_base::client, ec);
    corpus::check_transport(triage::classify(persly, failure_of(ec, phase::connecting)),
                            want("asio.ssl", category::unavailable));
    const boost::system::error_code cut = net::ssl::error::stream_truncated;
    CHECK(triage::classify(persly, failure_of(cut)).code() ==
          "boost::asio::ssl::error::stream_truncated");
  }
#endif
}

TEST_CASE("Boost.Beast: once something was sent, nobody knows whether it was processed") {
  corpus::transport_case want{"", category::unavailable, triage::backoff, processed::unknown};
  std::string bytes;
  std::string path = "/";
  then end = then::close;
  SECTION("no answer in time") {
    end = then::hang;
    path = "/impatient";
    want.code = "boost::beast::error::timeout";
    want.category = category::timeout;
  }
  SECTION("reset") {
    end = then::reset;
    want.code = "ECONNRESET";
  }
  SECTION("closed without an answer") {
    want.code = "boost::beast::http::error::end_of_stream";
  }
  SECTION("cut off in the headers") {
    bytes = "HTTP/1.1 429 Slow\r\nRetry-After: 7\r\n";
    want.code = "boost::beast::http::error::partial_message";
  }
  SECTION("not HTTP") {
    bytes = "hello, this is not HTTP\r\n";
    want.code = "beast.http";
    want.category = category::bad_response;
  }
  const server s([&](std::string_view) { return reply{bytes, end}; });
  client c(s.port());
  http::response<http::string_body> res;
  const boost::system::error_code ec = c.get(path, res);
  const std::size_t before = counting::all();
  const auto r = triage::check(persly, exchange(failure_of(ec), res));
  const std::size_t after = counting::all();
  CHECK(after == before);
  REQUIRE(!r.has_value());
  corpus::check_transport(r.error(), want);

  client again(s.port());
  http::response_parser<http::string_body> parser;
  const boost::system::error_code same = again.get(path, parser);
  corpus::check_transport(triage::classify(persly, exchange(failure_of(same), parser)), want);
}

TEST_CASE("Boost.Beast: with a parser, a failed response is that response despite its body") {
  then end = then::close;
  std::string path = "/";
  std::string status = "429 Slow";
  std::string_view want = "boost::beast::http::error::partial_message";
  category kind = category::unavailable;
  SECTION("cut off") {}
  SECTION("silent") {
    end = then::hang;
    path = "/impatient";
    want = "boost::beast::error::timeout";
    kind = category::timeout;
  }
  SECTION("reset") {
    end = then::reset;
    want = "ECONNRESET";
  }
  const server s([&](std::string_view) {
    return reply{"HTTP/1.1 " + status +
                     "\r\nRetry-After: 7\r\nContent-Length: 200\r\n\r\n"
                     R"({"error":{"code":"rate_limit_exceeded",)",
                 end};
  });
  const auto limited = [](const triage::error& e) {
    CHECK(e.status() == 429);
    CHECK(e.verdict() == triage::after);
    CHECK(e.delay_ms() == 7000);
    CHECK(e.processed() == processed::no);
    CHECK(e.code() == assisters["rate_limit_exceeded"]);
    CHECK(e.damage() == triage::damage::truncated);
  };
  {
    client c(s.port());
    http::response_parser<http::string_body> parser;
    const boost::system::error_code ec = c.get(path, parser);
    REQUIRE(ec);
    limited(triage::classify(assisters, exchange(failure_of(ec, phase::receiving), parser)));
  }
  {
    client c(s.port());
    http::response_parser<http::dynamic_body> parser;
    const boost::system::error_code ec = c.get(path, parser);
    std::string scratch;
    const auto piece = triage::http::one_piece(parser, scratch);
    limited(triage::classify(assisters, exchange(failure_of(ec), piece)));
  }
  {
    // A message does not know whether it holds this response or an earlier one.
    client c(s.port());
    http::response<http::string_body> res(http::status::too_many_requests, 11);
    const boost::system::error_code ec = c.get(path, res);
    corpus::check_transport(triage::classify(assisters, exchange(failure_of(ec), res)),
                            {want, kind, triage::backoff, processed::unknown});
  }
  {
    // After the beginning of a success, the work was done, wholly or in part.
    status = "200 OK";
    client c(s.port());
    http::response_parser<http::string_body> parser;
    const boost::system::error_code ec = c.get(path, parser);
    const auto r = triage::check(assisters, exchange(failure_of(ec), parser));
    REQUIRE(!r.has_value());
    corpus::check_transport(r.error(), {want, kind, triage::backoff, processed::yes});
  }
}

TEST_CASE("Boost.Beast: a body that this program does not take") {
  const server s([](std::string_view head) {
    return reply{loopback::response(
        head.starts_with("GET /busy") ? "HTTP/1.1 503 Busy" : "HTTP/1.1 200 OK", "", "0123456789")};
  });
  for (const bool busy : {false, true}) {
    client c(s.port());
    http::response_parser<http::string_body> parser;
    parser.body_limit(5);
    const boost::system::error_code ec = c.get(busy ? "/busy" : "/", parser);
    REQUIRE(ec == http::error::body_limit);
    const triage::error e = triage::classify(persly, exchange(failure_of(ec), parser));
    CHECK(e.status() == (busy ? 503 : 0));
    if (!busy) {
      corpus::check_transport(e, {"boost::beast::http::error::body_limit", category::local,
                                  triage::never, processed::yes});
    }
  }
}

TEST_CASE("Boost.Beast: this program gave up") {
  const triage::error e = triage::classify(persly, failure_of(net::error::operation_aborted));
  CHECK(e.category() == category::cancelled);
  CHECK(e.verdict() == triage::never);
  CHECK(e.remedy() == triage::remedy::nothing);
  // What to pass if it was a timer that cancelled.
  CHECK(triage::classify(persly, failure_of(net::error::timed_out)).category() ==
        category::timeout);
}

#if defined(TRIAGE_HAS_OPENSSL)
TEST_CASE("Boost.Beast: a certificate that is not accepted") {
  const loopback::tls_server s("");
  net::io_context io;
  net::ssl::context context(net::ssl::context::tls_client);
  net::ssl::stream<net::ip::tcp::socket> tls(io, context);
  tls.set_verify_mode(net::ssl::verify_peer);
  tls.next_layer().connect(at_port(s.port()));
  boost::system::error_code ec;
  tls.handshake(net::ssl::stream_base::client, ec);
  REQUIRE(ec);
  corpus::check_transport(
      triage::classify(persly, failure_of(ec, phase::connecting)),
      {"SSL_R_CERTIFICATE_VERIFY_FAILED", category::unavailable, triage::never, processed::no});
  CHECK(triage::classify(persly, failure_of(ec)).processed() == processed::unknown);
  CHECK(triage::classify(persly, failure_of(ec)).remedy() == triage::remedy::contact_support);
}

TEST_CASE("Boost.Beast: OpenSSL's numbers") {
  const auto code = [](int value) {
    return triage::classify(
               persly, failure_of(boost::system::error_code(value, net::error::get_ssl_category())))
        .code()
        .name();
  };
  // ERR_PACK(20, function, 134): of OpenSSL 3, and of 1.1 with two functions.
  CHECK(code(0x0A000086) == "SSL_R_CERTIFICATE_VERIFY_FAILED");
  CHECK(code(0x1416F086) == "SSL_R_CERTIFICATE_VERIFY_FAILED");
  CHECK(code(0x14090086) == "SSL_R_CERTIFICATE_VERIFY_FAILED");
  // Another reason, another library, a code of the system.
  CHECK(code(0x0A000087) == "asio.ssl");
  CHECK(code(0x0A001086) == "asio.ssl");
  CHECK(code(0x0B000086) == "asio.ssl");
  CHECK(code(0x14090087) == "asio.ssl");
  CHECK(code(static_cast<int>(0x80000086U)) == "asio.ssl");
}
#endif

TEST_CASE("the tables of Boost's codes") {
  for (const triage::http::transport_table* table :
       {&triage::http::asio_netdb_table, &triage::http::asio_addrinfo_table,
        &triage::http::asio_misc_table, &triage::http::asio_ssl_table,
        &triage::http::asio_ssl_stream_table, &triage::http::beast_table,
        &triage::http::beast_http_table}) {
    loopback::check_rows(*table);
    for (const triage::http::transport_row& row : table->rows()) {
      INFO(row.row().name());
      CHECK(&(*table)[row.number] == &row);
      CHECK((row.row().name().starts_with("boost::") || table == &triage::http::asio_ssl_table));
    }
  }
#if defined(TRIAGE_HAS_OPENSSL)
  STATIC_REQUIRE(static_cast<int>(net::ssl::error::stream_truncated) == 1);
#endif
  const auto code = [](boost::system::error_code ec) {
    return triage::classify(persly, failure_of(ec)).code().name();
  };
  CHECK(!failure_of(boost::system::error_code()));
  CHECK(code(net::error::eof) == "boost::asio::error::eof");
  CHECK(code(net::error::host_not_found_try_again) ==
        "boost::asio::error::host_not_found_try_again");
  CHECK(code(net::error::service_not_found) == "boost::asio::error::service_not_found");
  CHECK(code(net::error::operation_aborted) == "ECANCELED");
  CHECK(code(net::error::timed_out) == "ETIMEDOUT");
  CHECK(code(http::error::body_limit) == "boost::beast::http::error::body_limit");
  CHECK(code(net::error::fd_set_failure) == "boost::system::error_code");
  // A category of somebody else.
  static const struct : boost::system::error_category {
    const char* name() const noexcept override { return "others"; }
    std::string message(int) const override { return "m"; }
  } others;
  const triage::error e =
      triage::classify(persly, failure_of(boost::system::error_code(7, others)));
  CHECK(e.code().name() == "boost::system::error_code");
  CHECK(e.message() == "others");
  CHECK(e.processed() == processed::unknown);
  // The parser's codes come with an answer, whatever the caller thinks.
  CHECK(triage::classify(persly, failure_of(http::error::partial_message, phase::connecting))
            .processed() == processed::unknown);
  CHECK(triage::classify(persly, failure_of(net::error::eof, phase::connecting)).processed() ==
        processed::no);
}
