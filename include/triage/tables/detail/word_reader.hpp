// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Takes text apart into words, the same way for the lexicon and for what a server wrote.
#ifndef TRIAGE_TABLES_DETAIL_WORD_READER_HPP
#define TRIAGE_TABLES_DETAIL_WORD_READER_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/config.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// A word, or the end of a sentence or of the text.
struct word_token {
  /// `aside` is what the sentence only quotes, and a URL.
  enum class what : std::uint8_t { word, number, aside, sentence_end, end };

  what is = what::end;
  std::uint32_t hash = 0;  ///< of the word without its ending, in lower case, without accents
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// How many letters are left of a word without its ending: requests, requested, requesting are one
/// word, and so are query and queries. `Letter` is an unsigned integer or char.
template <class Letter>
[[nodiscard]] constexpr std::size_t without_ending(const Letter* w, std::size_t n) noexcept {
  if (n <= 3) return n;
  const auto is = [&](std::size_t from_end, char c) {
    return w[n - from_end] == static_cast<Letter>(c);
  };
  switch (static_cast<char>(w[n - 1])) {
    case 'y': return n > 5 && is(2, 'l') ? n - 2 : n - 1;
    case 'g': return n > 5 && is(2, 'n') && is(3, 'i') ? n - 3 : n;
    case 'd':
      if (n <= 4 || !is(2, 'e') || is(3, 'e')) return n;
      return is(3, 'i') ? n - 3 : n - 2;
    case 's':
      if (n > 4 && is(2, 'e') && is(3, 'i')) return n - 3;
      if (is(2, 's') || is(2, 'u')) return n;
      --n;
      return n > 3 && is(1, 'e') ? n - 1 : n;
    case 'e': return n - 1;
    default: return n;
  }
}

inline constexpr std::uint32_t no_letters = 2166136261U;

[[nodiscard]] constexpr std::uint32_t mix(std::uint32_t hash, std::uint32_t value) noexcept {
  return (hash ^ value) * 16777619U;
}

/// The hash of a word of small ASCII letters; what `word_reader` gives for it at less cost.
[[nodiscard]] constexpr std::uint32_t hash_of(std::string_view word) noexcept {
  const std::size_t n = without_ending(word.data(), word.size());
  std::uint32_t hash = no_letters;
  for (std::size_t i = 0; i < n; ++i) hash = mix(hash, static_cast<std::uint32_t>(word[i]));
  return hash;
}

/// Splits at everything that is no letter or digit, and where a name in camel case has its steps:
/// "TPMLimitExceeded" is tpm, limit, exceed. Linear, total for any bytes.
class word_reader {
 public:
  explicit constexpr word_reader(std::string_view s) noexcept : s_(s) {}

  [[nodiscard]] constexpr word_token next() noexcept {
    for (;;) {
      if (at_ >= s_.size()) return {word_token::what::end, 0, size(), size()};
      if (s_[at_] == ' ') {
        ++at_;
        continue;
      }
      const character c = read(at_);
      if (c.is == kind::letter || c.is == kind::digit || c.is == kind::ideograph) break;
      const std::size_t from = at_;
      if (const std::size_t size = quotation(); size != 0) {
        at_ += size;
        return aside(from);
      }
      json_ = json_ || s_[at_] == '{';
      at_ += c.size;
      if (c.is == kind::stop && (c.size > 1 || at_ >= s_.size() || is_blank(s_[at_]))) {
        return {word_token::what::sentence_end, 0, static_cast<std::uint32_t>(from),
                static_cast<std::uint32_t>(at_)};
      }
    }
    const std::size_t from = at_;
    const word_token word = take();
    if (s_.size() - at_ < 3 || s_.substr(at_, 3) != "://") return word;
    while (at_ < s_.size() && !is_blank(s_[at_]) && s_[at_] != '>') ++at_;
    return aside(from);
  }

 private:
  enum class kind : std::uint8_t { other, stop, letter, digit, ideograph };
  struct character {
    kind is;
    bool upper;
    std::uint8_t size;    // bytes in the text
    std::uint16_t lower;  // of letters below U+0500, without accents
  };

  [[nodiscard]] constexpr std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(s_.size());
  }

  [[nodiscard]] constexpr word_token aside(std::size_t from) const noexcept {
    return {word_token::what::aside, 0, static_cast<std::uint32_t>(from),
            static_cast<std::uint32_t>(at_)};
  }

  // The size of the quotation that begins here, with its marks; 0 if none does. What is quoted is a
  // name or a value of the request, unless a word before it says that it is the message itself.
  // Within JSON, quotation marks do not quote.
  [[nodiscard]] constexpr std::size_t quotation() const noexcept {
    const char mark = s_[at_];
    if ((mark != '\'' && mark != '"' && mark != '`') || json_ || at_ == 0) return 0;
    const char before = s_[at_ - 1];
    if (before != ' ' && before != '(' && before != ':' && before != '=' && before != '[') return 0;
    std::size_t word_end = at_;
    while (word_end > 0 && (s_[word_end - 1] == ' ' || s_[word_end - 1] == ':')) --word_end;
    const std::string_view so_far = s_.substr(0, word_end);
    for (const std::string_view says :
         {"error", "message", "reason", "response", "returned", "said", "Error", "Message",
          "Reason", "Response", "exception"}) {
      if (so_far.size() >= says.size() && so_far.substr(so_far.size() - says.size()) == says) {
        return 0;
      }
    }
    for (std::size_t i = at_ + 1; i < s_.size() && i - at_ < 200; ++i) {
      if (s_[i] == '{') return 0;
      if (s_[i] != mark || (i + 1 < s_.size() && letter_at(i + 1))) continue;
      return i + 1 - at_;
    }
    return 0;
  }

  static constexpr bool is_blank(char c) noexcept {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '"' || c == '\'' || c == ')';
  }

  // U+00C0 … U+017F without accents; _ is no letter.
  static constexpr std::string_view plain_latin =
      "aaaaaaaceeeeiiiidnooooo_ouuuuytsaaaaaaaceeeeiiiidnooooo_ouuuuyty"
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

  [[nodiscard]] constexpr character read(std::size_t at) const noexcept {
    const auto c = static_cast<unsigned char>(s_[at]);
    if (c < 0x80) {
      if (c >= 'a' && c <= 'z') return {kind::letter, false, 1, c};
      if (c >= 'A' && c <= 'Z') {
        return {kind::letter, true, 1, static_cast<std::uint16_t>(c | 0x20)};
      }
      if (c >= '0' && c <= '9') return {kind::digit, false, 1, c};
      const bool stop = c == '.' || c == '!' || c == '?' || c == ';';
      return {stop || c == '\n' ? kind::stop : kind::other, false, 1, 0};
    }
    const std::size_t left = s_.size() - at;
    const auto tail = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(s_[at + i]) & 0x3FU);
    };
    if (c >= 0xC3 && c <= 0xDF && left >= 2) {
      const std::uint32_t u = (c & 0x1FU) << 6 | tail(1);
      if (u <= 0x17F) {
        const char plain = plain_latin[u - 0xC0];
        return {plain == '_' ? kind::other : kind::letter, false, 2,
                static_cast<std::uint16_t>(static_cast<unsigned char>(plain))};
      }
      if (u >= 0x300 && u <= 0x36F) return {kind::other, false, 2, 0};
      const std::uint32_t lower = u >= 0x410 && u <= 0x42F   ? u + 0x20
                                  : u >= 0x400 && u <= 0x40F ? u + 0x50
                                                             : u;
      return {kind::letter, false, 2, static_cast<std::uint16_t>(lower)};
    }
    if (c >= 0xE0 && c <= 0xEF && left >= 3) {
      const std::uint32_t u = (c & 0x0FU) << 12 | tail(1) << 6 | tail(2);
      if (u == 0x3002 || u == 0xFF01 || u == 0xFF1B || u == 0xFF1F) {
        return {kind::stop, false, 3, 0};
      }
      const bool mark = (u >= 0x2000 && u <= 0x206F) || (u >= 0x3000 && u <= 0x3004) ||
                        (u >= 0x3008 && u <= 0x3020) || (u >= 0xFF00 && u <= 0xFF0F) ||
                        (u >= 0xFF1A && u <= 0xFF20);
      if (mark) return {kind::other, false, 3, 0};
      if (u >= 0x2E80) return {kind::ideograph, false, 3, 0};
      return {kind::letter, false, 3, 0};
    }
    return {kind::other, false, 1, 0};
  }

  [[nodiscard]] constexpr word_token take() noexcept {
    const std::size_t from = at_;
    std::uint16_t letters[longest];
    std::size_t n = 0;
    bool number = false;
    bool plain = true;
    bool lower_seen = false;
    bool upper_before = false;
    // Most words are small letters, perhaps behind a capital.
    if (s_[at_] >= 'A' && s_[at_] <= 'Z') {
      letters[n++] = static_cast<std::uint16_t>(s_[at_++] | 0x20);
      upper_before = true;
    }
    for (; at_ < s_.size() && n < longest && s_[at_] >= 'a' && s_[at_] <= 'z'; ++at_) {
      letters[n++] = static_cast<unsigned char>(s_[at_]);
      lower_seen = true;
    }
    if (lower_seen) upper_before = false;
    while (at_ < s_.size() && !ends_word(s_[at_])) {
      const character c = read(at_);
      if (c.is == kind::ideograph) {
        if (n == 0) {
          std::uint32_t hash = no_letters;
          for (int i = 0; i < 3; ++i) {
            hash = mix(hash, static_cast<unsigned char>(s_[at_ + static_cast<std::size_t>(i)]));
          }
          at_ += 3;
          return {word_token::what::word, hash, static_cast<std::uint32_t>(from),
                  static_cast<std::uint32_t>(at_)};
        }
        break;
      }
      if (c.is != kind::letter && c.is != kind::digit) {
        // The apostrophe of "don't" is within the word.
        if (n > 0 && n < longest && s_[at_] == '\'' && at_ + 1 < s_.size() && letter_at(at_ + 1)) {
          ++at_;
          continue;
        }
        if (n > 0 && at_ + 3 < s_.size() && s_.substr(at_, 3) == "\xE2\x80\x99" &&
            letter_at(at_ + 3)) {
          at_ += 3;
          continue;
        }
        break;
      }
      if (c.upper) {
        const bool next_is_lower = at_ + 1 < s_.size() && s_[at_ + 1] >= 'a' && s_[at_ + 1] <= 'z';
        // "limitExceeded", and the last capital of "TPMLimit"; but not the s of "APIs".
        if (lower_seen || (upper_before && next_is_lower && !plural_at(at_))) {
          if (n > 0) break;
        }
      }
      lower_seen = lower_seen || (c.is == kind::letter && !c.upper);
      upper_before = c.upper;
      if (n == 0) number = c.is == kind::digit;
      if (n < longest) {
        if (c.lower != 0) {
          letters[n++] = c.lower;
        } else {
          for (std::size_t i = 0; i < c.size && n < longest; ++i) {
            letters[n++] = static_cast<unsigned char>(s_[at_ + i]);
          }
        }
      } else {
        plain = false;
      }
      at_ += c.size;
    }
    if (!plain) n = longest;  // no word of a lexicon
    if (!number) n = without_ending(letters, n);
    std::uint32_t hash = no_letters;
    for (std::size_t i = 0; i < n; ++i) hash = mix(hash, letters[i]);
    return {number ? word_token::what::number : word_token::what::word, hash,
            static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(at_)};
  }

  // Of the ASCII characters that end a word, all but the apostrophe.
  static constexpr bool ends_word(char c) noexcept {
    return (c >= ' ' && c <= '/' && c != '\'') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`');
  }

  [[nodiscard]] constexpr bool letter_at(std::size_t at) const noexcept {
    const char c = s_[at];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  // Whether a capital is the last one of a plural such as "APIs".
  [[nodiscard]] constexpr bool plural_at(std::size_t at) const noexcept {
    return at + 1 < s_.size() && s_[at + 1] == 's' && (at + 2 >= s_.size() || !letter_at(at + 2));
  }

  static constexpr std::size_t longest = 32;

  std::string_view s_;
  std::size_t at_ = 0;
  bool json_ = false;  // a brace was seen

  static_assert(plain_latin.size() == 0x180 - 0xC0);
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
