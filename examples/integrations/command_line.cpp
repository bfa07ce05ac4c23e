// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A command that asks one question: with std::expected, a decoder that may find the answer
// unusable, retries, and an exit status that tells a script whether it may run the command again.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/http/httplib.hpp>
#include <triage/ostream.hpp>

#include <httplib.h>

#include <cstddef>
#include <expected>
#include <iostream>
#include <string>
#include <string_view>

#include "../canned_server.hpp"
#include "clock_and_random.hpp"

namespace {

using triage::providers::assisters;

constexpr triage::retry_policy policy{.max_attempts = 2, .base_ms = 20, .cap_ms = 200};

// {"text":"…"}. A real client has a JSON library.
std::expected<std::string, triage::error> text_of(std::string_view body) {
  constexpr std::string_view begin = R"({"text":")";
  const std::size_t end = body.rfind('"');
  if (!body.starts_with(begin) || end < begin.size()) {
    return std::unexpected(triage::undecodable(assisters, {200, body}, "no text in the answer"));
  }
  return std::string(body.substr(begin.size(), end - begin.size()));
}

int exit_status(const triage::error& e) {
  if (e.may_retry()) return 75;                           // later, and no harm is done
  if (e.may_retry(true)) return 76;                       // later, if twice does no harm
  return e.processed() == triage::processed::no ? 1 : 3;  // 3: it may have been carried out
}

int ask(int port, const std::string& question) {
  httplib::Client client("127.0.0.1", port);
  httplib::Result res{nullptr, httplib::Error::Unknown};  // what errors borrow from
  triage::attempts tries(policy, {.deadline_ms = steady_ms() + 10'000});
  const std::expected<std::string, triage::error> text = triage::run(
      tries,
      [&] {
        res = client.Post("/v1/chat", question, "application/json");
        return triage::check(assisters, triage::http::sent_once(res), text_of);
      },
      sleep_for, steady_ms, random_bits);

  if (!text) {
    std::cerr << text.error() << " stop=" << to_string(tries.last().why) << '\n';
    return exit_status(text.error());
  }
  std::cout << *text << '\n';
  return 0;
}

}  // namespace

int main() {
  const std::string good = http_answer("200 OK", "", R"({"text":"forty-two"})");
  const std::string busy = http_answer("429 Too Many Requests", "Retry-After-Ms: 30\r\n",
                                       R"({"error":{"code":"rate_limit_exceeded"}})");
  const std::string html = http_answer("200 OK", "", "<html>");
  const std::string refused =
      http_answer("401 Unauthorized", "", R"({"error":{"code":"invalid_api_key"}})");
  canned_server server(busy, good, busy, busy, "", html, refused);

  bool well = true;
  for (const int expected : {0, 75, 76, 3, 1, 75}) {  // at the end nobody listens any more
    const int status = ask(server.port(), R"({"question":"?"})");
    std::cout << "exit status " << status << '\n';
    well = well && status == expected;
  }
  return well && server.stop() ? 0 : 1;
}
