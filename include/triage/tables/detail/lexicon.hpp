// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The lexicon, and how a text is searched for phrases.
#ifndef TRIAGE_TABLES_DETAIL_LEXICON_HPP
#define TRIAGE_TABLES_DETAIL_LEXICON_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/tables/detail/compiled_words.hpp>
#include <triage/tables/detail/lexicon_table.hpp>
#include <triage/tables/detail/word_reader.hpp>
#include <triage/tables/detail/compiled_rows.hpp>
#include <triage/tables/rows.hpp>
#include <triage/tables/table_view.hpp>
#include <triage/tables/words.hpp>
#include <triage/text/detail/null.hpp>

namespace triage::inline TRIAGE_ABI::detail {

// A row for each kind of the lexicon; pairs have rows of their own.
struct lexicon_rows {
  static constexpr auto rows = [] {
    std::array<row, std::size(lexicon_table::kinds)> rows{};
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = row_of_kind(lexicon_table::kinds[i]);
    return rows;
  }();
};
struct lexicon_pair_rows {
  static constexpr auto rows = [] {
    std::array<row, std::size(lexicon_table::pairs)> rows{};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows[i] = row_of_kind(lexicon_table::pairs[i].kind);
    }
    return rows;
  }();
};

inline constexpr lexicon_view lexicon = {lexicon_table::lines,
                                         lexicon_table::kind_of_line,
                                         row_table_of<lexicon_rows>(),
                                         lexicon_table::known + cells_before,
                                         std::size(lexicon_table::known) - cells_before,
                                         lexicon_table::elements,
                                         lexicon_table::phrases,
                                         lexicon_table::first_phrase,
                                         &lexicon_table::pairs_of_words,
                                         lexicon_table::pairs,
                                         std::size(lexicon_table::pairs),
                                         row_table_of<lexicon_pair_rows>()};

/// A phrase that was found.
struct word_hit {
  row_ref by;
  std::uint8_t value;     ///< its strength, and one more in a code
  std::uint8_t strength;  ///< without what a code adds
  std::uint8_t in;        ///< in which text, counted by the caller
  std::uint16_t begin;    ///< where, in the decoded text
  std::uint16_t end;
};

inline constexpr std::size_t category_count = static_cast<std::size_t>(category::unknown) + 1;

/// The strongest hit for each category; of equals the longest. Those that are not there have no
/// values: most responses have one or two, and there is room for seventeen.
class word_hits {
 public:
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init,modernize-use-equals-default)
  constexpr word_hits() noexcept {}

  /// `c`: that of its row.
  constexpr void add(category c, const word_hit& h) noexcept {
    word_hit& best = of_[static_cast<std::size_t>(c)];
    std::uint8_t& strongest = strongest_[static_cast<std::size_t>(c)];
    if (!has(c)) {
      found_ |= 1U << static_cast<unsigned>(c);
      best = h;
      strongest = h.strength;
      return;
    }
    const bool longer = h.value == best.value && h.in == best.in &&
                        h.by->kind() == best.by->kind() && h.end - h.begin > best.end - best.begin;
    if (h.value > best.value || longer) best = h;
    if (h.strength > strongest) strongest = h.strength;
  }

  /// A bit for each category that has a hit.
  [[nodiscard]] constexpr std::uint32_t found() const noexcept { return found_; }
  [[nodiscard]] constexpr bool has(category c) const noexcept {
    return (found_ >> static_cast<unsigned>(c) & 1U) != 0;
  }
  /// The hit of a category that has one.
  [[nodiscard]] constexpr const word_hit& operator[](category c) const noexcept {
    return of_[static_cast<std::size_t>(c)];
  }
  /// How strong the strongest phrase of a category is, without what a code adds; 0: it has none.
  [[nodiscard]] constexpr std::uint8_t strongest(category c) const noexcept {
    return has(c) ? strongest_[static_cast<std::size_t>(c)] : std::uint8_t{0};
  }

 private:
  std::uint32_t found_ = 0;
  std::uint8_t strongest_[category_count];
  word_hit of_[category_count];
};

/// Finds the phrases of a lexicon in a text. One pass, constant stack.
class word_finder {
 public:
  [[gnu::always_inline]] constexpr word_finder(const lexicon_view& of, const word_text& s) noexcept
      : lexicon_(of), text_(s) {
    word_reader reader(s);
    std::size_t size = 0;
    std::size_t marks = 0;
    std::uint16_t sentence = 0;
    while (size < most_tokens) {
      const word_token t = reader.next();
      std::uint16_t number = unknown_word;
      if (t.is == word_token::what::word || t.is == word_token::what::number) {
        const known_word known = of.find(t.hash);
        number = known.number;
        if (number == small_word) continue;
        if (known.is != 0) marks_[marks++] = {static_cast<index>(size), known.is, sentence};
        if (t.is == word_token::what::number) {
          if (last_number_ == 0) first_number_ = size;
          last_number_ = size;
        }
      } else if (t.is == word_token::what::sentence_end) {
        ++sentence;
      } else if (t.is == word_token::what::end) {
        break;
      }
      tokens_[size] = {number, static_cast<std::uint16_t>(t.begin),
                       static_cast<std::uint16_t>(t.end), t.is};
      ++size;
    }
    tokens_[size] = {unknown_word, 0, 0, word_token::what::end};
    size_ = size;
    marks_size_ = marks;
  }

  /// Whether there is anything to look for.
  [[nodiscard]] constexpr bool may_find() const noexcept { return marks_size_ != 0; }

  /// `bonus`: how much more a hit counts; one more in a name.
  constexpr void find(int status, std::uint8_t bonus, std::uint8_t in, word_hits& hits) noexcept {
    std::size_t classed = 0;
    for (std::size_t i = 0; i < marks_size_; ++i) {
      const mark& m = marks_[i];
      match_at(m, status);
      if ((m.is & classes_of_word) != 0) ++classed;
    }
    if (matches_size_ == 0 && classed < 2) return;
    if (text_.is_name()) ++bonus;
    for (std::size_t i = 0; i < matches_size_; ++i) {
      const match& m = matches_[i];
      if (covers_ && is_covered(m.from, m.to)) continue;
      const row_ref by = row_of(m.word);
      const auto strength = static_cast<std::uint8_t>(lexicon_.lines[m.word].strength);
      hits.add(by->kind().category, {by, static_cast<std::uint8_t>(strength + bonus), strength, in,
                                     tokens_[m.from].begin, tokens_[m.to - 1U].end});
    }
    if (classed > 1) find_pairs(bonus, in, hits);
  }

  /// Whether there is a number behind the first word.
  [[nodiscard]] constexpr bool has_number() const noexcept { return last_number_ != 0; }

  /// If it has a number: whether it tells that a request asks for more than a limit allows at all,
  /// as "Limit 6000, Used 0, Requested 7012" and "limit: 0" do. Then `begin` and `end` are where.
  [[nodiscard]] constexpr bool asks_too_much(std::int64_t& limit, std::uint16_t& begin,
                                             std::uint16_t& end) const noexcept {
    limit = -1;
    std::int64_t requested = -1;
    begin = end = 0;
    for (std::size_t i = first_number_ - 1; i < last_number_; ++i) {
      if (tokens_[i + 1].is != word_token::what::number) continue;
      const bool is_limit = is(tokens_[i], "limit");
      if (!is_limit && !is(tokens_[i], "requested")) continue;
      // "Remaining limit: 0" is what is left of it.
      if (is_limit && i > 0 && is(tokens_[i - 1], "remaining")) continue;
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
  static constexpr std::size_t most_matches = 64;  // later ones tell nothing new

  using index = std::uint16_t;  // of a token

  struct token {
    std::uint16_t number;
    std::uint16_t begin;
    std::uint16_t end;
    word_token::what is;
  };

  // A word that begins phrases or is of a class.
  struct mark {
    index at;
    std::uint16_t is;
    std::uint16_t sentence;
  };

  struct match {
    index from;
    index to;
    std::uint8_t word;
  };

  // In any case of ASCII letters.
  [[nodiscard]] constexpr bool is(const token& t, std::string_view lower) const noexcept {
    if (t.end - std::size_t{t.begin} != lower.size()) return false;
    for (std::size_t i = 0; i < lower.size(); ++i) {
      if ((static_cast<unsigned char>(text_.view()[t.begin + i]) | 0x20) !=
          static_cast<unsigned char>(lower[i])) {
        return false;
      }
    }
    return true;
  }

  // The whole number that begins there, possibly with separators: "2,000,000". -1 if it has a
  // fraction or is too long.
  [[nodiscard]] constexpr std::int64_t number_at(std::size_t at) const noexcept {
    const std::string_view text = text_.view();
    std::int64_t n = 0;
    std::size_t digits = 0;
    for (; at < text.size(); ++at) {
      const char c = text[at];
      if (c >= '0' && c <= '9') {
        if (++digits > 15) return -1;
        n = n * 10 + (c - '0');
      } else if ((c != ',' && c != '_') || at + 1 >= text.size() || text[at + 1] < '0' ||
                 text[at + 1] > '9') {
        break;
      }
    }
    if (at + 1 < text.size() && text[at] == '.' && text[at + 1] >= '0' && text[at + 1] <= '9') {
      return -1;
    }
    return n;
  }

  // Finds the phrases that begin with a word: what means nothing is marked, the others are kept.
  [[gnu::always_inline]] constexpr void match_at(const mark& m, int status) noexcept {
    const std::size_t i = m.at;
    if ((m.is & begins::alone) != 0) try_second(0, i, status);
    if ((m.is & begins::with_number) != 0 && tokens_[i + 1].is == word_token::what::number) {
      try_second(any_number, i, status);
    }
    if ((m.is & begins::with_word) != 0) {
      const std::uint16_t second = tokens_[i + 1].number;
      if (second >= first_word && lexicon_.beginnings->may_have(tokens_[i].number, second)) {
        try_second(second, i, status);
      }
    }
    if ((m.is & begins::with_gap) != 0) try_gaps(i, status);
  }

  // Tries the phrases that begin with a word and have this second element, which is there. They are
  // sorted by it. 0: those that have none.
  [[gnu::noinline]] constexpr void try_second(std::uint16_t second, std::size_t i,
                                              int status) noexcept {
    const std::uint16_t* const first = lexicon_.first_phrase + tokens_[i].number;
    const phrase* p = lexicon_.phrases + first[0];
    const phrase* const end = lexicon_.phrases + first[1];
    // Without branches that would be guessed wrong.
    for (auto size = static_cast<std::size_t>(first[1] - first[0]); size > 0;) {
      const std::size_t half = (size + 1) / 2;
      if (p[half - 1].second < second) p += half;
      size -= half;
    }
    for (; p != end && p->second == second; ++p) {
      const std::size_t to =
          p->size <= 2 ? i + p->size : match_rest(lexicon_.elements + p->at, p->size - 2U, i + 2);
      if (to != 0) found(*p, i, to, status);
    }
  }

  // Tries those that go on with a gap, which are the last ones.
  [[gnu::noinline]] constexpr void try_gaps(std::size_t i, int status) noexcept {
    const std::uint64_t words = words_behind(i);
    const std::uint16_t* const first = lexicon_.first_phrase + tokens_[i].number;
    const phrase* const begin = lexicon_.phrases + first[0];
    for (const phrase* p = lexicon_.phrases + first[1]; p != begin && p[-1].second >= behind_gap;
         --p) {
      // The word behind the gap is mostly not there.
      const auto third = static_cast<std::uint16_t>(p[-1].second - behind_gap);
      if ((words >> third % 64U & 1U) == 0) continue;
      const std::size_t to = match_gap(third, lexicon_.elements + p[-1].at, p[-1].size - 3U, i + 1);
      if (to != 0) found(p[-1], i, to, status);
    }
  }

  // What can follow a gap behind a word: a bit for each word, which others may share.
  [[nodiscard]] constexpr std::uint64_t words_behind(std::size_t i) const noexcept {
    std::uint64_t words = 1U << any_number;  // few phrases ask for one
    for (std::size_t at = i + 1; at <= i + 1 + most_between && !ends_sentence(at); ++at) {
      words |= std::uint64_t{1} << tokens_[at].number % 64U;
    }
    return words;
  }

  [[nodiscard]] constexpr row_ref row_of(std::size_t word) const noexcept {
    return lexicon_.rows[lexicon_.row_of[word]];
  }

  // Whether a sentence or the text ends there.
  [[nodiscard]] constexpr bool ends_sentence(std::size_t at) const noexcept {
    return tokens_[at].is >= word_token::what::sentence_end;
  }

  constexpr void found(const phrase& p, std::size_t from, std::size_t to, int status) noexcept {
    if (!lexicon_.lines[p.word].status.has(status)) return;
    if (row_of(p.word)->kind().category != category::none) {
      if (matches_size_ < most_matches) {
        matches_[matches_size_] = {static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to),
                                   p.word};
        ++matches_size_;
      }
      return;
    }
    cover(from, to);
  }

  // Rare, so it is here that the sizes get their first values.
  [[gnu::noinline]] constexpr void cover(std::size_t from, std::size_t to) noexcept {
    if (!covers_) {
      for (std::size_t i = 0; i < size_; ++i) covered_[i] = 0;
      covers_ = true;
    }
    const auto size = static_cast<std::uint8_t>(to - from);
    for (std::size_t i = from; i < to; ++i) {
      if (covered_[i] < size) covered_[i] = size;
    }
  }

  // Whether a word is within a phrase that means nothing.
  [[nodiscard]] constexpr bool is_covered(std::size_t at) const noexcept {
    return covers_ && covered_[at] != 0;
  }

  // Whether a phrase has words of a phrase that means nothing and is as long.
  [[nodiscard]] constexpr bool is_covered(std::size_t from, std::size_t to) const noexcept {
    for (std::size_t i = from; i < to; ++i) {
      if (covered_[i] >= to - from) return true;
    }
    return false;
  }

  // Which pairs have both of their classes in the text, a bit for each.
  [[nodiscard]] constexpr unsigned possible_pairs() const noexcept {
    unsigned classes = 0;
    for (std::size_t i = 0; i < marks_size_; ++i) classes |= marks_[i].is;
    unsigned possible = 0;
    for (std::size_t p = 0; p < lexicon_.pairs_size; ++p) {
      const word_pair& pair = lexicon_.pairs[p];
      possible |= (classes >> static_cast<unsigned>(pair.one) &
                   classes >> static_cast<unsigned>(pair.other) & 1U)
                  << p;
    }
    return possible;
  }

  constexpr void find_pairs(std::uint8_t bonus, std::uint8_t in, word_hits& hits) const noexcept {
    unsigned possible = 0;
    bool asked = false;
    for (std::size_t a = 0; a + 1 < marks_size_; ++a) {
      const mark& first = marks_[a];
      if ((first.is & classes_of_word) == 0 || is_covered(first.at)) continue;
      for (std::size_t b = a + 1; b < marks_size_; ++b) {
        const mark& second = marks_[b];
        if (second.at > first.at + most_between + 1 || second.sentence != first.sentence) break;
        if ((second.is & classes_of_word) == 0) continue;
        if (!asked) {
          possible = possible_pairs();
          if (possible == 0) return;
          asked = true;
        }
        if (!is_covered(second.at)) pair_of(possible, first, second, bonus, in, hits);
      }
    }
  }

  [[gnu::noinline]] constexpr void pair_of(unsigned possible, const mark& first, const mark& second,
                                           std::uint8_t bonus, std::uint8_t in,
                                           word_hits& hits) const noexcept {
    for (; possible != 0; possible &= possible - 1) {
      const auto p = static_cast<std::size_t>(std::countr_zero(possible));
      const word_pair& pair = lexicon_.pairs[p];
      const unsigned one = 1U << static_cast<unsigned>(pair.one);
      const unsigned other = 1U << static_cast<unsigned>(pair.other);
      const bool fits = ((first.is & one) != 0 && (second.is & other) != 0) ||
                        ((first.is & other) != 0 && (second.is & one) != 0);
      if (!fits) continue;
      if (pair.with_beside && !near(first, second, 1U << static_cast<unsigned>(pair.beside))) {
        continue;
      }
      const auto strength = static_cast<std::uint8_t>(pair.strength);
      const row_ref by = lexicon_.pair_rows[p];
      hits.add(by->kind().category, {by, static_cast<std::uint8_t>(strength + bonus), strength, in,
                                     tokens_[first.at].begin, tokens_[second.at].end});
    }
  }

  // Whether a word of a class is in the same sentence, at most so far from two others.
  [[nodiscard]] constexpr bool near(const mark& first, const mark& second,
                                    unsigned wanted) const noexcept {
    constexpr std::size_t most = 8;
    for (std::size_t i = 0; i < marks_size_; ++i) {
      const mark& w = marks_[i];
      if ((w.is & wanted) != 0 && w.sentence == first.sentence && w.at + most >= first.at &&
          w.at < second.at + most && !is_covered(w.at)) {
        return true;
      }
    }
    return false;
  }

  // Whether an element that is no gap is there.
  [[nodiscard]] constexpr bool fits(std::uint16_t element, std::size_t at) const noexcept {
    return element == any_number ? tokens_[at].is == word_token::what::number
                                 : tokens_[at].number == element;
  }

  // Where the elements end if they are found from a token on; 0 if they are not.
  [[nodiscard]] constexpr std::size_t match_rest(const std::uint16_t* elements, std::size_t size,
                                                 std::size_t at) const noexcept {
    for (std::size_t i = 0; i < size; ++i) {
      if (elements[i] == gap) return match_gap(elements[i + 1], elements + i + 2, size - i - 2, at);
      if (!fits(elements[i], at)) return 0;
      ++at;
    }
    return at;
  }

  // The same behind a gap, of which few phrases have two, for the element behind it and the rest.
  [[nodiscard, gnu::noinline]] constexpr std::size_t match_gap(std::uint16_t next,
                                                               const std::uint16_t* rest,
                                                               std::size_t size,
                                                               std::size_t at) const noexcept {
    const std::size_t last = at + most_between;
    for (; at <= last && !ends_sentence(at); ++at) {
      if (!fits(next, at)) continue;
      const std::size_t to = match_rest(rest, size, at + 1);
      if (to != 0) return to;
    }
    return 0;
  }

  const lexicon_view& lexicon_;
  const word_text& text_;
  std::size_t size_ = 0;
  std::size_t marks_size_ = 0;
  std::size_t matches_size_ = 0;
  std::size_t first_number_ = 0;  // behind the first word
  std::size_t last_number_ = 0;   // 0: there is none, or only in front
  bool covers_ = false;  // a phrase that means nothing was found, and covered_ is filled in
  token tokens_[most_tokens + 1];  // and the end
  mark marks_[most_tokens];
  match matches_[most_matches];
  std::uint8_t covered_[most_tokens];  // how long the longest such phrase is that a token is in
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
