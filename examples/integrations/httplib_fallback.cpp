// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A proxy that asks another provider if the first one cannot help, and otherwise says honestly what
// went wrong, in words of its own. Client and server are cpp-httplib's.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/providers/persly.hpp>
#include <triage/http/httplib.hpp>
#include <triage/json_line.hpp>

#include <httplib.h>

#include <cstdio>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "../canned_server.hpp"
#include "clock_and_random.hpp"

namespace {

using namespace triage::providers;

constexpr triage::retry_policy policy{
    .max_attempts = 2, .base_ms = 20, .cap_ms = 200, .max_server_delay_ms = 1'000};

// Requests come on many threads and share the budget.
struct upstream {
  triage::provider provider;
  int port;
  std::mutex guard = {};
  triage::retry_budget budget = {};
};

// The answer of one provider, after its retries.
triage::owned_result<std::string> ask(upstream& to, const std::string& question) {
  triage::attempts tries(policy, {.idempotent = true,  // at worst a question is answered twice
                                  .deadline_ms = steady_ms() + 5'000,
                                  .budget = &to.budget});
  for (;;) {
    httplib::Client client("127.0.0.1", to.port);
    const httplib::Result res = client.Post("/v1/chat", question, "application/json");
    const auto r = triage::check(to.provider, triage::http::sent_once(res));
    std::unique_lock lock(to.guard);
    const triage::plan next = tries.next(r.error_or(triage::error()), steady_ms(), random_bits());
    lock.unlock();
    if (!next) return triage::owned_result<std::string>(r);
    sleep_for(next.wait_ms);
  }
}

void fail(const triage::error& e, httplib::Response& out) {
  out.status = gateway_status(e);
  if (const auto seconds = retry_after_of(e)) {
    out.set_header("Retry-After", std::to_string(*seconds));
  }
  std::string body;
  triage::append_json(body, triage::text::plain(sentence(e.remedy())));
  out.set_content(body, "application/json");
}

void forward(std::initializer_list<upstream*> candidates, const std::string& question,
             httplib::Response& out) {
  triage::owned_error last;
  for (upstream* to : candidates) {
    const auto r = ask(*to, question);
    if (r) return out.set_content(*r, "application/json");
    last = r.error();
    if (last->scope() < triage::scope::resource) break;  // it is the request, and fails everywhere
  }
  fail(last, out);
}

bool answers(int port, int status, std::string_view body, std::string_view retry_after = "") {
  const httplib::Result got =
      httplib::Client("127.0.0.1", port).Post("/v1/chat", "{}", "application/json");
  if (!got) return false;
  std::printf("%d %s\n", got->status, got->body.c_str());
  return got->status == status && (body.empty() || got->body == body) &&
         got->get_header_value("Retry-After") == retry_after;
}

}  // namespace

int main() {
  canned_server first(
      http_answer("429 Too Many Requests", "", R"({"error":{"code":"tokens_exhausted"}})"),
      http_answer("400 Bad Request", "", R"({"error":{"code":"invalid_model"}})"),
      http_answer("400 Bad Request", "", R"({"error":{"code":"missing_parameter"}})"));
  const std::string good = http_answer("200 OK", "", R"("from the second")");
  canned_server second(good, good,
                       http_answer("503 Service Unavailable", "Retry-After: 7\r\n", ""));
  upstream at_first{assisters, first.port()};
  upstream at_second{persly, second.port()};

  httplib::Server proxy;
  proxy.Post("/v1/chat", [&](const httplib::Request& in, httplib::Response& out) {
    forward({&at_first, &at_second}, in.body, out);
  });
  const int port = proxy.bind_to_any_port("127.0.0.1");
  std::thread listening([&] { proxy.listen_after_bind(); });
  while (!proxy.is_running()) sleep_for(1);

  // The plan of the first is used up; it does not have the model; the request is wrong; nobody
  // listens at the first any more, and the second asks for more patience than the policy has.
  const bool well = answers(port, 200, R"("from the second")") &&
                    answers(port, 200, R"("from the second")") && answers(port, 400, "") &&
                    answers(port, 503, "", "7");

  proxy.stop();
  listening.join();
  return well && first.stop() && second.stop() ? 0 : 1;
}
