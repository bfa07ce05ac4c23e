// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Delays that servers name in sentences: "Please try again in 7m12.34s."
#ifndef TRIAGE_TIME_DELAY_SENTENCE_HPP
#define TRIAGE_TIME_DELAY_SENTENCE_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <triage/text/detail/digits.hpp>
#include <triage/text/host.hpp>
#include <triage/time/delay.hpp>
#include <triage/time/detail/delay_words.hpp>
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

/// In Chinese and Japanese the unit and "after" follow the number: 30秒后.
inline constexpr struct {
  std::string_view name;
  std::uint8_t unit;  ///< of delay_units
} delay_units_cjk[] = {
    {"秒钟", 2}, {"秒鐘", 2}, {"秒", 2},   {"分钟", 3}, {"分鐘", 3}, {"分", 3},
    {"小时", 4}, {"小時", 4}, {"時間", 4}, {"天", 5},   {"日", 5},
};
inline constexpr std::string_view after_cjk[] = {"后", "後", "之后", "之後", "以后", "以後"};

/// One sentence, in which numbers are looked at one after the other.
class delay_sentence {
 public:
  constexpr delay_sentence(std::string_view all, std::optional<unix_time> now) noexcept
      : all_(all), now_(now) {}

  /// The last delay that is named: what comes before are limits. So it is looked for from the end
  /// on. `number`: the last digits of the sentence.
  [[nodiscard]] constexpr named_delay find(digit_run number) const noexcept {
    for (; number.end != 0; number = last_digits(all_, number.begin)) {
      // Most numbers are no delays.
      if (!starts_a_number(number.begin)) continue;
      const anchored by = anchor(number.begin);
      if (by == anchored::no && !before_high_byte(number.end)) continue;
      const named_delay here = read(number.begin, by);
      if (!here.words.empty()) return here;
    }
    return {};
  }

 private:
  static constexpr bool letter(char c) noexcept { return is_delay_byte(delay_byte::letter, c); }

  // Not within a name, a version, a number with separators, or behind a sign.
  [[nodiscard]] constexpr bool starts_a_number(std::size_t at) const noexcept {
    if (at == 0) return true;
    const char before = all_[at - 1];
    if (is_delay_byte(delay_byte::attached, before)) return false;
    return before != ':' || at < 2 || !is_digit(all_[at - 2]);
  }

  // What the words before the number at `at` say about it.
  [[nodiscard]] constexpr anchored anchor(std::size_t at) const noexcept {
    words_before words(all_, at);
    const delay_word* last = &words.next();
    for (int fillers = 0; fillers < 2 && (last->is & delay_word::filler) != 0; ++fillers) {
      const bool least = (last->is & delay_word::least) != 0;
      last = &words.next();
      if (least && (last->is & delay_word::at) != 0) last = &words.next();
    }
    anchored by = last->alone;
    if (by == anchored::no) {
      if ((last->is & delay_word::second_of_two) == 0) return anchored::no;
      by = static_cast<anchored>(words.next().pairs >> last->second & 3U);
    }
    return by != anchored::no && negated(words) ? anchored::no : by;
  }

  // "do not retry in 5 seconds", "don't retry in 5 seconds"
  static constexpr bool negated(words_before& words) noexcept {
    const delay_word& before = words.next();
    if ((before.is & delay_word::t) == 0) return (before.is & delay_word::negation) != 0;
    return words.rest().ends_with('\'') || words.rest().ends_with("\xE2\x80\x99");
  }

  // Whether behind the number whose digits end at `end` something begins that is not written in
  // ASCII.
  [[nodiscard]] constexpr bool before_high_byte(std::size_t end) const noexcept {
    while (end < all_.size() && (is_digit(all_[end]) || all_[end] == '.')) ++end;
    while (end < all_.size() && all_[end] == ' ') ++end;
    return end < all_.size() && static_cast<unsigned char>(all_[end]) >= 0x80;
  }

  // The delay at `at`, of which the words before it say this.
  [[nodiscard]] constexpr named_delay read(std::size_t at, anchored by) const noexcept {
    const std::string_view rest = all_.substr(at);
    if (by == anchored::no) return read_cjk(rest);
    if (rest.size() > 4 && rest[4] == '-') {
      if (const named_delay moment = read_moment(rest); !moment.words.empty()) return moment;
    }
    const std::size_t digits = number_size(rest);
    if (digits == 0) return {};
    const std::string_view number = rest.substr(0, digits);
    if (digits >= digits_of_moment && (by == anchored::moment || by == anchored::bare)) {
      if (const auto d = moment_in_number(number, now_); d && ends(rest.substr(digits))) {
        return {*d, number};
      }
    }
    if (by == anchored::moment) return {};
    if (by == anchored::ms) {
      return {{parse_milliseconds(number), std::nullopt}, number};
    }
    if (digits < rest.size() && rest[digits] == ':') {
      if (const named_delay clock = read_clock(rest); !clock.words.empty()) return clock;
    }
    if (const named_delay units = read_units(at); !units.words.empty()) return units;
    if (by == anchored::bare && ends(rest.substr(digits))) {
      return {{parse_seconds(number), std::nullopt}, number};
    }
    return {};
  }

  // Smaller numbers are no Unix time, as `moment_in_number` has it.
  static constexpr std::size_t digits_of_moment = 10;

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
  [[nodiscard]] constexpr named_delay read_units(std::size_t begin) const noexcept {
    std::int64_t total = 0;
    std::size_t used = begin;
    std::uint8_t before = 0xFF;
    for (std::size_t at = begin; at < all_.size() && is_digit(all_[at]);) {
      const std::size_t digits = number_size(all_.substr(at));
      if (digits == 0) break;
      std::size_t name = at + digits;
      if (name < all_.size() && (all_[name] == ' ' || all_[name] == '-')) ++name;
      std::size_t end = name;
      while (end < all_.size() && letter(all_[end])) ++end;
      // In the whole sentence, where there are more bytes to be read at once.
      const delay_word& word = delay_word_list.find(delay_word_at(all_, end, end - name));
      const delay_unit& unit = delay_units[word.unit];
      if (unit.size == 0 || unit.size >= before) break;
      before = unit.size;
      const std::int64_t ms = in_ms(all_.substr(at, digits), unit);
      total = ms > max_delay_ms - total ? max_delay_ms : total + ms;
      if (all_.substr(end, 3) == "(s)") end += 3;
      used = end;
      at = end;
      // What can stand before the next number: ", and ", " and ", ", ", " " or ",".
      if (at < all_.size() && all_[at] == ',') ++at;
      if (at < all_.size() && all_[at] == ' ') {
        ++at;
        if (all_.substr(at, 4) == "and ") at += 4;
      }
    }
    if (used == begin) return {};
    return {{total, std::nullopt}, all_.substr(begin, used - begin)};
  }

  // "30秒后". What is not written in ASCII comes somewhere behind: see before_high_byte.
  static constexpr named_delay read_cjk(std::string_view s) noexcept {
    const std::size_t digits = number_size(s);
    std::size_t at = digits;
    while (s[at] == ' ') ++at;
    if (digits == 0 || static_cast<unsigned char>(s[at]) < 0x80) return {};
    for (const auto& known : delay_units_cjk) {
      if (s.substr(at, known.name.size()) != known.name) continue;
      const std::size_t end = at + known.name.size();
      std::size_t behind = end;
      while (behind < s.size() && s[behind] == ' ') ++behind;
      for (const std::string_view after : after_cjk) {
        if (s.substr(behind, after.size()) == after) {
          return {{in_ms(s.substr(0, digits), delay_units[known.unit]), std::nullopt},
                  s.substr(0, end)};
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
  sentence = sentence.substr(0, detail::sentence_limit);
  return detail::delay_sentence(sentence, now).find(detail::last_digits(sentence, sentence.size()));
}

}  // namespace triage::inline TRIAGE_ABI

#endif
