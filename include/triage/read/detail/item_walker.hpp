// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// Finds the values that a pointer leads to, one after the other, in JSON and in XML.
#ifndef TRIAGE_READ_DETAIL_ITEM_WALKER_HPP
#define TRIAGE_READ_DETAIL_ITEM_WALKER_HPP

#include <cstddef>
#include <string_view>

#include <triage/read/body.hpp>
#include <triage/read/detail/xml_lexer.hpp>
#include <triage/read/json.hpp>
#include <triage/tables/detail/shape_trie.hpp>
#include <triage/text/headers.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// A value that a pointer leads to: all of it, as it is written.
struct item_place {
  std::string_view raw;
  std::size_t index = 0;  ///< its place in the array or among the elements of its name, from 0
  text name;              ///< the name of the member that it is; absent of an element of an array
};

/// The tokens of a pointer; none of one that is deeper than any in a table.
class pointer_tokens {
 public:
  explicit constexpr pointer_tokens(std::string_view pointer) noexcept {
    while (!pointer.empty() && size_ < max_pointer_depth) {
      pointer.remove_prefix(1);
      tokens_[size_] = pointer.substr(0, pointer.find('/'));
      pointer.remove_prefix(tokens_[size_++].size());
    }
    if (!pointer.empty()) size_ = 0;
  }
  [[nodiscard]] constexpr unsigned size() const noexcept { return size_; }
  [[nodiscard]] constexpr std::string_view operator[](unsigned i) const noexcept {
    return tokens_[i];
  }

 private:
  std::string_view tokens_[max_pointer_depth];
  unsigned size_ = 0;
};

/// The arrays, objects and strings that a pointer leads to in a JSON text, in order, up to its end
/// or the first damage. What is not on the way is skipped. Constant stack; one pass over the text
/// for all calls together.
class json_items {
 public:
  constexpr json_items(std::string_view body, std::string_view pointer) noexcept
      : body_(body), tokens_(pointer), in_(body) {}

  [[nodiscard]] constexpr bool next(item_place& out) noexcept {
    using json::token;
    if (depth_ == 0 && !(begin() && tokens_.size() != 0)) return false;
    for (;;) {
      level& here = open_[depth_ - 1];
      token t = in_.next();
      if (t == token::object_end || t == token::array_end) {
        if (--depth_ == 0) return ended();
        continue;
      }
      text name;
      if (t == token::key) {
        name = in_.value();
        t = in_.next();
      }
      if (t >= token::end) return ended();
      const std::string_view wanted = tokens_[depth_ - 1];
      const bool on_the_way = wanted == "*" || (here.object ? is_named(name, wanted)
                                                            : array_index(wanted) == here.next);
      const std::size_t index = static_cast<std::size_t>(here.next++);
      const bool container = t == token::object_begin || t == token::array_begin;
      if (!on_the_way) {
        if (container) in_.skip();
        continue;
      }
      // Of several places that * stands for, the first array's is the item's.
      if (wanted == "*" && !here.object && counted_at_ >= depth_) {
        counted_at_ = depth_;
        index_ = index;
      }
      if (depth_ == tokens_.size()) {
        if (!take(t, out)) continue;
        out.index = counted_at_ <= depth_ ? index_ : count_;
        out.name = name;
        ++count_;
        return true;
      }
      if (container) open_[depth_++] = {t == token::object_begin, 0};
    }
  }

 private:
  struct level {
    bool object = false;
    std::int32_t next = 0;  // place of the next element or member
  };

  constexpr bool begin() noexcept {
    const json::token t = in_.next();
    if (t != json::token::object_begin && t != json::token::array_begin) return ended();
    open_[depth_++] = {t == json::token::object_begin, 0};
    return true;
  }
  constexpr bool ended() noexcept {
    depth_ = 0;
    return false;
  }

  // The value whose first token was `t`. False if it is none that can be an item.
  constexpr bool take(json::token t, item_place& out) noexcept {
    using json::token;
    if (t == token::string) {
      const std::string_view inside = in_.value().raw();
      out.raw = {inside.data() - 1, inside.size() + 2};
      return true;
    }
    if (t != token::object_begin && t != token::array_begin) return false;
    const std::size_t start = in_.offset() - 1;
    const bool whole = in_.skip() != token::truncated;
    out.raw = whole ? body_.substr(start, in_.offset() - start) : body_.substr(start);
    return true;
  }

  std::string_view body_;
  pointer_tokens tokens_;
  json::scanner in_;
  level open_[max_pointer_depth] = {};
  unsigned depth_ = 0;  // of open_
  unsigned counted_at_ = max_pointer_depth + 1;
  std::size_t index_ = 0;
  std::size_t count_ = 0;
};

/// The same for the elements that a path leads to in an XML text; names are compared without their
/// prefix. A * stands for elements of any name.
class xml_items {
 public:
  constexpr xml_items(std::string_view body, std::string_view path) noexcept
      : body_(body), tokens_(path), in_(body) {}

  [[nodiscard]] constexpr bool next(item_place& out) noexcept {
    using step = xml_lexer::step;
    if (done_ || tokens_.size() == 0) return false;
    if (!begun_ && in_.prolog() != step::ok) return ended();
    begun_ = true;
    for (;;) {
      std::string_view name;
      step s = step::ok;
      if (depth_ != 0) {
        in_.skip_text();
        if (in_.at_end()) return ended();
        if (in_.at("</")) {
          if (in_.end_tag(name) != step::ok || --depth_ == 0) return ended();
          continue;
        }
        if (in_.at("<!--") || in_.at("<?")) {
          if (in_.skip_aside() != step::ok) return ended();
          continue;
        }
        if (in_.at(cdata_begin)) {
          if (in_.cdata(name) != step::ok) return ended();
          continue;
        }
      }
      const std::size_t start = in_.here();
      bool closed = false;
      if (in_.start_tag(name, closed) != step::ok) return ended();
      const bool on_the_way = tokens_[depth_] == "*" || local_name(name) == tokens_[depth_];
      const bool item = on_the_way && depth_ + 1 == tokens_.size();
      if (on_the_way && !item && !closed) {
        ++depth_;
        continue;
      }
      if (!closed) s = in_.skip_element();
      if (s != step::ok || depth_ == 0) (void)ended();
      if (item) {
        const std::size_t end = s == step::ok ? in_.here() : body_.size();
        out = {body_.substr(start, end - start), count_++, {}};
        return true;
      }
      if (done_) return false;
    }
  }

 private:
  constexpr bool ended() noexcept {
    done_ = true;
    return false;
  }

  std::string_view body_;
  pointer_tokens tokens_;
  xml_lexer in_;
  unsigned depth_ = 0;  // elements around this place, all on the way
  std::size_t count_ = 0;
  bool begun_ = false;
  bool done_ = false;
};

/// Whether a body is to be read as XML: it begins with <.
[[nodiscard]] constexpr bool looks_like_xml(std::string_view body) noexcept {
  return trim(without_mark(body).substr(0, 64)).substr(0, 1) == "<";
}

/// The value that a pointer leads to in an item, as it is written; empty if there is none. The
/// pointer has no *, and in XML it begins with the name of the item's own element.
[[nodiscard]] constexpr std::string_view raw_member(std::string_view item,
                                                    std::string_view pointer) noexcept {
  item_place found;
  if (looks_like_xml(item)) {
    (void)xml_items(item, pointer).next(found);
  } else {
    (void)json_items(item, pointer).next(found);
  }
  return found.raw;
}

/// The text in an element that is given from < to >, without the white space around it; absent if
/// there is no element.
[[nodiscard]] constexpr text element_value(std::string_view element) noexcept {
  if (element.empty()) return {};
  xml_lexer in(element);
  std::string_view name;
  bool closed = false;
  (void)in.start_tag(name, closed);
  const std::size_t end = in.rest().rfind("</");
  if (end == std::string_view::npos) return text::plain(element.substr(0, 0));
  return {trim(in.rest().substr(0, end)), text::form::xml};
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
