// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The words of sentences that name delays, and finding out which of them stand before a number.
#ifndef TRIAGE_TIME_DETAIL_DELAY_WORDS_HPP
#define TRIAGE_TIME_DETAIL_DELAY_WORDS_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <triage/config.hpp>
#include <triage/tables/detail/perfect_hash.hpp>
#include <triage/text/headers.hpp>
#include <triage/text/host.hpp>

namespace triage::inline TRIAGE_ABI::detail {

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

/// Words between the two and the number. `at` is one only before `least`.
inline constexpr std::string_view delay_fillers[] = {
    "about", "approximately", "approx", "around", "roughly", "another", "the",
    "next",  "least",         "is",     "of",     "a",       "an"};

/// Words before the two that say that it is none: "do not retry in 5 seconds".
inline constexpr std::string_view delay_negations[] = {"not", "never", "cannot", "no"};

/// `factor` times 10^`exponent` milliseconds, the longer unit first.
struct delay_unit {
  std::uint8_t size;  ///< the larger, the longer it is
  unsigned factor;
  int exponent;
};
/// Those of `delay_unit_names`. A day has twelve times this factor: 864 is too large for `whole`.
inline constexpr delay_unit delay_units[] = {{0, 0, 0}, {1, 1, 0},  {2, 1, 3},
                                             {3, 6, 4}, {4, 36, 5}, {5, 72, 5}};
inline constexpr std::uint8_t delay_unit_day = 5;

inline constexpr struct {
  std::string_view name;
  std::uint8_t unit;  ///< of delay_units
} delay_unit_names[] = {
    {"ms", 1},  {"msec", 1}, {"msecs", 1},  {"millis", 1},  {"millisecond", 1}, {"milliseconds", 1},
    {"s", 2},   {"sec", 2},  {"secs", 2},   {"second", 2},  {"seconds", 2},     {"m", 3},
    {"min", 3}, {"mins", 3}, {"minute", 3}, {"minutes", 3}, {"h", 4},           {"hr", 4},
    {"hrs", 4}, {"hour", 4}, {"hours", 4},  {"d", 5},       {"day", 5},         {"days", 5},
};

/// What a byte before a number is.
struct delay_byte {
  static constexpr std::uint8_t letter = 1;
  static constexpr std::uint8_t of_word = 2;   // letters and hyphens
  static constexpr std::uint8_t between = 4;   // between a word and what it is about
  static constexpr std::uint8_t attached = 8;  // a number behind it is only a part of something
};

inline constexpr auto delay_bytes = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t i = 0; i < 128; ++i) {
    const char c = static_cast<char>(i);
    std::uint8_t& is = kinds[i];
    if ((lower(c) >= 'a' && lower(c) <= 'z') || c == '_') {
      is = delay_byte::letter | delay_byte::of_word | delay_byte::attached;
    } else if (c == '-') {
      is = delay_byte::of_word | delay_byte::attached;
    } else if (c == '/' || c == '#' || c == '$' || c == '.' || c == ',') {
      is = delay_byte::attached;
    } else if (blank(c) || c == ':' || c == '=' || c == '"' || c == '\'' || c == '~' || c == '(' ||
               c == '*' || c == '`' || c == '\\') {
      is = delay_byte::between;
    }
  }
  return kinds;
}();

[[nodiscard]] constexpr bool is_delay_byte(std::uint8_t kind, char c) noexcept {
  return (delay_bytes[static_cast<unsigned char>(c)] & kind) != 0;
}

/// A word of up to 16 letters, hyphens and underscores in any case, as two numbers; what is longer
/// has the key of no word.
struct delay_word_key {
  std::uint64_t front = 0;  ///< what comes before
  std::uint64_t back = 0;   ///< the last eight bytes, the very last one on top

  static constexpr std::size_t longest = 16;

  friend constexpr bool operator==(delay_word_key, delay_word_key) noexcept = default;
  [[nodiscard]] constexpr std::uint64_t hash() const noexcept {
    return back + front * key_ends::factor;
  }
};

/// The key of the part of `s` that ends at `end` and has that size. Only an underscore and a DEL
/// become the same, and of these two only one is a part of words.
[[nodiscard]] constexpr delay_word_key delay_word_at(std::string_view s, std::size_t end,
                                                     std::size_t size) noexcept {
  if (size > delay_word_key::longest || size == 0) return {};
  constexpr std::uint64_t lower_case = 0x2020202020202020U;
  delay_word_key key;
  if (!std::is_constant_evaluated() && end >= delay_word_key::longest) {
    constexpr std::uint64_t all = ~std::uint64_t{0};
    const char* const p = s.data() + end;
    const std::uint64_t back = load_le<8>(p - 8) | lower_case;
    if (size <= 8) return {0, back & all << (64 - 8 * size)};
    return {(load_le<8>(p - 16) | lower_case) & all << (128 - 8 * size), back};
  }
  for (std::size_t i = end - size; i < end; ++i) {
    key.front = key.front >> 8 | key.back << 56;
    key.back = key.back >> 8 | std::uint64_t{static_cast<unsigned char>(s[i])} << 56;
    key.back |= std::uint64_t{0x20} << 56;
  }
  return key;
}

/// A word, and all that it can be.
struct delay_word {
  delay_word_key key;
  std::uint16_t pairs = 0;  ///< as the first of two: two bits of `anchored` for each second one
  anchored alone = anchored::no;  ///< as the only one
  std::uint8_t second = 0;        ///< as the second one: where its bits are in `pairs`
  std::uint8_t unit = 0;          ///< behind the number: of delay_units
  std::uint8_t is = 0;            ///< the bits below

  static constexpr std::uint8_t second_of_two = 1;
  static constexpr std::uint8_t filler = 2;
  static constexpr std::uint8_t negation = 4;
  static constexpr std::uint8_t least = 8;
  static constexpr std::uint8_t at = 16;
  static constexpr std::uint8_t t = 32;  ///< of "don't"
};

/// All of them, each once, found by their keys. The first one is no word.
struct delay_word_table {
  static constexpr std::size_t size = 1 + 84;
  static constexpr std::size_t cell_count = 1024;
  // Tried out: to look for it would be most of what the compiler has to do for this table.
  static constexpr std::uint64_t multiplier = 0x78255D6807923987U;

  delay_word words[size] = {};
  std::uint8_t cells[cell_count] = {};  ///< of words
  bool told_apart = true;               ///< whether each word has a cell of its own

  [[nodiscard]] static constexpr std::size_t cell_of(delay_word_key key) noexcept {
    return (key.hash() * multiplier) >> (64 - std::countr_zero(cell_count));
  }
  [[nodiscard]] constexpr const delay_word& find(delay_word_key key) const noexcept {
    const delay_word& found = words[cells[cell_of(key)]];
    return found.key == key ? found : words[0];
  }
};

inline constexpr delay_word_table delay_word_list = [] {
  delay_word_table table;
  std::uint8_t size = 1;
  const auto word = [&](std::string_view name) -> delay_word& {
    const delay_word_key key = delay_word_at(name, name.size(), name.size());
    std::uint8_t& cell = table.cells[delay_word_table::cell_of(key)];
    if (cell == 0) {
      cell = size++;
      table.words[cell].key = key;
    }
    table.told_apart = table.told_apart && table.words[cell].key == key;
    return table.words[cell];
  };
  std::uint8_t seconds = 0;
  for (const auto& one : delay_words) word(one.word).alone = one.by;
  for (const auto& pair : delay_pairs) {
    delay_word& second = word(pair.second);
    if ((second.is & delay_word::second_of_two) == 0) {
      second.is |= delay_word::second_of_two;
      second.second = seconds;
      seconds = static_cast<std::uint8_t>(seconds + 2);
    }
    std::uint16_t& pairs = word(pair.first).pairs;
    pairs = static_cast<std::uint16_t>(pairs | static_cast<unsigned>(pair.by) << second.second);
  }
  for (const std::string_view filler : delay_fillers) word(filler).is |= delay_word::filler;
  for (const std::string_view no : delay_negations) word(no).is |= delay_word::negation;
  for (const auto& unit : delay_unit_names) word(unit.name).unit = unit.unit;
  word("least").is |= delay_word::least;
  word("at").is |= delay_word::at;
  word("t").is |= delay_word::t;
  return table;
}();
static_assert(delay_word_list.told_apart, "two words have one cell: try another multiplier");
static_assert(delay_word_list.words[delay_word_table::size - 1].key != delay_word_key{},
              "delay_word_table::size is not the number of the words");

/// The words before a place of a text, the nearest one first. Borrows the text.
class words_before {
 public:
  constexpr words_before(std::string_view text, std::size_t at) noexcept : text_(text), at_(at) {}

  /// Goes back over one more word, and says what it is. If there is none, or none that touches the
  /// place but for blanks and quotes, it says so again and again.
  //
  // Bytes one by one: the processor guesses where words end and goes on, where it would have to
  // wait for what is computed from a mask.
  constexpr const delay_word& next() noexcept {
    std::size_t end = at_;
    while (end > 0 && is_delay_byte(delay_byte::between, text_[end - 1])) --end;
    at_ = end;
    while (at_ > 0 && is_delay_byte(delay_byte::of_word, text_[at_ - 1])) --at_;
    return delay_word_list.find(delay_word_at(text_, end, end - at_));
  }

  /// What is before the words that were seen.
  [[nodiscard]] constexpr std::string_view rest() const noexcept { return text_.substr(0, at_); }

 private:
  std::string_view text_;
  std::size_t at_;
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
