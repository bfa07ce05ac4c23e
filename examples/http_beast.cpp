// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Boost.Beast: one line from a message to a verdict, and another one for an error code.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/http/beast.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <cstdint>
#include <cstdio>
#include <string>

#include "canned_server.hpp"

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace net = boost::asio;
using triage::http::failure_of;
using triage::http::phase;
using triage::providers::assisters;

bool may_repeat(const triage::error& e) {
  char line[512];
  std::puts(std::string(to_line(e, line)).c_str());
  return e.may_retry();
}

// Says what came of a request, and whether it may be sent again.
bool may_repeat(const net::ip::tcp::endpoint& endpoint) {
  net::io_context io;
  beast::tcp_stream stream(io);
  boost::system::error_code ec;
  stream.connect(endpoint, ec);

  // Connecting failed, so no byte of the request was sent.
  if (ec) return may_repeat(triage::classify(assisters, failure_of(ec, phase::connecting)));

  http::request<http::string_body> req(http::verb::post, "/v1/chat", 11);
  req.set(http::field::host, "127.0.0.1");
  req.body() = "{}";
  req.prepare_payload();
  http::write(stream, req, ec);
  if (ec) return may_repeat(triage::classify(assisters, failure_of(ec, phase::sending)));

  // A parser, since it keeps the status and the headers of a response whose body breaks off.
  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  http::read(stream, buffer, parser, ec);
  const auto answer = triage::http::exchange(failure_of(ec, phase::receiving), parser);
  const auto r = triage::check(assisters, answer);

  return !r && may_repeat(r.error());
}

}  // namespace

int main() {
  canned_server server(too_many_requests);
  const net::ip::tcp::endpoint endpoint(net::ip::make_address("127.0.0.1"),
                                        static_cast<std::uint16_t>(server.port()));

  const bool limited = may_repeat(endpoint);  // 429, retry-after: 5
  server.stop();
  const bool refused = may_repeat(endpoint);  // nobody listens any more

  return limited && refused ? 0 : 1;
}
