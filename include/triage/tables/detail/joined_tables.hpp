// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A provider's tables together with those of its base, which come after the own ones.
#ifndef TRIAGE_TABLES_DETAIL_JOINED_TABLES_HPP
#define TRIAGE_TABLES_DETAIL_JOINED_TABLES_HPP

#include <array>
#include <cstddef>

#include <triage/tables/rows.hpp>
#include <triage/tables/table_view.hpp>

namespace triage::inline TRIAGE_ABI::detail {

// The tables that an API inherits. `of` exists if the API has the table, in itself or by C++'s own
// inheritance.
struct rows_table {
  using element = row;
  template <class Api>
  static constexpr auto& of() requires requires {
    Api::rows;
  }
  { return Api::rows; }
};
struct fields_table {
  using element = field;
  template <class Api>
  static constexpr auto& of() requires requires {
    Api::fields;
  }
  { return Api::fields; }
};
struct headers_table {
  using element = header_row;
  template <class Api>
  static constexpr auto& of() requires requires {
    Api::headers;
  }
  { return Api::headers; }
};
struct limits_table {
  using element = limit_row;
  template <class Api>
  static constexpr auto& of() requires requires {
    Api::limits;
  }
  { return Api::limits; }
};
struct in_success_table {
  using element = in_success;
  template <class Api>
  static constexpr auto& of() requires requires {
    Api::inside_2xx;
  }
  { return Api::inside_2xx; }
};
struct batches_table {
  using element = batch;
  template <class Api>
  static constexpr auto& of() requires requires {
    Api::batches;
  }
  { return Api::batches; }
};

template <class Api>
concept has_base = requires {
  typename Api::base;
};

template <class Table, class Api>
concept has_table = requires {
  Table::template of<Api>();
};

template <class Table, class Api>
[[nodiscard]] constexpr std::size_t own_size() {
  if constexpr (has_table<Table, Api>) {
    return std::size(Table::template of<Api>());
  } else {
    return 0;
  }
}

template <class Table, class Api>
inline constexpr std::size_t joined_size = [] {
  if constexpr (has_base<Api>) {
    return own_size<Table, Api>() + joined_size<Table, typename Api::base>;
  } else {
    return own_size<Table, Api>();
  }
}();

template <class Table, class Api>
[[nodiscard]] constexpr table_view<typename Table::element> joined();

template <class Table, class Api>
inline constexpr auto joined_array = [] {
  std::array<typename Table::element, joined_size<Table, Api>> all{};
  std::size_t size = 0;
  if constexpr (has_table<Table, Api>) {
    for (const auto& element : Table::template of<Api>()) all[size++] = element;
  }
  for (const auto& element : joined<Table, typename Api::base>()) all[size++] = element;
  return all;
}();

/// The own table, or a copy of it with that of the base behind it. Static storage.
template <class Table, class Api>
[[nodiscard]] constexpr table_view<typename Table::element> joined() {
  if constexpr (has_base<Api>) {
    return {joined_array<Table, Api>.data(), joined_size<Table, Api>};
  } else if constexpr (has_table<Table, Api>) {
    return {std::data(Table::template of<Api>()), own_size<Table, Api>()};
  } else {
    return {};
  }
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
