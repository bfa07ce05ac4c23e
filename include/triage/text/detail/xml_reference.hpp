// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// What in the text of an XML element is not text as it is written: references, CDATA sections,
// comments and processing instructions.
#ifndef TRIAGE_TEXT_DETAIL_XML_REFERENCE_HPP
#define TRIAGE_TEXT_DETAIL_XML_REFERENCE_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <triage/config.hpp>

namespace triage::inline TRIAGE_ABI::detail {

inline constexpr std::string_view cdata_begin = "<![CDATA[";
inline constexpr std::string_view cdata_end = "]]>";

// Not inlined: it is asked in many places, and mostly the first byte has told before.
[[nodiscard, gnu::noinline]] constexpr bool goes_on_with(std::string_view s,
                                                         std::string_view mark) noexcept {
  if (s.size() < mark.size()) return false;
  for (std::size_t i = 1; i < mark.size(); ++i) {
    if (s[i] != mark[i]) return false;
  }
  return true;
}

/// Whether a text begins with a mark, which is not empty.
[[nodiscard]] constexpr bool begins_with(std::string_view s, std::string_view mark) noexcept {
  return !s.empty() && s[0] == mark[0] && goes_on_with(s, mark);
}

struct xml_reference {
  std::size_t size = 0;  ///< of the reference; 0: there is none
  std::uint32_t character = 0;
};

/// Whether a document may have this character (XML 1.0, production 2).
[[nodiscard]] constexpr bool xml_character(std::uint32_t c) noexcept {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

/// The reference that begins at the & in front: of a character, or of one of the five entities that
/// every document has (XML 1.0, sections 4.1 and 4.6). A document's own entities are not known, so
/// that a short document stays short. Linear in the reference.
[[nodiscard, gnu::noinline]] constexpr xml_reference read_reference(std::string_view s) noexcept {
  constexpr struct {
    std::string_view name;
    char character;
  } entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&apos;", '\''}, {"&quot;", '"'}};
  for (const auto& e : entities) {
    if (begins_with(s, e.name)) {
      return {e.name.size(), static_cast<unsigned char>(e.character)};
    }
  }
  if (!begins_with(s, "&#")) return {};
  const bool hex = s.size() > 2 && s[2] == 'x';
  const std::size_t first = hex ? 3 : 2;
  std::uint32_t c = 0;
  for (std::size_t i = first; i < s.size(); ++i) {
    const char d = s[i];
    std::uint32_t digit = 0;
    if (d >= '0' && d <= '9') {
      digit = static_cast<std::uint32_t>(d - '0');
    } else if (hex && d >= 'a' && d <= 'f') {
      digit = static_cast<std::uint32_t>(d - 'a') + 10;
    } else if (hex && d >= 'A' && d <= 'F') {
      digit = static_cast<std::uint32_t>(d - 'A') + 10;
    } else {
      return d == ';' && i != first && xml_character(c) ? xml_reference{i + 1, c} : xml_reference{};
    }
    c = c > 0x10FFFF ? c : c * (hex ? 16 : 10) + digit;
  }
  return {};
}

/// The size of the comment or processing instruction that begins in front, which is the rest of the
/// text if it does not end (`whole`); 0 if none begins there.
[[nodiscard, gnu::noinline]] constexpr std::size_t xml_aside(std::string_view s,
                                                             bool& whole) noexcept {
  const bool comment = begins_with(s, "<!--");
  if (!comment && !begins_with(s, "<?")) return 0;
  const std::string_view mark = comment ? "-->" : "?>";
  const std::size_t end = s.find(mark, comment ? 4 : 2);
  whole = end != std::string_view::npos;
  return whole ? end + mark.size() : s.size();
}

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
