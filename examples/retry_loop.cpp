// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A retry loop, from end to end: a server on loopback answers from a script, and `triage::run`
// decides after every answer whether, when and why to try again. Client and server are
// cpp-httplib's.
#include <triage.hpp>
#include <triage/providers/assisters.hpp>
#include <triage/http/httplib.hpp>

#include <httplib.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {

using triage::providers::assisters;

struct scripted {
  int status;
  std::string body;
  httplib::Headers headers;
};

std::string error_body(const std::string& code, const std::string& message) {
  return R"({"error":{"message":")" + message + R"(","code":")" + code + R"("}})";
}

std::string http_date(std::time_t t) {
  char text[32];
  std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", std::gmtime(&t));
  return text;
}

std::vector<scripted> script_of(const std::string& path) {
  const std::time_t now = std::time(nullptr);
  if (path == "/recovers") {
    return {
        {429, error_body("rate_limit_exceeded", "Too fast."), {{"Retry-After-Ms", "150"}}},
        {503, error_body("model_overloaded", "Busy."), {}},
        {429,
         error_body("rate_limit_exceeded", "Too fast."),
         {{"Date", http_date(now)}, {"Retry-After", http_date(now + 1)}}},
        {200,
         R"({"answer":42})",
         {{"Date", http_date(now)},
          {"X-RateLimit-Limit-RPM", "100"},
          {"X-RateLimit-Remaining-RPM", "0"},
          {"X-RateLimit-Reset-RPM", std::to_string(now + 2)}}},
    };
  }
  if (path == "/quota") {
    return {{429, error_body("tokens_exhausted", "Plan used up."), {{"Retry-After", "1"}}}};
  }
  if (path == "/patience") {
    return {{429, error_body("rate_limit_exceeded", "Too fast."), {{"Retry-After", "3600"}}}};
  }
  if (path == "/faulty") return {{500, error_body("internal_error", "Oops."), {}}};
  if (path == "/moved") return {{307, "", {{"Location", "/recovers"}}}};
  return {{502, "<html><body>502 Bad Gateway</body></html>", {}}};
}

// Answers a path from its script, one line a request; the last line stays.
void serve(httplib::Server& server) {
  for (const char* path : {"/recovers", "/quota", "/patience", "/faulty", "/moved", "/proxy"}) {
    auto answer = [path, next = std::size_t{0}](const httplib::Request&,
                                                httplib::Response& out) mutable {
      const std::vector<scripted> script = script_of(path);
      const scripted& line = script[next < script.size() ? next : script.size() - 1];
      ++next;
      out.status = line.status;
      out.headers = line.headers;
      out.body = line.body;
    };
    server.Post(path, answer);
  }
}

void sleep_for(std::int64_t ms) {
  std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

std::int64_t steady_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

void print(const char* what, std::string_view text) {
  std::printf("%s%.*s\n", what, static_cast<int>(text.size()), text.data());
}

constexpr triage::retry_policy policy{
    .max_attempts = 4, .base_ms = 100, .cap_ms = 2'000, .max_server_delay_ms = 5'000};

bool call(httplib::Client& client, std::string path, triage::call_options options) {
  std::printf("POST %s%s\n", path.c_str(), options.idempotent ? ", may be repeated" : "");
  options.recoveries = {triage::recovery::follow};
  options.deadline_ms = steady_ms() + 10'000;
  triage::attempts a(policy, options);
  std::mt19937_64 random(42);  // std::random_device in a program that is no demonstration
  httplib::Result answer{nullptr, httplib::Error::Unknown};  // what the errors borrow from

  const triage::error e = triage::run(
      a,
      [&] {
        answer = client.Post(path, "{}", "application/json");
        const triage::error now = triage::classify(assisters, answer);
        char line[512];
        print("  attempt: ", to_line(now, line));
        return now;
      },
      [&](std::int64_t ms) {
        std::printf("    wait %lld ms, as %s\n", static_cast<long long>(ms),
                    a.last().from_server ? "the server says" : "the policy says");
        sleep_for(ms);
      },
      steady_ms, random,
      [&](triage::recovery, const triage::error&) {
        path = answer->get_header_value("Location");  // a real client checks where that is
        std::printf("    follow to %s\n", path.c_str());
        return true;
      });

  if (e.failed()) {
    print("    stop: ", to_string(a.last().why));
    print("    to do: ", sentence(e.remedy()));
    return false;
  }
  const triage::rate_limits limits = triage::limits(assisters, triage::http::view(*answer).headers);
  if (const std::optional<triage::rate_limit> used_up = limits.exhausted()) {
    std::printf("    success, but no %.*s are left: a next call should wait %lld ms\n",
                static_cast<int>(used_up->unit.size()), used_up->unit.data(),
                static_cast<long long>(used_up->reset_in_ms.value_or(0)));
  }
  return true;
}

}  // namespace

int main() {
  httplib::Server server;
  serve(server);
  const int port = server.bind_to_any_port("127.0.0.1");
  std::thread listening([&] { server.listen_after_bind(); });
  while (!server.is_running()) sleep_for(1);

  httplib::Client client("127.0.0.1", port);
  triage::retry_budget budget;  // of all calls to this service
  int succeeded = 0;
  for (const char* path : {"/recovers", "/quota", "/patience", "/faulty"}) {
    succeeded += call(client, path, {.budget = &budget}) ? 1 : 0;
  }
  succeeded += call(client, "/faulty", {.idempotent = true, .budget = &budget}) ? 1 : 0;
  succeeded += call(client, "/moved", {.budget = &budget}) ? 1 : 0;
  succeeded += call(client, "/proxy", {.budget = &budget}) ? 1 : 0;
  std::printf("%d of 7 calls succeeded; %d of %d tokens are left for retries\n", succeeded,
              budget.tokens, budget.capacity);
  server.stop();
  listening.join();
  return succeeded == 2 ? 0 : 1;
}
