// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Tables of codes to look up: generated ones of any size, which look like real ones, and the real
// ones.
#ifndef TRIAGE_BENCHMARKS_CODES_HPP
#define TRIAGE_BENCHMARKS_CODES_HPP

#include <array>
#include <cstddef>
#include <string_view>

#include <triage/tables/provider.hpp>
#include <triage/providers/assisters.hpp>

#include "gateway.hpp"

namespace bench {

/// "model_quota_exceeded" and the like: the i-th of up to 420, all different.
class generated_code {
 public:
  constexpr generated_code() = default;
  explicit constexpr generated_code(std::size_t i) {
    // The factors have nothing in common with the sizes, nor the sizes with each other, so the
    // first 420 pairs differ, and neighbours in the table differ in both parts.
    append(subjects[i * 7 % std::size(subjects)]);
    append("_");
    append(faults[i * 8 % std::size(faults)]);
  }
  [[nodiscard]] constexpr std::string_view view() const { return {text_, size_}; }

 private:
  static constexpr std::string_view subjects[20] = {
      "model", "api_key",    "prompt",  "context_length", "request",
      "token", "quota",      "account", "image",          "file",
      "job",   "rate_limit", "payload", "batch",          "billing",
      "org",   "embedding",  "stream",  "idempotency",    "webhook"};
  static constexpr std::string_view faults[21] = {
      "exceeded", "invalid",     "not_found", "expired",     "revoked",    "missing",   "too_large",
      "locked",   "not_allowed", "failed",    "unsupported", "overloaded", "exhausted", "conflict",
      "rejected", "timeout",     "disabled",  "malformed",   "duplicate",  "suspended", "error"};

  constexpr void append(std::string_view s) {
    for (const char c : s) text_[size_++] = c;
  }

  char text_[40] = {};
  std::size_t size_ = 0;
};

/// A provider with N generated codes.
template <std::size_t N>
struct generated_api {
  static_assert(N <= 420);
  static constexpr std::string_view name = "generated";
  static constexpr auto texts = [] {
    std::array<generated_code, N> all;
    for (std::size_t i = 0; i < N; ++i) all[i] = generated_code(i);
    return all;
  }();
  static constexpr auto rows = [] {
    std::array<triage::row, N> made{};
    for (std::size_t i = 0; i < N; ++i) {
      made[i] = {texts[i].view(), 400, triage::kinds::bad_request};
    }
    return made;
  }();
};

/// The codes of a provider, in the order of its table.
template <class Api>
inline constexpr auto codes_of = [] {
  constexpr triage::provider p = triage::define<Api>();
  std::array<std::string_view, p.codes().size()> all;
  std::size_t size = 0;
  for (const triage::row_ref row : p.codes()) all[size++] = row.name();
  return all;
}();

/// What both the benchmark and the input of gperf are made of: calls f(name, Api) for each table.
template <class Api>
struct table {
  using api = Api;
};
template <class F>
void for_each_table(F f) {
  f("5", table<generated_api<5>>());
  f("10", table<generated_api<10>>());
  f("20", table<generated_api<20>>());
  f("40", table<generated_api<40>>());
  f("60", table<generated_api<60>>());
  f("100", table<generated_api<100>>());
  f("200", table<generated_api<200>>());
  f("assisters", table<triage::providers::assisters_api>());
  f("gateway", table<gateway_api>());
}

}  // namespace bench

#endif
