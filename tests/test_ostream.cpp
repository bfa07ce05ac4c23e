// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/ostream.hpp>

#include <ios>
#include <iomanip>
#include <ostream>
#include <sstream>
#include <string>

#include <triage.hpp>
#include <triage/providers/assisters.hpp>

#include "catch.hpp"

using namespace triage::providers;

namespace {

constexpr std::string_view slow_down =
    R"({"error":{"code":"rate_limit_exceeded","message":"a\nb"}})";
constexpr std::string_view slow_down_line =
    "provider=assisters status=429 category=rate_limited code=\"rate_limit_exceeded\" retry=after "
    "delay_ms=1500 basis=code processed=no scope=credential message=\"a\\nb\"";

triage::error example() {
  return triage::classify(assisters, {429, slow_down, "Retry-After: 1.5"});
}

}  // namespace

TEST_CASE("a stream gets the line, and nothing that it was set to changes it") {
  std::ostringstream out;
  out << std::hex << std::showbase << std::showpos << std::uppercase << std::setfill('*')
      << std::setw(300) << std::left << std::internal << std::boolalpha << example();
  CHECK(out.str() == slow_down_line);
  std::ostringstream twice;
  twice << "<" << example() << "|" << example() << ">";
  CHECK(twice.str() == "<" + std::string(slow_down_line) + "|" + std::string(slow_down_line) + ">");
}

TEST_CASE("a stream gets the whole line, however long") {
  const std::string message(100'000, 'm');
  std::ostringstream out;
  const std::string body = "{\"message\":\"" + message + "\"}";
  out << triage::classify(generic, {500, body});
  CHECK(out.str() ==
        "provider=generic status=500 category=internal retry=backoff basis=default "
        "processed=unknown scope=service message=\"" +
            message + "\"");
}

TEST_CASE("a stream that has failed gets nothing, and says so") {
  std::ostringstream out;
  out.setstate(std::ios::failbit);
  out << example();
  CHECK(out.str().empty());
  CHECK(out.fail());

  struct full : std::streambuf {
  } nowhere;
  std::ostream refused(&nowhere);
  refused << example();
  CHECK(refused.bad());
  std::ostream throwing(&nowhere);
  throwing.exceptions(std::ios::badbit);
  CHECK_THROWS_AS(throwing << example(), std::ios::failure);
}

TEST_CASE("a stream gets the name of a category") {
  std::ostringstream out;
  out << triage::category::quota_exhausted << ' ' << triage::category::none << ' '
      << triage::category::unknown;
  CHECK(out.str() == "quota_exhausted none unknown");
}
