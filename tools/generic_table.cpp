// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
//   generic_table > include/triage/tables/detail/generic_table.hpp
//
// Writes what the compiler makes of the generic shapes.
#include <triage/tables/detail/generic_trie.hpp>

#include <cstddef>
#include <cstdio>
#include <string>

#include "print_table.hpp"

namespace {

using namespace triage::detail;

template <class Shapes>
constexpr generic_trie<Shapes> made;

template <class Shapes>
void print_trie(const char* name) {
  constexpr const auto& list = made<Shapes>;
  static_assert(!list.trie.full, "the generic shapes have too many pointers");
  static_assert(list.repeats_early, "a pointer with * is not in usual_order");
  const std::size_t nodes = list.trie.size;
  std::string tails(list.trie.tails, ' ');
  for (std::size_t i = 0; i < nodes; ++i) {
    const std::string key(list.trie.key(i));
    if (key.size() > trie_node::in_word) {
      tails.replace(list.trie.nodes[i].tail, key.size() - trie_node::in_word,
                    key.substr(trie_node::in_word));
    }
  }
  std::printf("namespace %s {\n\n", name);
  print("trie_node nodes", nodes, [](std::size_t i) {
    const trie_node& n = list.trie.nodes[i];
    return list_of(n.word, n.parent, n.next, n.first_child, n.sibling, n.tail, n.index, n.size,
                   unsigned{n.tilde}, unsigned{n.guessable}, unsigned{n.repeated});
  });
  std::printf("inline constexpr char tails[] =");
  for (std::size_t i = 0; i < tails.size(); i += 90) {
    std::printf("\n    \"%s\"", tails.substr(i, 90).c_str());
  }
  std::printf(";\n");
  print("node_number cells", std::size(list.trie.cells),
        [](std::size_t i) { return number(list.trie.cells[i]); });
  print("std::uint8_t suitable", nodes, [](std::size_t i) { return number(list.suitable[i]); });
  print("std::uint16_t first", nodes + 1, [](std::size_t i) { return number(list.first[i]); });
  print("generic_way ways", list.first[nodes], [](std::size_t i) {
    const generic_way& w = list.ways[i];
    return list_of(w.rank, named{"role", w.role}, w.shape, w.kinds, named{"reading", w.reading},
                   named{"form", w.form}, w.conditional);
  });
  print("generic_needs shapes", Shapes::count, [](std::size_t i) {
    const generic_needs& s = list.shapes[i];
    return "{\"" + std::string(s.name) + "\"," + number(s.size) + "," +
           list_of(s.node[0], s.node[1]) + "," +
           list_of(named{"json_kind", s.kind[0]}, named{"json_kind", s.kind[1]}) + "," +
           list_of(s.absent[0], s.absent[1]) + "}";
  });
  std::printf("inline constexpr bool tilde = %s;\n\n}  // namespace %s\n\n",
              list.trie.tilde ? "true" : "false", name);
}

}  // namespace

int main() {
  begin_header("GENERIC_TABLE", "The generic shapes of generic_shapes.hpp as tries.",
               "shape_trie.hpp");
  std::printf("namespace triage::inline TRIAGE_ABI::detail {\n\n// clang-format off\n");
  print_trie<generic_shapes>("json_table");
  print_trie<generic_xml_shapes>("xml_table");
  std::printf(
      "// clang-format on\n\n}  // namespace triage::inline TRIAGE_ABI::detail\n\n#endif\n");
}
