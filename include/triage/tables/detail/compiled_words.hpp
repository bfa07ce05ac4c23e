// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Makes phrases ready for one pass over a text: at compile time those of a provider; those of the
// lexicon are in lexicon_table.hpp, since they would take every compilation two seconds.
#ifndef TRIAGE_TABLES_DETAIL_COMPILED_WORDS_HPP
#define TRIAGE_TABLES_DETAIL_COMPILED_WORDS_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <triage/tables/detail/word_reader.hpp>
#include <triage/tables/detail/compiled_rows.hpp>
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
inline constexpr std::uint16_t behind_gap = 0x8000;

// The second element of a phrase is beside it, since most phrases have two; or, if that is a gap,
// `behind_gap` and the third.
struct phrase {
  std::uint16_t second;  // 0: it has one
  std::uint16_t at;      // of the next, among the elements
  std::uint8_t size;     // in elements
  std::uint8_t word;     // which of the words has it
};

struct known_word {
  std::uint32_t hash = 0;  // 0: none
  std::uint16_t number = unknown_word;
  std::uint16_t is = 0;  // a bit for each class; and what it begins
};
// The known words are in cells, sorted by their hashes, each in the cell of its hash or before it;
// so a search ends at the first hash that is not larger, which that of an empty cell never is.
[[nodiscard]] constexpr std::size_t cell_of(std::uint32_t hash, std::uint32_t cells) noexcept {
  return static_cast<std::size_t>(std::uint64_t{hash} * cells >> 32);
}
// As many cells are before the first one that hashes are spread over, for words that others move.
inline constexpr std::size_t cells_before = 16;

// Which phrases begin with a word; most have none of some kind.
struct begins {
  static constexpr std::uint16_t with_word = 0x8000;    // behind which another one follows
  static constexpr std::uint16_t with_number = 0x4000;  // or a number
  static constexpr std::uint16_t with_gap = 0x2000;
  static constexpr std::uint16_t alone = 0x1000;
};
inline constexpr std::uint16_t classes_of_word = 0x0FFF;

/// Which pairs of words phrases begin with, a bit for each, which others may share.
struct beginnings {
  std::uint64_t bits[128] = {};

  static constexpr std::uint32_t place(std::uint16_t first, std::uint16_t second) noexcept {
    return (first * 40503U + second * 24247U) >> 2 & 8191U;
  }
  constexpr void add(std::uint16_t first, std::uint16_t second) {
    const std::uint32_t at = place(first, second);
    bits[at / 64] |= std::uint64_t{1} << (at % 64);
  }
  [[nodiscard]] constexpr bool may_have(std::uint16_t first, std::uint16_t second) const noexcept {
    const std::uint32_t at = place(first, second);
    return (bits[at / 64] >> (at % 64) & 1U) != 0;
  }
};

/// What decides about a phrase that was found, besides its row.
struct word_line {
  triage::strength strength = strength::likely;
  triage::statuses status = {};
};

struct lexicon_view {
  const word_line* lines = nullptr;      // by the number of a word
  const std::uint8_t* row_of = nullptr;  // which of the rows each has
  row_table rows = {};                   // the decisions
  const known_word* known = nullptr;     // the first of the cells that hashes are spread over
  std::uint32_t cells = 0;               // how many these are
  const std::uint16_t* elements = nullptr;
  const phrase* phrases = nullptr;
  const std::uint16_t* first_phrase = nullptr;  // of the phrases that begin with a word
  const triage::detail::beginnings* beginnings = nullptr;
  const word_pair* pairs = nullptr;
  std::size_t pairs_size = 0;
  row_table pair_rows = {};

  // The word with this hash, or one whose number is `unknown_word`.
  [[nodiscard]] constexpr known_word find(std::uint32_t hash) const noexcept {
    const known_word* w = known + cell_of(hash, cells);
    while (w->hash > hash) --w;
    return w->hash == hash ? *w : known_word{};
  }
};

// Between the hashes of spelled-out phrases.
inline constexpr std::uint32_t phrase_ends = 0;
inline constexpr std::uint32_t gap_here = 1;
inline constexpr std::uint32_t number_here = 2;
inline constexpr std::uint32_t word_ends = 3;

/// Phrases as hashes. Each line of a lexicon is spelled in an evaluation of its own, which stays
/// below the compilers' limits.
template <std::size_t Most>
struct spelled {
  std::array<std::uint32_t, Most> of{};
  std::size_t size = 0;

  constexpr void add(std::string_view phrases, char between) {
    std::size_t begin = 0;
    bool plain = true;  // small ASCII letters
    for (std::size_t i = 0;; ++i) {
      const char c = i < phrases.size() ? phrases[i] : between;
      if (c >= 'a' && c <= 'z') continue;
      if (c != ' ' && c != between) {
        plain = false;
        continue;
      }
      if (i > begin) add_word(phrases.substr(begin, i - begin), plain);
      if (c == between) of[size++] = phrase_ends;
      if (i >= phrases.size()) break;
      begin = i + 1;
      plain = true;
    }
    of[size++] = word_ends;
  }

 private:
  constexpr void add_word(std::string_view word, bool plain) {
    if (plain && word.size() < 32) {
      of[size++] = hash_of(word);
    } else if (word == "*" || word == "#") {
      of[size++] = word == "*" ? gap_here : number_here;
    } else {
      const word_text written(word);
      word_reader reader(written);
      for (word_token t = reader.next(); t.is != word_token::what::end; t = reader.next()) {
        of[size++] = t.hash;
      }
    }
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

template <class Words>
inline constexpr auto spelled_classes = [] {
  spelled<256> s;
  for (const classed_words& c : Words::classes) s.add(c.words, ' ');
  return s;
}();

template <const auto& Lines>
inline constexpr auto spelled_same_words = [] {
  spelled<256> s;
  for (const std::string_view line : Lines) s.add(line, ' ');
  return s;
}();

template <std::size_t Slots>
struct dictionary {
  std::array<std::uint16_t, Slots> cells{};
  std::array<known_word, Slots * 3 / 4> known{};
  std::size_t size = 1;
  std::uint16_t next = first_word;
  static constexpr std::uint32_t shift = 32 - std::countr_zero(Slots);

  constexpr std::uint16_t number_of(std::uint32_t hash, std::uint16_t otherwise) {
    std::size_t i = hash >> shift;
    for (; cells[i] != 0; i = (i + 1) % Slots) {
      if (known[cells[i]].hash == hash) return known[cells[i]].number;
    }
    cells[i] = static_cast<std::uint16_t>(size);
    known[size++] = {hash, otherwise != unknown_word ? otherwise : next++, 0};
    return known[cells[i]].number;
  }
  // A template, so that nothing is spelled for programs that compile no words.
  template <const auto& Lines = same_words>
  constexpr void add_same_words() {
    std::uint16_t same = small_word;
    bool first = false;
    constexpr const auto& spelled = spelled_same_words<Lines>;
    for (std::size_t i = 0; i < spelled.size; ++i) {
      const std::uint32_t hash = spelled.of[i];
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
template <std::size_t Elements, std::size_t Phrases, std::size_t Slots>
struct compiled_lexicon {
  dictionary<Slots> words;
  std::array<known_word, cells_before + Slots> cells{};
  std::uint32_t cells_size = 0;  // without those before the first
  std::array<std::uint16_t, Elements> elements{};
  std::array<phrase, Phrases> phrases{};
  std::array<std::uint16_t, Slots> first_phrase{};
  triage::detail::beginnings beginnings;
  std::size_t rest_size = 0;  // of the elements that are the third of a phrase or behind it
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
  std::size_t cells = 256;
  while (cells < words * 2) cells *= 2;
  return cells;
}

/// A provider's own words are in no classes.
struct no_classes {};

/// `Classes`: has the classes of the words, or is no_classes.
template <class Classes, const auto&... Lists>
inline constexpr auto compiled_words = [] {
  constexpr const auto& all = all_hashes<Lists...>;
  constexpr std::size_t phrases = all.count(phrase_ends);
  constexpr std::size_t cells = slots_for(sizeof...(Lists) > 1 ? all.size / 6 : all.size + 130);
  compiled_lexicon<all.size - phrases, phrases, cells> c;
  c.words.add_same_words();
  struct unsorted_phrase {
    std::uint16_t first;
    phrase rest;
  };
  std::array<unsorted_phrase, phrases> unsorted{};
  std::size_t n = 0;
  std::uint8_t word = 0;
  unsorted_phrase p{};
  const auto append = [&](std::uint16_t element) {
    if (p.rest.size == 0) {
      p.first = element;
    } else if (p.rest.size == 1) {
      p.rest.second = element;
    } else if (p.rest.size == 2 && p.rest.second == gap) {
      p.rest.second = static_cast<std::uint16_t>(behind_gap | element);
    } else {
      c.elements[c.rest_size++] = element;
    }
    ++p.rest.size;
  };
  // Gaps count when something comes behind them: one at the end asks for nothing.
  std::size_t gaps = 0;
  for (std::size_t i = 0; i < all.size; ++i) {
    const std::uint32_t hash = all.of[i];
    std::uint16_t element = small_word;
    if (hash == word_ends) {
      ++word;
    } else if (hash == phrase_ends) {
      c.empty_phrase = c.empty_phrase || p.rest.size == 0 || p.first == gap;
      p.rest.word = word;
      unsorted[n++] = p;
      p = {0, {0, static_cast<std::uint16_t>(c.rest_size), 0, 0}};
      gaps = 0;
    } else if (hash == gap_here || hash == number_here) {
      element = hash == gap_here ? gap : any_number;
    } else {
      element = c.words.number_of(hash, unknown_word);
    }
    if (element == gap && p.rest.size != 0) {
      ++gaps;
    } else if (element != small_word) {
      for (; gaps != 0; --gaps) append(gap);
      append(element);
    }
  }
  if (c.empty_phrase) return c;
  std::array<std::uint16_t, cells> is{};
  if constexpr (!std::is_same_v<Classes, no_classes>) {
    std::size_t list = 0;
    constexpr const auto& classes = spelled_classes<Classes>;
    for (std::size_t i = 0; i < classes.size; ++i) {
      const std::uint32_t hash = classes.of[i];
      if (hash == word_ends) {
        ++list;
      } else if (hash != phrase_ends) {
        const auto bit = 1U << static_cast<unsigned>(Classes::classes[list].of);
        std::uint16_t& bits = is[c.words.number_of(hash, unknown_word)];
        bits = static_cast<std::uint16_t>(bits | bit);
      }
    }
  }
  // Sorted by the first word.
  for (const unsorted_phrase& u : unsorted) {
    const std::uint16_t how = u.rest.size == 1              ? begins::alone
                              : u.rest.second == any_number ? begins::with_number
                              : u.rest.second >= behind_gap ? begins::with_gap
                                                            : begins::with_word;
    is[u.first] = static_cast<std::uint16_t>(is[u.first] | how);
    ++c.first_phrase[static_cast<std::size_t>(u.first) + 1];
    if (how == begins::with_word) c.beginnings.add(u.first, u.rest.second);
  }
  for (std::size_t i = 1; i < c.first_phrase.size(); ++i) {
    c.first_phrase[i] = static_cast<std::uint16_t>(c.first_phrase[i] + c.first_phrase[i - 1]);
  }
  auto at = c.first_phrase;
  for (const unsorted_phrase& u : unsorted) {
    // Among those with the same first word by the second, so that it can be searched for; those
    // with a gap last, in their order.
    std::size_t place = at[u.first]++;
    const std::size_t begin_of_first = c.first_phrase[u.first];
    for (; place > begin_of_first; --place) {
      const std::uint16_t before = c.phrases[place - 1].second;
      if (before <= u.rest.second || u.rest.second >= behind_gap) break;
      c.phrases[place] = c.phrases[place - 1];
    }
    c.phrases[place] = u.rest;
  }
  // Half of the cells are empty.
  c.cells_size = static_cast<std::uint32_t>(c.words.size * 2);
  for (std::size_t i = 1; i < c.words.size; ++i) {
    known_word w = c.words.known[i];
    w.is = is[w.number];
    std::size_t cell = cells_before + cell_of(w.hash, c.cells_size);
    while (c.cells[cell].hash > w.hash) --cell;
    for (; w.hash != 0; --cell) std::swap(w, c.cells[cell]);
  }
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

inline constexpr std::string_view source_of_words =
    "the lexicon, <triage/tables/lexicon_words.hpp>";

[[nodiscard]] constexpr row row_of_kind(const kind& k) {
  return {{}, {}, k, meaning_of_words(k.category), source_of_words};
}

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
      if (i == k.size) k.rows[k.size++] = row_of_kind(w.kind);
      k.of[n++] = static_cast<std::uint8_t>(i);
    }
  };
  (add(Lists), ...);
  return k;
}();
template <const auto&... Lists>
struct rows_of_words {
  static constexpr auto rows = [] {
    std::array<row, kinds_of_words<Lists...>.size> rows{};
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = kinds_of_words<Lists...>.rows[i];
    return rows;
  }();
};
template <const auto&... Lists>
inline constexpr auto row_of_each_word = kinds_of_words<Lists...>.of;
template <const auto&... Lists>
inline constexpr auto lines_of_words = [] {
  std::array<word_line, (std::size(Lists) + ...)> all{};
  std::size_t n = 0;
  const auto add = [&](const auto& list) {
    for (const word& w : list) all[n++] = {w.strength, w.status};
  };
  (add(Lists), ...);
  return all;
}();

template <const auto&... Lists>
inline constexpr lexicon_view lexicon_of = [] {
  constexpr const auto& c = compiled_words<no_classes, Lists...>;
  static_assert(!c.empty_phrase,
                "triage: a phrase of words begins with *, or has only words that do not matter");
  static_assert((std::size(Lists) + ...) <= 255, "triage: at most 255 lines of words");
  static_assert(c.cells[0].hash == 0, "the search for a word ends at the first cell");
  return lexicon_view{lines_of_words<Lists...>.data(),
                      row_of_each_word<Lists...>.data(),
                      row_table_of<rows_of_words<Lists...>>(),
                      c.cells.data() + cells_before,
                      c.cells_size,
                      c.elements.data(),
                      c.phrases.data(),
                      c.first_phrase.data(),
                      &c.beginnings};
}();

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
