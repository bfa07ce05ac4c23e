// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From a body to fields: one pass, views only.
#ifndef TRIAGE_READ_HPP
#define TRIAGE_READ_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <triage/body.hpp>
#include <triage/detail/block_lexer.hpp>
#include <triage/detail/lexer.hpp>
#include <triage/detail/shape_trie.hpp>
#include <triage/text.hpp>

namespace triage {

/// What was found in a body, by role. Borrows from the body.
struct fields {
  text values[role_count];
  triage::body_kind kind = body_kind::empty;
  triage::damage damage = damage::none;
  std::uint8_t shape = 0;  ///< which shape gave the code, type or message; 0: the provider's own

  [[nodiscard]] constexpr const text& operator[](role r) const noexcept {
    return values[static_cast<unsigned>(r)];
  }
};

namespace detail {

class body_reader {
 public:
  constexpr body_reader(const shape_view& shapes, std::string_view body) noexcept
      : shapes_(shapes), body_(body) {}

  constexpr fields read() noexcept {
    const step last = walk();
    fields f;
    if (not_json(last)) {
      const unstructured u = read_unstructured(body_);
      f.kind = u.kind;
      f.values[static_cast<unsigned>(role::message)] = u.message;
      return f;
    }
    f.kind = body_kind::json;
    if (last == step::truncated) {
      f.damage = damage::truncated;
    } else if (last == step::malformed || flawed_) {
      f.damage = damage::malformed;
    }
    resolve(f);
    return f;
  }

 private:
  using step = lexer::step;
  static constexpr int no_node = -1;

  // A container that has, or is, something of interest.
  struct frame {
    int node;  // of the container; no_node for the array around a whole body
    bool array;
    std::int32_t next;  // index of the next element
  };

  // A value as seen. Not a text, so that an array of them costs nothing to create.
  struct seen_value {
    const char* data;
    std::size_t size;
    text::form form;
  };

  // The node of a member. It replaces an earlier one of that name with all that was in it.
  [[gnu::always_inline]] constexpr int member(int parent, const text& name,
                                              const char* end) noexcept {
    if (parent == no_node) return no_node;
    const int node = name.escaped() ? find_escaped(parent, name) : find(parent, name.raw(), end);
    if (node != no_node && (seen_any_ & shapes_.nodes[node].below) != 0) forget(node);
    return node;
  }

  [[nodiscard]] constexpr int find(int parent, std::string_view name,
                                   const char* end) const noexcept {
    const std::uint64_t word = key_word(name, end);
    unsigned n = shapes_.slots[key_slot(word, name.size(), static_cast<std::size_t>(parent))];
    for (; n != 0; n = shapes_.nodes[n].next) {
      const trie_node& node = shapes_.nodes[n];
      if (node.word == word && node.parent == parent && node.key.size() == name.size() &&
          (name.size() <= 8 || node.key == name) && !node.tilde) {
        return static_cast<int>(n);
      }
    }
    return shapes_.tilde ? find_escaped(parent, text::plain(name)) : no_node;
  }

  // For what is rare: escapes in the name, ~ or / in a pointer.
  [[nodiscard]] constexpr int find_escaped(int parent, const text& name) const noexcept {
    const trie_node& node = shapes_.nodes[parent];
    for (unsigned i = node.first_child, end = i + node.children; i != end; ++i) {
      if (names(shapes_.nodes[i], name)) return static_cast<int>(i);
    }
    return no_node;
  }

  constexpr int element(frame& top) noexcept {
    const std::int32_t index = top.next++;
    if (top.node == no_node) {
      // One array around everything is looked through, as long as it has one element.
      if (index == 0) return 0;
      forget(0);
      return no_node;
    }
    const trie_node& node = shapes_.nodes[top.node];
    for (unsigned i = node.first_child, end = i + node.children; i != end; ++i) {
      const std::int32_t wanted = shapes_.nodes[i].index;
      if (wanted == index || wanted == any_index) return static_cast<int>(i);
    }
    return no_node;
  }

  constexpr void forget(int node) noexcept {
    const node_set below = shapes_.nodes[node].below;
    for (node_set& s : seen_) s &= ~below;
    seen_any_ &= ~below;
  }

  constexpr void note(int node, json_kind kind, const text& value, bool whole) noexcept {
    const node_set bit = whole ? only(static_cast<unsigned>(node)) : 0;
    seen_[static_cast<unsigned>(kind)] |= bit;
    seen_any_ |= bit;
    values_[node] = {value.raw().data(), value.raw().size(), value.kind()};
  }

  // The container of this node ends here.
  constexpr void end_of(int node, const char* here) noexcept {
    if (node == no_node) return;
    values_[node].size = static_cast<std::size_t>(here - values_[node].data);
  }

  // Walks the document to its end (`ok`) or to where it stops being one.
  template <class Lexer>
  [[gnu::always_inline]] constexpr step walk(Lexer& in) noexcept {
    frame stack[max_pointer_depth + 2];
    unsigned open = 0;
    int node = 0;  // of the value that comes next
    in.skip_space();
    for (;;) {
      if (in.at_end()) return step::truncated;
      step s = step::closed;  // the value, unless it is a container with something in it
      const char c = in.peek();
      if (c == '"') {
        text value;
        const bool whole = in.string(value) == step::ok;
        if (node != no_node) {
          // What is there of a message is better than none; see suits().
          if (!whole) partial_ = only(static_cast<unsigned>(node));
          note(node, json_kind::string, value, whole);
        }
        if (!whole) return step::truncated;
      } else if (c == '{' || c == '[') {
        const char* const start = in.here();
        const bool array = c == '[';
        const bool around = array && open == 0;
        in.advance();
        if (node != no_node && !around) {
          note(node, array ? json_kind::array : json_kind::object,
               {{start, static_cast<std::size_t>(in.end() - start)}, text::form::json}, true);
        }
        if (!around && (node == no_node || shapes_.nodes[node].children == 0)) {
          const bool whole = in.skip_container();
          if (!whole) return step::truncated;
          end_of(node, in.here());
        } else {
          stack[open++] = {around ? no_node : node, array, 0};
          s = in.first_item(array ? ']' : '}');
          if (s == step::closed) end_of(stack[--open].node, in.here());
        }
      } else {
        text value;
        bool number = false;
        if (const step scalar = in.scalar(value, number, open != 0); scalar != step::ok) {
          return scalar;
        }
        if (number && node != no_node) note(node, json_kind::number, value, true);
      }

      while (s == step::closed) {
        if (open == 0) {
          in.skip_space();
          return in.at_end() ? step::ok : step::malformed;
        }
        s = in.next_item(stack[open - 1].array ? ']' : '}');
        if (s == step::closed) end_of(stack[--open].node, in.here());
      }
      if (s != step::ok) return s;
      frame& top = stack[open - 1];
      if (top.array) {
        node = element(top);
      } else {
        text name;
        if (in.peek() != '"') return step::malformed;
        if (in.string(name) != step::ok) return step::truncated;
        if (const step colon = in.colon(); colon != step::ok) return colon;
        ++keys_;
        node = member(top.node, name, in.end());
      }
    }
  }

  template <class Lexer>
  constexpr step walk() noexcept {
    Lexer in(body_);
    const step last = walk(in);
    flawed_ = in.flawed();
    return last;
  }

  constexpr step walk() noexcept {
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated()) return walk<block_lexer>();
#endif
    return walk<lexer>();
  }

  // "[error] no such host" and "404 page not found" begin like JSON.
  [[nodiscard]] constexpr bool not_json(step last) const noexcept {
    if (last == step::ok) return false;
    std::string_view s = body_;
    if (s.substr(0, 3) == "\xEF\xBB\xBF") s.remove_prefix(3);
    s = trim(s);
    if (s.empty()) return true;
    const bool brackets = s[0] == '{' || s[0] == '[';
    if (last == step::truncated) return !brackets && s[0] != '"';
    return !brackets || keys_ == 0;
  }

  // Goes through the shapes in order of trust; a role is filled once.
  constexpr void resolve(fields& f) const noexcept {
    constexpr unsigned identifying = 1U << static_cast<unsigned>(role::code) |
                                     1U << static_cast<unsigned>(role::type) |
                                     1U << static_cast<unsigned>(role::message);
    unsigned filled = 0;
    const node_set there = seen_any_ | partial_;
    for (std::size_t i = 0; i < shapes_.shapes_size; ++i) {
      const compiled_shape& shape = shapes_.shapes[i];
      if ((shape.nodes & there) == 0 || !holds(shape)) continue;
      for (unsigned c = shape.first; c != shape.last; ++c) {
        const candidate& way = shapes_.candidates[c];
        if ((there >> way.node & 1U) == 0) continue;
        const unsigned bit = 1U << static_cast<unsigned>(way.role);
        if ((filled & bit) != 0 || !suits(way)) continue;
        const seen_value& v = values_[way.node];
        f.values[static_cast<unsigned>(way.role)] = text({v.data, v.size}, v.form);
        if ((filled & identifying) == 0 && (bit & identifying) != 0) {
          f.shape = static_cast<std::uint8_t>(i);
        }
        filled |= bit;
      }
    }
    // A body that is nothing but a JSON string.
    if ((filled & identifying) == 0 && suits({role::message, 0})) {
      const seen_value& v = values_[0];
      f.values[static_cast<unsigned>(role::message)] = text({v.data, v.size}, v.form);
    }
  }

  [[nodiscard]] constexpr bool holds(const compiled_shape& shape) const noexcept {
    for (unsigned kind = 0; kind < 4; ++kind) {
      if ((shape.need[kind] & ~seen_[kind]) != 0) return false;
    }
    return true;
  }

  [[nodiscard]] constexpr bool seen(json_kind kind, unsigned node) const noexcept {
    return (seen_[static_cast<unsigned>(kind)] & only(node)) != 0;
  }

  // Whether there is a value of a kind that can have this role. A string that the end of the body
  // cuts is no code: "rate_limit" may have been "rate_limit_exceeded".
  [[nodiscard]] constexpr bool suits(const candidate& way) const noexcept {
    const unsigned node = way.node;
    switch (way.role) {
      case role::message: return seen(json_kind::string, node) || (partial_ & only(node)) != 0;
      case role::type:
      case role::help: return seen(json_kind::string, node) && values_[node].size != 0;
      case role::details: return seen(json_kind::array, node) || seen(json_kind::object, node);
      case role::code:
      case role::param:
      case role::request_id:
      case role::error_id:
      case role::retry_after:
      case role::status: break;
    }
    return seen(json_kind::number, node) ||
           (seen(json_kind::string, node) && values_[node].size != 0);
  }

  const shape_view& shapes_;
  std::string_view body_;
  node_set seen_[4] = {};  // by json_kind
  node_set seen_any_ = 0;  // of any kind
  node_set partial_ = 0;
  bool flawed_ = false;
  std::size_t keys_ = 0;
  seen_value values_[max_nodes];  // of the nodes in seen_any_ and partial_
};

}  // namespace detail

/// Reads a body as a provider's shape, then as the generic ones. Linear in the size of the body,
/// constant stack; reads damaged bodies up to the damage.
[[nodiscard]] constexpr fields read(const detail::shape_view& shapes,
                                    std::string_view body) noexcept {
  return detail::body_reader(shapes, body).read();
}

}  // namespace triage

#endif
