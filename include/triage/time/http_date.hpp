// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Dates in headers and bodies.
#ifndef TRIAGE_TIME_HTTP_DATE_HPP
#define TRIAGE_TIME_HTTP_DATE_HPP

#include <cstdint>
#include <optional>
#include <string_view>

#include <triage/time/unix_time.hpp>

namespace triage::inline TRIAGE_ABI {
namespace detail {

/// Days from 1970-01-01 to a date of the proleptic Gregorian calendar. Howard Hinnant, "chrono-
/// compatible low-level date algorithms", days_from_civil.
[[nodiscard]] constexpr std::int64_t days_from_civil(std::int64_t y, int m, int d) noexcept {
  y -= m <= 2 ? 1 : 0;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t yoe = y - era * 400;
  const std::int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const std::int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

/// The year of a moment that is not before 1970.
[[nodiscard]] constexpr std::int64_t year_of(std::int64_t t) noexcept {
  // civil_from_days of the same source, as far as the year.
  const std::int64_t z = t / 86400 + 719468;
  const std::int64_t era = z / 146097;
  const std::int64_t doe = z - era * 146097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  return yoe + era * 400 + ((5 * doy + 2) / 153 >= 10 ? 1 : 0);
}

// Takes parts of a date off the front of a text; once something does not fit, all that follows
// fails too.
class date_reader {
 public:
  explicit constexpr date_reader(std::string_view s) noexcept : s_(s) {}

  constexpr bool literal(std::string_view word) noexcept {
    ok_ = ok_ && s_.substr(0, word.size()) == word;
    if (ok_) s_.remove_prefix(word.size());
    return ok_;
  }

  /// Exactly `count` digits.
  constexpr int digits(std::size_t count) noexcept {
    int n = 0;
    ok_ = ok_ && s_.size() >= count;
    for (std::size_t i = 0; ok_ && i < count; ++i) {
      ok_ = s_[i] >= '0' && s_[i] <= '9';
      n = n * 10 + (s_[i] - '0');
    }
    if (ok_) s_.remove_prefix(count);
    return n;
  }

  /// One of the words; its number, from 0.
  template <std::size_t N>
  constexpr int one_of(const std::string_view (&words)[N]) noexcept {
    for (std::size_t i = 0; ok_ && i < N; ++i) {
      if (s_.substr(0, words[i].size()) == words[i]) {
        s_.remove_prefix(words[i].size());
        return static_cast<int>(i);
      }
    }
    ok_ = false;
    return 0;
  }

  [[nodiscard]] constexpr bool next_is(char c) const noexcept {
    return ok_ && !s_.empty() && s_[0] == c;
  }
  [[nodiscard]] constexpr bool good() const noexcept { return ok_; }
  [[nodiscard]] constexpr bool done() const noexcept { return ok_ && s_.empty(); }
  [[nodiscard]] constexpr std::string_view rest() const noexcept { return s_; }
  constexpr void skip(std::size_t n) noexcept { s_.remove_prefix(n); }

 private:
  std::string_view s_;
  bool ok_ = true;
};

struct time_parts {
  std::int64_t year = 0;
  int month = 0;  // 1 … 12
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

/// nullopt for a day that the month does not have and a time that the day does not. A leap second
/// counts as the second after it, as POSIX has it.
[[nodiscard]] constexpr std::optional<unix_time> to_unix(const time_parts& t) noexcept {
  constexpr int month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (t.month < 1 || t.month > 12 || t.day < 1) return std::nullopt;
  const bool leap = t.year % 4 == 0 && (t.year % 100 != 0 || t.year % 400 == 0);
  if (t.day > month_days[t.month - 1] + (t.month == 2 && leap ? 1 : 0)) return std::nullopt;
  if (t.hour > 23 || t.minute > 59 || t.second > 60) return std::nullopt;
  return unix_time(days_from_civil(t.year, t.month, t.day) * 86400 + t.hour * 3600 + t.minute * 60 +
                   t.second);
}

inline constexpr std::string_view month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
inline constexpr std::string_view day_names[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
inline constexpr std::string_view long_day_names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};

constexpr void read_clock(date_reader& in, time_parts& t) noexcept {
  t.hour = in.digits(2);
  in.literal(":");
  t.minute = in.digits(2);
  in.literal(":");
  t.second = in.digits(2);
}

}  // namespace detail

/// An HTTP-date in any of the three forms that RFC 9110 section 5.6.7 tells recipients to accept:
///
///     Sun, 06 Nov 1994 08:49:37 GMT      IMF-fixdate
///     Sunday, 06-Nov-94 08:49:37 GMT     RFC 850
///     Sun Nov  6 08:49:37 1994           asctime
///
/// Case counts, as the RFC has it; GMT may also be written UTC, as some servers do; the day of the
/// week must be one but is not compared with the date. A year of two digits is the one that is at
/// most 50 years after `now` (without `now`, before 2070). nullopt for anything else, such as 30
/// February.
[[nodiscard]] constexpr std::optional<unix_time> parse_http_date(
    std::string_view s, std::optional<unix_time> now = std::nullopt) noexcept {
  using namespace detail;
  time_parts t;
  date_reader in(s);
  const std::size_t comma = s.find(',');
  if (comma == std::string_view::npos) {
    in.one_of(day_names);
    in.literal(" ");
    t.month = in.one_of(month_names) + 1;
    in.literal(" ");
    if (in.next_is(' ')) {
      in.literal(" ");
      t.day = in.digits(1);
    } else {
      t.day = in.digits(2);
    }
    in.literal(" ");
    read_clock(in, t);
    in.literal(" ");
    t.year = in.digits(4);
  } else {
    const bool rfc850 = comma != 3;
    rfc850 ? in.one_of(long_day_names) : in.one_of(day_names);
    in.literal(", ");
    t.day = in.digits(2);
    in.literal(rfc850 ? "-" : " ");
    t.month = in.one_of(month_names) + 1;
    in.literal(rfc850 ? "-" : " ");
    t.year = in.digits(rfc850 ? 2 : 4);
    if (rfc850) {
      // A clock that is far off must not carry the arithmetic away.
      constexpr std::int64_t year_10000 = 253'402'300'800;
      const std::int64_t seconds = now ? now->seconds : 1'567'000'000;  // in 2019
      const std::int64_t latest = (seconds < 0             ? 1970
                                   : seconds >= year_10000 ? 9999
                                                           : year_of(seconds)) +
                                  50;
      t.year += latest - latest % 100;
      if (t.year > latest) t.year -= 100;
    }
    in.literal(" ");
    read_clock(in, t);
    // What Go's time.RFC1123 says of a time in UTC, and its users send.
    in.rest() == " UTC" ? in.literal(" UTC") : in.literal(" GMT");
  }
  if (!in.done()) return std::nullopt;
  return to_unix(t);
}

/// A timestamp of RFC 3339 section 5.6: 2026-09-27T12:05:00Z, with an optional fraction (dropped,
/// so up to a second early) and Z or a numeric offset. nullopt for anything else.
[[nodiscard]] constexpr std::optional<unix_time> parse_rfc3339(std::string_view s) noexcept {
  using namespace detail;
  time_parts t;
  date_reader in(s);
  t.year = in.digits(4);
  in.literal("-");
  t.month = in.digits(2);
  in.literal("-");
  t.day = in.digits(2);
  if (!in.next_is('T') && !in.next_is('t') && !in.next_is(' ')) return std::nullopt;
  in.skip(1);
  read_clock(in, t);
  bool fraction = false;
  if (in.next_is('.')) {
    in.skip(1);
    fraction = in.digits(1) != 0;
    for (; !in.rest().empty() && in.rest()[0] >= '0' && in.rest()[0] <= '9'; in.skip(1)) {
      fraction = fraction || in.rest()[0] != '0';
    }
  }
  std::int64_t offset = 0;
  if (in.next_is('Z') || in.next_is('z')) {
    in.skip(1);
  } else {
    const bool west = in.next_is('-');
    if (!west && !in.next_is('+')) return std::nullopt;
    in.skip(1);
    const int hours = in.digits(2);
    in.literal(":");
    const int minutes = in.digits(2);
    if (hours > 23 || minutes > 59) return std::nullopt;
    offset = (hours * 60 + minutes) * (west ? -60 : 60);
  }
  if (!in.done()) return std::nullopt;
  const std::optional<unix_time> local = to_unix(t);
  if (!local) return std::nullopt;
  return unix_time(local->seconds - offset + (fraction ? 1 : 0));
}

}  // namespace triage::inline TRIAGE_ABI

#endif
