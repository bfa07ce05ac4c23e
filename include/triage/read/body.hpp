// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What kind of body it is, and what a person would read in one that is not JSON.
#ifndef TRIAGE_READ_BODY_HPP
#define TRIAGE_READ_BODY_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <triage/read/detail/labels.hpp>
#include <triage/read/detail/xml_lexer.hpp>
#include <triage/text/detail/simd.hpp>
#include <triage/text/headers.hpp>
#include <triage/text/text.hpp>

namespace triage::inline TRIAGE_ABI {

/// Told from the bytes, since proxies send HTML as application/json and APIs JSON as text/plain.
enum class body_kind : std::uint8_t {
  empty,  ///< nothing, or nothing but white space, possibly behind a byte order mark
  json,   ///< possibly damaged
  html,   ///< XHTML, too
  xml,    ///< possibly damaged
  text,
  binary,  ///< with control characters that no text has
  gzip,    ///< still compressed (RFC 1952): decode it first, then ask again
  zstd,    ///< still compressed (RFC 8878): decode it first, then ask again
  unread,  ///< a success: nobody looked
  /// An event stream that was saved as a whole: its last error was read, else its last event
  event_stream,
};

/// What is wrong with a JSON or XML body, where it was read: what no shape asks for is passed over
/// and not checked. The fields that were read before the damage are used.
enum class damage : std::uint8_t {
  none,
  truncated,  ///< it ends in the middle
  malformed,  ///< it is not what RFC 8259 or XML 1.0 asks for
};

[[nodiscard]] constexpr std::string_view to_string(body_kind k) noexcept {
  switch (k) {
    case body_kind::empty: break;
    case body_kind::json: return "json";
    case body_kind::html: return "html";
    case body_kind::xml: return "xml";
    case body_kind::text: return "text";
    case body_kind::binary: return "binary";
    case body_kind::gzip: return "gzip";
    case body_kind::zstd: return "zstd";
    case body_kind::unread: return "unread";
    case body_kind::event_stream: return "event_stream";
  }
  return "empty";
}

[[nodiscard]] constexpr std::string_view to_string(damage d) noexcept {
  return d == damage::none ? "none" : d == damage::truncated ? "truncated" : "malformed";
}

namespace detail {

// How far into a body that is not JSON one looks for what it is and says. Pages that proxies make
// have their title at the top.
inline constexpr std::size_t sniff_limit = 4096;

/// Where a tag such as "<title" begins, in any case.
[[nodiscard]] constexpr std::size_t find_tag(std::string_view s, std::string_view tag,
                                             std::size_t from = 0) noexcept {
  const std::size_t at = find_name(s.substr(from), tag);
  return at == std::string_view::npos ? at : from + at;
}

/// The trimmed text of the first element `<tag …>…</tag>`; empty if there is none or it is not
/// closed. `tag` is "<title" and the like. Character references stay as they are.
[[nodiscard]] constexpr std::string_view element_text(std::string_view html,
                                                      std::string_view tag) noexcept {
  for (std::size_t at = find_tag(html, tag); at != std::string_view::npos;
       at = find_tag(html, tag, at + 1)) {
    const std::size_t after = at + tag.size();
    if (after < html.size() && html[after] != '>' && !blank(html[after])) continue;
    const std::size_t open = html.find('>', after);
    if (open == std::string_view::npos) break;
    const std::size_t close = html.find('<', open);
    if (close == std::string_view::npos) break;
    return trim(html.substr(open + 1, close - open - 1));
  }
  return {};
}

/// Without a byte order mark at the beginning, which is no part of the text (RFC 3629 section 6).
[[nodiscard]] constexpr std::string_view without_mark(std::string_view body) noexcept {
  if (body.substr(0, 3) == "\xEF\xBB\xBF") body.remove_prefix(3);
  return body;
}

struct unstructured {
  body_kind kind = body_kind::empty;
  text message;
  std::string_view code = {};  ///< empty if there is none
};

// Without <html>, a page begins with one of these elements.
inline constexpr std::string_view page_elements[] = {
    "head", "body", "title", "meta", "link",  "style", "script", "center", "h1", "h2",
    "h3",   "p",    "div",   "pre",  "table", "font",  "b",      "br",     "hr"};
inline constexpr std::string_view page_marks[] = {"<html", "<head", "<body", "<title"};

/// The same for what does not begin as most pages do.
[[nodiscard, gnu::noinline]] constexpr bool is_other_html(std::string_view top) noexcept {
  xml_lexer in(top);
  const bool has_root = in.prolog() == xml_lexer::step::ok;
  const std::string_view root = has_root ? in.tag_name() : std::string_view();
  if (same_name(local_name(root), "html")) return true;
  constexpr std::string_view doctype = "<!doctype html";
  if (find_tag(top.substr(0, in.here() + doctype.size()), doctype) != std::string_view::npos) {
    return true;
  }
  if (!root.empty()) {
    // Other documents have elements such as <Body> and <Title>, too.
    if (begins_with(top, "<?xml")) return false;
    bool known = false;
    for (const std::string_view element : page_elements) {
      known = known || same_name(root, element);
    }
    if (!known) return false;
  }
  for (const std::string_view mark : page_marks) {
    if (find_tag(top, mark) != std::string_view::npos) return true;
  }
  return false;
}

/// Whether it is a page, and no other XML. `top` is the beginning of the text, at a <.
[[nodiscard]] constexpr bool is_html(std::string_view top) noexcept {
  // Most pages begin with one of these, and then what comes behind does not matter.
  constexpr std::string_view doctype = "<!doctype html";
  constexpr std::string_view root = "<html>";
  const std::string_view usual = top.size() > 1 && top[1] == '!' ? doctype : root;
  return same_name(top.substr(0, usual.size()), usual) || is_other_html(top);
}

/// Whether there are control characters that no text has.
[[nodiscard]] constexpr bool is_binary(std::string_view s) noexcept {
  std::size_t i = 0;
#if TRIAGE_SIMD
  if (!std::is_constant_evaluated()) {
    const auto are_there = [&](std::size_t at) {
      const simd::bytes b = simd::load(s.data() + at);
      // Most texts have not even white space other than blanks.
      return simd::bits((b > simd::splat('\xFF')) & (b < simd::splat(' '))) != 0 &&
             simd::controls(b) != 0;
    };
    for (; i + simd::width <= s.size(); i += simd::width) {
      if (are_there(i)) return true;
    }
    // The last bytes together with some from before rather than one by one.
    if (i != 0) return i != s.size() && are_there(s.size() - simd::width);
  }
#endif
  for (; i < s.size(); ++i) {
    if (static_cast<unsigned char>(s[i]) < 0x20 && !blank(s[i]) && s[i] != '\x1b') return true;
  }
  return false;
}

/// For a body of which nothing else is known, trimmed.
[[nodiscard, gnu::noinline]] constexpr unstructured read_text(std::string_view all) noexcept {
  if (is_binary(all.substr(0, sniff_limit))) return {body_kind::binary, {}};
  return {body_kind::text, text::plain(all), code_of_text(all.substr(0, sniff_limit))};
}

/// For a body that is not JSON. It says `xml` of what looks like it; the reader finds out.
[[nodiscard]] constexpr unstructured read_unstructured(std::string_view body) noexcept {
  // The magic numbers of RFC 1952, 2.3.1 and RFC 8878, 3.1.1. What is inside is not for us to
  // unpack, so the message is ours: it is what a log would lack.
  if (body.substr(0, 2) == "\x1f\x8b") {
    return {body_kind::gzip, text::plain("the body is compressed with gzip: decode it first")};
  }
  if (body.substr(0, 4) == "\x28\xb5\x2f\xfd") {
    return {body_kind::zstd, text::plain("the body is compressed with zstd: decode it first")};
  }
  const std::string_view all = trim(without_mark(body));
  if (all.empty()) return {};
  const std::string_view top = all.substr(0, sniff_limit);
  if (top[0] != '<') return read_text(all);
  if (!is_html(top)) return {body_kind::xml, {}};
  std::string_view said = element_text(top, "<title");
  if (said.empty()) said = element_text(top, "<h1");
  // Express says no more in the title, and what happened in the text.
  if (same_name(said, "error")) {
    const std::string_view more = element_text(top, "<pre");
    if (!more.empty()) said = more;
  }
  return {body_kind::html, said.empty() ? text{} : text::plain(said), code_in_page(top)};
}

}  // namespace detail
}  // namespace triage::inline TRIAGE_ABI

#endif
