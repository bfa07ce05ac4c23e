// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A retry loop, from end to end: a server on loopback answers from a script, and a client decides
// after every answer whether, when and why to try again. Client and server are cpp-httplib's.
#include <triage.hpp>

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
  return {{502, "<html><body>502 Bad Gateway</body></html>", {}}};
}

// Answers a path from its script, one line a request; the last line stays.
void serve(httplib::Server& server) {
  for (const char* path : {"/recovers", "/quota", "/patience", "/faulty", "/proxy"}) {
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

// cpp-httplib's headers, as something that finds a value by name.
struct header_lookup {
  const httplib::Headers& headers;
  const std::string* operator()(std::string_view name) const {
    const auto at = headers.find(std::string(name));
    return at == headers.end() ? nullptr : &at->second;
  }
};

bool call(httplib::Client& client, const char* path, const triage::retry_policy& policy,
          triage::retry_budget& budget) {
  std::printf("POST %s%s\n", path, policy.idempotent ? ", may be repeated" : "");
  std::mt19937_64 random(42);  // std::random_device in a program that is no demonstration
  std::int32_t cost = 0;
  for (std::int32_t attempt = 1;; ++attempt) {
    const httplib::Result answer = client.Post(path, "{}", "application/json");
    if (!answer) {
      std::printf("  no answer: %s\n", to_string(answer.error()).c_str());
      return false;
    }
    const auto headers = header_lookup{answer->headers};
    const triage::error e = triage::classify(
        assisters, {answer->status, answer->body, headers, std::chrono::system_clock::now()});
    char line[512];
    const std::string_view said = to_line(e, line);
    std::printf("  attempt %d: %.*s\n", attempt, static_cast<int>(said.size()), said.data());

    if (!e.failed()) {
      budget.succeeded(cost);
      const triage::rate_limits limits =
          triage::limits(assisters, headers, std::chrono::system_clock::now());
      if (const std::optional<triage::rate_limit> used_up = limits.exhausted()) {
        std::printf("    success, but no %.*s are left: a next call should wait %lld ms\n",
                    static_cast<int>(used_up->unit.size()), used_up->unit.data(),
                    static_cast<long long>(used_up->reset_in_ms.value_or(0)));
      }
      return true;
    }
    const triage::plan next = policy.next(e, attempt, random());
    if (!next) {
      const std::string_view why = to_string(next.why);
      std::printf("    stop: %.*s. To do: %.*s\n", static_cast<int>(why.size()), why.data(),
                  static_cast<int>(sentence(e.remedy()).size()), sentence(e.remedy()).data());
      return false;
    }
    const std::optional<std::int32_t> paid = budget.take(e);
    if (!paid) {
      std::printf("    stop: too many calls fail; the retry budget is spent\n");
      return false;
    }
    cost = *paid;
    std::printf("    wait %lld ms, as %s\n", static_cast<long long>(next.delay_ms),
                next.from_server ? "the server says" : "the policy says");
    sleep_for(next.delay_ms);
  }
}

}  // namespace

int main() {
  httplib::Server server;
  serve(server);
  const int port = server.bind_to_any_port("127.0.0.1");
  std::thread listening([&] { server.listen_after_bind(); });
  while (!server.is_running()) sleep_for(1);

  httplib::Client client("127.0.0.1", port);
  constexpr triage::retry_policy careful{
      .max_attempts = 4, .base_ms = 100, .cap_ms = 2'000, .max_server_delay_ms = 5'000};
  triage::retry_policy repeatable = careful;
  repeatable.idempotent = true;
  triage::retry_budget budget;

  int succeeded = 0;
  for (const char* path : {"/recovers", "/quota", "/patience", "/faulty"}) {
    succeeded += call(client, path, careful, budget) ? 1 : 0;
  }
  succeeded += call(client, "/faulty", repeatable, budget) ? 1 : 0;
  succeeded += call(client, "/proxy", careful, budget) ? 1 : 0;
  std::printf("%d of 6 calls succeeded; %d of %d tokens are left for retries\n", succeeded,
              budget.tokens, budget.capacity);
  server.stop();
  listening.join();
  return succeeded == 1 ? 0 : 1;
}
