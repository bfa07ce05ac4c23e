// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Delays that servers name in sentences: "Please try again in 7m12.34s."
#ifndef TRIAGE_TIME_DELAY_SENTENCE_HPP
#define TRIAGE_TIME_DELAY_SENTENCE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <triage/text/detail/digits.hpp>
#include <triage/text/headers.hpp>
#include <triage/text/host.hpp>
#include <triage/time/delay.hpp>
#include <triage/time/http_date.hpp>
#include <triage/time/unix_time.hpp>
#include <triage/vocabulary/verdict.hpp>

namespace triage::inline TRIAGE_ABI {

/// A delay that a sentence names, and the words it was read from.
struct named_delay {
  server_delay delay;
  std::string_view words;  ///< a part of the sentence, such as "7m12.34s"; empty if it names none
};

namespace detail {

/// What can stand before a delay. A number alone is one of seconds.
enum class anchored : std::uint8_t {
  no,
  bare,    ///< a number with or without a unit, or a moment
  unit,    ///< a number with a unit, or a moment
  moment,  ///< a moment only, as Unix time, too
  ms,      ///< a number of milliseconds
};

/// One word, as in `retry-after: 5` and `wait 5 minutes`.
inline constexpr struct {
  std::string_view word;
  anchored by;
} delay_words[] = {
    {"retry-after", anchored::bare},  {"retry_after", anchored::bare},
    {"retryafter", anchored::bare},   {"retrydelay", anchored::bare},
    {"retry-after-ms", anchored::ms}, {"retry_after_ms", anchored::ms},
    {"retryafterms", anchored::ms},   {"wait", anchored::unit},
    {"again", anchored::unit},        {"backoff", anchored::unit},
    {"cooldown", anchored::unit},     {"until", anchored::moment},
};

/// Two words, as in `try again in 5`.
inline constexpr struct {
  std::string_view first;
  std::string_view second;
  anchored by;
} delay_pairs[] = {
    {"again", "in", anchored::bare},        {"retry", "in", anchored::bare},
    {"retrying", "in", anchored::bare},     {"available", "in", anchored::bare},
    {"replenished", "in", anchored::bare},  {"replenish", "in", anchored::bare},
    {"reset", "in", anchored::bare},        {"resets", "in", anchored::bare},
    {"renews", "in", anchored::unit},       {"refreshes", "in", anchored::unit},
    {"refresh", "in", anchored::unit},      {"restored", "in", anchored::unit},
    {"lifted", "in", anchored::unit},       {"unlocked", "in", anchored::unit},
    {"unblocked", "in", anchored::unit},    {"back", "in", anchored::unit},
    {"continue", "in", anchored::unit},     {"resume", "in", anchored::unit},
    {"again", "after", anchored::bare},     {"retry", "after", anchored::bare},
    {"request", "after", anchored::unit},   {"reset", "after", anchored::bare},
    {"resets", "after", anchored::bare},    {"back", "after", anchored::unit},
    {"available", "after", anchored::unit}, {"wait", "for", anchored::unit},
    {"banned", "for", anchored::unit},      {"blocked", "for", anchored::unit},
    {"locked", "for", anchored::unit},      {"wait", "time", anchored::unit},
    {"retry", "delay", anchored::unit},     {"back", "off", anchored::unit},
    {"off", "for", anchored::unit},         {"reset", "at", anchored::moment},
    {"resets", "at", anchored::moment},     {"again", "at", anchored::moment},
    {"retry", "at", anchored::moment},      {"available", "at", anchored::moment},
    {"reset", "on", anchored::moment},      {"resets", "on", anchored::moment},
    {"access", "on", anchored::moment},     {"available", "on", anchored::moment},
};

/// Between a unit and the next number.
inline constexpr std::string_view delay_joints[] = {", and ", " and ", ", ", " ", ","};

/// Words between the two.
inline constexpr std::string_view delay_fillers[] = {
    "about", "approximately", "approx", "around", "roughly", "another", "the",
    "next",  "least",         "is",     "of",     "a",       "an"};

/// `factor` times 10^`exponent` milliseconds, the longer unit first.
struct delay_unit {
  std::uint8_t size;  ///< the larger, the longer it is
  unsigned factor;
  int exponent;
};
inline constexpr struct {
  std::string_view name;
  delay_unit unit;
} delay_units[] = {
    {"ms", {1, 1, 0}},      {"msec", {1, 1, 0}},        {"msecs", {1, 1, 0}},
    {"millis", {1, 1, 0}},  {"millisecond", {1, 1, 0}}, {"milliseconds", {1, 1, 0}},
    {"s", {2, 1, 3}},       {"sec", {2, 1, 3}},         {"secs", {2, 1, 3}},
    {"second", {2, 1, 3}},  {"seconds", {2, 1, 3}},     {"m", {3, 6, 4}},
    {"min", {3, 6, 4}},     {"mins", {3, 6, 4}},        {"minute", {3, 6, 4}},
    {"minutes", {3, 6, 4}}, {"h", {4, 36, 5}},          {"hr", {4, 36, 5}},
    {"hrs", {4, 36, 5}},    {"hour", {4, 36, 5}},       {"hours", {4, 36, 5}},
    {"d", {5, 72, 5}},      {"day", {5, 72, 5}},        {"days", {5, 72, 5}},
};
// Twelve times the factor above: 864 is too large for `whole`.
inline constexpr std::uint8_t delay_unit_day = 5;

/// For each first letter the sizes that words of a list have, a bit for each: most words of a
/// sentence are in no list.
struct word_sizes {
  std::array<std::uint16_t, 32> of{};

  constexpr void add(std::string_view word) {
    std::uint16_t& bits = of[static_cast<unsigned char>(word[0]) & 31U];
    bits = static_cast<std::uint16_t>(bits | 1U << word.size());
  }
  [[nodiscard]] constexpr bool may_have(std::string_view word) const noexcept {
    return !word.empty() && word.size() < 16 &&
           (of[static_cast<unsigned char>(word[0]) & 31U] >> word.size() & 1U) != 0;
  }
};

inline constexpr auto delay_word_sizes = [] {
  struct {
    word_sizes words;
    word_sizes fillers;
    word_sizes firsts;
    word_sizes seconds;
    word_sizes units;
  } sizes;
  for (const auto& one : delay_words) sizes.words.add(one.word);
  for (const std::string_view word : delay_fillers) sizes.fillers.add(word);
  for (const auto& pair : delay_pairs) {
    sizes.firsts.add(pair.first);
    sizes.seconds.add(pair.second);
  }
  for (const auto& unit : delay_units) sizes.units.add(unit.name);
  return sizes;
}();

/// In Chinese and Japanese the unit and "after" follow the number: 30秒后.
inline constexpr struct {
  std::string_view name;
  delay_unit unit;
} delay_units_cjk[] = {
    {"秒钟", {2, 1, 3}},  {"秒鐘", {2, 1, 3}}, {"秒", {2, 1, 3}},    {"分钟", {3, 6, 4}},
    {"分鐘", {3, 6, 4}},  {"分", {3, 6, 4}},   {"小时", {4, 36, 5}}, {"小時", {4, 36, 5}},
    {"時間", {4, 36, 5}}, {"天", {5, 72, 5}},  {"日", {5, 72, 5}},
};
inline constexpr std::string_view after_cjk[] = {"后", "後", "之后", "之後", "以后", "以後"};

/// What a byte before a number is.
struct delay_byte {
  static constexpr std::uint8_t letter = 1;
  static constexpr std::uint8_t of_word = 2;  // letters and hyphens
  static constexpr std::uint8_t between = 4;  // between a word and what it is about
};

inline constexpr auto delay_bytes = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t i = 0; i < 128; ++i) {
    const char c = static_cast<char>(i);
    std::uint8_t& is = kinds[i];
    if ((lower(c) >= 'a' && lower(c) <= 'z') || c == '_') {
      is = delay_byte::letter | delay_byte::of_word;
    } else if (c == '-') {
      is = delay_byte::of_word;
    } else if (blank(c) || c == ':' || c == '=' || c == '"' || c == '\'' || c == '~' || c == '(' ||
               c == '*' || c == '`' || c == '\\') {
      is = delay_byte::between;
    }
  }
  return kinds;
}();

/// One sentence, in which numbers are looked at one after the other.
class delay_sentence {
 public:
  constexpr delay_sentence(std::string_view all, std::optional<unix_time> now) noexcept
      : all_(all), now_(now) {}

  /// The last delay that is named: what comes before are limits. `from`: before there is no digit.
  [[nodiscard]] constexpr named_delay find(std::size_t from = 0) const noexcept {
    named_delay found;
    for (std::size_t at = find_digit(all_, from); at < all_.size();) {
      std::size_t end = at + 1;
      if (starts_a_number(at)) {
        // Most numbers are no delays.
        const anchored by = anchor(at);
        if (by != anchored::no || before_high_byte(at)) {
          const named_delay here = read(at, by);
          if (!here.words.empty()) {
            found = here;
            end = at + here.words.size();
          }
        }
      }
      while (end < all_.size() && is_digit(all_[end])) ++end;
      at = find_digit(all_, end);
    }
    return found;
  }

 private:
  static constexpr bool is(std::uint8_t kind, char c) noexcept {
    return (delay_bytes[static_cast<unsigned char>(c)] & kind) != 0;
  }
  static constexpr bool letter(char c) noexcept { return is(delay_byte::letter, c); }

  // Not within a name, a version, a number with separators, or behind a sign.
  [[nodiscard]] constexpr bool starts_a_number(std::size_t at) const noexcept {
    if (at == 0) return true;
    const char before = all_[at - 1];
    if (letter(before) || before == '/' || before == '#' || before == '$') return false;
    const bool joint = before == '.' || before == ',' || before == '-' || before == ':';
    return !joint || (before == ':' && (at < 2 || !is_digit(all_[at - 2])));
  }

  struct reader {
    std::string_view rest;

    // The last word of what is left, without what stands behind it; takes both off.
    constexpr std::string_view word() noexcept {
      std::size_t end = rest.size();
      while (end > 0 && is(delay_byte::between, rest[end - 1])) --end;
      std::size_t begin = end;
      while (begin > 0 && is(delay_byte::of_word, rest[begin - 1])) --begin;
      const std::string_view w = rest.substr(begin, end - begin);
      rest = rest.substr(0, begin);
      return w;
    }
  };

  // What the words before the number at `at` say about it.
  [[nodiscard]] constexpr anchored anchor(std::size_t at) const noexcept {
    reader back{all_.substr(at < 64 ? 0 : at - 64, at < 64 ? at : 64)};
    std::string_view last = back.word();
    for (int fillers = 0; fillers < 2 && is_filler(last); ++fillers) {
      const bool least = same_name(last, "least");
      last = back.word();
      if (least && same_name(last, "at")) last = back.word();
    }
    if (delay_word_sizes.words.may_have(last)) {
      for (const auto& one : delay_words) {
        if (same_name(last, one.word)) return negated(back) ? anchored::no : one.by;
      }
    }
    if (!delay_word_sizes.seconds.may_have(last)) return anchored::no;
    const std::string_view first = back.word();
    if (!delay_word_sizes.firsts.may_have(first)) return anchored::no;
    for (const auto& pair : delay_pairs) {
      if (same_name(last, pair.second) && same_name(first, pair.first)) {
        return negated(back) ? anchored::no : pair.by;
      }
    }
    return anchored::no;
  }

  static constexpr bool is_filler(std::string_view word) noexcept {
    if (!delay_word_sizes.fillers.may_have(word)) return false;
    for (const std::string_view filler : delay_fillers) {
      if (same_name(word, filler)) return true;
    }
    return false;
  }

  // "do not retry in 5 seconds"
  static constexpr bool negated(reader back) noexcept {
    const std::string_view before = back.word();
    return same_name(before, "not") || same_name(before, "never") || same_name(before, "cannot") ||
           same_name(before, "no") ||
           (same_name(before, "t") &&
            (back.rest.ends_with('\'') || back.rest.ends_with("\xE2\x80\x99")));
  }

  // Whether behind the number at `at` something begins that is not written in ASCII.
  [[nodiscard]] constexpr bool before_high_byte(std::size_t at) const noexcept {
    while (at < all_.size() && (is_digit(all_[at]) || all_[at] == '.')) ++at;
    while (at < all_.size() && all_[at] == ' ') ++at;
    return at < all_.size() && static_cast<unsigned char>(all_[at]) >= 0x80;
  }

  // The delay at `at`, of which the words before it say this.
  [[nodiscard]] constexpr named_delay read(std::size_t at, anchored by) const noexcept {
    const std::string_view rest = all_.substr(at);
    if (by == anchored::no) return read_cjk(rest);
    if (const named_delay moment = read_moment(rest); !moment.words.empty()) return moment;
    const std::size_t digits = number_size(rest);
    if (digits == 0) return {};
    const std::string_view number = rest.substr(0, digits);
    if (by == anchored::moment || by == anchored::bare) {
      if (const auto d = moment_in_number(number, now_); d && ends(rest.substr(digits))) {
        return {*d, number};
      }
      if (by == anchored::moment) return {};
    }
    if (by == anchored::ms) {
      return {{parse_milliseconds(number), std::nullopt}, number};
    }
    if (const named_delay clock = read_clock(rest); !clock.words.empty()) return clock;
    if (const named_delay units = read_units(rest); !units.words.empty()) return units;
    if (by == anchored::bare && ends(rest.substr(digits))) {
      return {{parse_seconds(number), std::nullopt}, number};
    }
    return {};
  }

  // Of a number with or without a fraction; 0 if it has separators in it.
  static constexpr std::size_t number_size(std::string_view s) noexcept {
    std::size_t i = 0;
    while (i < s.size() && is_digit(s[i])) ++i;
    if (i + 1 < s.size() && s[i] == '.' && is_digit(s[i + 1])) {
      for (++i; i < s.size() && is_digit(s[i]);) ++i;
    }
    if (i + 1 < s.size() && (s[i] == ',' || s[i] == '.') && is_digit(s[i + 1])) return 0;
    return i;
  }

  // Whether a number without a unit can end here: no word follows that says what it counts.
  static constexpr bool ends(std::string_view s) noexcept {
    // "1..5" is a range, "5..." is not.
    const std::size_t dots = s.find_first_not_of('.');
    if (dots == std::string_view::npos) return true;
    if (dots != 0 && is_digit(s[dots])) return false;
    if (s[0] == ':' && s.size() > 1 && is_digit(s[1])) return false;  // a clock that is none
    if (blank(s[0])) {
      const bool line = s[0] == '\n' || s[0] == '\r';
      const std::string_view next = trim(s);
      return line || next.empty() || next[0] == '(' || next[0] == '[' || next[0] == '-';
    }
    return !letter(s[0]) && s[0] != '%' && s[0] != '/' && s[0] != '-' && s[0] != '$' &&
           static_cast<unsigned char>(s[0]) < 0x80;
  }

  static constexpr std::int64_t in_ms(std::string_view number, delay_unit unit) noexcept {
    const decimal d = take_decimal(number, false).value_or(decimal{});
    const std::int64_t ms = whole(d, unit.factor, unit.exponent, max_delay_ms);
    if (unit.size != delay_unit_day) return ms;
    return ms > max_delay_ms / 12 ? max_delay_ms : ms * 12;
  }

  // "1h30m", "8 hours 24 minutes", "1 minute and 5 seconds"
  static constexpr named_delay read_units(std::string_view s) noexcept {
    std::int64_t total = 0;
    std::size_t used = 0;
    std::uint8_t before = 0xFF;
    for (std::size_t at = 0; at < s.size() && is_digit(s[at]);) {
      const std::size_t digits = number_size(s.substr(at));
      if (digits == 0) break;
      std::size_t name = at + digits;
      if (name < s.size() && (s[name] == ' ' || s[name] == '-')) ++name;
      std::size_t end = name;
      while (end < s.size() && letter(s[end])) ++end;
      const std::string_view written = s.substr(name, end - name);
      delay_unit unit{0, 0, 0};
      if (delay_word_sizes.units.may_have(written)) {
        for (const auto& known : delay_units) {
          if (!same_name(written, known.name)) continue;
          unit = known.unit;
          break;
        }
      }
      if (unit.size == 0 || unit.size >= before) break;
      before = unit.size;
      const std::int64_t ms = in_ms(s.substr(at, digits), unit);
      total = ms > max_delay_ms - total ? max_delay_ms : total + ms;
      if (s.substr(end, 3) == "(s)") end += 3;
      used = end;
      at = end;
      if (at >= s.size() || (s[at] != ' ' && s[at] != ',')) continue;
      for (const std::string_view joint : delay_joints) {
        if (s.substr(at, joint.size()) == joint) {
          at += joint.size();
          break;
        }
      }
    }
    if (used == 0) return {};
    return {{total, std::nullopt}, s.substr(0, used)};
  }

  // "30秒后"
  static constexpr named_delay read_cjk(std::string_view s) noexcept {
    const std::size_t digits = number_size(s);
    std::size_t at = digits;
    while (at < s.size() && s[at] == ' ') ++at;
    if (digits == 0 || at == s.size() || static_cast<unsigned char>(s[at]) < 0x80) return {};
    for (const auto& known : delay_units_cjk) {
      if (s.substr(at, known.name.size()) != known.name) continue;
      const std::size_t end = at + known.name.size();
      std::size_t behind = end;
      while (behind < s.size() && s[behind] == ' ') ++behind;
      for (const std::string_view after : after_cjk) {
        if (s.substr(behind, after.size()) == after) {
          return {{in_ms(s.substr(0, digits), known.unit), std::nullopt}, s.substr(0, end)};
        }
      }
    }
    return {};
  }

  // HH:MM:SS and D.HH:MM:SS, as .NET writes a TimeSpan; also with a fraction of the seconds.
  static constexpr named_delay read_clock(std::string_view s) noexcept {
    std::int64_t part[4] = {0, 0, 0, 0};  // days, hours, minutes, seconds
    std::size_t at = 0;
    const auto take = [&](std::int64_t& n) {
      const std::size_t begin = at;
      for (; at < s.size() && is_digit(s[at]) && at - begin < 6; ++at) n = n * 10 + (s[at] - '0');
    };
    const auto take_mark = [&](char mark) {
      const bool there = at + 1 < s.size() && s[at] == mark && is_digit(s[at + 1]);
      if (there) ++at;
      return there;
    };
    take(part[1]);
    if (take_mark('.')) {
      part[0] = part[1];
      part[1] = 0;
      take(part[1]);
    }
    if (!take_mark(':')) return {};
    take(part[2]);
    if (!take_mark(':')) return {};
    take(part[3]);
    if (part[2] > 59 || part[3] > 59) return {};
    std::int64_t ms = (((part[0] * 24 + part[1]) * 60 + part[2]) * 60 + part[3]) * 1000;
    if (take_mark('.')) {
      const std::size_t fraction = at;
      while (at < s.size() && is_digit(s[at])) ++at;
      char text[12] = {'0', '.'};
      std::size_t size = 2;
      for (std::size_t i = fraction; i < at && size < sizeof text; ++i) text[size++] = s[i];
      ms += parse_seconds({text, size}).value_or(0);
    }
    if (at < s.size() && letter(s[at])) return {};
    return {{ms < max_delay_ms ? ms : max_delay_ms, std::nullopt}, s.substr(0, at)};
  }

  // RFC 3339, and "2027-05-01 at 00:00 UTC". Without a zone it is not known which moment is meant.
  [[nodiscard]] constexpr named_delay read_moment(std::string_view s) const noexcept {
    constexpr std::string_view form = "dddd-dd-dd";
    if (s.size() < form.size()) return {};
    for (std::size_t i = 0; i < form.size(); ++i) {
      if (form[i] == 'd' ? !is_digit(s[i]) : s[i] != form[i]) return {};
    }
    char written[40] = {};
    std::size_t size = 0;
    const auto put = [&](std::string_view part) {
      for (const char c : part) {
        if (size < sizeof written) written[size++] = c;
      }
    };
    put(s.substr(0, form.size()));
    put("T");
    std::size_t at = form.size();
    for (const std::string_view joint : {"T", " at ", ", ", " "}) {
      if (s.substr(at, joint.size()) == joint) {
        at += joint.size();
        break;
      }
    }
    const std::size_t time = at;
    while (at < s.size() && at - time < 20 &&
           (is_digit(s[at]) || s[at] == ':' ||
            (s[at] == '.' && at + 1 < s.size() && is_digit(s[at + 1])))) {
      ++at;
    }
    if (at - time < 5) return {};
    put(s.substr(time, at - time));
    if (at - time == 5) put(":00");
    std::size_t zone = at;
    if (zone < s.size() && s[zone] == ' ') ++zone;
    const std::string_view rest = s.substr(zone);
    if (rest.substr(0, 1) == "Z") {
      put("Z");
      at = zone + 1;
    } else if (rest.substr(0, 3) == "UTC" || rest.substr(0, 3) == "GMT") {
      put("Z");
      at = zone + 3;
    } else if (rest.size() >= 5 && (rest[0] == '+' || rest[0] == '-')) {
      // +01:00, and +0100 of ISO 8601.
      const std::size_t minutes = rest[3] == ':' ? 4 : 3;
      put(rest.substr(0, 3));
      put(":");
      put(rest.substr(minutes, 2));
      at = zone + minutes + 2;
    } else {
      return {};
    }
    const std::optional<unix_time> moment = parse_rfc3339({written, size});
    if (!moment) return {};
    return {delay_until(*moment, now_), s.substr(0, at)};
  }

  std::string_view all_;
  std::optional<unix_time> now_;
};

/// How much of a message is looked at.
inline constexpr std::size_t sentence_limit = 2048;

}  // namespace detail

/// The delay that a message names in its words, as "Please try again in 6m0s.", "retry after 5",
/// "Expected available in 42 seconds.", "wait 8 hours 24 minutes", "replenished in 00:30:02" or
/// "access on 2027-05-01 at 00:00 UTC"; English, Chinese and Japanese. If there are several, the
/// last one. Numbers that nothing tells to be a delay (limits, counts, windows, versions) are none.
/// A moment becomes a delay if `now` is known. Reads the first 2 KB, in linear time, without
/// allocating; borrows the sentence.
[[nodiscard]] constexpr named_delay delay_in_sentence(
    std::string_view sentence, std::optional<unix_time> now = std::nullopt) noexcept {
  return detail::delay_sentence(sentence.substr(0, detail::sentence_limit), now).find();
}

}  // namespace triage::inline TRIAGE_ABI

#endif
