// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The pieces of XML's grammar that the reader is made of (XML 1.0, fifth edition).
#ifndef TRIAGE_READ_DETAIL_XML_LEXER_HPP
#define TRIAGE_READ_DETAIL_XML_LEXER_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/text/detail/xml_reference.hpp>
#include <triage/text/headers.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// A place in an XML document, and steps over what is there. A step that does not succeed leaves
/// the place where it failed. Nothing is expanded, and what a document type declaration says is not
/// looked at. Each step is linear in what it goes over.
///
/// The steps are not inlined: GCC inlines only so much in one file, and bodies of XML are rare.
class xml_lexer {
 public:
  enum class step : std::uint8_t {
    ok,
    truncated,  ///< the text ends here, in the middle
    malformed,  ///< this is not XML
  };

  /// Skips a byte order mark.
  explicit constexpr xml_lexer(std::string_view s) noexcept : text_(s) {
    if (begins_with(s, "\xEF\xBB\xBF")) at_ = 3;
  }

  [[nodiscard]] constexpr std::size_t here() const noexcept { return at_; }
  [[nodiscard]] constexpr bool at_end() const noexcept { return at_ == text_.size(); }
  [[nodiscard]] constexpr std::string_view rest() const noexcept { return from(at_, text_.size()); }
  [[nodiscard]] constexpr bool at(std::string_view mark) const noexcept {
    return begins_with(rest(), mark);
  }
  /// Whether the text ends within this mark, or before it.
  [[nodiscard]] constexpr bool cut_in(std::string_view mark) const noexcept {
    return text_.size() - at_ < mark.size() && begins_with(mark, rest());
  }

  /// Whether there was white space.
  constexpr bool skip_space() noexcept {
    const std::size_t start = at_;
    while (at_ != text_.size() && blank(text_[at_])) ++at_;
    return at_ != start;
  }

  /// To the next <, or to the end. Gives what is before.
  constexpr std::string_view skip_text() noexcept {
    const std::size_t start = at_;
    const std::size_t next = text_.find('<', at_);
    at_ = next == std::string_view::npos ? text_.size() : next;
    return from(start, at_);
  }

  /// At "<!--" or "<?": over the comment or processing instruction.
  [[gnu::noinline]] constexpr step skip_aside() noexcept {
    bool whole = false;
    at_ += xml_aside(rest(), whole);
    return whole ? step::ok : step::truncated;
  }

  /// At "<![CDATA[": over the section. Gives its contents, up to the end if it is cut off.
  [[gnu::noinline]] constexpr step cdata(std::string_view& out) noexcept {
    const std::size_t start = at_ + cdata_begin.size();
    const std::size_t end = text_.find(cdata_end, start);
    const bool whole = end != std::string_view::npos;
    out = from(start, whole ? end : text_.size());
    at_ = whole ? end + cdata_end.size() : text_.size();
    return whole ? step::ok : step::truncated;
  }

  /// Before the root element: over white space, comments, processing instructions and a document
  /// type declaration; `ok` at a < with something else behind it.
  [[gnu::noinline]] constexpr step prolog() noexcept {
    for (;;) {
      skip_space();
      if (at_end()) return step::truncated;
      if (!at("<")) return step::malformed;
      step s = step::ok;
      if (at("<!--") || at("<?")) {
        s = skip_aside();
      } else if (at(doctype)) {
        s = skip_doctype();
      } else {
        return cut_in("<!--") || cut_in(doctype) ? step::truncated : step::ok;
      }
      if (s != step::ok) return s;
    }
  }

  /// Behind the root element: over white space, comments and processing instructions, to the end.
  [[gnu::noinline]] constexpr step epilog() noexcept {
    for (;;) {
      skip_space();
      if (at_end()) return step::ok;
      if (!at("<!--") && !at("<?")) {
        return cut_in("<!--") ? step::truncated : step::malformed;
      }
      if (const step s = skip_aside(); s != step::ok) return s;
    }
  }

  /// At the < of a start tag: over it. `closed`: it is an empty element's.
  [[gnu::noinline]] constexpr step start_tag(std::string_view& tag, bool& closed) noexcept {
    ++at_;
    step s = name(tag);
    closed = false;
    while (s == step::ok) {
      const bool space = skip_space();
      if (at_end()) return step::truncated;
      if (at(">")) {
        ++at_;
        return step::ok;
      }
      if (at("/")) {
        ++at_;
        closed = true;
        return mark('>');
      }
      if (!space) return step::malformed;
      s = attribute();
    }
    return s;
  }

  /// At a <: the name behind it; empty if there is none.
  [[nodiscard]] constexpr std::string_view tag_name() const noexcept {
    xml_lexer ahead = *this;
    std::string_view found;
    ++ahead.at_;
    return ahead.name(found) == step::ok ? found : std::string_view();
  }

  /// At the "</" of an end tag: over it.
  [[gnu::noinline]] constexpr step end_tag(std::string_view& tag) noexcept {
    at_ += 2;
    if (const step s = name(tag); s != step::ok) return s;
    skip_space();
    return mark('>');
  }

  /// Behind the start tag of an element: over what is in it, and over its end tag, whose name may
  /// be any, as may be those between. Counts tags and does not recurse.
  [[gnu::noinline]] constexpr step skip_element() noexcept {
    std::string_view name;
    std::size_t open = 1;
    for (;;) {
      skip_text();
      step s = step::ok;
      bool closed = false;
      if (at_end() || cut_in("<!--") || cut_in(cdata_begin)) {
        return step::truncated;
      }
      if (at("</")) {
        s = end_tag(name);
        if (s == step::ok && --open == 0) return s;
      } else if (at("<!--") || at("<?")) {
        s = skip_aside();
      } else if (at(cdata_begin)) {
        s = cdata(name);
      } else {
        s = start_tag(name, closed);
        if (!closed) ++open;
      }
      if (s != step::ok) return s;
    }
  }

 private:
  [[nodiscard]] constexpr std::string_view from(std::size_t first,
                                                std::size_t last) const noexcept {
    return {text_.data() + first, last - first};
  }

  static constexpr std::string_view doctype = "<!DOCTYPE";

  // Bytes beyond ASCII may be part of any name.
  static constexpr bool begins_name(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
  }
  static constexpr bool continues_name(char c) noexcept {
    return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
  }

  [[gnu::noinline]] constexpr step name(std::string_view& out) noexcept {
    if (at_end()) return step::truncated;
    if (!begins_name(text_[at_])) return step::malformed;
    const std::size_t start = at_;
    while (at_ != text_.size() && continues_name(text_[at_])) ++at_;
    out = from(start, at_);
    return step::ok;
  }

  constexpr step mark(char c) noexcept {
    if (at_end()) return step::truncated;
    if (text_[at_] != c) return step::malformed;
    ++at_;
    return step::ok;
  }

  // At a quote: over the string.
  constexpr step quoted() noexcept {
    if (at_end()) return step::truncated;
    const char quote = text_[at_];
    if (quote != '"' && quote != '\'') return step::malformed;
    const std::size_t end = text_.find(quote, at_ + 1);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
    return end == std::string_view::npos ? step::truncated : step::ok;
  }

  constexpr step attribute() noexcept {
    std::string_view its;
    step s = name(its);
    if (s != step::ok) return s;
    skip_space();
    s = mark('=');
    if (s != step::ok) return s;
    skip_space();
    return quoted();
  }

  // Over the declarations in brackets, too, whose strings and comments may have any character.
  [[gnu::noinline]] constexpr step skip_doctype() noexcept {
    bool inside = false;
    at_ += doctype.size();
    while (!at_end()) {
      const char c = text_[at_];
      step s = step::ok;
      if (c == '"' || c == '\'') {
        s = quoted();
      } else if (at("<!--") || at("<?")) {
        s = skip_aside();
      } else {
        ++at_;
        if (c == '>' && !inside) return step::ok;
        if (c == '[') inside = true;
        if (c == ']') inside = false;
      }
      if (s != step::ok) return s;
    }
    return step::truncated;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// A name without its prefix (Namespaces in XML 1.0, section 4).
[[nodiscard]] constexpr std::string_view local_name(std::string_view name) noexcept {
  return name.substr(name.rfind(':') + 1);  // npos + 1 is 0
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
