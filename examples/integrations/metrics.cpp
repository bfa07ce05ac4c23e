// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Counts of failures for a dashboard, in Prometheus' text format. The labels are words of this
// library and names of its tables, never what a server wrote, so that no server can make a time
// series: provider, category, action, and whether the request may have been carried out.
// grafana_dashboard.json beside it draws them.
#include <triage.hpp>
#include <triage/providers/openai.hpp>
#include <triage/providers/stripe.hpp>

#include <cstddef>
#include <cstdint>
#include <iostream>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>

namespace {

using namespace std::string_view_literals;

class failure_counts {
 public:
  // Of each attempt, not each call: what was sent again and then succeeded is in it.
  void add(const triage::error& e) {
    const series s{e.provider() ? e.provider()->name() : "none", to_string(e.category()),
                   to_string(e.verdict().action), to_string(e.processed())};
    const std::lock_guard hold(mutex_);
    ++counts_[s];
  }

  // What GET /metrics answers, as text/plain; version=0.0.4.
  [[nodiscard]] std::string text() const {
    std::string out =
        "# HELP triage_errors_total Attempts of HTTP calls that failed.\n"
        "# TYPE triage_errors_total counter\n";
    const std::lock_guard hold(mutex_);
    for (const auto& [s, count] : counts_) {
      out.append("triage_errors_total{provider=\"").append(std::get<0>(s));
      out.append("\",category=\"").append(std::get<1>(s));
      out.append("\",action=\"").append(std::get<2>(s));
      out.append("\",processed=\"").append(std::get<3>(s));
      out.append("\"} ").append(std::to_string(count)).append("\n");
    }
    return out;
  }

 private:
  // Views of static storage: they need no copy and outlive every response.
  using series = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;

  mutable std::mutex mutex_;
  std::map<series, std::uint64_t> counts_;
};

}  // namespace

int main() {
  using triage::providers::openai;
  using triage::providers::stripe;

  failure_counts failures;
  for (int i = 0; i != 3; ++i) {
    failures.add(triage::classify(openai, {429, R"({"error":{"code":"rate_limit_exceeded"}})"}));
  }
  failures.add(triage::classify(openai, {429, R"({"error":{"code":"insufficient_quota"}})"}));
  failures.add(triage::classify(stripe, {402, R"({"error":{"type":"card_error"}})"}));
  failures.add(triage::classify(openai, {502, "<html>Bad Gateway</html>"}));

  const std::string text = failures.text();
  std::cout << text;
  return text == "# HELP triage_errors_total Attempts of HTTP calls that failed.\n"
                 "# TYPE triage_errors_total counter\n"
                 "triage_errors_total{provider=\"openai\",category=\"insufficient_funds\","
                 "action=\"never\",processed=\"no\"} 1\n"
                 "triage_errors_total{provider=\"openai\",category=\"rate_limited\","
                 "action=\"backoff\",processed=\"no\"} 3\n"
                 "triage_errors_total{provider=\"openai\",category=\"unavailable\","
                 "action=\"backoff\",processed=\"unknown\"} 1\n"
                 "triage_errors_total{provider=\"stripe\",category=\"invalid_request\","
                 "action=\"never\",processed=\"no\"} 1\n"sv
             ? 0
             : 1;
}
