// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Takes text apart into words, the same way for the lexicon and for what a server wrote.
#ifndef TRIAGE_TABLES_DETAIL_WORD_READER_HPP
#define TRIAGE_TABLES_DETAIL_WORD_READER_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

#include <triage/config.hpp>
#include <triage/tables/detail/perfect_hash.hpp>
#include <triage/text/detail/simd.hpp>

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

/// How many letters the ending of a word has: requests, requested, requesting are one word, and so
/// are query and queries. `last` has the last letter in its highest byte, the one before it in the
/// next one.
[[nodiscard, gnu::always_inline]] constexpr std::size_t ending_size(std::uint64_t last,
                                                                    std::size_t n) noexcept {
  if (n <= 3) return 0;
  const auto letter = [](char c) { return static_cast<std::uint64_t>(c); };
  // Most words end with another letter.
  constexpr auto bit = [](char c) { return 1U << (static_cast<unsigned>(c) & 31U); };
  constexpr unsigned endings = bit('y') | bit('g') | bit('d') | bit('s') | bit('e');
  if ((endings >> (last >> 56 & 31U) & 1U) == 0) return 0;
  const std::uint64_t second = last >> 48 & 0xFFU;
  const std::uint64_t third = last >> 40 & 0xFFU;
  switch (last >> 56) {
    case 'y': return n > 5 && second == letter('l') ? 2 : 1;
    case 'g': return n > 5 && second == letter('n') && third == letter('i') ? 3 : 0;
    case 'd':
      if (n == 4 || second != letter('e') || third == letter('e')) return 0;
      return third == letter('i') ? 3 : 2;
    case 's':
      if (n > 4 && second == letter('e')) return third == letter('i') ? 3 : 2;
      return second == letter('s') || second == letter('u') ? 0 : 1;
    case 'e': return 1;
    default: return 0;
  }
}

/// The number of a letter, which is a byte or a character.
template <class Letter>
[[nodiscard]] constexpr std::uint32_t number_of(Letter c) noexcept {
  if constexpr (sizeof(Letter) == 1) {
    return static_cast<unsigned char>(c);
  } else {
    return static_cast<std::uint32_t>(c);
  }
}

/// How many letters are left of a word without its ending.
template <class Letters>
[[nodiscard]] constexpr std::size_t without_ending(const Letters& w, std::size_t n) noexcept {
  if (n <= 3) return n;
  const auto before = [&](std::size_t from_end) {
    const std::uint32_t c = number_of(w[n - from_end]);
    return c < 0x80 ? static_cast<std::uint64_t>(c) : 0;
  };
  const std::uint64_t last = number_of(w[n - 1]) & 0xFFU;
  return n - ending_size(last << 56 | before(2) << 48 | before(3) << 40, n);
}

/// Mixes a block of a word into its hash, whose upper half counts.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t block) noexcept {
  return (hash ^ hash >> 32 ^ block) * 0xD6E8FEB86659FD93U;
}

/// A hash as it is kept: none of the marks between the words of spelled-out phrases.
[[nodiscard]] constexpr std::uint32_t kept(std::uint64_t hash) noexcept {
  return static_cast<std::uint32_t>(hash >> 32) | 4U;
}

/// Hashes letters of ASCII: blocks of eight, the first letter in the lowest byte; the last block
/// has what there is of it at its upper end.
template <class Letters>
[[nodiscard]] constexpr std::uint32_t hash_of_letters(const Letters& w, std::size_t n) noexcept {
  std::uint64_t hash = 0;
  std::uint64_t block = 0;
  for (std::size_t i = 0; i < n; ++i) {
    block = block >> 8 | static_cast<std::uint64_t>(number_of(w[i])) << 56;
    if (i % 8 != 7 && i + 1 != n) continue;
    hash = mix(hash, block);
    block = 0;
  }
  return kept(hash);
}

/// The hash of a word of small ASCII letters; what `word_reader` gives for it.
[[nodiscard]] constexpr std::uint32_t hash_of(std::string_view word) noexcept {
  return hash_of_letters(word, without_ending(word, word.size()));
}

/// What a byte is to the reader, a bit for each.
struct byte_is {
  static constexpr std::uint8_t high = 0;  ///< not of ASCII
  static constexpr std::uint8_t separator = 1;
  static constexpr std::uint8_t stop = 2;
  static constexpr std::uint8_t brace = 4;
  static constexpr std::uint8_t quote = 8;
  static constexpr std::uint8_t apostrophe = 16;
  static constexpr std::uint8_t digit = 32;
  static constexpr std::uint8_t small = 64;
  static constexpr std::uint8_t capital = 128;
  /// What ends any word.
  static constexpr std::uint8_t end = separator | stop | brace | quote;
  /// Separators that need a second look: what may begin a URL's "://", and what is behind the text.
  static constexpr std::uint8_t colon = separator | brace;
  static constexpr std::uint8_t zero = separator | stop;
};

inline constexpr auto byte_kinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t c = 0; c < 0x80; ++c) {
    kinds[c] = c >= 'a' && c <= 'z'                                        ? byte_is::small
               : c >= 'A' && c <= 'Z'                                      ? byte_is::capital
               : c >= '0' && c <= '9'                                      ? byte_is::digit
               : c == '\''                                                 ? byte_is::apostrophe
               : c == '"' || c == '`'                                      ? byte_is::quote
               : c == '{'                                                  ? byte_is::brace
               : c == '.' || c == '!' || c == '?' || c == ';' || c == '\n' ? byte_is::stop
               : c == ':'                                                  ? byte_is::colon
               : c == '\0'                                                 ? byte_is::zero
                                                                           : byte_is::separator;
  }
  return kinds;
}();

/// A copy of a text, or of its beginning, with zeros behind it: a word's letters are then read
/// many at a time wherever it is, without asking each time whether the text ends there.
class word_text {
 public:
  static constexpr std::size_t most = 2048;

  constexpr word_text() noexcept {}  // NOLINT(modernize-use-equals-default): it would set all bytes
  explicit constexpr word_text(std::string_view s) noexcept { set(s); }

  constexpr void set(std::string_view s) noexcept {
    size_ = s.size() < most ? s.size() : most;
    copy(s.data());
    end();
  }

  /// Where at most `most` bytes may be written instead; then `written` is told how many.
  [[nodiscard]] constexpr char* room() noexcept { return bytes_; }
  constexpr void written(std::size_t size) noexcept {
    size_ = size;
    end();
  }

  [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes_, size_}; }

  /// Whether it is a name, as codes are, and no sentence.
  [[nodiscard]] constexpr bool is_name() const noexcept {
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated()) {
      for (std::size_t i = 0; i < size_; i += 16) {
        const simd::sixteen b = simd::load16(bytes_ + i);
        const std::size_t left = size_ - i;
        const simd::mask here = left < 16 ? (1U << left) - 1 : 0xFFFFU;
        if ((simd::bits((b <= ' ') | (b == '\x7F')) & here) != 0) return false;
      }
      return true;
    }
#endif
    for (std::size_t i = 0; i < size_; ++i) {
      if (bytes_[i] <= ' ' || bytes_[i] > '~') return false;
    }
    return true;
  }

 private:
  // A capital, 16 small letters, and what is behind them.
  static constexpr std::size_t behind = 24;

  constexpr void end() noexcept {
    for (std::size_t i = 0; i < behind; ++i) bytes_[size_ + i] = '\0';
  }

  // In steps of 16 bytes, the last of which goes over some bytes twice: compilers make of a
  // std::memcpy of at most 2 KB an instruction that takes long to start.
  constexpr void copy(const char* from) noexcept {
    std::size_t i = 0;
    if (!std::is_constant_evaluated() && size_ >= 16) {
      for (; i + 16 < size_; i += 16) std::memcpy(bytes_ + i, from + i, 16);
      i = size_ - 16;
      std::memcpy(bytes_ + i, from + i, 16);
      return;
    }
    for (; i < size_; ++i) bytes_[i] = from[i];
  }

  std::size_t size_ = 0;
  char bytes_[most + behind];
};

/// Splits at everything that is no letter or digit, and where a name in camel case has its steps:
/// "TPMLimitExceeded" is tpm, limit, exceed. Linear, total for any bytes.
class word_reader {
 public:
  explicit constexpr word_reader(const word_text& s) noexcept : s_(s.view()) {}

  [[nodiscard, gnu::always_inline]] constexpr word_token next() noexcept {
    for (;;) {
      const std::uint8_t k = kind_at(at_);
      if ((k & (byte_is::small | byte_is::capital)) != 0) {
        const std::size_t from = at_;
        std::size_t end = 0;
        if (const std::uint32_t hash = plain_word(k, end); hash != 0) {
          return {word_token::what::word, hash, static_cast<std::uint32_t>(from),
                  static_cast<std::uint32_t>(end)};
        }
      } else if ((k & byte_is::separator) != 0) {
        if (k == byte_is::zero && at_ >= s_.size()) break;
        ++at_;
        continue;
      }
      if (k == byte_is::stop) {
        const std::size_t from = at_++;
        if (at_ < s_.size() && !is_blank(s_[at_])) continue;
        return token(word_token::what::sentence_end, 0, from);
      }
      if (k == byte_is::digit) {
        const std::size_t from = at_;
        if (const std::uint32_t hash = plain_number(); hash != 0) {
          return token(word_token::what::number, hash, from);
        }
      }
      // By value, so that what is not rare needs no memory.
      const step s = other(s_, at_, json_);
      at_ = s.at;
      json_ = s.json;
      if (s.found) return s.token;
    }
    return {word_token::what::end, 0, size(), size()};
  }

 private:
  // Where the reader is after something that is rare, and whether that is a token.
  struct step {
    word_token token;
    std::size_t at;
    bool json;
    bool found;
  };

  constexpr word_reader(std::string_view s, std::size_t at, bool json) noexcept
      : s_(s), at_(at), json_(json) {}

  enum class kind : std::uint8_t { other, stop, letter, digit, ideograph };
  // One number: compilers store members one by one and load them together, which a processor waits
  // for.
  class character {
   public:
    constexpr character(kind is, bool upper, std::uint32_t size, std::uint32_t lower) noexcept
        : bits_(lower | static_cast<std::uint32_t>(is) << 16 | (upper ? upper_bit : 0) |
                size << 24) {}
    [[nodiscard]] constexpr kind is() const noexcept { return static_cast<kind>(bits_ >> 16 & 7U); }
    [[nodiscard]] constexpr bool upper() const noexcept { return (bits_ & upper_bit) != 0; }
    /// Bytes in the text.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return bits_ >> 24; }
    /// Of letters below U+0500, without accents; 0 of others.
    [[nodiscard]] constexpr std::uint16_t lower() const noexcept {
      return static_cast<std::uint16_t>(bits_);
    }

   private:
    static constexpr std::uint32_t upper_bit = 1U << 20;
    std::uint32_t bits_;
  };

  [[nodiscard]] constexpr std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(s_.size());
  }

  // What is from a place to where the reader is.
  [[nodiscard]] constexpr word_token token(word_token::what is, std::uint32_t hash,
                                           std::size_t from) const noexcept {
    return {is, hash, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(at_)};
  }

  [[nodiscard]] constexpr std::uint8_t kind_at(std::size_t at) const noexcept {
    return byte_kinds[static_cast<unsigned char>(*(s_.data() + at))];
  }

  [[nodiscard, gnu::noinline]] static constexpr step other(std::string_view s, std::size_t at,
                                                           bool json) noexcept {
    word_reader r(s, at, json);
    word_token found;
    const bool is_token = r.other(found);
    return {found, r.at_, r.json_, is_token};
  }

  // What is no plain word. False if it is no token.
  constexpr bool other(word_token& found) noexcept {
    const std::size_t from = at_;
    const std::uint8_t k = kind_at(from);
    switch (k) {
      case byte_is::brace:
        json_ = true;
        ++at_;
        return false;
      case byte_is::quote:
      case byte_is::apostrophe: {
        const std::size_t size = quotation();
        at_ += size != 0 ? size : 1;
        found = token(word_token::what::aside, 0, from);
        return size != 0;
      }
      case byte_is::high: {
        const character c = read(from);
        if (c.is() == kind::letter || c.is() == kind::ideograph) break;
        at_ += c.size();
        found = token(word_token::what::sentence_end, 0, from);
        return c.is() == kind::stop;
      }
      case byte_is::small: {
        // Mostly "https".
        const std::size_t n = letters(s_.data() + from, 'a');
        if (n > 15 || s_.substr(from + n, 3) != "://") break;
        at_ += n;
        found = url(from);
        return true;
      }
      default: break;
    }
    found = take();
    if (at_ < s_.size() && s_[at_] == ':' && s_.substr(at_, 3) == "://") found = url(from);
    return true;
  }

  // All of the URL that begins with a word behind which the reader is.
  [[nodiscard]] constexpr word_token url(std::size_t from) noexcept {
    for (; at_ < s_.size() && !ends_url(s_[at_]); ++at_) {
#if TRIAGE_SIMD
      // What ends one is less than *, as little in URLs is, or >.
      if (std::is_constant_evaluated()) continue;
      simd::mask found = 0;
      while (found == 0) {
        const simd::sixteen b = simd::load16(s_.data() + at_);
        found = simd::bits((b < '*') | (b == '>'));
        at_ += found == 0 ? 16U : static_cast<unsigned>(std::countr_zero(found));
      }
      if (at_ >= s_.size() || ends_url(s_[at_])) break;
#endif
    }
    return token(word_token::what::aside, 0, from);
  }

  // How many of the next 16 bytes are letters of one kind, before the first other byte.
  [[nodiscard, gnu::always_inline]] static constexpr std::size_t letters(const char* p,
                                                                         char first) noexcept {
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated()) {
      // Moves the letters to the upper end of what a signed byte can be: one comparison for both.
      using unsigned_bytes = unsigned char __attribute__((vector_size(16)));
      const auto moved = reinterpret_cast<unsigned_bytes>(simd::load16(p)) +
                         static_cast<unsigned char>(0x80 - 26 - first);
      const auto are = reinterpret_cast<simd::sixteen>(moved) > static_cast<signed char>(0x7F - 26);
      // The sum has a bit where the first other byte is, and is not 0.
      return static_cast<unsigned>(__builtin_ctz(simd::bits(are) + 1));
    }
#endif
    std::size_t n = 0;
    while (n < 16 && p[n] >= first && p[n] < first + 26) ++n;
    return n;
  }

  // Most words are at most 15 small letters, perhaps behind a capital; others are as many capitals.
  // Gives the hash and the end, and goes on; 0 if this is none of these.
  [[nodiscard, gnu::always_inline]] constexpr std::uint32_t plain_word(std::uint8_t k,
                                                                       std::size_t& end) noexcept {
    const char* const p = s_.data() + at_;
    const bool small = k == byte_is::small || kind_at(at_ + 1) == byte_is::small;
    const std::size_t n = small ? 1 + letters(p + 1, 'a') : letters(p, 'A');
    end = at_ + n;
    std::size_t next = end;
    const std::uint8_t behind = kind_at(end);
    if (behind == byte_is::separator) {
      ++next;
    } else if (behind == byte_is::colon
                   ? p[n + 1] == '/' && p[n + 2] == '/'
                   : (behind & (byte_is::end | byte_is::capital)) == 0 &&
                         (behind != byte_is::apostrophe || letter_at(end + 1))) {
      return 0;
    }
    // Capitals become small letters, and those stay what they are.
    constexpr std::uint64_t all_small = 0x2020202020202020U;
    const std::uint64_t first = load_le<8>(p) | all_small;
    if (n > 8) {
      if (n > 15) return 0;
      at_ = next;
      return kept(hash_of_two(first, load_le<8>(p + 8) | all_small, n));
    }
    at_ = next;
    const std::uint64_t word = first << (64 - 8 * n);
    return kept(mix(0, word << 8 * ending_size(word, n)));
  }

  // Of 9 to 15 letters, without their ending.
  [[nodiscard, gnu::noinline]] static constexpr std::uint64_t hash_of_two(std::uint64_t first,
                                                                          std::uint64_t second,
                                                                          std::size_t n) noexcept {
    n -= ending_size(second << (128 - 8 * n) | first >> (8 * n - 64), n);
    return n <= 8 ? mix(0, first << (64 - 8 * n)) : mix(mix(0, first), second << (128 - 8 * n));
  }

  // Most numbers are at most eight digits. The same as for words.
  [[nodiscard, gnu::always_inline]] constexpr std::uint32_t plain_number() noexcept {
    std::size_t n = 1;
    while (kind_at(at_ + n) == byte_is::digit) ++n;
    if (n > 8) return 0;
    const std::uint8_t behind = kind_at(at_ + n);
    if ((behind & byte_is::end) == 0 || behind == byte_is::colon) return 0;
    const std::uint64_t digits = load_le<8>(s_.data() + at_) << (64 - 8 * n);
    at_ += n;
    return kept(mix(0, digits));
  }

  // The size of the quotation that begins here, with its marks; 0 if none does. What is quoted is a
  // name or a value of the request, unless a word before it says that it is the message itself.
  // Within JSON, quotation marks do not quote.
  [[nodiscard]] constexpr std::size_t quotation() const noexcept {
    const char mark = s_[at_];
    if (json_ || at_ == 0) return 0;
    const char before = s_[at_ - 1];
    if (before != ' ' && before != '(' && before != ':' && before != '=' && before != '[') return 0;
    std::size_t word_end = at_;
    while (word_end > 0 && (s_[word_end - 1] == ' ' || s_[word_end - 1] == ':')) --word_end;
    const std::string_view so_far = s_.substr(0, word_end);
    for (const std::string_view word : says) {
      if (so_far.ends_with(word)) return 0;
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
  // The same and >; g++ makes two questions of it if they are written as such.
  static constexpr bool ends_url(char c) noexcept {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '"' || c == '\'' || c == ')' ||
           c == '>';
  }

  // Behind these a quotation is the message itself.
  static constexpr std::string_view says[] = {"error",    "message",  "reason",   "response",
                                              "returned", "said",     "Error",    "Message",
                                              "Reason",   "Response", "exception"};

  // U+00C0 … U+017F without accents; _ is no letter.
  static constexpr std::string_view plain_latin =
      "aaaaaaaceeeeiiiidnooooo_ouuuuytsaaaaaaaceeeeiiiidnooooo_ouuuuyty"
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

  [[nodiscard]] constexpr character read(std::size_t at) const noexcept {
    const auto c = static_cast<unsigned char>(s_[at]);
    if (c < 0x80) {
      switch (kind_at(at)) {
        case byte_is::small: return {kind::letter, false, 1, c};
        case byte_is::capital: return {kind::letter, true, 1, c | 0x20U};
        case byte_is::digit: return {kind::digit, false, 1, c};
        default: return {kind::other, false, 1, 0};
      }
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
                static_cast<unsigned char>(plain)};
      }
      if (u >= 0x300 && u <= 0x36F) return {kind::other, false, 2, 0};
      const std::uint32_t lower = u >= 0x410 && u <= 0x42F   ? u + 0x20
                                  : u >= 0x400 && u <= 0x40F ? u + 0x50
                                                             : u;
      return {kind::letter, false, 2, lower};
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

  // Any word: a letter, digit or ideograph is there.
  [[nodiscard]] constexpr word_token take() noexcept {
    const std::size_t from = at_;
    std::uint16_t letters[longest];
    std::size_t n = 0;
    bool number = false;
    bool plain = true;
    bool lower_seen = false;
    bool upper_before = false;
    while (at_ < s_.size() && (kind_at(at_) & byte_is::end) == 0) {
      const character c = read(at_);
      if (c.is() == kind::ideograph) {
        if (n == 0) {
          const std::uint64_t hash = mix(0, load_le<3>(s_.data() + from));
          at_ += 3;
          return token(word_token::what::word, kept(hash), from);
        }
        break;
      }
      if (c.is() != kind::letter && c.is() != kind::digit) {
        // The apostrophe of "don't" is within the word.
        if (n < longest && s_[at_] == '\'' && at_ + 1 < s_.size() && letter_at(at_ + 1)) {
          ++at_;
          continue;
        }
        if (at_ + 3 < s_.size() && s_.substr(at_, 3) == "\xE2\x80\x99" && letter_at(at_ + 3)) {
          at_ += 3;
          continue;
        }
        break;
      }
      if (c.upper()) {
        const bool next_is_lower = at_ + 1 < s_.size() && s_[at_ + 1] >= 'a' && s_[at_ + 1] <= 'z';
        // "limitExceeded", and the last capital of "TPMLimit"; but not the s of "APIs".
        if (lower_seen || (upper_before && next_is_lower && !plural_at(at_))) break;
      }
      lower_seen = lower_seen || (c.is() == kind::letter && !c.upper());
      upper_before = c.upper();
      if (n == 0) number = c.is() == kind::digit;
      if (n < longest) {
        if (c.lower() != 0) {
          letters[n++] = c.lower();
        } else {
          for (std::size_t i = 0; i < c.size() && n < longest; ++i) {
            letters[n++] = static_cast<unsigned char>(s_[at_ + i]);
          }
        }
      } else {
        plain = false;
      }
      at_ += c.size();
    }
    if (!plain) n = longest;  // no word of a lexicon
    if (!number) n = without_ending(letters, n);
    const auto is = number ? word_token::what::number : word_token::what::word;
    unsigned bits = 0;
    for (std::size_t i = 0; i < n; ++i) bits |= letters[i];
    if (bits < 0x80) return token(is, hash_of_letters(letters, n), from);
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < n; ++i) hash = mix(hash, letters[i]);
    return token(is, kept(hash), from);
  }

  [[nodiscard]] constexpr bool letter_at(std::size_t at) const noexcept {
    const char c = *(s_.data() + at);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  // Whether a capital that a small letter follows is the last one of a plural such as "APIs".
  [[nodiscard]] constexpr bool plural_at(std::size_t at) const noexcept {
    return s_[at + 1] == 's' && (at + 2 >= s_.size() || !letter_at(at + 2));
  }

  static constexpr std::size_t longest = 32;

  std::string_view s_;
  std::size_t at_ = 0;
  bool json_ = false;  // a brace was seen

  static_assert(plain_latin.size() == 0x180 - 0xC0);
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
