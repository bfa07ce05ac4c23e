// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// For the example gateway: what the upstream answers to which request, and what has to come of it.
#ifndef TRIAGE_EXAMPLES_GATEWAY_SCRIPT_HPP
#define TRIAGE_EXAMPLES_GATEWAY_SCRIPT_HPP

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

// Runs a server at a port of the system's choice, as long as it lives.
class running_server {
 public:
  explicit running_server(httplib::Server& server)
      : server_(server),
        port_(server.bind_to_any_port("127.0.0.1")),
        thread_([&server] { server.listen_after_bind(); }) {
    while (!server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  running_server(const running_server&) = delete;
  running_server& operator=(const running_server&) = delete;
  ~running_server() {
    server_.stop();
    thread_.join();
  }
  int port() const { return port_; }

 private:
  httplib::Server& server_;
  int port_;
  std::thread thread_;
};

// A port of the system's own, which no program is given by chance.
inline constexpr int nobody_listens = 1;

// Where a route leads. All hosts are played on loopback.
struct upstream_api {
  std::string route;
  std::string url;
  std::string name;  // of the provider, where its table has no host
  int port;
};

inline std::vector<upstream_api> upstream_apis(int port) {
  return {
      {"assisters", "https://api.assisters.dev", "", port},
      {"persly", "https://api.persly.ai", "", port},
      {"plurence", "https://gateway.plurence.com", "", port},
      {"redner", "https://redner.example", "redner", port},
      {"resayil", "https://resayil.example", "resayil", port},
      {"elsewhere", "https://api.elsewhere.example", "", port},
      {"router", "https://router.example", "", port},
      {"hangs_up", "https://api.hangs-up.example", "", port},
      {"nobody", "https://api.nobody.example", "", nobody_listens},
  };
}

struct answer {
  int status;  // 0: the connection is cut off
  httplib::Headers headers;
  std::string body;
};

struct request_line {
  std::string method, path;
};

struct outcome {
  int status;
  std::string attempts, decision, category;
};

// A request, what the upstream answers to it one time after another, and what has to come of it.
// The body and Retry-After that the client gets are those of the last answer.
struct scene {
  request_line request;
  std::vector<answer> answers;
  outcome expected;
};

inline const std::vector<scene>& scenes() {
  static const answer done{200, {}, R"({"answer":42})"};
  static const answer cut_off{0, {}, ""};
  static const answer no_backend{
      503, {{"Content-Type", "text/html"}}, "<html><h1>No backend</h1></html>"};
  static const std::vector<scene> all = {
      {{"POST", "/assisters/v1/chat"},
       {{429,
         {{"Retry-After", "1"}},
         R"({"error":{"code":"rate_limit_exceeded","message":"Slower, please"}})"},
        done},
       {200, "2", "succeeded", "none"}},
      {{"POST", "/persly/v1/chat"},
       {{429,
         {},
         R"({"error":{"type":"insufficient_quota","code":"quota_exceeded","message":"Used up"}})"}},
       {429, "1", "not_retryable", "quota_exhausted"}},
      // A proxy's page, not Redner's.
      {{"GET", "/redner/v1/jobs/7"},
       {no_backend, no_backend, done},
       {200, "3", "succeeded", "none"}},
      {{"POST", "/resayil/v1/chat"},
       {{429,
         {{"Date", "Wed, 21 Oct 2015 07:28:00 GMT"},
          {"X-RateLimit-Limit", "60"},
          {"X-RateLimit-Remaining", "0"},
          {"X-RateLimit-Reset", "1445412481"}},
         R"({"error":{"message":"That was the last one","code":429}})"},
        done},
       {200, "2", "succeeded", "none"}},
      {{"GET", "/plurence/v1/entities?page=2"},
       {{401,
         {},
         R"({"error_id":"AUT020001","message_code":"UNAUTHORIZED","message":"Token expired"})"}},
       {401, "1", "not_retryable", "authentication"}},
      // No provider has this host, so the generic one is used. Nobody waits for an hour.
      {{"POST", "/elsewhere/v1/chat"},
       {{429, {{"Retry-After", "3600"}}, R"({"message":"Later"})"}},
       {429, "1", "server_delay", "rate_limited"}},
      // A router of models passes on what one of them said. That it has no credit left is no reason
      // to ask again; that it is busy is one.
      {{"POST", "/router/v1/poems"},
       {{429,
         {},
         R"({"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"{\"error\":)"
         R"({\"code\":\"insufficient_quota\",\"message\":\"No credit\"}}"}}})"}},
       {429, "1", "not_retryable", "insufficient_funds"}},
      {{"GET", "/router/v1/poems/1"},
       {{500,
         {{"Retry-After", "1"}},
         R"({"message":"429 Too Many Requests: {\"error\":{\"message\":\"Busy\"}}"})"},
        done},
       {200, "2", "succeeded", "none"}},
      // Certainly not carried out: even a POST is repeated, and the client may do so, too: 503.
      {{"POST", "/nobody/v1/chat"}, {}, {503, "3", "attempts_spent", "unavailable"}},
      // Perhaps carried out: a POST is not repeated, and the client had better not: 502. A GET is.
      {{"POST", "/hangs_up/v1/jobs"}, {cut_off}, {502, "1", "outcome_unknown", "unavailable"}},
      {{"GET", "/hangs_up/v1/jobs/7"}, {cut_off, done}, {200, "2", "succeeded", "none"}},
  };
  return all;
}

inline httplib::Request request_of(const scene& s) {
  httplib::Request r;
  r.method = s.request.method;
  r.path = s.request.path;
  if (r.method == "POST") r.body = R"({"n":1})";
  return r;
}

// Answers as the scenes say, and counts the requests of each.
inline void play_scenes(httplib::Server& server, std::vector<std::atomic<std::size_t>>& asked) {
  auto handler = [&asked](const httplib::Request& in, httplib::Response& out) {
    out.status = 404;
    for (std::size_t i = 0; i < scenes().size(); ++i) {
      const scene& s = scenes()[i];
      const httplib::Request r = request_of(s);
      if (r.method != in.method || r.path != in.target || r.body != in.body) continue;
      const std::size_t n = asked[i]++;
      if (n >= s.answers.size()) continue;
      out.status = s.answers[n].status;
      out.headers = s.answers[n].headers;
      out.body = s.answers[n].body;
      if (out.status == 0) {
        // A response that promises more than it has.
        out.status = 200;
        out.set_content_provider(1, "text/plain", [](auto, auto, auto&) { return false; });
      }
    }
  };
  server.Get(".*", handler).Post(".*", handler);
}

// Whether the client got what the scene says, and the upstream was asked no more often.
inline bool as_scripted(const scene& s, const httplib::Response& got, std::size_t asked) {
  static const answer for_users{0,
                                {},
                                R"({"error":{"message":"The service is busy or has a )"
                                R"(passing problem; please wait a moment."}})"};
  const answer& last =
      s.answers.empty() || s.answers.back().status == 0 ? for_users : s.answers.back();
  const auto wait = last.headers.find("Retry-After");
  return asked == s.answers.size() && got.status == s.expected.status && got.body == last.body &&
         got.get_header_value("Retry-After") == (wait == last.headers.end() ? "" : wait->second) &&
         got.get_header_value("X-Triage-Attempts") == s.expected.attempts &&
         got.get_header_value("X-Triage-Decision") == s.expected.decision &&
         got.get_header_value("X-Triage-Category") == s.expected.category;
}

// One row: the request, the attempts, and the gateway's last answer, with its reason.
inline std::string summary(const scene& s, const httplib::Response& got) {
  char row[256];
  std::snprintf(row, sizeof row, "%-4s %-28s %8s  %6d  %-18s  %s", s.request.method.c_str(),
                s.request.path.c_str(), got.get_header_value("X-Triage-Attempts").c_str(),
                got.status, got.get_header_value("X-Triage-Category").c_str(),
                got.get_header_value("X-Triage-Decision").c_str());
  return row;
}

#endif
