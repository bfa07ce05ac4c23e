// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From a body to fields: one pass by the provider's own shape; if that was not the body's, one by
// the generic shapes. Views only.
#ifndef TRIAGE_READ_READ_HPP
#define TRIAGE_READ_READ_HPP

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <triage/read/body.hpp>
#include <triage/read/detail/block_lexer.hpp>
#include <triage/read/detail/collector.hpp>
#include <triage/read/detail/lexer.hpp>
#include <triage/read/json.hpp>
#include <triage/read/detail/saved_events.hpp>
#include <triage/read/detail/short_lexer.hpp>
#include <triage/read/detail/usual_reader.hpp>
#include <triage/tables/detail/generic_tries.hpp>
#include <triage/tables/detail/shape_trie.hpp>
#include <triage/read/detail/xml_walker.hpp>
#include <triage/text/headers.hpp>

namespace triage::inline TRIAGE_ABI {
namespace detail {

/// Walks a document and tells a collector what it meets. Of an array around the whole document, one
/// element is walked as if it were the document: see `collector::element_around`.
template <class Lexer>
class walker {
 public:
  using step = lexer::step;

  /// To the end of the document (`ok`) or to where it stops being one. `root`: the node that the
  /// document is at.
  [[gnu::always_inline]] static constexpr step walk(Lexer& in, collector& found,
                                                    std::size_t& members, int root = 0) noexcept {
    frame outer[max_pointer_depth + 2];
    unsigned open = 0;
    frame top{no_node, 0, 0, false};  // the innermost container of interest
    int node = root;                  // of the value that comes next
    in.skip_space();
    for (;;) {
      if (in.at_end()) return step::truncated;
      step s = step::closed;  // the value is complete
      const char c = in.peek();
      if (c == '"') {
        piece value;
        if (in.string(value) != step::ok) {
          if (node != no_node) found.note_partial(node, value);
          return step::truncated;
        }
        if (node != no_node) found.note(node, json_kind::string, value);
      } else if (c == '{' || c == '[') {
        const char* const start = in.here();
        const bool whole = c == '[' && open == 0;  // an array around everything
        in.advance();
        if (node != no_node && !whole) {
          found.note(node, c == '[' ? json_kind::array : json_kind::object,
                     {start, static_cast<std::size_t>(in.end() - start), text::form::json});
        }
        if (whole || found.wants(node)) {
          outer[open++] = top;
          top = {whole ? no_node : node, c == '[' ? 0 : found.first_guess(node),
                 c == '[' ? ']' : '}', whole};
          s = in.first_item(top.bracket);
          if (s == step::closed) leave(in, found, outer, open, top);
        } else {
          if (!in.skip_container()) return step::truncated;
          found.end_of(node, in.here());
        }
      } else {
        piece value;
        bool number = false;
        if (const step n = in.scalar(value, number, open != 0); n != step::ok) return n;
        if (node != no_node && value.form != text::form::absent) {
          found.note(node, number ? json_kind::number : json_kind::boolean, value);
        }
      }
      if (s == step::closed) s = next(in, found, outer, open, top);

      for (;;) {
        if (s != step::ok) return s == step::closed ? step::ok : s;
        if (top.bracket == ']') {
          node = top.around ? found.element_around(top.next++ == 0, in.peek() == '{')
                            : found.element(top.node, top.next++);
          break;
        }
        if (in.peek() != '"') return step::malformed;
        ++members;
        node = found.take_guess(in, top.next);
        if (node == no_node) {
          piece name;
          if (in.string(name) != step::ok) return step::truncated;
          if (const step n = in.colon(); n != step::ok) return n;
          node = found.member(top.node, name, in.end());
          top.next = found.next_guess(node);
          break;
        }
        top.next = found.next_guess(node);
        piece value;
        if (!in.take_string(value)) break;
        found.note(node, json_kind::string, value);
        s = next(in, found, outer, open, top);
      }
    }
  }

 private:
  // A container that has something of interest, or the array around a whole body.
  struct frame {
    int node;
    std::int32_t next;  // of an array: index of the next element; of an object: a guess, its node
    char bracket;       // that closes it
    bool around;
  };

  [[gnu::always_inline]] static constexpr void leave(const Lexer& in, collector& found,
                                                     const frame* outer, unsigned& open,
                                                     frame& top) noexcept {
    found.end_of(top.node, in.here());
    top = outer[--open];
  }

  // From behind a value to the next item; `closed` if the text is over.
  [[gnu::always_inline]] static constexpr step next(Lexer& in, collector& found, const frame* outer,
                                                    unsigned& open, frame& top) noexcept {
    for (;;) {
      if (open == 0) {
        in.skip_space();
        return in.at_end() ? step::closed : step::malformed;
      }
      const step s = in.next_item(top.bracket);
      if (s != step::closed) return s;
      leave(in, found, outer, open, top);
    }
  }
};

}  // namespace detail

/// Another parser in the place of the built-in one, such as simdjson's (simdjson.hpp). `read` tells
/// the collector what is in the body and whether a string was flawed; false if the body is not
/// wholly valid for it: then what it told is forgotten.
template <class T>
concept body_reader = requires(T& reader, std::string_view body, detail::collector& found,
                               bool& flawed) {
  { reader.read(body, found, flawed) }
  noexcept->std::same_as<bool>;
};

/// What a body says, by role. It is read as the provider's own shape. If that finds no code, no
/// type and no message, the body came from somebody else, and it is read once more, as the generic
/// shapes; what the own shape found stays. So of a body in the own shape, nothing is read that the
/// provider's fields do not name.
///
/// Linear in the size of the body, constant stack; a damaged body is read up to the damage. Borrows
/// the body.
class body_fields {
  using step = detail::lexer::step;

  // The parsers, of which `walk` tells found_ what is in the body.
  struct built_in_parser {
    [[nodiscard]] constexpr step walk(body_fields& fields, std::string_view body) const noexcept {
      return fields.walk(body);
    }
  };
  template <class Reader>
  struct other_parser {
    Reader& reader;
    [[nodiscard]] step walk(body_fields& fields, std::string_view body) const noexcept {
      fields.flawed_ = false;
      if (reader.read(body, fields.found_, fields.flawed_)) return step::ok;
      fields.found_.restart();
      return fields.walk(body);
    }
  };

  // The first of the members, since clang 14 needs to know what the others call in a constant
  // expression.
  template <class Parser>
  constexpr void read(const detail::shape_view& shapes, std::string_view body, bool with_generic,
                      const Parser& parser) noexcept {
    for (bool own = !shapes.empty();; own = false) {
      if (own || shapes.empty()) {
        found_.look_for(own ? shapes.trie : detail::shapes_of_json.trie);
      } else {
        found_.look_again_for(detail::shapes_of_json.trie);
      }
      const step last = own && read_usual(shapes.usual, body) ? step::ok
                        : begins_otherwise(body)              ? step::malformed
                                                              : parser.walk(*this, body);
      // The second pass finds the same.
      if (kind_ != body_kind::json && not_json(body, last)) {
        read_other(shapes, body, with_generic);
        return;
      }
      kind_ = body_kind::json;
      judge(last);
      if (!own) break;
      if (found_.resolve(shapes) || !with_generic) return;
    }
    found_.resolve(detail::shapes_of_json, 0);
    if (!found_.identified()) found_.set(role::message, first_sentence(body));
  }

  // The first text of several words in a document of which no shape knows a member, such as
  // {"email": ["is not an address"]}. Members of the first three levels, within the first 4 KB.
  [[gnu::noinline]] static constexpr text first_sentence(std::string_view body) noexcept {
    json::scanner in(detail::without_mark(body).substr(0, detail::sniff_limit));
    for (;;) {
      const json::token t = in.next();
      if (t >= json::token::end) return {};
      if (in.depth() > 3) {
        (void)in.skip();
        continue;
      }
      if (t != json::token::string) continue;
      const std::string_view s = in.value().raw();
      if (s.find(' ') != std::string_view::npos &&
          (detail::is_lower(s[0]) || detail::is_upper(s[0]))) {
        return in.value();
      }
    }
  }

 public:
  constexpr body_fields(const detail::shape_view& shapes, std::string_view body) noexcept {
    read(shapes, body, true, built_in_parser{});
  }

  /// The same by another parser. What that one does not take is read by the built-in one.
  template <body_reader Reader>
  body_fields(const detail::shape_view& shapes, std::string_view body, Reader& reader) noexcept {
    read(shapes, body, true, other_parser<Reader>{reader});
  }

  /// What the provider's own shape finds, for who has no use for anything else. `shapes` is not
  /// empty.
  [[nodiscard]] static constexpr body_fields of_own_shape(const detail::shape_view& shapes,
                                                          std::string_view body) noexcept {
    return body_fields(shapes, body, own_shape_only{});
  }

  /// What the provider's own shape finds in a JSON object that is the part of a body at this node
  /// of its trie: for the items of a batch. `shapes` is not empty.
  [[nodiscard]] static constexpr body_fields of_part(const detail::shape_view& shapes,
                                                     std::string_view part, int node) noexcept {
    return {shapes, part, node};
  }

  /// The value that has a role; absent if there is none.
  [[nodiscard]] constexpr text operator[](role r) const noexcept { return found_[r]; }
  /// The value at a pointer that a condition of a row has; absent if there is none.
  [[nodiscard]] constexpr text at(std::string_view pointer) const noexcept {
    return found_.at(pointer);
  }
  /// How the delay is written.
  [[nodiscard]] constexpr form delay_form() const noexcept { return found_.delay_form(); }
  /// The first code in the provider's own shape for which `known` gives true; absent if there is
  /// none. Linear in the fields.
  template <class Known>
  [[nodiscard]] constexpr text code_that(const detail::shape_view& shapes,
                                         Known known) const noexcept {
    return found_.code_that(shapes, known);
  }
  [[nodiscard]] constexpr triage::body_kind kind() const noexcept { return kind_; }
  [[nodiscard]] constexpr triage::damage damage() const noexcept { return damage_; }
  /// The number of the shape that gave the code, type or message; 0: the provider's own, or none.
  [[nodiscard]] constexpr std::uint8_t shape() const noexcept { return found_.shape(); }
  /// Whether the body came in the API's own shape: that gave the code, type or message.
  [[nodiscard]] constexpr bool own() const noexcept { return found_.own(); }
  /// Whether the value that has a role was at a pointer of the provider's own shape.
  [[nodiscard]] constexpr bool own(role r) const noexcept { return found_.own(r); }

 private:
  struct own_shape_only {};

  constexpr body_fields(const detail::shape_view& shapes, std::string_view body,
                        own_shape_only /*tag*/) noexcept {
    read(shapes, body, false, built_in_parser{});
  }

  constexpr body_fields(const detail::shape_view& shapes, std::string_view part,
                        int node) noexcept {
    found_.look_for(shapes.trie);
    detail::lexer in(part);
    const step last = detail::walker<detail::lexer>::walk(in, found_, members_, node);
    flawed_ = in.flawed();
    kind_ = body_kind::json;
    judge(last);
    (void)found_.resolve(shapes);
  }

  // What is not JSON.
  [[gnu::noinline]] constexpr void read_other(const detail::shape_view& shapes,
                                              std::string_view body, bool with_generic) noexcept {
    detail::unstructured u = detail::read_unstructured(body);
    if (u.kind == body_kind::xml) {
      if (read_xml(shapes, body, with_generic)) return;
      u = detail::read_text(detail::trim(detail::without_mark(body)));
    }
    if (u.kind == body_kind::text) {
      if (const auto event = detail::error_in_events(u.message.raw())) {
        read(shapes, *event, with_generic, built_in_parser{});
        kind_ = body_kind::event_stream;
        return;
      }
    }
    kind_ = u.kind;
    found_.set_message(u.message);
    if (!u.code.empty()) found_.set(role::code, text::plain(u.code));
  }

  // The same two passes over XML. False if it is none.
  constexpr bool read_xml(const detail::shape_view& shapes, std::string_view body,
                          bool with_generic) noexcept {
    using xml_step = detail::xml_walker::step;
    for (bool own = !shapes.empty();; own = false) {
      if (own || shapes.empty()) {
        found_.look_for(own ? shapes.trie : detail::shapes_of_xml.trie);
      } else {
        found_.look_again_for(detail::shapes_of_xml.trie);
      }
      detail::xml_walker in(body, found_);
      const xml_step last = in.walk();
      if (last == xml_step::malformed && in.elements() == 0) return false;
      kind_ = body_kind::xml;
      flawed_ = in.flawed();
      judge(last == xml_step::ok          ? step::ok
            : last == xml_step::truncated ? step::truncated
                                          : step::malformed);
      if (!own) break;
      if (found_.resolve(shapes) || !with_generic) return true;
    }
    found_.resolve(detail::shapes_of_xml, detail::json_shapes);
    return true;
  }

  // Before what calls it: else clang does not know it in a constant expression.
  template <class Lexer>
  [[gnu::always_inline]] constexpr step walk_with(Lexer& in) noexcept {
    const step last = detail::walker<Lexer>::walk(in, found_, members_);
    flawed_ = in.flawed();
    return last;
  }

  constexpr step walk(std::string_view body) noexcept {
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated()) return walk_fast(body);
#endif
    detail::lexer in(body);
    return walk_with(in);
  }

  // Whether it has the provider's usual layout, and was read.
  [[gnu::always_inline]] constexpr bool read_usual(
      [[maybe_unused]] const detail::usual_view& usual,
      [[maybe_unused]] std::string_view body) noexcept {
#if TRIAGE_SIMD
    if (!std::is_constant_evaluated() && usual.size != 0 &&
        body.size() >= detail::short_lexer::least && body.back() == '}') {
      detail::usual_reader in(body);
      if (in.read(usual, found_)) {
        flawed_ = in.flawed();
        return true;
      }
      found_.forget_usual();
    }
#endif
    return false;
  }

#if TRIAGE_SIMD
  step walk_fast(std::string_view body) noexcept {
    if (body.size() >= detail::short_lexer::least && body.size() <= detail::short_lexer::most) {
      detail::short_lexer in(body);
      return walk_with(in);
    }
    detail::string_index index;
    detail::block_lexer in(body, index);
    return walk_with(in);
  }
#endif

  // Each pass looks at other parts of the body. What the last one says of the damage it met comes
  // first.
  constexpr void judge(step last) noexcept {
    if (last == step::truncated) {
      damage_ = damage::truncated;
    } else if (last == step::malformed || flawed_) {
      damage_ = damage::malformed;
    }
  }

  // Most of what is no JSON is told by its first byte.
  [[nodiscard]] static constexpr bool begins_otherwise(std::string_view s) noexcept {
    return !s.empty() && s[0] != '{' &&
           (s[0] == '<' || detail::is_upper(s[0]) ||
            (detail::is_lower(s[0]) && s[0] != 't' && s[0] != 'f' && s[0] != 'n'));
  }

  // "[error] no such host" and "404 page not found" begin like JSON.
  [[nodiscard]] constexpr bool not_json(std::string_view s, step last) const noexcept {
    if (last == step::ok) return false;
    s = detail::trim(detail::without_mark(s));
    if (s.empty()) return true;
    const bool brackets = s[0] == '{' || s[0] == '[';
    if (last == step::truncated) return !brackets && s[0] != '"';
    return !brackets || members_ == 0;
  }

  std::size_t members_ = 0;
  bool flawed_ = false;
  triage::body_kind kind_ = body_kind::empty;
  triage::damage damage_ = damage::none;
  detail::collector found_;  // last, since it is large
};

}  // namespace triage::inline TRIAGE_ABI

#endif
