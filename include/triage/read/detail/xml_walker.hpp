// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// From an XML document to the values that a collector remembers: an element is a member.
#ifndef TRIAGE_READ_DETAIL_XML_WALKER_HPP
#define TRIAGE_READ_DETAIL_XML_WALKER_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/read/detail/collector.hpp>
#include <triage/read/detail/lexer.hpp>
#include <triage/tables/detail/shape_trie.hpp>
#include <triage/text/detail/utf8.hpp>
#include <triage/read/detail/xml_lexer.hpp>
#include <triage/text/detail/xml_reference.hpp>
#include <triage/text/headers.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// The text of one element, put together from the pieces between the tags, comments and sections in
/// it: a view of the body from the first to the last of them, without the white space around.
class xml_content {
 public:
  /// The next piece, as it is written.
  [[gnu::noinline]] constexpr void add(std::string_view written) noexcept {
    const std::string_view s = trim(written);
    if (s.empty()) return;
    const bool references = check_text(s, true) != 0;
    extend(s.data(), s.data() + s.size(), references);
  }

  /// The contents of the next CDATA section. Alone, they are the text, without the marks.
  [[gnu::noinline]] constexpr void add_section(std::string_view inside, bool whole) noexcept {
    const std::string_view s = trim(inside);
    if (s.empty()) return;
    (void)check_text(s, false);
    const char* const mark = inside.data() - cdata_begin.size();
    if (first_ == nullptr) {
      first_ = s.data();
      last_ = s.data() + s.size();
      mark_ = mark;
    } else {
      extend(mark, inside.data() + inside.size() + (whole ? cdata_end.size() : 0), true);
    }
  }

  /// `here`: where an empty text is.
  [[nodiscard]] constexpr piece value(const char* here) const noexcept {
    if (first_ == nullptr) return {here, 0, text::form::plain};
    return {first_, static_cast<std::size_t>(last_ - first_),
            written_ ? text::form::xml : text::form::plain};
  }

  /// Whether it has something that a document must not have: a control character, bytes that are
  /// not UTF-8, or a reference to something that is not known.
  [[nodiscard]] constexpr bool flawed() const noexcept { return flawed_; }

 private:
  constexpr void extend(const char* first, const char* last, bool written) noexcept {
    written_ = written_ || written || first_ != nullptr;  // there is something between two pieces
    if (first_ == nullptr) first_ = first;
    if (mark_ != nullptr) first_ = mark_;
    mark_ = nullptr;
    last_ = last;
  }

  // Looks for flaws. Gives the number of references.
  [[gnu::noinline]] constexpr std::size_t check_text(std::string_view s, bool references) noexcept {
    std::size_t found = 0;
    const char* const end = s.data() + s.size();
    for (const char* p = s.data(); p != end;) {
      const auto c = static_cast<unsigned char>(*p);
      std::size_t length = 1;
      if (c == '&' && references) {
        ++found;
        length = read_reference({p, static_cast<std::size_t>(end - p)}).size;
      } else if (c >= 0x80) {
        length = utf8_length(p, end);
      } else if (!xml_character(c)) {
        length = 0;
      }
      flawed_ = flawed_ || length == 0;
      p += length == 0 ? 1 : length;
    }
    return found;
  }

  const char* first_ = nullptr;
  const char* last_ = nullptr;
  const char* mark_ = nullptr;  // of a section that is all there is so far: where it begins
  bool written_ = false;        // whether something has to be decoded
  bool flawed_ = false;
};

/// Walks an XML document and tells a collector what it meets. An element is a member of the one
/// that it is in, and the root element one of the document: the pointer of <Error><Code> is
/// /Error/Code. Prefixes of names are cut off, and attributes passed over. An element with other
/// elements in it is an object; one with text, or an empty one, is a string. Of several elements of
/// one name in the same element, the first is taken, with everything in it.
///
/// Constant stack, whatever the depth; linear time.
class xml_walker {
 public:
  using step = xml_lexer::step;

  constexpr xml_walker(std::string_view body, collector& found) noexcept
      : in_(body), end_(body.data() + body.size()), found_(found) {}

  /// To the end of the document (`ok`) or to where it stops being one.
  [[gnu::noinline]] constexpr step walk() noexcept {
    step s = in_.prolog();
    if (s != step::ok) return s;
    frame open[max_pointer_depth + 1];  // the elements around this place that are of interest
    unsigned depth = 0;
    open[0].node = 0;  // the document itself
    // Objects are noted without a text: no role can have them, as details are lists of JSON.
    found_.note(0, json_kind::object, {});
    for (;;) {
      frame& top = open[depth];
      if (depth != 0) {
        const std::string_view text = in_.skip_text();
        if (!top.parent) add(top.content, text);
        if (in_.at_end() || in_.cut_in("<!--") || in_.cut_in(cdata_begin)) {
          cut(top);
          return step::truncated;
        }
      }
      if (depth != 0 && in_.at("</")) {
        if (!top.parent) {
          found_.note(top.node, json_kind::string, top.content.value(in_.rest().data()));
          flawed_ = flawed_ || top.content.flawed();
        }
        std::string_view tag;
        s = in_.end_tag(tag);
        if (s == step::ok && tag != top.tag) s = step::malformed;
        if (s != step::ok) return s;
        if (--depth == 0) return in_.epilog();
      } else if (depth != 0 && (in_.at("<!--") || in_.at("<?"))) {
        s = in_.skip_aside();
        if (s != step::ok) {
          cut(top);
          return s;
        }
      } else if (depth != 0 && in_.at(cdata_begin)) {
        std::string_view inside;
        s = in_.cdata(inside);
        const bool whole = s == step::ok;
        if (!top.parent) top.content.add_section(whole ? inside : without_half_end(inside), whole);
        if (!whole) {
          cut(top);
          return s;
        }
      } else {
        std::string_view tag;
        bool closed = false;
        s = in_.start_tag(tag, closed);
        if (s != step::ok) {
          cut(top);
          return s;
        }
        ++elements_;
        if (!top.parent && depth != 0) found_.note(top.node, json_kind::object, {});
        top.parent = true;
        const int node = found_.first_member(top.node, local_name(tag), end_);
        if (closed) {
          if (node != no_node)
            found_.note(node, json_kind::string, xml_content().value(in_.rest().data()));
          s = step::ok;
        } else if (node == no_node) {
          s = in_.skip_element();
        } else {
          open[++depth] = {node, tag, false, {}};
        }
        if (s != step::ok) return s;
        if (depth == 0) return in_.epilog();
      }
    }
  }

  /// How many elements began.
  [[nodiscard]] constexpr std::size_t elements() const noexcept { return elements_; }
  /// Whether some text that was read is not what XML asks for.
  [[nodiscard]] constexpr bool flawed() const noexcept { return flawed_; }

 private:
  struct frame {
    int node = no_node;
    std::string_view tag = {};
    bool parent = false;  // has elements in it
    xml_content content = {};
  };

  // The next text of an element. At the end of the body, without half a reference or half a
  // character.
  constexpr void add(xml_content& content, std::string_view text) noexcept {
    content.add(in_.at_end() ? whole_characters(without_reference(text)) : text);
  }

  // The reading ends within this element. What there is of a message is better than none.
  constexpr void cut(const frame& top) noexcept {
    const piece value = top.content.value(in_.rest().data());
    if (!top.parent && value.size != 0) found_.note_partial(top.node, value);
    flawed_ = flawed_ || top.content.flawed();
  }

  static constexpr std::string_view without_reference(std::string_view s) noexcept {
    const std::size_t at = s.rfind('&');
    if (at == std::string_view::npos || s.find(';', at) != std::string_view::npos) return s;
    for (std::size_t i = at + 1; i < s.size(); ++i) {
      const char c = s[i];
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'F');
      if (!letter && !(c >= '0' && c <= '9') && c != '#') return s;
    }
    return {s.data(), at};
  }

  // Of a section that is cut off: the end may be half of its mark.
  static constexpr std::string_view without_half_end(std::string_view s) noexcept {
    for (int i = 0; i < 2 && !s.empty() && s.back() == ']'; ++i) s.remove_suffix(1);
    return whole_characters(s);
  }

  static constexpr std::string_view whole_characters(std::string_view s) noexcept {
    const char* const end = s.data() + s.size();
    for (std::size_t n = 1; n <= 3 && n <= s.size(); ++n) {
      const char* const p = end - n;
      if ((static_cast<unsigned char>(*p) & 0xC0U) == 0x80U) continue;
      if (static_cast<unsigned char>(*p) >= 0xC2 && utf8_length(p, end) == 0) s.remove_suffix(n);
      break;
    }
    return s;
  }

  xml_lexer in_;
  const char* end_;
  collector& found_;
  std::size_t elements_ = 0;
  bool flawed_ = false;
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
