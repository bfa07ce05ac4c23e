// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Delays that are named in sentences, and numbers in sentences that are none.
#include <triage/time/delay_sentence.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catch.hpp"

namespace {

struct named {
  std::string_view sentence;
  std::int64_t ms;  // -1: none
  std::int64_t at;  // 0: none
};

constexpr std::int64_t ms_of(const triage::named_delay& d) {
  return d.delay.ms ? *d.delay.ms : -1;
}
constexpr std::int64_t at_of(const triage::named_delay& d) {
  return d.delay.at ? d.delay.at->seconds : 0;
}

constexpr named delays[] = {
    {"Rate limit reached for m in organization o on tokens per min (TPM): Limit 30000, Used 28000, "
     "Requested 4000. Please try again in 7.2s. Visit x",
     7200, 0},
    {"Please try again in 6m0s.", 360000, 0},
    {"Please try again in 7m12.34s.", 432340, 0},
    {"try again in 20s", 20000, 0},
    {"Please try again in 850ms.", 850, 0},
    {"Please try again in 1h12m0s.", 4320000, 0},
    {"Please try again in 1d2h.", 93600000, 0},
    {"Please try again in 97h12m30s.", 349950000, 0},
    {"Requests to X have exceeded rate limit of your tier. Please retry after 2 seconds. Please go "
     "here",
     2000, 0},
    {"please try again after 1 seconds", 1000, 0},
    {"Please retry after 86400 seconds.", 86400000, 0},
    {"limit: 0\nPlease retry in 36.429760048s.", 36430, 0},
    {"Please retry in 1h2m3.4s.", 3723400, 0},
    {"Your quota will reset after 21h53m56s.", 78836000, 0},
    {"quota will reset after 0s", 0, 0},
    {"Too Many Requests: retry after 1640", 1640000, 0},
    {"Too Many Requests: retry after 5.", 5000, 0},
    {"Request was throttled. Expected available in 3593 seconds.", 3593000, 0},
    {"Expected available in 1 second.", 1000, 0},
    {"Throttled; expected available in 2417 seconds.", 2417000, 0},
    {"Rate limit of 50 per 60s exceeded for UserByMinute. Please wait 12 seconds before retrying.",
     12000, 0},
    {"Please wait 45 minutes before trying again.", 2700000, 0},
    {"Please wait 8 hours 24 minutes and try again", 30240000, 0},
    {"No deployments available for selected model, Try again in 60 seconds. Passed model=x", 60000,
     0},
    {"You will regain access on 2027-05-01 at 00:00 UTC.", -1, 1809129600},
    {"Way too much request weight used; IP banned until 1659146400000. Please use", -1, 1659146400},
    {"Rate limit exceeded, retry in 1 minute", 60000, 0},
    {"Rate limit exceeded, retry in 42s", 42000, 0},
    {"retry in 2 hours", 7200000, 0},
    {"API rate limit exceeded. Retry after 34 s", 34000, 0},
    {"Rate limit is exceeded. Try again in 26 seconds.", 26000, 0},
    {"Out of call volume quota. Quota will be replenished in 00:30:02.", 1802000, 0},
    {"Quota will be replenished in 2.12 days.", 183168000, 0},
    {"Quota will be replenished in 22.14:18:12.", 1952292000, 0},
    {"Please retry after 2026-11-25T17:00:00Z", -1, 1795626000},
    {"limit resets at: 2025-09-11T10:13:01+0000", -1, 1757585581},
    {"try again at 2026-11-25T18:00:00+01:00", -1, 1795626000},
    {"Request rate is large. RetryAfterMs=12, more", 12, 0},
    {"retry-after: 5", 5000, 0},
    {"\"retry-after\":\"7\"", 7000, 0},
    {"please slow down; backoff 500 ms", 500, 0},
    {"backoff 1.5s", 1500, 0},
    {"You can try again in 3 hours", 10800000, 0},
    {"Please try again in about 5 min", 300000, 0},
    {"wait at least 10 seconds", 10000, 0},
    {"Try again in approximately 1 hour and 5 minutes.", 3900000, 0},
    {"\xE8\xAF\xB7\xE5\x9C\xA8"
     "30\xE7\xA7\x92\xE5\x90\x8E\xE5\x86\x8D\xE8\xAF\x95",
     30000, 0},
    {"5 \xE5\x88\x86\xE9\x92\x9F\xE5\x90\x8E\xE9\x87\x8D\xE8\xAF\x95", 300000, 0},
    {"You must wait 1 seconds before trying this endpoint again.", 1000, 0},
    {"please retry after 25s, resets at Wed Oct 23 2024 23:13:13 GMT+0000", 25000, 0},
    {"limit reached. Resets in 42m.", 2520000, 0},
    {"Please wait 30s and retry", 30000, 0},
    {"retry in 5 s", 5000, 0},
    {"try again after 10m", 600000, 0},
    {"Try again in 5 minutes (or upgrade)", 300000, 0},
    {"try again in **15 seconds**", 15000, 0},
    {"Please wait for 3 minutes", 180000, 0},
    {"retry after 1.5", 1500, 0},
    {"try again in 2 min 30 sec", 150000, 0},
    {"retry after 35 (global)", 35000, 0},
    {"Rate limited. Try again 30 seconds later.", 30000, 0},
    {"available in 42 seconds", 42000, 0},
    {"wait 3 minutes", 180000, 0},
    {"retry_after=12", 12000, 0},
    {"Retry-After-Ms: 250", 250, 0},
    {"You're being rate limited. Please wait 60-seconds", 60000, 0},
    {"reset after 1737000000", -1, 1737000000},
    {"please retry in 10 minutes' time", 600000, 0},
    {"wait 1659146400000 ms", 1659146400000, 0},
};

constexpr std::string_view none[] = {
    "Your limit will reset at 2026-11-25 18:00:00",
    "Your limit will reset at 2026-11-25 18:00:00.",
    "Please try again later.",
    "Please wait a moment before trying again",
    "try increasing it to 4096",
    "please reduce your message size and try again",
    "Rate limit of 10 per 60s exceeded",
    "per 86400s",
    "600 requests in 10s",
    "Limit 100000, Used 97050, Requested 3619",
    "Your session hit the maximum duration of 15 minutes.",
    "timed out after 30 seconds",
    "exceeded timeout of 60000 ms",
    "Token expired 35 seconds ago",
    "no slots available after 10 retries",
    "available after 10 retries",
    "Do not retry in 5 seconds",
    "will not be retried after 3 attempts",
    "retry after 3 attempts",
    "try again in 2 business days",
    "you can't retry in 5 seconds",
    "version 1.2.3, try again",
    "retry after 1,200 items",
    "wait until 2026-01-01",
    "error 429: try again in a while, id 55",
    "You have 3 requests in 60 seconds",
    "try again in 100% of cases",
    "again 5 items",
    "retry in us-east-1",
    "Retry after 5xx errors",
    "wait 5",
    "Wait for 3 other jobs",
    "quota resets on 1st of month",
    "",
    "retry after",
    "retry after ",
    "retry in 1..5s",
    "5",
};

constexpr bool all_in_constant_evaluation() {
  for (const named& n : delays) {
    const triage::named_delay d = triage::delay_in_sentence(n.sentence);
    if (ms_of(d) != n.ms || at_of(d) != n.at) return false;
  }
  for (const std::string_view s : none) {
    if (!triage::delay_in_sentence(s).words.empty()) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("sentences that name a delay, in all units") {
  for (const named& n : delays) {
    INFO(n.sentence);
    const triage::named_delay d = triage::delay_in_sentence(n.sentence);
    CHECK(ms_of(d) == n.ms);
    CHECK(at_of(d) == n.at);
    // The words are a part of the sentence.
    CHECK(n.sentence.find(d.words) != std::string_view::npos);
    CHECK(d.words.data() >= n.sentence.data());
    // Wherever it stands in a block of bytes.
    for (std::size_t before = 1; before < 40; ++before) {
      std::string moved(before, '-');
      moved += ' ';
      moved += n.sentence;
      CHECK(ms_of(triage::delay_in_sentence(moved)) == n.ms);
    }
  }
}

TEST_CASE("numbers that are no delay") {
  for (const std::string_view s : none) {
    INFO(s);
    const triage::named_delay d = triage::delay_in_sentence(s);
    CHECK(ms_of(d) == -1);
    CHECK(at_of(d) == 0);
    CHECK(d.words.empty());
  }
}

TEST_CASE("sentences in constant evaluation") {
  STATIC_REQUIRE(all_in_constant_evaluation());
}

TEST_CASE("words before a number are known from their first letter to their last") {
  // No word longer than the 16 bytes that are compared, none shorter, and none with another joint.
  CHECK(ms_of(triage::delay_in_sentence("retry-after-ms 5")) == 5);
  CHECK(ms_of(triage::delay_in_sentence("RETRY_AFTER_MS 5")) == 5);
  for (const std::string_view s :
       {"a-very-long-word-that-ends-with-wait 5s", "xxretry-after-ms 5", "etry-after-ms 5",
        "retry-after_ms 5", "again-in 5s", "reset in\x7F 5s",
        "retry\x7F"
        "after 5s",
        "approximatelyagain in 5s", "ain in 5s", "t in 5s", "in 5s", " 5s"}) {
    INFO(s);
    CHECK(triage::delay_in_sentence(s).words.empty());
    const std::string later = "The first sixteen bytes of it, then " + std::string(s);
    CHECK(triage::delay_in_sentence(later).words.empty());
  }
}

TEST_CASE("of several delays the last one counts") {
  CHECK(ms_of(triage::delay_in_sentence("retry in 5s, or better try again in 1m.")) == 60000);
  CHECK(ms_of(triage::delay_in_sentence("retry in 5s. The limit is 10 per 60s.")) == 5000);
}

TEST_CASE("a moment in a sentence is compared with the clock") {
  const auto at = [](std::string_view s, std::int64_t now) {
    return ms_of(triage::delay_in_sentence(s, triage::unix_time(now)));
  };
  CHECK(at("resets at 2015-10-21T07:28:30Z", 1445412480) == 30000);
  CHECK(at("access on 2015-10-21 at 07:30 UTC.", 1445412480) == 120000);
  CHECK(at("banned until 1445412510001", 1445412480) == 30001);
  CHECK(at("resets at 2015-10-21 07:28:30 GMT", 1445412480) == 30000);
  CHECK(at("resets at 2015-10-21 at 02:28:30-05:00", 1445412480) == 30000);
  CHECK(at("resets at 2015-10-21T02:28:30 -0500.", 1445412480) == 30000);
  // A fraction is rounded up; one that is longer than anybody writes is no other moment.
  CHECK(at("resets at 2015-10-21T07:28:29.12345678901Z", 1445412480) == 30000);
  CHECK(at("resets at 2015-10-21T07:28:29.1234567890123456789Z", 1445412480) == -1);
  // One thing stands between date and time.
  CHECK(at("resets at 2015-10-21T 07:28:30Z", 1445412480) == -1);
  CHECK(at("resets at 2015-10-21,  07:28:30Z", 1445412480) == -1);
  // What is past, and what has no zone, is none.
  CHECK(at("resets at 2015-10-21T07:28:30Z", 1445412511) == -1);
  CHECK(at("resets at 2015-10-21 07:28:30", 1445412480) == -1);
}

TEST_CASE("numbers in sentences saturate") {
  CHECK(ms_of(triage::delay_in_sentence("retry after 99999999999999999999 days")) ==
        triage::max_delay_ms);
  CHECK(ms_of(triage::delay_in_sentence("retry in 9999999999999h9999999999999m")) ==
        triage::max_delay_ms);
  CHECK(ms_of(triage::delay_in_sentence("retry in 0.0000001s")) == 1);
}

TEST_CASE("no further than the first 2 KB") {
  std::string far(2048, 'x');
  far += " retry in 5s";
  CHECK(triage::delay_in_sentence(far).words.empty());
  std::string near(2000, 'x');
  near += " retry in 5s";
  CHECK(ms_of(triage::delay_in_sentence(near)) == 5000);
}

TEST_CASE("nothing behind a sentence is read") {
  // An array has no NUL behind it, and constant evaluation refuses to read there.
  constexpr auto ms = [](const auto& s) { return ms_of(triage::delay_in_sentence({s, sizeof s})); };
  constexpr char clock[] = {'r', 'e', 't', 'r', 'y', ' ', 'i', 'n', ' ', '0', ':', '0', '1'};
  constexpr char seconds[] = {'r', 'e', 't', 'r', 'y', ' ', 'i', 'n', ' ', '7', 's'};
  constexpr char fraction[] = {'r', 'e', 't', 'r', 'y', ' ', 'i', 'n', ' ', '1', '.', '5', 's'};
  constexpr char whole[] = {'r', 'e', 't', 'r', 'y', ' ', 'i', 'n', ' ',
                            '0', '0', ':', '0', '0', ':', '0', '7'};
  STATIC_REQUIRE(ms(clock) == -1);
  STATIC_REQUIRE(ms(seconds) == 7'000);
  STATIC_REQUIRE(ms(fraction) == 1'500);
  STATIC_REQUIRE(ms(whole) == 7'000);
}

namespace {

std::int64_t ms_in(std::string_view s) {
  return ms_of(triage::delay_in_sentence(s));
}

}  // namespace

TEST_CASE("what stands around a number decides whether it is a delay") {
  CHECK(ms_in("retry in 5 second(s)") == 5'000);
  CHECK(ms_in("retry in at least 5 seconds") == 5'000);
  CHECK(ms_in("retry in the least 5 seconds") == 5'000);
  CHECK(ms_in("retry in 5 minutes, and 3 seconds") == 303'000);
  CHECK(ms_in("retry in 5 minutes 3 hours") == 300'000);
  CHECK(ms_in("retry in 5 minutes or so") == 300'000);
  for (const std::string_view s :
       {"never retry in 5 seconds", "you cannot retry in 5 seconds", "no retry in 5 seconds",
        "don't retry in 5 seconds", "do not retry in 5 seconds", "don\u2019t retry in 5 seconds",
        "do not wait 5 seconds", "you needn't wait 5 seconds", "never wait 5 seconds"}) {
    INFO(s);
    CHECK(ms_in(s) == -1);
  }
  // Not every t is the end of a negation.
  CHECK(ms_in("T: retry in 5 seconds") == 5'000);
  CHECK(ms_in("at t retry in 5 seconds") == 5'000);
  CHECK(ms_in("retry in 5 minutes 1,200 requests") == 300'000);
  CHECK(ms_in("retry-after:5") == 5'000);
  for (const std::string_view s : {"retry after -5", "retry after .5", "retry after 1:5"}) {
    INFO(s);
    CHECK(ms_in(s) == -1);
  }
  for (const std::string_view s : {"retry after 5%", "retry after 5/s", "retry after 5$",
                                   "retry after 5 tries", "retry after x5", "retry after $5"}) {
    INFO(s);
    CHECK(ms_in(s) == -1);
  }
  CHECK(ms_in("retry after 5\nThen go on") == 5'000);
  CHECK(ms_in("retry after 5\r\nThen go on") == 5'000);
  CHECK(ms_in("retry after 5 (about)") == 5'000);
  CHECK(ms_in("retry after 5, then") == 5'000);
  CHECK(ms_in("请在30 秒 后重试") == 30'000);
}

TEST_CASE("clocks as delays") {
  CHECK(ms_in("replenished in 00:00:07") == 7'000);
  CHECK(ms_in("replenished in 1.02:03:04") == ((26 * 60 + 3) * 60 + 4) * 1'000);
  CHECK(ms_in("replenished in 00:00:01.2345678901234") == 1'235);
  CHECK(ms_in("replenished in 00:00:01.5") == 1'500);
  CHECK(ms_in("replenished in 00:00:01.5.") == 1'500);
  CHECK(ms_in("replenished in 00:00:01.5, then") == 1'500);
  CHECK(ms_in("replenished in 999999.23:59:59") == triage::max_delay_ms);
  for (const std::string_view s :
       {"replenished in 00:61:00", "replenished in 00:00:61", "replenished in 00:00:01x",
        "retry after 5:30", "retry after 1:75"}) {
    INFO(s);
    CHECK(ms_in(s) == -1);
  }
}
