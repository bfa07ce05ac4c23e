// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/time/delay.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catch.hpp"

using triage::max_delay_ms;
using triage::parse_duration;
using triage::parse_milliseconds;
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

TEST_CASE("a negative number is no delay") {
  STATIC_REQUIRE(!parse_seconds("-3"));
  STATIC_REQUIRE(!parse_seconds("-0"));
  STATIC_REQUIRE(!parse_seconds("-1e309"));
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
  std::string long_seven(100001, '0');
  long_seven.back() = '7';
  CHECK(parse_seconds(long_seven) == 7000);
  // Also those until a moment that is told in milliseconds: found by the soak test.
  for (const std::string_view far : {"5445412600001", "99999999999999", "9999999999999"}) {
    const auto d = triage::detail::moment_in_number(far, 1445412480);
    CHECK((d && d->ms == max_delay_ms));
  }
  const auto last = triage::detail::moment_in_number("4600000000001", 1446400000);
  CHECK((last && last->ms == max_delay_ms));
  const auto before = triage::detail::moment_in_number("4599999999999", 1446400000);
  CHECK((before && before->ms == max_delay_ms - 1));
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

TEST_CASE("every ten-thousandth of a second is rounded up to a millisecond") {
  const auto written = [](std::int64_t n) {
    const std::string digits = std::to_string(10000 + n % 10000);
    return std::to_string(n / 10000) + "." + digits.substr(1);
  };
  int wrong = 0;
  for (std::int64_t n = 0; n < 30000; ++n) {
    const std::int64_t ms = (n + 9) / 10;
    if (parse_seconds(written(n)) != ms) ++wrong;
    if (parse_seconds(written(n) + "000000000000000000000000") != ms) ++wrong;
    if (parse_seconds(std::to_string(n) + "e-4") != ms) ++wrong;
    if (parse_seconds("000" + written(n) + "E-00") != ms) ++wrong;
    // A little more is never less, and a millisecond more only if it was a whole one.
    if (parse_seconds(written(n) + "0000000000000000000000001") != n / 10 + 1) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("more digits than fit into 64 bits still count") {
  STATIC_REQUIRE(parse_seconds("100000000000000000000000000000e-29") == 1000);
  STATIC_REQUIRE(parse_seconds("123456789012345678901234567890e-27") == 123457);
  STATIC_REQUIRE(parse_seconds("123456789012345678901234567890e-26") == 1234568);
  STATIC_REQUIRE(parse_seconds("99999999999999999999e-19") == 10000);
  STATIC_REQUIRE(parse_seconds("100000000000000000000.5e-20") == 1001);
  STATIC_REQUIRE(parse_seconds("0.000000000000000000000000000012e30") == 12000);
  STATIC_REQUIRE(parse_seconds("0.0000000000000000000000000001") == 1);
  STATIC_REQUIRE(parse_seconds("9223372036854775807e-18") == 9224);
  STATIC_REQUIRE(parse_seconds("9223372036854775808") == 3153600000000);
  STATIC_REQUIRE(parse_seconds("3153599999.9999") == 3153600000000);
  STATIC_REQUIRE(parse_seconds("3153599999.999") == 3153599999999);
  STATIC_REQUIRE(parse_seconds("3153599999999e-3") == 3153599999999);
}

TEST_CASE("exponents of any length") {
  STATIC_REQUIRE(parse_seconds("1e0000000000000000000000002") == 100000);
  STATIC_REQUIRE(parse_seconds("1e-0000000000000000000000002") == 10);
  STATIC_REQUIRE(parse_seconds("1e99999999999999999999999999") == 3153600000000);
  STATIC_REQUIRE(parse_seconds("1e4294967296") == 3153600000000);
  STATIC_REQUIRE(parse_seconds("1e18446744073709551616") == 3153600000000);
  STATIC_REQUIRE(parse_seconds("1e-4294967296") == 1);
  STATIC_REQUIRE(parse_seconds("1e-18446744073709551616") == 1);
  STATIC_REQUIRE(parse_seconds("0.0e-18446744073709551616") == 0);
  STATIC_REQUIRE(!parse_seconds("-1e-5"));
  CHECK(parse_seconds("1e" + std::string(1'000'000, '9')) == 3153600000000);
  CHECK(parse_seconds("1e-" + std::string(1'000'000, '9')) == 1);
  CHECK(parse_seconds("1e" + std::string(1'000'000, '0')) == 1000);
  // The exponent and the digits cancel each other out.
  CHECK(parse_seconds("0." + std::string(999, '0') + "7e1000") == 7000);
  CHECK(parse_seconds("7" + std::string(1000, '0') + "e-1000") == 7000);
}

TEST_CASE("minus nothing is negative, too") {
  STATIC_REQUIRE(!parse_seconds("-0.0"));
  STATIC_REQUIRE(!parse_seconds("-0e0"));
  STATIC_REQUIRE(!parse_seconds("-00"));
  STATIC_REQUIRE(!parse_seconds("-0.0000000001"));
}

TEST_CASE("dates, times and lists name no number of seconds") {
  for (const char* s : {"Thu, 01 Jan 1970 00:00:00 GMT",
                        "Fri, 31 Dec 1969 23:59:59 GMT",
                        "Fri, 31 Dec 9999 23:59:59 GMT",
                        "Fri, 30 Feb 2024 00:00:00 GMT",
                        "Sat, 31 Dec 2016 23:59:60 GMT",
                        "Sunday, 06-Nov-94 08:49:37 GMT",
                        "Sun Nov  6 08:49:37 1994",
                        "2024-02-30T00:00:00Z",
                        "06 Nov 1994",
                        "5, 10",
                        "5,10",
                        "5;10",
                        "5 ",
                        " 5",
                        "\t5",
                        "5\r",
                        "1m30s",
                        "1e5s",
                        "00:30",
                        "- 3",
                        "-+3",
                        "+-3",
                        "\xE2\x88\x92"
                        "3",
                        "\xEF\xBC\x95",
                        "1.2.3",
                        "1..2",
                        "1e5.5",
                        "1e--5",
                        "1e 5",
                        "e5",
                        "-e5",
                        "-.5",
                        ".",
                        "-.",
                        "1f",
                        "1L",
                        "0b1",
                        "1'000",
                        "\"5\"",
                        "null",
                        "-nan",
                        "1e5\xC3\xA9"}) {
    INFO(s);
    CHECK(!parse_seconds(s).has_value());
  }
  CHECK(!parse_seconds({}).has_value());
  CHECK(!parse_seconds(std::string_view("\0"
                                        "5",
                                        2))
             .has_value());
  CHECK(!parse_seconds(std::string_view("5.\0"
                                        "5",
                                        4))
             .has_value());
}

TEST_CASE("durations as Go and protobuf write them") {
  STATIC_REQUIRE(parse_duration("1s") == 1000);
  STATIC_REQUIRE(parse_duration("6m0s") == 360000);
  STATIC_REQUIRE(parse_duration("120ms") == 120);
  STATIC_REQUIRE(parse_duration("1h30m45s") == 5445000);
  STATIC_REQUIRE(parse_duration("2m59.56s") == 179560);
  STATIC_REQUIRE(parse_duration("34.074824224s") == 34075);
  STATIC_REQUIRE(parse_duration("0s") == 0);
  STATIC_REQUIRE(parse_duration("1ns") == 1);
  STATIC_REQUIRE(parse_duration("1000001ns") == 2);
  STATIC_REQUIRE(parse_duration("999us1000ns") == 1);
  STATIC_REQUIRE(parse_duration("1500\u00B5s") == 2);
  STATIC_REQUIRE(parse_duration("1500\u03BCs") == 2);
  STATIC_REQUIRE(parse_duration("1.5h") == 5400000);
  STATIC_REQUIRE(parse_duration("0.1m") == 6000);
  STATIC_REQUIRE(parse_duration("+3s") == 3000);
  STATIC_REQUIRE(!parse_duration("-3s"));
  STATIC_REQUIRE(parse_duration("3s3s") == 6000);
  STATIC_REQUIRE(parse_duration("876000h") == max_delay_ms);
  STATIC_REQUIRE(parse_duration("5388940h") == max_delay_ms);
  STATIC_REQUIRE(parse_duration("324469151m") == max_delay_ms);
  STATIC_REQUIRE(parse_duration("875999h59m59.999s") == max_delay_ms - 1);
  STATIC_REQUIRE(parse_duration("99999999999999999999h99999999999999999999h") == max_delay_ms);
  std::string nines(100002, '9');
  nines.replace(100000, 2, "ns");
  CHECK(parse_duration(nines) == max_delay_ms);
  for (const char* s : {"", "-", "+", "5", "s", "5 s", "5sec", "5d", "5S", "1h30", "1e3s", "--5s",
                        "5s-3s", ".5s", "5.s", "5.5.5s", "inf", "5\u00B5", "5ms "}) {
    INFO(s);
    CHECK(!parse_duration(s));
  }
}

TEST_CASE("milliseconds") {
  STATIC_REQUIRE(parse_milliseconds("1500") == 1500);
  STATIC_REQUIRE(parse_milliseconds("1500.01") == 1501);
  STATIC_REQUIRE(!parse_milliseconds("-1"));
  STATIC_REQUIRE(parse_milliseconds("1e309") == max_delay_ms);
  STATIC_REQUIRE(!parse_milliseconds("1500ms"));
  STATIC_REQUIRE(!parse_milliseconds(""));
}

TEST_CASE("minutes") {
  using triage::parse_minutes;
  STATIC_REQUIRE(parse_minutes("2") == 120'000);
  STATIC_REQUIRE(parse_minutes("0.5") == 30'000);
  STATIC_REQUIRE(parse_minutes("0.00001") == 1);
  STATIC_REQUIRE(parse_minutes("1e309") == max_delay_ms);
  for (const char* s : {"", "soon", "-1", "-0", "2m", "2 "}) {
    INFO(s);
    CHECK(!parse_minutes(s));
  }
}

TEST_CASE("a delay in any form") {
  using triage::parse_delay;
  STATIC_REQUIRE(parse_delay("5").ms == 5000);
  STATIC_REQUIRE(!parse_delay("5").at);
  STATIC_REQUIRE(parse_delay("5, 60").ms == 5000);
  // Only a letter begins the name of a day, whether char has a sign or not.
  STATIC_REQUIRE(triage::detail::first_value("\xB3, 60") == "\xB3");
  STATIC_REQUIRE(parse_delay("5\t, 60").ms == 5000);
  // Of what only begins like a date, nothing behind the end is looked at.
  constexpr char weekday[] = {'S', 'u', 'n', ',', ' '};
  STATIC_REQUIRE(triage::detail::first_value({weekday, 4}) == "Sun");
  STATIC_REQUIRE(triage::detail::first_value({weekday, 5}) == "Sun");
  STATIC_REQUIRE(parse_delay("34s").ms == 34000);
  constexpr auto at = parse_delay("Sun, 06 Nov 1994 08:49:37 GMT");
  STATIC_REQUIRE(at.understood());
  STATIC_REQUIRE(parse_delay("5").understood());
  STATIC_REQUIRE(parse_delay("1994-11-06T08:49:37Z").understood());
  STATIC_REQUIRE(!at.ms);
  STATIC_REQUIRE(at.at == 784111777);
  STATIC_REQUIRE(parse_delay("Sun, 06 Nov 1994 08:49:37 GMT", 784111770).ms == 7000);
  STATIC_REQUIRE(parse_delay("Sun, 06 Nov 1994 08:49:37 GMT", 784111777).ms == 0);
  STATIC_REQUIRE(!parse_delay("Sun, 06 Nov 1994 08:49:37 GMT", 784111778).understood());
  STATIC_REQUIRE(parse_delay("1994-11-06T08:49:37Z", 784111770).ms == 7000);
  STATIC_REQUIRE(!parse_delay("soon").understood());
  STATIC_REQUIRE(!parse_delay("").understood());
  STATIC_REQUIRE(parse_delay("Sun, 06 Nov 1994 08:49:37 GMT", INT64_MIN).ms == max_delay_ms);
  STATIC_REQUIRE(!parse_delay("Sun, 06 Nov 1994 08:49:37 GMT", INT64_MAX).understood());
}
