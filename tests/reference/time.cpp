// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Dates and durations against the parsers that others wrote: curl_getdate for HTTP-dates, Abseil
// for RFC 3339, for which days there are, and for durations.
#include <triage/time/delay.hpp>
#include <triage/time/http_date.hpp>

#include <absl/strings/string_view.h>
#include <absl/time/civil_time.h>
#include <absl/time/time.h>
#include <curl/curl.h>

#include <cstdint>
#include <cstdio>
#include <optional>
#include <random>
#include <string>

namespace {

std::mt19937_64 random_bits(1);
int faults = 0;
long compared = 0;

int below(int n) {
  return static_cast<int>(random_bits() % static_cast<unsigned>(n));
}

std::string number(const std::optional<std::int64_t>& n) {
  return n ? std::to_string(*n) : "nothing";
}

void expect(const std::string& input, std::optional<std::int64_t> ours,
            std::optional<std::int64_t> theirs) {
  ++compared;
  if (ours == theirs) return;
  if (++faults <= 20) {
    std::printf("\"%s\": %s, and the reference: %s\n", input.c_str(), number(ours).c_str(),
                number(theirs).c_str());
  }
}

std::optional<std::int64_t> seconds(const std::optional<triage::unix_time>& t) {
  return t ? std::optional(t->seconds) : std::nullopt;
}

template <class... Values>
std::string print(const char* format, Values... values) {
  char buffer[96];
  std::snprintf(buffer, sizeof buffer, format, values...);
  return buffer;
}

constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr const char* days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr const char* long_days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                     "Friday", "Saturday", "Sunday"};

// Every day from 1900 to 2200, at some second.
void dates() {
  constexpr std::int64_t in_2020 = 1600000000;
  for (absl::CivilDay day(1900, 1, 1); day.year() <= 2200; ++day) {
    const int y = static_cast<int>(day.year());
    const int d = day.day();
    const int hour = below(24);
    const int minute = below(60);
    const int second = below(60);
    const auto weekday = static_cast<int>(absl::GetWeekday(day));
    const char* const month = months[day.month() - 1];

    const std::string fixdate = print("%s, %02d %s %04d %02d:%02d:%02d GMT", days[weekday], d,
                                      month, y, hour, minute, second);
    const std::int64_t reference = curl_getdate(fixdate.c_str(), nullptr);
    expect(fixdate, seconds(triage::parse_http_date(fixdate)), reference);
    // curl_getdate says -1 for what it cannot read.
    expect(fixdate,
           absl::ToUnixSeconds(absl::FromCivil(
               absl::CivilSecond(y, day.month(), d, hour, minute, second), absl::UTCTimeZone())),
           reference);

    const std::string asctime =
        print("%s %s %2d %02d:%02d:%02d %04d", days[weekday], month, d, hour, minute, second, y);
    expect(asctime, seconds(triage::parse_http_date(asctime)),
           curl_getdate(asctime.c_str(), nullptr));

    // curl_getdate's window of two-digit years is 1971 … 2070.
    if (y >= 1971 && y <= 2070) {
      const std::string rfc850 = print("%s, %02d-%s-%02d %02d:%02d:%02d GMT", long_days[weekday], d,
                                       month, y % 100, hour, minute, second);
      expect(rfc850, seconds(triage::parse_http_date(rfc850, in_2020)),
             curl_getdate(rfc850.c_str(), nullptr));
    }

    const int offset = below(24 * 60) - 720;
    const std::string rfc3339 =
        print("%04d-%02d-%02dT%02d:%02d:%02d.%03d%c%02d:%02d", y, day.month(), d, hour, minute,
              second, below(1000), offset < 0 ? '-' : '+', (offset < 0 ? -offset : offset) / 60,
              (offset < 0 ? -offset : offset) % 60);
    absl::Time time;
    std::string error;
    // Rounded up to seconds.
    expect(rfc3339, seconds(triage::parse_rfc3339(rfc3339)),
           absl::ParseTime(absl::RFC3339_full, rfc3339, &time, &error)
               ? std::optional(absl::ToUnixSeconds(time + absl::Milliseconds(999)))
               : std::nullopt);
  }
}

// The last days of all months, those that there are not among them.
void ends_of_months() {
  for (int y = 1900; y <= 2200; ++y) {
    for (int month = 0; month <= 13; ++month) {
      for (int d = 28; d <= 32; ++d) {
        const std::string rfc3339 = print("%04d-%02d-%02dT12:00:00Z", y, month, d);
        absl::Time time;
        std::string error;
        const auto reference = absl::ParseTime(absl::RFC3339_full, rfc3339, &time, &error)
                                   ? std::optional(absl::ToUnixSeconds(time))
                                   : std::nullopt;
        expect(rfc3339, seconds(triage::parse_rfc3339(rfc3339)), reference);
        if (month < 1 || month > 12) continue;
        const std::string fixdate =
            print("Mon, %02d %s %04d 12:00:00 GMT", d, months[month - 1], y);
        expect(fixdate, seconds(triage::parse_http_date(fixdate)), reference);
      }
    }
  }
}

std::optional<std::int64_t> reference_duration(const std::string& s) {
  absl::Duration d;
  // A negative delay is none, for us.
  if (!absl::ParseDuration(s, &d) || (!s.empty() && s[0] == '-')) return std::nullopt;
  const std::int64_t ms = absl::ToInt64Milliseconds(absl::Ceil(d, absl::Milliseconds(1)));
  return ms > triage::max_delay_ms ? triage::max_delay_ms : ms;
}

// Abseil also takes "0", "inf", ".5s" and "5.s", which nobody sends; we don't.
bool beyond_ours(const std::string& s) {
  if (s.find("inf") != std::string::npos) return true;
  if (s == "0" || s == "+0" || s == "-0") return true;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const auto digit = [&](std::size_t at) {
      return at < s.size() && s[at] >= '0' && s[at] <= '9';
    };
    if (s[i] == '.' && (i == 0 || !digit(i - 1) || !digit(i + 1))) return true;
  }
  return false;
}

void durations() {
  constexpr const char* units[] = {"h", "m", "s", "ms", "us", "ns"};
  // Abseil drops what is less than a nanosecond; we round up.
  constexpr int fraction_digits[] = {9, 9, 9, 6, 3, 0};
  for (int i = 0; i < 300000; ++i) {
    std::string s = below(20) == 0 ? "-" : "";
    for (int parts = 1 + below(4); parts > 0; --parts) {
      s += std::to_string(below(below(2) == 0 ? 100 : 1000000));
      const int unit = below(6);
      if (below(3) == 0 && fraction_digits[unit] > 0) {
        s += '.';
        for (int digits = 1 + below(fraction_digits[unit]); digits > 0; --digits) {
          s += static_cast<char>('0' + below(10));
        }
      }
      s += units[unit];
    }
    expect(s, triage::parse_duration(s), reference_duration(s));
    // Something else in it, or something missing.
    const auto at = static_cast<std::size_t>(below(static_cast<int>(s.size())));
    constexpr const char* others = "0123456789hmsun.- +x";
    below(2) == 0 ? s.erase(at, 1) : s.replace(at, 1, 1, others[below(20)]);
    if (!beyond_ours(s) && s.find('.') == std::string::npos)
      expect(s, triage::parse_duration(s), reference_duration(s));
  }
}

}  // namespace

int main() {
  dates();
  ends_of_months();
  durations();
  std::printf("%ld comparisons, %d differ\n", compared, faults);
  return faults == 0 && compared > 900000 ? 0 : 1;
}
