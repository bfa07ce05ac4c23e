// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/time/http_date.hpp>

#include <chrono>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>

#include "catch.hpp"

using triage::parse_http_date;
using triage::parse_rfc3339;
using triage::unix_time;

TEST_CASE("the three forms of RFC 9110 section 5.6.7") {
  STATIC_REQUIRE(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == 784111777);
  STATIC_REQUIRE(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT") == 784111777);
  STATIC_REQUIRE(parse_http_date("Sun Nov  6 08:49:37 1994") == 784111777);
  STATIC_REQUIRE(parse_http_date("Wed Nov 16 08:49:37 1994") == 784975777);
  STATIC_REQUIRE(parse_http_date("Thu, 01 Jan 1970 00:00:00 GMT") == 0);
  STATIC_REQUIRE(parse_http_date("Wed, 31 Dec 1969 23:59:59 GMT") == -1);
  STATIC_REQUIRE(parse_http_date("Mon, 01 Jan 1900 00:00:00 GMT") == -2208988800);
  STATIC_REQUIRE(parse_http_date("Fri, 31 Dec 9999 23:59:59 GMT") == 253402300799);
  STATIC_REQUIRE(parse_http_date("Sat, 01 Jan 0000 00:00:00 GMT") == -62167219200);
}

TEST_CASE("two digits of a year: at most 50 years after now") {
  const auto year = [](std::string_view digits, std::int64_t now) {
    return parse_http_date("Monday, 01-Jan-" + std::string(digits) + " 00:00:00 GMT", now);
  };
  constexpr std::int64_t in_2026 = 1790000000;
  CHECK(year("26", in_2026) == 1767225600);
  CHECK(year("76", in_2026) == 3345062400);
  CHECK(year("77", in_2026) == 220924800);
  CHECK(year("99", in_2026) == 915148800);
  constexpr std::int64_t in_2099 = 4080000000;
  CHECK(year("00", in_2099) == 4102444800);
  CHECK(year("49", in_2099) == 5648745600);
  CHECK(year("50", in_2099) == 2524608000);
  // Without now, before 2070.
  STATIC_REQUIRE(parse_http_date("Monday, 01-Jan-69 00:00:00 GMT") == 3124224000);
  STATIC_REQUIRE(parse_http_date("Monday, 01-Jan-70 00:00:00 GMT") == 0);
  // A clock that is far off does no harm.
  CHECK(year("26", std::numeric_limits<std::int64_t>::max()).has_value());
  CHECK(year("26", std::numeric_limits<std::int64_t>::min()).has_value());
  STATIC_REQUIRE(parse_http_date("Monday, 01-Jan-26 00:00:00 GMT", INT64_MIN));
  STATIC_REQUIRE(parse_http_date("Monday, 01-Jan-26 00:00:00 GMT", INT64_MAX));
  // The last day and the first one of the year before the window moves on.
  STATIC_REQUIRE(parse_http_date("Monday, 01-Jan-76 00:00:00 GMT", 1767225600) == 3345062400);
  STATIC_REQUIRE(parse_http_date("Monday, 01-Jan-76 00:00:00 GMT", 1767225599) == 189302400);
  STATIC_REQUIRE(parse_http_date("Monday, 01-Jan-77 00:00:00 GMT", 1798761599) == 220924800);
}

TEST_CASE("days and times that do not exist") {
  for (const char* s : {"Mon, 30 Feb 2026 00:00:00 GMT", "Sun, 29 Feb 2026 00:00:00 GMT",
                        "Mon, 29 Feb 2100 00:00:00 GMT", "Fri, 31 Apr 2026 00:00:00 GMT",
                        "Fri, 31 Jun 2026 00:00:00 GMT", "Fri, 31 Sep 2026 00:00:00 GMT",
                        "Fri, 31 Nov 2026 00:00:00 GMT", "Fri, 32 Jan 2026 00:00:00 GMT",
                        "Fri, 00 Jan 2026 00:00:00 GMT", "Fri, 01 Jan 2026 24:00:00 GMT",
                        "Fri, 01 Jan 2026 00:60:00 GMT", "Fri, 01 Jan 2026 00:00:61 GMT"}) {
    INFO(s);
    CHECK(!parse_http_date(s));
  }
  STATIC_REQUIRE(parse_http_date("Tue, 29 Feb 2000 00:00:00 GMT") == 951782400);
  STATIC_REQUIRE(parse_http_date("Sat, 31 Dec 2016 23:59:60 GMT") == 1483228800);
}

TEST_CASE("what is no HTTP-date") {
  const std::string good = "Sun, 06 Nov 1994 08:49:37 GMT";
  for (std::size_t size = 0; size < good.size(); ++size)
    CHECK(!parse_http_date(good.substr(0, size)));
  for (const char* s : {"Sun, 06 Nov 1994 08:49:37 GMT ",
                        " Sun, 06 Nov 1994 08:49:37 GMT",
                        "Sun, 6 Nov 1994 08:49:37 GMT",
                        "sun, 06 Nov 1994 08:49:37 GMT",
                        "Sun, 06 nov 1994 08:49:37 GMT",
                        "Sun, 06 Nov 1994 08:49:37 gmt",
                        "Sun, 06 Nov 1994 08:49:37 EST",
                        "Sun, 06 Nov 1994 08:49:37 +0000",
                        "Sun, 06-Nov-1994 08:49:37 GMT",
                        "Sunday, 06 Nov 94 08:49:37 GMT",
                        "Zun, 06 Nov 1994 08:49:37 GMT",
                        "Sun, 06 Foo 1994 08:49:37 GMT",
                        "Sun,06 Nov 1994 08:49:37 GMT",
                        "06 Nov 1994 08:49:37 GMT",
                        "Sun Nov 06 08:49:37 1994 GMT",
                        "Sun Nov 6 08:49:37 1994",
                        "Sun Nov   6 08:49:37 1994",
                        "Sun, -6 Nov 1994 08:49:37 GMT",
                        "Sun, 06 Nov 1994 8:49:37 GMT",
                        ",",
                        ", ",
                        "Sun,"}) {
    INFO(s);
    CHECK(!parse_http_date(s));
  }
  // Go's time.RFC1123 of a time in UTC.
  STATIC_REQUIRE(parse_http_date("Sun, 06 Nov 1994 08:49:37 UTC") == 784111777);
}

TEST_CASE("RFC 3339") {
  STATIC_REQUIRE(parse_rfc3339("2026-09-27T12:05:00Z") == 1790510700);
  STATIC_REQUIRE(parse_rfc3339("2026-09-27t12:05:00z") == 1790510700);
  STATIC_REQUIRE(parse_rfc3339("2026-09-27 12:05:00Z") == 1790510700);
  STATIC_REQUIRE(parse_rfc3339("2026-09-27T12:05:00.999999999Z") == 1790510701);
  STATIC_REQUIRE(parse_rfc3339("2026-09-27T12:05:00.000Z") == 1790510700);
  STATIC_REQUIRE(parse_rfc3339("2026-09-27T12:05:00.001Z") == 1790510701);
  STATIC_REQUIRE(parse_rfc3339("2026-09-27T07:05:00-05:00") == 1790510700);
  STATIC_REQUIRE(parse_rfc3339("2026-09-27T17:50:00+05:45") == 1790510700);
  STATIC_REQUIRE(parse_rfc3339("1969-12-31T23:59:59Z") == -1);
  for (const char* s :
       {"", "2026", "2026-09-27", "2026-09-27T12:05Z", "2026-09-27T12:05:00",
        "2026-09-27T12:05:00.Z", "2026-09-27T12:05:00+0500", "2026-09-27T12:05:00+05",
        "2026-02-30T12:05:00Z", "2026-13-01T12:05:00Z", "2026-09-27T12:05:00Zz",
        "2026-09-27T12:05:00+24:00", "2026-09-27T12:05:00+05:60", "+2026-09-27T12:05:00Z",
        "26-09-27T12:05:00Z"}) {
    INFO(s);
    CHECK(!parse_rfc3339(s));
  }
}

TEST_CASE("a moment from the clocks people have") {
  const std::time_t t = 1790510700;
  CHECK(unix_time(t).seconds == 1790510700);
  using std::chrono::system_clock;
  CHECK(unix_time(system_clock::from_time_t(t)).seconds == 1790510700);
  CHECK(unix_time(system_clock::from_time_t(t) + std::chrono::milliseconds(999)).seconds ==
        1790510700);
  CHECK(unix_time(system_clock::from_time_t(-1) + std::chrono::milliseconds(1)).seconds == -1);
  using minutes = std::chrono::time_point<system_clock, std::chrono::minutes>;
  CHECK(unix_time(minutes(std::chrono::minutes(3))).seconds == 180);
  STATIC_REQUIRE(!std::is_convertible_v<std::chrono::steady_clock::time_point, unix_time>);
  STATIC_REQUIRE(!std::is_convertible_v<std::filesystem::file_time_type, unix_time>);
  STATIC_REQUIRE(!std::is_convertible_v<double, unix_time>);
  STATIC_REQUIRE(unix_time(~0ULL).seconds == std::numeric_limits<std::int64_t>::max());
  STATIC_REQUIRE(unix_time(std::numeric_limits<std::int64_t>::min()).seconds ==
                 std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("offsets of RFC 3339 up to the last minute of a day") {
  using triage::parse_rfc3339;
  CHECK(parse_rfc3339("2024-01-01T00:00:00+23:59")->seconds == 1704067200 - 86340);
  CHECK(parse_rfc3339("2024-01-01T00:00:00-00:59")->seconds == 1704067200 + 3540);
  CHECK(!parse_rfc3339("2024-01-01T00:00:00+24:00"));
  CHECK(!parse_rfc3339("2024-01-01T00:00:00+01:60"));
}

TEST_CASE("clocks that count hours do not overflow") {
  using hours = std::chrono::time_point<std::chrono::system_clock,
                                        std::chrono::duration<std::int64_t, std::ratio<3600>>>;
  CHECK(triage::unix_time(hours::max()).seconds == INT64_MAX);
  CHECK(triage::unix_time(hours::min()).seconds == INT64_MIN);
  CHECK(
      triage::unix_time(hours(std::chrono::duration<std::int64_t, std::ratio<3600>>(2))).seconds ==
      7200);
}
