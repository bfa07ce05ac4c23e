// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#if __has_include(<fmt/format.h>)

#define FMT_HEADER_ONLY  // so that nothing has to be linked, for any standard library
#include <triage/fmt.hpp>

#include <iterator>
#include <string>
#include <vector>

#include <triage.hpp>
#include <triage/providers/plurence.hpp>

#include "catch.hpp"

using namespace triage::providers;

namespace {

constexpr std::string_view conflict = R"({"message_code":"CONFLICT","message":"a \"b\" \u001b["})";
constexpr std::string_view conflict_line =
    "provider=plurence status=409 category=conflict code=\"CONFLICT\" retry=never basis=code "
    "processed=unknown scope=request message=\"a \\\"b\\\" \\x1b[\"";

triage::error example() {
  return triage::classify(plurence, {409, conflict});
}

}  // namespace

TEST_CASE("fmt writes the line") {
  CHECK(fmt::format("{}", example()) == conflict_line);
  CHECK(fmt::format("<{0}|{0}>", example()) ==
        "<" + std::string(conflict_line) + "|" + std::string(conflict_line) + ">");
  const std::string message(100'000, 'm');
  const std::string body = "{\"message\":\"" + message + "\"}";
  CHECK(fmt::format("{}", triage::classify(generic, {500, body})) ==
        "provider=generic status=500 category=internal retry=backoff basis=default "
        "processed=unknown scope=service message=\"" +
            message + "\"");
}

TEST_CASE("fmt writes to any iterator, and stops where it is told to") {
  std::vector<char> out;
  fmt::format_to(std::back_inserter(out), "{}", example());
  CHECK(std::string(out.begin(), out.end()) == conflict_line);
  char buffer[30] = {};
  const auto written = fmt::format_to_n(buffer, 17, "{}", example());
  CHECK(std::string(buffer) == "provider=plurence");
  CHECK(written.size == conflict_line.size());
  CHECK(fmt::formatted_size("{}", example()) == conflict_line.size());
}

TEST_CASE("fmt takes no specification for an error") {
  const triage::error e = example();
  CHECK_THROWS_AS(fmt::format(fmt::runtime("{:x}"), e), fmt::format_error);
  CHECK_THROWS_AS(fmt::format(fmt::runtime("{:>200}"), e), fmt::format_error);
  CHECK(fmt::format(fmt::runtime("{:}"), e) == conflict_line);
}

TEST_CASE("fmt writes categories as text") {
  CHECK(fmt::format("[{:^14}]", triage::category::timeout) == "[   timeout    ]");
  CHECK(fmt::format("{}", triage::category::rate_limited) == "rate_limited");
  CHECK(fmt::format("{:.4}", triage::category::rate_limited) == "rate");
}

#endif
