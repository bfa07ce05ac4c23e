// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   lexicon_table > include/triage/tables/detail/lexicon_table.hpp
//
// Writes what the compiler makes of the lexicon.
#include <triage/tables/detail/compiled_words.hpp>
#include <triage/tables/lexicon_words.hpp>

#include <cstddef>
#include <cstdio>
#include <iterator>
#include <string>

#include "print_table.hpp"

namespace {

using namespace triage::detail;

constexpr const auto& made =
    compiled_words<lexicon_words, lexicon_words::general, lexicon_words::languages>;
constexpr const auto& lines = lines_of_words<lexicon_words::general, lexicon_words::languages>;
constexpr const auto& kinds = kinds_of_words<lexicon_words::general, lexicon_words::languages>;
static_assert(!made.empty_phrase, "a phrase begins with *, or has only words that do not matter");
static_assert(made.words.size < made.words.cells.size() * 2 / 3, "more cells are needed");
static_assert(made.cells[0].hash == 0, "the search for a word ends at the first cell");
static_assert(kinds.of.size() <= 255, "at most 255 lines");
static_assert(std::size(lexicon_words::pairs) <= 32, "a set of pairs is a word of 32 bits");
static_assert(std::size(lexicon_words::classes) <= 12, "classes_of_word has a bit for each");

std::string kind_of(const triage::kind& k) {
  return list_of(named{"category", k.category}, named{"action", k.action},
                 named{"remedy", k.remedy}, named{"processed", k.processed},
                 named{"scope", k.scope}, named{"recovery", k.recovery});
}

// As a table has them.
std::string written(const triage::statuses& s) {
  std::string all;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i].first != s[i].last) {
      if (s.size() != 1) throw "a list of ranges";
      return "statuses::between(" + number(s[i].first) + "," + number(s[i].last) + ")";
    }
    all += (i == 0 ? "" : ",") + number(s[i].first);
  }
  return "{" + all + "}";
}

}  // namespace

int main() {
  begin_header("LEXICON_TABLE", "The lexicon of lexicon_words.hpp as it is searched.",
               "compiled_words.hpp");
  std::printf(
      "namespace triage::inline TRIAGE_ABI::detail::lexicon_table {\n\n"
      "// clang-format off\n");
  const std::size_t words = made.words.next;
  print("known_word known", cells_before + made.cells_size, [](std::size_t i) {
    const known_word& w = made.cells[i];
    return w.hash == 0 ? "{}"
                       : "{" + number(w.hash) + "U," + number(w.number) + "," + number(w.is) + "}";
  });
  print("std::uint16_t elements", made.rest_size,
        [](std::size_t i) { return number(made.elements[i]); });
  print("phrase phrases", made.phrases.size(), [](std::size_t i) {
    const phrase& p = made.phrases[i];
    return "{" + number(p.second) + "," + number(p.at) + "," + number(p.size) + "," +
           number(p.word) + "}";
  });
  print("std::uint16_t first_phrase", words + 1,
        [](std::size_t i) { return number(made.first_phrase[i]); });
  std::printf("inline constexpr beginnings pairs_of_words = {{");
  print_list(
      std::size(made.beginnings.bits),
      [](std::size_t i) { return number(made.beginnings.bits[i]) + "U"; }, "}");
  print("std::uint8_t kind_of_line", kinds.of.size(),
        [](std::size_t i) { return number(kinds.of[i]); });
  print("kind kinds", kinds.size, [](std::size_t i) { return kind_of(kinds.rows[i].kind); });
  print("word_line lines", lines.size(), [](std::size_t i) {
    return "{" + member(named{"strength", lines[i].strength}) + "," + written(lines[i].status) +
           "}";
  });
  print("word_pair pairs", std::size(lexicon_words::pairs), [](std::size_t i) {
    const word_pair& p = lexicon_words::pairs[i];
    return "{" + member(named{"word_class", p.one}) + "," + member(named{"word_class", p.other}) +
           "," + kind_of(p.kind) + "," + member(named{"strength", p.strength}) + "," +
           member(p.with_beside) + "," + member(named{"word_class", p.beside}) + "}";
  });
  std::printf(
      "// clang-format on\n\n"
      "}  // namespace triage::inline TRIAGE_ABI::detail::lexicon_table\n\n"
      "#endif\n");
}
