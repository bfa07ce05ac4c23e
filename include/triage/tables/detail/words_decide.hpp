// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Which of the words of a response decides, held against its status.
#ifndef TRIAGE_TABLES_DETAIL_WORDS_DECIDE_HPP
#define TRIAGE_TABLES_DETAIL_WORDS_DECIDE_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/tables/detail/lexicon.hpp>
#include <triage/tables/detail/perfect_hash.hpp>
#include <triage/tables/http_status.hpp>
#include <triage/tables/row_ref.hpp>
#include <triage/tables/rows.hpp>
#include <triage/text/detail/null.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

// A place in the decoded text as a part of what was sent.
[[nodiscard, gnu::noinline]] constexpr text piece_of(const text& t, std::size_t from,
                                                     std::size_t to) noexcept {
  std::size_t begin = from;
  std::size_t end = to;
  const std::string_view raw = t.raw();
  if (t.escaped()) {
    text::decoder d(t);
    for (std::size_t i = 0; i < to; ++i) {
      if (i == from) begin = raw.size() - d.left();
      (void)d.next();
    }
    end = raw.size() - d.left();
  }
  return {raw.substr(begin, end - begin), t.kind()};
}

/// The words that decided, which are looked up only if somebody asks for them.
struct deciding_piece {
  text of;  // absent if no words decide
  std::uint16_t begin = 0;
  std::uint16_t end = 0;

  // NOLINTNEXTLINE(google-explicit-constructor): it is that text, but later
  constexpr operator text() const noexcept { return piece_of(of, begin, end); }
};

struct words_decision {
  row_ref by;              // null: no words decide
  std::uint8_t value = 0;  // how strong they are
  std::uint8_t in = 0;     // 1: in the code, 2: in the type, 3: in the message
  deciding_piece piece;    // the words themselves
};

/// How strong a word of a category has to be at a status. 9: never strong enough.
struct strength_needed {
  std::uint8_t of[category_count];

  [[nodiscard]] constexpr std::uint8_t operator[](category c) const noexcept {
    return of[static_cast<std::size_t>(c)];
  }
};

// In the order of the columns of status_needs::table.
[[nodiscard]] constexpr strength_needed needs(
    std::uint8_t funds, std::uint8_t quota, std::uint8_t key, std::uint8_t permission,
    std::uint8_t content, std::uint8_t length, std::uint8_t size, std::uint8_t missing,
    std::uint8_t conflict, std::uint8_t rate, std::uint8_t overload, std::uint8_t unavailable,
    std::uint8_t timeout, std::uint8_t internal, std::uint8_t request) {
  strength_needed n{};
  for (std::uint8_t& of : n.of) of = 9;
  const auto set = [&](category c, std::uint8_t value) {
    n.of[static_cast<std::size_t>(c)] = value;
  };
  set(category::insufficient_funds, funds);
  set(category::quota_exhausted, quota);
  set(category::authentication, key);
  set(category::permission, permission);
  set(category::content_policy, content);
  set(category::context_length, length);
  set(category::payload_too_large, size);
  set(category::not_found, missing);
  set(category::conflict, conflict);
  set(category::rate_limited, rate);
  set(category::overloaded, overload);
  set(category::unavailable, unavailable);
  set(category::timeout, timeout);
  set(category::internal, internal);
  set(category::invalid_request, request);
  return n;
}

struct status_needs {
  // In the order that decides between words of equal strength.
  static constexpr category order[] = {category::content_policy,    category::insufficient_funds,
                                       category::quota_exhausted,   category::context_length,
                                       category::payload_too_large, category::authentication,
                                       category::permission,        category::overloaded,
                                       category::rate_limited,      category::unavailable,
                                       category::timeout,           category::not_found,
                                       category::conflict,          category::invalid_request,
                                       category::internal};

  // The place of each category in it.
  static constexpr auto rank = [] {
    std::array<std::uint8_t, category_count> of{};
    for (std::uint8_t& r : of) r = 0xFF;
    std::uint8_t n = 0;
    for (const category c : order) of[static_cast<std::size_t>(c)] = n++;
    return of;
  }();

  //                     funds        content       conflict       timeout
  //                     |  quota     |  length     |  rate        |  internal
  //                     |  |  key    |  |  size    |  |  overload |  |  request
  //                     |  |  |  perm|  |  |  miss |  |  |  unav  |  |  |
  static constexpr strength_needed table[] = {
      /* success      */ needs(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2),
      /* 400, 418, …  */ needs(2, 2, 2, 3, 2, 2, 3, 3, 3, 2, 3, 3, 3, 4, 9),
      /* 422          */ needs(2, 2, 2, 3, 2, 2, 3, 4, 4, 2, 3, 3, 3, 4, 9),
      /* 401, 407     */ needs(2, 2, 3, 3, 3, 3, 9, 4, 9, 3, 3, 3, 9, 4, 9),
      /* 402          */ needs(2, 3, 4, 4, 4, 4, 9, 9, 9, 3, 4, 4, 9, 9, 9),
      /* 403          */ needs(2, 2, 3, 3, 2, 3, 3, 4, 9, 2, 3, 3, 4, 4, 9),
      /* 404          */ needs(3, 3, 3, 3, 4, 4, 9, 2, 9, 3, 3, 3, 9, 9, 9),
      /* 409, 423     */ needs(3, 3, 3, 4, 9, 9, 9, 4, 3, 3, 3, 3, 3, 9, 9),
      /* 412          */ needs(2, 2, 3, 2, 3, 3, 9, 9, 9, 3, 3, 3, 9, 9, 9),
      /* 413, 414     */ needs(3, 3, 3, 9, 9, 2, 3, 9, 9, 9, 9, 4, 9, 9, 9),
      /* 429          */ needs(2, 3, 3, 3, 3, 3, 3, 4, 4, 9, 2, 3, 9, 4, 9),
      /* other 4xx    */ needs(3, 3, 3, 4, 4, 3, 3, 9, 9, 3, 3, 3, 9, 9, 9),
      /* 500          */ needs(3, 3, 3, 4, 3, 3, 4, 4, 4, 2, 2, 2, 2, 3, 4),
      /* 502, 503, …  */ needs(3, 3, 3, 4, 3, 3, 4, 9, 9, 2, 2, 9, 9, 9, 9),
      /* other 5xx    */ needs(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9),
  };

  static constexpr const strength_needed& no_words = table[14];

  // Of a success or a failure.
  [[nodiscard]] static constexpr const strength_needed& of(int status) noexcept {
    switch (status) {
      case 400:
      case 406:
      case 417:
      case 418: return table[1];
      case 422: return table[2];
      case 401:
      case 407: return table[3];
      case 402: return table[4];
      case 403: return table[5];
      case 404: return table[6];
      case 409:
      case 423: return table[7];
      case 412: return table[8];
      case 413:
      case 414: return table[9];
      case 429: return table[10];
      case 500: return table[12];
      case 502:
      case 503:
      case 504: return table[13];
      default: break;
    }
    if (status >= 520 && status <= 530) return table[13];
    // What no standard knows is to be taken for the x00 of its class: RFC 9110, section 15.
    if (status >= 400 && status <= 499) return table[http_status_is_listed(status) ? 11 : 1];
    if (status <= 299) return table[0];
    return no_words;
  }
};

// What sentences tell in numbers rather than in words.
inline constexpr lone_row request_over_limit{
    "", kinds::too_large, "it asks for more than the limit allows at all", source_of_words.data()};
inline constexpr lone_row limit_of_zero{"", kinds::out_of_quota, "the limit is zero",
                                        source_of_words.data()};

// What the texts of a response say, and whether they name numbers that decide.
struct word_search {
  word_hits hits;
  row_ref numbers;
  std::uint16_t begin = 0;  // where these are, in the message
  std::uint16_t end = 0;

  constexpr void look(const lexicon_view* own, const text& t, std::uint8_t in,
                      int status) noexcept {
    if (t.present()) look_in(own, t, in, status);
  }

  // A type at a 5xx groups what went wrong; it does not prove that it does not pass.
  [[gnu::noinline]] constexpr void look_for_passing(const lexicon_view* own, const text& type,
                                                    int status) noexcept {
    word_search of_type;
    of_type.look(own, type, 2, status);
    for (std::uint32_t rest = of_type.hits.found(); rest != 0; rest &= rest - 1) {
      const auto c = static_cast<category>(std::countr_zero(rest));
      const word_hit& h = of_type.hits[c];
      if (h.by->kind().action == action::backoff) hits.add(c, h);
    }
  }

 private:
  [[gnu::noinline]] constexpr void look_in(const lexicon_view* own, const text& t, std::uint8_t in,
                                           int status) noexcept {
    word_text s;
    if (t.escaped()) {
      s.written(t.decode(s.room(), word_text::most).size());
    } else {
      s.set(t.raw());
    }
    if (!is_null(own)) look_for(*own, s, in, status);
    word_finder finder(lexicon, s);
    if (finder.may_find()) finder.find(status, 0, in, hits);
    if (in == 3 && status < 500 && finder.has_number()) {
      std::int64_t limit = 0;
      if (finder.asks_too_much(limit, begin, end)) {
        numbers = limit == 0 ? limit_of_zero.get() : request_over_limit.get();
      }
    }
  }

  // What a provider says of its own API goes before what is true of most.
  [[gnu::noinline]] constexpr void look_for(const lexicon_view& own, const word_text& s,
                                            std::uint8_t in, int status) noexcept {
    word_finder finder(own, s);
    if (finder.may_find()) finder.find(status, 1, in, hits);
  }
};

// Whether two texts were sent in the same bytes.
[[nodiscard]] constexpr bool sent_alike(const text& a, const text& b) noexcept {
  const std::string_view raw = a.raw();
  return a.kind() == b.kind() && raw.size() == b.raw().size() && same_bytes(raw, b.raw());
}

/// The words that decide instead of what the status says; `by` is null if none do. `extra` is
/// how much stronger than usual they have to be.
///
/// A word has to be the stronger, the more it contradicts the status: `status_needs`. A strong word
/// that agrees with the status defends it against weaker ones and equals: "3 requests per second;
/// your daily quota is 5000" is a 429 that passes.
[[nodiscard]] constexpr words_decision decide_by_words(const lexicon_view* own, const text& code,
                                                       const text& type, const text& message,
                                                       int status, const kind& status_says,
                                                       std::uint8_t extra) noexcept {
  if (status < 200 || (status >= 300 && status < 400)) return {};
  const strength_needed& needed = status_needs::of(status);
  if (&needed == &status_needs::no_words) return {};
  word_search search;
  search.look(own, code, 1, status);
  // A type that is the same as the code tells nothing more.
  if (type.present() && !sent_alike(type, code)) {
    if (status < 500) {
      search.look(own, type, 2, status);
    } else {
      search.look_for_passing(own, type, status);
    }
  }
  search.look(own, message, 3, status);

  const word_hits& hits = search.hits;
  const bool over = search.numbers == request_over_limit.get();
  if (!is_null(search.numbers) && (over || status_says.category == category::rate_limited)) {
    // "Exceeded model token limit: 8192 (requested: 9000)" is about the model, not about a minute.
    const bool of_model =
        over && hits.has(category::context_length) && hits[category::context_length].strength >= 3;
    const row_ref by = of_model ? hits[category::context_length].by : search.numbers;
    return {by, 5, 3, {message, search.begin, search.end}};
  }
  if (hits.found() == 0) return {};
  const std::uint8_t agreeing = hits.strongest(status_says.category);
  const std::uint8_t defence = agreeing >= 3 ? agreeing : 0;
  const word_hit* best = nullptr;
  std::uint8_t best_rank = 0;
  for (std::uint32_t rest = hits.found(); rest != 0; rest &= rest - 1) {
    const auto c = static_cast<category>(std::countr_zero(rest));
    const word_hit& h = hits[c];
    if (h.value < needed[c] + extra) continue;
    if (c != status_says.category) {
      if (h.value <= defence) continue;
    } else if (h.by->kind().action == status_says.action &&
               (extra > 0 || h.by->kind() == status_says)) {
      continue;  // nothing new
    }
    const std::uint8_t rank = status_needs::rank[static_cast<std::size_t>(c)];
    if (is_null(best) || h.value > best->value || (h.value == best->value && rank < best_rank)) {
      best = &h;
      best_rank = rank;
    }
  }
  if (is_null(best)) return {};
  const text& in = best->in == 1 ? code : best->in == 2 ? type : message;
  return {best->by, best->value, best->in, {in, best->begin, best->end}};
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
