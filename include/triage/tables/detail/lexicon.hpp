// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Phrases that the compiler has made ready for one pass over a text, and that pass.
#ifndef TRIAGE_TABLES_DETAIL_LEXICON_HPP
#define TRIAGE_TABLES_DETAIL_LEXICON_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>

#include <triage/tables/detail/word_reader.hpp>
#include <triage/tables/rows.hpp>
#include <triage/tables/table_view.hpp>
#include <triage/tables/words.hpp>
#include <triage/text/detail/null.hpp>

namespace triage::inline TRIAGE_ABI::detail {

// What a phrase consists of: words by number, and:
inline constexpr std::uint16_t unknown_word = 0;
inline constexpr std::uint16_t any_number = 2;
inline constexpr std::uint16_t small_word = 3;  // left out
inline constexpr std::uint16_t first_word = 4;
inline constexpr std::uint16_t gap = 0xFFFF;

struct phrase {
  std::uint16_t at;   // among the elements
  std::uint8_t size;  // of these
  std::uint8_t word;  // which of the words has it
};

struct lexicon_view {
  const word* words = nullptr;
  std::size_t words_size = 0;
  const row* const* rows = nullptr;  // the decision of each word
  const std::uint32_t* hashes = nullptr;
  const std::uint16_t* numbers = nullptr;  // of the words with these hashes
  std::uint32_t mask = 0;
  const std::uint16_t* elements = nullptr;
  const phrase* phrases = nullptr;
  const std::uint16_t* first_phrase = nullptr;  // of the phrases that begin with a word
  const std::uint16_t* classes = nullptr;       // of each word, a bit for each; nullptr: no pairs
  const word_pair* pairs = nullptr;
  std::size_t pairs_size = 0;
  const row* pair_rows = nullptr;

  [[nodiscard]] constexpr std::uint16_t number_of(std::uint32_t hash) const noexcept {
    for (std::uint32_t i = hash & mask;; i = (i + 1) & mask) {
      if (numbers[i] == unknown_word || hashes[i] == hash) return numbers[i];
    }
  }
};

// Between the hashes of spelled-out phrases.
inline constexpr std::uint32_t phrase_ends = 0;
inline constexpr std::uint32_t gap_here = 1;
inline constexpr std::uint32_t number_here = 2;
inline constexpr std::uint32_t word_ends = 3;

[[nodiscard]] constexpr std::uint32_t safe_hash(std::uint32_t hash) noexcept {
  return hash < 4 ? hash + 4 : hash;
}

/// Phrases as hashes. Each line of a lexicon is spelled in an evaluation of its own, which stays
/// below the compilers' limits.
template <std::size_t Most>
struct spelled {
  std::array<std::uint32_t, Most> of{};
  std::size_t size = 0;

  constexpr void add(std::string_view phrases, char between) {
    while (!phrases.empty()) {
      std::size_t n = phrases.find_first_of(between == ' ' ? " " : " |");
      const bool ends = n == std::string_view::npos || phrases[n] == between;
      if (n == std::string_view::npos) n = phrases.size();
      const std::string_view piece = phrases.substr(0, n);
      if (piece == "*") {
        of[size++] = gap_here;
      } else if (piece == "#") {
        of[size++] = number_here;
      } else {
        word_reader reader(piece);
        for (word_token t = reader.next(); t.is != word_token::what::end; t = reader.next()) {
          of[size++] = safe_hash(t.hash);
        }
      }
      if (ends) of[size++] = phrase_ends;
      phrases.remove_prefix(n == phrases.size() ? n : n + 1);
    }
    of[size++] = word_ends;
  }
};

[[nodiscard]] constexpr std::size_t most_spelled(std::string_view phrases) {
  std::size_t n = 4;
  for (const char c : phrases) {
    const auto u = static_cast<unsigned char>(c);
    if (c == ' ' || c == '|') n += 2;
    if (u >= 0xE0) ++n;
  }
  return n;
}

template <const auto& Words, std::size_t Line>
inline constexpr auto spelled_line = [] {
  spelled<most_spelled(Words[Line].phrases)> s;
  s.add(Words[Line].phrases, '|');
  return s;
}();

inline constexpr auto spelled_classes = [] {
  spelled<256> s;
  for (const classed_words& c : lexicon_words::classes) s.add(c.words, ' ');
  return s;
}();

inline constexpr auto spelled_same_words = [] {
  spelled<256> s;
  for (const std::string_view line : same_words) s.add(line, ' ');
  return s;
}();

template <std::size_t Slots>
struct dictionary {
  std::array<std::uint32_t, Slots> hashes{};
  std::array<std::uint16_t, Slots> numbers{};
  std::uint16_t next = first_word;

  constexpr std::uint16_t number_of(std::uint32_t hash, std::uint16_t otherwise) {
    for (std::size_t i = hash % Slots;; i = (i + 1) % Slots) {
      if (numbers[i] != unknown_word && hashes[i] != hash) continue;
      if (numbers[i] == unknown_word) {
        hashes[i] = hash;
        numbers[i] = otherwise != unknown_word ? otherwise : next++;
      }
      return numbers[i];
    }
  }
  constexpr void add_same_words() {
    std::uint16_t same = small_word;
    bool first = false;
    for (std::size_t i = 0; i < spelled_same_words.size; ++i) {
      const std::uint32_t hash = spelled_same_words.of[i];
      if (hash == word_ends) {
        first = true;
      } else if (hash != phrase_ends) {
        same = number_of(hash, first ? unknown_word : same);
        first = false;
      }
    }
  }
};

/// What is kept of some lists of words.
template <std::size_t Elements, std::size_t Phrases, std::size_t Words, std::size_t Slots>
struct compiled_lexicon {
  dictionary<Slots> words;
  std::array<std::uint16_t, Elements> elements{};
  std::array<phrase, Phrases> phrases{};
  std::array<std::uint16_t, Slots / 2> first_phrase{};
  std::array<std::uint16_t, Slots / 2> classes{};
  bool empty_phrase = false;
};

template <std::size_t N>
struct hash_list {
  std::array<std::uint32_t, N> of{};
  std::size_t size = 0;

  [[nodiscard]] constexpr std::size_t count(std::uint32_t mark) const {
    std::size_t n = 0;
    for (std::size_t i = 0; i < size; ++i) n += of[i] == mark ? 1 : 0;
    return n;
  }
};

template <const auto& Words, std::size_t... Line>
[[nodiscard]] constexpr std::size_t spelled_size(std::index_sequence<Line...>) {
  return (spelled_line<Words, Line>.size + ...);
}
template <std::size_t N, const auto& Words, std::size_t... Line>
constexpr void append_lines(hash_list<N>& all, std::index_sequence<Line...>) {
  const auto append = [&](const auto& s) {
    for (std::size_t i = 0; i < s.size; ++i) all.of[all.size++] = s.of[i];
  };
  (append(spelled_line<Words, Line>), ...);
}
template <const auto& Words>
using lines_of = std::make_index_sequence<std::size(Words)>;

template <const auto&... Lists>
inline constexpr auto all_hashes = [] {
  hash_list<(spelled_size<Lists>(lines_of<Lists>{}) + ...)> all;
  (append_lines<std::size(all.of), Lists>(all, lines_of<Lists>{}), ...);
  return all;
}();

[[nodiscard]] constexpr std::size_t slots_for(std::size_t words) {
  std::size_t slots = 256;
  while (slots < words * 2) slots *= 2;
  return slots;
}

template <const auto&... Lists>
inline constexpr auto compiled_words = [] {
  constexpr const auto& all = all_hashes<Lists...>;
  constexpr std::size_t phrases = all.count(phrase_ends);
  compiled_lexicon<all.size - phrases, phrases, (std::size(Lists) + ...),
                   slots_for((all.size - phrases) / 3 + 100)>
      c;
  c.words.add_same_words();
  std::array<phrase, phrases> unsorted{};
  std::size_t elements = 0;
  std::size_t n = 0;
  std::uint8_t word = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < all.size; ++i) {
    const std::uint32_t hash = all.of[i];
    if (hash == word_ends) {
      ++word;
    } else if (hash == phrase_ends) {
      c.empty_phrase = c.empty_phrase || elements == begin || c.elements[begin] == gap;
      unsorted[n++] = {static_cast<std::uint16_t>(begin),
                       static_cast<std::uint8_t>(elements - begin), word};
      begin = elements;
    } else if (hash == gap_here || hash == number_here) {
      c.elements[elements++] = hash == gap_here ? gap : any_number;
    } else if (const std::uint16_t id = c.words.number_of(hash, unknown_word); id != small_word) {
      c.elements[elements++] = id;
    }
  }
  if (c.empty_phrase) return c;
  if constexpr (sizeof...(Lists) > 1) {
    std::size_t list = 0;
    for (std::size_t i = 0; i < spelled_classes.size; ++i) {
      const std::uint32_t hash = spelled_classes.of[i];
      if (hash == word_ends) {
        ++list;
      } else if (hash != phrase_ends) {
        const auto bit = 1U << static_cast<unsigned>(lexicon_words::classes[list].of);
        std::uint16_t& bits = c.classes[c.words.number_of(hash, unknown_word)];
        bits = static_cast<std::uint16_t>(bits | bit);
      }
    }
  }
  // Sorted by the first word.
  for (const phrase& p : unsorted) {
    ++c.first_phrase[static_cast<std::size_t>(c.elements[p.at]) + 1];
  }
  for (std::size_t i = 1; i < c.first_phrase.size(); ++i) {
    c.first_phrase[i] = static_cast<std::uint16_t>(c.first_phrase[i] + c.first_phrase[i - 1]);
  }
  auto at = c.first_phrase;
  for (const phrase& p : unsorted) c.phrases[at[c.elements[p.at]]++] = p;
  return c;
}();

/// What words of a category mean, in our words.
[[nodiscard]] constexpr std::string_view meaning_of_words(category c) noexcept {
  switch (c) {
    case category::invalid_request: return "words that tell of a faulty request";
    case category::authentication: return "words that tell of a bad credential";
    case category::permission: return "words that tell of a missing permission";
    case category::not_found: return "words that tell of something that is not there";
    case category::conflict: return "words that tell of a conflict";
    case category::payload_too_large: return "words that tell of a request that is too large";
    case category::context_length: return "words that tell of more tokens than the model takes";
    case category::content_policy: return "words that tell of refused content";
    case category::rate_limited: return "words that tell of too many requests";
    case category::quota_exhausted: return "words that tell of a used-up quota";
    case category::insufficient_funds: return "words that tell of missing funds";
    case category::overloaded: return "words that tell of an overloaded service";
    case category::timeout: return "words that tell of a timeout";
    case category::internal: return "words that tell of a fault of the service";
    case category::unavailable: return "words that tell of a service that is not there";
    default: return "words of the response";
  }
}

inline constexpr std::string_view source_of_words = "the lexicon, <triage/tables/words.hpp>";

// A row for each kind, and which of them each word has.
template <std::size_t Words>
struct word_kinds {
  std::array<row, Words> rows{};
  std::array<std::uint8_t, Words> of{};
  std::size_t size = 0;
};

template <const auto&... Lists>
inline constexpr auto kinds_of_words = [] {
  word_kinds<(std::size(Lists) + ...)> k;
  std::size_t n = 0;
  const auto add = [&](const auto& list) {
    for (const word& w : list) {
      std::size_t i = 0;
      while (i < k.size && !(k.rows[i].kind == w.kind)) ++i;
      if (i == k.size) {
        k.rows[k.size++] = {
            {}, {}, w.kind, meaning_of_words(w.kind.category), source_of_words};
      }
      k.of[n++] = static_cast<std::uint8_t>(i);
    }
  };
  (add(Lists), ...);
  return k;
}();
template <const auto&... Lists>
inline constexpr auto rows_of_words = [] {
  std::array<row, kinds_of_words<Lists...>.size> rows{};
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = kinds_of_words<Lists...>.rows[i];
  return rows;
}();
template <const auto&... Lists>
inline constexpr auto row_of_each_word = [] {
  std::array<const row*, (std::size(Lists) + ...)> of{};
  for (std::size_t i = 0; i < of.size(); ++i) {
    of[i] = &rows_of_words<Lists...>[kinds_of_words<Lists...>.of[i]];
  }
  return of;
}();
template <const auto&... Lists>
inline constexpr auto joined_words = [] {
  std::array<word, (std::size(Lists) + ...)> all{};
  std::size_t n = 0;
  const auto add = [&](const auto& list) {
    for (const word& w : list) all[n++] = w;
  };
  (add(Lists), ...);
  return all;
}();

template <const auto&... Lists>
inline constexpr lexicon_view lexicon_of = [] {
  constexpr const auto& c = compiled_words<Lists...>;
  static_assert(!c.empty_phrase,
                "triage: a phrase of words begins with *, or has only words that do not matter");
  static_assert((std::size(Lists) + ...) <= 255, "triage: at most 255 lines of words");
  return lexicon_view{joined_words<Lists...>.data(),
                      joined_words<Lists...>.size(),
                      row_of_each_word<Lists...>.data(),
                      c.words.hashes.data(),
                      c.words.numbers.data(),
                      static_cast<std::uint32_t>(c.words.hashes.size() - 1),
                      c.elements.data(),
                      c.phrases.data(),
                      c.first_phrase.data()};
}();

// Pairs have rows of their own.
inline constexpr auto rows_of_pairs = [] {
  std::array<row, std::size(lexicon_words::pairs)> rows{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const kind& k = lexicon_words::pairs[i].kind;
    rows[i] = {{}, {}, k, meaning_of_words(k.category), source_of_words};
  }
  return rows;
}();

inline constexpr lexicon_view lexicon = [] {
  lexicon_view v = lexicon_of<lexicon_words::general, lexicon_words::languages>;
  v.classes = compiled_words<lexicon_words::general, lexicon_words::languages>.classes.data();
  v.pairs = lexicon_words::pairs;
  v.pairs_size = std::size(lexicon_words::pairs);
  v.pair_rows = rows_of_pairs.data();
  return v;
}();

/// A phrase that was found.
struct word_hit {
  const row* by = nullptr;
  std::uint8_t value = 0;     ///< its strength, and one more in a code
  std::uint8_t strength = 0;  ///< 0: none was found
  std::uint8_t in = 0;        ///< in which text, counted by the caller
  std::uint16_t begin = 0;    ///< where, in the decoded text
  std::uint16_t end = 0;
};

inline constexpr std::size_t category_count = static_cast<std::size_t>(category::unknown) + 1;

/// The strongest hit for each category.
struct word_hits {
  word_hit of[category_count];
  std::uint8_t strongest[category_count] = {};  ///< without what a code adds

  constexpr void add(const word_hit& h) noexcept {
    const auto c = static_cast<std::size_t>(h.by->kind.category);
    if (h.value > of[c].value) of[c] = h;
    if (h.strength > strongest[c]) strongest[c] = h.strength;
  }
};

/// Finds the phrases of a lexicon in a text of at most 2,048 bytes. One pass, constant stack.
class word_finder {
 public:
  static constexpr std::size_t most_bytes = 2048;

  constexpr word_finder(const lexicon_view& of, std::string_view s) noexcept
      : lexicon_(of), text_(s) {
    word_reader reader(s);
    while (size_ < most_tokens) {
      const word_token t = reader.next();
      if (t.is == word_token::what::end) break;
      std::uint16_t number = unknown_word;
      if (t.is == word_token::what::word || t.is == word_token::what::number) {
        number = of.number_of(safe_hash(t.hash));
        if (number == small_word) continue;
      }
      tokens_[size_] = {number, static_cast<std::uint16_t>(t.begin),
                        static_cast<std::uint16_t>(t.end), 0, t.is};
      ++size_;
    }
  }

  /// `bonus`: how much more a hit in this text counts.
  constexpr void find(int status, std::uint8_t bonus, std::uint8_t in, word_hits& hits) noexcept {
    cover(status);
    for (std::size_t from = 0; from < size_; ++from) {
      for (const phrase& p : phrases_at(from)) {
        const word& w = lexicon_.words[p.word];
        if (w.kind.category == category::none || !w.status.has(status)) continue;
        const std::size_t to = match(p, from);
        if (to == 0 || is_covered(from, to)) continue;
        const auto strength = static_cast<std::uint8_t>(w.strength);
        hits.add({lexicon_.rows[p.word], static_cast<std::uint8_t>(strength + bonus), strength, in,
                  tokens_[from].begin, tokens_[to - 1].end});
      }
    }
    if (!is_null(lexicon_.classes)) find_pairs(bonus, in, hits);
  }

  /// Whether it tells that a request asks for more than a limit allows at all: "Limit 6000, Used 0,
  /// Requested 7012", "limit: 0". Then `begin` and `end` are where.
  [[nodiscard]] constexpr bool asks_too_much(std::int64_t& limit, std::uint16_t& begin,
                                             std::uint16_t& end) const noexcept {
    limit = -1;
    std::int64_t requested = -1;
    begin = end = 0;
    for (std::size_t i = 0; i + 1 < size_; ++i) {
      const std::string_view word = text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
      const bool is_limit = is(word, "limit");
      if (!is_limit && !is(word, "requested")) continue;
      // "Remaining limit: 0" is what is left of it.
      if (is_limit && i > 0 &&
          is(text_.substr(tokens_[i - 1].begin, tokens_[i - 1].end - tokens_[i - 1].begin),
             "remaining")) {
        continue;
      }
      if (tokens_[i + 1].is != word_token::what::number) continue;
      const std::int64_t n = number_at(tokens_[i + 1].begin);
      std::int64_t& value = is_limit ? limit : requested;
      if (n < 0 || value >= 0) continue;
      value = n;
      if (end == 0) begin = tokens_[i].begin;
      end = tokens_[i + 1].end;
    }
    return limit == 0 || (limit > 0 && requested > limit);
  }

 private:
  static constexpr std::size_t most_tokens = 512;
  static constexpr std::size_t most_between = 4;

  struct token {
    std::uint16_t number;
    std::uint16_t begin;
    std::uint16_t end;
    std::uint8_t covered;  // how long the phrase is that makes it mean nothing
    word_token::what is;
  };

  // In any case of ASCII letters.
  static constexpr bool is(std::string_view word, std::string_view lower) noexcept {
    if (word.size() != lower.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if ((static_cast<unsigned char>(word[i]) | 0x20) != static_cast<unsigned char>(lower[i])) {
        return false;
      }
    }
    return true;
  }

  // A whole number, possibly with separators: "2,000,000". -1 if it is none or too long.
  [[nodiscard]] constexpr std::int64_t number_at(std::size_t at) const noexcept {
    std::int64_t n = 0;
    std::size_t digits = 0;
    for (; at < text_.size(); ++at) {
      const char c = text_[at];
      if (c >= '0' && c <= '9') {
        if (++digits > 15) return -1;
        n = n * 10 + (c - '0');
      } else if ((c != ',' && c != '_') || at + 1 >= text_.size() || text_[at + 1] < '0' ||
                 text_[at + 1] > '9') {
        break;
      }
    }
    if (at + 1 < text_.size() && text_[at] == '.' && text_[at + 1] >= '0' && text_[at + 1] <= '9') {
      return -1;
    }
    return digits == 0 ? -1 : n;
  }

  // The phrases that begin with a word.
  [[nodiscard]] constexpr table_view<phrase> phrases_at(std::size_t i) const noexcept {
    const std::uint16_t first = tokens_[i].number;
    if (first < first_word) return {};
    const std::size_t begin = lexicon_.first_phrase[first];
    return {lexicon_.phrases + begin, lexicon_.first_phrase[first + 1] - begin};
  }

  // Marks what means nothing.
  constexpr void cover(int status) noexcept {
    for (std::size_t from = 0; from < size_; ++from) {
      for (const phrase& p : phrases_at(from)) {
        const word& w = lexicon_.words[p.word];
        if (w.kind.category != category::none || !w.status.has(status)) continue;
        const std::size_t to = match(p, from);
        for (std::size_t i = from; i < to; ++i) {
          const auto size = static_cast<std::uint8_t>(to - from);
          if (tokens_[i].covered < size) tokens_[i].covered = size;
        }
      }
    }
  }

  // Whether a phrase has words of a phrase that means nothing and is as long.
  [[nodiscard]] constexpr bool is_covered(std::size_t from, std::size_t to) const noexcept {
    for (std::size_t i = from; i < to; ++i) {
      if (tokens_[i].covered >= to - from) return true;
    }
    return false;
  }

  // Where a phrase ends that begins with a word; 0 if the other words do not follow.
  [[nodiscard]] constexpr std::size_t match(const phrase& p, std::size_t from) const noexcept {
    return match(lexicon_.elements + p.at + 1, p.size - 1U, from + 1);
  }

  constexpr void find_pairs(std::uint8_t bonus, std::uint8_t in, word_hits& hits) const noexcept {
    for (std::size_t i = 0; i < size_; ++i) {
      const unsigned first = classes_at(i);
      if (first == 0) continue;
      for (std::size_t j = i + 1; j < size_ && j - i <= most_between + 1; ++j) {
        if (tokens_[j].is == word_token::what::sentence_end) break;
        const unsigned second = classes_at(j);
        if (second == 0) continue;
        for (std::size_t p = 0; p < lexicon_.pairs_size; ++p) {
          const word_pair& pair = lexicon_.pairs[p];
          const unsigned one = 1U << static_cast<unsigned>(pair.one);
          const unsigned other = 1U << static_cast<unsigned>(pair.other);
          if (((first & one) == 0 || (second & other) == 0) &&
              ((first & other) == 0 || (second & one) == 0)) {
            continue;
          }
          if (pair.with_beside && !in_sentence(i, 1U << static_cast<unsigned>(pair.beside))) {
            continue;
          }
          const auto strength = static_cast<std::uint8_t>(pair.strength);
          hits.add({&lexicon_.pair_rows[p], static_cast<std::uint8_t>(strength + bonus), strength,
                    in, tokens_[i].begin, tokens_[j].end});
        }
      }
    }
  }

  // What a word is about; nothing if it is part of what means nothing.
  [[nodiscard]] constexpr unsigned classes_at(std::size_t i) const noexcept {
    const token& t = tokens_[i];
    return t.number < first_word || t.covered != 0 ? 0 : lexicon_.classes[t.number];
  }

  // Whether a word of a class is in the sentence of the word i.
  [[nodiscard]] constexpr bool in_sentence(std::size_t i, unsigned wanted) const noexcept {
    std::size_t from = i;
    while (from > 0 && tokens_[from - 1].is != word_token::what::sentence_end) --from;
    for (; from < size_ && tokens_[from].is != word_token::what::sentence_end; ++from) {
      if ((classes_at(from) & wanted) != 0) return true;
    }
    return false;
  }

  // Where the elements end if they are found from a token on; 0 if they are not.
  [[nodiscard]] constexpr std::size_t match(const std::uint16_t* elements, std::size_t size,
                                            std::size_t at) const noexcept {
    for (std::size_t i = 0; i < size; ++i) {
      if (elements[i] == gap) {
        for (std::size_t skipped = 0; skipped <= most_between; ++skipped) {
          const std::size_t to = match(elements + i + 1, size - i - 1, at + skipped);
          if (to != 0) return to;
          if (at + skipped >= size_ || tokens_[at + skipped].is == word_token::what::sentence_end) {
            return 0;
          }
        }
        return 0;
      }
      if (at >= size_) return 0;
      const bool fits = elements[i] == any_number ? tokens_[at].is == word_token::what::number
                                                  : tokens_[at].number == elements[i];
      if (!fits) return 0;
      ++at;
    }
    return at;
  }

  const lexicon_view& lexicon_;
  std::string_view text_;
  std::size_t size_ = 0;
  token tokens_[most_tokens];
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
