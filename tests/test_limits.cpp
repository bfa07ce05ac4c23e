// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Rate limits, each from raw headers.
#include <triage/time/limits.hpp>
#include <triage/providers.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"

using triage::limits;
using triage::rate_limits;
using namespace triage::providers;

namespace {

std::string number(const std::optional<std::int64_t>& n) {
  return n ? std::to_string(*n) : "-";
}

// "requests 0/100 per 60 in 12000 at 1741305600000; …"
std::string said(const rate_limits& table) {
  std::string s;
  for (const triage::rate_limit& row : table) {
    if (!s.empty()) s += "; ";
    if (!row.name.empty()) s += std::string(row.name) + ": ";
    s += std::string(row.unit) + " " + number(row.remaining) + "/" + number(row.limit) + " per " +
         std::to_string(row.window_s) + " in " + number(row.reset_in_ms) + " at " +
         number(row.reset_at_ms);
  }
  return s;
}

}  // namespace

TEST_CASE("Assisters: requests and tokens of a minute, Unix seconds") {
  CHECK(said(limits(assisters,
                    "HTTP/1.1 200 OK\r\nDate: Fri, 07 Mar 2025 00:00:00 GMT\r\n"
                    "X-RateLimit-Limit-RPM: 100\r\nX-RateLimit-Remaining-RPM: 73\r\n"
                    "X-RateLimit-Reset-RPM: 1741305612\r\nX-RateLimit-Limit-TPM: 90000\r\n"
                    "X-RateLimit-Remaining-TPM: 0\r\nX-RateLimit-Reset-TPM: 1741305630\r\n")) ==
        "requests 73/100 per 60 in 12000 at 1741305612000; "
        "tokens 0/90000 per 60 in 30000 at 1741305630000");
}

TEST_CASE("Resayil: requests of a minute, Unix seconds, once only") {
  const char* headers =
      "X-RateLimit-Limit: 20\nX-RateLimit-Remaining: 0\nX-RateLimit-Reset: 1741305600\n";
  CHECK(said(limits(resayil, headers)) == "requests 0/20 per 60 in - at 1741305600000");
  CHECK(said(limits(resayil, headers, 1741305555)) ==
        "requests 0/20 per 60 in 45000 at 1741305600000");
  // A small number is not Unix time, and what else it is, nobody says.
  CHECK(limits(resayil, "X-RateLimit-Reset: 45", 1741305555).empty());
  CHECK(said(limits(resayil, "X-RateLimit-Remaining: 0\nX-RateLimit-Reset: 45", 1741305555)) ==
        "requests 0/- per 60 in - at -");
}

TEST_CASE("OpenAI: durations") {
  CHECK(said(limits(generic,
                    "x-ratelimit-limit-requests: 60\nx-ratelimit-limit-tokens: 150000\n"
                    "x-ratelimit-remaining-requests: 59\nx-ratelimit-remaining-tokens: 149984\n"
                    "x-ratelimit-reset-requests: 1s\nx-ratelimit-reset-tokens: 6m0s\n")) ==
        "requests 59/60 per 0 in 1000 at -; tokens 149984/150000 per 0 in 360000 at -");
  for (const auto& [text, ms] :
       std::vector<std::pair<std::string, std::string>>{{"120ms", "120"},
                                                        {"1h30m45s", "5445000"},
                                                        {"2m59.56s", "179560"},
                                                        {"12ms", "12"},
                                                        {"0s", "0"}}) {
    INFO(text);
    const std::string headers =
        "x-ratelimit-remaining-tokens: 1\nx-ratelimit-reset-tokens: " + text;
    CHECK(said(limits(generic, headers)) == "tokens 1/- per 0 in " + ms + " at -");
  }
}

TEST_CASE("Anthropic: RFC 3339") {
  CHECK(said(limits(generic,
                    "Date: Sun, 27 Sep 2026 12:04:48 GMT\n"
                    "anthropic-ratelimit-requests-limit: 50\n"
                    "anthropic-ratelimit-requests-remaining: 49\n"
                    "anthropic-ratelimit-requests-reset: 2026-09-27T12:05:00Z\n"
                    "anthropic-ratelimit-tokens-limit: 80000\n"
                    "anthropic-ratelimit-tokens-remaining: 79000\n"
                    "anthropic-ratelimit-tokens-reset: 2026-09-27T07:05:30-05:00\n"
                    "anthropic-ratelimit-input-tokens-limit: 40000\n"
                    "anthropic-ratelimit-input-tokens-remaining: 0\n"
                    "anthropic-ratelimit-input-tokens-reset: 2026-09-27T12:04:40Z\n"
                    "anthropic-ratelimit-output-tokens-limit: 8000\n"
                    "anthropic-ratelimit-output-tokens-remaining: 8000\n"
                    "anthropic-ratelimit-output-tokens-reset: 2026-09-27T12:04:48Z\n")) ==
        "requests 49/50 per 0 in 12000 at 1790510700000; "
        "tokens 79000/80000 per 0 in 42000 at 1790510730000; "
        "input-tokens 0/40000 per 0 in 0 at 1790510680000; "
        "output-tokens 8000/8000 per 0 in 0 at 1790510688000");
}

TEST_CASE("one name, three meanings: told apart by size") {
  const auto reset = [](std::string_view value) {
    const std::string headers =
        "X-RateLimit-Remaining: 5\nX-RateLimit-Reset: " + std::string(value);
    return said(limits(generic, headers, 1790000000));
  };
  CHECK(reset("60") == "requests 5/- per 0 in 60000 at 1790000060000");
  CHECK(reset("59.5") == "requests 5/- per 0 in 59500 at 1790000059500");
  CHECK(reset("1000000000") == "requests 5/- per 0 in 1000000000000 at 2790000000000");
  CHECK(reset("1000000001") == "requests 5/- per 0 in 0 at 1000000001000");
  CHECK(reset("1790000060") == "requests 5/- per 0 in 60000 at 1790000060000");
  CHECK(reset("1790000060.25") == "requests 5/- per 0 in 60250 at 1790000060250");
  CHECK(reset("1790000060250") == "requests 5/- per 0 in 60250 at 1790000060250");
  CHECK(reset("Mon, 21 Sep 2026 14:14:20 GMT") == "requests 5/- per 0 in 60000 at 1790000060000");
}

TEST_CASE("the IETF draft up to version 06: seconds from now") {
  CHECK(said(limits(
            generic,
            "RateLimit-Limit: 100, 100;w=60\nRateLimit-Remaining: 50\nRateLimit-Reset: 30")) ==
        "requests 50/100 per 0 in 30000 at -");
  CHECK(said(limits(generic, "RateLimit-Remaining: 50\nRateLimit-Reset: 60", 0)) ==
        "requests 50/- per 0 in 60000 at 60000");
}

TEST_CASE("the IETF draft's structured fields") {
  SECTION("current: strings, q") {
    CHECK(
        said(limits(generic,
                    "RateLimit-Policy: \"burst\";q=100;w=60, \"day\";q=1000;w=86400;qu=\"tokens\"\n"
                    "RateLimit: \"burst\";r=50;t=30,\"day\" ; r=0;t=7200;pk=:AAEC:\n")) ==
        "burst: requests 50/100 per 60 in 30000 at -; day: tokens 0/1000 per 86400 in 7200000 at "
        "-");
  }
  SECTION("interim: tokens, l") {
    CHECK(said(limits(generic,
                      "RateLimit-Policy: default;l=100;w=10\nRateLimit: default;r=50;t=5")) ==
          "default: requests 50/100 per 10 in 5000 at -");
  }
  SECTION("interim: a dictionary") {
    CHECK(said(limits(
              generic,
              "RateLimit: limit=100, remaining=50, reset=5\nRateLimit-Policy: 10;w=1, 100;w=60")) ==
          "requests -/10 per 1 in - at -; requests 50/100 per 60 in 5000 at -");
    CHECK(said(limits(generic, "RateLimit: limit=100, remaining=50, reset=5")) ==
          "requests 50/100 per 0 in 5000 at -");
  }
  SECTION("interim: a dictionary, of which parts are missing or strings") {
    CHECK(said(limits(generic, "RateLimit: remaining=5")) == "requests 5/- per 0 in - at -");
    CHECK(said(limits(generic, "RateLimit: note=\"a, remaining=0\", limit=9, remaining=5")) ==
          "requests 5/9 per 0 in - at -");
  }
  SECTION("interim: numbers belong to the windows without a name") {
    CHECK(said(limits(generic, "RateLimit-Policy: \"a\";q=100;w=9, 100;w=60")) ==
          "a: requests -/100 per 9 in - at -; requests -/100 per 60 in - at -");
    CHECK(said(limits(generic,
                      "RateLimit-Policy: \"a\";q=100;w=9\n"
                      "RateLimit: limit=100, remaining=50, reset=5")) ==
          "a: requests -/100 per 9 in - at -; requests 50/100 per 0 in 5000 at -");
    // … and to those with the same limit, of which it is not known what is left.
    CHECK(said(limits(generic, "RateLimit-Limit: 100\nRateLimit-Policy: 50;w=1")) ==
          "requests -/100 per 0 in - at -; requests -/50 per 1 in - at -");
    CHECK(said(limits(generic,
                      "X-RateLimit-Limit: 100\nX-RateLimit-Remaining: 7\n"
                      "RateLimit: limit=100, remaining=50")) ==
          "requests 7/100 per 0 in - at -; requests 50/100 per 0 in - at -");
  }
  SECTION("white space where it may be, and words where none belong") {
    CHECK(said(limits(generic, "RateLimit: \t\"a\";\tr=5;\t t=3,\t\"b\"\t;r=0")) ==
          "a: requests 5/- per 0 in 3000 at -; b: requests 0/- per 0 in - at -");
    CHECK(said(limits(generic, "RateLimit: \"a\";t=3 or so;r=5")) ==
          "a: requests 5/- per 0 in 3000 at -");
  }
  SECTION("a delay that is longer than a lifetime") {
    CHECK(said(limits(generic, "RateLimit: a;r=0;t=99999999999")) ==
          "a: requests 0/- per 0 in 3153600000000 at -");
  }
  SECTION("a string that does not end, where another text stands behind the value") {
    const std::string_view whole = "\"open\";r=5";
    CHECK(limits(generic, {{"RateLimit", whole.substr(0, 5)}}).empty());
  }
  SECTION("without a policy, and without a reset") {
    CHECK(said(limits(generic, "RateLimit: \"a\";r=5")) == "a: requests 5/- per 0 in - at -");
  }
  SECTION("names with commas, semicolons and quotes") {
    CHECK(said(limits(generic, R"(RateLimit-Policy: "a,b;c=\"";q=7;w=1)"
                               "\n"
                               R"(RateLimit: "a,b;c=\"";r=3;t=1)")) ==
          R"(a,b;c=\": requests 3/7 per 1 in 1000 at -)");
  }
  SECTION("what is malformed is passed over") {
    for (const char* s :
         {"", ",", ";", "=", "\"", "\"open", "a;r", "a;r=", "a;;r", "a;r=x", "5;r=1",
          "=;=,=", "\"\\", "a b;t=3", "limit", "limit=,remaining=", "(a b);q=3"}) {
      INFO(s);
      const std::string limit = "RateLimit: " + std::string(s);
      CHECK(limits(generic, limit).empty());
      const std::string policy = "RateLimit-Policy: " + std::string(s);
      CHECK(limits(generic, policy).size() <= 1);
    }
    CHECK(said(limits(generic, "RateLimit: \"x\", ;;;, a;r=1;t=2, \"open")) ==
          "a: requests 1/- per 0 in 2000 at -");
  }
}

TEST_CASE("counts as they come") {
  const auto remaining = [](std::string_view value) {
    const std::string headers =
        "X-RateLimit-Limit: 10\nX-RateLimit-Remaining: " + std::string(value);
    return said(limits(generic, headers));
  };
  CHECK(remaining("0") == "requests 0/10 per 0 in - at -");
  CHECK(remaining("599.9") == "requests 599/10 per 0 in - at -");
  CHECK(remaining("-2") == "requests 0/10 per 0 in - at -");
  CHECK(remaining("-") == "requests -/10 per 0 in - at -");
  CHECK(remaining("1e-9999999999") == "requests 0/10 per 0 in - at -");
  CHECK(remaining("5e-1") == "requests 0/10 per 0 in - at -");
  CHECK(remaining("1e9999999999") == "requests 9223372036854775807/10 per 0 in - at -");
  CHECK(remaining("") == "requests -/10 per 0 in - at -");
  CHECK(remaining("many") == "requests -/10 per 0 in - at -");
  CHECK(remaining("5 left") == "requests -/10 per 0 in - at -");
  CHECK(remaining("-5 left") == "requests -/10 per 0 in - at -");
  CHECK(remaining("99999999999999999999") == "requests 9223372036854775807/10 per 0 in - at -");
  CHECK(remaining("1e2") == "requests 100/10 per 0 in - at -");
  // -1 for "no limit" is no limit.
  CHECK(limits(generic, "X-RateLimit-Limit: -1\nX-RateLimit-Remaining: -1").empty());
}

TEST_CASE("resets that are nonsense") {
  for (const char* s : {"", "soon", "-", "30 Feb", "1h30"}) {
    INFO(s);
    const std::string headers = "X-RateLimit-Remaining: 0\nX-RateLimit-Reset: " + std::string(s);
    const rate_limits table = limits(generic, headers);
    CHECK(said(table) == "requests 0/- per 0 in - at -");
    CHECK(table[0].reset_text == s);
    const std::string reset = "X-RateLimit-Reset: " + std::string(s);
    CHECK(limits(generic, reset).empty());
  }
  CHECK(limits(generic, "X-RateLimit-Reset: -5", 100).empty());
  CHECK(said(limits(generic, "X-RateLimit-Reset: 1e300", 100)) ==
        "requests -/- per 0 in 3153600000000 at 9223372036854775");
  for (const std::int64_t now : {INT64_MIN, INT64_MAX}) {
    CHECK(said(limits(generic, "X-RateLimit-Reset: 5", now)) == "requests -/- per 0 in 5000 at -");
    CHECK(said(limits(generic, "X-RateLimit-Reset: 1741305600", now)) ==
          "requests -/- per 0 in - at 1741305600000");
  }
}

TEST_CASE("the window that counts is the exhausted one that starts anew last") {
  const rate_limits table =
      limits(generic, "RateLimit: \"a\";r=0;t=5, \"b\";r=0;t=50, \"c\";r=1;t=500, \"d\";r=0");
  REQUIRE(table.exhausted().has_value());
  CHECK(table.exhausted()->name == "b");
  CHECK(!limits(generic, "RateLimit: \"c\";r=1;t=500").exhausted());
  CHECK(!limits(generic, "").exhausted());
  const rate_limits unknown = limits(generic, "RateLimit: \"d\";r=0");
  REQUIRE(unknown.exhausted().has_value());
  CHECK(unknown.exhausted()->name == "d");
  // Where it is not known what is left, something may be.
  CHECK(!limits(generic, "RateLimit-Policy: \"a\";q=0;w=60").exhausted());
}

TEST_CASE("a moment without a clock counts as later than a delay") {
  const char* headers =
      "X-RateLimit-Remaining-Requests: 0\nX-RateLimit-Reset-Requests: 1s\n"
      "X-RateLimit-Remaining: 0\nX-RateLimit-Reset: 2034567890\n";
  CHECK(limits(generic, headers).exhausted()->reset_at_ms == 2034567890000);
  CHECK(limits(generic, headers, 2034567880).exhausted()->reset_in_ms == 10000);
  // Two moments: the later one.
  const char* moments =
      "X-RateLimit-Remaining-RPM: 0\nX-RateLimit-Reset-RPM: 1741305600\n"
      "X-RateLimit-Remaining-TPM: 0\nX-RateLimit-Reset-TPM: 1741305599\n";
  CHECK(limits(assisters, moments).exhausted()->reset_at_ms == 1741305600000);
  // Nothing known is earlier than anything known.
  CHECK(limits(generic, "RateLimit: a;r=0, b;r=0;t=1, c;r=0").exhausted()->name == "b");
}

TEST_CASE("values that a proxy joined: the first counts") {
  CHECK(said(limits(generic,
                    "Date: Wed, 21 Oct 2015 07:27:30 GMT, Wed, 21 Oct 2015 07:27:31 GMT\n"
                    "X-RateLimit-Limit: 60 , 60\nX-RateLimit-Remaining: 0, 0\n"
                    "X-RateLimit-Reset: 1445412480, 1445412480\n")) ==
        "requests 0/60 per 0 in 30000 at 1445412480000");
}

TEST_CASE("lists on several lines are one list") {
  CHECK(said(limits(generic,
                    "RateLimit: \"a\";r=1;t=5\nRateLimit: \"b\";r=0;t=50\n"
                    "RateLimit-Policy: \"b\";q=9;w=60\nRateLimit-Policy: \"a\";q=8;w=1\n")) ==
        "b: requests 0/9 per 60 in 50000 at -; a: requests 1/8 per 1 in 5000 at -");
  // A callable has one value for a name, and it counts once.
  CHECK(limits(generic, [](std::string_view name) {
          return name == "RateLimit-Policy" ? "a;q=1;w=1" : nullptr;
        }).size() == 1);
}

TEST_CASE("numbers and strings of the IETF draft are not the same") {
  CHECK(said(limits(generic,
                    "RateLimit-Policy: \"10-in-1min\"; q=10; w=60\n"
                    "RateLimit: \"10-in-1min\"; r=0; t=52\n")) ==
        "10-in-1min: requests 0/10 per 60 in 52000 at -");
  CHECK(said(limits(generic, "RateLimit-Policy: \"60\";q=100")) ==
        "60: requests -/100 per 0 in - at -");
  CHECK(said(limits(generic, "RateLimit-Policy: limit=5;w=3")).empty());
  CHECK(said(limits(generic, "RateLimit: a;x=\",;\";r=2;t=1")) ==
        "a: requests 2/- per 0 in 1000 at -");
  // The older form, with its policy.
  CHECK(said(limits(generic,
                    "RateLimit-Limit: 100\nRateLimit-Remaining: 5\nRateLimit-Reset: 9\n"
                    "RateLimit-Policy: 100;w=60, 1000;w=3600")) ==
        "requests 5/100 per 60 in 9000 at -; requests -/1000 per 3600 in - at -");
  CHECK(said(limits(generic, "RateLimit-Remaining: 0\nRateLimit-Reset: 1445412480", 1445412450)) ==
        "requests 0/- per 0 in 30000 at 1445412480000");
}

namespace {

// Documents one name of a set that many have, and the others under names of its own.
struct half_api {
  static constexpr std::string_view name = "half";
  static constexpr triage::limit_row limits[] = {
      {"X-Most", "X-RateLimit-Remaining", "X-Again", "tokens", 60},
  };
};
struct other_half_api {
  static constexpr std::string_view name = "other_half";
  static constexpr triage::limit_row limits[] = {
      {"X-Most", "X-Left", "X-RateLimit-Reset", "tokens", 60},
  };
};

}  // namespace

TEST_CASE("a documented name has the documented meaning only") {
  const char* headers =
      "X-Most: 9\nX-Left: 8\nX-RateLimit-Limit: 7\nX-RateLimit-Remaining: 6\n"
      "X-RateLimit-Reset: 5\n";
  CHECK(said(limits(triage::define<half_api>(), headers)) == "tokens 6/9 per 60 in - at -");
  CHECK(said(limits(triage::define<other_half_api>(), headers)) ==
        "tokens 8/9 per 60 in 5000 at -");
  CHECK(said(limits(generic, headers)) == "requests 6/7 per 0 in 5000 at -");
}

TEST_CASE("headers without a name") {
  CHECK(limits(generic, ":status: 429\n: 9\n").empty());
  CHECK(limits(resayil, ": 9\n").empty());
}

TEST_CASE("more windows than fit are not lost without a word") {
  std::string field;
  for (int i = 0; i < 30; ++i) field += "w" + std::to_string(i) + ";r=1,";
  const std::string headers = "RateLimit: " + field;
  const rate_limits table = limits(generic, headers);
  CHECK(table.size() == rate_limits::capacity);
  CHECK(table.more());
  CHECK(!limits(generic, "RateLimit: a;r=1").more());
}

TEST_CASE("limits from headers in every form") {
  const std::string expected = "requests 1/5 per 60 in - at -";
  CHECK(said(limits(resayil, {{"X-RateLimit-Limit", "5"}, {"x-ratelimit-remaining", "1"}})) ==
        expected);
  const std::vector<std::pair<std::string, std::string>> pairs{{"x-RATELIMIT-limit", "5"},
                                                               {"X-RateLimit-Remaining", " 1 "}};
  CHECK(said(limits(resayil, pairs)) == expected);
  CHECK(said(limits(resayil, triage::header_view(pairs))) == expected);
  const std::map<std::string, std::string> map{{"X-RateLimit-Limit", "5"},
                                               {"X-RateLimit-Remaining", "1"}};
  CHECK(said(limits(resayil, map)) == expected);
  CHECK(said(limits(resayil, [&](std::string_view name) -> const char* {
          const auto at = map.find(std::string(name));
          return at == map.end() ? nullptr : at->second.c_str();
        })) == expected);
  CHECK(limits(resayil, nullptr).empty());
}

TEST_CASE("limits in constant expressions") {
  static constexpr rate_limits table =
      limits(assisters, "X-RateLimit-Limit-RPM: 100\nX-RateLimit-Remaining-RPM: 0\n", 1741305600);
  STATIC_REQUIRE(table.size() == 1);
  STATIC_REQUIRE(table[0].exhausted());
  STATIC_REQUIRE(table[0].limit == 100);
}
