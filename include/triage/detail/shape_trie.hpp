// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// A provider's shape and the generic ones, compiled into one key trie: one pass over a body finds
// the values at all their pointers.
#ifndef TRIAGE_DETAIL_SHAPE_TRIE_HPP
#define TRIAGE_DETAIL_SHAPE_TRIE_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <triage/detail/perfect_hash.hpp>
#include <triage/shape.hpp>
#include <triage/text.hpp>

namespace triage::detail {

/// A set of trie nodes, which are numbered below 64.
using node_set = std::uint64_t;
inline constexpr std::size_t max_nodes = 64;
inline constexpr std::size_t max_pointer_depth = 6;

constexpr node_set only(unsigned node) noexcept {
  return node_set{1} << node;
}

inline constexpr std::int16_t any_index = -2;

/// 32 bytes, so that nodes are found by a shift.
struct trie_node {
  std::uint64_t word = 0;     ///< the first eight bytes of the key
  node_set below = 0;         ///< this node and all its descendants
  const char* key = nullptr;  ///< the pointer's reference token, RFC 6901 escapes and all
  std::uint8_t size = 0;      ///< of the key
  std::uint8_t parent = 0;
  std::uint8_t next = 0;  ///< the next node in the same slot, or 0
  std::uint8_t first_child = 0;
  std::uint8_t children = 0;
  std::uint8_t tilde : 1 = 0;      ///< whether the key has escapes
  std::uint8_t guessable : 1 = 0;  ///< whether it has none and is of 1 … 8 bytes
  std::int16_t index = -1;         ///< the key as an array index, any_index for *, or -1

  [[nodiscard]] constexpr std::string_view name() const noexcept { return {key, size}; }
};

inline constexpr std::size_t key_slots = 128;

/// Where a member with such a name is looked for.
[[nodiscard]] constexpr std::size_t key_slot(std::uint64_t word, std::size_t length,
                                             std::size_t parent) noexcept {
  return static_cast<std::size_t>(((word + length + (parent << 8)) * 0x9E3779B97F4A7C15U) >>
                                  (64 - 7));
}

/// The first eight bytes of a name, or all of it. `end`: up to where memory may be read.
[[nodiscard]] constexpr std::uint64_t key_word(std::string_view name, const char* end) noexcept {
  if (!std::is_constant_evaluated() && std::endian::native == std::endian::little &&
      end - name.data() >= 8) {
    const std::uint64_t w = load_le<8>(name.data());
    return name.size() >= 8 ? w : w & ((std::uint64_t{1} << (8 * name.size())) - 1);
  }
  std::uint64_t w = 0;
  for (std::size_t i = 0; i < name.size() && i < 8; ++i) {
    w |= std::uint64_t{static_cast<unsigned char>(name[i])} << (8 * i);
  }
  return w;
}

/// Whether a member's name is what the node's token says (RFC 6901 section 4: ~1 is /, ~0 is ~).
[[nodiscard]] constexpr bool names(const trie_node& node, const text& key) noexcept {
  const std::string_view token = node.name();
  if (node.tilde == 0) return key == token;
  text::decoder d(key);
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    const char c = !escape ? token[i] : token[++i] == '1' ? '/' : '~';
    if (d.next() != static_cast<unsigned char>(c)) return false;
  }
  return d.next() < 0;
}

/// Whether a pointer is one that RFC 6901 section 3 allows and that names something in the body.
[[nodiscard]] constexpr bool valid_pointer(std::string_view pointer) noexcept {
  if (pointer.empty() || pointer[0] != '/') return false;
  if (pointer.size() > 255) return false;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') ++depth;
    if (pointer[i] == '~' &&
        (i + 1 == pointer.size() || (pointer[i + 1] != '0' && pointer[i + 1] != '1'))) {
      return false;
    }
  }
  return depth <= max_pointer_depth;
}

/// A way to fill a role: the value at `node`, if it is of a suitable kind.
struct candidate {
  triage::role role;
  std::uint8_t node;
};

/// What a node is in the provider's own shape: of several nodes with one role, the lowest rank
/// counts. Rank 0: nothing.
struct own_role {
  triage::role role{};
  std::uint8_t rank = 0;
};

/// A shape whose pointers have become nodes.
struct compiled_shape {
  static constexpr std::size_t max_needs = 2;
  std::string_view name;
  node_set nodes = 0;                   ///< of all candidates
  node_set another = 0;                 ///< those that an earlier shape gives another role
  node_set needed = 0;                  ///< what must be there, and
  std::uint8_t need[max_needs] = {};    ///< … which nodes those are
  json_kind need_kind[max_needs] = {};  ///< … of which kind
  std::uint8_t needs = 0;
  std::uint8_t first = 0;
  std::uint8_t last = 0;  ///< candidates [first, last)
};

/// Everything that `read` needs of a provider.
struct shape_view {
  const trie_node* nodes = nullptr;
  const compiled_shape* shapes = nullptr;
  std::size_t shapes_size = 0;
  const candidate* candidates = nullptr;
  const std::uint8_t* slots = nullptr;
  const own_role* own = nullptr;  ///< by node
  bool one_role_each = true;      ///< whether no node has two roles in the provider's own shape
  bool tilde = false;             ///< whether any node's key has escapes
  node_set details = 0;           ///< nodes that some shape takes for details
  node_set another = 0;           ///< nodes that two shapes give different roles
};

struct shape_trie {
  static constexpr std::size_t max_shapes = generic_shapes::count + 1;
  static constexpr std::size_t max_candidates = 96;

  trie_node nodes[max_nodes] = {};
  std::size_t nodes_size = 1;
  compiled_shape shapes[max_shapes] = {};
  std::size_t shapes_size = 0;
  candidate candidates[max_candidates] = {};
  std::size_t candidates_size = 0;
  own_role own[max_nodes] = {};
  bool one_role_each = true;
  std::uint8_t slots[key_slots] = {};  ///< the first node of a slot, or 0: the root has no name

  [[nodiscard]] constexpr shape_view view() const noexcept {
    bool tilde = false;
    for (const trie_node& node : nodes) tilde = tilde || node.tilde != 0;
    node_set details = 0;
    for (std::size_t i = 0; i < candidates_size; ++i) {
      if (candidates[i].role == role::details) details |= only(candidates[i].node);
    }
    node_set another = 0;
    for (std::size_t i = 0; i < shapes_size; ++i) another |= shapes[i].another;
    return {nodes, shapes,        shapes_size, candidates, slots,
            own,   one_role_each, tilde,       details,    another};
  }
};

namespace build {

// Nodes while the trie grows: children are found by their parent.
struct sketch {
  std::string_view key[max_nodes] = {};
  std::uint8_t parent[max_nodes] = {};
  std::uint8_t first_child[max_nodes] = {};  // 0: none
  std::uint8_t last_child[max_nodes] = {};
  std::uint8_t next[max_nodes] = {};  // child of the same parent
  std::size_t size = 1;

  constexpr std::uint8_t add(std::string_view pointer) {
    std::uint8_t at = 0;
    while (!pointer.empty()) {
      pointer.remove_prefix(1);
      const std::string_view token = pointer.substr(0, pointer.find('/'));
      pointer.remove_prefix(token.size());
      std::uint8_t child = first_child[at];
      while (child != 0 && key[child] != token) child = next[child];
      if (child == 0) {
        child = static_cast<std::uint8_t>(size++);
        key[child] = token;
        parent[child] = at;
        (first_child[at] == 0 ? first_child[at] : next[last_child[at]]) = child;
        last_child[at] = child;
      }
      at = child;
    }
    return at;
  }
};

constexpr std::int16_t array_index(std::string_view token) {
  if (token == "*") return any_index;
  if (token.empty() || token.size() > 4 || (token.size() > 1 && token[0] == '0')) return -1;
  std::int32_t n = 0;
  for (const char c : token) {
    if (c < '0' || c > '9') return -1;
    n = n * 10 + (c - '0');
  }
  return static_cast<std::int16_t>(n);
}

// The generic shapes, and the nodes of all their pointers in order: the same for every provider, so
// it is worked out once.
struct generic_sketch {
  sketch nodes;
  std::uint8_t of_pointer[shape_trie::max_candidates] = {};
};

consteval generic_sketch sketch_generic_shapes() {
  generic_sketch g;
  std::size_t n = 0;
  for (std::size_t s = 0; s < generic_shapes::count; ++s) {
    const shape sh = generic_shapes::at(s);
    for (std::size_t i = 0; i < sh.when_size; ++i) {
      g.of_pointer[n++] = g.nodes.add(sh.when[i].pointer);
    }
    for (std::size_t i = 0; i < sh.fields_size; ++i) {
      g.of_pointer[n++] = g.nodes.add(sh.fields[i].pointer);
    }
  }
  return g;
}

inline constexpr generic_sketch generic = sketch_generic_shapes();

}  // namespace build

/// Compiles `own`, then the generic shapes. Breadth first, so that a node's children lie together.
[[nodiscard]] consteval shape_trie compile_shapes(const shape& own) {
  build::sketch sketch = build::generic.nodes;
  std::uint8_t of_own_field[32] = {};
  for (std::size_t i = 0; i < own.fields_size; ++i) {
    of_own_field[i] = sketch.add(own.fields[i].pointer);
  }

  shape_trie trie;
  std::uint8_t sketched[max_nodes] = {};  // final number → number in the sketch
  std::uint8_t numbered[max_nodes] = {};  // and back
  for (std::size_t n = 0; n < trie.nodes_size; ++n) {
    trie_node& node = trie.nodes[n];
    node.first_child = static_cast<std::uint8_t>(trie.nodes_size);
    // The provider's own first, in the order of its table: the walk guesses that order.
    const auto add = [&](std::size_t child) {
      if (numbered[child] != 0) return;
      trie_node& made = trie.nodes[trie.nodes_size];
      const std::string_view key = sketch.key[child];
      made.key = key.data();
      made.size = static_cast<std::uint8_t>(key.size());
      made.tilde = key.find('~') != std::string_view::npos ? 1 : 0;
      made.guessable = made.tilde == 0 && !key.empty() && key.size() <= 8 ? 1 : 0;
      made.index = build::array_index(key);
      made.parent = static_cast<std::uint8_t>(n);
      made.word = key_word(key, nullptr);
      std::uint8_t& slot = trie.slots[key_slot(made.word, key.size(), n)];
      made.next = slot;
      slot = static_cast<std::uint8_t>(trie.nodes_size);
      sketched[trie.nodes_size] = static_cast<std::uint8_t>(child);
      numbered[child] = static_cast<std::uint8_t>(trie.nodes_size);
      ++trie.nodes_size;
      ++node.children;
    };
    for (std::size_t i = 0; i < own.fields_size; ++i) {
      // Where the pointer goes on from this node, if it comes through it.
      for (std::size_t at = of_own_field[i]; at != 0; at = sketch.parent[at]) {
        if (sketch.parent[at] == sketched[n]) add(at);
      }
    }
    for (std::size_t c = sketch.first_child[sketched[n]]; c != 0; c = sketch.next[c]) add(c);
  }
  for (std::size_t n = trie.nodes_size; n-- > 0;) {
    trie_node& node = trie.nodes[n];
    node.below = only(static_cast<unsigned>(n));
    for (std::size_t c = 0; c < node.children; ++c) {
      node.below |= trie.nodes[node.first_child + c].below;
    }
  }

  std::uint16_t roles[max_nodes] = {};  // that the shapes so far give a node
  const auto add_shape = [&](const shape& sh, const std::uint8_t* of_when,
                             const std::uint8_t* of_field) {
    compiled_shape& out = trie.shapes[trie.shapes_size++];
    out.name = sh.name;
    for (std::size_t i = 0; i < sh.when_size; ++i) {
      out.need[i] = numbered[of_when[i]];
      out.need_kind[i] = sh.when[i].kind;
      out.needed |= only(out.need[i]);
      ++out.needs;
    }
    out.first = static_cast<std::uint8_t>(trie.candidates_size);
    for (std::size_t i = 0; i < sh.fields_size; ++i) {
      trie.candidates[trie.candidates_size++] = {sh.fields[i].role, numbered[of_field[i]]};
      out.nodes |= only(numbered[of_field[i]]);
    }
    out.last = static_cast<std::uint8_t>(trie.candidates_size);
    for (std::size_t c = out.first; c < out.last; ++c) {
      const candidate& way = trie.candidates[c];
      const unsigned bit = 1U << static_cast<unsigned>(way.role);
      if ((roles[way.node] & ~bit) != 0) out.another |= only(way.node);
    }
    for (std::size_t c = out.first; c < out.last; ++c) {
      const candidate& way = trie.candidates[c];
      roles[way.node] |= static_cast<std::uint16_t>(1U << static_cast<unsigned>(way.role));
    }
  };
  add_shape(own, nullptr, of_own_field);
  for (std::size_t i = own.fields_size; i-- > 0;) {
    own_role& its = trie.own[numbered[of_own_field[i]]];
    if (its.rank != 0 && its.role != own.fields[i].role) trie.one_role_each = false;
    its = {own.fields[i].role, static_cast<std::uint8_t>(i + 1)};
  }
  const std::uint8_t* of_pointer = build::generic.of_pointer;
  for (std::size_t s = 0; s < generic_shapes::count; ++s) {
    const shape sh = generic_shapes::at(s);
    add_shape(sh, of_pointer, of_pointer + sh.when_size);
    of_pointer += sh.when_size + sh.fields_size;
  }
  return trie;
}

}  // namespace triage::detail

#endif
