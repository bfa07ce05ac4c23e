// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Boost.Beast in a coroutine: four steps, each of which says in which phase it failed, a result
// that outlives the response, and retries by a timer.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/http/beast.hpp>
#include <triage/ostream.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <chrono>
#include <iostream>
#include <string>

#include "../canned_server.hpp"
#include "clock_and_random.hpp"

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace net = boost::asio;
using triage::http::failure_of;
using triage::http::phase;
using triage::providers::assisters;
using answer = triage::owned_result<std::string>;

constexpr triage::retry_policy policy{.max_attempts = 3, .base_ms = 20, .cap_ms = 200};

net::awaitable<answer> ask(std::string port) {
  const auto executor = co_await net::this_coro::executor;
  boost::system::error_code ec;
  auto into_ec = net::redirect_error(net::use_awaitable, ec);

  net::ip::tcp::resolver resolver(executor);
  const auto where = co_await resolver.async_resolve("127.0.0.1", port, into_ec);
  if (ec) co_return triage::classify(assisters, failure_of(ec, phase::connecting));

  beast::tcp_stream stream(executor);
  stream.expires_after(std::chrono::seconds(2));
  co_await stream.async_connect(where, into_ec);
  if (ec) co_return triage::classify(assisters, failure_of(ec, phase::connecting));

  http::request<http::string_body> req(http::verb::post, "/v1/chat", 11);
  req.set(http::field::host, "127.0.0.1");
  req.body() = "{}";
  req.prepare_payload();
  co_await http::async_write(stream, req, into_ec);
  if (ec) co_return triage::classify(assisters, failure_of(ec, phase::sending));

  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  co_await http::async_read(stream, buffer, parser, into_ec);
  const auto got = triage::http::exchange(failure_of(ec, phase::receiving), parser);
  co_return answer(triage::check(assisters, got));  // a copy of what the parser holds
}

// The last answer, and in `tries` why it was the last.
net::awaitable<answer> ask_patiently(std::string port, triage::attempts& tries) {
  net::steady_timer timer(co_await net::this_coro::executor);
  for (;;) {
    answer r = co_await ask(port);
    const triage::plan next =
        tries.next(r ? triage::error() : r.error().get(), steady_ms(), random_bits());
    if (!next) co_return r;
    timer.expires_after(std::chrono::milliseconds(next.wait_ms));
    co_await timer.async_wait(net::use_awaitable);
  }
}

// Runs one call; whether it ended for this reason, after so many attempts.
bool ends(int port, triage::stop why, int made) {
  net::io_context io;
  triage::attempts tries(policy, {.deadline_ms = steady_ms() + 10'000});
  auto call = [&]() -> net::awaitable<void> {
    const answer r = co_await ask_patiently(std::to_string(port), tries);
    if (r) {
      std::cout << *r << '\n';
    } else {
      std::cout << r.error().get() << '\n';
    }
  };
  net::co_spawn(io, call, net::detached);
  io.run();
  return tries.last().why == why && tries.made() == made;
}

}  // namespace

int main() {
  canned_server server(http_answer("429 Too Many Requests", "Retry-After-Ms: 30\r\n", ""),
                       http_answer("200 OK", "", "forty-two"), "");

  const bool well = ends(server.port(), triage::stop::succeeded, 2) &&
                    // The server hangs up: the question may have been answered.
                    ends(server.port(), triage::stop::outcome_unknown, 1) &&
                    // Nobody listens any more: it was certainly not.
                    ends(server.port(), triage::stop::attempts_spent, 3);
  return well && server.stop() ? 0 : 1;
}
