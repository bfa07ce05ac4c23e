// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// libcurl's multi interface: two calls at once in one thread, their retries in a queue by time, one
// budget for both, and a deadline for each.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/http/curl.hpp>
#include <triage/ostream.hpp>

#include <curl/curl.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <map>
#include <string>

#include "../canned_server.hpp"
#include "clock_and_random.hpp"

namespace {

using triage::providers::assisters;

constexpr triage::retry_policy policy{.max_attempts = 5, .base_ms = 20, .cap_ms = 200};

std::size_t collect_body(char* data, std::size_t size, std::size_t count, void* body) {
  static_cast<std::string*>(body)->append(data, size * count);
  return size * count;
}

// One call: its attempts, and the transfer of the one under way.
struct call {
  call(int port, const triage::call_options& options) : tries(policy, options) {
    const std::string url = "http://127.0.0.1:" + std::to_string(port) + "/v1/chat";
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, collect_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &body);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, this);
  }
  call(const call&) = delete;
  call& operator=(const call&) = delete;
  ~call() { curl_easy_cleanup(easy); }

  CURL* easy = curl_easy_init();
  triage::attempts tries;
  std::string body;
};

class event_loop {
 public:
  event_loop() = default;
  event_loop(const event_loop&) = delete;
  event_loop& operator=(const event_loop&) = delete;
  ~event_loop() { curl_multi_cleanup(multi_); }

  void add(call& c) { due_.emplace(steady_ms(), &c); }

  void run() {
    for (int running = 0; running > 0 || !due_.empty();) {
      while (!due_.empty() && due_.begin()->first <= steady_ms()) {
        send(*due_.extract(due_.begin()).mapped());
      }
      curl_multi_perform(multi_, &running);
      int left = 0;
      while (const CURLMsg* m = curl_multi_info_read(multi_, &left)) {
        call* c = nullptr;
        curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &c);
        ended(*c, m->data.result);
      }
      const std::int64_t wait = due_.empty() ? 1'000 : due_.begin()->first - steady_ms();
      const auto bounded = static_cast<int>(std::clamp<std::int64_t>(wait, 0, 1'000));
      if (running > 0 || !due_.empty()) curl_multi_poll(multi_, nullptr, 0, bounded, nullptr);
    }
  }

 private:
  void send(call& c) {
    c.body.clear();
    // 0 would be no limit.
    const std::int64_t left = std::max<std::int64_t>(1, *c.tries.call().deadline_ms - steady_ms());
    curl_easy_setopt(c.easy, CURLOPT_TIMEOUT_MS, static_cast<long>(left));
    curl_multi_add_handle(multi_, c.easy);
  }

  void ended(call& c, CURLcode code) {
    const triage::error e =
        triage::classify(assisters, triage::http::curl_answer(c.easy, code, c.body));
    const triage::plan next = c.tries.next(e, steady_ms(), random_bits());
    std::cout << e << " next=" << (next ? "retry" : to_string(next.why)) << '\n';
    curl_multi_remove_handle(multi_, c.easy);
    if (next) due_.emplace(steady_ms() + next.wait_ms, &c);
  }

  CURLM* multi_ = curl_multi_init();
  std::multimap<std::int64_t, call*> due_;  // by the time at which they are sent
};

}  // namespace

int main() {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  const std::string busy = http_answer("429 Too Many Requests", "Retry-After-Ms: 30\r\n", "");
  const std::string down = http_answer("503 Service Unavailable", "", "");
  canned_server one(busy, http_answer("200 OK", "", "forty-two"));
  canned_server two(down, down, http_answer("503 Service Unavailable", "Retry-After: 60\r\n", ""));

  triage::retry_budget budget;  // of all calls to the service
  const triage::call_options options{
      .idempotent = true, .deadline_ms = steady_ms() + 10'000, .budget = &budget};
  call answered(one.port(), options);
  call given_up(two.port(), options);
  {
    event_loop loop;
    loop.add(answered);
    loop.add(given_up);
    loop.run();
  }
  // The first call got its payment back, the second paid for two retries.
  const bool well = answered.body == "forty-two" && answered.tries.made() == 2 &&
                    given_up.tries.made() == 3 &&
                    given_up.tries.last().why == triage::stop::deadline &&
                    budget.tokens == budget.capacity - 2 * budget.retry_cost;
  return well && one.stop() && two.stop() ? 0 : 1;
}
