// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Rate limits as response headers tell them, on errors and on successes.
#ifndef TRIAGE_TIME_LIMITS_HPP
#define TRIAGE_TIME_LIMITS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include <triage/time/delay.hpp>
#include <triage/time/detail/structured_field.hpp>
#include <triage/text/headers.hpp>
#include <triage/tables/provider.hpp>
#include <triage/tables/rows.hpp>
#include <triage/time/unix_time.hpp>

namespace triage::inline TRIAGE_ABI {
namespace detail {
class limit_reader;
}

/// One window of a rate limit. What the headers do not tell is absent. Texts point into the header
/// values.
struct rate_limit {
  std::string_view name;                    ///< the server's name for it; usually empty
  std::string_view unit = "requests";       ///< what is counted: "requests", "tokens", …
  std::int64_t window_s = 0;                ///< how long the window is; 0: not known
  std::optional<std::int64_t> limit;        ///< what is allowed in a window
  std::optional<std::int64_t> remaining;    ///< what is left of it
  std::optional<std::int64_t> reset_in_ms;  ///< until it begins again, in ms; 0 … max_delay_ms
  std::optional<std::int64_t> reset_at_ms;  ///< when it begins again, in Unix milliseconds
  std::string_view reset_text;              ///< the reset as the server wrote it

  /// Whether nothing is left. False if that is not known.
  [[nodiscard]] constexpr bool exhausted() const noexcept { return remaining && *remaining <= 0; }
};

/// The windows of one response: a range of rate_limit, by value.
class rate_limits {
 public:
  static constexpr std::size_t capacity = 12;

  [[nodiscard]] constexpr const rate_limit* begin() const noexcept { return rows_; }
  [[nodiscard]] constexpr const rate_limit* end() const noexcept { return rows_ + size_; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] constexpr const rate_limit& operator[](std::size_t i) const noexcept {
    return rows_[i];
  }
  /// Whether there were more windows than fit.
  [[nodiscard]] constexpr bool more() const noexcept { return more_; }

  /// Of the windows with nothing left, the one that begins again last: before that, the next
  /// request is refused. nullopt if there is none. A reset given as a moment cannot be compared
  /// with one given as a delay unless the time of the response is known; it is then taken for the
  /// later one.
  [[nodiscard]] constexpr std::optional<rate_limit> exhausted() const noexcept {
    const rate_limit* last = nullptr;
    for (const rate_limit& row : *this) {
      if (row.exhausted() && (last == nullptr || later(row, *last))) last = &row;
    }
    return last != nullptr ? std::optional(*last) : std::nullopt;
  }

 private:
  friend class detail::limit_reader;

  [[nodiscard]] static constexpr bool later(const rate_limit& a, const rate_limit& b) noexcept {
    if (a.reset_in_ms && b.reset_in_ms) return *a.reset_in_ms > *b.reset_in_ms;
    if (!a.reset_in_ms && !b.reset_in_ms) {
      return a.reset_at_ms.value_or(INT64_MIN) > b.reset_at_ms.value_or(INT64_MIN);
    }
    return a.reset_in_ms ? !b.reset_at_ms : a.reset_at_ms.has_value();
  }

  rate_limit rows_[capacity];
  std::size_t size_ = 0;
  bool more_ = false;
};

namespace detail {

// The dialects that many APIs, gateways and proxies share, for every provider.
inline constexpr limit_row common_limits[] = {
    {"X-RateLimit-Limit-Requests", "X-RateLimit-Remaining-Requests", "X-RateLimit-Reset-Requests",
     "requests", 0, reset_number::by_size, "OpenAI and compatible: durations",
     "https://platform.openai.com/docs/guides/rate-limits, Rate limits in headers"},
    {"X-RateLimit-Limit-Tokens", "X-RateLimit-Remaining-Tokens", "X-RateLimit-Reset-Tokens",
     "tokens", 0, reset_number::by_size, "OpenAI and compatible: durations",
     "https://platform.openai.com/docs/guides/rate-limits, Rate limits in headers"},
    {"Anthropic-RateLimit-Requests-Limit", "Anthropic-RateLimit-Requests-Remaining",
     "Anthropic-RateLimit-Requests-Reset", "requests", 0, reset_number::by_size,
     "Anthropic: RFC 3339", "https://docs.anthropic.com/en/api/rate-limits, Response headers"},
    {"Anthropic-RateLimit-Tokens-Limit", "Anthropic-RateLimit-Tokens-Remaining",
     "Anthropic-RateLimit-Tokens-Reset", "tokens", 0, reset_number::by_size, "Anthropic: RFC 3339",
     "https://docs.anthropic.com/en/api/rate-limits, Response headers"},
    {"Anthropic-RateLimit-Input-Tokens-Limit", "Anthropic-RateLimit-Input-Tokens-Remaining",
     "Anthropic-RateLimit-Input-Tokens-Reset", "input-tokens", 0, reset_number::by_size,
     "Anthropic: RFC 3339", "https://docs.anthropic.com/en/api/rate-limits, Response headers"},
    {"Anthropic-RateLimit-Output-Tokens-Limit", "Anthropic-RateLimit-Output-Tokens-Remaining",
     "Anthropic-RateLimit-Output-Tokens-Reset", "output-tokens", 0, reset_number::by_size,
     "Anthropic: RFC 3339", "https://docs.anthropic.com/en/api/rate-limits, Response headers"},
    // GitHub: Unix seconds; OpenRouter: Unix milliseconds; others: seconds from now.
    {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "requests", 0,
     reset_number::by_size, "GitHub, OpenRouter and many others",
     "https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api"},
    {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "requests", 0,
     reset_number::by_size, "the IETF draft up to its version 06",
     "https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-06"},
};

/// A count: digits, of which a fraction is dropped; what follows a comma or semicolon is not looked
/// at ("100, 100;w=60"). Saturates. nullopt for anything else, such as -1 for "no limit".
[[nodiscard]] constexpr std::optional<std::int64_t> parse_count(std::string_view s) noexcept {
  s = trim(s.substr(0, s.find_first_of(",;")));
  const std::optional<decimal> d = take_decimal(s, true);
  if (!d || d->negative || !s.empty()) return std::nullopt;
  decimal down = *d;
  for (; down.exponent < 0 && down.mantissa != 0; ++down.exponent) down.mantissa /= 10;
  if (down.mantissa == 0) return 0;
  down.more = false;
  return whole(down, 1, 0, INT64_MAX);
}

/// A number below zero.
[[nodiscard]] constexpr bool is_negative(std::string_view s) noexcept {
  const std::optional<decimal> d = take_decimal(s, true);
  return d && d->negative && s.empty();
}

// Fills a table from the values of headers.
class limit_reader {
  template <class Is>
  [[nodiscard]] constexpr rate_limit* find(Is is) noexcept {
    for (std::size_t i = 0; i < table_.size_; ++i) {
      if (is(table_.rows_[i])) return &table_.rows_[i];
    }
    return nullptr;
  }

 public:
  constexpr limit_reader(rate_limits& table, std::optional<unix_time> now) noexcept
      : table_(table), now_(now) {}

  /// A row of headers; absent ones have no data.
  constexpr void add(const limit_row& row, std::string_view limit, std::string_view remaining,
                     std::string_view reset) noexcept {
    if (limit.data() == nullptr && remaining.data() == nullptr && reset.data() == nullptr) return;
    rate_limit found;
    found.unit = row.unit;
    found.window_s = row.window_s;
    found.limit = parse_count(limit);
    found.remaining = parse_count(remaining);
    // Overdrawn; but where nothing is limited, some send -1 for both.
    if (found.limit && !found.remaining && is_negative(remaining)) found.remaining = 0;
    if (reset.data() != nullptr) read_reset(found, reset, row.reset_number);
    if (found.limit || found.remaining || found.reset_in_ms || found.reset_at_ms) add(found);
  }

  // RateLimit-Policy and RateLimit of draft-ietf-httpapi-ratelimit-headers:
  //
  //     RateLimit-Policy: "burst";q=100;w=60, "day";q=1000;w=86400   RateLimit: "burst";r=50;t=30
  //     RateLimit-Policy: default;l=100;w=10                         RateLimit: default;r=50;t=5
  //     RateLimit-Policy: 100;w=60                RateLimit: limit=100, remaining=50, reset=30
  //
  // The first is the current form. A member that is none of this is passed over.
  constexpr void add_policies(std::string_view field) noexcept {
    structured_list list(field);
    for (structured_item item = list.next(); item.present(); item = list.next()) {
      rate_limit found;
      if (item.number()) {
        found.limit = parse_count(item.value);
      } else {
        found.name = item.value;
        found.limit = parse_count(item["q"]);
        if (!found.limit) found.limit = parse_count(item["l"]);
      }
      if (!found.limit || !item.key.empty()) continue;
      found.window_s = parse_count(item["w"]).value_or(0);
      if (const std::string_view unit = item["qu"]; !unit.empty()) found.unit = unit;
      // If RateLimit-Limit of the older form gave the same limit, only its window is taken from
      // here.
      rate_limit* const older = find([&](const rate_limit& r) {
        return item.number() && r.name.empty() && r.window_s == 0 && r.limit == found.limit;
      });
      if (older != nullptr) {
        older->window_s = found.window_s;
      } else {
        add(found);
      }
    }
  }

  constexpr void add_service_limits(std::string_view field) noexcept {
    structured_list list(field);
    rate_limit whole;
    for (structured_item item = list.next(); item.present(); item = list.next()) {
      if (item.key == "limit") whole.limit = parse_count(item.value);
      if (item.key == "remaining") whole.remaining = parse_count(item.value);
      if (item.key == "reset") read_reset(whole, item.value, reset_number::seconds);
      const auto remaining = parse_count(item["r"]);
      if (!item.key.empty() || item.number() || !remaining) continue;
      rate_limit* row = find([&](const rate_limit& r) { return r.name == item.value; });
      if (row == nullptr) {
        rate_limit found;
        found.name = item.value;
        row = add(found);
      }
      if (row == nullptr) return;
      row->remaining = remaining;
      if (const std::string_view t = item["t"]; !t.empty()) {
        read_reset(*row, t, reset_number::seconds);
      }
    }
    if (!whole.limit && !whole.remaining) return;
    rate_limit* const row = find([&](const rate_limit& r) {
      return r.name.empty() && r.limit == whole.limit && !r.remaining;
    });
    if (row == nullptr) {
      add(whole);
    } else {
      whole.window_s = row->window_s;
      *row = whole;
    }
  }

 private:
  constexpr rate_limit* add(const rate_limit& row) noexcept {
    if (table_.size_ == rate_limits::capacity) {
      table_.more_ = true;
      return nullptr;
    }
    table_.rows_[table_.size_] = row;
    return &table_.rows_[table_.size_++];
  }

  constexpr void read_reset(rate_limit& row, std::string_view s,
                            reset_number meaning) const noexcept {
    s = first_value(s);
    row.reset_text = s;
    // In thousandths, to keep fractions.
    if (const auto n = parse_scaled(s, 3, INT64_MAX)) {
      constexpr std::int64_t billion = 1'000'000'000;
      if (meaning == reset_number::by_size) {
        meaning = *n / 1000 > 1000 * billion ? reset_number::unix_ms
                  : *n / 1000 > billion      ? reset_number::unix_seconds
                                             : reset_number::seconds;
      }
      // A small number where Unix time is documented is something else: nobody knows what.
      switch (meaning) {
        case reset_number::unix_ms:
          return *n / 1000 > 1000 * billion ? set_moment(row, *n / 1000) : void();
        case reset_number::unix_seconds: return *n / 1000 > billion ? set_moment(row, *n) : void();
        case reset_number::by_size:
        case reset_number::seconds: break;
      }
      return set_delay(row, *n < max_delay_ms ? *n : max_delay_ms);
    }
    if (const auto at = parse_http_date(s, now_)) return set_moment(row, at->seconds * 1000);
    if (const auto ms = parse_duration(s)) return set_delay(row, *ms);
    if (const auto at = parse_rfc3339(s)) return set_moment(row, at->seconds * 1000);
  }

  constexpr void set_delay(rate_limit& row, std::int64_t in_ms) const noexcept {
    row.reset_in_ms = in_ms;
    if (const auto now_ms = now_in_ms()) row.reset_at_ms = *now_ms + in_ms;
  }

  constexpr void set_moment(rate_limit& row, std::int64_t at_ms) const noexcept {
    row.reset_at_ms = at_ms;
    const auto now_ms = now_in_ms();
    if (!now_ms) return;
    // The difference fits: now is at least 0, and less than it needs to be subtracted.
    const std::int64_t in_ms = at_ms <= *now_ms ? 0 : at_ms - *now_ms;
    row.reset_in_ms = in_ms < max_delay_ms ? in_ms : max_delay_ms;
  }

  // nullopt if it is not known, or out of the calendar.
  [[nodiscard]] constexpr std::optional<std::int64_t> now_in_ms() const noexcept {
    constexpr std::int64_t year_10000 = 253'402'300'800;
    if (!now_ || now_->seconds < 0 || now_->seconds >= year_10000) return std::nullopt;
    return now_->seconds * 1000;
  }

  rate_limits& table_;
  std::optional<unix_time> now_;
};

inline constexpr std::size_t common_limits_size = std::size(common_limits);

// Date, RateLimit-Policy and RateLimit, which are lists and may come on several lines, and the
// three names of each row of common_limits.
inline constexpr std::size_t list_lines = 3;
inline constexpr std::size_t first_limit_name = 1 + 2 * list_lines;
inline constexpr auto common_limit_names = [] {
  struct {
    std::string_view list[first_limit_name + 3 * common_limits_size] = {
        "Date",      "RateLimit-Policy", "RateLimit-Policy", "RateLimit-Policy",
        "RateLimit", "RateLimit",        "RateLimit"};
  } names;
  std::size_t n = first_limit_name;
  for (const limit_row& row : common_limits) {
    for (const std::string_view name : {row.limit, row.remaining, row.reset}) {
      names.list[n++] = name;
    }
  }
  return names;
}();
// Not `constexpr name_set common_limit_set(...)`: g++ keeps a variable whose template arguments are
// deduced in memory that can be written to.
inline constexpr auto common_limit_set = name_set(common_limit_names.list);

template <class Headers>
[[nodiscard]] constexpr rate_limits read_limits(
    provider p, const Headers& headers,
    std::optional<unix_time> now) noexcept(nothrow_headers<Headers>) {
  constexpr std::size_t common = decltype(common_limit_set)::size;
  std::string_view documented[3 * most_limit_rows];
  std::size_t size = 0;
  for (const limit_row& row : p.limits()) {
    for (const std::string_view name : {row.limit, row.remaining, row.reset}) {
      documented[size++] = name;
    }
  }
  std::string_view values[common + 3 * most_limit_rows];
  header_query query(common_limit_set, documented, size, values);
  find_headers(headers, query);
  rate_limits table;
  if (query.found() == 0) return table;

  limit_reader reader(table, response_time(values[0], now));
  const std::string_view* v = values + common;
  for (const limit_row& row : p.limits()) {
    reader.add(row, v[0], v[1], v[2]);
    v += 3;
  }
  v = values + first_limit_name;
  for (const limit_row& row : common_limits) {
    // A documented name has the documented meaning only.
    bool other = false;
    for (const limit_row& own : p.limits()) {
      other = other || same_name(own.limit, row.limit) || same_name(own.remaining, row.remaining) ||
              same_name(own.reset, row.reset);
    }
    if (!other) reader.add(row, v[0], v[1], v[2]);
    v += 3;
  }
  for (std::size_t i = 0; i < list_lines; ++i) reader.add_policies(values[1 + i]);
  for (std::size_t i = 0; i < list_lines; ++i) {
    reader.add_service_limits(values[1 + list_lines + i]);
  }
  return table;
}

}  // namespace detail

/// The rate limits that the headers tell, whatever the status: on a success they say how much is
/// left. Reads the headers that the provider documents; those of OpenAI, Anthropic, GitHub,
/// OpenRouter and their like; and RateLimit and RateLimit-Policy of the IETF draft in its current
/// form and the older ones. What `X-RateLimit-Reset` means is the provider's to say; if it is not
/// documented: Unix milliseconds above 10^12, Unix seconds above 10^9, else seconds from now.
///
/// Moments and delays become each other if the response has a Date, or if `now` is given. One pass
/// over the headers; of lists that come on several lines, three are read. A callable is asked for
/// 27 names and the documented ones, and in lower case for those that it did not find; see
/// `header_view`. Allocates nothing; the result borrows from the header values.
[[nodiscard]] constexpr rate_limits limits(provider p, const header_view& headers,
                                           std::optional<unix_time> now = std::nullopt) noexcept {
  return detail::read_limits(p, headers, now);
}

/// The same for a callable or a range, in constant expressions too.
template <class Headers>
requires(!std::is_base_of_v<header_view, Headers> &&
         (detail::header_callable<Headers> || detail::header_range<Headers>))
    [[nodiscard]] constexpr rate_limits
    limits(provider p, const Headers& headers,
           std::optional<unix_time> now = std::nullopt) noexcept(detail::nothrow_headers<Headers>) {
  return detail::read_limits(p, headers, now);
}

// The result borrows from the header values.
template <class Headers>
requires detail::owning_headers<Headers> rate_limits limits(provider,
                                                            const Headers&& temporary_headers,
                                                            std::optional<unix_time> = std::nullopt)
= delete;

}  // namespace triage::inline TRIAGE_ABI

#endif
