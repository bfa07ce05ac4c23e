// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From the values at a trie's nodes to fields. Whatever parser walks the body tells what it meets.
#ifndef TRIAGE_DETAIL_COLLECTOR_HPP
#define TRIAGE_DETAIL_COLLECTOR_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/body.hpp>
#include <triage/detail/lexer.hpp>
#include <triage/detail/shape_trie.hpp>
#include <triage/text.hpp>

namespace triage::detail {

inline constexpr int no_node = -1;

/// Remembers the values at the nodes of a trie. The root is node 0; a value that is of no interest
/// is at no_node, and so is all that is in it.
class collector {
 public:
  explicit constexpr collector(const shape_view& shapes) noexcept
      : nodes_(shapes.nodes), slots_(shapes.slots), shapes_(shapes) {
    values_[nothing] = {nullptr, 0, text::form::absent, json_kind::string};
  }

  /// Whether anything in this container can be of interest.
  [[nodiscard]] constexpr bool wants(int node) const noexcept {
    return node != no_node && nodes_[node].children != 0;
  }

  /// The node of a member. It replaces an earlier member of that name, with all that was in it.
  /// `end`: up to where memory may be read.
  [[nodiscard, gnu::always_inline]] constexpr int member(int parent, const piece& name,
                                                         const char* end) noexcept {
    if (parent == no_node) return no_node;
    const int node = name.form == text::form::plain ? find(parent, name.bytes(), end)
                                                    : find_escaped(parent, name.as_text());
    if (node != no_node && (seen_ & nodes_[node].below) != 0) forget(node);
    return node;
  }

  /// The node of the next element of an array, of which `index` is the first one's 0.
  [[nodiscard]] constexpr int element(int array, std::int32_t index) const noexcept {
    if (array == no_node) return no_node;
    const trie_node& node = nodes_[array];
    for (unsigned i = node.first_child, end = i + node.children; i != end; ++i) {
      if (nodes_[i].index == index || nodes_[i].index == any_index) return static_cast<int>(i);
    }
    return no_node;
  }

  constexpr void note(int node, json_kind kind, const piece& value) noexcept {
    seen_ |= only(static_cast<unsigned>(node));
    values_[node] = {value.data, value.size, value.form, kind};
  }

  /// A string that the end of the text cuts off. What is there of a message is better than none.
  constexpr void note_partial(int node, const piece& value) noexcept {
    seen_ &= ~only(static_cast<unsigned>(node));
    partial_ = only(static_cast<unsigned>(node));
    values_[node] = {value.data, value.size, value.form, json_kind::string};
  }

  /// The container of this node, which begins at `value`, ends here.
  constexpr void end_of(int node, const char* here) noexcept {
    if (node != no_node) values_[node].size = static_cast<std::size_t>(here - values_[node].data);
  }

  /// Forgets a node's value and all that was in it.
  constexpr void forget(int node) noexcept { seen_ &= ~nodes_[node].below; }

  /// When everything is noted: decides which value has which role. Goes through the shapes in order
  /// of trust; a role is filled once.
  constexpr void resolve() noexcept {
    constexpr unsigned identifying = 1U << static_cast<unsigned>(role::code) |
                                     1U << static_cast<unsigned>(role::type) |
                                     1U << static_cast<unsigned>(role::message);
    unsigned filled = 0;
    const node_set there = seen_ | partial_;
    node_set left = there;  // what has no role yet
    for (std::size_t i = 0; i < shapes_.shapes_size; ++i) {
      const compiled_shape& shape = shapes_.shapes[i];
      if ((shape.nodes & (left | (there & shape.another))) == 0 || !holds(shape)) continue;
      for (unsigned c = shape.first; c != shape.last; ++c) {
        const candidate& way = shapes_.candidates[c];
        const unsigned bit = 1U << static_cast<unsigned>(way.role);
        if ((there >> way.node & 1U) == 0 || (filled & bit) != 0 || !suits(way)) continue;
        value_of_[static_cast<unsigned>(way.role)] = way.node;
        left &= ~only(way.node);
        if ((filled & identifying) == 0 && (bit & identifying) != 0) {
          shape_ = static_cast<std::uint8_t>(i);
        }
        filled |= bit;
      }
    }
    // A body that is nothing but a JSON string.
    if ((filled & identifying) == 0 && (there & 1U) != 0 && suits({role::message, 0})) {
      value_of_[static_cast<unsigned>(role::message)] = 0;
    }
  }

  /// The value that has a role; absent if there is none.
  [[nodiscard]] constexpr text operator[](role r) const noexcept {
    const seen_value& v = values_[value_of_[static_cast<unsigned>(r)]];
    return {{v.data, v.size}, v.form};
  }

  /// The number of the shape that gave the code, type or message; 0: the provider's own.
  [[nodiscard]] constexpr std::uint8_t shape() const noexcept { return shape_; }

  /// For a body without shapes, which has a message at most.
  constexpr void set_message(const text& t) noexcept {
    values_[0] = {t.raw().data(), t.raw().size(), t.kind(), json_kind::string};
    value_of_[static_cast<unsigned>(role::message)] = 0;
  }

 private:
  struct seen_value {
    const char* data;
    std::size_t size;
    text::form form;
    json_kind kind;
  };

  [[nodiscard, gnu::always_inline]] constexpr int find(int parent, std::string_view name,
                                                       const char* end) const noexcept {
    const std::uint64_t word = key_word(name, end);
    unsigned n = slots_[key_slot(word, name.size(), static_cast<std::size_t>(parent))];
    for (; n != 0; n = nodes_[n].next) {
      const trie_node& node = nodes_[n];
      if (node.word == word && node.parent == parent && node.size == name.size() &&
          (name.size() <= 8 || node.name() == name) && !node.tilde) {
        return static_cast<int>(n);
      }
    }
    return shapes_.tilde ? find_escaped(parent, text::plain(name)) : no_node;
  }

  // For what is rare: escapes in the name, ~ or / in a pointer.
  [[nodiscard]] constexpr int find_escaped(int parent, const text& name) const noexcept {
    const trie_node& node = nodes_[parent];
    for (unsigned i = node.first_child, end = i + node.children; i != end; ++i) {
      if (names(nodes_[i], name)) return static_cast<int>(i);
    }
    return no_node;
  }

  [[nodiscard]] constexpr bool holds(const compiled_shape& shape) const noexcept {
    if ((shape.needed & ~seen_) != 0) return false;
    for (unsigned i = 0; i < shape.needs; ++i) {
      if (values_[shape.need[i]].kind != shape.need_kind[i]) return false;
    }
    return true;
  }

  // Whether there is a value of a kind that can have this role. A string that the end of the body
  // cuts is no code: "rate_limit" may have been "rate_limit_exceeded".
  [[nodiscard]] constexpr bool suits(const candidate& way) const noexcept {
    const seen_value& v = values_[way.node];
    if (way.role == role::message) return v.kind == json_kind::string;
    if ((seen_ >> way.node & 1U) == 0) return false;
    switch (way.role) {
      case role::type:
      case role::help: return v.kind == json_kind::string && v.size != 0;
      case role::details: return v.kind == json_kind::array || v.kind == json_kind::object;
      default: return v.kind == json_kind::number || (v.kind == json_kind::string && v.size != 0);
    }
  }

  const trie_node* nodes_;
  const std::uint8_t* slots_;
  const shape_view& shapes_;
  node_set seen_ = 0;
  node_set partial_ = 0;
  // By role: a node, or nothing.
  static constexpr std::uint8_t nothing = max_nodes;
  std::uint8_t value_of_[16] = {nothing, nothing, nothing, nothing, nothing,
                                nothing, nothing, nothing, nothing, nothing};
  static_assert(role_count == 10);
  std::uint8_t shape_ = 0;
  // Of the nodes in seen_ and partial_; the others are not initialized, which would cost more than
  // all the rest.
  seen_value values_[max_nodes + 1];
};

}  // namespace triage::detail

#endif
