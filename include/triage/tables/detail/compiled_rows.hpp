// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the compiler makes of a provider's rows: which row a key leads to, and which one is next.
#ifndef TRIAGE_TABLES_DETAIL_COMPILED_ROWS_HPP
#define TRIAGE_TABLES_DETAIL_COMPILED_ROWS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include <triage/tables/detail/joined_tables.hpp>
#include <triage/tables/detail/perfect_hash.hpp>
#include <triage/tables/row_ref.hpp>
#include <triage/tables/rows.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// A status, or a range of them, of a row that is about nothing else. A row with a list of statuses
/// has several.
struct status_key {
  std::uint16_t first = 0;
  std::uint16_t last = 0;
  std::uint8_t row = 0;
};

/// a == b, for tables. Compilers compare literals at once, where they take the loop of
/// std::string_view step by step; of other characters g++ cannot.
[[nodiscard]] constexpr bool same_text(std::string_view a, std::string_view b) noexcept {
  const std::size_t n = a.size();
  if (n != b.size()) return false;
  const char* const p = a.data();
  const char* const q = b.data();
#if defined(__clang__)
  return __builtin_memcmp(p, q, n) == 0;
#else
  if (__builtin_constant_p(__builtin_memcmp(p, q, n))) return __builtin_memcmp(p, q, n) == 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (p[i] != q[i]) return false;
  }
  return true;
#endif
}

/// For each row of a table in turn, the row before it that has its key. What is done for the rows
/// of a hundred providers has to be little work for the compiler.
class rows_by_key {
 public:
  /// The last one before row `i` that has its key, or -1. `i` is the next row, and below 255.
  constexpr int before(const row* rows, std::size_t i) {
    const row_key& key = rows[i].key;
    std::size_t at = hash(key);
    for (; last_[at] != 0; at = (at + 1) % cells) {
      const int other = last_[at] - 1;
      const row_key& k = rows[other].key;
      if (k.about() == key.about() && same_text(k.name(), key.name()) &&
          (key.about() != about::range || k == key)) {
        last_[at] = static_cast<std::uint8_t>(i + 1);
        return other;
      }
    }
    last_[at] = static_cast<std::uint8_t>(i + 1);
    return -1;
  }

 private:
  static constexpr std::size_t cells = 512;

  static constexpr std::size_t hash(const row_key& key) {
    const std::string_view name = key.name();
    const std::size_t n = name.size();
    if (n == 0) return static_cast<std::size_t>(key.about());
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(name[i]); };
    return (n * 7 + at(0) + at(n / 3) * 5U + at(n / 2) * 17U + at(n * 2 / 3) * 37U +
            at(n - 1) * 101U) %
           cells;
  }

  std::uint8_t last_[cells] = {};  // the row and 1
};

/// The row that a perfect hash of the keys of `rows` gives for a name, if that is its name.
[[nodiscard, gnu::always_inline]] constexpr row_ref find_named(const row_table& rows,
                                                               const hash_view& table,
                                                               std::string_view name) noexcept {
  const std::size_t candidate = table.candidate(name);
  if (candidate == 0) return nullptr;
  const std::string_view found = rows.name_of(candidate - 1);
  return found.size() == name.size() && same_bytes(found, name) ? rows[candidate - 1] : nullptr;
}

/// What is worked out from N rows, at most 255: which keys there are, which rows share one, and
/// where the texts are to be.
///
/// The first of the characters is a zero, for empty texts. The names come next, since lookups read
/// nothing else. A meaning that the row before has, too, is there once, and so is each source.
template <std::size_t N>
struct compiled_rows {
  static constexpr std::size_t room = N > 0 ? N : 1;

  std::uint8_t next[room] = {};  ///< of each row: see `row_record`
  key_list<room> codes;
  key_list<room> types;
  std::uint8_t prefixes[room] = {};  ///< the longest first
  std::uint8_t ranges[room] = {};
  std::uint8_t classes[room] = {};
  status_key statuses[room * triage::statuses::most] = {};
  std::uint8_t codes_size = 0;
  std::uint8_t types_size = 0;
  std::uint8_t prefixes_size = 0;
  std::uint8_t ranges_size = 0;
  std::uint8_t classes_size = 0;
  std::uint16_t statuses_size = 0;

  std::uint16_t name[room] = {};  ///< where the texts of each row are
  std::uint32_t source[room] = {};
  std::uint32_t meaning[room] = {};
  std::uint8_t extra_of[room] = {};  ///< of each row: see `row_record`
  row_extra extras[room] = {};
  std::uint8_t extras_size = 0;
  std::uint32_t characters = 1;

  constexpr explicit compiled_rows(const row* rows) {
    rows_by_key keys;
    for (std::size_t i = 0; i < N; ++i) {
      const row& r = rows[i];
      const auto number = static_cast<std::uint8_t>(i);
      if (r.key.about() == about::status) {
        for (std::size_t s = 0; s < r.status.size(); ++s) {
          const triage::statuses::range range = r.status[s];
          statuses[statuses_size++] = {range.first, range.last, number};
        }
        continue;
      }
      const int before = keys.before(rows, i);
      if (before >= 0) {
        next[before] = number;
        name[i] = name[before];
        continue;
      }
      name[i] = static_cast<std::uint16_t>(place_for(r.name()));
      switch (r.key.about()) {
        case about::code: add(codes, codes_size, r, number); break;
        case about::type: add(types, types_size, r, number); break;
        case about::range: ranges[ranges_size++] = number; break;
        case about::id_class: classes[classes_size++] = number; break;
        case about::prefix: add_prefix(rows, number); break;
        case about::status: break;
      }
    }
    place_texts(rows);
  }

 private:
  constexpr std::uint32_t place_for(std::string_view text) {
    if (text.empty()) return 0;
    const std::uint32_t place = characters;
    characters += static_cast<std::uint32_t>(text.size()) + 1;
    return place;
  }

  constexpr void place_texts(const row* rows) {
    std::uint8_t different[room] = {};  // rows with different sources
    std::size_t sources = 0;
    for (std::size_t i = 0; i < N; ++i) {
      const row& r = rows[i];
      std::size_t of = sources;
      while (of > 0 && !same_text(rows[different[of - 1]].source, r.source)) --of;
      if (of > 0) {
        source[i] = source[different[of - 1]];
      } else {
        source[i] = place_for(r.source);
        different[sources++] = static_cast<std::uint8_t>(i);
      }
      const bool same = i > 0 && same_text(r.meaning, rows[i - 1].meaning);
      meaning[i] = same ? meaning[i - 1] : place_for(r.meaning);
      if (r.when.always() && r.with_type.empty() && r.delay_ms == 0 &&
          r.key.about() != about::range) {
        continue;
      }
      row_extra& e = extras[extras_size++];
      extra_of[i] = extras_size;
      e.delay_ms = r.delay_ms;
      e.first = r.key.first();
      e.last = r.key.last();
      e.header = place_for(r.when.header);
      e.member = place_for(r.when.member);
      e.equals = place_for(r.when.equals);
      e.message = place_for(r.when.message);
      e.with_type = place_for(r.with_type);
    }
  }

  static constexpr void add(key_list<room>& keys, std::uint8_t& size, const row& r,
                            std::uint8_t number) {
    keys.name[size] = r.name();
    keys.row[size] = number;
    ++size;
  }

  constexpr void add_prefix(const row* rows, std::uint8_t number) {
    std::size_t at = prefixes_size++;
    for (; at > 0 && rows[prefixes[at - 1]].name().size() < rows[number].name().size(); --at) {
      prefixes[at] = prefixes[at - 1];
    }
    prefixes[at] = number;
  }
};

/// The characters of a table.
template <std::size_t Size>
struct row_characters {
  char of[Size] = {};

  /// In the order in which the places were given. A text whose place is behind is there already.
  template <std::size_t N>
  constexpr row_characters(const row* rows, const compiled_rows<N>& places) {
    std::size_t end = 1;
    for (std::size_t i = 0; i < N; ++i) put(end, places.name[i], rows[i].name());
    for (std::size_t i = 0; i < N; ++i) {
      const row& r = rows[i];
      put(end, places.source[i], r.source);
      put(end, places.meaning[i], r.meaning);
      if (places.extra_of[i] == 0) continue;
      const row_extra& e = places.extras[places.extra_of[i] - 1];
      put(end, e.header, r.when.header);
      put(end, e.member, r.when.member);
      put(end, e.equals, r.when.equals);
      put(end, e.message, r.when.message);
      put(end, e.with_type, r.with_type);
    }
  }

 private:
  // `end` is behind the texts that are there.
  constexpr void put(std::size_t& end, std::size_t place, std::string_view text) {
    if (place < end) return;
    const char* from = text.data();
    std::size_t at = place;
    end = at + text.size() + 1;
#if defined(__clang__)
    __builtin_memcpy(of + at, from, text.size());
#else
    // Eight at a time: steps of the compiler are what this costs.
    for (; end - at > 8; at += 8, from += 8) {
      of[at] = from[0];
      of[at + 1] = from[1];
      of[at + 2] = from[2];
      of[at + 3] = from[3];
      of[at + 4] = from[4];
      of[at + 5] = from[5];
      of[at + 6] = from[6];
      of[at + 7] = from[7];
    }
    for (; end - at > 1; ++at) of[at] = *from++;
#endif
  }
};

/// The first `Size` elements: what is kept of a table is as large as what is in it.
template <std::size_t Size, class T, std::size_t N>
[[nodiscard]] constexpr std::array<T, Size> first_of(const T (&from)[N]) {
  std::array<T, Size> out{};
  for (std::size_t i = 0; i < Size; ++i) out[i] = from[i];
  return out;
}
template <std::size_t Size, std::size_t N>
[[nodiscard]] constexpr key_list<Size> first_of(const key_list<N>& keys) {
  key_list<Size> out;
  for (std::size_t i = 0; i < Size; ++i) {
    out.name[i] = keys.name[i];
    out.row[i] = keys.row[i];
  }
  return out;
}

/// For the compiler only: what is below is made of it, and stays in the program.
template <class Api>
inline constexpr compiled_rows<joined_size<rows_table, Api>> compiled_rows_of(
    joined<rows_table, Api>().begin());

template <class Api>
inline constexpr row_characters<compiled_rows_of<Api>.characters> row_characters_of(
    joined<rows_table, Api>().begin(), compiled_rows_of<Api>);
template <class Api>
inline constexpr auto row_extras_of =
    first_of<compiled_rows_of<Api>.extras_size>(compiled_rows_of<Api>.extras);
template <std::size_t N>
[[nodiscard]] constexpr row_record record_of(const row& r, const compiled_rows<N>& c,
                                             std::size_t i) {
  return {r.kind,
          r.severity,
          r.key.about(),
          r.status,
          c.meaning[i],
          c.source[i],
          c.name[i],
          static_cast<std::uint16_t>(r.name().size()),
          static_cast<std::uint8_t>(i),
          c.next[i],
          c.extra_of[i],
          c.extra_of[i] != 0 && !r.when.always()};
}
template <class Api, std::size_t... I>
[[nodiscard]] constexpr std::array<row_cell, 1 + sizeof...(I)> make_row_cells(
    std::index_sequence<I...> /*all*/) {
  constexpr const char* texts = row_characters_of<Api>.of;
  const row* const rows = joined<rows_table, Api>().begin();
  return {{row_texts{texts, texts, texts, row_extras_of<Api>.data()},
           record_of(rows[I], compiled_rows_of<Api>, I)...}};
}
template <class Api>
inline constexpr auto row_cells_of =
    make_row_cells<Api>(std::make_index_sequence<joined_size<rows_table, Api>>());

/// The rows of an API, and behind them those of its base, as they are in the program.
template <class Api>
[[nodiscard]] constexpr row_table row_table_of() {
  return {row_cells_of<Api>.data() + 1, joined_size<rows_table, Api>};
}

template <class Api>
inline constexpr auto statuses_of =
    first_of<compiled_rows_of<Api>.statuses_size>(compiled_rows_of<Api>.statuses);
template <class Api>
inline constexpr auto prefixes_of =
    first_of<compiled_rows_of<Api>.prefixes_size>(compiled_rows_of<Api>.prefixes);
template <class Api>
inline constexpr auto ranges_of =
    first_of<compiled_rows_of<Api>.ranges_size>(compiled_rows_of<Api>.ranges);
template <class Api>
inline constexpr auto classes_of =
    first_of<compiled_rows_of<Api>.classes_size>(compiled_rows_of<Api>.classes);

template <class Api>
inline constexpr auto code_keys =
    first_of<compiled_rows_of<Api>.codes_size>(compiled_rows_of<Api>.codes);
template <class Api>
inline constexpr auto type_keys =
    first_of<compiled_rows_of<Api>.types_size>(compiled_rows_of<Api>.types);
template <class Api>
inline constexpr auto code_table = build_hash_table<code_keys<Api>>();
template <class Api>
inline constexpr auto type_table = build_hash_table<type_keys<Api>>();

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
