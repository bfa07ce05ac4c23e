// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The tries of the generic shapes, as the reader sees them.
#ifndef TRIAGE_TABLES_DETAIL_GENERIC_TRIES_HPP
#define TRIAGE_TABLES_DETAIL_GENERIC_TRIES_HPP

#include <bit>
#include <cstddef>
#include <string_view>

#include <triage/tables/detail/generic_table.hpp>
#include <triage/tables/detail/shape_trie.hpp>

namespace triage::inline TRIAGE_ABI::detail {

// Of JSON and of XML bodies.
inline constexpr generic_view shapes_of_json{
    {json_table::nodes, json_table::cells, json_table::suitable, json_table::tails,
     65 - std::bit_width(std::size(json_table::cells)), json_table::tilde},
    json_table::shapes,
    json_table::ways,
    json_table::first};
inline constexpr generic_view shapes_of_xml{
    {xml_table::nodes, xml_table::cells, xml_table::suitable, xml_table::tails,
     65 - std::bit_width(std::size(xml_table::cells)), xml_table::tilde},
    xml_table::shapes,
    xml_table::ways,
    xml_table::first};

/// How many shapes of JSON there are: those of XML have the numbers behind them.
inline constexpr std::size_t json_shapes = std::size(json_table::shapes);

/// No trie has more nodes: a whole number of words of a set of nodes.
inline constexpr std::size_t most_nodes = (std::size(json_table::nodes) + 63) / 64 * 64;
static_assert(std::size(xml_table::nodes) <= most_nodes && max_nodes <= most_nodes);

/// The name of a layout: that of the provider's own is number 0; those of XML are the last.
[[nodiscard]] constexpr std::string_view shape_name(const shape_view& shapes,
                                                    std::size_t number) noexcept {
  if (number == 0) return shapes.name;
  if (number <= json_shapes) return json_table::shapes[number - 1].name;
  return xml_table::shapes[number - 1 - json_shapes].name;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
