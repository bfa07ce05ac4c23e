// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From a body to fields: one pass, views only.
#ifndef TRIAGE_READ_HPP
#define TRIAGE_READ_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/body.hpp>
#include <triage/detail/shape_trie.hpp>
#include <triage/json.hpp>
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
      : shapes_(shapes), body_(body), scanner_(body) {}

  constexpr fields read() noexcept {
    const json::token last = walk();
    fields f;
    if (not_json(last)) {
      const unstructured u = read_unstructured(body_);
      f.kind = u.kind;
      f.values[static_cast<unsigned>(role::message)] = u.message;
      return f;
    }
    f.kind = body_kind::json;
    if (last == json::token::truncated) {
      f.damage = damage::truncated;
    } else if (last == json::token::malformed || scanner_.flawed()) {
      f.damage = damage::malformed;
    }
    resolve(f);
    return f;
  }

 private:
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

  [[nodiscard]] constexpr int child(const frame& top, const text& key) const noexcept {
    const trie_node& node = shapes_.nodes[top.node];
    for (unsigned i = node.first_child, end = i + node.children; i != end; ++i) {
      if (names(shapes_.nodes[i], key)) return static_cast<int>(i);
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

  // A member that comes again replaces the earlier one with all that was in it.
  constexpr void forget(int node) noexcept {
    const node_set below = shapes_.nodes[node].below;
    for (node_set& s : seen_) s &= ~below;
  }

  constexpr void note(int node, json_kind kind, std::string_view bytes, text::form form) noexcept {
    seen_[static_cast<unsigned>(kind)] |= only(static_cast<unsigned>(node));
    values_[node] = {bytes.data(), bytes.size(), form};
  }

  // Walks the document to its end or to where it stops being one.
  constexpr json::token walk() noexcept {
    using json::token;
    frame stack[max_pointer_depth + 2] = {};
    unsigned open = 0;
    int at = 0;  // the node whose value comes next
    token last{};
    for (;;) {
      const token t = scanner_.next();
      switch (t) {
        case token::key:
          ++keys_;
          at = child(stack[open - 1], scanner_.value());
          if (at != no_node) forget(at);
          continue;
        case token::object_end:
        case token::array_end: {
          const int node = stack[--open].node;
          if (node != no_node) {
            values_[node].size = static_cast<std::size_t>(here() - values_[node].data);
          }
          continue;
        }
        case token::end:
        case token::malformed: return t;
        case token::truncated:
          // What is there of a message is better than none; see resolve().
          if (const text part = scanner_.value(); part.present()) {
            const int node = value_node(stack, open, at);
            if (node != no_node) {
              partial_ = only(static_cast<unsigned>(node));
              values_[node] = {part.raw().data(), part.raw().size(), part.kind()};
            }
          }
          return t;
        default: break;
      }
      const int node = value_node(stack, open, at);
      const bool begins = t == token::object_begin || t == token::array_begin;
      const bool around = begins && open == 0 && t == token::array_begin;
      if (around) {
        stack[open++] = {no_node, true, 0};
      } else if (node == no_node) {
        if (begins && stops(scanner_.skip(), last)) return last;
      } else if (begins) {
        const bool array = t == token::array_begin;
        const char* const start = here() - 1;
        note(node, array ? json_kind::array : json_kind::object,
             {start, static_cast<std::size_t>(body_.data() + body_.size() - start)},
             text::form::json);
        if (shapes_.nodes[node].children == 0) {
          const bool cut = stops(scanner_.skip(), last);
          values_[node].size = static_cast<std::size_t>(here() - start);
          if (cut) return last;
        } else {
          stack[open++] = {node, array, 0};
        }
      } else if (t == token::string || t == token::number) {
        note(node, t == token::string ? json_kind::string : json_kind::number,
             scanner_.value().raw(), scanner_.value().kind());
      }
    }
  }

  // Whether the document ends with this token; if so, sets `last` to it.
  static constexpr bool stops(json::token t, json::token& last) noexcept {
    last = t;
    return t == json::token::truncated || t == json::token::malformed;
  }

  // The node of the value that comes now: the member named last, or the next array element.
  constexpr int value_node(frame* stack, unsigned open, int at) noexcept {
    return open != 0 && stack[open - 1].array ? element(stack[open - 1]) : at;
  }

  [[nodiscard]] constexpr const char* here() const noexcept {
    return body_.data() + scanner_.offset();
  }

  // "[error] no such host" and "404 page not found" begin like JSON.
  [[nodiscard]] constexpr bool not_json(json::token last) const noexcept {
    if (last == json::token::end) return false;
    std::string_view s = body_;
    if (s.substr(0, 3) == "\xEF\xBB\xBF") s.remove_prefix(3);
    s = trim(s);
    if (s.empty()) return true;
    const bool brackets = s[0] == '{' || s[0] == '[';
    if (last == json::token::truncated) return !brackets && s[0] != '"';
    return !brackets || keys_ == 0;
  }

  // Goes through the shapes in order of trust; a role is filled once.
  constexpr void resolve(fields& f) const noexcept {
    constexpr unsigned identifying = 1U << static_cast<unsigned>(role::code) |
                                     1U << static_cast<unsigned>(role::type) |
                                     1U << static_cast<unsigned>(role::message);
    unsigned filled = 0;
    for (std::size_t s = 0; s < shapes_.shapes_size; ++s) {
      const compiled_shape& shape = shapes_.shapes[s];
      if (!holds(shape)) continue;
      for (unsigned c = shape.first; c != shape.last; ++c) {
        const candidate& way = shapes_.candidates[c];
        const unsigned bit = 1U << static_cast<unsigned>(way.role);
        if ((filled & bit) != 0 || !suits(way)) continue;
        const seen_value& v = values_[way.node];
        f.values[static_cast<unsigned>(way.role)] = text({v.data, v.size}, v.form);
        if ((filled & identifying) == 0 && (bit & identifying) != 0) {
          f.shape = static_cast<std::uint8_t>(s);
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
  json::scanner scanner_;
  node_set seen_[4] = {};  // by json_kind
  node_set partial_ = 0;
  std::size_t keys_ = 0;
  seen_value values_[max_nodes];  // of the nodes in seen_ and partial_
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
