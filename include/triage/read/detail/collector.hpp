// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From the values at a trie's nodes to fields. Whatever parser walks the body tells what it meets.
#ifndef TRIAGE_READ_DETAIL_COLLECTOR_HPP
#define TRIAGE_READ_DETAIL_COLLECTOR_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/read/body.hpp>
#include <triage/read/detail/lexer.hpp>
#include <triage/tables/detail/cut.hpp>
#include <triage/read/detail/value_forms.hpp>
#include <triage/tables/detail/generic_tries.hpp>
#include <triage/tables/detail/shape_trie.hpp>
#include <triage/text/detail/null.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

inline constexpr int no_node = -1;

/// Remembers the values at the nodes of a trie. The root is node 0; a value that is of no interest
/// is at no_node, and so is all that is in it.
///
/// A body is read once or twice: `look_for` a trie, tell what is in the body, and resolve; what the
/// first pass gave to a role stays.
class collector {
 public:
  constexpr collector() noexcept { values_[nothing] = {nullptr, 0}; }

  /// Begins the first pass, which looks for the pointers of this trie. It is borrowed.
  constexpr void look_for(const trie_view& trie) noexcept {
    own_trie_ = &trie;
    look(trie);
  }

  /// Begins the second pass, with another trie. What the first one found stays.
  constexpr void look_again_for(const trie_view& trie) noexcept {
    own_seen_ = seen_[0];
    again_ = true;
    for (node_set rest = seen_[0] | partial_set(); rest != 0; rest &= rest - 1) {
      const auto n = static_cast<unsigned>(std::countr_zero(rest));
      values_[earlier + n] = values_[n];
      kinds_[earlier + n] = kinds_[n];
    }
    for (place& p : value_of_) {
      if (p < max_nodes) p = static_cast<place>(earlier + p);
    }
    look(trie);
  }

  /// Whether anything in this container can be of interest.
  [[nodiscard]] constexpr bool wants(int node) const noexcept {
    return node != no_node && nodes_[node].first_child != 0;
  }

  /// Whether anything can ask for the text of this container.
  [[nodiscard]] constexpr bool wants_text(int node) const noexcept {
    return node != no_node && (trie_->suitable[node] & suitable(role::details)) != 0;
  }

  /// The node of a member. It replaces an earlier member of that name, with all that was in it; but
  /// not what an earlier element of an array had, which the same pointer with a * names.
  /// `end`: up to where memory may be read.
  [[nodiscard, gnu::always_inline]] constexpr int member(int parent, const piece& name,
                                                         const char* end) noexcept {
    if (parent == no_node) return no_node;
    const int node = name.form == text::form::plain ? find(parent, name.bytes(), end)
                                                    : find_escaped(parent, name.as_text());
    if (node != no_node) forget(node);
    return node;
  }

  /// The node of a member if it is the first one of its name; a later one has none.
  [[nodiscard]] constexpr int first_member(int parent, std::string_view name,
                                           const char* end) const noexcept {
    if (parent == no_node) return no_node;
    const int node = find(parent, name, end);
    if (node == no_node || has(static_cast<unsigned>(node))) return no_node;
    return node;
  }

  /// The member that usually comes first in a container, and that which usually comes after
  /// another one: a guess. no_node if there is none.
  [[nodiscard]] constexpr int first_guess(int container) const noexcept {
    return container != no_node ? guess(nodes_[container].first_child) : no_node;
  }
  [[nodiscard, gnu::always_inline]] constexpr int next_guess(int node) const noexcept {
    return node != no_node ? guess(nodes_[node].sibling) : no_node;
  }
  /// Takes the name if it is the guessed one, or one of the next two: members may be left out.
  /// Gives its node, no_node if none is right.
  template <class Lexer>
  [[nodiscard, gnu::always_inline]] constexpr int take_guess(Lexer& in, int guess) noexcept {
    if constexpr (Lexer::can_guess) {
      for (int tries = 0; guess != no_node && tries < 3; ++tries) {
        const trie_node& node = nodes_[guess];
        if (node.guessable != 0 && in.take_name(node.word, node.size)) {
          forget(guess);
          return guess;
        }
        guess = next_guess(guess);
      }
    }
    return no_node;
  }

  /// The node of the next element of an array, of which `index` is the first one's 0.
  [[nodiscard]] constexpr int element(int array, std::int32_t index) noexcept {
    if (array == no_node) return no_node;
    for (unsigned i = nodes_[array].first_child; i != 0; i = nodes_[i].sibling) {
      if (nodes_[i].index == index) return static_cast<int>(i);
      if (nodes_[i].index != any_index) continue;
      if (has(i)) keep(i);
      return static_cast<int>(i);
    }
    return no_node;
  }

  /// The same in an array around the whole document, of which one element is taken for the
  /// document: the first object; if there is none, the first element.
  [[nodiscard]] constexpr int element_around(bool first, bool object) noexcept {
    if (first) return 0;
    if (!object || (has(0) && kind_of(0) == json_kind::object)) return no_node;
    restart();
    return 0;
  }

  constexpr void note(int node, json_kind kind, const piece& value) noexcept {
    seen_[word_of(static_cast<unsigned>(node))] |= only(static_cast<unsigned>(node));
    values_[node] = {value.data, value.size, value.form};
    kinds_[node] = static_cast<std::uint8_t>(kind_number(kind, value));
  }

  /// The value behind a piece of a usual body, with its role if the piece has one.
  [[gnu::always_inline]] constexpr void note_usual(const usual_run& run, json_kind kind,
                                                   const piece& value) noexcept {
    const unsigned node = run.node;
    if (node == 0) return;
    const unsigned what = kind_number(kind, value);
    seen_[0] |= only(node);
    values_[node] = {value.data, value.size, value.form};
    kinds_[node] = static_cast<std::uint8_t>(what);
    if ((run.kinds >> what & 1U) == 0) return;
    value_of_[run.role] = static_cast<place>(node);
    own_ = static_cast<std::uint16_t>(own_ | 1U << run.role);
  }

  /// Forgets a usual body that turned out to be none.
  [[gnu::noinline]] constexpr void forget_usual() noexcept {
    restart();
    for (place& p : value_of_) p = nothing;
    own_ = 0;
  }

  /// A string that the end of the text cuts off. What is there of a message is better than none.
  constexpr void note_partial(int node, const piece& value) noexcept {
    seen_[word_of(static_cast<unsigned>(node))] &= ~only(static_cast<unsigned>(node));
    partial_ = node;
    values_[node] = {value.data, value.size, value.form};
    kinds_[node] = partial_string;
  }

  /// The container of this node, which begins at `value`, ends here.
  constexpr void end_of(int node, const char* here) noexcept {
    if (node != no_node) values_[node].end_at(here);
  }

  /// Forgets a node's value and all that was in it, but for what earlier elements of an array had.
  /// What is in a container is only there if the container is.
  [[gnu::always_inline]] constexpr void forget(int node) noexcept {
    if (has(static_cast<unsigned>(node))) forget_all_of(static_cast<unsigned>(node));
  }

  /// Forgets what this pass has told: another parser reads the body from its beginning.
  constexpr void restart() noexcept {
    for (node_set& word : seen_) word = 0;
    partial_ = no_node;
    kept_ = 0;
  }

  /// When everything is noted of a pass for the provider's own shape: decides which value has which
  /// role. A role is filled once, by the first candidate that can. Whether it found a code, a type
  /// or a message: whether the body came in this shape.
  [[nodiscard, gnu::always_inline]] constexpr bool resolve(const shape_view& shape) noexcept {
    if (own_ == 0) choose(shape);  // else a usual body told the roles
    return own();
  }

  /// The same of a pass for generic shapes, if there was no other, or that one gave false: a role
  /// gets the value in the most trusted way.
  /// `before`: how many shapes have lower numbers.
  constexpr void resolve(const generic_view& list, unsigned before) noexcept {
    if (kept_ != 0) restore();
    const unsigned partial_word =
        partial_ == no_node ? words : word_of(static_cast<unsigned>(partial_));
    best_ways best;
    found_way other_message;  // the best one that is not at the node of the first
    found_way beside;
    unsigned filled = own_;
    unsigned asked = 0;    // shapes of which it is known whether they apply, and
    unsigned applies = 0;  // … those that do
    for (unsigned w = 0; w < words; ++w) {
      node_set rest = seen_[w];
      if (w == partial_word) rest |= partial_set();
      for (; rest != 0; rest &= rest - 1) {
        const unsigned node = w * 64 + static_cast<unsigned>(std::countr_zero(rest));
        const unsigned kind = kinds_[node];
        if ((trie_->suitable[node] >> kind & 1U) == 0) continue;
        // The ways of one node are in the order of trust.
        const generic_way* const end = list.ways + list.first[node + 1];
        for (const generic_way* way = list.ways + list.first[node]; way != end; ++way) {
          const auto r = static_cast<unsigned>(way->role);
          if ((way->kinds >> kind & 1U) == 0 || (own_ >> r & 1U) != 0) continue;
          const bool is_message = way->role == role::message;
          if (way->rank >= (is_message ? other_message.rank : best.rank[r])) continue;
          if (way->conditional) {
            const unsigned bit = 1U << way->shape;
            if ((asked & bit) == 0) {
              asked |= bit;
              if (holds(list.shapes[way->shape])) applies |= bit;
            }
            if ((applies & bit) == 0) continue;
          }
          const std::string_view value = values_[node].bytes();
          if (way->reading != reading::any && !reads_as(way->reading, value)) continue;
          const found_way found{way->rank + burden(way->role, value), node, way};
          if (way->reading == reading::beside && !is_identifier(value)) {
            beside = found;
          } else if (found.rank < best.rank[r]) {
            if (is_message && (filled >> r & 1U) != 0) {
              other_message = best.get(r);
            }
            best.put(r, found);
            filled |= 1U << r;
          } else if (is_message && found.rank < other_message.rank && node != best.node[r]) {
            other_message = found;
          }
        }
      }
    }
    constexpr auto c = static_cast<unsigned>(role::code);
    constexpr auto m = static_cast<unsigned>(role::message);
    const unsigned message_node = (filled & only(role::message)) != 0 ? best.node[m] : most_nodes;
    if (beside.rank < best.rank[c] &&
        (message_node != beside.node ? best.rank[m] : other_message.rank) < no_rank) {
      best.put(c, beside);
      filled |= only(role::code);
    }
    // What is a code and may be a message is only the code.
    if (best.rank[c] < no_rank && message_node == best.node[c]) {
      best.put(m, other_message);
      if (other_message.rank == no_rank) filled &= ~unsigned{only(role::message)};
    }
    unsigned first = no_rank;
    for (unsigned rest = filled & ~unsigned{own_}; rest != 0; rest &= rest - 1) {
      const auto r = static_cast<unsigned>(std::countr_zero(rest));
      const generic_way& way = *best.way[r];
      value_of_[r] = static_cast<place>(best.node[r]);
      if (way.form != form::whole) cut({way.role, 0, way.form}, best.node[r]);
      if ((1U << r & identifying) != 0 && best.rank[r] < first) {
        first = best.rank[r];
        shape_ = static_cast<std::uint8_t>(before + way.shape + 1);
      }
    }
    // A body that is nothing but a JSON string.
    if (first == no_rank && (has(0) || partial_ == 0) && suits(role::message, 0)) {
      value_of_[static_cast<unsigned>(role::message)] = 0;
    }
  }

  /// The value that has a role; absent if there is none.
  [[nodiscard]] constexpr text operator[](role r) const noexcept {
    return values_[value_of_[static_cast<unsigned>(r)]].as_text();
  }

  /// How the delay is written.
  [[nodiscard]] constexpr form delay_form() const noexcept { return delay_form_; }

  /// Of all values that are there for the code in the provider's own shape, in the order of its
  /// fields, the first for which `known` gives true; absent if there is none.
  template <class Known>
  [[nodiscard]] constexpr text code_that(const shape_view& shape, Known known) const noexcept {
    const node_set there = again_ ? own_seen_ : seen_[0];
    for (const candidate *way = shape.candidates, *end = way + shape.size; way != end; ++way) {
      if (way->role != role::code || (there >> way->node & 1U) == 0) continue;
      const unsigned at = again_ ? unsigned{earlier} + way->node : way->node;
      if ((suitable(role::code) >> kinds_[at] & 1U) == 0) continue;
      const text value(cut_to(way->form, values_[at].bytes()), values_[at].form());
      if (known(value)) return value;
    }
    return {};
  }

  /// The value at a pointer of the provider's own trie; absent if there is none, or the pointer is
  /// not known there. For conditions. Linear in the nodes of the trie.
  [[nodiscard]] constexpr text at(std::string_view pointer) const noexcept {
    unsigned node = 0;
    while (!pointer.empty()) {
      pointer.remove_prefix(1);
      const std::string_view token = pointer.substr(0, pointer.find('/'));
      pointer.remove_prefix(token.size());
      const trie_node* const nodes = own_trie_->nodes;
      node = nodes[node].first_child;
      while (node != 0 && !own_trie_->has_key(nodes[node], token)) node = nodes[node].sibling;
      if (node == 0) return {};
    }
    if (again_ ? (own_seen_ >> node & 1U) == 0 : !has(node)) return {};
    return values_[again_ ? earlier + node : node].as_text();
  }

  /// Whether any shape gave a code, a type or a message.
  [[nodiscard]] constexpr bool identified() const noexcept {
    for (const role r : {role::code, role::type, role::message}) {
      if (value_of_[static_cast<unsigned>(r)] != nothing) return true;
    }
    return false;
  }
  /// The number of the shape that gave the code, type or message; 0: the provider's own, or none.
  [[nodiscard]] constexpr std::uint8_t shape() const noexcept { return shape_; }
  /// Whether the provider's own shape gave the code, type or message.
  [[nodiscard]] constexpr bool own() const noexcept { return (own_ & identifying) != 0; }
  /// Whether the value that has a role was at a pointer of the provider's own shape.
  [[nodiscard]] constexpr bool own(role r) const noexcept { return (own_ & only(r)) != 0; }

  /// For a body without shapes, which has a message at most.
  constexpr void set_message(const text& t) noexcept { set(role::message, t); }
  /// The same for any role.
  constexpr void set(role r, const text& t) noexcept {
    const auto p = static_cast<place>(parts + static_cast<unsigned>(r));
    values_[p] = {t.raw().data(), t.raw().size(), t.kind()};
    value_of_[static_cast<unsigned>(r)] = p;
  }

 private:
  static constexpr unsigned identifying = only(role::code) | only(role::type) | only(role::message);

  // The kind of a value that is there, as in suitable_kinds.
  static constexpr unsigned kind_number(json_kind kind, const piece& value) noexcept {
    return static_cast<unsigned>(kind) + (value.size == 0 ? unsigned{empty_string} : 0);
  }

  // Gives roles to the values of the provider's own shape.
  [[gnu::noinline]] constexpr void choose(const shape_view& shape) noexcept {
    if (kept_ != 0) restore();
    const node_set there = seen_[0] | partial_set();
    unsigned filled = 0;
    for (unsigned rest = shape.roles; rest != 0; rest &= rest - 1) {
      const auto r = static_cast<unsigned>(std::countr_zero(rest));
      const node_set ways = there & shape.nodes_of[r];
      if (ways == 0) continue;
      auto node = static_cast<unsigned>(std::countr_zero(ways));
      form written = form::whole;
      // Mostly there is one value for a role, and its place is all there is to know of it.
      if ((ways & (ways - 1)) != 0 || shape.forms) {
        const candidate* const way = best_way(shape, static_cast<role>(r), ways);
        if (is_null(way)) continue;
        node = way->node;
        written = way->form;
      } else if (!suits(static_cast<role>(r), node)) {
        continue;
      }
      value_of_[r] = static_cast<place>(node);
      if (written != form::whole) cut({static_cast<role>(r), 0, written}, node);
      filled |= 1U << r;
    }
    own_ = static_cast<std::uint16_t>(filled);
  }

  // Of several values for a role, the first that can have it; nullptr if there is none.
  [[nodiscard, gnu::noinline]] constexpr const candidate* best_way(const shape_view& shape, role r,
                                                                   node_set ways) const noexcept {
    for (const candidate *way = shape.candidates, *end = way + shape.size; way != end; ++way) {
      if (way->role == r && (ways >> way->node & 1U) != 0 && suits(r, way->node)) return way;
    }
    return nullptr;
  }

  // Whether the value at a node is of a kind that suits one of the node's roles.
  [[nodiscard]] constexpr bool suits_some(unsigned node) const noexcept {
    return (trie_->suitable[node] >> kinds_[node] & 1U) != 0;
  }

  // Another element begins of an array of which a pointer with * names all: puts aside what of
  // this node and those below can have a role, in case that nothing of the later elements can.
  [[gnu::noinline]] constexpr void keep(unsigned node) noexcept {
    for (unsigned n = first_leaf(node);; n = first_leaf(nodes_[n].parent)) {
      seen_[0] &= ~only(n);
      if (suits_some(n)) {
        kept_values_[n] = values_[n];
        kept_kinds_[n] = kinds_[n];
        kept_ |= only(n);
      }
      if (n == node) return;
    }
  }

  constexpr void restore() noexcept {
    for (; kept_ != 0; kept_ &= kept_ - 1) {
      const auto n = static_cast<unsigned>(std::countr_zero(kept_));
      if ((has(n) || partial_ == static_cast<int>(n)) && suits_some(n)) continue;
      values_[n] = kept_values_[n];
      kinds_[n] = kept_kinds_[n];
      seen_[0] |= only(n);
    }
  }

  [[gnu::noinline]] constexpr void forget_all_of(unsigned node) noexcept {
    for (unsigned n = first_leaf(node);; n = first_leaf(nodes_[n].parent)) {
      seen_[word_of(n)] &= ~only(n);
      if (n == node) break;
    }
    if (nodes_[node].repeated != 0) return;
    for (node_set rest = kept_; rest != 0; rest &= rest - 1) {
      const auto n = static_cast<unsigned>(std::countr_zero(rest));
      unsigned above = n;
      while (above != 0 && above != node) above = nodes_[above].parent;
      if (above == node) kept_ &= ~only(n);
    }
  }

  // Of a node that was seen, the first below it, or itself, that has no child that was seen. What
  // is there is forgotten from the leaves up.
  [[nodiscard]] constexpr unsigned first_leaf(unsigned n) const noexcept {
    for (;;) {
      unsigned child = nodes_[n].first_child;
      while (child != 0 && !has(child)) child = nodes_[child].sibling;
      if (child == 0) return n;
      n = child;
    }
  }

  // 0 is the root, which no guess is.
  static constexpr int guess(unsigned node) noexcept {
    return node != 0 ? static_cast<int>(node) : no_node;
  }

  // Of a value that is written in a form, keeps what it means.
  constexpr void cut(const candidate& way, unsigned node) noexcept {
    if (way.role == role::retry_after) delay_form_ = way.form;
    const auto r = static_cast<unsigned>(way.role);
    const std::string_view part = cut_to(way.form, values_[node].bytes());
    values_[parts + r] = {part.data(), part.size(), values_[node].form()};
    value_of_[r] = static_cast<place>(parts + r);
  }

  // A text without a constructor, of which a large array costs nothing until it is used.
  struct seen_value {
    const char* data;
    std::size_t size_and_form;

    seen_value() = default;
    constexpr seen_value(const char* d, std::size_t size,
                         text::form f = text::form::absent) noexcept
        : data(d), size_and_form(size << 3 | static_cast<std::size_t>(f)) {}

    [[nodiscard]] constexpr text::form form() const noexcept {
      return static_cast<text::form>(size_and_form & 7U);
    }
    [[nodiscard]] constexpr std::string_view bytes() const noexcept {
      return {data, size_and_form >> 3};
    }
    [[nodiscard]] constexpr text as_text() const noexcept { return {bytes(), form()}; }
    constexpr void end_at(const char* end) noexcept {
      *this = {data, static_cast<std::size_t>(end - data), form()};
    }
  };

  [[nodiscard, gnu::always_inline]] constexpr int find(int parent, std::string_view name,
                                                       const char* end) const noexcept {
    const std::uint64_t word = key_word(name, end);
    unsigned n = slots_[key_slot(word, name.size(), static_cast<std::size_t>(parent), shift_)];
    for (; n != 0; n = nodes_[n].next) {
      const trie_node& node = nodes_[n];
      if (node.word == word && node.parent == parent && node.size == name.size() &&
          trie_->has_tail(node, name) && node.tilde == 0) {
        return static_cast<int>(n);
      }
    }
    return trie_->tilde ? find_escaped(parent, text::plain(name)) : no_node;
  }

  // For what is rare: escapes in the name, ~ or / in a pointer.
  [[nodiscard]] constexpr int find_escaped(int parent, const text& name) const noexcept {
    for (unsigned i = nodes_[parent].first_child; i != 0; i = nodes_[i].sibling) {
      if (trie_->names(nodes_[i], name)) return static_cast<int>(i);
    }
    return no_node;
  }

  [[nodiscard]] constexpr bool holds(const generic_needs& needs) const noexcept {
    for (std::size_t i = 0; i < needs.size; ++i) {
      const bool there = has(needs.node[i]) && kind_of(needs.node[i]) == needs.kind[i];
      if (there == needs.absent[i]) return false;
    }
    return true;
  }

  // How far a value is from being worth its role, as ranks.
  static constexpr unsigned burden(role r, std::string_view value) noexcept {
    if (r == role::code) return is_status(value) || value == "0" ? heavy : 0;
    if (r == role::message) return value.empty() ? heavy : 0;
    if (r == role::status) return is_status(value) ? 0 : no_rank;
    if (r == role::request_id) return is_reference(value) ? 0 : no_rank;
    return 0;
  }

  [[nodiscard]] constexpr bool has(unsigned node) const noexcept {
    return (seen_[word_of(node)] & only(node)) != 0;
  }

  // In its word.
  [[nodiscard]] constexpr node_set partial_set() const noexcept {
    return partial_ == no_node ? 0 : only(static_cast<unsigned>(partial_));
  }

  constexpr void look(const trie_view& trie) noexcept {
    nodes_ = trie.nodes;
    slots_ = trie.cells;
    shift_ = trie.shift;
    trie_ = &trie;
    restart();
  }

  static constexpr unsigned word_of(unsigned node) noexcept { return node >> 6; }

  // Of a node in seen_.
  [[nodiscard]] constexpr json_kind kind_of(unsigned node) const noexcept {
    const std::uint8_t kind = kinds_[node];
    if (kind < empty_string) return static_cast<json_kind>(kind);
    return kind == object_without_text ? json_kind::object : json_kind::string;
  }

  // Whether the value at a node is of a kind that can have this role.
  [[nodiscard]] constexpr bool suits(role r, unsigned node) const noexcept {
    return (suitable(r) >> kinds_[node] & 1U) != 0;
  }

  static constexpr unsigned words = most_nodes / 64;

  // A way that a generic shape offers for a role.
  static constexpr unsigned heavy = 0x1000;
  static constexpr unsigned no_rank = 0x4000;
  struct found_way {
    unsigned rank = no_rank;
    unsigned node = most_nodes;
    const generic_way* way = nullptr;
  };
  // By role. Nodes and ways are only there where there is a rank.
  struct best_ways {
    constexpr best_ways() noexcept {
      for (unsigned& r : rank) r = no_rank;
    }
    constexpr void put(unsigned r, const found_way& found) noexcept {
      rank[r] = found.rank;
      node[r] = found.node;
      way[r] = found.way;
    }
    [[nodiscard]] constexpr found_way get(unsigned r) const noexcept {
      return {rank[r], node[r], way[r]};
    }
    unsigned rank[12];
    unsigned node[12];
    const generic_way* way[12];
    static_assert(role_count <= 12);
  };

  const trie_node* nodes_ = nullptr;
  const node_number* slots_ = nullptr;
  const trie_view* trie_ = nullptr;
  unsigned shift_ = 0;
  int partial_ = no_node;  // a node whose value is cut off
  node_set seen_[words] = {};
  node_set kept_ = 0;  // of the first 64, those that have a value in kept_values_
  // What `at` needs when there was a second pass.
  const trie_view* own_trie_ = nullptr;
  node_set own_seen_ = 0;
  bool again_ = false;
  // By role: a place in values_.
  using place = std::uint16_t;
  static constexpr place nothing = most_nodes;
  static constexpr place earlier = nothing + 1;
  static constexpr place parts = earlier + max_nodes;  // of values that are cut, by role
  place value_of_[16] = {nothing, nothing, nothing, nothing, nothing, nothing,
                         nothing, nothing, nothing, nothing, nothing};
  static_assert(role_count == 11);
  form delay_form_ = form::whole;
  std::uint8_t shape_ = 0;
  std::uint16_t own_ = 0;  // roles
  // By node, and then those of an earlier pass, and parts of values: of the nodes in seen_ and
  // partial_, and of those in kept_; the others are not initialized, which would cost more than all
  // the rest. What every body needs is at the beginning, where it shares lines of the cache.
  std::uint8_t kinds_[parts];  // a json_kind, empty_string or partial_string
  seen_value values_[parts + role_count];
  seen_value kept_values_[max_nodes];
  std::uint8_t kept_kinds_[max_nodes];
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
