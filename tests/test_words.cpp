// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
#include <triage/classify.hpp>
#include <triage/owned_error.hpp>
#include <triage/providers/generic.hpp>
#include <triage/tables/provider.hpp>
#include <triage/tables/words.hpp>

#include <cstdint>
#include <string>
#include <string_view>

#include "catch.hpp"

namespace {

using triage::action;
using triage::basis;
using triage::category;
using triage::providers::generic;

triage::error error_of(triage::provider p, int status, std::string_view body) {
  return triage::classify(p, {status, body});
}

std::string decoded(const triage::text& t) {
  std::string buffer(t.raw().size(), '\0');
  return std::string(t.decode(buffer.data(), buffer.size()));
}

struct shop_api : triage::kinds {
  static constexpr std::string_view name = "shop";
  static constexpr triage::word words[] = {
      {"till is closed|sold * today|till drawer * open|coin # jammed|tray * # short", unavailable},
      {"balance too low",
       triage::kind{category::invalid_request, action::never, triage::remedy::fix_request},
       triage::strength::certain},
      {"loyalty credit", triage::kind{category::none, action::never, triage::remedy::nothing}},
      {"stock empty", throttled, triage::strength::likely, 409},
  };
};
constexpr triage::provider shop = triage::define<shop_api>();

struct branch_api : triage::kinds {
  using base = shop_api;
  static constexpr std::string_view name = "branch";
};
constexpr triage::provider branch = triage::define<branch_api>();

struct silent_api : triage::kinds {
  static constexpr std::string_view name = "silent";
  static constexpr bool use_words = false;
};
constexpr triage::provider silent = triage::define<silent_api>();

struct strict_api : triage::kinds {
  static constexpr std::string_view name = "strict";
  static constexpr triage::row rows[] = {
      {"known", 400, bad_request, "known"},
      {{}, 400, bad_request, "bad request"},
      {{}, 403, out_of_quota, "this API's word for a used-up quota"},
      {{}, 429, throttled, "the gate is shut", {}, {.header = "X-Gate", .equals = "shut"}},
  };
};
constexpr triage::provider strict = triage::define<strict_api>();

}  // namespace

TEST_CASE("words: the piece that decided") {
  const std::string body =
      R"({"error":{"message":"Sorry: Your credit balance is too low (see https://x.example/a)."}})";
  const triage::error e = error_of(generic, 400, body);
  CHECK(e.verdict().decided_by == basis::words);
  CHECK(e.rule().basis == basis::words);
  CHECK(e.rule().meaning == "words that tell of missing funds");
  CHECK(e.evidence().raw() == "credit balance is too low");
  // It points into the body.
  CHECK(e.evidence().raw().data() == body.data() + body.find("credit"));
}

TEST_CASE("words: the piece as it was sent, escapes and all") {
  CHECK(decoded(error_of(generic, 400, R"({"message":"a \"b\" \u4f59\u989d\u4e0d\u8db3!"})")
                    .evidence()) == "\u4f59\u989d\u4e0d\u8db3");
  CHECK(error_of(generic, 400, R"({"message":"a \"b\" \u4f59\u989d\u4e0d\u8db3!"})")
            .evidence()
            .raw() == R"(\u4f59\u989d\u4e0d\u8db3)");
}

TEST_CASE("words: evidence of tables is the code or the type") {
  CHECK(error_of(strict, 400, R"({"error":{"code":"known","message":"m"}})").evidence() == "known");
  CHECK_FALSE(error_of(generic, 404, "").evidence().present());
  CHECK_FALSE(triage::error().evidence().present());
}

TEST_CASE("words: an owned error keeps its evidence") {
  const triage::owned_error owned(error_of(generic, 400, R"({"message":"Insufficient funds"})"));
  CHECK(owned->evidence() == "Insufficient funds");
}

TEST_CASE("words: a success stays one") {
  CHECK_FALSE(error_of(generic, 200, R"({"message":"rate limit exceeded"})").failed());
  CHECK_FALSE(error_of(generic, 304, R"({"message":"rate limit exceeded"})").failed());
}

TEST_CASE("words: a 5xx never says that nothing was done") {
  for (const char* words : {"Insufficient funds", "rate limit exceeded", "invalid api key",
                            "content policy", "model is overloaded"}) {
    const std::string body = R"({"message":")" + std::string(words) + "\"}";
    CHECK(error_of(generic, 500, body).processed() == triage::processed::unknown);
    CHECK(error_of(generic, 503, body).processed() == triage::processed::unknown);
  }
}

TEST_CASE("words: a provider's own go before those of the lexicon") {
  CHECK(error_of(shop, 403, R"({"message":"The till is closed for now"})").category() ==
        category::unavailable);
  CHECK(error_of(shop, 403, R"({"message":"Everything is sold out today"})").category() ==
        category::unavailable);
  CHECK(error_of(shop, 403, R"({"message":"The till drawer was left open"})").category() ==
        category::unavailable);
  CHECK(error_of(shop, 403, R"({"message":"The till drawer"})").category() !=
        category::unavailable);
  CHECK(error_of(shop, 403, R"({"message":"Coin 7 is jammed"})").category() ==
        category::unavailable);
  CHECK(error_of(shop, 403, R"({"message":"Coin seven is jammed"})").category() !=
        category::unavailable);
  CHECK(error_of(shop, 403, R"({"message":"Coin 7 is fine"})").category() != category::unavailable);
  CHECK(error_of(shop, 403, R"({"message":"Tray of coins one is 7 short"})").category() ==
        category::unavailable);
  CHECK(error_of(shop, 403, R"({"message":"Tray of coins one is short"})").category() !=
        category::unavailable);
  CHECK(error_of(shop, 500, R"({"message":"Balance too low"})").category() ==
        category::invalid_request);
  CHECK(error_of(shop, 409, R"({"message":"stock is empty"})").category() ==
        category::rate_limited);
  CHECK(error_of(shop, 400, R"({"message":"stock is empty"})").category() ==
        category::invalid_request);
  // The others are found all the same.
  CHECK(error_of(shop, 400, R"({"message":"Invalid API key"})").category() ==
        category::authentication);
  // They are inherited.
  CHECK(error_of(branch, 403, R"({"message":"The till is closed for now"})").category() ==
        category::unavailable);
}

TEST_CASE("words: switched off") {
  const triage::error e = error_of(silent, 400, R"({"message":"Insufficient funds"})");
  CHECK(e.category() == category::invalid_request);
  CHECK(e.verdict().decided_by == basis::http_default);
}

TEST_CASE("words: rows of a table go first") {
  CHECK(error_of(strict, 400, R"({"error":{"code":"known","message":"Insufficient funds"}})")
            .category() == category::invalid_request);
  // A status has to be contradicted by strong words.
  CHECK(error_of(strict, 400, R"({"message":"Insufficient funds"})").category() ==
        category::insufficient_funds);
  CHECK(error_of(strict, 400, R"({"message":"Top up!"})").category() == category::invalid_request);
  // One that means something of its own, by a code.
  CHECK(error_of(strict, 403, R"({"message":"Insufficient funds"})").category() ==
        category::quota_exhausted);
  CHECK(error_of(strict, 403, R"({"code":"INSUFFICIENT_FUNDS","message":"m"})").category() ==
        category::insufficient_funds);
  // One with a condition that holds, by none.
  CHECK(triage::classify(
            strict, {429, R"({"code":"INSUFFICIENT_FUNDS","message":"m"})", "X-Gate: shut\r\n"})
            .category() == category::rate_limited);
  CHECK(triage::classify(
            strict, {429, R"({"code":"INSUFFICIENT_FUNDS","message":"m"})", "X-Gate: open\r\n"})
            .category() == category::insufficient_funds);
}

TEST_CASE("words: what a well-known name says goes first, but for the kind of a limit") {
  const auto of = [](std::string_view code, std::string_view message) {
    return error_of(generic, 403,
                    R"({"error":{"code":")" + std::string(code) + R"(","message":")" +
                        std::string(message) + "\"}}");
  };
  CHECK(of("rate_limit_exceeded", "m").category() == category::rate_limited);
  CHECK(of("rate_limit_exceeded", "m").verdict().decided_by == basis::code);
  CHECK(of("rate_limit_exceeded", "Rate limit exceeded").verdict().decided_by == basis::code);
  CHECK(of("rate_limit_exceeded", "You exceeded your monthly quota").category() ==
        category::quota_exhausted);
  CHECK(of("insufficient_quota", "Rate limit exceeded").category() == category::insufficient_funds);
  CHECK(of("insufficient_quota", "Rate limit exceeded").verdict().decided_by == basis::code);
}

TEST_CASE("words: a pair that needs a third word has it close by, and meant as it says") {
  const auto of = [](std::string_view message) {
    return error_of(generic, 400, R"({"message":")" + std::string(message) + "\"}").category();
  };
  CHECK(of("Your usage of the year ran out") == category::quota_exhausted);
  CHECK(of("Out: your usage of the year") == category::quota_exhausted);
  CHECK(of("Your usage of the year") == category::invalid_request);
  // Memory is what ran out.
  CHECK(of("Your usage of the year ran out of memory") == category::invalid_request);
  CHECK(of("Usage of the year: one two three four five six seven eight nine out") ==
        category::invalid_request);
  CHECK(of("Out one two three four five six seven eight nine: usage of the year") ==
        category::invalid_request);
  CHECK(of("Your usage of the year. Out") == category::invalid_request);
}

TEST_CASE("words: the same ones again and again") {
  std::string body = R"({"message":")";
  for (int i = 0; i < 90; ++i) body += "Insufficient funds. ";
  body += "\"}";
  const triage::error e = error_of(generic, 400, body);
  CHECK(e.category() == category::insufficient_funds);
  CHECK(e.evidence().raw().data() == body.data() + body.find("Insufficient"));
}

TEST_CASE("words: only the first 2,048 bytes are read") {
  const auto body = [](std::size_t before) {
    return R"({"message":")" + std::string(before, '-') + R"( insufficient funds"})";
  };
  CHECK(error_of(generic, 400, body(2000)).category() == category::insufficient_funds);
  CHECK(error_of(generic, 400, body(2040)).category() == category::invalid_request);
  std::string one_word = R"({"message":")";
  one_word.append(100'000, 'a').append("\"}");
  CHECK(error_of(generic, 400, one_word).category() == category::invalid_request);
}

TEST_CASE("words: bytes that are no text") {
  for (const char* text : {"\xC3", "\xE4\xBD", "\xF0\x9F\x98", "\xFF\xFE\xFD", "\xE2\x80", "'",
                           "'a", "a '", "://", "a://", "{'", "\xCC\x81", "a\xE2\x80\x99", "limit",
                           "limit 99999999999999999999 requested 1", "requested 1"}) {
    CHECK(error_of(generic, 429, text).category() == category::rate_limited);
  }
  std::string all;
  for (int c = 255; c > 0; --c) all += static_cast<char>(c);
  CHECK(error_of(generic, 418, all).category() == category::invalid_request);
  CHECK(error_of(generic, 418, std::string(5000, ' ')).category() == category::invalid_request);
  std::string many;
  for (int i = 0; i < 700; ++i) many += "b ";
  CHECK(error_of(generic, 418, many + "insufficient funds").category() ==
        category::invalid_request);
}

TEST_CASE("words: numbers that decide") {
  const auto of = [](std::string_view message) {
    return error_of(generic, 429, message).category();
  };
  CHECK(of("Limit 6000, Used 0, Requested 7012") == category::payload_too_large);
  CHECK(of("Limit 6,000, Used 0, Requested 5,999") == category::rate_limited);
  CHECK(of("Limit 6000, Requested 6000") == category::rate_limited);
  CHECK(of("Limit 6000, Limit 9000, Requested 7012") == category::payload_too_large);
  CHECK(of("Timit 6000, Requested 7012") == category::rate_limited);
  CHECK(of("Limit 6000, Sequested 7012") == category::rate_limited);
  CHECK(of("Limit 0.5, Requested 1") == category::rate_limited);
  CHECK(of("Limit 6_000, Requested 7_012") == category::payload_too_large);
  CHECK(of("Limit 7_012, Requested 8") == category::rate_limited);
  CHECK(of("Limit 7,012, Requested 8") == category::rate_limited);
  CHECK(of("Limit 7_, Requested 8") == category::payload_too_large);
  CHECK(of("limit: 0, model: m") == category::quota_exhausted);
  CHECK(of("Remaining limit: 0") == category::rate_limited);
}

static_assert(triage::classify(generic, {403, R"({"code":"UserRateLimitExceeded","message":"m"})"})
                  .verdict() == triage::backoff);
static_assert(triage::classify(shop, {403, R"({"message":"till closed"})"}).category() ==
              category::unavailable);

namespace {

std::uint32_t hash_of(std::string_view s) {
  const triage::detail::word_text text(s);
  triage::detail::word_reader in(text);
  return in.next().hash;
}

}  // namespace

namespace {

// How many words and numbers there are.
int words_in(std::string_view s) {
  const triage::detail::word_text text(s);
  triage::detail::word_reader in(text);
  int n = 0;
  for (;;) {
    const triage::detail::word_token t = in.next();
    if (t.is == triage::detail::word_token::what::end) return n;
    n += t.is == triage::detail::word_token::what::word ||
                 t.is == triage::detail::word_token::what::number
             ? 1
             : 0;
  }
}

}  // namespace

TEST_CASE("letters make words in any script, and ideographs are words of their own") {
  for (const std::string_view word :
       {"quota", "kvóta", "квота", "ποσόστωση", "hạn", "कोटा", "โควต้า", "კვოტა", "5xx", "404", "v2",
        "1st", "123456789", "123456789x"}) {
    INFO(word);
    CHECK(words_in(word) == 1);
    CHECK(words_in(std::string(word) + " " + std::string(word)) == 2);
  }
  CHECK(words_in("配额不足") == 4);
  CHECK(words_in("quota配额") == 3);
  CHECK(words_in("配额quota") == 3);
  CHECK(words_in("5:30 7.5") == 4);
  // Numbers are the same however long they are and whatever comes behind them.
  CHECK(hash_of("429") == hash_of("429 "));
  CHECK(hash_of("429:") == hash_of("429 "));
  CHECK(hash_of("429x") != hash_of("429"));
}

TEST_CASE("words of other alphabets are the same in any case") {
  for (const auto& [upper, lower] : {std::pair("ЀЁЏ", "ѐёџ"), std::pair("АЯ", "ая"),
                                     std::pair("ÀÖØÞ", "àöøþ"), std::pair("QUOTA", "quota")}) {
    INFO(upper);
    CHECK(hash_of(upper) == hash_of(lower));
    CHECK(hash_of(upper) != 0);
  }
  CHECK(hash_of("Я") != hash_of("а"));
  CHECK(hash_of("я") != hash_of("џ"));
}

namespace {

struct shelf_api : triage::kinds {
  static constexpr std::string_view name = "shelf";
  static constexpr triage::word words[] = {
      {"shelf bare *|rack * bare * please|hook rusty * #", unavailable},
  };
};
constexpr triage::provider shelf = triage::define<shelf_api>();

}  // namespace

TEST_CASE("a gap at the end of a phrase asks for nothing") {
  // "please" is a small word, and left out.
  for (const std::string_view found : {"shelf bare", "a shelf bare of all", "rack is quite bare",
                                       "rack bare", "hook rusty since 12"}) {
    INFO(found);
    CHECK(error_of(shelf, 403, found).category() == category::unavailable);
  }
  for (const std::string_view other : {"shelf", "shelf quite bare", "rack", "hook rusty"}) {
    INFO(other);
    CHECK(error_of(shelf, 403, other).category() == category::permission);
  }
}

TEST_CASE("nothing behind a text is read for its words") {
  // Arrays have no NUL behind them, and constant evaluation refuses to read there.
  constexpr char quoted[] = {'n', 'o', ' ', '\'', 'k', 'e', 'y', '\''};
  constexpr char number[] = {'l', 'e', 'f', 't', ':', ' ', '1', '2'};
  constexpr char point[] = {'a', '.', 'b', '.'};
  constexpr char apostrophe[] = {'c', 'a', 'n', '\''};
  constexpr char half[] = {'a', ' ', '\xE2', '\x80'};
  constexpr auto tokens_of = [](const auto& s) {
    const triage::detail::word_text text({s, sizeof s});
    triage::detail::word_reader in(text);
    int n = 0;
    while (in.next().is != triage::detail::word_token::what::end) ++n;
    return n;
  };
  STATIC_REQUIRE(tokens_of(quoted) == 2);
  STATIC_REQUIRE(tokens_of(number) >= 2);
  STATIC_REQUIRE(tokens_of(point) >= 1);
  STATIC_REQUIRE(tokens_of(apostrophe) >= 1);
  STATIC_REQUIRE(tokens_of(half) >= 1);
}

TEST_CASE("sentences of other scripts end, and words have apostrophes of all kinds") {
  const auto ends = [](std::string_view s) {
    const triage::detail::word_text text(s);
    triage::detail::word_reader in(text);
    int n = 0;
    for (;;) {
      const triage::detail::word_token t = in.next();
      if (t.is == triage::detail::word_token::what::end) return n;
      n += t.is == triage::detail::word_token::what::sentence_end ? 1 : 0;
    }
  };
  CHECK(ends("a\u3002b\uFF01c\uFF1Bd\uFF1Fe") == 4);
  CHECK(ends("a b") == 0);
  CHECK(hash_of("can\u2019t") == hash_of("can't"));
  CHECK(hash_of("can\u2019") == hash_of("can"));
  CHECK(hash_of("can\u2019 it") == hash_of("can"));
  CHECK(hash_of("can' it") == hash_of("can"));
  CHECK(hash_of("APIs") == hash_of("apis"));
  for (const std::string_view mark :
       {"\u2010", "\u3000", "\u3004", "\u3008", "\u3020", "\uFF00", "\uFF0F", "\uFF1A", "\uFF20"}) {
    INFO(mark);
    CHECK(hash_of("quota" + std::string(mark) + "x") == hash_of("quota"));
    CHECK(words_in("quota" + std::string(mark) + "x") == 2);
  }
}
