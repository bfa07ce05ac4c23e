// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/delay.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "catch.hpp"

using triage::max_delay_ms;
using triage::parse_seconds;

TEST_CASE("seconds become milliseconds, rounded up") {
  STATIC_REQUIRE(parse_seconds("0") == 0);
  STATIC_REQUIRE(parse_seconds("5") == 5000);
  STATIC_REQUIRE(parse_seconds("045") == 45000);
  STATIC_REQUIRE(parse_seconds("1.5") == 1500);
  STATIC_REQUIRE(parse_seconds("0.65") == 650);
  STATIC_REQUIRE(parse_seconds("0.0001") == 1);
  STATIC_REQUIRE(parse_seconds("1.0000000000000000000000001") == 1001);
  STATIC_REQUIRE(parse_seconds("1.0000000000000000000000000") == 1000);
  STATIC_REQUIRE(parse_seconds("45.837906927") == 45838);
  STATIC_REQUIRE(parse_seconds("5e-1") == 500);
  STATIC_REQUIRE(parse_seconds("1E3") == 1000000);
  STATIC_REQUIRE(parse_seconds("1e+1") == 10000);
  STATIC_REQUIRE(parse_seconds("1e-999999999999999999999") == 1);
  STATIC_REQUIRE(parse_seconds("0e999999999999999999999") == 0);
}

TEST_CASE("the past is now") {
  STATIC_REQUIRE(parse_seconds("-3") == 0);
  STATIC_REQUIRE(parse_seconds("-0") == 0);
  STATIC_REQUIRE(parse_seconds("-1e309") == 0);
}

TEST_CASE("huge delays saturate") {
  STATIC_REQUIRE(max_delay_ms == 3153600000000);
  STATIC_REQUIRE(parse_seconds("3153599999") == 3153599999000);
  STATIC_REQUIRE(parse_seconds("3153600000") == 3153600000000);
  STATIC_REQUIRE(parse_seconds("3153600001") == 3153600000000);
  STATIC_REQUIRE(parse_seconds("1e309") == 3153600000000);
  STATIC_REQUIRE(parse_seconds("99999999999999999999") == 3153600000000);
  STATIC_REQUIRE(parse_seconds("18446744073709551616") == 3153600000000);
  CHECK(parse_seconds(std::string(100000, '9')) == 3153600000000);
  CHECK(parse_seconds("0." + std::string(100000, '0') + "1") == 1);
  CHECK(parse_seconds(std::string(100000, '0') + "7") == 7000);
}

TEST_CASE("what is no number of seconds is no delay") {
  for (const char* s : {"",
                        " ",
                        "-",
                        "+5",
                        "30abc",
                        "abc",
                        "inf",
                        "-inf",
                        "nan",
                        "NaN",
                        "Infinity",
                        "0x10",
                        "5.",
                        ".5",
                        "5.e1",
                        "1e",
                        "1e+",
                        "1,5",
                        "5 6",
                        "5s",
                        "--3",
                        "1_000",
                        "Sun, 06 Nov 1994 08:49:37 GMT"}) {
    INFO(s);
    CHECK(!parse_seconds(s).has_value());
  }
  CHECK(!parse_seconds(std::string_view("5\0", 2)).has_value());
}
