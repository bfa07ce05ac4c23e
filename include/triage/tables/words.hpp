// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Words that tell the kind of a failure, for what no table of a provider knows: how they are
// written. The lexicon itself is in lexicon_words.hpp.
#ifndef TRIAGE_TABLES_WORDS_HPP
#define TRIAGE_TABLES_WORDS_HPP

#include <cstdint>
#include <string_view>

#include <triage/tables/rows.hpp>

namespace triage::inline TRIAGE_ABI {

/// How much a phrase proves. In a code or type it proves one step more than in a sentence: a code
/// is chosen, a sentence mentions things.
enum class strength : std::uint8_t {
  hint = 1,  ///< enough only in a code
  likely,    ///< enough where the status leaves the kind open
  sure,      ///< enough against the status
  certain,   ///< enough whatever else is said
};

/// Phrases that tell the kind of a failure, `|` between them: "insufficient balance|out of credit".
///
/// They are found in codes and types of any spelling (`InsufficientBalance`,
/// `INSUFFICIENT_BALANCE`, `insufficient-balance`) and as whole words in the message. Case, accents
/// and the endings s, es, ed, ing, e, y and ies do not matter, nor do small words such as "the",
/// "your" and "has". Chinese, Japanese and Korean characters are words of their own. In a phrase,
/// `*` is up to four words of the same sentence, `#` is a number.
///
/// A kind with the category `none` makes its phrases mean nothing ("credit card"): what lies within
/// them is not found, unless it is part of a longer phrase.
///
/// The kind `after` is the usual one for a limit that is renewed at some time: the verdict is
/// `never` if the response names no delay.
struct word {
  std::string_view phrases;
  triage::kind kind;
  triage::strength strength = triage::strength::likely;
  triage::statuses status = {};  ///< the statuses it is for
};

namespace detail {

/// Words of one meaning: each counts as the first of its line. What is in the first line is left
/// out.
inline constexpr std::string_view same_words[] = {
    // NOLINTNEXTLINE(bugprone-suspicious-missing-comma)
    "a an the your our you this that these those is are was were be been being am has have had "
    "will "
    "would of for to it its i we my me their at by with from please sorry so "
    "do does did on as there just and",
    "not no cannot cant dont doesnt isnt arent couldnt wasnt hasnt havent unable",
    "exceed reach hit surpass exceeding",
    "exhaust deplete consume",
    "request call query invocation",
    "authorized authorised",
    "unauthorized unauthorised",
    "minute min",
    "second sec",
    "quota allowance allotment allocation",
    "maximum max",
    "temporarily temporary",
    "organization organisation",
    "wallet purse",
    "fund fonds",
};

/// What words are about, for pairs of them.
enum class word_class : std::uint8_t {
  money,
  lacking,
  login,
  bad,
  limit,
  period,
  spent,
  server,
  busy,
  down,
  content,
  refused,
};

struct classed_words {
  word_class of;
  std::string_view words;
};

/// Two words that tell the kind when they are in one sentence, at most four words apart, in any
/// order; with `beside`, only if such a word is in the sentence, too.
struct word_pair {
  word_class one;
  word_class other;
  triage::kind kind;
  triage::strength strength;
  bool with_beside = false;
  word_class beside = word_class::spent;
};

}  // namespace detail

}  // namespace triage::inline TRIAGE_ABI

#endif
