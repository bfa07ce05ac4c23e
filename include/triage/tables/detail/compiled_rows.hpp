// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What the compiler makes of a provider's rows: which row a key leads to, and which one is next.
#ifndef TRIAGE_TABLES_DETAIL_COMPILED_ROWS_HPP
#define TRIAGE_TABLES_DETAIL_COMPILED_ROWS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/tables/detail/joined_tables.hpp>
#include <triage/tables/detail/perfect_hash.hpp>
#include <triage/tables/rows.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// What a lookup has to know of a row before it looks at the row itself.
struct row_link {
  std::uint8_t next = 0;     ///< the next row with this key; 0: there is none
  bool conditional = false;  ///< whether the row has conditions
};

/// A status, or a range of them, of a row that is about nothing else. A row with a list of statuses
/// has several.
struct status_key {
  std::uint16_t first = 0;
  std::uint16_t last = 0;
  std::uint8_t row = 0;
};

/// Different for nearly all different keys; equal for all statuses alone, and for all ranges.
[[nodiscard]] constexpr std::uint64_t key_hash(const row_key& key) noexcept {
  return ends_of(key.name(), true).sum() + static_cast<unsigned>(key.about());
}

/// The row that a perfect hash of `rows` gives for a name, if that is its name; else nullptr.
[[nodiscard, gnu::always_inline]] constexpr const row* find_named(const row* rows,
                                                                  const hash_view& table,
                                                                  std::string_view name) noexcept {
  const int i = table.candidate(name);
  if (i < 0) return nullptr;
  const std::string_view found = rows[i].name();
  return found.size() == name.size() && same_bytes(found, name) ? rows + i : nullptr;
}

/// What is worked out from N rows, at most 255: which keys there are, and which rows share one.
template <std::size_t N>
struct compiled_rows {
  static constexpr std::size_t room = N > 0 ? N : 1;

  row_link links[room] = {};
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

  constexpr explicit compiled_rows(const row* rows) {
    std::uint64_t hashes[room] = {};
    for (std::size_t i = 0; i < N; ++i) hashes[i] = key_hash(rows[i].key);
    bool linked[room] = {};
    for (std::size_t i = 0; i < N; ++i) {
      const row& r = rows[i];
      const auto number = static_cast<std::uint8_t>(i);
      links[i].conditional = !r.when.always();
      if (r.key.about() == about::status) {
        for (std::size_t s = 0; s < r.status.size(); ++s) {
          statuses[statuses_size++] = {r.status[s].first, r.status[s].last, number};
        }
        continue;
      }
      if (linked[i]) continue;
      std::size_t end = i;  // of the rows with this key
      for (std::size_t j = i + 1; j < N; ++j) {
        if (hashes[j] != hashes[i] || linked[j] || !(rows[j].key == r.key)) continue;
        links[end].next = static_cast<std::uint8_t>(j);
        linked[j] = true;
        end = j;
      }
      switch (r.key.about()) {
        case about::code: add(codes, codes_size, r, number); break;
        case about::type: add(types, types_size, r, number); break;
        case about::range: ranges[ranges_size++] = number; break;
        case about::id_class: classes[classes_size++] = number; break;
        case about::prefix: add_prefix(rows, number); break;
        case about::status: break;
      }
    }
  }

 private:
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
inline constexpr auto links_of =
    first_of<joined_size<rows_table, Api>>(compiled_rows_of<Api>.links);
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
