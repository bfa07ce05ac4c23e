// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <version>

#if __has_include(<format>) && defined(__cpp_lib_format)

#include <triage/format.hpp>

#include <format>
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

TEST_CASE("std::format writes the line") {
  CHECK(std::format("{}", example()) == conflict_line);
  CHECK(std::format("<{0}|{0}>", example()) ==
        "<" + std::string(conflict_line) + "|" + std::string(conflict_line) + ">");
  const std::string message(100'000, 'm');
  const std::string body = "{\"message\":\"" + message + "\"}";
  CHECK(std::format("{}", triage::classify(generic, {500, body})) ==
        "provider=generic status=500 category=internal retry=backoff basis=default "
        "processed=unknown scope=service message=\"" +
            message + "\"");
}

TEST_CASE("std::format writes to any iterator, and stops where it is told to") {
  std::vector<char> out;
  std::format_to(std::back_inserter(out), "{}", example());
  CHECK(std::string(out.begin(), out.end()) == conflict_line);
  char buffer[30] = {};
  const auto written = std::format_to_n(buffer, 17, "{}", example());
  CHECK(std::string(buffer) == "provider=plurence");
  CHECK(static_cast<std::size_t>(written.size) == conflict_line.size());
  CHECK(std::formatted_size("{}", example()) == conflict_line.size());
}

TEST_CASE("std::format takes no specification for an error") {
  const triage::error e = example();
  CHECK_THROWS_AS(std::vformat("{:x}", std::make_format_args(e)), std::format_error);
  CHECK_THROWS_AS(std::vformat("{:>200}", std::make_format_args(e)), std::format_error);
  CHECK(std::vformat("{:}", std::make_format_args(e)) == conflict_line);
}

TEST_CASE("std::format writes categories as text") {
  CHECK(std::format("[{:^14}]", triage::category::timeout) == "[   timeout    ]");
  CHECK(std::format("{}", triage::category::rate_limited) == "rate_limited");
  CHECK(std::format("{:.4}", triage::category::rate_limited) == "rate");
}

#endif
