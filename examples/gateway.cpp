// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A reverse proxy on loopback: it chooses the provider by the host it calls, classifies every
// answer, repeats what may be repeated, and logs a line of JSON for each attempt. A scripted
// upstream and a client show it at work; the program fails if anything comes out otherwise than
// gateway_script.hpp says.
#include <triage.hpp>
#include <triage/registry.hpp>
#include <triage/http/httplib.hpp>
#include <triage/json_line.hpp>

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "gateway_script.hpp"

namespace {

void sleep_for(std::int64_t ms) {
  std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

std::int64_t steady_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

constexpr triage::retry_policy patience{
    .max_attempts = 3, .base_ms = 20, .cap_ms = 200, .max_server_delay_ms = 2'000};

// The API at a URL: by the host, or by a name where the host does not tell it. An API that nobody
// has described is an HTTP API like any other.
triage::provider api_at(std::string_view url, std::string_view name) {
  const std::optional<triage::provider> named = triage::find_provider(name);
  return named ? *named : triage::provider_for_url(url).value_or(triage::providers::generic);
}

// What a route leads to. Requests come on many threads and share the budget for retries.
class service {
 public:
  explicit service(const upstream_api& api)
      : host_(triage::host_of_url(api.url)),
        port_(api.port),
        provider_(api_at(api.url, api.name)) {}

  const std::string& host() const { return host_; }
  int port() const { return port_; }
  triage::provider provider() const { return provider_; }

  triage::attempts attempts_of(const httplib::Request& in) {
    return triage::attempts(patience, {.idempotent = triage::is_idempotent_method(in.method),
                                       .method = in.method,
                                       .deadline_ms = steady_ms() + 10'000,
                                       .budget = &budget_});
  }

  triage::plan next(triage::attempts& call, const triage::error& e) {
    const std::lock_guard lock(guard_);
    return call.next(e, steady_ms(), random_());
  }

 private:
  std::string host_;
  int port_;
  triage::provider provider_;
  std::mutex guard_;
  triage::retry_budget budget_;
  std::mt19937_64 random_{std::random_device{}()};
};

// The reason of a failure. A service that calls others may only pass on what one of them said;
// then its own code is not known, and theirs says more.
triage::error reason_of(const triage::error& e, std::vector<char>& buffer) {
  if (!e.failed() || e.code().known()) return e;
  buffer.resize(e.body().size() + 1);
  return triage::nested(e, buffer.data(), buffer.size()).value_or(e);
}

// One line for an attempt: our members, then those of the library.
void log_attempt(const httplib::Request& in, const triage::attempts& call, const triage::error& e) {
  const triage::plan& next = call.last();
  std::string line = R"({"http.request.method":")" + in.method + R"(","url.path":)";
  triage::append_json(line, triage::text::plain(in.path));
  line += R"(,"gateway.attempt":)" + std::to_string(call.made());
  const std::string_view decision = !next              ? to_string(next.why)
                                    : next.from_server ? "retry_as_told"
                                                       : "retry";
  line.append(R"(,"gateway.decision":")").append(decision).append("\",");
  if (next) line += R"("gateway.wait_ms":)" + std::to_string(next.wait_ms) + ",";
  char buffer[triage::json_line_size];
  line += to_json_line(e, buffer).substr(1);
  std::puts(line.c_str());
}

template <class From, class To>
void pass_on(const From& from, To& to, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (from.has_header(name)) to.set_header(name, from.get_header_value(name));
  }
}

// What the client gets: the upstream's answer unchanged, or a sentence of ours if there is none.
void respond(const httplib::Result& answer, const triage::error& e, httplib::Response& out) {
  out.set_header("X-Triage-Category", std::string(to_string(e.category())));
  if (answer) {
    out.status = answer->status;
    out.body = answer->body;
    pass_on(*answer, out, {"Content-Type", "Location", "Retry-After"});
    return;
  }
  out.status = triage::gateway_status(e);
  if (const std::optional<std::int64_t> seconds = triage::retry_after_of(e)) {
    out.set_header("Retry-After", std::to_string(*seconds));
  }
  std::string body = R"({"error":{"message":)";
  triage::append_json(body, triage::text::plain(sentence(e.remedy())));
  out.set_content(body + "}}", "application/json");
}

// The target is sent as it came. From cpp-httplib 0.23 on the function has another name.
template <class Client>
void keep_target(Client& client) {
  if constexpr (requires { client.set_path_encode(false); }) {
    client.set_path_encode(false);
  } else {
    client.set_url_encode(false);
  }
}

void forward(service& to, const httplib::Request& in, httplib::Response& out) {
  httplib::Request request;
  request.method = in.method;
  request.path = in.target;
  request.body = in.body;
  pass_on(in, request, {"Accept", "Authorization", "Content-Type"});
  request.set_header("Host", to.host());

  triage::attempts call = to.attempts_of(in);
  for (;;) {
    httplib::Client client("127.0.0.1", to.port());  // where the script plays all hosts
    client.set_connection_timeout(2);
    keep_target(client);
    const httplib::Result answer = client.send(request);

    // No TLS, no redirects, no digest authentication.
    const triage::error came = triage::classify(to.provider(), triage::http::sent_once(answer));
    std::vector<char> buffer;
    const triage::error e = reason_of(came, buffer);
    const triage::plan next = to.next(call, e);
    log_attempt(in, call, e);
    if (!next) {
      out.set_header("X-Triage-Attempts", std::to_string(call.made()));
      out.set_header("X-Triage-Decision", std::string(to_string(next.why)));
      return respond(answer, e, out);
    }
    sleep_for(next.wait_ms);
  }
}

// The first part of a path is the name of a service. (Multipart forms do not get through:
// cpp-httplib takes them apart.)
void route(httplib::Server& server, std::map<std::string, service>& services) {
  auto handler = [&services](const httplib::Request& in, httplib::Response& out) {
    const auto to = services.find(in.matches[1].str());
    if (to == services.end()) {
      out.status = 404;
    } else {
      forward(to->second, in, out);
    }
  };
  constexpr const char* any = "/([^/]+).*";
  server.Get(any, handler).Post(any, handler).Put(any, handler);
  server.Patch(any, handler).Delete(any, handler);
}

}  // namespace

int main() {
  httplib::Server upstream;
  std::vector<std::atomic<std::size_t>> asked(scenes().size());
  play_scenes(upstream, asked);
  const running_server behind(upstream);

  std::map<std::string, service> services;
  for (const upstream_api& api : upstream_apis(behind.port())) services.try_emplace(api.route, api);
  httplib::Server gateway;
  route(gateway, services);
  const running_server front(gateway);

  httplib::Client client("127.0.0.1", front.port());
  std::string report;
  bool all_well = true;
  for (std::size_t i = 0; i < scenes().size(); ++i) {
    const scene& s = scenes()[i];
    const httplib::Result got = client.send(request_of(s));
    const bool well = got && as_scripted(s, *got, asked[i]);
    report += (got ? summary(s, *got) : s.request.path + ": no answer") +
              (well ? "\n" : "  NOT AS SCRIPTED\n");
    all_well = all_well && well;
  }
  std::printf("\n%-33s attempts  status  category            decision\n%s", "request",
              report.c_str());
  return all_well ? 0 : 1;
}
