// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From the lists of generic shapes to tries, for tools/update.sh: detail/generic_table.hpp is what
// comes out. Evaluated in every compilation, it would take a tenth of a second.
#ifndef TRIAGE_TABLES_DETAIL_GENERIC_TRIE_HPP
#define TRIAGE_TABLES_DETAIL_GENERIC_TRIE_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/tables/detail/shape_trie.hpp>
#include <triage/tables/generic_shapes.hpp>
#include <triage/tables/rows.hpp>
#include <triage/tables/shape.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// A list of generic shapes, tried in order, and the trie of all their pointers.
template <class Shapes>
struct generic_trie {
  static constexpr std::size_t most = Shapes::most_nodes;
  shape_trie<most, Shapes::slot_bits> trie;
  generic_needs shapes[Shapes::count] = {};
  generic_way ways[Shapes::most_fields] = {};  ///< those of one node together
  std::uint16_t first[most + 1] = {};          ///< by node, of its ways
  std::uint8_t suitable[most] = {};            ///< by node, the kinds that suit one of its roles
  bool repeats_early = true;                   ///< whether all tokens * are below the first 64

  constexpr generic_trie() {
    // The walk guesses that a body has members in the order of the trie.
    for (const std::string_view pointer : Shapes::usual_order) (void)trie.add(pointer);
    node_number node_of[Shapes::most_fields] = {};
    std::size_t size = 0;
    for (std::size_t s = 0; s < Shapes::count; ++s) {
      const shape sh = Shapes::at(s);
      generic_needs needs;
      needs.name = sh.name;
      needs.size = sh.when_size;
      for (std::size_t i = 0; i < sh.when_size; ++i) {
        needs.node[i] = trie.add(sh.when[i].pointer);
        needs.kind[i] = sh.when[i].kind;
        needs.absent[i] = sh.when[i].absent;
      }
      shapes[s] = needs;
      for (std::size_t i = 0; i < sh.fields_size; ++i) {
        const node_number node = trie.add(sh.fields[i].pointer);
        node_of[size++] = node;
        ++first[node + 1];
        suitable[node] |= detail::suitable(sh.fields[i].role);
        repeats_early = repeats_early && (trie.nodes[node].repeated == 0 || node < 64);
      }
    }
    for (std::size_t n = 0; n < most; ++n) {
      first[n + 1] = static_cast<std::uint16_t>(first[n + 1] + first[n]);
    }
    std::uint16_t filled[most] = {};
    std::size_t rank = 0;
    for (std::size_t s = 0; s < Shapes::count; ++s) {
      const shape sh = Shapes::at(s);
      for (std::size_t i = 0; i < sh.fields_size; ++i, ++rank) {
        const generic_field& f = sh.fields[i];
        const node_number node = node_of[rank];
        ways[first[node] + filled[node]++] = {static_cast<std::uint16_t>(rank),
                                              f.role,
                                              static_cast<std::uint8_t>(s),
                                              kinds_of(f),
                                              f.reading,
                                              f.form,
                                              sh.when_size != 0};
      }
    }
  }

 private:
  static constexpr std::uint8_t kinds_of(const generic_field& f) noexcept {
    switch (f.reading) {
      case reading::any:
      case reading::if_true: return detail::suitable(f.role);
      case reading::number:
      case reading::numeric: return suitable_kinds::number;
      default: return suitable_kinds::string;
    }
  }
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
