// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Shapes, compiled into key tries: one for a provider's own pointers and one for those of the
// generic shapes. One pass over a body finds the values at all pointers of a trie.
#ifndef TRIAGE_TABLES_DETAIL_SHAPE_TRIE_HPP
#define TRIAGE_TABLES_DETAIL_SHAPE_TRIE_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <triage/tables/detail/perfect_hash.hpp>
#include <triage/tables/rows.hpp>
#include <triage/tables/shape.hpp>
#include <triage/tables/table_view.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// A set of nodes of one trie, which are numbered below 64.
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
  std::uint8_t next = 0;           ///< the next node in the same slot, or 0
  std::uint8_t first_child = 0;    ///< 0 if there is none
  std::uint8_t sibling = 0;        ///< the next child of the same parent, or 0
  std::uint8_t tilde : 1 = 0;      ///< whether the key has escapes
  std::uint8_t guessable : 1 = 0;  ///< whether it has none and is of 1 … 8 bytes
  std::uint8_t repeated : 1 = 0;   ///< whether this is the token *, or something below it
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

/// Whether a member's name is what the token of a pointer says (RFC 6901 section 4: ~1 is /, ~0 is
/// ~).
[[nodiscard]] constexpr bool is_named(const text& key, std::string_view token) noexcept {
  if (token.find('~') == std::string_view::npos) return key == token;
  text::decoder d(key);
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    const char c = !escape ? token[i] : token[++i] == '1' ? '/' : '~';
    if (d.next() != static_cast<unsigned char>(c)) return false;
  }
  return d.next() < 0;
}

/// The same of a node.
[[nodiscard]] constexpr bool names(const trie_node& node, const text& key) noexcept {
  return is_named(key, node.name());
}

/// The index of an array's element that a token is, any_index for *, -1 if it is none.
[[nodiscard]] constexpr std::int16_t array_index(std::string_view token) noexcept {
  if (token == "*") return any_index;
  if (token.empty() || token.size() > 4 || (token.size() > 1 && token[0] == '0')) return -1;
  std::int32_t n = 0;
  for (const char c : token) {
    if (c < '0' || c > '9') return -1;
    n = n * 10 + (c - '0');
  }
  return static_cast<std::int16_t>(n);
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

/// A set of roles.
constexpr std::uint16_t only(role r) noexcept {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(r));
}

/// What a value can be: a json_kind, or
inline constexpr std::uint8_t empty_string = 5;    ///< … an empty string
inline constexpr std::uint8_t partial_string = 6;  ///< … one that the end of the text cuts off
/// … an object of XML, whose text is of no use.
inline constexpr std::uint8_t object_without_text =
    empty_string + static_cast<std::uint8_t>(json_kind::object);

/// By role, the set of kinds that suit it. Only a message may be empty, or cut off: "rate_limit"
/// may have been "rate_limit_exceeded".
struct suitable_kinds {
  static constexpr unsigned string = 1U << static_cast<unsigned>(json_kind::string);
  static constexpr unsigned number = 1U << static_cast<unsigned>(json_kind::number);
  static constexpr unsigned containers = 1U << static_cast<unsigned>(json_kind::object) |
                                         1U << static_cast<unsigned>(json_kind::array);
  static constexpr unsigned boolean = 1U << static_cast<unsigned>(json_kind::boolean);
  static constexpr std::uint8_t all = string | number | containers | boolean;
  static constexpr std::uint8_t of[role_count] = {
      string | number, string,          string | 1U << empty_string | 1U << partial_string,
      string | number, string | number, string | number,
      string | number, string,          containers,
      string | number, string | boolean};
  static_assert(static_cast<unsigned>(role::type) == 1 &&
                static_cast<unsigned>(role::message) == 2 &&
                static_cast<unsigned>(role::help) == 7 &&
                static_cast<unsigned>(role::details) == 8);
};

/// The set of kinds that suit a role.
constexpr std::uint8_t suitable(role r) noexcept {
  return suitable_kinds::of[static_cast<unsigned>(r)];
}

/// A way to fill a role: the value at `node`, if it is of a suitable kind.
struct candidate {
  triage::role role;
  std::uint8_t node;
  triage::form form = triage::form::whole;
};

/// A shape whose pointers have become nodes.
struct compiled_shape {
  static constexpr std::size_t max_needs = 2;
  std::string_view name;
  node_set nodes = 0;                   ///< of all candidates
  node_set needed = 0;                  ///< what must be there, and
  std::uint8_t need[max_needs] = {};    ///< … which nodes those are
  json_kind need_kind[max_needs] = {};  ///< … of which kind
  std::uint8_t needs = 0;
  std::uint8_t first = 0;
  std::uint8_t last = 0;  ///< candidates [first, last)
};

/// What a pass over a body needs to know of the trie whose pointers it looks for.
struct trie_view {
  const trie_node* nodes = nullptr;
  const std::uint8_t* slots = nullptr;
  const std::uint8_t* suitable = nullptr;  ///< by node, the kinds that suit one of its roles
  node_set details = 0;                    ///< nodes that some shape takes for details
  bool tilde = false;                      ///< whether any node's key has escapes
};

/// A provider's own shape, and the members that its conditions ask for.
struct shape_view {
  std::string_view name;
  trie_view trie;
  const candidate* candidates = nullptr;  ///< in the order of trust
  std::size_t size = 0;                   ///< of the candidates
  bool nothing = true;                    ///< whether there is nothing to look for
  bool several_codes = false;             ///< whether there is more than one candidate for the code

  [[nodiscard]] constexpr bool empty() const noexcept { return nothing; }
};

/// The nodes of all pointers of a set of shapes.
struct shape_trie {
  trie_node nodes[max_nodes] = {};
  std::size_t size = 1;
  std::uint8_t slots[key_slots] = {};  ///< the first node of a slot, or 0: the root has no name
  bool tilde = false;                  ///< whether any node's key has escapes
  bool full = false;                   ///< whether there was no room for some node

  constexpr shape_trie() { nodes[0].below = only(0); }

  /// The node of a pointer, which it makes if there is none, as the last of its siblings. If there
  /// is no room, `full`, and the pointer has no node: such a table does not compile.
  constexpr std::uint8_t add(std::string_view pointer) {
    std::uint8_t at = 0;
    while (!pointer.empty()) {
      pointer.remove_prefix(1);
      const std::string_view token = pointer.substr(0, pointer.find('/'));
      pointer.remove_prefix(token.size());
      std::uint8_t before = 0;
      std::uint8_t child = nodes[at].first_child;
      while (child != 0 && nodes[child].name() != token) {
        before = child;
        child = nodes[child].sibling;
      }
      if (child == 0) {
        full = full || size == max_nodes;
        if (full) return 0;
        child = make(token, at);
        (before == 0 ? nodes[at].first_child : nodes[before].sibling) = child;
      }
      at = child;
    }
    return at;
  }

 private:
  constexpr std::uint8_t make(std::string_view token, std::uint8_t parent) {
    const auto n = static_cast<std::uint8_t>(size++);
    trie_node made;
    made.word = key_word(token, nullptr);
    made.below = only(n);
    made.key = token.data();
    made.size = static_cast<std::uint8_t>(token.size());
    made.parent = parent;
    made.tilde = token.find('~') != std::string_view::npos ? 1 : 0;
    made.guessable = made.tilde == 0 && !token.empty() && token.size() <= 8 ? 1 : 0;
    made.index = array_index(token);
    made.repeated = made.index == any_index || nodes[parent].repeated != 0 ? 1 : 0;
    std::uint8_t& slot = slots[key_slot(made.word, token.size(), parent)];
    made.next = slot;
    slot = n;
    nodes[n] = made;
    tilde = tilde || made.tilde != 0;
    for (std::uint8_t above = parent;; above = nodes[above].parent) {
      nodes[above].below |= only(n);
      if (above == 0) break;
    }
    return n;
  }
};

/// A list of generic shapes, tried in order, and the trie of all their pointers.
template <class Shapes>
struct generic_trie {
  static constexpr std::size_t max_candidates = 64;
  shape_trie trie;
  compiled_shape shapes[Shapes::count] = {};
  candidate candidates[max_candidates] = {};
  std::uint16_t shapes_of[max_nodes] = {};  ///< by node, a bit for each shape with it
  std::uint8_t suitable[max_nodes] = {};    ///< by node, the kinds that suit one of its roles
  node_set details = 0;
  node_set another = 0;  ///< nodes that shapes give different roles

  constexpr generic_trie() {
    std::uint16_t roles[max_nodes] = {};
    std::size_t size = 0;
    for (std::size_t s = 0; s < Shapes::count; ++s) {
      const shape sh = Shapes::at(s);
      compiled_shape out;
      out.name = sh.name;
      for (std::size_t i = 0; i < sh.when_size; ++i) {
        out.need[i] = trie.add(sh.when[i].pointer);
        out.need_kind[i] = sh.when[i].kind;
        out.needed |= only(out.need[i]);
        ++out.needs;
      }
      out.first = static_cast<std::uint8_t>(size);
      for (std::size_t i = 0; i < sh.fields_size; ++i) {
        const field& f = sh.fields[i];
        const std::uint8_t node = trie.add(f.pointer);
        candidates[size++] = {f.role, node};
        out.nodes |= only(node);
        shapes_of[node] |= static_cast<std::uint16_t>(1U << s);
        roles[node] |= only(f.role);
        suitable[node] |= detail::suitable(f.role);
        if (f.role == role::details) details |= only(node);
        if (!std::has_single_bit(roles[node])) another |= only(node);
      }
      out.last = static_cast<std::uint8_t>(size);
      shapes[s] = out;
    }
  }

  [[nodiscard]] constexpr trie_view view() const noexcept {
    return {trie.nodes, trie.slots, suitable, details, trie.tilde};
  }
};

// Of JSON and of XML bodies.
inline constexpr generic_trie<generic_shapes> generic;
inline constexpr trie_view generic_view = generic.view();
inline constexpr generic_trie<generic_xml_shapes> generic_xml;
inline constexpr trie_view generic_xml_view = generic_xml.view();
static_assert(!generic.trie.full && !generic_xml.trie.full,
              "triage: the generic shapes have too many pointers");

/// What the compiler makes of a provider's own shape.
struct own_trie {
  static constexpr std::size_t max_fields = 64;
  shape_trie trie;
  std::size_t size;
  std::size_t codes = 0;
  candidate candidates[max_fields] = {};
  std::uint8_t suitable[max_nodes] = {};
  node_set details = 0;

  /// Siblings are in the order of the table: the walk guesses that a body has them in that order.
  /// The members that the conditions of `rows` and `inside` ask for have nodes behind them, and no
  /// role.
  constexpr own_trie(table_view<field> fields, table_view<row> rows, table_view<in_success> inside)
      : size(fields.size()) {
    for (std::size_t i = 0; i < size; ++i) {
      const field& f = fields[i];
      const std::uint8_t node = trie.add(f.pointer);
      candidates[i] = {f.role, node, f.form};
      suitable[node] |= detail::suitable(f.role);
      if (f.role == role::details) details |= only(node);
      if (f.role == role::code) ++codes;
    }
    for (const in_success& s : inside) {
      if (valid_pointer(s.member)) suitable[trie.add(s.member)] |= suitable_kinds::all;
    }
    for (const row& r : rows) {
      if (!r.when.member.empty() && valid_pointer(r.when.member)) {
        suitable[trie.add(r.when.member)] |= suitable_kinds::all;
      }
    }
  }

  [[nodiscard]] constexpr shape_view view(std::string_view name) const noexcept {
    return {name,           {trie.nodes, trie.slots, suitable, details, trie.tilde},
            candidates,     size,
            trie.size == 1, codes > 1};
  }
};

/// The name of a layout: that of the provider's own is number 0; those of XML are the last.
[[nodiscard]] constexpr std::string_view shape_name(const shape_view& shapes,
                                                    std::size_t number) noexcept {
  if (number == 0) return shapes.name;
  if (number <= generic_shapes::count) return generic.shapes[number - 1].name;
  return generic_xml.shapes[number - 1 - generic_shapes::count].name;
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
