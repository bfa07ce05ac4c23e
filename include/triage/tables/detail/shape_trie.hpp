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

/// Of a provider's own trie, so that a word is a set of nodes.
inline constexpr std::size_t max_nodes = 64;
inline constexpr std::size_t max_pointer_depth = 6;

/// A set of nodes of which the first 64, the next 64, … have a word each: this is a node's bit.
using node_set = std::uint64_t;
constexpr node_set only(unsigned node) noexcept {
  return node_set{1} << (node & 63U);
}

using node_number = std::uint16_t;

inline constexpr std::int16_t any_index = -2;

/// 32 bytes, so that nodes are found by a shift.
struct trie_node {
  std::uint64_t word = 0;     ///< the first eight bytes of the key
  const char* key = nullptr;  ///< the pointer's reference token, RFC 6901 escapes and all
  node_number parent = 0;
  node_number next = 0;            ///< the next node in the same slot, or 0
  node_number first_child = 0;     ///< 0 if there is none
  node_number sibling = 0;         ///< the next child of the same parent, or 0
  std::int16_t index = -1;         ///< the key as an array index, any_index for *, or -1
  std::uint8_t size = 0;           ///< of the key
  std::uint8_t tilde : 1 = 0;      ///< whether the key has escapes
  std::uint8_t guessable : 1 = 0;  ///< whether it has none and is of 1 … 8 bytes
  std::uint8_t repeated : 1 = 0;   ///< whether this is the token *, or something below it

  [[nodiscard]] constexpr std::string_view name() const noexcept { return {key, size}; }
};

/// Where a member with such a name is looked for, in a table of 2^(64 - shift) cells.
[[nodiscard]] constexpr std::size_t key_slot(std::uint64_t word, std::size_t length,
                                             std::size_t parent, unsigned shift) noexcept {
  return static_cast<std::size_t>(((word + length + (parent << 8)) * 0x9E3779B97F4A7C15U) >> shift);
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

/// What a pass over a body needs to know of the trie whose pointers it looks for.
struct trie_view {
  const trie_node* nodes = nullptr;
  const node_number* cells = nullptr;
  const std::uint8_t* suitable = nullptr;  ///< by node, the kinds that suit one of its roles
  unsigned shift = 0;                      ///< of `key_slot`
  bool tilde = false;                      ///< whether any node's key has escapes
};

/// A piece of the body that an API usually sends: bytes that stand between two values.
struct usual_run {
  static constexpr std::size_t longest = 32;
  char bytes[longest] = {};
  std::uint32_t mask = 0;  ///< a bit for each byte
  std::uint8_t size = 0;
  bool value = false;     ///< whether a value follows
  std::uint8_t node = 0;  ///< of that value in the provider's own trie; 0 if nothing asks for it
};

/// The pieces in their order; none if the provider names no such body.
struct usual_view {
  const usual_run* runs = nullptr;
  std::size_t size = 0;
};

/// A provider's own shape, and the members that its conditions ask for.
struct shape_view {
  std::string_view name;
  trie_view trie;
  const candidate* candidates = nullptr;  ///< in the order of trust
  std::size_t size = 0;                   ///< of the candidates
  const node_set* nodes_of = nullptr;     ///< by role, the nodes that can have it
  unsigned roles = 0;                     ///< those that any node can have
  bool forms = false;                     ///< whether any candidate has a form to be cut to
  bool nothing = true;                    ///< whether there is nothing to look for
  bool several_codes = false;             ///< whether there is more than one candidate for the code
  usual_view usual = {};

  [[nodiscard]] constexpr bool empty() const noexcept { return nothing; }
};

/// The nodes of all pointers of a set of shapes: at most `Nodes`, found in 2^Bits cells.
template <std::size_t Nodes, unsigned Bits>
struct shape_trie {
  static constexpr unsigned shift = 64 - Bits;
  trie_node nodes[Nodes] = {};
  std::size_t size = 1;
  node_number cells[std::size_t{1} << Bits] = {};  ///< the first node of a slot, or 0
  node_number last_child[Nodes] = {};              ///< for `add`
  bool tilde = false;                              ///< whether any node's key has escapes
  bool full = false;                               ///< whether there was no room for some node

  /// The node of a pointer, which it makes if there is none, as the last of its siblings. If there
  /// is no room, `full`, and the pointer has no node: such a table does not compile.
  constexpr node_number add(std::string_view pointer) {
    node_number at = 0;
    // By index and without calls, since the compiler does this some thousand times.
    const char* const text = pointer.data();
    const std::size_t size_of_all = pointer.size();
    for (std::size_t i = 0; i < size_of_all;) {
      const std::size_t begin = ++i;
      std::uint64_t word = 0;
      for (; i < size_of_all && text[i] != '/'; ++i) {
        if (i - begin < 8) {
          word |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * (i - begin));
        }
      }
      const std::size_t length = i - begin;
      node_number& slot = cells[key_slot(word, length, at, shift)];
      node_number child = slot;
      while (child != 0) {
        const trie_node& node = nodes[child];
        if (node.word == word && node.size == length && node.parent == at) {
          std::size_t same = 8;
          while (same < length && node.key[same] == text[begin + same]) ++same;
          if (same >= length) break;
        }
        child = node.next;
      }
      if (child == 0) {
        full = full || size == Nodes;
        if (full) return 0;
        child = make({text + begin, length}, word, at, slot);
      }
      at = child;
    }
    return at;
  }

 private:
  constexpr node_number make(std::string_view token, std::uint64_t word, node_number parent,
                             node_number& slot) {
    const auto n = static_cast<node_number>(size++);
    trie_node made;
    made.word = word;
    made.key = token.data();
    made.size = static_cast<std::uint8_t>(token.size());
    made.parent = parent;
    made.tilde = token.find('~') != std::string_view::npos ? 1 : 0;
    made.guessable = made.tilde == 0 && !token.empty() && token.size() <= 8 ? 1 : 0;
    made.index = array_index(token);
    made.repeated = made.index == any_index || nodes[parent].repeated != 0 ? 1 : 0;
    made.next = slot;
    slot = n;
    nodes[n] = made;
    tilde = tilde || made.tilde != 0;
    (last_child[parent] == 0 ? nodes[parent].first_child : nodes[last_child[parent]].sibling) = n;
    last_child[parent] = n;
    return n;
  }
};

/// A way to fill a role from a body in a generic shape: the value at the node that it belongs to.
struct generic_way {
  std::uint16_t rank = 0;  ///< the most trusted is 0
  triage::role role = role::code;
  std::uint8_t shape = 0;
  std::uint8_t kinds = 0;  ///< that suit the role and the reading
  detail::reading reading = detail::reading::any;
  triage::form form = triage::form::whole;
  bool conditional = false;  ///< whether the shape has needs
};

/// What must be in the body for a generic shape to apply.
struct generic_needs {
  static constexpr std::size_t most = 2;
  std::string_view name;
  std::size_t size = 0;
  node_number node[most] = {};
  json_kind kind[most] = {};
  bool absent[most] = {};
};

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

  [[nodiscard]] constexpr trie_view view() const noexcept {
    return {trie.nodes, trie.cells, suitable, trie.shift, trie.tilde};
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

// Of JSON and of XML bodies.
inline constexpr generic_trie<generic_shapes> generic;
inline constexpr trie_view generic_view = generic.view();
inline constexpr generic_trie<generic_xml_shapes> generic_xml;
inline constexpr trie_view generic_xml_view = generic_xml.view();
static_assert(!generic.trie.full && !generic_xml.trie.full,
              "triage: the generic shapes have too many pointers");
static_assert(generic.repeats_early && generic_xml.repeats_early,
              "triage: a pointer with * of a generic shape is not in its usual_order");

/// What the compiler makes of a provider's own shape.
struct own_trie {
  static constexpr std::size_t max_fields = 64;
  static constexpr unsigned bits = 7;
  shape_trie<max_nodes, bits> trie;
  std::size_t size;
  std::size_t codes = 0;
  candidate candidates[max_fields] = {};
  node_set nodes_of[role_count] = {};
  unsigned roles = 0;
  bool forms = false;
  std::uint8_t suitable[max_nodes] = {};

  /// Siblings are in the order of the table: the walk guesses that a body has them in that order.
  /// The members that the conditions of `rows` and `inside` ask for have nodes behind them, and no
  /// role.
  constexpr own_trie(table_view<field> fields, table_view<row> rows, table_view<in_success> inside)
      : size(fields.size()) {
    for (std::size_t i = 0; i < size; ++i) {
      const field& f = fields[i];
      const auto node = static_cast<std::uint8_t>(trie.add(f.pointer));
      candidates[i] = {f.role, node, f.form};
      suitable[node] |= detail::suitable(f.role);
      if (f.role == role::code) ++codes;
      nodes_of[static_cast<unsigned>(f.role)] |= only(unsigned{node});
      roles |= only(f.role);
      forms = forms || f.form != form::whole;
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
};

/// Of that, what stays in the program: as many nodes and candidates as there are.
template <std::size_t Nodes, std::size_t Fields>
struct kept_trie {
  trie_node nodes[Nodes] = {};
  node_number cells[std::size_t{1} << own_trie::bits] = {};
  std::uint8_t suitable[Nodes] = {};
  candidate candidates[Fields > 0 ? Fields : 1] = {};
  node_set nodes_of[role_count] = {};

  constexpr explicit kept_trie(const own_trie& from) {
    for (std::size_t i = 0; i < Nodes; ++i) {
      nodes[i] = from.trie.nodes[i];
      suitable[i] = from.suitable[i];
    }
    for (std::size_t i = 0; i < std::size(cells); ++i) cells[i] = from.trie.cells[i];
    for (std::size_t i = 0; i < Fields; ++i) candidates[i] = from.candidates[i];
    for (std::size_t i = 0; i < role_count; ++i) nodes_of[i] = from.nodes_of[i];
  }

  [[nodiscard]] constexpr shape_view view(std::string_view name,
                                          const own_trie& from) const noexcept {
    return {name,           {nodes, cells, suitable, decltype(from.trie)::shift, from.trie.tilde},
            candidates,     Fields,
            nodes_of,       from.roles,
            from.forms,     Nodes == 1,
            from.codes > 1, {}};
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
