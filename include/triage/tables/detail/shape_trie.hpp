// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Shapes, compiled into key tries: a provider's own pointers, or those of the generic shapes. One
// pass over a body finds the values at all pointers of a trie.
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

/// Without pointers, which would have to be relocated when a program starts. 24 bytes.
struct trie_node {
  std::uint64_t word = 0;  ///< the first eight bytes of the key
  node_number parent = 0;
  node_number next = 0;            ///< the next node in the same slot, or 0
  node_number first_child = 0;     ///< 0 if there is none
  node_number sibling = 0;         ///< the next child of the same parent, or 0
  std::uint16_t tail = 0;          ///< where the other bytes of the key are, in the trie's tails
  std::int16_t index = -1;         ///< the key as an array index, any_index for *, or -1
  std::uint8_t size = 0;           ///< of the key, which is a pointer's reference token (RFC 6901)
  std::uint8_t tilde : 1 = 0;      ///< whether the key has escapes
  std::uint8_t guessable : 1 = 0;  ///< whether it has none and is of 1 … 8 bytes
  std::uint8_t repeated : 1 = 0;   ///< whether this is the token *, or something below it

  /// How many bytes of the key are in `word`; the others are among the tails.
  static constexpr std::size_t in_word = 8;
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
  const char* tails = nullptr;             ///< of all keys that are longer than a word
  unsigned shift = 0;                      ///< of `key_slot`
  bool tilde = false;                      ///< whether any node's key has escapes

  /// Whether a key that begins with the same word is the node's. Of the same size.
  [[nodiscard, gnu::always_inline]] constexpr bool has_tail(const trie_node& node,
                                                            std::string_view key) const noexcept {
    if (key.size() <= trie_node::in_word) return true;
    return same_bytes({tails + node.tail, node.size - trie_node::in_word},
                      key.substr(trie_node::in_word));
  }

  /// Whether a node's key is this token of a pointer.
  [[nodiscard]] constexpr bool has_key(const trie_node& node,
                                       std::string_view token) const noexcept {
    return node.size == token.size() && node.word == key_word(token, token.data() + token.size()) &&
           has_tail(node, token);
  }

  /// Whether a member's name is what a node's key says.
  [[nodiscard]] constexpr bool names(const trie_node& node, const text& name) const noexcept {
    char key[256] = {};
    for (std::size_t i = 0; i < node.size; ++i) {
      key[i] = i < trie_node::in_word ? static_cast<char>(node.word >> (8 * i) & 0xFFU)
                                      : tails[node.tail + i - trie_node::in_word];
    }
    return is_named(name, {key, node.size});
  }
};

/// A piece of the body that an API usually sends: bytes that stand between two values.
struct usual_run {
  static constexpr std::size_t longest = 32;
  char bytes[longest] = {};
  std::uint32_t mask = 0;  ///< a bit for each byte
  std::uint8_t size = 0;
  bool value = false;      ///< whether a value follows
  std::uint8_t node = 0;   ///< its place in the provider's own trie; 0 if nothing asks for it
  std::uint8_t kinds = 0;  ///< with which it has the role; 0 if other values have to be asked, too
  std::uint8_t role = 0;
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

/// For the compiler: the nodes of all pointers of a set of shapes, at most `Nodes`, found in 2^Bits
/// cells.
template <std::size_t Nodes, unsigned Bits>
struct shape_trie {
  static constexpr unsigned shift = 64 - Bits;
  trie_node nodes[Nodes] = {};
  const char* keys[Nodes] = {};  ///< by node
  std::size_t size = 1;
  std::size_t tails = 0;  ///< how many bytes of keys are no part of a node's word
  node_number cells[std::size_t{1} << Bits] = {};  ///< the first node of a slot, or 0
  node_number last_child[Nodes] = {};              ///< for `add`
  bool tilde = false;                              ///< whether any node's key has escapes
  bool full = false;                               ///< whether there was no room for some node

  [[nodiscard]] constexpr std::string_view key(std::size_t node) const noexcept {
    return {keys[node], nodes[node].size};
  }

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
          while (same < length && keys[child][same] == text[begin + same]) ++same;
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
    made.size = static_cast<std::uint8_t>(token.size());
    made.parent = parent;
    made.tilde = token.find('~') != std::string_view::npos ? 1 : 0;
    made.guessable = made.tilde == 0 && !token.empty() && token.size() <= 8 ? 1 : 0;
    made.index = array_index(token);
    made.repeated = made.index == any_index || nodes[parent].repeated != 0 ? 1 : 0;
    if (token.size() > trie_node::in_word) {
      made.tail = static_cast<std::uint16_t>(tails);
      tails += token.size() - trie_node::in_word;
    }
    made.next = slot;
    slot = n;
    nodes[n] = made;
    keys[n] = token.data();
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

/// What the reader needs to know of a list of generic shapes.
struct generic_view {
  trie_view trie;
  const generic_needs* shapes = nullptr;
  const generic_way* ways = nullptr;     ///< those of one node together, the most trusted first
  const std::uint16_t* first = nullptr;  ///< by node, of its ways; and the end of the last one's
};

/// For the compiler: a provider's own shape. Of it, `kept_trie` stays in the program.
struct own_trie {
  static constexpr std::size_t max_fields = 64;
  shape_trie<max_nodes, 7> trie;
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

/// A provider's own shape, as large as what is in it.
template <std::size_t Nodes, std::size_t Tails, std::size_t Fields>
struct kept_trie {
  static constexpr unsigned bits = std::bit_width(2 * Nodes - 1);  // of the number of cells
  static constexpr unsigned shift = 64 - bits;
  trie_node nodes[Nodes] = {};
  node_number cells[std::size_t{1} << bits] = {};
  std::uint8_t suitable[Nodes] = {};
  char tails[Tails + 1] = {};
  candidate candidates[Fields + 1] = {};
  node_set nodes_of[role_count] = {};

  constexpr explicit kept_trie(const own_trie& from) {
    for (std::size_t i = 0; i < Nodes; ++i) {
      trie_node node = from.trie.nodes[i];
      const std::string_view key = from.trie.key(i);
      if (i != 0) {
        node_number& cell = cells[key_slot(node.word, key.size(), node.parent, shift)];
        node.next = cell;
        cell = static_cast<node_number>(i);
      }
      for (std::size_t k = trie_node::in_word; k < key.size(); ++k) {
        tails[node.tail + k - trie_node::in_word] = key[k];
      }
      nodes[i] = node;
      suitable[i] = from.suitable[i];
    }
    for (std::size_t i = 0; i < Fields; ++i) candidates[i] = from.candidates[i];
    for (std::size_t r = 0; r < role_count; ++r) nodes_of[r] = from.nodes_of[r];
  }

  [[nodiscard]] constexpr shape_view view(std::string_view name,
                                          const own_trie& from) const noexcept {
    return {name,           {nodes, cells, suitable, tails, shift, from.trie.tilde},
            candidates,     Fields,
            nodes_of,       from.roles,
            from.forms,     Nodes == 1,
            from.codes > 1, {}};
  }
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
